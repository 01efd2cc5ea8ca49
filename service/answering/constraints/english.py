"""English time expressions of a question, in the words of the Vietnamese ones; patterns read folded text."""

import re

_NAMES = "january february march april may june july august september october november december".split()
_MONTH = rf"(?P<{{}}>{'|'.join(_NAMES)}|{'|'.join(f'{name[:3]}(?![a-z])' for name in _NAMES)})"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_COUNTS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "4"}
_MONTHS = {"three": "3", "six": "6", "nine": "9", "ten": "10"}
_DAY = re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.format('m')},? (?P<y>{_YEAR})")
_DAY_AFTER = re.compile(rf"\b{_MONTH.format('m')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>{_YEAR})")
_IN_MONTH = re.compile(rf"\b{_MONTH.format('m')},? (?:of )?(?P<y>{_YEAR})")
_HALF = re.compile(rf"\b(?P<n>first|second) half (?:of )?(?:the )?(?:year )?(?P<y>{_YEAR})?")
_FIRST_MONTHS = re.compile(
    rf"\b(?P<side>first|last) (?P<n>\d+|three|six|nine|ten) months(?: of)?(?: the year)? ?(?P<y>{_YEAR})?"
)
_QUARTER = re.compile(rf"\b(?:(?P<n>first|second|third|fourth) quarter(?: of)?|q(?P<q>[1-4])) (?P<y>{_YEAR})")
_END = re.compile(rf"\b(?:the )?end of (?:the year )?(?P<y>{_YEAR})|\byear-end (?P<y2>{_YEAR})")
_DEADLINE = re.compile(r"\b(?:by|before|until|no later than)(?= (?:ngay|thang|cuoi|quy|(?:19|20)\d\d))")


def in_vietnamese(folded: str) -> str:
    """ "by 31 October 2024" becomes "den ngay 31/10/2024", "the first half of 2023" becomes "6 thang dau nam 2023"."""
    for day in (_DAY, _DAY_AFTER):
        folded = day.sub(lambda match: f"ngay {match['d']}/{_month(match['m'])}/{match['y']}", folded)
    folded = _IN_MONTH.sub(lambda match: f"thang {_month(match['m'])}/{match['y']}", folded)
    folded = _HALF.sub(lambda match: _of_year("6", match["n"], match["y"]), folded)
    folded = _FIRST_MONTHS.sub(
        lambda match: _of_year(_MONTHS.get(match["n"], match["n"]), match["side"], match["y"]), folded
    )
    folded = _QUARTER.sub(lambda match: f"quy {match['q'] or _COUNTS[match['n']]} nam {match['y']}", folded)
    folded = _END.sub(lambda match: f"cuoi nam {match['y'] or match['y2']}", folded)
    return _DEADLINE.sub("den", folded)


def _month(name: str) -> int:
    return next(at for at, one in enumerate(_NAMES, start=1) if one.startswith(name))


def _of_year(months: str, side: str, year: str | None) -> str:
    return f"{months} thang {'dau' if side == 'first' else 'cuoi'} nam {year or ''} "
