"""Older word processors' files (.doc, .rtf, .odt): made .docx by LibreOffice; .doc by antiword where that can't."""

import re
import unicodedata
from pathlib import Path

from corpus.errors import ReadError
from corpus.read.command import Tool, ToolError, private_folder, run
from corpus.read.content import ending_of
from corpus.read.docx import read_docx
from corpus.read.extract import Extract
from corpus.read.legacy import mend
from corpus.syllables import syllable_score

SOFFICE = Tool("soffice", "libreoffice-writer-nogui")
ANTIWORD = Tool("antiword", "antiword")
_LIMIT_S = 120.0
_ARGUMENTS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
_FILTER = "docx:MS Word 2007 XML"
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xdb\xa5\x2d\x00")  # Word 6 and later, Word 2
_XML = b"<?xml"  # Word 2003 and OpenDocument write it, too
_BEGINNINGS = {".doc": _OLE, ".dot": _OLE, ".rtf": (b"{\\rtf",), ".odt": (b"PK\x03\x04",)}
_FEWEST_SYLLABLES, _MOST_ODD = 0.3, 0.05  # shares of words and of characters; a foreign language has no odd ones
_FIRST_ODD = "\u2e80"  # from here on scripts of East Asia and symbols, which noise is full of
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
# Macros off; pictures and parts that lie elsewhere are not fetched; and should anything ask for the network all the
# same, it meets a proxy that isn't there. LibreOffice's own profile format.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_converted(data: bytes, name: str) -> Extract:
    """The text as the .docx reader gives it, or, from antiword, its lines.

    Raises:
        ReadError: damaged, or no tool for it is installed.
    """
    ending = ending_of(data, name)
    if not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((*_BEGINNINGS[ending], _XML)):
        raise ReadError(name, f"its content is not that of a {ending} file; open it in Word and save it as .docx")
    extract = _converted(data, name, ending)
    if _is_noise(extract.text):
        raise ReadError(name, "what is read from it is no text; it is damaged, open it in Word and save it as .docx")
    return extract


def _is_noise(text: str) -> bool:
    """Whether hardly a word is a syllable and many characters are none of a directive: LibreOffice reads anything."""
    odd = sum(one >= _FIRST_ODD or unicodedata.category(one) in ("Cn", "Co") for one in text)
    score = syllable_score(text)
    return odd > _MOST_ODD * len(text) and (score is None or score < _FEWEST_SYLLABLES)


def _converted(data: bytes, name: str, ending: str) -> Extract:
    try:
        return read_docx(_as_docx(data, name, ending), name)
    except ReadError as error:
        if ending != ".doc" or not ANTIWORD.is_installed:
            raise
        extract = _by_antiword(data, name)
        if extract is None:
            raise error
        return extract


def _as_docx(data: bytes, name: str, ending: str) -> bytes:
    SOFFICE.require(name)
    with private_folder() as folder:
        given = folder / f"given{ending}"
        given.write_bytes(data)
        profile = folder / "profile"
        _write_profile(profile)
        arguments = [SOFFICE.program, f"-env:UserInstallation=file://{profile}", *_ARGUMENTS]
        run(
            name,
            [*arguments, "--convert-to", _FILTER, "--outdir", str(folder / "made"), str(given)],
            folder,
            limit_s=_LIMIT_S,
            environment={"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp", "http_proxy": "http://127.0.0.1:9"},
        )
        made = folder / "made" / "given.docx"
        if not made.is_file():  # soffice ends with status 0 all the same
            raise ReadError(name, f"LibreOffice can't read it as {ending}; open it in Word and save it as .docx")
        return made.read_bytes()


def _write_profile(profile: Path) -> None:
    """A profile of this run's own: several may run at a time."""
    items = "".join(_ITEM.format(path=path, name=key, value=value) for path, key, value in _SETTINGS)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _cells(row: re.Match[str]) -> str:
    """antiword's "|a   |b   |" as the other readers print a row."""
    return " | ".join(" ".join(cell.split()) for cell in row[1].split("|"))


def _by_antiword(data: bytes, name: str) -> Extract | None:
    """What antiword reads, or None; it knows no list numbers and no fonts."""
    with private_folder() as folder:
        (folder / "given.doc").write_bytes(data)
        try:
            printed = run(name, [ANTIWORD.program, "-m", "UTF-8.txt", "-w", "0", "given.doc"], folder, limit_s=_LIMIT_S)
        except ToolError:
            return None
    mended = mend(_ROW.sub(_cells, printed.decode("utf-8", "replace")).strip())
    warning = "đọc bằng antiword: số thứ tự tự động và bảng có thể thiếu"
    return Extract(mended.text, warnings=(warning, *mended.warnings))
