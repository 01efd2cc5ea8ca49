"""Directives as people type them: "17 kl tu", "qd 305", "nq tw 5 khoa 12", "kl 28 tinh uy"; no marks, no separators.

Looser than the grammar of `corpus.citations` and meant for a search box, where a code beside a number can mean little
else; running text is never read this way.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpus.citations.details import read_details
from corpus.citations.keys import key_of_bare, key_of_law, key_of_number, key_of_plenum
from corpus.citations.reading import Reading, read_section
from corpus.citations.words import folded_ordinal
from corpus.model import Citation, Form, Span, join_spans
from service.typed_words import BODIES, PARTY, PLENUM, codes, fold_letters, issuer, issuers, kinds, law, numbered

_YEAR = re.compile(r",? +(?:19|20)\d\d(?![\w/.-])")  # "nq 05 thi uy 2023"; read again by `service.lookup`


def find_typed(text: str) -> list[Citation]:
    """What reads as a directive, in order; spans point into the text as given."""
    if not text.strip():
        return []
    reading = read_section(text, (Span(0, len(text)),))
    folded = fold_letters(reading.text)
    found: list[Citation] = []
    for start, end, citation in sorted(_candidates(folded), key=lambda one: (one[0], -one[1])):
        if not found or start >= found[-1].spans[-1].end:
            found.append(_placed(citation, text, reading, start, end))
    return found


def complete_typed(text: str, citation: Citation) -> Citation:
    """A citation with the issuer, date or year that fill the rest of its line: "05-NQ/TU 2023", "… cua thi uy"."""
    last = citation.spans[-1]
    folded = fold_letters(text[last.end :].rstrip())
    end, issued_by, issued_on = _read_rest(folded, 0)
    if citation.form not in (Form.NUMBER, Form.BARE) or not 0 < end == len(folded):
        return citation
    spans = (*citation.spans[:-1], Span(last.start, last.end + end))
    issued_by, issued_on = citation.issuer or issued_by, citation.issued_on or issued_on
    return replace(citation, text=join_spans(text, spans), spans=spans, issuer=issued_by, issued_on=issued_on)


def _candidates(folded: str) -> Iterator[tuple[int, int, Citation]]:
    for match in PLENUM.finditer(folded):
        yield match.start(), match.end(), _plenum(match)
    for match in law().finditer(folded):
        key = key_of_law(match["kind"], match["name"], int(match["year"]) if match["year"] else None)
        yield match.start(), match.end(), _citation(Form.LAW, kinds()[match["kind"]], key)
    for pattern in numbered():
        for match in pattern.finditer(folded):
            end, issued_by, issued_on = _read_rest(folded, match.end())
            yield match.start(), end, replace(_number(match, issued_by), issued_on=issued_on)


def _read_rest(folded: str, end: int) -> tuple[int, str | None, date | None]:
    """What follows a number, up to its end: "thi uy 2023", "ngay 27/12/21"."""
    named = issuer().match(folded, end)
    details = read_details(folded, named.end() if named else end)
    year = _YEAR.match(folded, details.end)
    return year.end() if year else details.end, issuers()[named["issuer"]] if named else None, details.issued_on


def _number(match: re.Match[str], issued_by: str | None) -> Citation:
    """With a body the number is whole ("17 kl tu"), without one bare ("qd 305")."""
    groups = match.groupdict()
    code, body, unit = groups.get("code"), groups.get("body"), groups.get("unit")
    kind = kinds().get(code) if code else "Công văn" if unit else None
    digits = f"{int(match['number']):02d}" + (f"/{match['year']}" if groups.get("year") else "")
    if body is None:
        key = key_of_bare(codes()[code] if code else "", digits)
        return _citation(Form.BARE, kind, key, digits, issued_by)
    tail = BODIES.get(body, body.upper()) + (f"-{unit.upper()}" if unit else "")
    first, second = ("-", "/") if PARTY.search(tail) else ("/", "-")
    shown = f"{digits}{first}{codes()[code]}{second}{tail}" if code else f"{digits}/{tail}"
    return _citation(Form.NUMBER, kind, key_of_number(shown), shown, issued_by)


def _plenum(match: re.Match[str]) -> Citation:
    term = folded_ordinal(match["term"].upper()) if match["term"] else None
    key = key_of_plenum("trung uong", term, str(int(match["ordinal"])))
    return _citation(Form.PLENUM, kinds()[match["kind"]], key)


def _citation(
    form: Form, kind: str | None, key: str, number: str | None = None, issued_by: str | None = None
) -> Citation:
    return Citation("", (), kind, number, issuer=issued_by, form=form, key=key)


def _placed(citation: Citation, text: str, reading: Reading, start: int, end: int) -> Citation:
    spans = reading.stored(start, end)
    return replace(citation, text=spans[0].of(text), spans=spans)
