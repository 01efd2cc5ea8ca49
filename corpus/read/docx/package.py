"""The parts of an Office package: found by their relationships, bounded, and parsed without any outside access."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from corpus.errors import ReadError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # how ISO/IEC 29500 Strict names the same
_MOST_ENTRIES = 10_000
_LARGEST_PART = 32 * 1024 * 1024
_LARGEST_UNPACKED = 256 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
_PICTURE = re.compile(r"/media/[^/]+\.(?:png|jpe?g|tiff?|bmp|gif)$")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, LookupError, ValueError, OSError, EOFError, RuntimeError)


class Package:
    """An opened .docx; its parts are read when they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it.

        Raises:
            ReadError: no Word file, protected by a password, damaged, or a bomb.
        """
        self.name = name
        if data.startswith(_OLE):
            raise ReadError(name, _ole_reason(data))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise self._broken() from error
        entries = self._zip.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > _LARGEST_UNPACKED:
            raise ReadError(name, f"it unpacks to {unpacked / 1024**2:.0f} MB, more than the 256 MB of one document")
        if len(entries) > _MOST_ENTRIES:
            raise ReadError(name, f"it holds {len(entries)} parts, more than the {_MOST_ENTRIES} of one document")
        self._names = {entry.filename.replace("\\", "/").lower(): entry.filename for entry in entries}
        self.main = self._main_part()

    def parts(self, kind: str) -> list[str]:
        """The parts to which the main part relates in this way ("styles", "header"), in the order of the file."""
        folder, file = posixpath.split(self.main)
        targets = self._targets(f"{folder}/_rels/{file}.rels", folder, kind)
        usual = re.compile(rf"{re.escape(folder)}/(?:theme/)?{kind}\d*\.xml", re.IGNORECASE)
        return [target for target in targets if target.lower() in self._names] or list(
            filter(usual.fullmatch, self._names)
        )

    def root(self, part: str) -> Any:
        """The root element of a part.

        Raises:
            ReadError: missing, damaged or too large.
        """
        from lxml import etree  # imported here: most runs read no .docx

        data = self.content(part).replace(_STRICT, W[1:-1].encode())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._broken() from error

    def content(self, part: str) -> bytes:
        """The bytes of a part; raises as `root`."""
        try:
            with self._zip.open(self._names[part.lower()]) as file:
                data = file.read(_LARGEST_PART + 1)
        except _DAMAGE as error:
            raise self._broken() from error
        if len(data) > _LARGEST_PART:
            raise ReadError(self.name, f"its part {part} is larger than {_LARGEST_PART // 1024**2} MB; split it")
        return data

    def pictures(self) -> Iterator[bytes]:
        """The pictures of the text, its page heads and feet, in the order of the file; a damaged one is left out."""
        for part in filter(_PICTURE.search, self._names):
            with suppress(ReadError):
                yield self.content(part)

    def _main_part(self) -> str:
        found = [part for part in self._targets("_rels/.rels", "", "officeDocument") if part.lower() in self._names]
        if not found and "word/document.xml" not in self._names:
            raise ReadError(self.name, "it is not a readable .docx file: it holds no text part (word/document.xml)")
        return (*found, "word/document.xml")[0]

    def _targets(self, relationships: str, folder: str, kind: str) -> list[str]:
        """What a part relates to; nothing where its relationships are missing or damaged."""
        if relationships.lower() not in self._names:
            return []
        try:
            relations = list(self.root(relationships))
        except ReadError:
            return []  # Word's usual names are tried then
        return [
            posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", ""))).lstrip("/")
            for relation in relations
            if relation.get("Type", "").endswith("/" + kind) and relation.get("TargetMode") != "External"
        ]

    def _broken(self) -> ReadError:
        return ReadError(self.name, "it is not a readable .docx file; open it in Word and save it again")


def _ole_reason(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "it is a .docx file protected by a password; take the password off in Word"
    return "it is an old Word file (.doc) with the ending of a .docx file; rename it"
