"""Where a page of results ends, as an opaque string that holds for one query on one generation."""

import base64
import binascii
import hashlib

from service.errors import BadRequestError

DEEPEST = 1_000  # hits that can be paged through; of what is listed and not ranked, all


def encode_cursor(offset: int, key: str) -> str:
    """The cursor for the page that begins at an offset."""
    return base64.urlsafe_b64encode(f"{offset}.{_digest(key)}".encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None, key: str, deepest: int = DEEPEST) -> int:
    """The offset in a cursor, 0 without one.

    Raises:
        BadRequestError: it is damaged, or belongs to another query or generation.
    """
    if cursor is None:
        return 0
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        offset, digest = base64.urlsafe_b64decode(padded.encode("ascii")).decode("ascii").split(".")
        number = int(offset)
    except (ValueError, binascii.Error) as error:
        raise BadRequestError("Con trỏ trang (cursor) bị hỏng; hãy tìm lại từ đầu.") from error
    if digest != _digest(key) or not 0 <= number <= deepest:
        raise BadRequestError("Con trỏ trang (cursor) thuộc câu hỏi hoặc bản chỉ mục khác; hãy tìm lại từ đầu.")
    return number


def may_go_on(offset: int) -> bool:
    """Whether there may be a page at this offset."""
    return offset <= DEEPEST


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
