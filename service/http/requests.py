"""What comes over the wire, exactly as the contract says; unknown fields are refused."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from service.filters import Filters
from service.precedent.order import Order
from service.precedent.validity.model import Standing

LONGEST_QUERY = 2_000  # characters
MOST_HITS = 100
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"\w")]
WishKey = Literal["kind", "issuer", "place", "year"]
Mode = Literal["auto", "hybrid", "dense", "lexical", "exact"]


class Strict(BaseModel):
    """A request body: nothing is ignored."""

    model_config = ConfigDict(extra="forbid")


class NoQuery(Strict):
    """Parameters of a GET that takes none."""


class FiltersIn(Strict):
    """Keys of `filters`; all that are given must hold."""

    kind: Name | None = None
    issuer: Name | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    place: Name | None = None
    signer: Name | None = None
    status: Standing | None = None
    document_id: str | None = Field(None, min_length=1, max_length=500)

    @model_validator(mode="after")
    def _ordered(self) -> "FiltersIn":
        if self.issued_from and self.issued_to and self.issued_from > self.issued_to:
            raise PydanticCustomError("days_reversed", "issued_from lies after issued_to")
        return self

    def to_filters(self) -> Filters:
        """As the engine takes them."""
        return Filters(**self.model_dump(include=set(FiltersIn.model_fields)))


class SearchOptions(Strict):
    """How to search, apart from what for."""

    mode: Mode = "auto"
    top_k: int = Field(10, ge=1, le=MOST_HITS)
    cursor: str | None = Field(None, max_length=200)
    match: Literal["auto", "exact", "tone", "folded"] = "auto"
    highlight: bool = True
    facets: bool = False
    evidence: bool = False
    ignore: list[WishKey] = Field(default_factory=list, max_length=4)
    order: Order = Order.RELEVANCE
    office: Name | None = None  # own office in the order "precedent", in place of the one in the settings


class SearchIn(SearchOptions):
    """Body of POST /v1/search."""

    query: str = Field(min_length=1, max_length=LONGEST_QUERY)
    top_k: int = Field(10, ge=1, le=MOST_HITS, strict=True)
    filters: FiltersIn = FiltersIn()


class AskIn(Strict):
    """Body of POST /v1/ask."""

    question: str = Field(min_length=1, max_length=LONGEST_QUERY, examples=["Kế hoạch vốn năm 2024 là bao nhiêu?"])
    filters: FiltersIn = FiltersIn()


class SearchQuery(SearchOptions, FiltersIn):
    """Parameters of GET /v1/search: the same, with the filters laid flat."""

    q: str = Field(min_length=1, max_length=LONGEST_QUERY)

    def to_body(self) -> SearchIn:
        """The same request as a body."""
        options = self.model_dump(include=set(SearchOptions.model_fields))
        filters = FiltersIn(**self.model_dump(include=set(FiltersIn.model_fields)))
        return SearchIn(query=self.q, filters=filters, **options)
