"""Which paragraphs are headings, and how much of a run-in paragraph is one."""

import re

from corpus.parse.labels import Level
from corpus.parse.paragraphs import Paragraph

_LONGEST_HEADING = 300
_LONGEST_WITH_COLON = 80
_RUN_IN = re.compile(r"^(?P<heading>[^.:;“”\"]{3,50}):\s+[^\W\d_a-zà-ỹ]")
# Openings after which a colon introduces persons or offices, not the subject of the point.
_NO_SUBJECT = re.compile(r"^(?:Các|Những|Giao|Đề nghị|Đối với|Yêu cầu (?!chung)|Đồng chí|Đ/c)(?!\w)")
_LEAD_IN = re.compile(r"\b(?:gồm|gồm có|sau|sau đây|là|nội dung)\s*:$")  # "Hồ sơ gồm:" opens a list, it names nothing
_OUTER = frozenset(
    (
        Level.PART,
        Level.CHAPTER,
        Level.TITLE,
        Level.SUBTITLE,
        Level.CAPITAL,
        Level.ROMAN,
        Level.ARTICLE,
        Level.APPENDIX,
    )
)


def heading_of(rest: str, paragraph: Paragraph, following: Paragraph | None) -> str | None:
    """The heading in what follows a label, or None where the point has none.

    A point that its own next sibling follows at once, and that isn't of an outer level, is an item and not
    a heading.
    """
    if not rest:
        return None
    if _stands_alone(rest, paragraph) and (paragraph.label is None or _leads_on(paragraph, following)):
        return rest.rstrip(" :.") if len(rest) <= _LONGEST_HEADING else None
    run_in = _RUN_IN.match(rest)
    return run_in["heading"] if run_in and not _NO_SUBJECT.match(rest) else None


def heads(paragraph: Paragraph) -> bool:
    """Whether a paragraph without label is printed like a heading."""
    printed = paragraph.is_bold or paragraph.plain.isupper()
    return printed and len(paragraph.plain) <= _LONGEST_HEADING and not paragraph.plain.endswith((".", ":", ";", ","))


def _stands_alone(rest: str, paragraph: Paragraph) -> bool:
    """Whether the whole paragraph could be a heading: no sentence in it."""
    if paragraph.label is not None and paragraph.label.level is Level.ARTICLE:
        return len(rest) < _LONGEST_HEADING and not rest.endswith((";", ",", ".", ":"))
    if rest.isupper():
        return True
    if rest.endswith(":"):
        return len(rest) <= _LONGEST_WITH_COLON and not _NO_SUBJECT.match(rest) and not _LEAD_IN.search(rest)
    return len(rest) <= _LONGEST_HEADING and not rest.endswith((".", ";", ",", "…", "?", "!")) and ". " not in rest


def _leads_on(paragraph: Paragraph, following: Paragraph | None) -> bool:
    label = paragraph.label
    if label is None or label.level in _OUTER or following is None:
        return label is not None and label.level in _OUTER
    after = following.label
    return after is None or after.level > label.level
