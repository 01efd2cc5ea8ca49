"""What a question demands against where a value stands, sentence by sentence; the value is in square brackets."""

import re
import unicodedata
from datetime import date

import pytest

from corpus.model import Directive, Fields
from service.answer import Kind
from service.answering.constraints import Verdict, read_constraints
from service.answering.standing import Standing
from service.question import understand

AGREES, SILENT, CONTRADICTS, NONE = Verdict.AGREES, Verdict.SILENT, Verdict.CONTRADICTS, Verdict.NONE
TITLE = "về tình hình thực hiện nhiệm vụ 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2023"
TOWN = Fields(kind="Kết luận", number="162-KL/TU", issuer="Thị ủy Phú Khê", place="Phú Khê", title=TITLE,
              issued_on=date(2023, 7, 17), event_on=date(2023, 7, 14))  # fmt: skip
PROVINCE = Fields(kind="Kết luận", issuer="Tỉnh ủy Lam Giang", place="Lam Thành", title=TITLE,
                  event_on=date(2023, 7, 11))  # fmt: skip
MEETING = Fields(issuer="Tỉnh ủy Lam Giang", title="kết luận tại buổi làm việc với Ban Thường vụ Thị ủy Phú Khê")
FIRST = ("Kết quả", "TÌNH HÌNH 6 THÁNG ĐẦU NĂM 2023")
SECOND = ("Phát triển kinh tế", "NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2023")
LIST = "Còn 23 hộ, gồm phường Cầu Mây 14 hộ, phường Đông Khê 9 hộ"
_MARK = re.compile(r"[;:()]\s*|,(?!\d)\s*")


def _said(text: str, headings: tuple[str, ...] = (), fields: Fields = TOWN) -> Standing:
    before, value, after = re.split(r"[\[\]]", text)
    passage = before + value + after
    start = max((match.end() for match in re.finditer(r"[.]\s+", before)), default=0)
    marks = [match.span() for match in _MARK.finditer(passage)]
    clause = max([start, *(end for _, end in marks if end <= len(before))])
    clause_end = min([len(passage), *(at for at, _ in marks if at >= len(before + value))])
    return Standing(
        passage[clause:clause_end], passage[start:], passage, before[start:], headings, Directive("d", "d", "", fields)
    )


def _verdict(key: str, question: str, standing: Standing, kind: Kind = Kind.PERCENTAGE) -> Verdict:
    return read_constraints(understand(question), kind).verdicts(standing)[key]


@pytest.mark.parametrize(
    ("question", "standing", "verdict"),
    [
        ("tổng giá trị sản xuất tăng bao nhiêu?", _said("Tổng giá trị tăng [8,2%]", FIRST), NONE),
        ("6 tháng đầu năm 2023 tăng bao nhiêu?", _said("Tổng giá trị tăng [8,2%]", FIRST), AGREES),
        ("giữa năm 2023 tăng bao nhiêu?", _said("Tổng giá trị tăng [8,2%]", FIRST), AGREES),
        ("năm 2023 tăng bao nhiêu?", _said("Tổng giá trị tăng [8,2%]", FIRST), CONTRADICTS),
        ("6 tháng cuối năm 2023 tăng bao nhiêu?", _said("Tổng giá trị tăng [8,2%]", FIRST), CONTRADICTS),
        ("6 tháng đầu năm 2022 tăng bao nhiêu?", _said("Tổng giá trị tăng [8,2%]", FIRST), CONTRADICTS),
        ("6 tháng đầu năm 2022 tăng bao nhiêu?", _said("tăng [8,2%], năm 2022 tăng 9%", FIRST), CONTRADICTS),
        ("6 tháng đầu năm 2023 đạt bao nhiêu?", _said("kết nạp 72 người, đạt [49,7%] chỉ tiêu cả năm", FIRST), AGREES),
        ("cả năm 2023 kết nạp bao nhiêu?", _said("kết nạp [72] người, đạt 49,7% chỉ tiêu cả năm", FIRST), CONTRADICTS),
        ("năm 2023 phấn đấu tăng bao nhiêu?", _said("Phấn đấu cả năm tăng từ [10%] trở lên", SECOND), AGREES),
        ("6 tháng đầu năm 2023 tăng bao nhiêu?", _said("Phấn đấu cả năm tăng từ [10%] trở lên", SECOND), CONTRADICTS),
        ("năm 2023 phấn đấu đạt bao nhiêu?", _said("Phấn đấu giải ngân đạt [95%] trở lên", SECOND), AGREES),
        ("năm 2023 giải ngân đạt bao nhiêu?", _said("đến ngày 31/01/2024 đạt từ [95%] trở lên", SECOND), SILENT),
        ("năm 2022 xếp hạng mấy?", _said("Chỉ số năm 2022 xếp hạng [26], tăng 5 so với năm 2021", FIRST), AGREES),
        ("năm 2021 xếp hạng mấy?", _said("Chỉ số năm 2022 xếp hạng [26], tăng 5 so với năm 2021", FIRST), CONTRADICTS),
        ("năm 2023 xếp hạng mấy?", _said("Chỉ số năm 2022 xếp hạng [26], tăng 5 so với năm 2021", FIRST), CONTRADICTS),
        ("năm 2022 còn bao nhiêu?", _said("từ [3,58]% năm 2022 xuống còn 3,21% vào cuối tháng 6/2023"), AGREES),
        ("năm 2022 còn bao nhiêu?", _said("từ 3,58% năm 2022 xuống còn [3,21]% vào cuối tháng 6/2023"), CONTRADICTS),
        ("năm 2024 thu bao nhiêu?", _said("Năm 2024, giá trị tăng 11,0%; thu ngân sách đạt [701,3] tỷ đồng"), AGREES),
        ("năm 2024 còn bao nhiêu?", _said("Năm 2024, giá trị tăng 11,0%. Tỷ lệ hộ nghèo còn [2,05%]"), AGREES),
        ("năm 2023 còn bao nhiêu?", _said("Năm 2024, giá trị tăng 11,0%. Tỷ lệ hộ nghèo còn [2,05%]"), CONTRADICTS),
        ("quý III/2023 thu bao nhiêu?", _said("Quý III/2023, thu ngân sách đạt [120] tỷ đồng"), AGREES),
        ("quý 4 năm 2023 thu bao nhiêu?", _said("Quý III/2023, thu ngân sách đạt [120] tỷ đồng"), CONTRADICTS),
        ("năm 2023 thu bao nhiêu?", _said("Chín tháng đầu năm, thu ngân sách đạt [120] tỷ đồng"), CONTRADICTS),
        ("9 tháng đầu năm 2023 thu bao nhiêu?", _said("Chín tháng đầu năm, thu ngân sách đạt [120] tỷ đồng"), AGREES),
        ("đến năm 2025 đạt bao nhiêu?", _said("Đến năm 2025, đô thị hóa đạt [45]%; đến năm 2030 đạt 55%"), AGREES),
        ("đến năm 2030 đạt bao nhiêu?", _said("Đến năm 2025, đô thị hóa đạt [45]%; đến năm 2030 đạt 55%"), CONTRADICTS),
        ("đến năm 2030 đạt bao nhiêu?", _said("Đến năm 2025, đô thị hóa đạt 45%; đến năm 2030 đạt [55]%"), AGREES),
        ("giai đoạn 2021-2025 đào tạo mấy người?", _said("Giai đoạn 2021 - 2025, đào tạo [240] người"), AGREES),
        ("giai đoạn 2026-2030 đào tạo mấy người?", _said("Giai đoạn 2021 - 2025, đào tạo [240] người"), CONTRADICTS),
        ("năm 2023 đào tạo mấy người?", _said("Giai đoạn 2021 - 2025, đào tạo [240] người"), SILENT),
        ("năm 2023 có mấy hộ?", _said("Có [402] hộ đã bàn giao", ("KẾT QUẢ ĐẾN NGÀY 10/12/2023",)), AGREES),
        ("năm 2023 có mấy hộ?", _said("Có [402] hộ đã bàn giao", ("KẾT QUẢ ĐẾN NGÀY 10/6/2023",)), SILENT),
        ("năm 2023 thu bao nhiêu?", _said("thu đạt [12] tỷ đồng", (), Fields(event_on=date(2023, 8, 1))), AGREES),
        ("năm 2021 thu bao nhiêu?", _said("thu đạt [12] tỷ đồng", (), Fields(event_on=date(2023, 8, 1))), CONTRADICTS),
        ("năm 2024 chi bao nhiêu?", _said("mức chi [12] triệu đồng", (), Fields(issued_on=date(2022, 8, 1))), SILENT),
        ("năm 2021 thu bao nhiêu?", _said("thu đạt [12] tỷ đồng", (), Fields()), SILENT),
    ],
)  # fmt: skip
def test_a_figure_is_of_its_own_period(question: str, standing: Standing, verdict: Verdict) -> None:
    assert _verdict("period", question, standing) is verdict


@pytest.mark.parametrize(("year", "verdict"), [(2023, SILENT), (2022, CONTRADICTS)])
def test_how_many_there_are_in_the_middle_of_a_year_may_be_asked_for_the_year(year: int, verdict: Verdict) -> None:
    standing = _said("toàn Đảng bộ còn [45] tổ chức; kết nạp 72 đảng viên", FIRST)
    assert _verdict("period", f"năm {year} còn mấy tổ chức?", standing, Kind.COUNT) is verdict
    assert _verdict("period", f"năm {year} còn bao nhiêu phần trăm?", standing) is CONTRADICTS


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("phải báo cáo trước ngày nào năm 2023?", AGREES),
        ("phải báo cáo trước ngày nào trong 6 tháng cuối năm 2023?", AGREES),
        ("phải báo cáo trước ngày nào trong 6 tháng đầu năm 2023?", SILENT),
        ("phải báo cáo trước ngày nào năm 2024?", CONTRADICTS),
        ("Kết luận 6 tháng đầu năm 2023 giao báo cáo trước ngày nào?", AGREES),
        ("Kết luận 6 tháng đầu năm 2021 giao báo cáo trước ngày nào?", CONTRADICTS),
        ("các mốc báo cáo 2022 - 2024", AGREES),
    ],
)
def test_for_a_day_the_year_is_enough(question: str, verdict: Verdict) -> None:
    assert _verdict("period", question, _said("báo cáo trước ngày [31/8/2023]", SECOND), Kind.DATE) is verdict


@pytest.mark.parametrize(
    ("question", "standing", "verdict"),
    [
        ("giải ngân bao nhiêu?", _said("đạt [36,2%] kế hoạch", FIRST), NONE),
        ("thị xã giải ngân bao nhiêu?", _said("đạt [36,2%] kế hoạch", FIRST), AGREES),
        ("thị xã Phú Khê giải ngân bao nhiêu?", _said("đạt [36,2%] kế hoạch", FIRST), AGREES),
        ("thi xa phu khe giai ngan bao nhieu", _said("đạt [36,2%] kế hoạch", FIRST), AGREES),
        ("thị xã La Gi giải ngân bao nhiêu?", _said("đạt [36,2%] kế hoạch", FIRST), CONTRADICTS),
        ("La Gi giải ngân bao nhiêu?", _said("đạt [36,2%] kế hoạch", FIRST), CONTRADICTS),
        ("giải ngân của La Gi là bao nhiêu?", _said("đạt [36,2%] kế hoạch", FIRST), CONTRADICTS),
        ("thị xã La Gi giải ngân bao nhiêu?", _said("đạt [36,2%] kế hoạch", FIRST, Fields(issuer="Thị ủy")), SILENT),
        ("giải ngân của tỉnh là bao nhiêu?", _said("đạt [36,2%] kế hoạch", FIRST), CONTRADICTS),
        ("giải ngân của tỉnh là bao nhiêu?", _said("kém bình quân chung của tỉnh ([38,9%])", FIRST), AGREES),
        ("giải ngân của thị xã là bao nhiêu?", _said("kém bình quân chung của tỉnh ([38,9%])", FIRST), CONTRADICTS),
        ("thị xã Phú Khê giải ngân bao nhiêu?", _said("thấp hơn bình quân của tỉnh ([38,9%])", FIRST), CONTRADICTS),
        ("thị xã Phú Khê giải ngân bao nhiêu?", _said("đạt [38,9%] kế hoạch", FIRST, PROVINCE), CONTRADICTS),
        ("thị xã Phú Khê thu hồi mấy ha?", _said("Dự án Đường ven sông thu [31,6] ha", FIRST, PROVINCE), SILENT),
        ("thị xã kết nạp mấy người?", _said("kết nạp [72] người", (), MEETING), SILENT),
        ("thị xã Phú Khê kết nạp mấy người?", _said("kết nạp [72] người", (), MEETING), AGREES),
        ("thị xã La Gi kết nạp mấy người?", _said("kết nạp [72] người", (), MEETING), SILENT),
        ("Tỉnh hỗ trợ bao nhiêu?", _said("ngân sách tỉnh hỗ trợ [30] tỷ", SECOND), SILENT),
        ("tỉnh hỗ trợ bao nhiêu?", _said("được hỗ trợ [30] tỷ", SECOND), SILENT),
        ("toàn tỉnh giải ngân bao nhiêu?", _said("đạt [38,9%] kế hoạch", FIRST, PROVINCE), AGREES),
        ("cả nước tăng bao nhiêu?", _said("GRDP của tỉnh tăng [8%], cả nước tăng 3%", FIRST, PROVINCE), CONTRADICTS),
        ("cả nước tăng bao nhiêu?", _said("GRDP của tỉnh tăng 8%, cả nước tăng [3%]", FIRST, PROVINCE), AGREES),
        ("tỉnh Lâm Đồng thu bao nhiêu?", _said("thu [300] tỷ", (), Fields(issuer="Tỉnh ủy Bình Thuận")), SILENT),
        ("tỉnh Gia Lai thu bao nhiêu?", _said("thu [300] tỷ", (), Fields(issuer="Tỉnh ủy Bình Thuận")), CONTRADICTS),
        ("phường Cầu Mây còn mấy hộ?", _said(LIST.replace("23", "[23]")), CONTRADICTS),
        ("phường Cầu Mây còn mấy hộ?", _said(LIST.replace("14", "[14]")), AGREES),
        ("phường Cầu Mây còn mấy hộ?", _said(LIST.replace(" 9 ", " [9] ")), CONTRADICTS),
        ("phường Đông Khê còn mấy hộ?", _said(LIST.replace("14", "[14]")), CONTRADICTS),
        ("phuong dong khe con may ho", _said(LIST.replace("14", "[14]")), CONTRADICTS),
        ("phường Cầu Mây và phường Đông Khê còn mấy hộ?", _said(LIST.replace("14", "[14]")), AGREES),
        ("phường Tân Lạc còn mấy hộ?", _said(LIST.replace("14", "[14]")), CONTRADICTS),
        ("phường Tân Lạc còn mấy hộ?", _said("Còn [23] hộ chưa bàn giao"), SILENT),
        ("phường Tân Lạc còn mấy hộ?", _said("Còn [23] hộ", ("Phường Tân Lạc",)), AGREES),
        ("phường Tân Lạc còn mấy hộ?", _said("Còn [23] hộ", ("Phường Cầu Mây",)), CONTRADICTS),
        ("phường Đông Khê mấy hộ?", _said("15 hộ chưa xong (Cầu Mây 10, Đông Khê [5])"), AGREES),
        ("phường Cầu Mây mấy hộ?", _said("15 hộ chưa xong (Cầu Mây 10, Đông Khê [5])"), CONTRADICTS),
        ("phường Cầu Mây còn mấy hộ?", _said("c) Phường Cầu Mây (127 hộ): bàn giao 83 hộ. Còn [44] hộ"), AGREES),
        ("phường Bến Mới còn mấy hộ?", _said("c) Phường Cầu Mây (127 hộ): bàn giao 83 hộ. Còn [44] hộ"), CONTRADICTS),
        ("toàn thị xã còn mấy hộ?", _said("c) Phường Cầu Mây (127 hộ): bàn giao 83 hộ. Còn [44] hộ"), CONTRADICTS),
        ("How many households remain in Cầu Mây ward?", _said("c) Phường Cầu Mây: Còn [44] hộ"), AGREES),
        ("UBND thị xã Phú Khê giao mấy việc?", _said("có [12] việc"), AGREES),
    ],
)  # fmt: skip
def test_a_figure_is_of_its_own_place(question: str, standing: Standing, verdict: Verdict) -> None:
    assert _verdict("place", question, standing, Kind.COUNT) is verdict


@pytest.mark.parametrize(
    ("place", "verdict"), [("Bến Mới", CONTRADICTS), ("Đông Khê", AGREES), ("Cầu Mây", CONTRADICTS)]
)
def test_a_deadline_is_of_the_place_in_its_clause(place: str, verdict: Verdict) -> None:
    text = (
        "trước ngày 31/3/2024 xong phường Bến Mới; trước ngày [15/5/2024] xong phường Đông Khê; sau đó phường Cầu Mây"
    )
    assert _verdict("place", f"phường {place} xong trước ngày nào?", _said(text), Kind.DATE) is verdict


@pytest.mark.parametrize(
    ("question", "standing", "verdict"),
    [
        ("giải ngân bao nhiêu?", _said("đạt [95%]", SECOND), NONE),
        ("Thị ủy yêu cầu giải ngân bao nhiêu?", _said("đạt [95%]", SECOND), AGREES),
        ("BTV Thị uỷ Phú Khê yêu cầu giải ngân bao nhiêu?", _said("đạt [95%]", SECOND), AGREES),
        ("thi uy yeu cau giai ngan bao nhieu", _said("đạt [95%]", SECOND), AGREES),
        ("Tỉnh ủy yêu cầu giải ngân bao nhiêu?", _said("đạt [95%]", SECOND), CONTRADICTS),
        ("Kế hoạch của UBND thị xã đặt mức bao nhiêu?", _said("đạt [95%]", SECOND), CONTRADICTS),
        ("Tỉnh ủy giao giải ngân bao nhiêu?", _said("Tỉnh ủy giao thị xã giải ngân [95%]", SECOND), AGREES),
        ("Tỉnh ủy giao giải ngân bao nhiêu?", _said("báo cáo Tỉnh ủy kết quả giải ngân [95%]", SECOND), SILENT),
        ("Tỉnh ủy yêu cầu giải ngân bao nhiêu?", _said("đạt [95%]", SECOND, Fields()), SILENT),
        ("Phòng Kinh tế làm mấy việc?", _said("Phòng Kinh tế làm [3] việc"), AGREES),
        ("Phòng Nội vụ làm mấy việc?", _said("Phòng Kinh tế làm [3] việc"), CONTRADICTS),
        ("Phòng Nội vụ làm mấy việc?", _said("Cán bộ làm [3] việc"), SILENT),
        ("HĐND thị xã họp mấy lần?", _said("Hội đồng nhân dân thị xã họp [3] lần"), AGREES),
    ],
)
def test_a_value_is_of_the_office_asked_for(question: str, standing: Standing, verdict: Verdict) -> None:
    assert _verdict("office", question, standing) is verdict


@pytest.mark.parametrize(
    ("question", "standing", "verdict"),
    [
        ("Tổng diện tích là bao nhiêu?", _said("bàn giao [41] ha"), NONE),
        ("Cụm công nghiệp Gò Sành bàn giao mấy ha?", _said("Cụm công nghiệp Gò Sành bàn giao [41] ha"), AGREES),
        ("Cụm công nghiệp Tân Lập bàn giao mấy ha?", _said("Cụm công nghiệp Gò Sành bàn giao [41] ha"), CONTRADICTS),
        ("Cụm công nghiệp Tân Lập bàn giao mấy ha?", _said("đã bàn giao [41] ha"), SILENT),
        ("Khu xử lý Núi Voi còn mấy ha?", _said("còn [4] ha", ("Khu xử lý chất thải Núi Voi",)), AGREES),
        ("“Tổ công nghệ số” có mấy người?", _said("“Tổ công nghệ số” có [5] người"), AGREES),
        ("Theo Kết luận của Thị ủy, có mấy người?", _said("có [5] người"), NONE),
    ],
)
def test_a_value_is_of_the_name_asked_for(question: str, standing: Standing, verdict: Verdict) -> None:
    assert _verdict("name", question, standing) is verdict


@pytest.mark.parametrize(
    ("question", "target", "result"),
    [
        ("Tỷ lệ giải ngân là bao nhiêu?", NONE, NONE),
        ("Chỉ tiêu giải ngân là bao nhiêu?", AGREES, CONTRADICTS),
        ("Thị ủy đã đặt mục tiêu bao nhiêu?", AGREES, CONTRADICTS),
        ("Phấn đấu giảm còn bao nhiêu?", AGREES, CONTRADICTS),
        ("What is the target?", AGREES, CONTRADICTS),
        ("Đã giải ngân bao nhiêu?", CONTRADICTS, AGREES),
        ("Giải ngân được bao nhiêu phần trăm kế hoạch?", CONTRADICTS, AGREES),
        ("ket nap duoc bao nhieu dang vien", CONTRADICTS, AGREES),
        ("Tỷ lệ hộ nghèo còn bao nhiêu?", CONTRADICTS, AGREES),
        ("Được ở thuê tối đa mấy tháng?", NONE, NONE),
    ],
)
def test_a_target_is_no_result(question: str, target: Verdict, result: Verdict) -> None:
    assert _verdict("aim", question, _said("phấn đấu đạt [95%] trở lên", SECOND)) is target
    assert _verdict("aim", question, _said("mới đạt [36,2%] kế hoạch", FIRST)) is result


@pytest.mark.parametrize(
    ("standing", "verdict"),
    [
        (_said("kết nạp 138 đảng viên, vượt chỉ tiêu [130] đảng viên đề ra", FIRST), AGREES),
        (_said("chưa đạt chỉ tiêu [92%] đã đề ra", FIRST), AGREES),
        (_said("kết nạp [138] đảng viên, vượt chỉ tiêu 130 đảng viên đề ra", FIRST), CONTRADICTS),
        (_said("bằng [53,1%] dự toán", FIRST), CONTRADICTS),
        (_said("Thu ngân sách đạt [735] tỷ đồng", ("MỤC TIÊU, CHỈ TIÊU",)), AGREES),
        (_said("phấn đấu hoàn thành các chỉ tiêu: tăng 10%; thu khoảng [600] tỷ đồng"), AGREES),
        (_said("ước đạt [464] tỷ đồng", SECOND), CONTRADICTS),
        (_said("gồm [12] mục"), SILENT),
    ],
)
def test_what_a_value_aims_at_is_read_from_its_clause_then_from_above(standing: Standing, verdict: Verdict) -> None:
    assert _verdict("aim", "Chỉ tiêu đề ra là bao nhiêu?", standing) is verdict


def test_a_text_in_nfd_is_read_alike() -> None:
    plain = _said(LIST.replace("14", "[14]"))
    clause, passage, before = (unicodedata.normalize("NFD", one) for one in (plain.clause, plain.passage, plain.before))
    apart = Standing(clause, passage, passage, before, (), plain.directive)
    for question in ("phường Cầu Mây còn mấy hộ năm 2023?", "phường Đông Khê còn mấy hộ năm 2021?"):
        asked = read_constraints(understand(question), Kind.COUNT)
        assert asked.verdicts(apart) == asked.verdicts(plain)


def test_a_question_that_demands_nothing_is_met_by_anything() -> None:
    verdicts = read_constraints(understand("bao nhiêu hộ?"), Kind.COUNT).verdicts(_said("Còn [23] hộ"))
    assert list(verdicts) == ["period", "place", "office", "name", "aim", "directive"]
    assert set(verdicts.values()) == {NONE}
