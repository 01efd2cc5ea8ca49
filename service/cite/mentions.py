"""A mention of a directive, written out the same way whatever its words."""

from corpus.model import Citation, Fields, Form
from corpus.numerals import roman
from corpus.reference import reference
from service.cite.forms import numbered


def normal_form(mention: Citation) -> str:
    """By its number where it states one, else in its own words."""
    if mention.number is None:
        return _plenum(mention) or " ".join(mention.text.split())
    stated = numbered(Fields(mention.kind, mention.number, issued_on=mention.issued_on, issuer=mention.issuer))
    return f"{reference(mention.section)} {stated}" if mention.section else stated


def _plenum(mention: Citation) -> str | None:
    """A central plenum's resolution; in "Nghị quyết Trung ương 8, 9" the second mention is the bare "9"."""
    if mention.form is not Form.PLENUM or not mention.key or "trung uong" not in mention.key:
        return None
    *_, term, ordinal = mention.key.split(":")
    of_term = f" khóa {roman(int(term))}" if term.isdecimal() else ""
    return f"{mention.kind or 'Nghị quyết'} Trung ương {ordinal}{of_term}"
