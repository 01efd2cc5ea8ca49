"""What footnotes say: whose text it is, and what is stated of its validity."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from corpus.model import Directive
from service.cite import citation, later
from service.excerpts import Excerpt
from service.precedent.validity.model import GONE, Standing, Validity

ValidityOf = Callable[[str], Validity]
# A figure or a label is not parted from its word by a line's end. In quotations blanks stay as they are stored.
_TIED = re.compile(
    r"(?i:\b(số|ngày|tháng|năm|thứ|điều|khoản|điểm|mục|phần|chương|đoạn|phụ lục|bảng)) (?=\d|[IVX]+\b|[A-ZĐa-zđ]\b)"
)


class Sources:
    """A directive in full first, then in short, unless another one has the same short form."""

    def __init__(self, excerpts: Sequence[Excerpt], validity_of: ValidityOf) -> None:
        directives = {one.directive.id: one.directive for one in excerpts}
        self._short = Counter(map(_short, directives.values()))
        self._validity_of = validity_of
        self._named: set[str] = set()

    def next(self, excerpt: Excerpt) -> str:
        """The note under an excerpt; they come in the order of the paper."""
        directive = excerpt.directive
        is_named = directive.id in self._named
        self._named.add(directive.id)
        again = is_named and self._short[_short(directive)] == 1
        said = (later if again else citation)(directive.fields, excerpt.path)
        whole = f"{said[:1].upper()}{said[1:]}{'' if _is_known(directive) else f' (tệp {directive.source})'}"
        return _TIED.sub("\\1\u00a0", ". ".join((whole, *self._warnings(directive.id, again=is_named))) + ".")

    def _warnings(self, id_: str, *, again: bool) -> Iterator[str]:
        """That it is replaced is said every time, lest a passage is taken over without it; the rest once."""
        for fact in self._validity_of(id_).facts:
            if fact.value in GONE or (not again and fact.value not in (Standing.IN_FORCE, Standing.UNKNOWN)):
                yield fact.short


def _is_known(directive: Directive) -> bool:
    """Whether a person could find it by what its citation says."""
    fields = directive.fields
    return bool(fields.number or fields.title or fields.file)


def _short(directive: Directive) -> str:
    return later(directive.fields).lower()
