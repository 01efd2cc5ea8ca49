"""What styles, theme and defaults say of a paragraph or run that says nothing itself (ECMA-376 part 1, 17.7)."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from corpus.read.docx.package import W
from corpus.read.runs import Type

_DEEPEST = 32  # styles based on one another; Word itself allows fewer


class Look(NamedTuple):
    """What run properties say; None where they say nothing."""

    font: str | None = None
    capitals: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look, filled up from the one below it."""
        return Look(
            below.font if self.font is None else self.font,
            below.capitals if self.capitals is None else self.capitals,
            below.raised if self.raised is None else self.raised,
            below.hidden if self.hidden is None else self.hidden,
        )

    @property
    def type(self) -> Type:
        """How it prints."""
        return Type(self.font, bool(self.capitals), bool(self.raised))


class ParagraphLook(NamedTuple):
    """What a paragraph's style says of its letters, its place and its list."""

    letters: Look = Look()
    centred: bool = False
    list: str | None = None  # numId
    level: int | None = None  # of the list
    style: str | None = None  # that names the list


class Styles:
    """Style definitions of a file; a file may have none."""

    def __init__(self, root: Any = None, theme: Any = None) -> None:
        self._root = root
        self._theme = theme
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self._runs: dict[str, Look] = {}

    def look(self, properties: Any) -> Look:
        """What the properties of a run (w:rPr) say, its character style with them."""
        if properties is None:
            return Look()
        style = value(properties, "rStyle")
        own = self._own_look(properties)
        return own.over(self._character(style)) if style else own

    def paragraph(self, style: str | None) -> ParagraphLook:
        """What a paragraph of this style looks like; of the default style where it names none."""
        if style not in self._paragraphs:
            self._paragraphs[style] = self._paragraph(style)
        return self._paragraphs[style]

    def _paragraph(self, style: str | None) -> ParagraphLook:
        letters, centred, list_, level, namer = Look(), None, None, None, None
        for definition in self._chain(style if style in self._definitions else self._default_style):
            letters = letters.over(self._own_look(definition.find(W + "rPr")))
            properties = definition.find(W + "pPr")
            if properties is None:
                continue
            centred = centred or value(properties, "jc")
            numbering = properties.find(W + "numPr")
            if numbering is not None and list_ is None:
                level = level if level is not None else integer(value(numbering, "ilvl"))
                list_ = value(numbering, "numId")
                namer = definition.get(W + "styleId") if list_ else None
        return ParagraphLook(letters.over(self._default_look), centred == "center", list_, level, namer)

    def _character(self, style: str) -> Look:
        if style not in self._runs:
            look = Look()
            for definition in self._chain(style):
                look = look.over(self._own_look(definition.find(W + "rPr")))
            self._runs[style] = look
        return self._runs[style]

    def _chain(self, style: str | None) -> Iterator[Any]:
        """A style and those it is based on, nearest first."""
        for _ in range(_DEEPEST):
            definition = self._definitions.get(style)
            if definition is None:
                return
            yield definition
            style = value(definition, "basedOn")

    def _own_look(self, properties: Any) -> Look:
        if properties is None:
            return Look()
        place = value(properties, "vertAlign")
        return Look(
            self._font(properties.find(W + "rFonts")),
            switch(properties, "caps"),
            None if place is None else place == "superscript",
            switch(properties, "vanish"),
        )

    def _font(self, fonts: Any) -> str | None:
        """The font of letters that are no ASCII, which is where encodings differ."""
        if fonts is None:
            return None
        themed = fonts.get(W + "hAnsiTheme") or fonts.get(W + "asciiTheme")
        named: str | None = fonts.get(W + "hAnsi") or fonts.get(W + "ascii")
        return self._theme_fonts.get(themed[:5], named) if themed else named

    @cached_property
    def _definitions(self) -> dict[str | None, Any]:
        styles = self._root.iterfind(W + "style") if self._root is not None else ()
        return {style.get(W + "styleId"): style for style in styles if style.get(W + "styleId")}

    @cached_property
    def _default_style(self) -> str | None:
        for name, style in self._definitions.items():
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                return name
        return None

    @cached_property
    def _default_look(self) -> Look:
        path = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
        return self._own_look(self._root.find(path)) if self._root is not None else Look()

    @cached_property
    def _theme_fonts(self) -> dict[str, str]:
        """The theme's Latin fonts, under the first letters of their names there: "major", "minor"."""
        fonts: dict[str, str] = {}
        for place in ("major", "minor"):
            found = self._theme.find(f".//{{*}}{place}Font/{{*}}latin") if self._theme is not None else None
            if found is not None and found.get("typeface"):
                fonts[place] = found.get("typeface")
        return fonts


def value(properties: Any, name: str) -> str | None:
    """The value of a property, None where it isn't set."""
    found = properties.find(W + name)
    return None if found is None else found.get(W + "val")


def switch(properties: Any, name: str) -> bool | None:
    """Whether a property is on or off, None where it isn't set."""
    found = properties.find(W + name)
    return None if found is None else found.get(W + "val", "1") not in ("0", "false", "off")


def integer(text: str | None) -> int | None:
    """A whole number from an attribute, None where it is none or of no sense."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None
