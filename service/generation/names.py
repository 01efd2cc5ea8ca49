"""Names of offices, places and people in a sentence, and whether a text holds them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
# First syllables of names of offices, which go on in small letters: Sở Tài chính, Tỉnh ủy, Bộ Nội vụ.
_OFFICES = frozenset(
    "sở bộ ban cục vụ viện phòng hội đoàn đảng chi tỉnh thành thị huyện quận xã phường ủy uỷ chính quốc thủ trung văn "
    "công tòa toà tổng đội trường đài trạm liên mặt chủ phó bí thường giám chánh trưởng ông bà".split()
)

Word = re.Match[str]


def unknown_names(sentence: str, known: Sequence[str]) -> list[str]:
    """The names that stand in none of the texts, in order; upper and lower case are one."""
    texts = [_spaced(text) for text in known]
    return [name for name in names(sentence) if not any(_spaced(name) in text for text in texts)]


def names(sentence: str) -> list[str]:
    """Runs of capitalised words; a name of one word, or of an office, with the small word that goes on with it.

    The first word of the sentence counts where a capital follows, where it is an abbreviation, or begins an office.
    """
    return list(_names(unicodedata.normalize("NFC", sentence)))


def _names(sentence: str) -> Iterator[str]:
    words = list(_WORD.finditer(sentence))
    at = 0
    while at < len(words):
        end = _run_end(sentence, words, at)
        if end == at:
            at += 1
            continue
        if not _is_plain_beginning(sentence, words, at, end):
            yield sentence[words[at].start() : words[_with_small(sentence, words, at, end) - 1].end()]
        at = end


def _run_end(sentence: str, words: Sequence[Word], at: int) -> int:
    """Where a run of capitalised words ends; abbreviations are runs of their own."""
    if not words[at][0][0].isupper():
        return at
    end = at + 1
    if _is_short_form(words[at]):
        return end
    while end < len(words) and _adjoin(sentence, words, end) and words[end][0][0].isupper():
        if _is_short_form(words[end]):
            break
        end += 1
    return end


def _is_plain_beginning(sentence: str, words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a capital is only that of a sentence: "Các đồng chí", "Trong năm"."""
    if end - at > 1 or _is_short_form(words[at]) or words[at][0].lower() in _OFFICES:
        return False
    before = sentence[: words[at].start()].rstrip()
    return not before or before[-1] in '.;:!?"“(-–'


def _with_small(sentence: str, words: Sequence[Word], at: int, end: int) -> int:
    """The end of a run with the small word that belongs to it."""
    alone = end - at == 1 and not _is_short_form(words[at])
    takes = alone or words[at][0].lower() in _OFFICES
    goes_on = end < len(words) and _adjoin(sentence, words, end) and words[end][0][0].islower()
    return end + 1 if takes and goes_on else end


def _adjoin(sentence: str, words: Sequence[Word], at: int) -> bool:
    """Whether only white space stands before a word and after the one before it."""
    return sentence[words[at - 1].end() : words[at].start()].isspace()


def _is_short_form(word: Word) -> bool:
    return len(word[0]) > 1 and word[0].isupper()


def _spaced(text: str) -> str:
    """The words of a text in small letters, with blanks around each; signs keep words apart."""
    normal = unicodedata.normalize("NFC", text).lower()
    return f" {' '.join(_PIECE.findall(normal))} "
