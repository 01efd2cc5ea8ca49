"""The encodings of Vietnamese before Unicode, over text that holds their bytes as characters.

Sources of corpus/data/legacy.tsv: TCVN 5712:1993 (tcvn5712 is its VN1; tcvn3 its VN3, that of the ABC fonts, where
letters with a tone have no capitals), RFC 1456 (VISCII), VNI Windows and Vietware X (base letter, then mark). Where
a letter has several codes the usual one comes first.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from corpus.data import rows
from corpus.read.legacy.tcvn3 import raise_capitals, read_hyphens

# Bytes 80 to 9F come as themselves (read as Latin-1) or as what Windows shows for them (read as cp1252).
WINDOWS = {byte: shown for byte in range(0x80, 0xA0) if (shown := bytes([byte]).decode("cp1252", "ignore"))}
_BYTES = {ord(shown): byte for byte, shown in WINDOWS.items()}
_SYMBOLS = {0xF000 + byte: byte for byte in range(0x20, 0x100)}  # fonts of the symbol kind
# Glyphs that stand for two characters, of which PDF gives the other (Adobe Glyph List); FFFE is pdfium's
# for a soft hyphen at the end of a line.
_TWINS = {"\u03bc": "µ", "\u2219": "·", "\u02c9": "¯", "\ufffe": "\xad"}
_AS_BYTES = _SYMBOLS | {ord(twin): ord(byte) for twin, byte in _TWINS.items()}
_BESIDE_LETTER = re.compile("(?<=[^\\W\\d_])[{0}]|[{0}](?=[^\\W\\d_])".format("".join(WINDOWS.values())))
_UTF8 = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LOST_BLANK = re.compile(r"(?<=[a-zđ])Ã(?: (?= )|(?=\s|$))")  # of à, whose second byte A0 was taken for a blank
_MOST_ROUNDS = 3  # times that UTF-8 was read as something else and saved again
_CP1258 = {byte: letter for byte in range(0x80, 0x100) if (letter := bytes([byte]).decode("cp1258", "ignore"))}

Decoder = Callable[[str], str]


@cache
def decoder(encoding: str) -> Decoder:
    """What decodes text of an encoding ("utf8", "cp1258" or a column of legacy.tsv); other characters stay."""
    if encoding == "utf8":
        return _undo_utf8
    if encoding == "cp1258":
        return lambda text: unicodedata.normalize("NFC", _as_bytes(text).translate(_CP1258))
    letters = letters_of(encoding)
    longest_first = sorted(letters, key=lambda code: (-len(code), code))
    pattern = re.compile("|".join(map(re.escape, longest_first)))

    def decode(text: str) -> str:
        return pattern.sub(lambda code: letters[code.group()], _as_bytes(text)).translate(WINDOWS)

    return (lambda text: raise_capitals(read_hyphens(decode(text)))) if encoding == "tcvn3" else decode


@cache
def letters_of(encoding: str) -> dict[str, str]:
    """Letters by code, a string of characters 00 to FF; the mark of a capital may be a small one, and the reverse."""
    cells = ((row["letter"], row[encoding].split()) for row in rows("legacy.tsv"))
    letters = {bytes.fromhex(code).decode("latin-1"): letter for letter, codes in cells for code in codes}
    for code, letter in list(letters.items()):
        if len(code) == 2:
            letters.setdefault(code[0] + code[1].swapcase(), letter)
    return letters


def _as_bytes(text: str) -> str:
    """Every character that stands for a byte brought to the code point of that byte; a dash alone is a dash."""
    return _BESIDE_LETTER.sub(lambda shown: chr(_BYTES[ord(shown.group())]), text).translate(_AS_BYTES)


def _undo_utf8(text: str) -> str:
    for _ in range(_MOST_ROUNDS):
        coded = text.translate(_BYTES)
        undone = _UTF8.sub(_utf8_letter, coded)
        if undone == coded:
            break
        text = undone.translate(WINDOWS)
    return _LOST_BLANK.sub("à", text)


def _utf8_letter(match: re.Match[str]) -> str:
    code = match.group()
    try:
        return code.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return code
