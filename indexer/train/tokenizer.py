"""The tokenizer around a vocabulary: the same text always gives the same pieces, whatever way it was typed.

Pieces are written with "▁" for the blank before a word, so a piece may span blanks ("▁giải▁phóng▁mặt▁bằng")
but never punctuation or the end of a line: the lines of a text can be cut one by one.
"""

from collections.abc import Mapping

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

BLANK = "▁"
UNKNOWN = "<unk>"
_D_LOOKALIKES = ("ð", "ɖ")  # typed or recognised in place of đ; neither decomposes under NFD
# Old places of the tone mark and the new ones, tried in every word ("hoà" is read as "hòa").
_TONE_PLACES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_NO_LETTER_AFTER = r"(?!\p{L})"
_LONE_ONSETS = r"(?<!\p{L}\p{L})(?<=[hklmstv])"  # kỹ = kĩ, lý = lí, after these onsets only
_SEPARATORS = r"\s*(?:[^\p{L}\p{M}\p{N}\s]\s*)+|\s*\n\s*"


def normalizer() -> normalizers.Normalizer:
    """NFC in lower case, tone marks in one place, y for i after a lone onset, single blanks; ends of lines stay."""
    steps: list[normalizers.Normalizer] = [normalizers.NFC(), normalizers.Lowercase()]
    steps += [normalizers.Replace(letter, "đ") for letter in _D_LOOKALIKES]
    steps += [normalizers.Replace(Regex(old + _NO_LETTER_AFTER), new) for old, new in _TONE_PLACES.items()]
    steps += [
        normalizers.Replace(Regex(_LONE_ONSETS + y + _NO_LETTER_AFTER), i)
        for y, i in zip("yýỳỷỹỵ", "iíìỉĩị", strict=True)
    ]
    steps += [normalizers.Replace(Regex(r"[^\S\n]+"), " "), normalizers.Strip()]
    return normalizers.Sequence(steps)


def word_tokenizer() -> Tokenizer:
    """Syllables and separators one by one, for counting; every separator is the unknown word."""
    tokenizer = Tokenizer(models.WordLevel({UNKNOWN: 0}, unk_token=UNKNOWN))
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_SEPARATORS), behavior="isolated"),
            pre_tokenizers.Split(" ", behavior="removed"),
        ]
    )
    return tokenizer


def piece_tokenizer(scores: Mapping[str, float]) -> Tokenizer:
    """The most probable cutting of a text into pieces; scores are log probabilities.

    Kudo, Subword Regularization, ACL 2018. Ids follow the order of `scores`, after the unknown piece.
    """
    worst = min(scores.values(), default=0.0)
    vocabulary = [(UNKNOWN, worst - 10.0), *scores.items()]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_SEPARATORS), behavior="removed"),
            pre_tokenizers.Metaspace(replacement=BLANK, prepend_scheme="always", split=False),
        ]
    )
    return tokenizer
