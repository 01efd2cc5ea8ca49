"""Why a draft isn't checked.

ServiceError
├── ClassifiedDraftError    it is marked classified
├── UnreadableDraftError    there is no text to be had from the file
├── TooLargeError           the request is larger than a draft may be
├── MediaTypeError          the request is neither JSON nor a form with a file
└── BusyError               as many drafts as this process takes are being checked
"""

from typing import ClassVar

from service.errors import ServiceError


class ClassifiedDraftError(ServiceError):
    """The draft bears a mark of secrecy; the message holds nothing of it."""

    status: ClassVar[int] = 403
    code: ClassVar[str] = "classified"

    def __init__(self) -> None:
        super().__init__(
            "Dự thảo có dấu chỉ mức độ mật hoặc “Tài liệu thu hồi”: hệ thống này không nhận, không đọc và không lưu gì."
        )


class UnreadableDraftError(ServiceError):
    """The file is broken, or of a format that isn't read."""

    status = 422
    code = "unreadable_file"


class TooLargeError(ServiceError):
    """More bytes than a draft may have."""

    status = 413
    code = "too_large"


class MediaTypeError(ServiceError):
    """Neither JSON nor multipart/form-data."""

    status = 415
    code = "unsupported_media_type"


class BusyError(ServiceError):
    """All places are taken."""

    status = 503
    code = "busy"
