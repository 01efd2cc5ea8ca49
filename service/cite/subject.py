"""What a directive is about, as it goes on after its issuer: "về …", "quy định …"."""

import re

from corpus.model import Fields

_LETTER, _TELEGRAM = "Công văn", "Công điện"
_ABOUT = re.compile(r"^(?:V/v|Về việc)\b\s*:?\s*", re.IGNORECASE)
_JOINS = re.compile(  # a subject that brings its own word
    r"(?:về|quy định|thực hiện|triển khai|của|ban hành|phê duyệt|hướng dẫn|sửa đổi|bổ sung|bãi bỏ|thay thế"
    r"|công bố|thành lập|kiện toàn|điều chỉnh|thông qua)(?!\w)",
    re.IGNORECASE,
)
_JOINED_ON = re.compile(r"^(về )(\w+ \w+)", re.IGNORECASE)
_VERBS = frozenset(  # that often begin what a directive is about, and no name
    "tập trung|tăng cường|tiếp tục|đẩy mạnh|đẩy nhanh|nâng cao|hỗ trợ|tổ chức|phát động|phát huy|phát triển|xây dựng"
    "|triển khai|thực hiện|ban hành|phê duyệt|điều chỉnh|sửa đổi|bổ sung|bãi bỏ|thay thế|thành lập|kiện toàn"
    "|giải quyết|phòng chống|khắc phục|xử lý|kiểm tra|rà soát|bảo đảm|chấn chỉnh|đổi mới|hoàn thiện|chủ động".split("|")
)


def joined_subject(fields: Fields) -> str | None:
    """A small letter first and a word to join it on; a title in capitals stays so where no text shows it in others.

    What a letter or a telegram is about stands after "V/v", short for "về việc".
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
    if _JOINS.match(title):
        return _small(_JOINED_ON.sub(_small_verb, title))
    return f"về việc {_small(title)}" if fields.kind == _TELEGRAM else f"về {_small(title)}"


def _small(title: str) -> str:
    """The first letter as inside a sentence; an abbreviation's stays."""
    first = title.split(None, 1)[0]
    return title if title.isupper() or (len(first) > 1 and first.isupper()) else title[:1].lower() + title[1:]


def _small_verb(match: re.Match[str]) -> str:
    """ "Về Tăng cường" as inside a sentence; "Về Đề án" keeps its name."""
    return match[0].lower() if match[2].lower() in _VERBS else match[0]
