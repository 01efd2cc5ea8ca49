"""Parts of a directive that is only pointed at: "Điều 30 của Nghị quyết nói trên", "Điều 9 Kế hoạch này"."""

from collections.abc import Callable, Iterator, Sequence

from corpus.model import Citation, Directive, Form
from service.lookup import Status
from service.precedent.draft.model import CitationCheck, Finding, Level
from service.precedent.draft.outline import lacking_parts, parts_named, written


def check_pointers(
    draft: Directive, checks: Sequence[CitationCheck], whole: Callable[[Directive], Directive]
) -> Iterator[CitationCheck]:
    """One for each pointer to a part that isn't there; `checks` are those of the mentions by name, in reading order.

    "Kế hoạch này" in a Kế hoạch is the draft itself; anything else is the directive of that kind last named before.
    """
    for citation in draft.citations:
        named = parts_named(draft.text, citation, "") if citation.form is Form.RELATIVE else []
        meant = _meant(draft, citation, checks) if named else None
        inside = [one for one in named if not one[0].startswith("Phụ lục")]  # which may be a file of its own
        lacking = lacking_parts(whole(meant) if meant is not draft else draft, inside) if meant else []
        if meant and lacking:
            shown = written(lacking)
            owner = "Dự thảo" if meant is draft else "Văn bản trong kho"
            message = f"{owner} không có phần được dẫn ({shown})."
            held = None if meant is draft else meant
            status = Status.UNKNOWN if held is None else Status.FOUND
            yield CitationCheck(citation, status, held, (Finding("section", Level.DOUBT, message, shown),))


def _meant(draft: Directive, citation: Citation, checks: Sequence[CitationCheck]) -> Directive | None:
    """The draft or the directive last named; None where that isn't held, or none of the kind was named."""
    if citation.text.endswith("này") and citation.kind == draft.fields.kind:
        return draft
    before = [one for one in checks if one.citation.spans < citation.spans and one.citation.kind == citation.kind]
    return before[-1].held if before else None
