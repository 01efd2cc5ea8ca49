"""How far the name of an office or of what is counted goes on: to the verb, the comma or the preposition after it."""

from collections.abc import Sequence
from functools import cache

from service.answering.values.words import Word, words_from

_VERBS = """
    báo cáo, bám sát, bàn giao, ban hành, bảo đảm, bị, biết, bố trí, căn cứ, cam kết, cập nhật, cấp phép, cần, chi trả,
    chỉ định, chịu, cho, chủ động, chủ trì, chuẩn bị, chưa, có, công bố, công khai, cung cấp, cử cán bộ, cử đồng chí, cũng, cụ thể, đã, đang, đảm bảo,
    đánh giá, đăng ký, đăng tải, đạt, đề nghị, đề ra, đề xuất, đều, đến, điều tra, định kỳ, đối thoại, đôn đốc, đồng ý, dự, duy trì, được,
    gặp, giải quyết, giám sát, giao, giữ, giúp, gửi, hằng, hàng, họp, hoàn thành, hỗ trợ, hướng dẫn, kết luận, khảo sát, khẩn trương,
    khi, không, kịp, kiến nghị, kiểm kê, kiểm soát, ký, là, làm, lập, lấy ý, lo, lựa chọn, mà, mở, nào, nắm, nêu, nếu, nghe, nghiên cứu,
    nhận, nhất là, niêm yết, ở, phải, phát động, phát hiện, phát huy, phân bổ, phân công, phê duyệt, phối hợp, quan tâm, quán triệt,
    quyết định, quyết toán, quy định, rà soát, ra quyết, rút, sau, sẽ, sơ kết, sử dụng, sớm, tạm dừng, tăng cường, tập trung,
    tạo điều, tham dự, tham gia, tham mưu, thanh toán, thay, thẩm định, theo, thẩm tra, thì, thông báo, thông qua, thống nhất, thu hồi, thực hiện,
    thừa, thường xuyên, tiến hành, tiếp nhận, tiếp tục, tổng hợp, tổng kết, trả lời, trao đổi, triển khai, trình, trực tiếp,
    trước, tuyên truyền, từ, tự, ưu tiên, ủy quyền, uỷ quyền, vào, vẫn, vận động, với, vướng, xác định, xem xét, xử lý, yêu cầu, chậm nhất,
    cùng, do, để, hay, hoặc, gồm, bao gồm, nhưng, nơi, tại, trên, trong, trừ, về, vì, qua, này, đó, nói trên, của, cho ý, như,
    tổ chức thực, tổ chức triển, tổ chức quán, tổ chức rà,
    tổ chức học, tổ chức hội, tổ chức kiểm, tổ chức sơ, tổ chức tổng, tổ chức đối, tổ chức các, tổ chức lễ, tổ chức tuyên,
    tổ chức lấy, tổ chức họp, tổ chức lại, giới thiệu, nghiêm túc, lãnh đạo, chỉ đạo, kiểm tra, kiểm điểm, kết quả, ủy nhiệm, sinh hoạt, hưởng, lĩnh vực, xây dựng kế, xây dựng phương, xây dựng quy, xây dựng chương, xây dựng đề, hành động, còn, ngày, năm, tháng, lần, khóa, hơn, ít nhất, đầu năm, cuối năm, thay mặt, bằng, so, khiến
"""
_UNITS = frozenset("phường xã huyện quận tỉnh sở ban ngành phòng thôn".split())
_TWO_UNITS = frozenset(
    ("thị trấn", "thị xã", "thành phố", "đặc khu", "khu phố", "đoàn thể", "đơn vị", "địa phương", "chi bộ")
)
_HEADS = frozenset(
    "sở ban phòng ủy uỷ ubnd hđnd đảng huyện hội mặt kho viện tòa toà chi cục trường chủ bí nghị kết chỉ quyết luật bộ tổ các".split()
)
_TWO_HEADS = frozenset(
    ("công an", "văn phòng", "thị ủy", "tỉnh ủy", "thành ủy", "trung tâm", "giám đốc", "công văn", "thường trực")
)
_LONGEST = 16  # words of a name


def name_end(text: str, start: int, size: int) -> int:
    """Where the name ends that begins at `start` with a head of `size` words.

    Capitals go on over "và", "-" and a comma before another "và" ("Văn hóa, Thể thao và Du lịch"), units of
    administration over a comma ("các phường, xã"); small letters end before a verb.
    """
    words = words_from(text, start, _LONGEST + 2)
    last = size - 1
    for number in range(size, min(len(words), _LONGEST)):
        if any(word.text[0].isdigit() for word in words[number : number + 1 + (words[number].text == "số")]):
            break
        if not _joined(text, words, number) or ends_name(words, number, capital=text[words[number].start].isupper()):
            break
        last = number
    while last >= size and words[last].text in ("và", "các", "cấp"):
        last -= 1
    return words[last].end


def ends_name(words: Sequence[Word], number: int, *, capital: bool = False) -> bool:
    """Whether a word, alone or with the next one, is a verb or a preposition; what begins with a capital never is."""
    if capital:
        return False
    said = [word.text for word in words[number : number + 3]]
    return any(" ".join(said[:size]) in _enders() for size in (1, 2, 3))


def _joined(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether a word belongs to the name that the word before it belongs to."""
    before, word = words[number - 1], words[number]
    gap = text[before.end : word.start].strip()
    if word.text == "và":
        return not gap and number + 1 < len(words) and _goes_on_after_and(text, words, number + 1)
    if gap in ("", "&"):
        return True
    if gap in ("-", "–"):
        return text[word.start].isupper() or words[number].text in ("xã", "nghề")
    if gap != ",":
        return False
    if _is_unit(words, number) and (before.text in _UNITS or _is_unit(words, number - 2)):
        return True
    return text[word.start].isupper() and _listed(text, words, number)


def _goes_on_after_and(text: str, words: Sequence[Word], number: int) -> bool:
    """ "Nông nghiệp và Phát triển nông thôn", but not "Sở Nội vụ và Sở Tài chính"."""
    return text[words[number].start].isupper() and not _is_head(words, number)


def _listed(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether "và" and a capital follow within four words, no other comma before."""
    for later in range(number, min(number + 4, len(words) - 1)):
        if _is_head(words, later):
            return False
        if words[later + 1].text == "và":
            return later + 2 < len(words) and _goes_on_after_and(text, words, later + 2)
        if "," in text[words[later].end : words[later + 1].start]:
            return False
    return False


def _is_head(words: Sequence[Word], number: int) -> bool:
    """Whether another office or a directive begins there."""
    return words[number].text in _HEADS or " ".join(word.text for word in words[number : number + 2]) in _TWO_HEADS


def _is_unit(words: Sequence[Word], number: int) -> bool:
    pair = " ".join(word.text for word in words[number : number + 2])
    return number >= 0 and (words[number].text in _UNITS or pair in _TWO_UNITS)


@cache
def _enders() -> frozenset[str]:
    return frozenset(one.strip() for one in _VERBS.split(","))
