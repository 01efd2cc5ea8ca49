"""What a mention states of a directive, as it goes over the wire: one shape wherever a cited directive is shown."""

from datetime import date
from typing import TypedDict

from pydantic import BaseModel

from corpus.model import Citation, Form
from service.cite import normal_form


class StatedOut(BaseModel):
    """A cited directive by its mention; null is what that doesn't say."""

    normalized: str
    kind: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    form: Form


class Stated(TypedDict):
    """The values of `StatedOut`, for the shapes that say more."""

    normalized: str
    kind: str | None
    number: str | None
    issued_on: date | None
    issuer: str | None
    form: Form


def stated(citation: Citation) -> Stated:
    """Those of a mention."""
    return Stated(
        normalized=normal_form(citation),
        kind=citation.kind,
        number=citation.number,
        issued_on=citation.issued_on,
        issuer=citation.issuer,
        form=citation.form,
    )
