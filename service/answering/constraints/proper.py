"""Proper names in a text, by their capitals: "biển Bãi Dài", "Khu xử lý chất thải rắn Núi Voi"."""

import re
from functools import lru_cache

from corpus.names import CAPITAL
from service.answering.constraints.folding import fold

_RUN = re.compile(rf"(?<![\w/-])[{CAPITAL}][^\W\d_]*(?:(?: | - )[{CAPITAL}][^\W\d_]*)+(?![\w/-])")
_COMMON = frozenset(  # first words of offices, posts and documents, which are compared elsewhere
    "ban bi bo can cac chanh chi chu cong dai dang doan giam hoi ket ke lien mat nghi nhan nha phong pho quoc quyet "
    "quy so thanh thi thu thuong tinh tong to trung truong uy van vien viet huyen phu truc luat thong bao cuc".split()
)


@lru_cache(maxsize=20_000)
def proper_names(text: str) -> tuple[str, ...]:
    """Runs of capitals of two words at least, folded, in order; offices, posts and what only begins a sentence left out."""
    if text.isupper():
        return ()
    found = []
    for match in _RUN.finditer(text):
        name = fold(match[0])
        first, *others = name.split()
        begins = match.start() == 0 and not _COMMON.isdisjoint(others)  # "Theo Kết luận …"
        if first not in _COMMON and not begins:
            found.append(name)
    return tuple(dict.fromkeys(found))
