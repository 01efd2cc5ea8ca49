"""What directives say of themselves as columns, and how far they agree with what a query wishes for."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.names import read_body, territory
from corpus.text import tokens
from indexer.catalogue import Catalogue
from service.question import Wish

Agreement = NDArray[np.float32]  # (directives,), share of the wishes that hold, 0 to 1
Ordinals = NDArray[np.int64]
Key = tuple[str, ...]  # keys of words, in order
_NONE = -1
_SHORT = (("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"), ("Ủy ban Mặt trận Tổ quốc", "UBMTTQ"))
_COLUMNS = ("kind", "issuer", "place")


class DirectiveFacts:
    """Kind, issuer, place and year of every directive, loaded once."""

    def __init__(self, catalogue: Catalogue) -> None:
        rows = catalogue.rows(
            "SELECT kind, issuer, place, issued_on, event_on, passages FROM directive ORDER BY ordinal"
        )
        self._owners = np.repeat(np.arange(len(rows)), [row["passages"] for row in rows])
        self._codes: dict[str, NDArray[np.int32]] = {}
        self._names: dict[str, list[str]] = {}
        for column in _COLUMNS:
            names = sorted({row[column] for row in rows if row[column]})
            code = {name: at for at, name in enumerate(names)}
            self._codes[column] = np.array([code.get(row[column], _NONE) for row in rows], dtype=np.int32)
            self._names[column] = names
        self._years = np.array([int((row["issued_on"] or row["event_on"] or "0")[:4]) for row in rows], dtype=np.int32)
        self._phrases = {column: _phrases(column, names) for column, names in self._names.items()}

    def __len__(self) -> int:
        return len(self._years)

    def said_as(self, column: str) -> dict[str, dict[Key, str]]:
        """How values are said, by layer: the keys of the words give the name to show."""
        return {layer: {_keys(said, layer): said for said in self._phrases[column]} for layer in ("tone", "folded")}

    def agreement(self, wishes: Sequence[Wish], directives: Ordinals) -> Agreement:
        """For each directive the share of the wishes that it meets; 0 where nothing is wished for."""
        total = np.zeros(len(directives), dtype=np.float32)
        for wish in wishes:
            total += self._meets(wish, directives)
        return total / np.float32(max(len(wishes), 1))

    def of_passages(self, wishes: Sequence[Wish], passages: Ordinals) -> Agreement:
        """The same for passages by ordinal."""
        return self.agreement(wishes, self._owners[passages])

    def _meets(self, wish: Wish, directives: Ordinals) -> NDArray[np.bool_]:
        if wish.key == "year":
            return np.asarray(self._years[directives] == int(wish.value))
        wanted = self._phrases[wish.key].get(wish.value, ())
        return np.isin(self._codes[wish.key][directives], np.array(wanted, dtype=np.int32))


def _phrases(column: str, names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The codes that each way of saying a value may mean."""
    phrases: dict[str, list[int]] = {}
    for code, name in enumerate(names):
        for said in _issuer_said(name) if column == "issuer" else (name,):
            phrases.setdefault(said, []).append(code)
    return {said: tuple(codes) for said, codes in phrases.items()}


def _issuer_said(name: str) -> Iterator[str]:
    """ "Thị ủy Phú Khê" and "Thị ủy"; "Ủy ban nhân dân tỉnh Lam Giang", "UBND tỉnh Lam Giang" and "UBND tỉnh"."""
    body = read_body(name).name
    where = territory(body)
    forms = dict.fromkeys((body, body.removesuffix(where.place).rstrip()) if where and where.place else (body,))
    for form in forms:
        yield form
        for full, short in _SHORT:
            if form.startswith(f"{full} "):
                yield form.replace(full, short, 1)
    if body == "Thủ tướng Chính phủ":
        yield "Thủ tướng"


def _keys(words: str, layer: str) -> Key:
    return tuple(getattr(word, layer) for word in tokens(words))
