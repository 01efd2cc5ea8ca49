"""A draft's report made into its wire form."""

from collections import Counter
from collections.abc import Callable

from service.http.draft_parts import DraftParts, form_out
from service.http.draft_schemas import DraftOut, SummaryOut
from service.lookup import Status
from service.precedent.draft.model import Found, Level, Report
from service.precedent.validity.model import Validity


def draft_out(
    report: Report,
    validity_of: Callable[[str], Validity],
    office: str | None,
    *,
    version: str,
    took_ms: float,
    trace_id: str,
) -> DraftOut:
    """The whole; `office` is the one whose uses are marked as its own."""
    parts = DraftParts(report, validity_of, office)
    return DraftOut(
        text=report.draft.text,
        issued_on=report.fields.issued_on,
        sentences=[parts.sentence(check) for check in report.sentences],
        citations=[parts.citation(check) for check in report.citations],
        forms=[form_out(one) for one in report.forms],
        documents=parts.documents,
        summary=_summary(report),
        warnings=list(report.draft.warnings),
        index_version=version,
        took_ms=took_ms,
        trace_id=trace_id,
    )


def _summary(report: Report) -> SummaryOut:
    found = Counter(check.found for check in report.sentences)
    held = Counter(check.status for check in report.citations)
    worst = Counter(check.level for check in report.citations if check.level)
    return SummaryOut(
        sentences={one: found[one] for one in Found},
        citations={one: held[one] for one in Status},
        findings={one: worst[one] for one in Level},
        forms=dict(sorted(Counter(one.kind for one in report.forms).items())),
    )
