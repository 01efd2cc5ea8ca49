"""The line that names a directive's kind: KẾT LUẬN, "NGHỊ QUYẾT CỦA …"."""

import re

from corpus.kinds import kind_by_name, kind_pattern
from corpus.parse.lines import Line

_KIND_LINE = re.compile(rf"^(?:DỰ THẢO )?(?P<kind>{kind_pattern()})(?!\w)", re.IGNORECASE)


def kind_of_line(line: Line) -> str | None:
    """The kind that a title line opens with: KẾT LUẬN, "NGHỊ QUYẾT CỦA …", alone or in capitals."""
    match = _KIND_LINE.match(line.plain)
    if not match:
        return None
    alone = match.end() == len(line.plain)
    capitals = match["kind"].isupper()
    return kind_by_name(match["kind"]) if alone or capitals else None
