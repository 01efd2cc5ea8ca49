"""The numbers and dashes that a browser prints before the items of a list."""

from collections.abc import Iterator
from typing import Any

from corpus.numerals import numeral
from corpus.read.html.elements import integer

DASH = "- "
_FORMS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero", "none": "none",
}  # fmt: skip


def items(element: Any, list_style: str) -> Iterator[tuple[Any, str | None]]:
    """What a list holds, an item with its label ("" where the style has none), and other elements with None."""
    number = integer(element.get("start"), 1)
    styles = (element.get("type") or list_style).split()
    form = next((_FORMS[word] for word in styles if word in _FORMS), "decimal")
    for child in element:
        if child.tag != "li":
            yield child, None
            continue
        number = integer(child.get("value"), number)
        yield child, _label(element.tag, number, form)
        number += 1


def _label(tag: str, number: int, form: str) -> str:
    if form == "none":
        return ""
    return f"{numeral(number, form)}. " if tag == "ol" else DASH
