"""How far the name of an office or of what is counted goes on: to the verb, the comma or the preposition after it."""

from collections.abc import Sequence

from service.answering.values.words import Word, words_from

_ENDERS = frozenset(  # verbs and prepositions, up to three words of them
    (
        "ban hành, bao gồm, mỗi, các giải, các chủ trương, các nội dung, các nhiệm vụ, các biện, điều chỉnh, "
        "thông tin về, thông tin cho, ghi, phát lệnh, đưa, dự thảo, thể chế, sẵn sàng, chọn cử, phản biện, "
        "dự cuộc, dự buổi, đối với, nhằm, dưới, ngoài, giữa, trở, ngay, hướng mạnh, nâng, hoàn thiện, phát triển mạnh, "
        "biết, bàn giao, bám sát, báo cáo, bảo đảm, bằng, bị, bố trí, cam kết, chi trả, cho, "
        "cho ý, chuẩn bị, chưa, chậm nhất, chỉ đạo, chỉ định, chịu, chủ trì, chủ động, cung cấp, cuối năm, còn, có, "
        "công bố, công khai, cùng, căn cứ, cũng, cấp phép, cần, cập nhật, cụ thể, của, cử cán bộ, cử đồng chí, do, "
        "duy trì, dự họp, dự hội, giao, giám sát, giúp, giải quyết, giới thiệu, giữ, gặp, gồm, gửi, hay, hoàn thành, "
        "hoặc, hàng, hành động, hơn, hướng dẫn, hưởng, hằng, họp, hỗ trợ, khi, khiến, khóa, không, khảo sát, "
        "khẩn trương, kiến nghị, kiểm kê, kiểm soát, kiểm tra, kiểm điểm, ký, kết luận, kết quả, kịp, lo, là, làm, "
        "lãnh đạo, lĩnh vực, lấy ý, lần, lập, lựa chọn, mà, mở, nghe, nghiêm túc, nghiên cứu, ngày, như, nhưng, "
        "nhất là, nhận, niêm yết, nào, này, nêu, nói trên, năm, nơi, nắm, nếu, phát hiện, phát huy, phát động, "
        "phân bổ, phân công, phê duyệt, phải, phối hợp, qua, quan tâm, quy định, quyết toán, quyết định, quán triệt, "
        "ra quyết, rà soát, rút, sau, sinh hoạt, so, sơ kết, sẽ, sớm, sử dụng, tham dự họp, dự hội, tham gia, "
        "tham mưu, thanh toán, thay, thay mặt, theo, thu hồi, tháng, thì, thông báo, thông qua, thường xuyên, "
        "thẩm tra, thẩm định, thống nhất, thừa, thực hiện, tiến hành, tiếp nhận, tiếp tục, trao đổi, triển khai, "
        "trong, trên, trình, trước, trả lời, trừ, trực tiếp, tuyên truyền, tăng cường, tại, tạm dừng, tạo điều, "
        "tập trung, tổng hợp, tổng kết, từ, tự, uỷ quyền, vào, vì, vướng, vẫn, vận động, về, với, xem xét, xác định, "
        "xây dựng chương, xây dựng kế, xây dựng phương, xây dựng quy, xây dựng đề, xử lý, yêu cầu, ít nhất, đang, "
        "điều tra, đánh giá, đã, đó, đôn đốc, đăng ký, đăng tải, được, đạt, đảm bảo, đầu năm, đến, đề nghị, đề ra, "
        "đề xuất, đều, để, định kỳ, đối thoại, đồng ý, ưu tiên, ở, ủy nhiệm, ủy quyền"
    ).split(", ")
)
_UNITS = frozenset("phường xã huyện quận tỉnh sở ban ngành phòng thôn".split())
_TWO_UNITS = frozenset(
    ("thị trấn", "thị xã", "thành phố", "đặc khu", "khu phố", "đoàn thể", "đơn vị", "địa phương", "chi bộ")
)
_HEADS = frozenset(  # of another office, or of a directive
    "cục vụ đài bhxh mttq ubmttq sở ban phòng ủy uỷ ubnd hđnd đảng huyện hội mặt kho viện tòa toà chi trường chủ "
    "bí bộ tổ các nghị kết chỉ quyết luật".split()
)
_TWO_HEADS = frozenset(
    (
        "công an, văn phòng, thị ủy, tỉnh ủy, thành ủy, trung tâm, giám đốc, công văn, thường trực, hiệp hội, "
        "liên hiệp, học viện, thông tấn, ngân hàng, kiểm toán, thanh tra, tổng công, cổng thông"
    ).split(", ")
)
_OF_ORGANISATION = frozenset(  # after the noun "tổ chức", which is a verb elsewhere
    "đảng chính cơ tín hội xã thành công cán kinh hành sự quần đoàn và hợp tôn phi".split()
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
    if said[:2] == ["tổ", "chức"]:
        return said[2:] == [] or said[2] not in _OF_ORGANISATION
    return any(" ".join(said[:size]) in _ENDERS for size in (1, 2, 3))


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
    if (
        text[word.start].islower()
        and _is_unit(words, number)
        and (before.text in _UNITS or _is_unit(words, number - 2))
    ):
        return True
    return text[word.start].isupper() and _listed(text, words, number)


def _goes_on_after_and(text: str, words: Sequence[Word], number: int) -> bool:
    """ "Nông nghiệp và Phát triển nông thôn", but not "Sở Nội vụ và Sở Tài chính"."""
    if [word.text for word in words[number : number + 2]] == ["xã", "hội"]:
        return True  # "Thương binh và xã hội"
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
