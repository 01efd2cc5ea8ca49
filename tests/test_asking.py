"""Which kinds of answer a question asks for, where the interrogative stands, and what is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import tokens
from service.answer import Kind
from service.answering.asking import Asked, Limit, limits_in, read_asked
from service.question import Question, understand

A, P, C, D, T = Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT, Kind.DATE, Kind.PERIOD

ASKED = [
    # how many, how much
    ("Thu ngân sách năm 2024 được bao nhiêu?", A, "bao nhiêu"),
    ("Kinh phí tối đa là bao nhiêu tỷ?", A, "bao nhiêu"),
    ("dân quân được trợ cấp ngày công bao nhiêu khi làm nhiệm vụ", A, "bao nhiêu"),
    ("được bồi dưỡng bao nhiêu một tháng", A, "bao nhiêu"),
    ("mỗi người được mấy triệu một tháng", A, "mấy"),
    ("Kế hoạch đón bao nhiêu triệu lượt khách?", C, "bao nhiêu"),
    ("GRDP 6 tháng đầu năm tăng bao nhiêu?", P, "bao nhiêu"),
    ("Bao nhiêu phần trăm hộ dân có nước sạch?", P, "Bao nhiêu"),
    ("Tỷ trọng kinh tế số trong GRDP là bao nhiêu?", P, "bao nhiêu"),
    ("kinh tế số chiếm bao nhiêu GRDP", P, "bao nhiêu"),
    ("Thu ngân sách phải vượt dự toán ít nhất bao nhiêu?", P, "bao nhiêu"),
    ("Thị xã có bao nhiêu tàu thuyền?", C, "bao nhiêu"),
    ("số hộ còn lại là bao nhiêu", C, "bao nhiêu"),
    ("tổng kinh phí hỗ trợ Tổ công nghệ số và tổ tự quản tối đa bao nhiêu", A, "bao nhiêu"),
    ("PAR Index của tỉnh đứng thứ mấy?", C, "mấy"),
    ("Hội nghị này là lần thứ mấy?", C, "mấy"),
    # how long, how often
    ("Kho bạc phải thanh toán trong mấy ngày?", T, "mấy"),
    ("Phải báo cho dân hạ du trước mấy giờ?", T, "mấy"),
    ("Họp giao ban mấy lần?", T, "mấy"),
    ("bao nhiêu lâu họp một lần", T, "bao nhiêu lâu"),
    ("Phải xử lý xong sau bao lâu?", T, "bao lâu"),
    # when
    ("xong trước ngày nào", D, "ngày nào"),
    ("áp dụng từ ngày nào đến ngày nào?", D, "ngày nào"),
    ("báo cáo trước ngày mấy", D, "mấy"),
    ("Vào thứ mấy, mấy giờ?", D, "mấy"),
    ("gửi trước mấy giờ, ngày nào?", D, "mấy"),
    ("hoàn thành vào quý mấy", D, "mấy"),
    ("Bao giờ tổng kết?", D, "Bao giờ"),
    # which
    ("Thứ trưởng nào ký công văn?", Kind.PERSON, "Thứ trưởng nào"),
    ("Cơ quan chuyên môn nào chủ trì?", Kind.OFFICE, "nào"),
    ("Cấp nào quyết định?", Kind.OFFICE, "Cấp nào"),
    ("bằng cấp tối thiểu thế nào", Kind.DUTY, "thế nào"),
    ("triển khai kế hoạch nào của tỉnh", Kind.DOCUMENT_NUMBER, "kế hoạch nào"),
    ("thực hiện kết luận số mấy của Trung ương", Kind.DOCUMENT_NUMBER, "mấy"),
    ("dự án nào bị chậm", Kind.TEXT, "nào"),
    ("chủ trì chỉ tiêu nào trong kế hoạch", Kind.TEXT, "nào"),
    ("Đường ven sông đi qua những phường, xã nào?", Kind.PLACE, "xã nào"),
    ("giữ chức vụ gì", Kind.POSITION, "chức vụ gì"),
    ("ông Hậu giữ vai trò gì trong tổ", Kind.POSITION, "vai trò gì"),
    ("vì lý do gì mà dừng", Kind.REASON, "lý do gì"),
    ("Vụ nào lo việc tổ chức bộ máy?", Kind.OFFICE, "Vụ nào"),
    ("Học viện nào mở lớp bồi dưỡng?", Kind.OFFICE, "Học viện nào"),
    ("Thủ tướng nào ký?", Kind.PERSON, "Thủ tướng nào"),
    ("xã được giao nhiệm vụ nào", Kind.DUTY, "nhiệm vụ nào"),
    ("phòng phải giám sát việc gì", Kind.DUTY, "việc gì"),
    ("Phú Khê hưởng dịch vụ nào?", Kind.TEXT, "dịch vụ nào"),
    ("Ngành gỗ được những ưu đãi dài hạn nào?", Kind.TEXT, "dài hạn nào"),
    ("Vào Đảng phải có bằng cấp tối thiểu gì?", Kind.TEXT, "gì"),
    ("Xã phải hạ tỷ suất sinh xuống mức nào?", C, "mức nào"),
    ("Người cao tuổi hưởng hệ số trợ cấp nào?", C, "hệ số trợ cấp nào"),
    ("đảng viên trẻ chiếm tỷ lệ nào", P, "tỷ lệ nào"),
    ("Tiền nuôi dưỡng do ngân sách cấp nào chi?", Kind.TEXT, "ngân sách cấp nào"),
    ("Con dấu đặt ở vị trí nào trên trang?", Kind.PLACE, "vị trí nào"),
    ("Nhập tiến độ Nghị quyết 57 trên trang web nào?", Kind.PLACE, "trang web nào"),
    ("Báo cáo tuần 17-23/5/2025 của Ban Tổ chức Thị ủy số mấy?", Kind.DOCUMENT_NUMBER, "mấy"),
    ("Báo cáo cho biết tổng số bao nhiêu người?", C, "bao nhiêu"),
    ("Đô thị loại I trong nghị quyết cần dân số bao nhiêu?", C, "bao nhiêu"),
    ("Huyện nhằm mục đích gì khi họp báo?", Kind.REASON, "mục đích gì"),
    # who, where, why, what to do, whether
    ("Chủ tịch Ủy ban nhân dân thị xã là ai?", Kind.PERSON, "ai"),
    ("Hội nghị tổ chức ở đâu, vào ngày nào?", Kind.PLACE, "ở đâu"),
    ("Báo cáo gửi về đâu?", Kind.OFFICE, "về đâu"),
    ("Kinh phí lấy từ đâu?", Kind.TEXT, "từ đâu"),
    ("Vì sao khu tái định cư bị chậm?", Kind.REASON, "Vì sao"),
    ("Hồ sơ trễ hạn thì phòng phải làm gì với người dân?", Kind.DUTY, "gì"),
    ("Bị xử lý thế nào?", Kind.DUTY, "thế nào"),
    ("Có được gửi qua mạng không?", Kind.YES_NO, "không"),
    ("Đã phê duyệt quy hoạch chưa?", Kind.YES_NO, "chưa"),
    # two questions in one: the first that isn't answered by yes or no
    ("Giải ngân được bao nhiêu, có đạt chỉ tiêu không?", P, "bao nhiêu"),
    ("Tỉnh có đồng ý không, thị xã đề nghị bao nhiêu tỷ?", A, "bao nhiêu"),
    ("Cơ quan nào chủ trì, hạn khi nào?", Kind.OFFICE, "Cơ quan nào"),
    # what stands for anything asks nothing
    ("Chi bộ chưa kết nạp được đảng viên nào thì bị xử lý thế nào?", Kind.DUTY, "thế nào"),
    ("Nếu có gì vướng mắc thì báo cáo cơ quan nào?", Kind.OFFICE, "cơ quan nào"),
    ("Chi bộ chưa kết nạp được đảng viên nào trong mấy năm thì bị phê bình?", T, "mấy"),
    ("Mấy năm nay kết nạp bao nhiêu đảng viên?", C, "bao nhiêu"),
    # English
    ("Which office leads the plan?", Kind.OFFICE, "Which office"),
    ("When must the report be sent?", D, "When"),
    ("How many days may it take?", T, "How many days"),
    ("Who chairs the committee?", Kind.PERSON, "Who"),
    ("what percentage of households is poor", P, "what percentage"),
    ("What is the maximum validity of the card?", T, "What"),
    ("What was the town's growth in 2025?", P, "What"),
    ("Which ministry keeps pupils safe?", Kind.OFFICE, "Which ministry"),
    ("Must the form be signed?", Kind.YES_NO, "Must"),
]
HEADS = [
    ("tỷ lệ giải ngân 6 tháng năm 2022", P),
    ("hạn trình kế hoạch lên Ban Thường vụ", D),
    ("mức trợ cấp hằng tháng người cao tuổi", A),
    ("đảng viên mới kết nạp toàn tỉnh", C),
    ("hộ nghèo giữa năm 2024", P),
    ("chỉ tiêu kết nạp đảng viên năm 2023 của thị xã", P),
    ("DQTV: phụ cấp thôn đội trưởng", A),
    ("người ký kế hoạch 54", Kind.PERSON),
    ("cơ quan thường trực ban chỉ đạo", Kind.OFFICE),
    ("number of new party members", C),
    ("poverty rate of the town", P),
    ("cuộc vận động vệ sinh môi trường", Kind.TEXT),
    ("các xã được mở rộng thí điểm trợ cấp", Kind.PLACE),
    ("hệ số trợ cấp người không ai phụng dưỡng", P),
    ("cac so tham gia chi tra tro cap", Kind.OFFICE),
]
UNMARKED = [  # as typed, as its marks were put back, the kind
    ("ban nao cua tinh chu tri", "bản nào của tỉnh chủ trì", Kind.OFFICE),
    ("so nao chu tri", "số nào chủ trì", Kind.OFFICE),
    ("xa nao dat chuan", "xa nào đất chuẩn", Kind.PLACE),
    ("moi to may nguoi", "mỗi tổ máy người", C),
    ("lam tu dau den dau", "làm từ đầu đến đâu", Kind.PLACE),
    ("mua may tinh o dau", "mua máy tính ở đâu", Kind.PLACE),
    ("6 thang dau nam ket nap bao nhieu dang vien", "6 tháng đầu năm kết nạp bao nhiêu đảng viên", C),
    ("bao gio tong ket", "bao giờ tổng kết", D),
    ("tinh diem theo phu luc nao", "tính điểm theo phụ lúc nào", Kind.TEXT),
    ("thong bao ve ho chua so may", "thông báo về hồ chứa số máy", Kind.DOCUMENT_NUMBER),
]


def asked_of(text: str) -> Asked:
    return read_asked(question_of(text))


def question_of(text: str, restored: str | None = None) -> Question:
    question = understand(text)
    foreign = text.split()[:1] in (["Which"], ["When"], ["How"], ["Who"], ["what"], ["What"], ["Must"])
    read = tuple(tokens(restored)) if restored else ()
    return Question(question.text, question.words, question.layer, restored=restored, read=read, foreign=foreign)


@pytest.mark.parametrize(("text", "kind", "interrogative"), ASKED)
def test_a_question_asks_for_a_kind_at_its_interrogative(text: str, kind: Kind, interrogative: str) -> None:
    asked = asked_of(text)
    assert (asked.kind, text[asked.start : asked.end], asked.outright) == (kind, interrogative, True)


@pytest.mark.parametrize(("text", "kind"), HEADS)
def test_without_an_interrogative_the_first_telling_noun_decides(text: str, kind: Kind) -> None:
    foreign = text.split()[0] in ("number", "poverty")
    plain = understand(text)
    asked = read_asked(Question(plain.text, plain.words, plain.layer, foreign=foreign))
    assert (asked.kind, asked.outright, asked.start) == (kind, False, len(text))


@pytest.mark.parametrize(("typed", "restored", "kind"), UNMARKED)
def test_marks_put_back_wrongly_mislead_nobody(typed: str, restored: str, kind: Kind) -> None:
    assert read_asked(question_of(typed, restored)).kind is kind


def test_a_name_whose_marks_were_put_back_asks_nothing() -> None:
    question = question_of("thị xã La Gi kết nạp bao nhiêu đảng viên", "thị xã Là Gì kết nạp bao nhiêu đảng viên")
    assert read_asked(question).kind is Kind.COUNT


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("còn bao nhiêu hộ chưa giao đất", ["hộ", "chưa", "giao"]),
        ("trong mấy ngày làm việc phải trả lời", ["ngày", "làm", "việc"]),
        ("số đảng viên mới là bao nhiêu", ["đảng", "viên", "mới"]),
        ("Bao nhiêu xã, phường, thị trấn?", ["xã"]),
        ("được bao nhiêu tiền", []),
        ("tăng bao nhiêu phần trăm", []),
        ("cơ quan nào chủ trì", []),
    ],
)
def test_what_is_counted_stands_after_the_interrogative_or_after_the_word_number(text: str, unit: list[str]) -> None:
    assert [word.exact for word in asked_of(text).unit] == unit


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Đường đi qua những phường nào?", True),
        ("chia thành ba nhóm nào", True),
        ("Ban Chỉ đạo gồm những ai?", True),
        ("năm 2022 xã nào đạt chuẩn", False),
        ("Sơ kết hai năm vào tháng nào?", False),
        ("Ai ký kết luận?", False),
        ("Dữ liệu được phân thành mấy loại, là gì?", True),
    ],
)
def test_some_questions_want_a_list(text: str, several: bool) -> None:
    asked = asked_of(text)
    assert asked.several is several
    assert (Kind.LIST in asked.kinds) is several


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("được khen tối đa mấy tập thể, cá nhân", True),
        ("phải sửa bao nhiêu nghị định và thông tư", True),
        ("có bao nhiêu doanh nghiệp vừa và nhỏ", False),
        ("gửi trước mấy giờ, ngày nào", False),
    ],
)
def test_two_things_may_be_counted_at_once(text: str, several: bool) -> None:
    assert asked_of(text).several is several


def test_a_query_that_begins_with_a_plural_wants_a_list() -> None:
    asked = asked_of("các địa phương được mở rộng thí điểm")
    assert (asked.outright, asked.several, asked.kinds[-1]) == (False, True, Kind.LIST)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("phải trình trước ngày nào", {Limit.BEFORE}),
        ("chậm nhất là khi nào phải báo cáo", {Limit.BEFORE}),
        ("Phải báo trước khi xả bao lâu?", set()),
        ("tối đa mấy tháng", {Limit.MOST}),
        ("Mỗi năm phải lập ít nhất mấy chi bộ?", {Limit.LEAST}),
        ("từ bao nhiêu điểm trở lên thì đạt", {Limit.LEAST}),
        ("còn mấy dự án chậm từ 6 tháng trở lên", set()),
        ("đứng thứ mấy toàn quốc", {Limit.RANK}),
        ("vào thứ mấy", set()),
        ("GRDP tăng bao nhiêu", {Limit.UP}),
        ("được giảm bao nhiêu phần trăm tiền thuê đất", {Limit.DOWN}),
        ("hạn trình kế hoạch", {Limit.BEFORE}),
        ("được gia hạn mấy năm", set()),
    ],
)
def test_a_question_says_which_way_the_answer_is_limited(text: str, limits: set[Limit]) -> None:
    assert asked_of(text).limits == limits


def test_a_value_says_its_limits_with_the_same_words() -> None:
    assert limits_in("không quá 12 tháng") == {Limit.MOST}
    assert limits_in("trước ngày 30/9/2024") == {Limit.BEFORE}


PIECES = [piece for text, *_ in ASKED for piece in text.split()]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=12).map(" ".join))
def test_whatever_is_typed_asks_for_something_within_itself(text: str) -> None:
    asked = read_asked(understand(text))
    assert asked.kinds
    assert len(set(asked.kinds)) == len(asked.kinds)
    assert 0 <= asked.start <= asked.end <= len(asked.question.read_text)
    assert all(word.end <= asked.start for word in asked.before)
    assert all(word.start >= asked.end for word in asked.after)
