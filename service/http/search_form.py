"""What the search page is asked with; whatever can't be used is refused in Vietnamese, for the person who typed it."""

from collections.abc import Sequence
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, ValidationError

from indexer.terms import Layer
from service.errors import BadRequestError
from service.filters import Filters
from service.http.requests import LONGEST_QUERY, FiltersIn
from service.precedent.order import Order

LAST_PAGE = 50
_FILTERS = {"kind", "issuer", "issued_from", "issued_to", "status"}


class SearchForm(BaseModel):
    """The page's parameters as they were typed."""

    model_config = ConfigDict(frozen=True)

    q: str = ""
    page: str = "1"
    mode: str = "auto"
    kind: str = ""
    issuer: str = ""
    issued_from: str = ""
    issued_to: str = ""
    status: str = ""
    order: str = "relevance"
    match: str = "auto"
    ignore: list[str] = []

    def query(self) -> str:
        """What is looked for; too long is a BadRequestError."""
        if len(self.q) > LONGEST_QUERY:
            raise BadRequestError(f"Câu hỏi dài quá {LONGEST_QUERY} ký tự; hãy rút ngắn.")
        return self.q

    def page_number(self) -> int:
        """From 1; anything else is a BadRequestError."""
        text = self.page
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= LAST_PAGE):
            raise BadRequestError(f"Số trang phải từ 1 đến {LAST_PAGE}.")
        return int(text)

    def filters(self) -> Filters:
        """Those that are filled in; one that can't be is a BadRequestError."""
        given = {name: value for name, value in self.model_dump(include=_FILTERS).items() if value.strip()}
        try:
            return FiltersIn.model_validate(given).to_filters()
        except ValidationError as error:
            raise BadRequestError("Bộ lọc không hợp lệ; ngày viết theo dạng năm-tháng-ngày, từ trước đến.") from error

    def ordered_by(self) -> Order:
        """As the API names it; an unknown one is a BadRequestError."""
        if self.order not in list(Order):
            raise BadRequestError(f"Không có cách xếp '{self.order}'; chọn một trong: {', '.join(Order)}.")
        return Order(self.order)

    def layer(self) -> Layer | None:
        """As the API names it; an unknown one is a BadRequestError."""
        if self.match not in ("auto", *Layer):
            raise BadRequestError(f"Không có cách so chữ '{self.match}'; chọn một trong: auto, {', '.join(Layer)}.")
        return None if self.match == "auto" else Layer(self.match)

    def url(self, page: int, *, match: str | None = None, ignore: Sequence[str] | None = None) -> str:
        """Another page of the same search, or the same with another match or other wishes to leave out."""
        fields = self.model_dump(exclude={"page", "ignore"}) | {"match": match or self.match}
        unsaid = (("match", "auto"), ("order", Order.RELEVANCE))
        kept = [(name, value) for name, value in fields.items() if value and (name, value) not in unsaid]
        left_out = self.ignore if ignore is None else ignore
        return f"/?{urlencode([*kept, *(('ignore', key) for key in left_out), ('page', str(page))])}"
