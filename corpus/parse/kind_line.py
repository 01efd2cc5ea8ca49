"""The line that names a directive's kind: KẾT LUẬN, "NGHỊ QUYẾT CỦA …"."""

import re
from functools import cache

from corpus.kinds import kind_by_name, kind_names, kind_pattern
from corpus.parse.lines import Line
from corpus.text import folded_key

# An extractor that lost the line breaks prints "KẾT LUẬNCỦA BỘ CHÍNH TRỊvề …".
_KIND_LINE = re.compile(rf"^(?:DỰ THẢO )?(?P<kind>{kind_pattern()})(?:(?!\w)|(?=CỦA\s|VỀ\s|[Vv]ề\s))", re.IGNORECASE)


def kind_of_line(line: Line) -> str | None:
    """The kind that a title line opens with: KẾT LUẬN, "NGHỊ QUYẾT CỦA …", alone or in capitals."""
    match = _KIND_LINE.match(line.plain)
    if not match:
        return _by_letters().get(" ".join(map(folded_key, line.plain.split()))) if line.plain.isupper() else None
    alone = match.end() == len(line.plain)
    capitals = match["kind"].isupper()
    return kind_by_name(match["kind"]) if alone or capitals else None


@cache
def _by_letters() -> dict[str, str]:
    """Kinds by their letters alone: scans print "CHÍ THỊ" for CHỈ THỊ."""
    return {" ".join(map(folded_key, name.split())): name for name in kind_names()}


def after_kind(line: Line) -> str:
    """What follows the kind in its own line."""
    match = _KIND_LINE.match(line.plain)
    return re.sub(r"^LIÊN TỊCH\b\s*", "", line.plain[match.end() :].strip(" *:|")) if match else ""
