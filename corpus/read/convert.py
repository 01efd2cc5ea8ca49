"""Older word processors' files (.doc, .rtf, .odt): made .docx by LibreOffice; .doc by antiword where that can't."""

import re
from pathlib import Path

from corpus.errors import ReadError
from corpus.read.command import Tool, ToolError, private_folder, run
from corpus.read.content import ending_of
from corpus.read.docx import read_docx
from corpus.read.extract import Extract
from corpus.read.legacy import mend

SOFFICE = Tool("soffice", "libreoffice-writer-nogui")
ANTIWORD = Tool("antiword", "antiword")
_LIMIT_S = 120.0
_ARGUMENTS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
_FILTER = "docx:MS Word 2007 XML"
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
