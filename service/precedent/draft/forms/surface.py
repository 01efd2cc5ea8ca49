"""How the index itself writes set terms and dates: counted once a generation, over texts spread evenly over it.

The wording index holds small letters alone; capitals and separators are in the texts.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from corpus.data import rows
from corpus.text import exact_key
from indexer.catalogue import Catalogue

_MOST_TEXTS, _FEWEST_TEXTS = 400, 3  # what one text writes again and again is no usage
_LONGEST = 20_000  # characters of one text
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…“\"(\n]|(?<!\S)[-–+*•]|\d[.)]|(?<!\w)[a-zđ]\))\s*$")
_DATE = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?:19|20)\d\d(?!\d)")
_DASH = re.compile(r"\s*[-–—]\s*")
PERCENT = re.compile(r"\d ?%")
BEFORE_MARK = re.compile(r"[^\W\d_](?P<blank> *)[,;](?=\s)")
_IN_WORDS = re.compile(r"(?i:ngày) +(?P<day>\d{1,2}) +tháng +(?P<month>\d{1,2}) +năm")


class Surface:
    """Counts of forms by what is written: a term in small letters, or a feature of dates."""

    def __init__(self, catalogue: Catalogue) -> None:
        written: dict[str, Counter[str]] = {}
        dates: dict[str, Counter[str]] = {}
        texts: Counter[str] = Counter()
        for text in texts_of(catalogue):
            said = [" ".join(text[start:end].split()) for start, end in terms_in(text)]
            forms = [pair for match in dates_in(text) for pair in features(match).items()]
            forms += [("percent", percent_form(match)) for match in PERCENT.finditer(text)]
            forms += [("mark_after", mark_form(match)) for match in BEFORE_MARK.finditer(text)]
            for one in said:
                written.setdefault(term_key(one), Counter())[one] += 1
            for feature, form in forms:
                dates.setdefault(feature, Counter())[form] += 1
            texts.update({*map(term_key, said), *(feature for feature, _ in forms)})
        self.terms = {term: counts for term, counts in written.items() if texts[term] >= _FEWEST_TEXTS}
        self.dates = {feature: counts for feature, counts in dates.items() if texts[feature] >= _FEWEST_TEXTS}


def terms_in(text: str) -> Iterator[tuple[int, int]]:
    """Where set terms stand, the longest at each place; not where a sentence begins, nor all in capitals."""
    for match in _TERMS.finditer(text):
        start, end = match.span()
        if not text[start:end].isupper() and not _SENTENCE_START.search(text, max(0, start - 8), start):
            yield start, end


def term_key(said: str) -> str:
    """The same for all ways of writing a term."""
    return _DASH.sub(" - ", exact_key(said))


def dates_in(text: str) -> Iterator[re.Match[str]]:
    """Dates in figures and, after them, in words, by their matches with groups `day` and `month`."""
    yield from _DATE.finditer(text)
    yield from _IN_WORDS.finditer(text)


def features(date: re.Match[str]) -> Mapping[str, str]:
    """What may be written in several ways: the days below 10, months 1 and 2, months 3 to 9, the mark between."""
    sort = "figures" if date.re is _DATE else "words"
    day, month = date["day"], date["month"]
    found = {}
    if 0 < int(day) < 10:
        found[f"{sort}:day"] = "05" if day.startswith("0") else "5"
    if 0 < int(month) < 10:
        early = int(month) < 3
        shown = ("02", "2") if early else ("09", "9")
        found[f"{sort}:{'early' if early else 'late'}_month"] = shown[0] if month.startswith("0") else shown[1]
    if sort == "figures":
        found["mark"] = date["mark"]
    return found


def percent_form(match: re.Match[str]) -> str:
    """With or without a blank, of whatever figure."""
    return "5 %" if " " in match.group() else "5%"


def mark_form(match: re.Match[str]) -> str:
    """With or without a blank before a comma or semicolon."""
    return "chữ ," if match["blank"] else "chữ,"


def texts_of(catalogue: Catalogue) -> Iterator[str]:
    """The beginnings of the texts that stand for an index: up to 400, spread evenly over it."""
    step = max(1, -(-catalogue.count("directive") // _MOST_TEXTS))
    sql = "SELECT substr(text, 1, ?) FROM directive WHERE ordinal % ? = 0 ORDER BY ordinal"
    for row in catalogue.rows(sql, (_LONGEST, step)):
        yield row[0]


def _pattern() -> re.Pattern[str]:
    terms = sorted({row["term"] for row in rows("terms.tsv")}, key=lambda term: (-len(term), term))
    laws = sorted({f"{row['kind']} {row['name']}" for row in rows("laws.tsv")}, key=lambda law: (-len(law), law))
    joined = "|".join(map(_loose, terms))
    return re.compile(rf"(?<!\w)(?:(?<!pháp )(?:{'|'.join(map(_loose, laws))})|{joined})(?!\w)", re.IGNORECASE)


def _loose(term: str) -> str:
    """As a pattern: blanks, dashes and the place of the tone mark as people put them."""
    words = re.escape(term).replace(r"\ \-\ ", r"\s*[-–—]\s*").replace(r"\ ", r"\s+")
    return words.replace("ủy", "(?:ủy|uỷ)")


_TERMS = _pattern()
