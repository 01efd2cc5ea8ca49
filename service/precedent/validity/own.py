"""Sentences in which a directive speaks of its own effect: "Nghị quyết này có hiệu lực …"."""

import re
from collections.abc import Iterator

from corpus.kinds import kind_pattern
from indexer.catalogue import Placed
from service.precedent.validity.heads import Head
from service.precedent.validity.told import Told, told

ITSELF = rf"(?P<kind>{kind_pattern()})\s+(?P<this>này(?!\w))?(?P<words>[^.;“”\"]{{0,120}}?)(?<!\w)"
"""What a clause's pattern begins with; `words` stand between the name and what is said of the effect."""
_NOT_SO = re.compile(r"(?<!\w)(?:không|chưa|sẽ|khi|trước|sau khi|nếu|dự thảo|này)(?!\w)", re.IGNORECASE)
_LED = re.compile(
    r"[\W\d_]*(?:Điều \d+[.:]?\s*)?(?:(?:Hiệu lực|Điều khoản|Tổ chức)[^.]{0,40}?)?[\W\d_]*", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d[/-]\w")  # the name of another directive, which the effect may be that of
_JOINED = re.compile(r"(?:,|(?<!\w)và)\s*$", re.IGNORECASE)


def own_clauses(pattern: re.Pattern[str], head: Head, placed: Placed) -> Iterator[tuple[re.Match[str], Told]]:
    """The matches of a pattern that speak of the passage's own directive and begin a sentence, each with that."""
    text = placed.passage.text
    for match in pattern.finditer(text):
        if _is_own(head, match):
            sentence, start = told(placed.passage, placed.section.path, match.start(), match.end())
            if _LED.fullmatch(text[start : match.start()]):
                yield match, sentence


def _is_own(head: Head, match: re.Match[str]) -> bool:
    """ "Nghị quyết này", or "Nghị quyết" alone, in a resolution."""
    words = match["words"]
    same = " ".join(match["kind"].lower().split()) == (head.fields.kind or "").lower()
    alone = match["this"] or not words.strip()
    apart = not _NUMBERED.search(words) or _JOINED.search(words)
    return same and bool(alone and apart) and not _NOT_SO.search(words)
