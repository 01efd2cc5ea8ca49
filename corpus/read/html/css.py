"""Style sheets, so far as they change what the letters say or whether they show."""

import re
from typing import Any, NamedTuple

from corpus.read.runs import Type

_SELECTOR = re.compile(r"[\w:-]+|[\w:-]*\.[\w-]+")  # a tag, a class, or both: what office programs write
_LONGEST_VALUE = 500  # characters; so that no search in one takes long
_SHORTHAND_FONT = re.compile(r"[\d.]+(?:pt|px|r?em|%|cm|mm)(?:/\S+)?\s+(.+)", re.DOTALL)

Declarations = dict[str, str]


class Style(NamedTuple):
    """How an element's text is set; children take it over."""

    type: Type = Type()
    centred: bool = False
    hidden: bool = False
    list_style: str = ""
    keeps_spaces: bool = False


class Sheet:
    """The rules of a page."""

    def __init__(self, texts: list[str]) -> None:
        self._rules: dict[str, Declarations] = {}
        for text in texts:
            for rule in _without_comments(text).split("}"):
                selectors, _, body = rule.rpartition("{")
                declarations = _declarations(body)
                selectors = selectors.rpartition("{")[2]  # within "@media print {"
                for selector in selectors.split(","):
                    if _SELECTOR.fullmatch(selector.strip()):
                        self._rules.setdefault(selector.strip().lower(), {}).update(declarations)

    def style(self, element: Any, outer: Style) -> Style:
        """The style of an element in one of the outer style."""
        tag, attributes = element.tag, element.attrib
        if not attributes and tag not in self._rules and tag not in _TAGS:
            return outer
        found = dict(_TAGS.get(tag, {}))
        found |= self._rules.get(tag, {})
        for name in attributes.get("class", "").lower().split():
            found |= self._rules.get(f".{name}", {})
            found |= self._rules.get(f"{tag}.{name}", {})
        found |= _attributes(element) | _declarations(attributes.get("style", ""))
        return _changed(outer, found) if found else outer


_TAGS: dict[str, Declarations] = {
    "sup": {"vertical-align": "super"},
    "center": {"text-align": "center"},
    "pre": {"white-space": "pre"},
    "ol": {"list-style-type": "decimal"},
    "ul": {"list-style-type": "disc"},
}


def _attributes(element: Any) -> Declarations:
    """What attributes of old HTML say, as declarations."""
    found: Declarations = {}
    attributes = element.attrib
    if "face" in attributes:
        found["font-family"] = attributes["face"]
    if "align" in attributes and element.tag != "table":  # which is where the table stands, not its text
        found["text-align"] = attributes["align"].lower()
    if "hidden" in attributes:
        found["display"] = "none"
    return found


def _declarations(text: str) -> Declarations:
    pairs = (declaration.partition(":") for declaration in text.split(";"))
    return {name.strip().lower(): value.strip()[:_LONGEST_VALUE] for name, colon, value in pairs if colon}


def _without_comments(text: str) -> str:
    first, *others = text.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _changed(outer: Style, found: Declarations) -> Style:
    words = {name: value.lower().removesuffix("!important").strip() for name, value in found.items()}
    font, case = _font(found), words.get("text-transform")
    place, aligned = words.get("vertical-align"), words.get("text-align")
    type_ = Type(
        font or outer.type.font,
        outer.type.capitals if case is None else case == "uppercase",
        outer.type.raised if place is None else place == "super",
    )
    hides = words.get("display") == "none" or words.get("visibility") == "hidden" or words.get("mso-hide") == "all"
    list_style = words.get("list-style") or words.get("list-style-type") or outer.list_style
    spaces = words.get("white-space")
    return Style(
        type_,
        outer.centred if aligned is None else aligned == "center",
        outer.hidden or hides,
        list_style,
        outer.keeps_spaces if spaces is None else spaces.startswith("pre"),
    )


def _font(found: Declarations) -> str | None:
    family = found.get("font-family")
    if family is None and (shorthand := _SHORTHAND_FONT.search(found.get("font", ""))):
        family = shorthand[1]
    return family.split(",")[0].strip(" '\"") or None if family else None
