"""Whose a paragraph without a label is: the innermost open point's, one's further out, or the whole directive's."""

import re

from corpus.parse.ahead import Ahead
from corpus.parse.labels import Level
from corpus.parse.nesting import Nesting, Node
from corpus.parse.paragraphs import Paragraph

# What opens a paragraph that speaks of the whole part again, after its last numbered point.
_BACK_TO_PARENT = re.compile(
    r"^(?:Tuy nhiên|Bên cạnh|Song|Nguyên nhân|Những hạn chế|Hạn chế|Những kết quả|Đạt được|Có được|Mặc dù|Nhìn chung"
    r"|Tóm lại|Đánh giá chung|Trong quá trình|Căn cứ|Trên đây|Ngoài ra)\b"
)
_CLOSING = re.compile(
    r"^(?:Căn cứ [^.;]{3,40} này|(?:Kết luận|Nghị quyết|Chỉ thị|Kế hoạch|Quyết định|Quy định|Thông báo|Công văn"
    r"|Hướng dẫn|Chương trình|Báo cáo|Công điện) này|Yêu cầu|Đề nghị|Giao |Trên đây|Nhận được|Trong quá trình"
    r"|(?:[^.;,]{3,60})(?:yêu cầu|đề nghị|thông báo|giao|báo cáo|trân trọng))"
)


def belongs_further_out(paragraph: Paragraph, ahead: Ahead, inner: Node) -> bool:
    """Whether the innermost open point is over, so that the paragraph is its parent's."""
    if inner.index is None or inner.has_heading:
        return False
    upcoming = ahead.label
    if upcoming is not None and upcoming.level >= inner.level and upcoming.ordinal > 1:
        return False  # its next sibling is still to come
    return bool(_BACK_TO_PARENT.match(paragraph.plain))


def is_closing(paragraph: Paragraph, nesting: Nesting) -> bool:
    """Whether a last unlabelled paragraph speaks for the whole directive and not for a point of it."""
    if paragraph.is_table:
        return False
    points = nesting.open
    if points[-1].level >= Level.DASH:
        return bool(_CLOSING.match(paragraph.plain))  # a list is over
    labelled = next((node for node in reversed(points) if node.level <= Level.LETTER), points[0])
    inside = labelled.index is not None and labelled.has_heading
    return not inside and bool(_CLOSING.match(paragraph.plain))
