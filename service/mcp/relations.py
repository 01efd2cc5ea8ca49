"""The tool `relations`."""

from collections.abc import Iterator

from pydantic import Field

from service.errors import NotFoundError
from service.http.edges import EdgeOut
from service.http.relations import ChainOut, RelationsOut, relations_of
from service.http.requests import Strict
from service.mcp.page import page_end, slice_within
from service.mcp.tool import Call, DocumentId, Tool
from service.mcp.wording import STATUS, VERBATIM, path_as_text, status_as_text

_DESCRIPTION = f"""Show which directives a directive cites and which cite it (quan hệ giữa các văn bản), with proof.

`document_id` is `document.id` of a hit. `outgoing` and `incoming` are edges with a `relation`: “thay thế” (replaces), \
“bãi bỏ” (repeals), “sửa đổi” (amends), “căn cứ” (rests on), “thực hiện” (carries out), “sơ kết/tổng kết” (reviews), \
“theo” (follows), “khác” (only cites); `evidence` is the sentence that states it, `via` the directive that stands in \
the relation where that isn't the one that cites. `cited.status`: `found`, `ambiguous` (one of `cited.documents`), \
`unknown` (not held in the index). `chains`: what carries out what, lowest first. `periodic`: the same title a period \
before and after. `outgoing_total`, `incoming_total` and `chains_total` count all; a result holds a part of them, in \
that order, about 50 KB at most, and `next_start` as `start` gives the next. Of an edge's mentions (`count`) only the \
foremost one's sentence is given. No edges means that none is stated in the index; infer none. {STATUS} {VERBATIM}"""


class RelationsIn(Strict):
    """Arguments of relations."""

    document_id: DocumentId
    start: int = Field(0, ge=0, strict=True, description="Edges and chains to pass over: `next_start`.")


class RelationsPageOut(RelationsOut):
    """A part of a directive's relations; edges have no `mentions`."""

    outgoing_total: int
    incoming_total: int
    chains_total: int
    next_start: int | None = Field(description="Where the next part begins; null at the end.")


def _run(body: RelationsIn, call: Call) -> RelationsPageOut:
    whole = relations_of(call.engine, body.document_id)
    outgoing, incoming = _brief(whole.outgoing), _brief(whole.incoming)
    items = [*outgoing, *incoming, *whole.chains]
    start, end = body.start, page_end(items, body.start)
    if start and start >= len(items):
        raise NotFoundError(f"Văn bản này có {len(items)} quan hệ và chuỗi, không có cái thứ {start + 1}.")
    part = {
        "outgoing": slice_within(outgoing, 0, start, end),
        "incoming": slice_within(incoming, len(outgoing), start, end),
        "chains": slice_within(whole.chains, len(outgoing) + len(incoming), start, end),
    }
    return RelationsPageOut(
        **{**dict(whole), **part},
        outgoing_total=len(outgoing),
        incoming_total=len(incoming),
        chains_total=len(whole.chains),
        next_start=end if end < len(items) else None,
    )


def _brief(edges: list[EdgeOut]) -> list[EdgeOut]:
    """Their mentions would say the foremost one's sentence again."""
    return [edge.model_copy(update={"mentions": []}) for edge in edges]


def _as_text(found: RelationsPageOut) -> str:
    return "\n".join(_lines(found))


def _lines(found: RelationsPageOut) -> Iterator[str]:
    yield f"{found.document.id}: viện dẫn {found.outgoing_total} quan hệ, được viện dẫn {found.incoming_total} quan hệ."
    yield from status_as_text(found.document)
    for edge in found.outgoing:
        held = ", ".join(one.id for one in edge.cited.documents) or edge.cited.status
        yield from ("", f"[{edge.relation}] → {edge.cited.normalized} ({held})", *_proof(edge))
    for edge in found.incoming:
        yield from ("", f"[{edge.relation}] ← {edge.citing.id}", *_proof(edge))
    if not found.complete:
        yield "… và còn văn bản khác viện dẫn, chưa đọc đến."
    yield from (_chain(chain) for chain in found.chains)
    if found.periodic.before:
        yield f"Kỳ trước: {found.periodic.before.id}"
    if found.periodic.after:
        yield f"Kỳ sau: {found.periodic.after.id}"
    if found.next_start is not None:
        yield f"(Còn tiếp: start={found.next_start})"


def _proof(edge: EdgeOut) -> Iterator[str]:
    if edge.via:
        yield f"qua {edge.via}"
    yield f"“{edge.evidence.text}” — [{edge.citing.id} {path_as_text(edge.evidence.section.path)}]"


def _chain(chain: ChainOut) -> str:
    steps = [chain.links[0].lower.citation]
    for link in chain.links:
        steps += [f"[{link.relation}]", link.upper.citation]
    return f"Chuỗi thực hiện: {' → '.join(steps)}"


RELATIONS = Tool("relations", "Quan hệ giữa các văn bản", _DESCRIPTION, RelationsIn, RelationsPageOut, _run, _as_text)
