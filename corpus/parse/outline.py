"""Paragraphs put into a tree: which label opens what, and whose the unlabelled ones are."""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace

from corpus.model import Role, Section, Span
from corpus.parse.ahead import LISTED, Ahead, look_ahead
from corpus.parse.belonging import belongs_further_out, is_closing
from corpus.parse.footnotes import marks
from corpus.parse.headings import heading_of, heads
from corpus.parse.labels import Label, Level
from corpus.parse.nesting import Nesting, Node
from corpus.parse.paragraphs import Paragraph
from corpus.parse.quotes import find_quotes

_LEAD_IN = Level.LETTER + 0.5  # a lead-in ("…sau:") holds the dashes after it and nothing else


class Outline:
    """Grows the sections of a directive paragraph by paragraph; never refuses a paragraph."""

    def __init__(self, footnotes: Set[str] = frozenset()) -> None:
        self.sections: list[Section] = []
        self.warnings: list[str] = []
        self._nesting = Nesting()
        self._footnotes = footnotes  # the numbers of all notes: other raised digits ("m²") are no marks
        self._owner_of: dict[str, int] = {}  # the section that holds a note's mark
        self._paths: dict[tuple[str, ...], int] = {}

    def in_reading_order(self) -> list[Section]:
        """Every section after its parent and its elder siblings, notes behind what they explain."""
        children: dict[int | None, list[int]] = defaultdict(list)
        for index, section in enumerate(self.sections):
            children[section.parent].append(index)
        order, waiting = [], children[None][::-1]
        while waiting:
            order.append(waiting.pop())
            waiting.extend(children[order[-1]][::-1])
        place = {index: position for position, index in enumerate(order)}
        sections = [self.sections[index] for index in order]
        return [one if one.parent is None else replace(one, parent=place[one.parent]) for one in sections]

    def add_region(self, role: Role, spans: Sequence[Span], plain: str = "") -> None:
        """A part that stands alone: header, preamble, recipients…; nothing when it has no spans."""
        if spans:
            section = self._append((role.value,), role, tuple(spans))
            self._owner_of = dict.fromkeys(marks(plain), section) | self._owner_of

    def add_body(self, paragraphs: Sequence[Paragraph]) -> None:
        """Labelled and unlabelled paragraphs and tables, footnotes filed under the paragraph of their mark."""
        running = [paragraph for paragraph in paragraphs if paragraph.footnote is None]
        owner_of: dict[str, int] = {}  # marks here come before those of what was added earlier
        quotes = find_quotes(running)
        for position, (paragraph, ahead) in enumerate(zip(running, look_ahead(running), strict=True)):
            if position in quotes.starts:
                self._nesting.enter_quote()
            section = self._place(quotes.unquoted(position, paragraph), ahead)
            if position in quotes.ends:
                self._nesting.leave_quote()
            for number in self._marks(paragraph.plain):
                owner_of.setdefault(number, section)
        self._owner_of |= owner_of
        for paragraph in paragraphs:
            if paragraph.footnote is not None:
                self._add_footnote(paragraph, self._owner_of.get(paragraph.footnote))

    def leave_body(self) -> None:
        """What comes next belongs to no point of the body."""
        self._nesting.close_to(0)

    def add_appendix(self, label: str, paragraph: Paragraph) -> None:
        """Open an attached document ("Quy chế ban hành kèm theo"): what comes next lies in it."""
        self._nesting.close_to(Level.APPENDIX)
        index = self._append((label,), Role.SECTION, paragraph.spans, label=label, heading=paragraph.plain)
        self._open(index, Level.APPENDIX, has_heading=True)

    def is_closing(self, paragraph: Paragraph) -> bool:
        """Whether a last unlabelled paragraph speaks for the whole directive and not for a point of it."""
        return is_closing(paragraph, self._nesting)

    def _marks(self, plain: str) -> list[str]:
        """The notes that a paragraph points at."""
        return [number for number in marks(plain) if number in self._footnotes] if self._footnotes else []

    def _place(self, paragraph: Paragraph, ahead: Ahead) -> int:
        label = paragraph.label
        if paragraph.is_table:
            return self._place_table(paragraph)
        if label is not None and label.level in LISTED:
            return self._place_listed(paragraph, label)
        if label is not None and self._nesting.accepts(label, stands_out=paragraph.stands_out):
            return self._place_labelled(paragraph, label, ahead)
        return self._place_unlabelled(paragraph, ahead)

    def _place_labelled(self, paragraph: Paragraph, label: Label, ahead: Ahead) -> int:
        parent = self._nesting.close_for(label)
        heading = heading_of(label.rest, paragraph, ahead.following)
        index = self._append(
            (*parent.path, label.text), Role.SECTION, paragraph.spans, label.text, heading, parent.index
        )
        whole = heading is not None and len(heading) + 3 >= len(label.rest.rstrip(" :."))
        self._open(index, label.level, has_heading=whole or not label.rest)
        return index

    def _place_listed(self, paragraph: Paragraph, label: Label) -> int:
        parent = self._nesting.close_to(label.level)
        sign = "+" if label.level is Level.PLUS else "-"
        parent.last[label.level] = parent.last.get(label.level, 0) + 1
        path = (*parent.path, f"{sign}{parent.last[label.level]}")
        index = self._append(path, Role.SECTION, paragraph.spans, sign, None, parent.index)
        self._open(index, label.level, has_heading=False)
        return index

    def _place_table(self, paragraph: Paragraph) -> int:
        parent = self._nesting.close_to(_LEAD_IN)
        parent.tables += 1
        path = (*parent.path, f"bảng{parent.tables}")
        return self._append(path, Role.TABLE, paragraph.spans, parent=parent.index)

    def _place_unlabelled(self, paragraph: Paragraph, ahead: Ahead) -> int:
        label = ahead.label
        if label is not None and self._heads_new_series(paragraph, label, ahead.following):
            return self._place_heading(paragraph, label)
        self._nesting.close_to(_LEAD_IN)
        while belongs_further_out(paragraph, ahead, self._nesting.inner) and self._nesting.close_innermost():
            pass
        parent = self._nesting.inner
        parent.unlabelled += 1
        path = (*parent.path, f"¶{parent.unlabelled}")
        index = self._append(path, Role.PARAGRAPH, paragraph.spans, parent=parent.index)
        if paragraph.plain.endswith(":"):
            self._open(index, _LEAD_IN, has_heading=False)
        return index

    def _heads_new_series(self, paragraph: Paragraph, label: Label, following: Paragraph | None) -> bool:
        """Whether it is a heading without label, after which points are counted from 1 again."""
        at_once = following is not None and following.label == label
        return heads(paragraph) and label.ordinal == 1 and (at_once or self._nesting.counts(label.level))

    def _place_heading(self, paragraph: Paragraph, label: Label) -> int:
        """A heading without label holds the series that begins after it."""
        level = label.level - 0.5
        parent = self._nesting.close_to(level)
        parent.unlabelled += 1
        path = (*parent.path, f"¶{parent.unlabelled}")
        index = self._append(path, Role.PARAGRAPH, paragraph.spans, None, paragraph.plain, parent.index)
        self._open(index, level, has_heading=True)
        return index

    def _add_footnote(self, paragraph: Paragraph, owner: int | None) -> None:
        label = f"fn{paragraph.footnote}"
        if owner is None:
            self.warnings.append(f"chú thích {paragraph.footnote} không có dấu trong bài")
        path = self.sections[owner].path if owner is not None else ()
        self._append((*path, label), Role.FOOTNOTE, paragraph.spans, label, parent=owner)

    def _open(self, index: int, level: float, *, has_heading: bool) -> None:
        self._nesting.open.append(Node(index, self.sections[index].path, level, has_heading))

    def _append(
        self,
        path: tuple[str, ...],
        role: Role,
        spans: tuple[Span, ...],
        label: str | None = None,
        heading: str | None = None,
        parent: int | None = None,
    ) -> int:
        seen = self._paths.get(path, 0) + 1
        self._paths[path] = seen
        if seen > 1:
            self.warnings.append(f"nhãn {'/'.join(path)} xuất hiện {seen} lần")
            path = (*path[:-1], f"{path[-1]}~{seen}")
        self.sections.append(Section(path, role, spans, label, heading, parent))
        return len(self.sections) - 1
