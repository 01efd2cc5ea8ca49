"""What is said about an answer, in Vietnamese: on the page and in a terminal alike."""

from corpus.model import Directive
from service.answer import Answer, Why
from service.precedent.absence import Evidence

NEAREST = 3  # passages that are offered where nothing answers
DIFFER = "Các nguồn nói khác nhau; văn bản mới nhất, cấp cao nhất đứng trước."
WRITTEN = "Câu trả lời do máy viết từ các trích dẫn dưới đây; hãy đối chiếu trước khi dùng."
_REASONS = {
    Why.NO_MATCH: "Không thấy văn bản nào trong chỉ mục nói điều được hỏi.",
    Why.CONSTRAINT_NOT_MET: "Có văn bản nói đến việc này, nhưng không đúng cơ quan, nơi, thời gian được hỏi, "
    "hoặc chỉ nêu chỉ tiêu mà không nêu kết quả.",
    Why.FIELD_BLANK: "Văn bản được hỏi để trống phần này.",
    Why.AMBIGUOUS: "Nhiều văn bản cùng khớp câu hỏi; hãy nêu thêm số, năm hoặc cơ quan ban hành.",
}
_HIGH, _MIDDLE = 0.8, 0.5


def reason(answer: Answer) -> str:
    """Why nothing is answered, in a sentence."""
    return because(answer.why or Why.NO_MATCH)


def because(why: Why) -> str:
    """The same by its name on the wire."""
    return _REASONS[why]


def confidence(answer: Answer) -> str:
    """ "cao (86 %)", with advice where it is low."""
    likely = answer.confidence
    word = "cao" if likely >= _HIGH else "vừa" if likely >= _MIDDLE else "thấp, cần đọc kỹ trích dẫn"
    return f"{word} ({likely * 100:.0f} %)"


def dated(directive: Directive) -> str:
    """When a directive was issued, or of which meeting it tells."""
    fields = directive.fields
    if fields.issued_on:
        return f"ban hành {fields.issued_on:%d/%m/%Y}"
    if fields.event_on:
        return f"hội nghị ngày {fields.event_on:%d/%m/%Y}"
    return "không rõ ngày"


def evidence_worded(evidence: Evidence) -> str:
    """ "0 chỗ đúng nguyên văn, 3 chỗ khác dấu, 7 đoạn gần giống, trong 30 văn bản, bản chỉ mục 000001"."""
    other_marks = evidence.tone + evidence.folded
    least = "" if evidence.similar_is_exact or not evidence.similar else "ít nhất "
    return (
        f"{evidence.exact} chỗ đúng nguyên văn, {other_marks} chỗ khác dấu, {least}{evidence.similar} đoạn gần giống, "
        f"trong {evidence.documents} văn bản, bản chỉ mục {evidence.index_version}."
    )
