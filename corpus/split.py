"""Passages: one leaf of the outline each, or a point with its short items; long ones cut at sentence ends."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from corpus.cut import cut
from corpus.model import Directive, Passage, Role, Section, Span, join_spans
from corpus.parse.lines import plain
from corpus.rows import pack_rows

Fits = Callable[[str, Sequence[str]], bool]  # whether one passage can hold a text under its headings

_LONGEST = 1_200  # characters; 90 % of the leaves of real directives are shorter than 1,033
_ONE_THOUGHT = 900  # characters of a point with its lettered items
_LETTERED = re.compile(r"^[a-zđ]\d?$")
# Under the title, these short formal parts would be found for whatever the title says.
_WITHOUT_BREADCRUMB = frozenset((Role.HEADER, Role.ADDRESSEES, Role.CLOSING, Role.RECIPIENTS, Role.SIGNATURE))


class _Group(NamedTuple):
    """Text that makes one passage, if it isn't too long: whose it is and where it stands."""

    section: int
    spans: tuple[Span, ...]
    without_lead: bool = False  # items of a point whose own text lies in another group


def fits_by_length(text: str, _headings: Sequence[str] = ()) -> bool:
    """Whether a text is short enough to be read as one thought."""
    return len(text) <= _LONGEST


def split(directive: Directive, fits: Fits = fits_by_length) -> list[Passage]:
    """The passages of a directive in outline order; every section's own text lies in one of them at least.

    A heading with children is no passage of its own: it stands in their breadcrumb.
    """
    children = _children(directive.sections)
    absorbed: set[int] = set()
    groups: list[_Group] = []
    for index, section in enumerate(directive.sections):
        if index in absorbed or (children[index] and _is_only_heading(directive.text, section)):
            continue
        if section.role is Role.TABLE:
            groups.extend(_Group(index, pack) for pack in pack_rows(directive.text, section.spans))
            continue
        own = _Group(index, section.spans)
        items = [_branch(directive, item, children) for item in children[index] if _is_item(directive, section, item)]
        packed, taken = _packed(own, items)
        absorbed.update(taken)
        groups.extend(packed)
    return [passage for of_section in _by_section(groups) for passage in _passages(directive, of_section, fits)]


def _children(sections: Sequence[Section]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in sections]
    for index, section in enumerate(sections):
        if section.parent is not None:
            children[section.parent].append(index)
    return children


def _is_item(directive: Directive, point: Section, item: int) -> bool:
    """Whether a child is a lettered item of a point without heading: "2. Hồ sơ gồm: a) Đơn; b) Bản sao…".

    Such an item alone says too little to be found; under a heading it is a point of its own.
    """
    return point.heading is None and bool(_LETTERED.match(directive.sections[item].path[-1]))


class _Branch(NamedTuple):
    """A section with everything below it."""

    sections: list[int]
    spans: tuple[Span, ...]

    @property
    def length(self) -> int:
        return sum(span.end - span.start for span in self.spans)


def _branch(directive: Directive, top: int, children: Sequence[Sequence[int]]) -> _Branch:
    sections = [top]
    for section in sections:  # grows while it is walked
        sections.extend(children[section])
    spans = sorted(span for section in sections for span in directive.sections[section].spans)
    return _Branch(sections, tuple(spans))


def _packed(own: _Group, items: Sequence[_Branch]) -> tuple[list[_Group], set[int]]:
    """A point's own text and its items in groups of one thought each, and which sections the groups take in.

    An item that stays alone is left to be a passage under its own name.
    """
    groups, taken = [own], set[int]()
    length = sum(span.end - span.start for span in own.spans)
    alone: _Branch | None = None  # an item that the next one may join
    for item in items:
        if length + item.length <= _ONE_THOUGHT:
            pending = [alone, item] if alone else [item]
            if alone:
                groups.append(_Group(own.section, (), without_lead=True))
            last = groups[-1]
            groups[-1] = last._replace(spans=(*last.spans, *(span for one in pending for span in one.spans)))
            taken.update(section for one in pending for section in one.sections)
            length, alone = length + item.length, None
        else:
            alone, length = item, item.length
    return groups, taken


def _by_section(groups: Sequence[_Group]) -> list[list[_Group]]:
    """Groups of one section side by side, sections in order."""
    together: dict[int, list[_Group]] = {}
    for group in groups:
        together.setdefault(group.section, []).append(group)
    return [together[section] for section in sorted(together)]


def _passages(directive: Directive, groups: Sequence[_Group], fits: Fits) -> Iterator[Passage]:
    """The passages of one section; several are numbered."""
    index = groups[0].section
    section = directive.sections[index]
    parts: list[tuple[list[Span], tuple[str, ...]]] = []
    for group in groups:
        breadcrumb = _breadcrumb(directive, section, with_lead=group.without_lead)
        found = cut(directive.text, group.spans, partial(_fits_under, fits, breadcrumb))
        parts.extend((part, breadcrumb) for part in found)
    base = f"{directive.id}#{'/'.join(section.path)}"
    for number, (part, breadcrumb) in enumerate(parts, start=1):
        name = base if len(parts) == 1 else f"{base}:{number}"
        yield Passage(name, directive.id, index, tuple(part), join_spans(directive.text, part), breadcrumb)


def _fits_under(fits: Fits, headings: Sequence[str], text: str) -> bool:
    return fits(text, headings)


def _breadcrumb(directive: Directive, section: Section, *, with_lead: bool) -> tuple[str, ...]:
    if section.role in _WITHOUT_BREADCRUMB:
        return ()
    headings = [_lead(join_spans(directive.text, section.spans))] if with_lead else []
    parent = section.parent
    while parent is not None:
        above = directive.sections[parent]
        headings.append(above.heading or _lead(join_spans(directive.text, above.spans)))
        parent = above.parent
    title = directive.fields.title
    return tuple(filter(None, ([title] if title else []) + headings[::-1]))


def _lead(text: str) -> str:
    """The beginning of a headingless point, enough to say what its items are about."""
    lead = plain(text[:400])
    return lead if len(lead) <= 160 else lead[:160].rsplit(None, 1)[0] + " …"


def _is_only_heading(text: str, section: Section) -> bool:
    if section.heading is None:
        return False
    own = join_spans(text, section.spans)
    return len(own) <= len(section.heading) + len(section.label or "") + 12
