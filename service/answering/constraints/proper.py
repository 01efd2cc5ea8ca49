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
_COMPOUNDS = (_COMMON - {"dai", "pho", "quy", "thu", "vien"}) | {"cum", "duong", "khu", "chuong"}  # small ones follow


@lru_cache(maxsize=20_000)
def proper_names(text: str) -> tuple[str, ...]:
    """Runs of capitals of two words at least, folded, in order; offices, posts and mere beginnings left out."""
    if text.isupper():
        return ()
    found = []
    for match in _RUN.finditer(text):
        name = fold(match[0])
        _, *others = name.split()
        if match.start() == 0 and (len(others) > 1 or others[-1] in _COMPOUNDS):
            name = " ".join(others) if others[-1] not in _COMPOUNDS else ""  # "Biển Bãi Dài", "Theo Kết luận"
        if name and name.split()[0] not in _COMMON:
            found.append(name)
    return tuple(dict.fromkeys(found))
