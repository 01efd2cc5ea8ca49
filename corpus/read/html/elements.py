"""What the elements of a page are by their tags and attributes."""

from typing import Any

DROPPED = frozenset("del script style head title template iframe object svg canvas select textarea button nav".split())
BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr html legend li main ol p pre section summary tr ul caption".split()
)
_MARGINS = ("mso-element:header", "mso-element:footer", "mso-element:comment")


def is_margin(element: Any) -> bool:
    """Whether an element is a page head or foot, or a comment, as Word or LibreOffice mark it."""
    named = element.tag == "div" and element.get("title") in ("header", "footer")
    return named or any(margin in _inline(element) for margin in _MARGINS)


def is_list_mark(element: Any) -> bool:
    """Whether it holds the number or bullet that Word prints before a paragraph."""
    return "mso-list:ignore" in _inline(element)


def _inline(element: Any) -> str:
    """An element's own style sheet, without blanks."""
    return element.get("style", "").replace(" ", "").lower() if "style" in element.attrib else ""


def integer(text: str | None, default: int) -> int:
    """The number that an attribute gives, or what holds where it gives none."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
