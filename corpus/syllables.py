"""Vietnamese syllables: whether a word is one, and how much of a text is made of them.

Broken text (wrong encoding, bad recognition) shows by words that no Vietnamese syllable can be.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ONSETS = frozenset("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()) | {""}
_BEFORE_FRONT_VOWELS = {"gh": True, "ngh": True, "c": False, "g": False, "ng": False}  # k also in names: Bắc Kạn

# Every rime in use, without its tone; y for i is folded away first (see _rime).
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
    ooc oong op ot  ô ôc ôi ôm ôn ông ôông ôp ôt  ơ ơi ơm ơn ơp ơt
    u ua uac uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    """.split()
)
_D_LOOKALIKES = str.maketrans("ðÐƉɖ", "đĐĐđ")  # as in corpus.text; Unicode texts hold them
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOP_TONES = ("\u0301", "\u0323")  # sắc, nặng
_STOPPED = ("c", "ch", "p", "t")
_CASES = (str.lower, str.upper, str.capitalize)

# What stands between words; a symbol that is not listed (¸ © ¶ …) is taken for a letter of a broken word.
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~\u2010-\u2027\u2030-\u203a\u2212•·«»°²³…\u2070-\u208e]+")
_UNMARKED = re.compile(r"[A-Za-zĐđƯưƠơÂâĂăÔôÊê]+")  # letters of abbreviations: HĐND, TƯ, QyĐ
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.-]{1,64}@\S+")


def is_syllable(word: str) -> bool:
    """Whether the word is a well-formed Vietnamese syllable, in any normal form and tone placement.

    Not whether it is in use. Case must be all lower, all upper or a capital first.
    """
    return _is_syllable(word) if len(word) <= 14 else False  # nghiêng in NFD has 9


@lru_cache(maxsize=100_000)
def _is_syllable(word: str) -> bool:
    composed = unicodedata.normalize("NFC", word.translate(_D_LOOKALIKES))
    if all(composed != case(composed) for case in _CASES):
        return False
    decomposed = unicodedata.normalize("NFD", composed.lower())
    tones = _TONES.findall(decomposed)
    bare = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    rime = _rime(bare)
    return rime is not None and len(tones) <= 1 and (not rime.endswith(_STOPPED) or tones in ([t] for t in _STOP_TONES))


@lru_cache(maxsize=100_000)
def may_be_syllable(word: str) -> bool:
    """Whether a word in small letters without marks is some syllable whose marks were left out: "duong", "nhieu"."""
    splits = ((word[:length], word[length:]) for length in (3, 2, 1, 0))
    return any(onset in _ONSETS and _spelled(onset, rime) in _UNMARKED_RIMES for onset, rime in splits)


def _unmarked(rime: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", rime) if not unicodedata.combining(letter))


_UNMARKED_RIMES = frozenset(map(_unmarked, _RIMES))


def _rime(bare: str) -> str | None:
    """The rime of an unaccented syllable, in the spelling of _RIMES; None when it has no such form."""
    for length in (3, 2, 1, 0):
        onset, rime = bare[:length], bare[length:]
        if onset in _ONSETS and (rime := _spelled(onset, rime)) in _RIMES and _agree(onset, rime):
            return rime
    return None


def _spelled(onset: str, rime: str) -> str:
    """One spelling for i and y (mĩ = mỹ, yêu = iêu) and for the k of names (Đắk Lắk)."""
    if rime.startswith("y"):
        rime = "i" + rime[1:]
    if rime.endswith("k") and onset:
        rime = rime[:-1] + "c"
    return rime


def _agree(onset: str, rime: str) -> bool:
    """gh and ngh stand before e, ê, i alone, c and ng never; qu holds the glide itself."""
    if onset == "qu":
        return rime[0] not in "uưo"
    if onset == "g" and rime[0] == "i":
        return True  # gì, giếng
    front = _BEFORE_FRONT_VOWELS.get(onset)
    return front is None or front == (rime[0] in "eêi")


def words(text: str) -> Iterator[str]:
    """The words of a text, apart at white space and punctuation; broken words whole."""
    for match in _WORD.finditer(text):
        yield match.group()


@lru_cache(maxsize=200_000)
def verdict(word: str) -> bool | None:
    """Whether a word speaks for good text (True) or against it (False); None: numbers, codes, abbreviations, names."""
    word = word.translate(_D_LOOKALIKES)
    if not word.isalpha() and (any(letter.isdigit() for letter in word) or not any(map(str.isalpha, word))):
        return None
    if is_syllable(word):
        return True
    capitals = sum(map(str.isupper, word))
    if len(word) == 1 or (2 <= capitals <= 10 and _UNMARKED.fullmatch(word)):
        return None
    if capitals and word.isascii():
        return None  # Covid, Microsoft
    return False


def syllable_score(text: str, fewest_words: int = 12) -> float | None:
    """The share of a text's words that are well-formed syllables; None with too few words to judge.

    Numbers, codes, abbreviations, addresses of the internet and capitalised foreign names don't count.
    """
    judged = [found for found in map(verdict, words(_ADDRESS.sub(" ", text))) if found is not None]
    return sum(judged) / len(judged) if len(judged) >= max(1, fewest_words) else None
