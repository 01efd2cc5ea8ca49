"""The organ that a draft names for a directive of another organ of the same body: Ban Thường vụ Tỉnh ủy, Tỉnh ủy."""

from collections.abc import Iterator

from corpus.model import Citation, Directive
from corpus.names import organ
from corpus.text import exact_key
from service.cite import citation as written_out
from service.precedent.draft.model import Finding, Level

_ORGANS = ("Ban Thường vụ", "Thường trực")  # of a Party committee
_COMMITTEE = "ban chấp hành"  # that signs for the committee itself


def wrong_organ(citation: Citation, held: Directive) -> Iterator[Finding]:
    """A doubt where the issuer that a mention itself names is the right body's other organ.

    People say "của Thị ủy" of what its Ban Thường vụ issues under the letterhead of the Thị ủy; only a title that
    names the Ban Thường vụ contradicts that.
    """
    own, stated = held.fields, citation.issuer
    if not (stated and own.issuer) or exact_key(stated) not in exact_key(" ".join(citation.text.split())):
        return
    named, acting = organ(stated), organ(own.issuer)
    if acting in _ORGANS:
        wrong = (named in _ORGANS and named != acting) or (named is None and "title" in (own.issuer_source or ""))
    else:
        wrong = named in _ORGANS and acting is None and _COMMITTEE in exact_key(own.signing_authority or "")
    if wrong:
        message = f"Đúng cấp ủy nhưng khác cơ quan ban hành: văn bản trong kho là {written_out(own)}."
        yield Finding("issuer", Level.DOUBT, message, stated, own.issuer)
