"""Nouns that say what is asked for: "cơ quan" nào, "tỷ lệ" … bao nhiêu, "hạn" …; each with kinds, likeliest first."""

import re
from functools import cache

from corpus.kinds import kind_names
from corpus.text import folded_key
from service.answer import Kind

Kinds = tuple[Kind, ...]

OFFICE: Kinds = (Kind.OFFICE,)
PLACE: Kinds = (Kind.PLACE,)
DATE: Kinds = (Kind.DATE,)
DIRECTIVE: Kinds = (Kind.DOCUMENT_NUMBER,)
PERSON: Kinds = (Kind.PERSON, Kind.OFFICE)
SHARE: Kinds = (Kind.PERCENTAGE, Kind.COUNT)
MONEY: Kinds = (Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT)
COUNTED: Kinds = (Kind.COUNT, Kind.PERCENTAGE)
LENGTH: Kinds = (Kind.PERIOD, Kind.DATE)

_WHICH: dict[Kinds, str] = {
    OFFICE: (
        "cơ quan, phòng, ban, sở, ngành, bộ, cấp, ủy ban, đảng bộ, đoàn thể, lực lượng, chủ thể, bên, đảng ủy, hội, "
        "trung tâm, chi bộ, cấp ủy, tổ chức đảng, tổ chức, doanh nghiệp, công ty, văn phòng, tổ công tác, vụ, cục, "
        "chi cục, tổng cục, viện, học viện, đài, trường, hiệp hội, liên hiệp, ngân hàng, thanh tra, tòa án, tập đoàn, "
        "tổng công ty"
    ),
    (Kind.OFFICE, Kind.TEXT): "cơ sở, bệnh viện, chủ đầu tư, nhà thầu",
    (Kind.OFFICE, Kind.PLACE): "đơn vị",
    (Kind.PLACE, Kind.OFFICE): "địa phương, nơi",
    PLACE: (
        "phường, xã, huyện, tỉnh, thị xã, thị trấn, thành phố, địa bàn, thôn, khu phố, nước, khu vực, tuyến đường, "
        "đường, tuyến, vùng, quận, hồ, khu, cụm công nghiệp, chỗ, địa điểm, đặc khu, quốc gia, cảng, chợ, làng, buôn"
    ),
    (Kind.PLACE, Kind.TEXT): "sông, con sông, địa chỉ, vị trí, trang, trang web, website, cổng",
    DATE: (
        "ngày, tháng, năm, quý, buổi, mốc, thời điểm, thời gian, giờ, giai đoạn, hôm, hạn, dịp, khi, lúc, tuần, "
        "nhiệm kỳ, mốc thời gian, hạn chót"
    ),
    LENGTH: "thời hạn, khoảng thời gian",
    PERSON: "đồng chí, người, ông, bà, cá nhân, lãnh đạo, cán bộ, vị, anh, chị, đại biểu, chuyên gia",
    (Kind.POSITION,): "chức vụ, chức danh, chức, cương vị, vai trò",
    (Kind.REASON,): "lý do, nguyên nhân, vì lẽ, mục đích",
    (Kind.DUTY, Kind.TEXT): "nhiệm vụ, trách nhiệm, việc, công việc, phần việc",
    SHARE: "lãi suất, tỷ trọng, tốc độ",
    (Kind.PERCENTAGE, Kind.COUNT, Kind.TEXT): "tỷ lệ, tỉ lệ",
    (Kind.COUNT, Kind.PERCENTAGE): "hệ số, chỉ số, độ tuổi",
    (Kind.COUNT, Kind.PERCENTAGE, Kind.AMOUNT, Kind.TEXT): "mức, ngưỡng",
    (Kind.AMOUNT, Kind.PERCENTAGE, Kind.TEXT): (
        "mức hỗ trợ, mức phạt, mức chi, mức thu, mức lương, mức phí, mức giá, mức thưởng, mức trợ cấp, định mức"
    ),
    (Kind.TEXT, Kind.LIST, Kind.OFFICE): "ngân sách cấp, ngân sách, nguồn, nguồn vốn, nguồn kinh phí",
    (Kind.TEXT, Kind.LIST): (  # most of them end in a syllable that alone is another noun
        "dịch vụ, nghiệp vụ, vụ án, vụ việc, mức độ, thị trường, môi trường, hội trường, thư viện, dài hạn, ngắn hạn, "
        "trung hạn, quyền hạn, giới hạn, cơ hội, lễ hội, hội nghị, đại hội, nội bộ, toàn bộ, tiến bộ, quốc phòng, "
        "dự phòng, trợ cấp, phụ cấp, bằng cấp, nâng cấp, phụ lục, mẫu, "
        "ứng dụng, phần mềm, hình thức, phương thức, loại"
    ),
    DIRECTIVE: "văn bản, số hiệu, bộ luật",
    (Kind.DOCUMENT_NUMBER, Kind.TEXT): "điều, khoản, đề án, chương trình, hướng dẫn, báo cáo, loại văn bản",
}
_NAMED_BY_SUBJECT = ("Dự án", "Phương án", "Hợp đồng", "Hướng dẫn", "Báo cáo")  # "dự án nào" wants its name
_POSTS = (
    "thủ tướng, phó thủ tướng, bộ trưởng, thứ trưởng, chủ tịch, phó chủ tịch, bí thư, phó bí thư, tổng bí thư, "
    "giám đốc, phó giám đốc, tổng giám đốc, chủ nhiệm, phó chủ nhiệm, trưởng ban, phó trưởng ban, cục trưởng, "
    "vụ trưởng, viện trưởng, hiệu trưởng, chánh văn phòng, ủy viên"
)
_HOW_MUCH: dict[Kinds, str] = {
    SHARE: "tỷ lệ, tỉ lệ, tỷ trọng, lãi suất, tốc độ, cơ cấu, mức tăng, mức giảm",
    MONEY: (
        "tiền, kinh phí, trị giá, giá trị, giá, lương, thu ngân sách, chi ngân sách, tổng thu, tổng chi, vốn, "
        "thu nhập, phụ cấp, trợ cấp, mức hỗ trợ, mức phạt, mức bồi dưỡng, mức chi, mức thu, mức chuẩn, mức đóng, "
        "bồi dưỡng, phạt, hỗ trợ, học phí, lệ phí, phí, dự toán, ngân sách, doanh thu, kim ngạch, được chi, thưởng, "
        "nợ, mức"
    ),
    (Kind.PERCENTAGE, Kind.AMOUNT, Kind.COUNT): "giải ngân, tăng trưởng",
    COUNTED: "số lượng, diện tích, sản lượng, dân số, độ tuổi, tuổi, chiều dài, chỉ số, hệ số, quy mô, công suất, điểm",
    LENGTH: "thời hạn, thời gian",
}
_LOOKED_FOR: dict[Kinds, str] = {
    (Kind.PERCENTAGE, Kind.COUNT, Kind.AMOUNT, Kind.TEXT): "chỉ tiêu, mục tiêu",
    SHARE: "tỷ lệ, tỉ lệ, lãi suất, tỷ trọng, chỉ số, hệ số, tốc độ tăng",
    (Kind.DATE, Kind.PERIOD): "hạn, thời hạn, hạn chót, hạn cuối, thời gian, thời điểm, ngày có hiệu lực, lịch",
    (Kind.AMOUNT, Kind.PERCENTAGE): (
        "mức hỗ trợ, mức phạt, mức chi, mức thu, mức bồi dưỡng, mức, kinh phí, dự toán, thu ngân sách, "
        "chi ngân sách, phụ cấp, trợ cấp, tiền, tổng vốn, học phí, lệ phí, giá"
    ),
    (Kind.AMOUNT, Kind.TEXT, Kind.COUNT, Kind.PERCENTAGE): "hỗ trợ",
    (Kind.COUNT, Kind.PERCENTAGE, Kind.TEXT): "đảng viên mới, kết nạp đảng viên",
    (Kind.PERCENTAGE, Kind.AMOUNT): "giải ngân",
    (Kind.PERCENTAGE, Kind.COUNT, Kind.TEXT): "hộ nghèo, hộ cận nghèo",
    (Kind.COUNT, Kind.AMOUNT): "số, số lượng, diện tích, sản lượng, độ tuổi",
    (Kind.REASON,): "lý do, nguyên nhân",
    PERSON: "người ký, trưởng ban, tổ trưởng, họ tên",
    OFFICE: "cơ quan chủ trì, đơn vị chủ trì, cơ quan thường trực, đầu mối, cơ quan đầu mối, đơn vị đầu mối",
    PLACE: "địa điểm, nơi",
    (Kind.DUTY, Kind.TEXT): "trách nhiệm, nhiệm vụ",
}
_LAST_NUMBER = re.compile(r"(?<!\w)(?<!tổng )(?<!hệ )(?<!chỉ )(?<!dân )(?<!đa )(?<!con )số $")


@cache
def which_nouns() -> dict[str, Kinds]:
    """By noun before "nào" and "gì"."""
    kinds = {name.lower(): DIRECTIVE for name in kind_names() if name not in _NAMED_BY_SUBJECT}
    return kinds | dict.fromkeys(_POSTS.split(", "), PERSON) | _by_noun(_WHICH)


@cache
def measured_nouns() -> dict[str, Kinds]:
    """By noun that "bao nhiêu" measures, anywhere before it."""
    return _by_noun(_HOW_MUCH)


@cache
def looked_for() -> dict[str, Kinds]:
    """By noun of a query without interrogative."""
    return _by_noun(_LOOKED_FOR)


@cache
def _numbered_nouns() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(str.lower, kind_names()))}|văn bản)(?!\w)|mang số $")


def asks_number(before: str) -> bool:
    """Whether a directive's number is missing after some words: "báo cáo … số", but not "báo cáo … tổng số"."""
    return bool(_LAST_NUMBER.search(before) and _numbered_nouns().search(before))


@cache
def without_marks() -> dict[str, Kinds]:
    """`which_nouns` as they are typed without marks; of two alike the first."""
    folded: dict[str, Kinds] = {}
    for noun, kinds in (*_by_noun(_WHICH).items(), *which_nouns().items()):
        folded.setdefault(" ".join(map(folded_key, noun.split())), kinds)
    return folded


def _by_noun(table: dict[Kinds, str]) -> dict[str, Kinds]:
    return {noun: kinds for kinds, nouns in table.items() for noun in nouns.split(", ")}
