"""How the body of a directive opens."""

import re

from corpus.parse.labels import Level, read_label
from corpus.parse.lines import Line

BODY_OPENING = re.compile(
    r"^(?:Căn cứ|Thực hiện|Xét|Theo|Ngày \d+|Sáng|Chiều|Tại|Sau khi|Trong|Để|Nhằm|Triển khai|Qua|Năm \d+|Từ"
    r"|Thời gian|Tiếp theo|Tiếp tục|Phúc đáp|Trên cơ sở|Vừa qua|Hiện nay|Những năm|Hội nghị|Ban |Ủy ban|Uỷ ban"
    r"|Hội đồng|Chính phủ|Bộ |Thủ tướng|Công tác|Việc|Cùng với|Thường trực|\d+ tháng)\b"
)
_BODY_LEVELS = frozenset(Level) - {Level.DASH, Level.PLUS, Level.CAPITAL, Level.BRACKETED, Level.APPENDIX}


def opens_body(line: Line) -> bool:
    """Whether running text begins with this line, by its label or its first words."""
    text = line.plain
    if read_label(text) and is_body_label(line):
        return True
    return len(text) > 60 and bool(BODY_OPENING.match(text) or re.search(r"[.:;]$", text))


def is_body_label(line: Line) -> bool:
    """Whether it has the label of a point: dashes and letters of names may stand in a head, too."""
    label = read_label(line.plain)
    return label is not None and label.level in _BODY_LEVELS
