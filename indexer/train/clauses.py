"""Cutting a text into clauses: what a person would be shown as one finding."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SHORTEST, LONGEST = 120, 900  # characters; the index cuts its passages to about the same size
_MARKUP = re.compile(r"[*|\\#]+|-{3,}|_{3,}")
_BLANKS = re.compile(r"\s+")
_LABEL = re.compile(
    r"(?:Phần|Chương|Mục|Điều|Khoản)\s+[\dIVXLC]+[.:]?\s|[IVXLC]+[.)]\s|\d+(?:\.\d+)*[.)/]\s*|[a-zđ]{1,2}[).]\s|[-+–•]\s"
)
_SENTENCE_END = re.compile(r"(?<=[.;:!?…])\s+(?=\S)")
_HEADING_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause ("khoản") or a paragraph of its size, under the headings above it, outermost first."""

    headings: tuple[str, ...]
    text: str


def split_clauses(text: str) -> list[Clause]:
    """Clauses in reading order; headings stand over clauses and are none themselves."""
    clauses: list[Clause] = []
    heading: tuple[str, ...] = ()
    for paragraph in _merged(_paragraphs(text)):
        if _is_heading(paragraph):
            heading = (without_label(paragraph),)
        else:
            clauses.extend(Clause(heading, part) for part in _parts(paragraph))
    return clauses


def without_label(paragraph: str) -> str:
    """The words after "Điều 5.", "a)", "-"."""
    return _LABEL.sub("", paragraph, count=1) if _LABEL.match(paragraph) else paragraph


def sentences(text: str) -> list[str]:
    """Sentences and the members of a list, in order."""
    return [part for part in _SENTENCE_END.split(text) if part]


def _paragraphs(text: str) -> Iterator[str]:
    """Blank lines and labels begin a paragraph; a line that goes on in lower case never does."""
    open_lines: list[str] = []
    broken = False
    for line in text.split("\n"):
        clean = _BLANKS.sub(" ", _MARKUP.sub("", line)).strip()
        starts = bool(_LABEL.match(clean)) or (broken and not clean[:1].islower())
        if clean and starts and open_lines:
            yield " ".join(open_lines)
            open_lines = []
        if clean:
            open_lines.append(clean)
        broken = not clean
    if open_lines:
        yield " ".join(open_lines)


def _merged(paragraphs: Iterator[str]) -> Iterator[str]:
    """Short members of a list joined to the clause that they belong to."""
    clause = ""
    for paragraph in paragraphs:
        belongs = clause and not _is_heading(clause) and not _is_heading(paragraph)
        if belongs and len(paragraph) < SHORTEST and len(clause) + len(paragraph) < LONGEST:
            clause = f"{clause} {paragraph}"
            continue
        if clause:
            yield clause
        clause = paragraph
    if clause:
        yield clause


def _is_heading(paragraph: str) -> bool:
    short = len(paragraph) <= _HEADING_LENGTH and paragraph[-1] not in ".;:,/"
    return short and bool(re.match(r"(?:Phần|Chương|Mục|Điều)\s|[IVXLC]+[.)]\s|\d+(?:\.\d+)*[.)]\s", paragraph))


def _parts(paragraph: str) -> Iterator[str]:
    """A long paragraph cut between sentences, never within one."""
    part = ""
    for sentence in sentences(paragraph):
        if part and len(part) + len(sentence) > LONGEST:
            yield part
            part = ""
        part = f"{part} {sentence}".strip()
    if part:
        yield part
