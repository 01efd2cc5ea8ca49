"""Short forms above a signature: the Party's T/M, T/L, K/T and the State's TM., TL., KT., beside the index's own, or,
where that has too few, beside the rules (Hướng dẫn 36-HD/VPTW; NĐ 30/2020/NĐ-CP, Phụ lục I, II.7)."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from corpus.model import Directive, Role
from corpus.text import exact_key
from indexer.catalogue import Catalogue
from service.precedent.draft.forms.majority import found_in_index, majority
from service.precedent.draft.forms.prose import prose
from service.precedent.draft.model import FormFinding, Level

_SIGNED = re.compile(
    r"(?:(?<=\n)|^)[\s*_]*(?P<form>T[/.]?M|T[/.]?L|K[/.]?T|T[/.]?UQ)(?P<dot>\.?)(?=[\s*]+(?P<body>[^\n]+))"
)
_PARTY = ("ban thường vụ", "ban chấp hành", "thường trực", "tỉnh ủy", "thành ủy", "thị ủy", "huyện ủy", "đảng ủy")
_STATE = ("ủy ban nhân dân", "hội đồng nhân dân", "chủ tịch", "giám đốc", "chánh văn phòng", "trưởng phòng")
_RULED = {"party": "/", "state": "."}


class _Signed(NamedTuple):
    """A short form, how it is marked ("T/M", "TM.", "TM") and for whom it stands; `side` is None where nobody knows."""

    letters: str
    written: str
    side: str | None


class Signing:
    """How the directives of an index are signed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.counts: dict[str, Counter[str]] = {}
        for row in catalogue.rows("SELECT json_extract(fields, '$.signing_authority') FROM directive"):
            for match in _SIGNED.finditer(row[0] or ""):
                one = _signed(match)
                if one.side:
                    self.counts.setdefault(one.side, Counter())[_style(one)] += 1


def signing_findings(signing: Signing, draft: Directive) -> Iterator[FormFinding]:
    """One for each short form that is marked otherwise than the same side nearly always marks its own."""
    for stretch in prose(draft, (Role.SIGNATURE,)):
        for match in _SIGNED.finditer(stretch.text):
            one = _signed(match)
            counts = signing.counts.get(one.side or "", Counter())
            usual = majority(counts) or _ruled(counts, one)
            if usual is not None and usual != _style(one):
                shown = _shown(counts, one)
                message = f"Chữ viết tắt trước chữ ký khác kho: {found_in_index(shown)}."
                spans = stretch.at(match.start("form"), match.end("dot"))
                better = _written(one.letters, usual)
                yield FormFinding("layout", Level.DOUBT, one.written, spans, message, better, shown)


def _ruled(counts: Counter[str], one: _Signed) -> str | None:
    """What the rules want of a side, unless the index has the other form, too."""
    return _RULED[one.side] if one.side and not counts[_style(one)] else None


def _shown(counts: Counter[str], one: _Signed) -> dict[str, int]:
    return {one.written: 0} | {_written(one.letters, style): count for style, count in counts.items()}


def _signed(match: re.Match[str]) -> _Signed:
    body = exact_key(" ".join(match["body"].split()))
    side = "party" if body.startswith(_PARTY) else "state" if body.startswith(_STATE) else None
    return _Signed(re.sub("[/.]", "", match["form"]), f"{match['form']}{match['dot']}", side)


def _style(one: _Signed) -> str:
    """ "/", "." or "" as in T/M, TM., TM; "T.M" is none of them."""
    if "." in one.written[:-1]:
        return "?"
    return "/" if "/" in one.written else "." if one.written.endswith(".") else ""


def _written(letters: str, style: str) -> str:
    return f"{letters[0]}/{letters[1:]}" if style == "/" else f"{letters}{style}"
