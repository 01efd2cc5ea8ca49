"""What a directive is about, as it goes on after its issuer: "về …", "quy định …"."""

import re

from corpus.model import Fields

_LETTER = "Công văn"
_ABOUT = re.compile(r"^(?:V/v|Về việc)\b\s*:?\s*", re.IGNORECASE)
_JOINS = re.compile(  # a subject that brings its own word
    r"(?:về|quy định|thực hiện|triển khai|của|ban hành|phê duyệt|hướng dẫn|sửa đổi|bổ sung|bãi bỏ|thay thế"
    r"|công bố|thành lập|kiện toàn|điều chỉnh|thông qua)(?!\w)",
    re.IGNORECASE,
)


def joined_subject(fields: Fields) -> str | None:
    """A small letter first and a word to join it on; a title in capitals stays so where no text shows it in others.

    What a letter is about stands after "V/v", short for "về việc".
    """
    title = (fields.subject or fields.title or "").rstrip(" .,;")
    if not title:
        return None
    bare = _ABOUT.sub("", title)
    if fields.kind == _LETTER:
        bare = bare.removeprefix("về ")
        return f"về việc {_small(bare)}"
    if bare != title:
        return f"về việc {_small(bare)}"
    return _small(title) if _JOINS.match(title) else f"về {_small(title)}"


def _small(title: str) -> str:
    """The first letter as inside a sentence; an abbreviation's stays."""
    first = title.split(None, 1)[0]
    return title if title.isupper() or (len(first) > 1 and first.isupper()) else title[:1].lower() + title[1:]
