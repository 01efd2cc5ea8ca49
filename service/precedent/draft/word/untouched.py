"""A Word file as it was given but for the parts that hold remarks: the library writes every part anew, and drops those
that nothing refers to."""

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

_TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


def with_untouched(given: bytes, made: bytes, changed: set[str]) -> bytes:
    """The parts of `made` whose names are in `changed` or new, every other one byte for byte as it was given."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(given)) as before,
        zipfile.ZipFile(BytesIO(made)) as after,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as both,
    ):
        written = set[str]()
        for entry in before.infolist():
            if entry.filename in written:
                continue
            written.add(entry.filename)
            if entry.filename == _TYPES:
                both.writestr(entry, _types(before.read(_TYPES), after.read(_TYPES)))
            else:
                both.writestr(entry, (after if entry.filename in changed else before).read(entry.filename))
        for name in after.namelist():
            if name in changed and name not in written:
                both.writestr(name, after.read(name))
    return out.getvalue()


def _types(before: bytes, after: bytes) -> bytes:
    """What was declared, with the parts that are new."""
    root: Any = etree.fromstring(before, etree.XMLParser(resolve_entities=False))
    known = {one.get("PartName") for one in root.iter(_OVERRIDE)}
    new = [
        one
        for one in etree.fromstring(after).iter(_OVERRIDE)
        if _is_of_remarks(one) and one.get("PartName") not in known
    ]
    if not new:
        return before
    root.extend(new)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _is_of_remarks(override: Any) -> bool:
    return str(override.get("ContentType")).endswith(".comments+xml")
