"""Numbers as Word's lists print them (ECMA-376 part 1, 17.18.59)."""

import re

_ROMAN = list(zip("M CM D CD C XC L XL X IX V IV I".split(), (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), strict=True))  # fmt: skip  # noqa: E501
_WORDS = "không một hai ba bốn năm sáu bảy tám chín".split()
_MOST_LETTERS = 780  # thirty times the alphabet; Word counts no further with letters


def numeral(number: int, form: str) -> str:
    """The number in a form of ST_NumberFormat, or in a pattern such as "01, 02, 03, …"; unknown forms in digits."""
    if form in ("upperRoman", "lowerRoman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form in ("upperLetter", "lowerLetter") and 0 < number <= _MOST_LETTERS:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)  # … z, aa, bb: Latin, without đ
        return letter if form == "upperLetter" else letter.lower()
    if form == "vietnameseCounting" and 0 < number < 100:
        return _in_words(number)
    if form in ("none", "bullet"):
        return ""
    zeros = 2 if form == "decimalZero" else len(padded.group()) if (padded := re.match(r"0\d{1,5}", form)) else 0
    return str(number).zfill(zeros)


def roman(number: int) -> str:
    """In capital Roman letters: 13 gives XIII."""
    letters = ""
    for sign, worth in _ROMAN:
        count, number = divmod(number, worth)
        letters += sign * count
    return letters


def _in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _WORDS[ones]
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _WORDS[ones])
    return f"{'mười' if tens == 1 else f'{_WORDS[tens]} mươi'} {last}".rstrip()
