"""A draft as it comes: pasted text or the bytes of a file, taken apart like a directive; a marked one is refused."""

from pathlib import PurePath

from corpus.errors import ReadError, RefusedError
from corpus.model import Directive, Source
from corpus.parse import parse
from corpus.read import formats, read_data
from corpus.read.archive import ENDING as ARCHIVE
from corpus.secrecy import refuse_marked, refuse_marked_name
from service.errors import BadRequestError
from service.precedent.draft.errors import ClassifiedDraftError, UnreadableDraftError

LONGEST_TEXT = 1_000_000  # characters; 200 pages have some 600,000


def read_text(text: str) -> Directive:
    """A pasted draft.

    Raises:
        ClassifiedDraftError: it is marked MẬT, TỐI MẬT, TUYỆT MẬT or "Tài liệu thu hồi".
        BadRequestError: there is no word in it, or it is too long.
    """
    return _parsed(Source("", "", text), ())


def read_upload(data: bytes, name: str) -> Directive:
    """The draft in a file; raises as `read_text`, and UnreadableDraftError where no text can be had from it."""
    name = PurePath(name.replace("\\", "/")).name or "draft"
    try:
        refuse_marked_name(name)
    except RefusedError:
        raise ClassifiedDraftError from None
    ending = PurePath(name).suffix.lower()
    if ending == ARCHIVE or ending not in formats():
        known = ", ".join(formats())
        raise UnreadableDraftError(f"Không đọc được định dạng '{ending or 'không đuôi'}'; các định dạng: {known}.")
    try:
        extract = read_data(data, name)
    except ReadError:
        raise UnreadableDraftError(
            "Không đọc được chữ trong tệp: tệp rỗng, hỏng, có mật khẩu hoặc máy chủ thiếu công cụ đọc định dạng này; "
            "hãy mở bằng Word và lưu lại thành .docx."
        ) from None
    return _parsed(Source("", "", extract.text, pages=extract.pages, warnings=extract.warnings), extract.dropped)


def _parsed(source: Source, dropped: tuple[str, ...]) -> Directive:
    if len(source.text) > LONGEST_TEXT:
        raise BadRequestError(f"Dự thảo dài quá {LONGEST_TEXT} ký tự; hãy chia nhỏ.")
    try:
        refuse_marked("", source.text, dropped)
    except RefusedError:
        raise ClassifiedDraftError from None  # the message names neither file nor text
    draft = parse(source)
    if not any(character.isalnum() for character in source.text):
        raise BadRequestError("Dự thảo không có chữ nào để kiểm tra.")
    return draft
