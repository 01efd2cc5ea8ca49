"""Passages: one leaf of the outline each, long ones split at sentence ends."""

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.model import Directive, Passage, Role, Section, Span, join_spans

Fits = Callable[[str, Sequence[str]], bool]  # whether one passage can hold a text under its headings

_SENTENCE_END = re.compile(r"(?<=[.;:!?…])[”\"’)*]*\s+(?=[^\W_]|[-–+“\"(*])")
_LONGEST = 1_200  # characters; 90 % of the leaves of real directives are shorter than 1,033
_INK = re.compile(r"\S")
_ONE_THOUGHT = 900  # characters of a point with its lettered items
_LETTERED = re.compile(r"^[a-zđ]\d?$")
_WITHOUT_BREADCRUMB = frozenset((Role.HEADER, Role.ADDRESSEES, Role.RECIPIENTS, Role.SIGNATURE))


def fits_by_length(text: str, _headings: Sequence[str] = ()) -> bool:
    """Whether a text is short enough to be read as one thought."""
    return len(text) <= _LONGEST


def split(directive: Directive, fits: Fits = fits_by_length) -> list[Passage]:
    """The passages of a directive in outline order; every section's own text lies in exactly one or more.

    A heading with children is no passage of its own: it stands in their breadcrumb.
    """
    children = _children(directive.sections)
    absorbed: set[int] = set()
    passages: list[Passage] = []
    for index, section in enumerate(directive.sections):
        if index in absorbed or (children[index] and _is_only_heading(directive.text, section)):
            continue
        items = _short_items(directive, index, children)
        absorbed.update(items)
        spans = [*section.spans, *(span for item in items for span in directive.sections[item].spans)]
        passages.extend(_passages(directive, index, spans, fits))
    return passages


def _children(sections: Sequence[Section]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in sections]
    for index, section in enumerate(sections):
        if section.parent is not None:
            children[section.parent].append(index)
    return children


def _short_items(directive: Directive, index: int, children: Sequence[Sequence[int]]) -> Sequence[int]:
    """The lettered items of a point, where point and items together are one short thought; else none.

    "2. Hồ sơ gồm: a) Đơn; b) Bản sao…": an item alone says too little to be found.
    """
    section, items = directive.sections[index], children[index]
    if not items or section.heading is not None:
        return ()
    if any(children[item] or not _LETTERED.match(directive.sections[item].path[-1]) for item in items):
        return ()
    length = sum(span.end - span.start for part in (index, *items) for span in directive.sections[part].spans)
    return items if length <= _ONE_THOUGHT else ()


def _is_only_heading(text: str, section: Section) -> bool:
    if section.heading is None:
        return False
    own = join_spans(text, section.spans)
    return len(own) <= len(section.heading) + len(section.label or "") + 12


def _passages(directive: Directive, index: int, spans: list[Span], fits: Fits) -> Iterator[Passage]:
    section = directive.sections[index]
    breadcrumb = _breadcrumb(directive, section)
    groups = _pack(directive.text, spans, lambda text: fits(text, breadcrumb))
    base = f"{directive.id}#{'/'.join(section.path)}"
    for part, group in enumerate(groups, start=1):
        name = base if len(groups) == 1 else f"{base}:{part}"
        yield Passage(name, directive.id, index, tuple(group), join_spans(directive.text, group), breadcrumb)


def _breadcrumb(directive: Directive, section: Section) -> tuple[str, ...]:
    if section.role in _WITHOUT_BREADCRUMB:
        return ()
    headings: list[str] = []
    parent = section.parent
    while parent is not None:
        above = directive.sections[parent]
        headings.append(above.heading or _lead(join_spans(directive.text, above.spans)))
        parent = above.parent
    title = directive.fields.title
    return tuple(filter(None, ([title] if title else []) + headings[::-1]))


def _lead(text: str) -> str:
    """The beginning of a headingless point, enough to say what its items are about."""
    return text if len(text) <= 160 else text[:160].rsplit(None, 1)[0] + " …"


def _pack(text: str, spans: list[Span], fits: Callable[[str], bool]) -> list[list[Span]]:
    """Spans in groups that fit, each group as long as it can be; cut inside a span at sentence ends."""
    if fits(join_spans(text, spans)):
        return [spans]
    pieces = [piece for span in spans for piece in _sentences(text, span, fits)]
    groups: list[list[Span]] = [[]]
    for piece in pieces:
        if groups[-1] and not fits(join_spans(text, [*groups[-1], piece])):
            groups.append([])
        last = groups[-1]
        touches = bool(last) and not text[last[-1].end : piece.start].strip() and _same_span(spans, last[-1], piece)
        if touches:
            last[-1] = Span(last[-1].start, piece.end)
        else:
            last.append(piece)
    return groups


def _same_span(spans: Sequence[Span], first: Span, second: Span) -> bool:
    return any(span.start <= first.start and second.end <= span.end for span in spans)


def _sentences(text: str, span: Span, fits: Callable[[str], bool]) -> Iterator[Span]:
    """A span cut at sentence ends; a sentence that doesn't fit is cut at blanks."""
    start = span.start
    for end in [match.start() for match in _SENTENCE_END.finditer(text, span.start, span.end)] + [span.end]:
        yield from _within(text, Span(start, end), fits)
        start = _after_blanks(text, end, span.end)


def _within(text: str, span: Span, fits: Callable[[str], bool]) -> Iterator[Span]:
    """Halve what is too long, at a blank where there is one."""
    if span.start >= span.end:
        return
    if span.end - span.start < 2 or fits(span.of(text)):
        yield span
        return
    middle = (span.start + span.end) // 2
    blank = max(text.rfind(" ", span.start + 1, middle), text.rfind("\n", span.start + 1, middle))
    cut = blank if blank > span.start else middle
    yield from _within(text, Span(span.start, cut), fits)
    yield from _within(text, Span(_after_blanks(text, cut, span.end), span.end), fits)


def _after_blanks(text: str, start: int, end: int) -> int:
    found = _INK.search(text, start, end)
    return found.start() if found else end
