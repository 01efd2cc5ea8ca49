"""What people may type for a directive, as patterns over folded text: codes, issuing bodies, laws."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product

from corpus.data import rows
from corpus.text import folded_key

BODIES = {
    "tu": "TU", "tw": "TW", "hu": "HU", "qu": "QU", "thu": "ThU", "du": "ĐU", "vptw": "VPTW", "btctw": "BTCTW",
    "btgtw": "BTGTW", "ubkttw": "UBKTTW", "bnctw": "BNCTW", "vptu": "VPTU", "btctu": "BTCTU", "btgtu": "BTGTU",
    "bdvtu": "BDVTU", "bnctu": "BNCTU", "ubkttu": "UBKTTU", "cp": "CP", "ttg": "TTg", "ctn": "CTN", "ubnd": "UBND",
    "hdnd": "HĐND", "vpcp": "VPCP", "bnv": "BNV", "btc": "BTC", "btp": "BTP", "bca": "BCA", "bqp": "BQP", "byt": "BYT",
    "bgddt": "BGDĐT", "bkhcn": "BKHCN", "btttt": "BTTTT", "btnmt": "BTNMT", "bct": "BCT", "bxd": "BXD",
    "bgtvt": "BGTVT", "bnnptnt": "BNNPTNT", "bldtbxh": "BLĐTBXH", "bvhttdl": "BVHTTDL", "bkhdt": "BKHĐT",
}  # fmt: skip
PARTY = re.compile(r"(?:TU|TW|HU|QU|ThU|ĐU)$")
_UNTYPED = {"L", "PL", "DA", "ĐA", "PA", "BB", "GGT"}  # codes that are words or too short to stand for a kind
PLENUM = re.compile(
    r"(?<!\w)(?P<kind>nq|nghi quyet|kl|ket luan) *(?:hoi nghi *)?(?:tw|trung uong) *(?:lan thu *)?"
    r"(?P<ordinal>\d{1,2})(?!\w)"
    r"(?:[ ,(]*(?:khoa|k) *(?P<term>[ivxlc]+|\d{1,2})(?!\w)\)?)?"
)


@lru_cache(maxsize=1_000)
def fold_letters(words: str) -> str:
    """Lower case without diacritics, as many characters as before."""
    return "".join(map(_fold_letter, words))


@lru_cache(maxsize=5_000)
def _fold_letter(letter: str) -> str:
    folded = folded_key(letter)
    return folded if len(folded) == 1 else letter


@cache
def codes() -> dict[str, str]:
    """A kind's code or name, folded, by the code as numbers print it."""
    table = {}
    for row in rows("kinds.tsv"):
        table[fold_letters(row["name"])] = row["code"]
        if row["code"] not in _UNTYPED:
            table[fold_letters(row["code"])] = row["code"]
    return table


@cache
def kinds() -> dict[str, str | None]:
    """The kind that a folded code or name stands for, None where it may be several."""
    names: dict[str, set[str]] = {"bo luat": {"Bộ luật"}}
    for row in rows("kinds.tsv"):
        for word in (row["name"], row["code"]):
            names.setdefault(fold_letters(word), set()).add(row["name"])
    return {word: kinds.pop() if len(kinds) == 1 else None for word, kinds in names.items()}


@cache
def numbered() -> tuple[re.Pattern[str], ...]:
    """ "17 kl tu", "2167 ubnd ktth" (a công văn has no code), "31/2021/qh15", "kl 17 tu" and "qd 305"."""
    code, gap = _either(codes()), r"[ /–-]*"
    body, congress = rf"(?P<body>{_either(BODIES)})", r"(?P<body>qh\d\d|ubtvqh\d\d)"
    number = r"(?P<number>\d{1,5})(?: */ *(?P<year>(?:19|20)\d\d))?"
    level = r"(?!(?:tinh|thanh|thi|huyen|quan|phuong|xa)(?!\w))"
    return (
        re.compile(
            rf"(?<![\w/])(?:(?:{code}) +(?:so *)?)?{number}{gap}(?P<code>{code}){gap}{body}"
            r"(?:[/-](?P<unit>[a-z]{2,6}))?(?!\w)"
        ),
        re.compile(
            rf"(?<![\w/])(?:(?:cv|cong van) +(?:so *)?)?{number}{gap}{body}(?: *[-/] *| +){level}"
            r"(?P<unit>[a-z]{2,6})(?!\w)"
        ),
        re.compile(rf"(?<![\w/])(?:(?:luat|nghi quyet|nq|phap lenh) +(?:so *)?)?{number}{gap}{congress}(?!\w)"),
        re.compile(rf"(?<!\w)(?P<code>{code}) *(?:so *)?{number}(?:{gap}{body}(?!\w))?(?![\w/])"),
    )


@cache
def issuers() -> dict[str, str]:
    """The issuers that people name beside a bare number, by their folded names."""
    organs = ("", "Ban Thường vụ ", "Ban Chấp hành ", "BTV ", "BCH ")
    committees = ("Tỉnh ủy", "Thành ủy", "Thị ủy", "Huyện ủy", "Quận ủy", "Đảng ủy")
    councils = ("UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân")
    levels = ("", " tỉnh", " thành phố", " thị xã", " huyện", " phường", " xã")
    central = ("Bộ Chính trị", "Ban Bí thư", "Chính phủ", "Thủ tướng", "Thủ tướng Chính phủ", "Quốc hội")
    names = [*map("".join, product(organs, committees)), *map("".join, product(councils, levels)), *central]
    return {fold_letters(name): name for name in names}


@cache
def issuer() -> re.Pattern[str]:
    """ "kl 28 tinh uy": what may follow a number."""
    return re.compile(rf"[ ,]*(?:cua +)?(?P<issuer>{_either(issuers())})(?!\w)")


@cache
def law() -> re.Pattern[str]:
    """ "luat dat dai 2024": the laws whose names are known."""
    names = _either(fold_letters(row["name"]) for row in rows("laws.tsv")).replace(",", ",?")
    return re.compile(
        rf"(?<!\w)(?P<kind>luat|bo luat|phap lenh) +(?P<name>{names})(?!\w)"
        r"(?: *(?:nam *)?(?P<year>(?:19|20)\d\d)(?!\d))?"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))
