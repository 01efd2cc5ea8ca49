"""Years, kinds, issuers and places in a query, read as soft filters."""

from collections.abc import Mapping, Sequence

from corpus.text import Token
from indexer.terms import Layer
from service.question import Wish
from service.wishes import DirectiveFacts, Key

_OPENERS = frozenset(
    ("các", "những", "tìm", "xem", "văn", "bản", "nội", "dung", "theo", "trong", "một", "số", "có", "cho", "tôi")
)
_AFTER_KIND = frozenset(("của", "số", "năm", "về", "do", "nào", "ngày"))
_ALSO_VERBS = frozenset(  # kinds that are as often verbs or subjects: only what follows shows that a kind is meant
    (
        "Báo cáo", "Biên bản", "Chương trình", "Dự án", "Đề án", "Hợp đồng", "Hướng dẫn", "Kế hoạch", "Kết luận",
        "Phương án", "Quy chế", "Quy định", "Quyết định", "Thông báo", "Thông cáo",
    )
)  # fmt: skip
_VAGUE = frozenset(("Quy định", "Báo cáo", "Thông báo", "Hướng dẫn", "Hợp đồng", "Luật", "Pháp lệnh", "Bộ luật"))
_ALL_LAYERS = ("tone", "folded")
_SUBJECT_OF = frozenset(("quyền", "nhiệm", "vụ", "giao", "nghị", "với", "trước", "cầu"))  # thẩm quyền của UBND tỉnh
_SPAN_OF_YEARS = frozenset(("đoạn", "kỳ", "kì", "đến", "từ", "khóa", "trước", "sau"))  # 2021 - 2025, trước năm 2023
_DATE = frozenset(("tháng", "quý"))


class WishReader:
    """Knows the values that the directives of one index hold."""

    def __init__(self, facts: DirectiveFacts) -> None:
        self._said = {column: facts.said_as(column) for column in ("kind", "issuer", "place")}
        self._firsts = {
            layer: frozenset(key[0] for tables in self._said.values() for key in tables[layer]) for layer in _ALL_LAYERS
        }
        self._longest = max((len(key) for tables in self._said.values() for key in tables["tone"]), default=0)

    def wishes(
        self, read: Sequence[Token], text: str, layer: Layer, named: Sequence[tuple[int, int]], ignore: frozenset[str]
    ) -> tuple[Wish, ...]:
        """In the order of the query, of each key and value one; what lies within a directive's name is none, nor
        what is ignored."""
        free = [not any(start <= word.start < end for start, end in named) for word in read]
        found: list[Wish] = []
        at = 0
        while at < len(read):
            wish, end = self._at(read, text, at, layer) if free[at] else (None, at + 1)
            if wish and wish.key not in ignore and (wish.key, wish.value) not in {(w.key, w.value) for w in found}:
                found.append(wish)
            at = end
        return tuple(found)

    def _at(self, read: Sequence[Token], text: str, at: int, layer: Layer) -> tuple[Wish | None, int]:
        """The wish that begins with a word, and where to go on."""
        if _is_year(read, text, at):
            return Wish("year", read[at].exact, read[at].start, read[at].end), at + 1
        names = [name for name in _layers(layer) if getattr(read[at], name) in self._firsts[name]]
        keys_of = {name: tuple(getattr(one, name) for one in read[at : at + self._longest]) for name in names}
        for column in ("issuer", "kind", "place"):
            for name, keys in keys_of.items():
                value, end = _longest(keys, self._said[column][name])
                if value and self._is_wished(column, value, read, text, at, at + end):
                    return Wish(column, value, read[at].start, read[at + end - 1].end), at + end
        return None, at + 1

    def _is_wished(self, column: str, value: str, read: Sequence[Token], text: str, start: int, end: int) -> bool:
        before = [word.exact for word in read[max(start - 2, 0) : start]]
        if column == "kind":
            return self._is_kind_sought(value, read, start, end)
        if column == "issuer":
            return _SUBJECT_OF.isdisjoint(before)
        return end - start > 1 or text[read[start].start].isupper()

    def _is_kind_sought(self, kind: str, read: Sequence[Token], start: int, end: int) -> bool:
        """ "kết luận của Thị ủy", "các chỉ thị năm 2023"; not "quy định về …", "xây dựng kế hoạch"."""
        after = read[end].exact if end < len(read) else ""
        opens = all(word.exact in _OPENERS for word in read[:start])
        if kind in _VAGUE:
            issued = after in ("của", "do") and end + 1 < len(read) and self._is_issuer(read[end + 1 :])
            return opens and (after == "số" or after.isdigit() or issued)
        shown = after in _AFTER_KIND or after.isdigit() or end == len(read)
        return shown and opens if kind in _ALSO_VERBS else shown or opens

    def _is_issuer(self, read: Sequence[Token]) -> bool:
        return any(
            _longest(tuple(getattr(one, name) for one in read[: self._longest]), self._said["issuer"][name])[0]
            for name in _ALL_LAYERS
        )


def _layers(layer: Layer) -> tuple[str, ...]:
    return _ALL_LAYERS if layer is Layer.FOLDED else ("tone",)


def _longest(keys: Key, said: Mapping[Key, str]) -> tuple[str | None, int]:
    for end in range(len(keys), 0, -1):
        if value := said.get(keys[:end]):
            return value, end
    return None, 0


def _is_year(read: Sequence[Token], text: str, at: int) -> bool:
    """A year alone; not a date, nor one end of a span of years."""
    word = read[at].exact
    if not (len(word) == 4 and word.isdigit() and "1945" <= word <= "2099"):
        return False
    before = [one.exact for one in read[max(at - 2, 0) : at]]
    around = text[: read[at].start].rstrip()[-1:], text[read[at].end :].lstrip()[:1]
    spanned = any(mark in ("-", "–", "/") for mark in around) or not _SPAN_OF_YEARS.isdisjoint(before)
    return not spanned and _DATE.isdisjoint(before)
