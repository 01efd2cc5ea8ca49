"""Paragraphs put into a tree: which label opens what, and whose the unlabelled ones are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.model import Role, Section, Span
from corpus.parse.headings import heading_of
from corpus.parse.labels import Label, Level
from corpus.parse.paragraphs import FOOTNOTE_MARK, Paragraph, footnote_number

# What opens a paragraph that speaks of the whole part again, after its last numbered point.
_BACK_TO_PARENT = re.compile(
    r"^(?:Tuy nhiên|Bên cạnh|Song|Nguyên nhân|Những hạn chế|Hạn chế|Những kết quả|Đạt được|Có được|Mặc dù|Nhìn chung"
    r"|Tóm lại|Đánh giá chung|Trong quá trình|Căn cứ|Trên đây|Ngoài ra)\b"
)
_CLOSING = re.compile(
    r"^(?:Căn cứ [^.;]{3,40} này|(?:Kết luận|Nghị quyết|Chỉ thị|Kế hoạch|Quyết định|Quy định|Thông báo|Công văn"
    r"|Hướng dẫn|Chương trình|Báo cáo|Công điện) này|Yêu cầu|Đề nghị|Giao |Trên đây|Nhận được|Trong quá trình"
    r"|(?:[^.;,]{3,60})(?:yêu cầu|đề nghị|thông báo|giao|báo cáo|trân trọng))"
)
_LISTED = frozenset((Level.DASH, Level.PLUS))


@dataclass(slots=True)
class _Node:
    """An open place in the tree while it grows."""

    index: int | None  # of its section; None for the root
    path: tuple[str, ...]
    level: float
    has_heading: bool = True
    ordinals: dict[Level, int] = field(default_factory=dict)  # last child of each level
    unlabelled: int = 0


class _Ahead(NamedTuple):
    """What comes after a paragraph."""

    following: Paragraph | None
    label: Label | None  # of the next paragraph that carries one and isn't a list item


def _look_ahead(paragraphs: Sequence[Paragraph]) -> list[_Ahead]:
    ahead: list[_Ahead] = []
    following: Paragraph | None = None
    label: Label | None = None
    for paragraph in reversed(paragraphs):
        ahead.append(_Ahead(following, label))
        following = paragraph
        if paragraph.label and paragraph.label.level not in _LISTED:
            label = paragraph.label
    return ahead[::-1]


class Outline:
    """Grows the sections of a directive paragraph by paragraph; never refuses a paragraph."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.warnings: list[str] = []
        self._open = [_Node(None, (), -1.0)]
        self._paths: dict[tuple[str, ...], int] = {}

    def add_region(self, role: Role, spans: Sequence[Span]) -> None:
        """A part that stands alone: header, preamble, recipients…; nothing when it has no spans."""
        if spans:
            self._append((role.value,), role, tuple(spans), parent=None)

    def add_body(self, paragraphs: Sequence[Paragraph]) -> None:
        """Labelled and unlabelled paragraphs, their footnotes filed under the paragraph of the mark."""
        running = [paragraph for paragraph in paragraphs if paragraph.footnote is None]
        owner_of: dict[str, int] = {}
        numbers = {paragraph.footnote for paragraph in paragraphs if paragraph.footnote}
        for paragraph, ahead in zip(running, _look_ahead(running), strict=True):
            section = self._place(paragraph, ahead)
            for mark in FOOTNOTE_MARK.finditer(paragraph.plain):
                if (number := footnote_number(mark["number"])) in numbers:
                    owner_of.setdefault(number, section)
        for paragraph in paragraphs:
            if paragraph.footnote is not None:
                self._add_footnote(paragraph, owner_of.get(paragraph.footnote))

    def add_appendix(self, label: str, paragraph: Paragraph) -> None:
        """Open an attached document ("Quy chế ban hành kèm theo"): what comes next lies in it."""
        self._close_to(Level.APPENDIX)
        index = self._append((label,), Role.SECTION, paragraph.spans, label=label, heading=paragraph.plain)
        self._open.append(_Node(index, self.sections[index].path, Level.APPENDIX))

    def _place(self, paragraph: Paragraph, ahead: _Ahead) -> int:
        label = paragraph.label
        if label is not None and label.level in _LISTED:
            return self._place_listed(paragraph, label)
        if label is not None and self._accepts(label):
            return self._place_labelled(paragraph, label, ahead)
        return self._place_unlabelled(paragraph, ahead)

    def _accepts(self, label: Label) -> bool:
        """Whether the label goes on a series; "5. …" inside a sentence mostly does not."""
        if label.level in (Level.APPENDIX, Level.PART, Level.CHAPTER, Level.TITLE, Level.SUBTITLE):
            return True
        if label.level in (Level.DOTTED, Level.DOTTED_TWICE):
            prefix = label.text.rpartition(".")[0]
            numbered = [node.path[-1] for node in self._open if node.level in (Level.NUMBER, Level.DOTTED)]
            return not numbered or prefix in numbered or label.text.startswith(f"{numbered[0]}.")
        last = next((node.ordinals[label.level] for node in reversed(self._open) if label.level in node.ordinals), 0)
        return label.ordinal == 1 or 0 < label.ordinal - last <= (3 if last else 2)

    def _place_labelled(self, paragraph: Paragraph, label: Label, ahead: _Ahead) -> int:
        self._close_to(label.level)
        parent = self._open[-1]
        parent.ordinals[label.level] = label.ordinal
        heading = heading_of(label.rest, paragraph, ahead.following)
        index = self._append(
            (*parent.path, label.text), Role.SECTION, paragraph.spans, label.text, heading, parent.index
        )
        whole = heading is not None and len(heading) + 3 >= len(label.rest.rstrip(" :."))
        path = self.sections[index].path
        self._open.append(_Node(index, path, label.level, whole or not label.rest))
        return index

    def _place_listed(self, paragraph: Paragraph, label: Label) -> int:
        self._close_to(label.level)
        parent = self._open[-1]
        sign = "+" if label.level is Level.PLUS else "-"
        parent.ordinals[label.level] = parent.ordinals.get(label.level, 0) + 1
        path = (*parent.path, f"{sign}{parent.ordinals[label.level]}")
        index = self._append(path, Role.SECTION, paragraph.spans, sign, None, parent.index)
        self._open.append(_Node(index, self.sections[index].path, label.level, False))
        return index

    def _place_unlabelled(self, paragraph: Paragraph, ahead: _Ahead) -> int:
        lead_level = Level.LETTER + 0.5  # a lead-in holds the dashes after it and nothing else
        self._close_to(lead_level)
        while self._belongs_further_out(paragraph, ahead):
            self._open.pop()
        parent = self._open[-1]
        parent.unlabelled += 1
        path = (*parent.path, f"¶{parent.unlabelled}")
        index = self._append(path, Role.PARAGRAPH, paragraph.spans, None, None, parent.index)
        if paragraph.plain.endswith(":"):
            self._open.append(_Node(index, self.sections[index].path, lead_level, False))
        return index

    def _belongs_further_out(self, paragraph: Paragraph, ahead: _Ahead) -> bool:
        """Whether the innermost open point is over, so that the paragraph is its parent's."""
        node = self._open[-1]
        if node.index is None or node.has_heading:
            return False
        upcoming = ahead.label
        if upcoming is not None and upcoming.level >= node.level and upcoming.ordinal > 1:
            return False  # its next sibling is still to come
        return bool(_BACK_TO_PARENT.match(paragraph.plain))

    def is_closing(self, paragraph: Paragraph) -> bool:
        """Whether a last unlabelled paragraph speaks for the whole directive and not for a point of it."""
        labelled = next((node for node in reversed(self._open) if node.level <= Level.LETTER), self._open[0])
        inside = labelled.index is not None and labelled.has_heading
        return not inside and bool(_CLOSING.match(paragraph.plain))

    def _add_footnote(self, paragraph: Paragraph, owner: int | None) -> None:
        label = f"fn{paragraph.footnote}"
        if owner is None:
            self.warnings.append(f"chú thích {paragraph.footnote} không có dấu trong bài")
        path = self.sections[owner].path if owner is not None else ()
        self._append((*path, label), Role.FOOTNOTE, paragraph.spans, label, None, owner)

    def _close_to(self, level: float) -> None:
        while self._open[-1].level >= level:
            self._open.pop()

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
