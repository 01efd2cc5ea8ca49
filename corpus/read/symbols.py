"""Symbol fonts, whose letters print as signs: Symbol and the Wingdings family.

Tables: Unicode Consortium, MAPPINGS/VENDORS/ADOBE/symbol.txt; for Wingdings the signs that Word itself puts in.
"""

_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xCE: "∈", 0xD0: "∠",
    0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_SYMBOL |= {ord(latin): greek for latin, greek in zip("abgdelmpqrstwDWSF", "αβγδελμπθρστωΔΩΣΦ", strict=True)}
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪",
    0xA8: "☐", 0xB2: "⯌", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the letters of symbol fonts


_PRINTED_BULLETS = frozenset("-–—+*")  # others are drawn by symbol fonts


def is_symbol_font(font: str | None) -> bool:
    """Whether a font's letters print as signs."""
    return (font or "").lower().startswith(("symbol", "wingdings", "webdings"))


def bullet(sign: str) -> str:
    """What a list's bullet says: as it is where it is typed with a key, a dash where it is drawn."""
    return sign if sign in _PRINTED_BULLETS else "-" if sign.strip() else ""


def decode_symbols(text: str, font: str | None) -> str:
    """The signs that a symbol font prints for these letters; other text, and signs unknown here, as they stand."""
    table = _table(font)
    if table is None and not any(ord(character) in _PRIVATE for character in text):
        return text
    return "".join(_sign(character, table) for character in text)


def _table(font: str | None) -> dict[int, str] | None:
    name = (font or "").lower()
    if name.startswith("wingdings"):
        return _WINGDINGS
    return _SYMBOL if name.startswith("symbol") else None


def _sign(character: str, table: dict[int, str] | None) -> str:
    code = ord(character)
    if code in _PRIVATE:
        return (table or _SYMBOL).get(code & 0xFF, character)
    return table.get(code, character) if table else character
