"""What the grammar's parts hand to one another."""

from dataclasses import dataclass
from datetime import date

from corpus.model import Form


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation whose offsets are still those of a section's reading."""

    start: int
    end: int
    form: Form
    kind: str | None
    key: str | None = None
    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    section: tuple[str, ...] = ()
    relation: str | None = None
