"""Marks of secrecy in a printed line: MẬT, TỐI MẬT, TUYỆT MẬT, "Tài liệu thu hồi", alone or beside number and place."""

import re
import unicodedata

from corpus.names import CAPITAL
from corpus.text import exact_key, folded_key

_LONGEST = 250  # characters of a line that may bear a mark
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_TAG = re.compile(r"<[^<>]{1,80}>")
_CELL_END = re.compile(r"\||\t|\s{3,}")
_MARKS = {"mat": "MẬT", "toimat": "TỐI MẬT", "tuyetmat": "TUYỆT MẬT"}  # without diacritics, as scans read them
_LEVEL_NAMED = re.compile(r"^(?:do|muc do|do bao) mat (?:la )?(?P<mark>(?:toi |tuyet )?mat)$")
_CAPITALS = re.compile(r"(?<![^\W\d_])(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)(?![^\W\d_])")
_PRINTED_WORD = rf"(?<![\d/-])[{CAPITAL}]{{2,}}(?![\d/-])"
_GOES_BEFORE = re.compile(  # what a mark may follow without a sign between
    rf"(?:^|[-–—/(\[,;:*·.|]|(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ|DẤU|^\W*DỰ THẢO))\s*$"
    rf"|(?:^|\s)(?!{_PRINTED_WORD}\s*$)[^\s“]+\s*$"
)
_COMES_AFTER = re.compile(rf"^\s*(?:$|[-–—/)\],;:*·.|]|KHẨN|SỐ|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|(?!{_PRINTED_WORD})\S)")
_OF_AN_OFFICE = re.compile(  # a mark that an extractor put behind the issuer's name
    r"^(?:TỈNH|THÀNH|THỊ|HUYỆN|QUẬN|ĐẢNG) (?:ỦY|UỶ)\b"
    r"|^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|ĐẢNG BỘ)\b"
)
_SPOKEN_OF = re.compile(
    r"\b(?:BÍ|BẢO|CƠ|THÂN) MẬT\b|\bMẬT (?:ĐỘ|KHẨU|MÃ|VỤ|NGỮ|NGHỊ|ONG)\b|\bĐỘ (?:TUYỆT |TỐI )?MẬT\b(?!\s*:)"
)
_SENTENCE = re.compile(rf"^(?=[^\W\d_])(?!TUYỆT|TỐI|MẬT)(?:.*?(?<!\S)[^\W\d_{CAPITAL}]\w*){{4}}")  # four small words
_SENTENCE_CASE = re.compile(
    r"(?:^|[(\[–—-])\s*(?:Tài liệu|Văn bản) (?P<mark>tuyệt mật|tối mật|mật)\s*(?:$|[)\];–—-])", re.IGNORECASE
)
_TO_RETURN = re.compile(
    r"^\W*(?:tài liệu|văn bản)\s+(?:phải\s+)?thu\s+hồi(?:\s+(?:sau|ngay|tại|lại)\b.{0,40})?\s*(?:$|[-–—(),;:.])"
    r"|^\W*(?:tài liệu|văn bản) này thuộc diện thu hồi\b"
    r"|^\W*tài liệu\b[^.;]{0,40}[-–—(,]\s*thu\s+hồi\b[^.;]{0,30}$"
    r"|^\W*thu\s+hồi\s+sau\s+(?:hội nghị|cuộc họp|phiên họp)\W*$",
    re.IGNORECASE,
)


def mark_of_line(line: str) -> str | None:
    """The mark that a line of the first page bears, or None: running text that speaks of secrets bears none."""
    if len(line) > _LONGEST or not line.strip():
        return None
    printed = _TAG.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", line)))
    if _TO_RETURN.match(printed.strip(" *_")):
        return "Tài liệu thu hồi"
    cells = [cell.strip() for cell in _CELL_END.split(printed) if cell.strip()]
    found = [_alone(cell, only=len(cells) == 1) or _beside(cell) for cell in cells]
    return next(filter(None, found), None)


def _alone(cell: str, *, only: bool) -> str | None:
    """A cell that is a mark; in small letters it is one only where the line holds nothing else, lists left out."""
    words = re.findall(r"[^\W\d_]+", cell)
    folded = re.sub("^(?:tai lieu|van ban|ho so) ", "", " ".join(map(folded_key, words)))
    if named := _LEVEL_NAMED.match(folded):
        return _MARKS[named["mark"].replace(" ", "")]
    mark = _MARKS.get(folded.replace(" ", ""))  # letters set apart, M Ậ T, too
    if mark is None or re.search(r"\d", cell):
        return None
    written = "".join(words)
    in_small = (
        only and exact_key(written) == exact_key(mark.replace(" ", "")) and not re.search(r"^[-–+•]|[;,.]$", cell)
    )
    return mark if written.isupper() or in_small else None


def _beside(cell: str) -> str | None:
    """A mark beside number, place, urgency or another sign: "Số: 45-KL/TU MẬT", "TỐI MẬT - KHẨN", "KẾT LUẬN (MẬT)"."""
    if spoken := _SENTENCE_CASE.search(cell):
        return spoken["mark"].upper()
    if "MẬT" not in cell or _SPOKEN_OF.search(cell) or _SENTENCE.search(cell):
        return None
    for match in _CAPITALS.finditer(cell):
        before, after = cell[: match.start()], cell[match.end() :]
        behind_office = not after.strip(" .*") and _OF_AN_OFFICE.match(cell)
        if behind_office or (_GOES_BEFORE.search(before) and _COMES_AFTER.match(after)):
            return match["mark"]
    return None
