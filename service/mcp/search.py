"""The tool `search`."""

from collections.abc import Iterator

from pydantic import Field

from service.http.requests import SearchIn
from service.http.search import SearchOut, search_out
from service.mcp.tool import Call, Tool
from service.mcp.wording import FILTERS, MATCH, STATUS, VERBATIM, evidence_as_text, hit_as_text

_DESCRIPTION = f"""Find passages of Vietnamese official directives, best first, each with its place and citation.

`query` may be a question, key words, a directive's number ("17-KL/TU"), a section ("khoản 2 Điều 7 nghị quyết 14"), \
with or without diacritics, or English. `mode`: `hybrid` (by meaning and by word), `dense` (by meaning), `lexical` (by \
word), `exact` (the words side by side), `auto` (`exact` for a query in quotation marks, else `hybrid`). {MATCH} \
`top_k`: 1 to 30. `order`: `relevance`, or `precedent` (also in force, own `office`, higher authority, newer, reused; \
each in `factors`). {FILTERS}

`results` may hold passages that don't answer: `relevant` is false when even the best is unlikely, and `confidence` is \
the probability that a passage answers. `next_cursor` as `cursor` gives the next page; a key of `query.wishes` in \
`ignore` drops what was read from the query (kind, issuer, place, year). No results means that nothing in the index \
matches; `evidence` then counts how often the words stand side by side, exactly and nearly (`evidence: true`: always). \
{STATUS} {VERBATIM}"""


class HitsIn(SearchIn):
    """A page of hits that a model takes in."""

    top_k: int = Field(10, ge=1, le=30, strict=True)


def _run(body: HitsIn, call: Call) -> SearchOut:
    found = search_out(body, call.engine, call.trace_id)
    if found.evidence is None and (not found.results or found.relevant is False):
        return search_out(body.model_copy(update={"evidence": True}), call.engine, call.trace_id)
    return found


def _as_text(found: SearchOut) -> str:
    return "\n".join(_lines(found)).lstrip("\n")


def _lines(found: SearchOut) -> Iterator[str]:
    query = found.query
    if query.restored:
        yield f"Tìm theo: {query.restored}"
    yield from (f"Không có văn bản {name} trong chỉ mục." for name in query.unknown)
    yield from (f"Không thấy {part} trong văn bản được nêu." for part in query.absent)
    if not found.results:
        yield f"Không tìm thấy đoạn nào cho “{query.normalized}”."
    elif found.relevant is False:
        yield "Có lẽ không có đoạn nào trả lời đúng câu này. Gần nhất là:"
    if found.evidence is not None:
        yield evidence_as_text(found.evidence)
    for hit in found.results:
        yield from ("", *hit_as_text(hit))


SEARCH = Tool("search", "Tìm đoạn văn bản", _DESCRIPTION, HitsIn, SearchOut, _run, _as_text)
