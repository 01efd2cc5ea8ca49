"""The directives and sections that a query names, looked up in the catalogue."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from corpus.citations.own import own_keys
from corpus.data import rows
from corpus.model import Citation, Form
from corpus.names import words_key
from indexer.catalogue import Catalogue
from service.lookup import Candidate, Resolution, Status, look_up, resolve
from service.question import Named
from service.typed_words import fold_letters, kinds
from service.understanding.sections import Reference, find_references, match_path
from service.understanding.typed_numbers import TypedNumber, as_citation, typed_numbers

_MAY_NAME = re.compile(r"\d|(?<!\w)(?:luat|phap lenh|hien phap|nghi quyet|nq|ket luan|kl|dai hoi)(?!\w)")
_BARE_KEY = re.compile(r"[^:]+:\d+(?:/\d+)?")  # many directives are cited so: not one's own
_YEAR = re.compile(r"(?:19[4-9]|20[0-9])[0-9](?![0-9])")
_NUMBER_KEY = re.compile(r"(?P<digits>[0-9]{1,4})(?P<code>[a-z]+)")
_YEAR_OF_LAW = re.compile(r" *,?(?: +năm| +nam)? +(?:19|20)\d\d$", re.IGNORECASE)
_OF_LAW = re.compile(r"(?<!\w)phap +$")


class Names(NamedTuple):
    """What is named, and the stretches of the text that name it."""

    named: tuple[Named, ...]
    spans: tuple[tuple[int, int], ...]


def find_names(catalogue: Catalogue, text: str) -> Names:
    """Directives in order, each with the section that is named beside it; then sections that stand alone."""
    folded = fold_letters(text)
    references = find_references(text)
    resolutions = _resolutions(catalogue, text) if _MAY_NAME.search(folded) else []
    named: list[Named] = []
    spans: list[tuple[int, int]] = []
    used: set[Reference] = set()
    for resolution in resolutions:
        if not _is_said(resolution.citation, text) or _is_year(resolution):
            continue
        start, end = resolution.citation.spans[0].start, resolution.citation.spans[-1].end
        beside = next((one for one in references if _beside(folded, one, start, end)), None)
        used |= {beside} if beside else set()
        named.append(_named(catalogue, resolution, beside, text))
        spans.append((start, end))
    alone = [one for one in references if one not in used and one.telling]
    named += [Named(text[one.start : one.end], None, section=one.parts) for one in alone]
    return Names(tuple(named), (*spans, *((one.start, one.end) for one in (*used, *alone))))


def _resolutions(catalogue: Catalogue, text: str) -> list[Resolution]:
    """The mentions that the grammar reads; where it finds no directive, numbers that the catalogue holds as typed."""
    read = look_up(catalogue, text)
    sure = [one for one in read if one.status is not Status.UNKNOWN]
    typed = [one for one in typed_numbers(catalogue, text) if not any(_overlap(one, other) for other in sure)]
    if not typed:
        return [_with_year(catalogue, one) for one in read]
    kept = [one for one in read if not any(_overlap(number, one) for number in typed)]
    return [*kept, *resolve(catalogue, [as_citation(number, text) for number in typed])]


def _is_year(resolution: Resolution) -> bool:
    """ "kết luận 2023", "2022 kế hoạch UBND": no directive of that number is held, and a year is meant."""
    citation = resolution.citation
    year = _YEAR.match(citation.number or "")
    if resolution.status is not Status.UNKNOWN or not year:
        return False
    return not re.search(rf"{year.group()} ?/|(?:số|so) ?:? ?{year.group()}", citation.text, re.IGNORECASE)


def _with_year(catalogue: Catalogue, resolution: Resolution) -> Resolution:
    """ "nq 14 hdnd" for 14/2023/NQ-HĐND: a number without its year stands for all of them."""
    key = _NUMBER_KEY.fullmatch(resolution.citation.key or "")
    if resolution.status is not Status.UNKNOWN or not key:
        return resolution
    sql = "SELECT DISTINCT number_key FROM directive WHERE number_key GLOB ? ORDER BY number_key"
    held = [row[0] for row in catalogue.rows(sql, (f"{key['digits']}[12][0-9][0-9][0-9]{key['code']}",))]
    found = [other for one in held for other in resolve(catalogue, [replace(resolution.citation, key=one)])]
    return next((one for one in found if one.status is not Status.UNKNOWN), resolution)


def _overlap(number: TypedNumber, resolution: Resolution) -> bool:
    return any(number.start < span.end and span.start < number.end for span in resolution.citation.spans)


def _is_said(citation: Citation, text: str) -> bool:
    """Whether a law is meant: not by "pháp luật được", where marks or the word before speak against Luật Dược."""
    if citation.form is not Form.LAW:
        return True
    said = words_key(_YEAR_OF_LAW.sub("", citation.text))
    as_printed = said in _laws() or (said.isascii() and not any(letter in "12345" for letter in said))
    return as_printed and not _OF_LAW.search(fold_letters(text), 0, citation.spans[0].start)


@cache
def _laws() -> frozenset[str]:
    """The tone keys of every law's name with its kind."""
    return frozenset(words_key(f"{row['kind']} {row['name']}") for row in rows("laws.tsv"))


def _beside(folded: str, reference: Reference, start: int, end: int) -> bool:
    """ "khoản 2 Điều 7 Luật Đất đai", "Kết luận 96, mục 2 phần II"; also where the citation took the part in."""
    before = reference.end <= start and _joint().fullmatch(folded, reference.end, start)
    after = reference.start >= end and _joint().fullmatch(folded, end, reference.start)
    return bool(before or after) or (start <= reference.start and reference.end <= end)


@cache
def _joint() -> re.Pattern[str]:
    """What may stand between a part and its directive: "của Công văn số"."""
    names = "|".join(sorted(map(re.escape, (*kinds(), "van ban")), key=lambda name: (-len(name), name)))
    return re.compile(rf"[ ,;:-]*(?:(?:cua|tai|trong|thuoc|theo)[ ,]+)?(?:(?:{names})[ ,]+){{0,2}}(?:so[ :]+)?")


def _named(catalogue: Catalogue, resolution: Resolution, reference: Reference | None, text: str) -> Named:
    citation, known = resolution.citation, resolution.status is not Status.UNKNOWN
    candidates = resolution.candidates if known else ()
    ordinals = _ordinals(catalogue, candidates)
    lacking = reference is not None and bool(ordinals) and not _has_section(catalogue, ordinals, reference)
    return Named(
        said=" ".join(citation.text.split()),
        status=resolution.status,
        citation=citation,
        directives=ordinals,
        cited_as=(*_cited_as(citation, candidates), *(() if known else _bare_cited(catalogue, citation))),
        section=reference.parts if reference else (),
        absent=text[reference.start : reference.end] if reference and lacking else None,
    )


def _has_section(catalogue: Catalogue, directives: Sequence[int], reference: Reference) -> bool:
    sql = "SELECT path FROM section WHERE directive IN (SELECT value FROM json_each(?))"
    paths = (tuple(json.loads(row[0])) for row in catalogue.rows(sql, (json.dumps(list(directives)),)))
    return any(match_path(reference.parts, path) is not None for path in paths)


def _ordinals(catalogue: Catalogue, candidates: Sequence[Candidate]) -> tuple[int, ...]:
    ids = json.dumps([candidate.directive.id for candidate in candidates])
    sql = "SELECT ordinal FROM directive WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ordinal"
    return tuple(row[0] for row in catalogue.rows(sql, (ids,))) if candidates else ()


def _bare_cited(catalogue: Catalogue, citation: Citation) -> tuple[str, ...]:
    """The full numbers that a bare one may stand for where directives cite them: 96kltu for "kl 96"."""
    code, _, digits = (citation.key or "").partition(":")
    if not (code.isascii() and code.isalpha() and digits.isdigit()):
        return ()
    sql = "SELECT DISTINCT key FROM citing WHERE key GLOB ? ORDER BY key"
    return tuple(row[0] for row in catalogue.rows(sql, (f"{digits}{code}*",)))


def _cited_as(citation: Citation, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The mention's own key, and those of the directives that it may mean; not the bare number of a known one."""
    own = {key for candidate in candidates for key in own_keys(candidate.directive.fields)}
    keys = {key for key in own if not _BARE_KEY.fullmatch(key)}
    if citation.key and (not candidates or not _BARE_KEY.fullmatch(citation.key)):
        keys.add(citation.key)
    return tuple(sorted(keys))
