"""The tool `relations`."""

from collections.abc import Iterator

from service.http.edges import EdgeOut
from service.http.relations import ChainOut, RelationsOut, relations_of
from service.http.requests import Strict
from service.mcp.tool import Call, DocumentId, Tool
from service.mcp.wording import STATUS, VERBATIM, path_as_text, status_as_text

_DESCRIPTION = f"""Show which directives a directive cites and which cite it (quan hệ giữa các văn bản), with proof.

`document_id` is `document.id` of a hit. `outgoing` and `incoming` are edges with a `relation`: “thay thế” (replaces), \
“bãi bỏ” (repeals), “sửa đổi” (amends), “căn cứ” (rests on), “thực hiện” (carries out), “sơ kết/tổng kết” (reviews), \
“theo” (follows), “khác” (only cites); `evidence` is the sentence that states it, `via` the directive that stands in \
the relation where that isn't the one that cites. `cited.status`: `found`, `ambiguous` (one of `cited.documents`), \
`unknown` (not held in the index). `chains`: what carries out what, lowest first. `periodic`: the same title a period \
before and after. No edges means that none is stated in the index; infer none. {STATUS} {VERBATIM}"""


class RelationsIn(Strict):
    """Arguments of relations."""

    document_id: DocumentId


def _run(body: RelationsIn, call: Call) -> RelationsOut:
    return relations_of(call.engine, body.document_id)


def _as_text(found: RelationsOut) -> str:
    return "\n".join(_lines(found))


def _lines(found: RelationsOut) -> Iterator[str]:
    yield f"{found.document.id}: viện dẫn {len(found.outgoing)} quan hệ, được viện dẫn {len(found.incoming)} quan hệ."
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


def _proof(edge: EdgeOut) -> Iterator[str]:
    if edge.via:
        yield f"qua {edge.via}"
    yield f"“{edge.evidence.text}” — [{edge.citing.id} {path_as_text(edge.evidence.section.path)}]"


def _chain(chain: ChainOut) -> str:
    steps = [chain.links[0].lower.citation]
    for link in chain.links:
        steps += [f"[{link.relation}]", link.upper.citation]
    return f"Chuỗi thực hiện: {' → '.join(steps)}"


RELATIONS = Tool("relations", "Quan hệ giữa các văn bản", _DESCRIPTION, RelationsIn, RelationsOut, _run, _as_text)
