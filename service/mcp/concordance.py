"""The tool `concordance`."""

from collections.abc import Iterator

from pydantic import Field

from service.http.concordance import ConcordanceOut, PhraseIn, concordance_out
from service.http.lines import LineOut
from service.mcp.tool import Call, Tool
from service.mcp.wording import FILTERS, MATCH, STATUS, VERBATIM, evidence_as_text, path_as_text, status_as_text

_DESCRIPTION = f"""List every occurrence of a word or phrase (đồng hiện: concordance) in its context, counted exactly.

Use it for how a point was worded before, how often, by whom and when; `search` is for meaning. `phrase` is compared \
word by word; a gap between words is `*` (up to ten syllables: "đẩy nhanh * giải ngân") or `/5` (up to five: "phát \
triển /5 đảng viên"). {MATCH} `order`: `date` (newest first), `left` or `right` (by the words before or after), \
`issuer`, `index`. `limit`: lines shown, 1 to 100; `next_cursor` as `cursor` gives the next ones. {FILTERS}

`total` and `counts` (by year, issuer, kind) are over all occurrences, not only the lines shown; `documents` of \
`searched` documents have it. A total of 0 proves that the phrase isn't in those documents; `evidence` then says how \
often it occurs with other diacritics or nearly so (`evidence: true`: always). \
`left` and `right` are cut and their blanks folded. {STATUS} \
{VERBATIM}"""


class LinesIn(PhraseIn):
    """A page of lines that a model takes in."""

    limit: int = Field(20, ge=1, le=100, strict=True)


def _run(body: LinesIn, call: Call) -> ConcordanceOut:
    found = concordance_out(body, call.engine, call.trace_id)
    if found.evidence is None and not found.total.value:
        return concordance_out(body.model_copy(update={"evidence": True}), call.engine, call.trace_id)
    return found


def _as_text(found: ConcordanceOut) -> str:
    return "\n".join(_lines(found))


def _lines(found: ConcordanceOut) -> Iterator[str]:
    yield f"{found.total.value} chỗ, trong {found.documents} trên {found.searched} văn bản."
    if found.evidence is not None:
        yield evidence_as_text(found.evidence)
    for name, counts in found.counts.items():
        if counts:
            yield f"{name}: {', '.join(f'{value} ({count})' for value, count in counts.items())}"
    for line in found.lines:
        yield from ("", *_line(line))


def _line(line: LineOut) -> Iterator[str]:
    yield f"{line.left}[{line.match}]{line.right}"
    yield f"— {line.citation} [{line.document.id} {path_as_text(line.section.path)} {line.start}:{line.end}]"
    yield from status_as_text(line.document)


CONCORDANCE = Tool("concordance", "Đồng hiện cụm từ", _DESCRIPTION, LinesIn, ConcordanceOut, _run, _as_text)
