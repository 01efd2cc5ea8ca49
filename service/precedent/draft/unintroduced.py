"""Short mentions of what a draft has never cited in full and the index doesn't hold, beside numbers like theirs.

NĐ 30/2020/NĐ-CP, Phụ lục I, II.6b: a first mention has kind, number, date, issuer and subject, later ones kind and
number.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Citation, Directive
from indexer.catalogue import Catalogue
from service.cite import citation as written_out
from service.cite import normal_form
from service.lookup import Status
from service.precedent.draft.bodies import may_be
from service.precedent.draft.model import CitationCheck, Finding, Level, Suggestion
from service.precedent.draft.suggest import is_near_number

_CODE = re.compile(r"\d+(?P<code>.*)")
_MOST = 3


def with_unintroduced(catalogue: Catalogue, checks: Sequence[CitationCheck]) -> Iterator[CitationCheck]:
    """The checks in order; such a mention gets a doubt where a number like its own is held, or cited in the draft, and
    no directive of the index cites its own."""
    full = [one for one in checks if one.citation.number and one.citation.issued_on]
    keys = {one.citation.key for one in full}
    short = [one for one in checks if _is_short(one) and one.citation.key not in keys]
    cited = _cited(catalogue, {one.citation.key for one in short if one.citation.key})
    short = [one for one in short if one.citation.key not in cited]
    heads = _of_codes(catalogue, {_code(one.citation.number) for one in short})
    for check in checks:
        found = _found(check, full, heads) if check in short else None
        yield found or check


def _is_short(check: CitationCheck) -> bool:
    citation = check.citation
    return bool(check.status is Status.UNKNOWN and citation.number and not citation.issued_on and not check.findings)


def _found(check: CitationCheck, full: Sequence[CitationCheck], heads: Sequence[Directive]) -> CitationCheck | None:
    citation = check.citation
    said = next((one for one in full if _is_like(citation, one.citation.number, one.citation.kind, None)), None)
    held = [one for one in heads if _is_like(citation, one.fields.number, one.fields.kind, one.fields.issuer)][:_MOST]
    if said is None and not held:
        return None
    near = normal_form(said.citation) if said else written_out(held[0].fields)
    number = said.citation.number if said else held[0].fields.number
    message = f"Ở trên, dự thảo chưa dẫn văn bản này, kho cũng không có; số gần giống: {near}."
    finding = Finding("number", Level.DOUBT, message, citation.number, number)
    suggested = tuple(Suggestion(one, ("near_number", "kind")) for one in held)
    return replace(check, findings=(finding,), suggestions=suggested)


def _is_like(citation: Citation, number: str | None, kind: str | None, issuer: str | None) -> bool:
    return citation.kind == kind and may_be(citation.issuer, issuer) and is_near_number(citation.number, number)


def _code(number: str | None) -> str:
    match = _CODE.match(number or "")
    return match["code"] if match else ""


def _cited(catalogue: Catalogue, keys: set[str]) -> set[str]:
    sql = "SELECT DISTINCT key FROM citation WHERE key IN (SELECT value FROM json_each(?))"
    return {row["key"] for row in catalogue.rows(sql, (json.dumps(sorted(keys)),))}


def _of_codes(catalogue: Catalogue, codes: set[str]) -> list[Directive]:
    """The held directives whose numbers end so, by id."""
    wanted = json.dumps(sorted(filter(None, codes)))
    rows = catalogue.rows(
        "SELECT ordinal FROM directive JOIN json_each(?) asked ON substr(number, -length(asked.value)) = asked.value",
        (wanted,),
    )
    return catalogue.heads_by_id([row["ordinal"] for row in rows], 0, len(rows))
