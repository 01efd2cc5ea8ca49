"""What can go wrong with a generator; every one of these ends in the extractive answer.

GeneratorError
├── SilentError     nothing answers there, or not in time
├── RefusedError    it answers with a status other than 200
└── GarbledError    it answers, but not as a chat does, or without end
"""

from typing import ClassVar


class GeneratorError(Exception):
    """The message is for the log, never with what was sent; `told` is for the reader, in Vietnamese."""

    told: ClassVar[str] = "Máy soạn câu trả lời gặp lỗi"


class SilentError(GeneratorError):
    """No connection, no answer, or not within the time."""

    told = "Máy soạn câu trả lời không phản hồi"


class RefusedError(GeneratorError):
    """The endpoint refuses: a wrong key, an unknown model, an overload, an address elsewhere."""

    told = "Máy soạn câu trả lời báo lỗi"


class GarbledError(GeneratorError):
    """What comes back can't be read, breaks off, or doesn't end."""

    told = "Máy soạn câu trả lời gửi về nội dung không đọc được"
