"""Stretches of a text that could be the short answer, one kind after another."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.answer import Kind
from service.answering.values.find import find_values

AMOUNTS = [
    ("Dự toán thu ngân sách là 549,7 tỷ đồng.", ["549,7 tỷ đồng"]),
    ("hỗ trợ 4.500.000 đồng/tổ, một lần", ["4.500.000 đồng/tổ"]),
    ("mức 435.000đồng/người/ngày khi làm nhiệm vụ", ["435.000đồng/người/ngày"]),
    ("không quá 20.000.000 đồng/tháng/đối tượng", ["không quá 20.000.000 đồng/tháng/đối tượng"]),
    ("gói khoảng 250 nghìn\ntỷ đồng cho doanh nghiệp", ["khoảng 250 nghìn\ntỷ đồng"]),
    ("phạt từ 2 triệu đồng đến 5 triệu đồng", ["từ 2 triệu đồng đến 5 triệu đồng"]),
    ("phạt từ 2 - 5 triệu đồng", ["từ 2 - 5 triệu đồng"]),
    ("hộ có thu nhập từ 2 triệu đồng/tháng trở lên", ["từ 2 triệu đồng/tháng trở lên"]),
    ("ước đạt **464 tỷ đồng** trong kỳ", ["464 tỷ đồng"]),
    ("thưởng hai triệu đồng", ["hai triệu đồng"]),
    ("có 12 đồng chí dự họp, 3 triệu lượt khách, tỷ lệ 5 tỷ lệ", []),
    ("phí 300.000đ/hồ sơ", ["300.000đ/hồ sơ"]),
    ("50.000 đồng/ha", ["50.000 đồng/ha"]),
    ("15.000.000 đồng/chi\nbộ/năm", ["15.000.000 đồng/chi\nbộ/năm"]),
    ("(mười hai tỷ năm trăm triệu đồng)", ["mười hai tỷ năm trăm triệu đồng"]),
]
PERCENTAGES = [
    ("GRDP tăng 7,4% so với cùng kỳ", ["tăng 7,4%"]),
    ("giải ngân đạt 75% kế hoạch", ["75%"]),
    ("ít nhất 60% đảng viên dưới 30 tuổi", ["ít nhất 60%"]),
    ("từ 5% đến 7%", ["từ 5% đến 7%"]),
    ("có từ 75% tổ chức đảng trở lên", ["từ 75% tổ chức đảng trở lên"]),
    ("lãi suất 4,8%/năm", ["4,8%/năm"]),
    ("giảm 1,2 điểm phần trăm", ["giảm 1,2 điểm phần trăm"]),
    ("chiếm 45 phần trăm", ["45 phần trăm"]),
    ("đạt ≥ 60% | 80", ["≥ 60%"]),
    ("vượt 10-12%", ["10-12%"]),
]
COUNTS = [
    ("thành lập 12 tổ chức cơ sở đảng trong năm 2023", ["12 tổ chức cơ sở đảng"]),
    ("Kết nạp 145 đảng viên mới; không để trắng chi bộ", ["145 đảng viên mới"]),
    ("ít nhất 05 cộng tác viên dư luận xã hội.", ["ít nhất 05 cộng tác viên dư luận xã hội"]),
    ("đã giao được 41/55 ha", ["41/55 ha"]),
    ("giao được 15 trên 33 lô", ["15 trên 33 lô"]),
    ("Chỉ số chất lượng không khí ≥ 301", ["≥ 301"]),
    ("hệ số 2.0", ["2.0"]),
    ("không đạt ba chỉ tiêu thì không xét", ["ba chỉ tiêu"]),
    ("giao cho mười lăm xã", ["mười lăm xã"]),
    ("mỗi tổ có từ 4 đến 7 người", ["từ 4 đến 7 người"]),
    ("từ 3 đảng viên chính thức trở lên", ["từ 3 đảng viên chính thức trở lên"]),
    ("PAR Index xếp hạng 22", ["xếp hạng 22"]),
    ("đứng thứ 2 toàn tỉnh", ["đứng thứ 2 toàn tỉnh"]),
    ("một phần ba thành viên", ["một phần ba thành viên"]),
    ("đón 3,2 triệu lượt khách", ["3,2 triệu lượt khách"]),
    ("mỗi xã lập một tổ", ["một tổ"]),
    ("còn **44 hộ** chưa giao", ["44 hộ"]),
    ("mưa gần 400mm", ["gần 400mm"]),
    ("12 đồng chí", ["12 đồng chí"]),
    ("kiểm tra 3 dự án, 5 báo cáo và 02 tổ chức đảng", ["3 dự án", "5 báo cáo", "02 tổ chức đảng"]),
    ("còn 8 dự án chậm từ 6 tháng trở lên", ["8 dự án chậm"]),
    ("đủ 18 tuổi đến đủ 60 tuổi", ["đủ 18 tuổi đến đủ 60 tuổi"]),
    ("xếp vị trí thứ 5", ["xếp vị trí thứ 5"]),
    ("1.250/1.300 hộ", ["1.250/1.300 hộ"]),
    ("trong tổng số 44 hộ", ["44 hộ"]),
    ("ở mức 107 bé trai/100 bé gái vào năm 2025", ["107 bé trai/100 bé gái"]),
    ("từ 23 ca sinh/1.000 phụ nữ xuống", ["23 ca sinh/1.000 phụ nữ"]),
    ("phạm vi khoảng 200m-500m từ ga", ["khoảng 200m-500m"]),
    ("bản đồ tỷ lệ 1:2.000", ["1:2.000"]),
    ("bằng 1,5 lần mức lương cơ sở", ["1,5 lần mức lương cơ sở"]),
    ("giao dịch gấp 30 lần GRDP", ["30 lần GRDP"]),
]
NO_COUNTS = [
    "2. Tổ chức thực hiện",
    "1.3 Nội dung chính",
    "**1.** Ban Tuyên giáo",
    "theo Điều 5, khoản 2 và mẫu số 3",
    "Kế hoạch số 88-KH/TU ngày 20/9/2022",
    "tăng 7,4% với 12 tỷ đồng",
    "trong 10 ngày làm việc",
    "Hội nghị lần thứ 11, khóa XXI",
    "năm 2024 và giai đoạn 2021 - 2025",
    "xã Ba Vì, đường Hai Bà Trưng",
    "giai đoạn 2 của dự án",
    "a) Xây dựng\n1) Rà soát",
    "ghi chú[1] ở trên",
]
PERIODS = [
    ("trả lời trong 10 ngày làm việc", ["trong 10 ngày làm việc"]),
    ("trong vòng 15 ngày kể từ ngày nhận", ["trong vòng 15 ngày"]),
    ("họp hai tuần một lần", ["hai tuần một lần"]),
    ("sinh hoạt mỗi quý ít nhất một lần", ["mỗi quý ít nhất một lần"]),
    ("ít nhất mỗi tháng một lần", ["ít nhất mỗi tháng một lần"]),
    ("báo cáo hằng tháng", ["hằng tháng"]),
    ("không quá 12 tháng", ["không quá 12 tháng"]),
    ("báo trước 04 giờ", ["04 giờ"]),
    ("thí điểm 05 năm", ["05 năm"]),
    ("kiểm tra 6 tháng/lần", ["6 tháng/lần"]),
    ("từ 3 đến 5 ngày", ["từ 3 đến 5 ngày"]),
    ("năm ngày sau lễ", ["năm ngày"]),
    ("không quá 1,5 lần", ["không quá 1,5 lần"]),
    ("sáu tháng đầu năm 2023, ngày 10/5/2023, tháng 9/2024", []),
    ("trước 16 giờ ngày 25 hằng tháng", []),
]
DATES = [
    ("xong trước ngày 30/9/2024.", ["trước ngày 30/9/2024"]),
    ("0 giờ ngày 01/5/2025", ["0 giờ ngày 01/5/2025"]),
    ("trước 16 giờ ngày 25 hằng tháng", ["trước 16 giờ ngày 25 hằng tháng"]),
    ("trước 17 giờ 00 phút ngày 27/11/2025", ["trước 17 giờ 00 phút ngày 27/11/2025"]),
    (
        "Sáng thứ Bảy hằng tuần, từ 6 giờ 30 phút đến 7 giờ 30 phút",
        ["Sáng thứ Bảy hằng tuần, từ 6 giờ 30 phút đến 7 giờ 30 phút"],
    ),
    ("Trong các ngày 08 và 09 tháng 11 năm 2025, đoàn", ["Trong các ngày 08 và 09 tháng 11 năm 2025"]),
    (
        "từ ngày 18 tháng 11 năm 2025 đến ngày 31 tháng 12 năm 2025",
        ["từ ngày 18 tháng 11 năm 2025 đến ngày 31 tháng 12 năm 2025"],
    ),
    ("vào Quý IV/2022", ["Quý IV/2022"]),
    ("trong tháng 6/2024", ["trong tháng 6/2024"]),
    ("đến hết năm 2025", ["đến hết năm 2025"]),
    ("giai đoạn 2019-2025", ["giai đoạn 2019-2025"]),
    ("ngày 15 của tháng trước đó", ["ngày 15 của tháng trước đó"]),
    ("trước ngày 25/12 hàng năm", ["trước ngày 25/12 hàng năm"]),
    ("ban hành ngày 24 tháng 9\nnăm 2020", ["ngày 24 tháng 9\nnăm 2020"]),
    ("chậm nhất là ngày 5-7-2022", ["chậm nhất là ngày 5-7-2022"]),
    ("từ năm 2021 đến năm 2025", ["từ năm 2021 đến năm 2025"]),
    ("Trước ngày 05 của tháng đầu quý sau", ["Trước ngày 05 của tháng đầu quý sau"]),
    ("báo cáo **trước 19h00’ hằng ngày **và đột xuất", ["trước 19h00’ hằng ngày"]),
    ("trước ngày 01/6 và 15/11 hằng năm", ["trước ngày 01/6 và 15/11 hằng năm"]),
    ("họp thứ Sáu tuần đầu hằng tháng", ["thứ Sáu tuần đầu hằng tháng"]),
    ("xong trong Quí IV-2025", ["trong Quí IV-2025"]),
    ("mỗi tháng 02 kỳ, 2/3 số phiếu", []),
    ("1.2 tỷ đồng, mục 3.2, 12/55 ha", []),
]
OFFICES = [
    ("Ban Dân vận Thị ủy là cơ quan thường trực", ["Ban Dân vận Thị ủy"]),
    ("Phòng Tài chính - Kế hoạch công khai bảng xếp hạng", ["Phòng Tài chính - Kế hoạch"]),
    ("các phường, xã giải quyết dứt điểm", ["các phường, xã"]),
    ("Bộ Nội vụ thừa ủy quyền Thủ tướng Chính phủ", ["Bộ Nội vụ", "Thủ tướng Chính phủ"]),
    ("Trung tâm Văn hóa, Thể thao và Truyền thông thị xã mở", ["Trung tâm Văn hóa, Thể thao và Truyền thông thị xã"]),
    ("Sở Nội vụ, Sở Tài chính phối hợp", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Nội vụ và Sở Tài chính phối hợp", ["Sở Nội vụ", "Sở Tài chính"]),
    ("giao Ủy ban nhân dân\ntỉnh Sơn La chủ trì", ["Ủy ban nhân dân\ntỉnh Sơn La"]),
    ("do Ủy ban Kiểm tra Tỉnh ủy xem xét", ["Ủy ban Kiểm tra Tỉnh ủy"]),
    ("cơ sở hạ tầng, phòng chống dịch, đơn vị hành chính", []),
    ("UBND các xã, phường báo cáo", ["UBND các xã, phường"]),
    ("Công an thị xã, Ban Chỉ huy Quân sự thị xã tổ chức diễn tập", ["Công an thị xã", "Ban Chỉ huy Quân sự thị xã"]),
    ("Sở Khoa học và Công nghệ giới thiệu", ["Sở Khoa học và Công nghệ"]),
    ("Đại hội XIII, tăng trưởng, trường hợp, hội nghị", []),
    ("phòng Tài nguyên và Môi trường trước ngày 31/3", ["phòng Tài nguyên và Môi trường"]),
    ("Chủ tịch Ủy ban nhân dân thị xã Viên Thành Luận chỉ đạo", ["Chủ tịch Ủy ban nhân dân thị xã"]),
    ("Liên hiệp các Hội Khoa học và Kỹ thuật phản biện", ["Liên hiệp các Hội Khoa học và Kỹ thuật"]),
    ("Giao Học viện Chính trị tỉnh chủ trì", ["Học viện Chính trị tỉnh"]),
    ("Cục Kinh tế - Quản lý đầu tư theo dõi", ["Cục Kinh tế - Quản lý đầu tư"]),
    ("Ban Quản lý Dự án 12 khẩn trương khảo sát", ["Ban Quản lý Dự án 12"]),
    ("gửi BHXH Thành phố để theo dõi", ["BHXH Thành phố"]),
    ("do ngân sách cấp xã bảo đảm", ["ngân sách cấp xã"]),
    ("Văn phòng Chính phủ và Hiệp hội Gỗ Lam Giang dự họp", ["Văn phòng Chính phủ", "Hiệp hội Gỗ Lam Giang"]),
    ("Sở Lao động - Thương binh và xã hội chủ trì", ["Sở Lao động - Thương binh và xã hội"]),
    ("Sở Tài chính\nSở Công Thương\nThường xuyên", ["Sở Tài chính", "Sở Công Thương"]),
    ("Cục trưởng Cục Du lịch\nCục Du lịch\n-\nMở lớp", ["Cục trưởng Cục Du lịch", "Cục Du lịch"]),
    ("các Bộ: Quốc phòng, Công an chỉ đạo", ["các Bộ: Quốc phòng, Công an"]),
    (
        "Bộ trưởng các Bộ: Xây dựng, Văn hóa, Thể thao và Du lịch báo cáo",
        ["Bộ trưởng các Bộ: Xây dựng, Văn hóa, Thể thao và Du lịch"],
    ),
    ("UBND Thành phố các giải pháp", ["UBND Thành phố"]),
    ("trách nhiệm của Chính phủ đối với rừng", ["Chính phủ"]),
]
PEOPLE = [
    ("Đồng chí Trịnh Đình Vượng, Bí thư Tỉnh ủy", ["Trịnh Đình Vượng"]),
    ("Phó Thủ tướng Chính phủ Trần Hồng Hà yêu cầu", ["Trần Hồng Hà"]),
    ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nBùi Hồng Lĩnh", ["Bùi Hồng Lĩnh"]),
    ("BÍ THƯ\nKhúc Thị Minh Hậu", ["Khúc Thị Minh Hậu"]),
    ("CHỦ TỊCH\nNGUYỄN VĂN AN", ["NGUYỄN VĂN AN"]),
    ("Ông Phan Công Bình, Giám đốc Công an tỉnh", ["Phan Công Bình"]),
    ("THỊ ỦY PHÚ KHÊ", []),
    ("phường Trần Hưng Đạo, đường Lê Hồng Phong", []),
    ("Ủy ban nhân dân tỉnh Lam Giang, Ban Tổ chức Trung ương", []),
]
POSITIONS = [
    ("Đồng chí Khúc Thị Minh Hậu, Phó Bí thư Thị ủy, làm", ["Phó Bí thư Thị ủy"]),
    ("Phó Chủ tịch Ủy ban nhân dân thị xã Đỗ Tuấn Sơn ký", ["Phó Chủ tịch Ủy ban nhân dân thị xã"]),
    ("TL. BỘ TRƯỞNG\nPHÓ CHÁNH VĂN PHÒNG\nNguyễn Thanh Sơn", ["TL. BỘ TRƯỞNG", "PHÓ CHÁNH VĂN PHÒNG"]),
]
PLACES = [
    ("đi qua các phường Bến Mới, Đông Khê và xã Phú Lạc để", "các phường Bến Mới, Đông Khê và xã Phú Lạc"),
    ("đi qua phường Bến Mới và xã Phú Lạc để", "xã Phú Lạc"),
    ("đi qua phường Bến Mới và xã Phú Lạc để", "phường Bến Mới"),
    ("diễn tập tại phường Bến Mới.", "phường Bến Mới"),
    ("làm từ cầu Bàu đến sông Ró trong năm", "từ cầu Bàu đến sông Ró"),
    ("họp tại Hội trường Thị ủy vào sáng", "Hội trường Thị ủy"),
    ("tại 03 địa phương, gồm: Lam Giang, Phú Khê, Đông Sa. Thời gian", "Lam Giang, Phú Khê, Đông Sa"),
    ("mưa tại các tỉnh: Lam Giang, Phú Khê và Đông Sa.", "các tỉnh: Lam Giang, Phú Khê và Đông Sa"),
    ("xem tại https://vi-du.vn/bang, hằng ngày", "https://vi-du.vn/bang"),
]
DIRECTIVES = [
    (
        "theo Kết luận số 28- KL/TU, ngày 27/12/2021 của",
        ["Kết luận số 28- KL/TU", "Kết luận số 28- KL/TU, ngày 27/12/2021"],
    ),
    ("Nghị quyết số\n71/NQ-CP của Chính phủ", ["Nghị quyết số\n71/NQ-CP"]),
    ("Nghị quyết Trung ương 8 (khóa XIII) về", ["Nghị quyết Trung ương 8 (khóa XIII)"]),
    ("Luật số 72/2025/QH15", ["Luật số 72/2025/QH15"]),
    ("văn bản 12/5 không có số", []),
]


def values(text: str, kind: Kind) -> list[str]:
    return [text[one.start : one.end] for one in find_values(text, kind)]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (kind, *case)
        for kind, cases in (
            (Kind.AMOUNT, AMOUNTS),
            (Kind.PERCENTAGE, PERCENTAGES),
            (Kind.COUNT, COUNTS),
            (Kind.COUNT, [(text, []) for text in NO_COUNTS]),
            (Kind.PERIOD, PERIODS),
            (Kind.DATE, DATES),
            (Kind.OFFICE, OFFICES),
            (Kind.PERSON, PEOPLE),
            (Kind.POSITION, POSITIONS),
            (Kind.DOCUMENT_NUMBER, DIRECTIVES),
        )
        for case in cases
    ],
)
def test_values_are_what_a_clerk_would_copy(kind: Kind, text: str, expected: list[str]) -> None:
    assert values(text, kind) == expected


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_are_found_as_lists_and_alone(text: str, expected: str) -> None:
    assert expected in values(text, Kind.PLACE)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.DUTY, Kind.REASON, Kind.LIST, Kind.YES_NO])
def test_clauses_are_no_values(kind: Kind) -> None:
    assert find_values("Ban Tổ chức Thị ủy chủ trì trước ngày 30/9/2024.", kind) == []


@pytest.mark.parametrize(
    ("kind", "text", "row"),
    [
        (Kind.COUNT, "không quá 02 tập thể, 05 cá nhân", "không quá 02 tập thể, 05 cá nhân"),
        (
            Kind.OFFICE,
            "Đài Lam Giang, Báo Lam Giang và Sở Tài chính đưa",
            "Đài Lam Giang, Báo Lam Giang và Sở Tài chính",
        ),
        (Kind.OFFICE, "về Sở Nội vụ và các Bộ: Tài chính, Y tế.", "Sở Nội vụ và các Bộ: Tài chính, Y tế"),
    ],
)
def test_values_in_a_row_are_one_more_value_where_several_are_asked_for(kind: Kind, text: str, row: str) -> None:
    alone = find_values(text, kind)
    together = find_values(text, kind, several=True)
    assert [text[one.start : one.end] for one in together if one not in alone] == [row]
    assert len(together) == len(alone) + 1


def test_what_stands_apart_is_no_row() -> None:
    text = "02 tập thể được khen và 05 cá nhân"
    assert find_values(text, Kind.COUNT, several=True) == find_values(text, Kind.COUNT)


def test_the_unit_of_a_count_is_what_is_counted() -> None:
    (one,) = find_values("ít nhất 05 thành viên", Kind.COUNT)
    assert (one.start, one.core, one.unit) == (0, 8, "thành viên")


def test_dates_and_sums_are_no_counts() -> None:
    text = "Ngày 10/5/2023 chi 12 tỷ đồng cho 44 hộ trong 15 ngày, đạt 7,4%."
    assert values(text, Kind.COUNT) == ["44 hộ"]


PIECES = [
    *(case[0] for case in (*AMOUNTS, *PERCENTAGES, *COUNTS, *PERIODS, *DATES, *OFFICES, *PEOPLE, *POSITIONS, *PLACES)),
    *NO_COUNTS,
    *"0 12 3,5 1.2.3 % đồng ngày tháng năm từ đến trở lên - – / | \n ( ) . , ; : ** số thứ Ban Sở và phường Điều".split(
        " "
    ),
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=8).map(" ".join)


@given(texts, st.sampled_from(list(Kind)))
def test_values_lie_in_the_text_and_hold_something(text: str, kind: Kind) -> None:
    for one in find_values(text, kind):
        assert 0 <= one.start <= one.core < one.end <= len(text)
        assert one.kind is kind
        assert text[one.start : one.end].strip() == text[one.start : one.end]


@given(texts, st.sampled_from(list(Kind)))
def test_no_two_values_have_one_core_and_one_end(text: str, kind: Kind) -> None:
    found = [(one.core, one.end) for one in find_values(text, kind, several=True)]
    assert len(found) == len(set(found))


def test_twenty_passages_are_read_for_four_kinds_in_milliseconds() -> None:
    passage = (
        "Ban Tổ chức Thị ủy kết nạp 145 đảng viên mới trước ngày 30/9/2024, chi 1,85 tỷ đồng, đạt 7,4% kế hoạch. " * 4
    )
    started = time.process_time()
    for number in range(20):
        for kind in (Kind.COUNT, Kind.PERIOD, Kind.PERCENTAGE, Kind.AMOUNT):
            find_values(f"{number}) {passage}", kind)
    assert time.process_time() - started < 0.2  # some 10 ms
