"""What is said of a field that a directive leaves blank, in Vietnamese."""

from datetime import date

from corpus.model import Directive
from service.answering.fields.asked import Asked, Field
from service.cite import citation

_NAMES = {
    Field.SIGNER: "tên người ký",
    Field.SIGNER_AND_POSITION: "tên người ký",
    Field.POSITION: "chức vụ người ký",
    Field.AUTHORITY: "ký thay mặt hay thừa lệnh ai",
    Field.ISSUED: "ngày ban hành",
    Field.EVENT: "ngày họp",
    Field.EFFECTIVE: "ngày có hiệu lực",
    Field.ENDS: "ngày hết hiệu lực",
    Field.NUMBER: "số, ký hiệu",
    Field.ISSUER: "cơ quan ban hành",
    Field.PLACE: "địa danh",
    Field.ADDRESSEES: "nơi gửi",
    Field.RECIPIENTS: "nơi nhận",
    Field.TITLE: "trích yếu",
    Field.KIND: "tên loại văn bản",
    Field.SECRECY: "độ mật",
    Field.URGENCY: "độ khẩn",
}


def blank_note(asked: Asked, directive: Directive) -> str:
    """Names what isn't printed, and the day of the meeting where the day of issue is missing."""
    whose = citation(directive.fields)
    if asked.field is Field.SENT_TO:
        return f"Nơi nhận của {whose} không ghi tên này."
    note = f"Văn bản không in {_NAMES[asked.field]}: {whose}"
    event = directive.fields.event_on
    if asked.field is Field.ISSUED and event:
        return f"{note}; hội nghị họp ngày {_day(event)}, đó không phải ngày ban hành."
    return f"{note}."


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
