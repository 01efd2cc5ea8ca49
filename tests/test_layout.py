"""Words with places become text in reading order: nothing read across columns, rows joined, furniture dropped."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from corpus.read.layout import lay_out
from corpus.read.layout.page import Page, Table, Word

LEFT, RIGHT, LEADING, SIZE = 80.0, 540.0, 18.0, 14.0


def line(text: str, baseline: float, left: float = LEFT, right: float | None = None, size: float = SIZE) -> list[Word]:
    """Words in type of half its size's width; spread up to `right` where that is given."""
    words, natural = text.split(), 0.5 * size
    width = sum(len(word) for word in words) * natural
    blank = natural if right is None or len(words) == 1 else (right - left - width) / (len(words) - 1)
    placed = []
    for word in words:
        placed.append(Word(word, left, left + len(word) * natural, baseline, size))
        left += len(word) * natural + blank
    return placed


def centred(text: str, baseline: float) -> list[Word]:
    return line(text, baseline, (LEFT + RIGHT - len(text) * SIZE / 2) / 2)


def page(*lines: Sequence[Word]) -> Page:
    return Page(595, 842, tuple(word for words in lines for word in words))


def paragraph(first: str, *rest: str, top: float) -> list[Word]:
    """An indented first row, full rows, and a last one that ends where it ends."""
    rows = [first, *rest]
    placed: list[Word] = []
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        placed += line(row, top + number * LEADING, LEFT if number else LEFT + 36, None if last else RIGHT)
    return placed


BODY = paragraph(
    "1. Các phòng, ban của thị xã rà soát tiến độ giải ngân của",
    "từng dự án, báo cáo khó khăn, vướng mắc về Ủy ban nhân dân thị",
    "xã trước ngày 25 hằng tháng.",
    top=300,
)
JOINED = (
    "1. Các phòng, ban của thị xã rà soát tiến độ giải ngân của từng dự án, báo cáo khó khăn, vướng mắc về Ủy ban nhân "
    "dân thị xã trước ngày 25 hằng tháng."
)


def test_head_and_foot_are_read_column_by_column() -> None:
    words = page(
        line("ỦY BAN NHÂN DÂN", 60, 90), line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 290),
        line("THỊ XÃ PHÚ KHÊ", 78, 95), line("Độc lập - Tự do - Hạnh phúc", 84, 320),
        line("Số: 31/KH-UBND", 100, 95), line("Phú Khê, ngày 25 tháng 01 năm 2022", 104, 295),
        centred("KẾ HOẠCH", 140), BODY,
        line("Nơi nhận:", 400, 80, size=11), line("TM. ỦY BAN NHÂN DÂN", 400, 330),
        line("- Như trên;", 414, 80, size=11), line("CHỦ TỊCH", 418, 380),
        line("- Lưu: VT.", 428, 80, size=11), line("Khúc Thị Minh Hậu", 500, 350),
    )  # fmt: skip
    assert lay_out([words]).text.split("\n\n") == [
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ PHÚ KHÊ\nSố: 31/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nPhú Khê, ngày 25 tháng 01 năm 2022",
        "KẾ HOẠCH",
        JOINED,
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "Khúc Thị Minh Hậu",
    ]


def test_a_row_goes_on_the_one_above_and_an_indented_one_opens_a_paragraph() -> None:
    following = paragraph("2. Văn phòng theo dõi.", top=300 + 3 * LEADING)
    assert lay_out([page(BODY, following)]).text == f"{JOINED}\n\n2. Văn phòng theo dõi."


def test_extra_leading_opens_a_paragraph_where_none_is_indented() -> None:
    rows = [
        line("Thực hiện Nghị quyết của Thị ủy, Ủy ban nhân dân thị xã yêu cầu", 100, right=RIGHT),
        line("các phường, xã rà soát hộ nghèo.", 118),
        line("Các phòng, ban phối hợp với Mặt trận Tổ quốc tổ chức kiểm tra", 142, right=RIGHT),
        line("và báo cáo.", 160),
    ]
    assert lay_out([page(*rows)]).text.split("\n\n") == [
        "Thực hiện Nghị quyết của Thị ủy, Ủy ban nhân dân thị xã yêu cầu các phường, xã rà soát hộ nghèo.",
        "Các phòng, ban phối hợp với Mặt trận Tổ quốc tổ chức kiểm tra và báo cáo.",
    ]


def test_the_lines_of_a_centred_title_stay_lines_of_one_block() -> None:
    title = (centred("KẾT LUẬN", 100), centred("về thu ngân sách sáu tháng đầu năm,", 118), centred("nhiệm vụ", 136))
    assert lay_out([page(*title, BODY)]).text.split("\n\n")[0].count("\n") == 2


def test_a_number_broken_after_its_hyphen_is_whole_again() -> None:
    rows = paragraph("Căn cứ Nghị quyết của Ban Chấp hành Đảng bộ tỉnh số 07-", "NQ/TU về chuyển đổi số.", top=100)
    assert "số 07-NQ/TU về" in lay_out([page(rows)]).text


def test_raised_small_figures_are_superscript_and_their_note_stands_alone() -> None:
    mark = Word("(1)", 249, 257, 296, 8)
    note = [Word("(1)", 80, 88, 741, 6), *line("Kế hoạch số 12-KH/TU của Thị ủy.", 745, 92, size=10)]
    text = lay_out([page(paragraph("1. Rà soát hộ nghèo", top=300), [mark], note)]).text
    assert "nghèo⁽¹⁾" in text
    assert text.endswith("\n\n⁽¹⁾ Kế hoạch số 12-KH/TU của Thị ủy.")


def test_a_sentence_goes_on_over_the_page_and_the_page_is_known() -> None:
    full = line("từng dự án, báo cáo khó khăn về Ủy ban nhân dân thị xã và", 778, right=RIGHT)
    spread = [line("1. Các phòng, ban của thị xã rà soát tiến độ giải ngân của", 760, LEFT + 36, RIGHT), full]
    laid = lay_out([page(BODY, *spread), page(line("Thị ủy.", 70), paragraph("2. Văn phòng theo dõi.", top=88))])
    assert "thị xã và Thị ủy.\n\n2. Văn phòng" in laid.text
    assert laid.text[laid.pages[1] :].startswith("Thị ủy.")


def test_page_numbers_and_running_heads_are_dropped_and_the_letterhead_never() -> None:
    head = line("THỊ ỦY PHÚ KHÊ", 50)
    pages = [
        page(head, BODY, paragraph("2. Rà soát nhà ở.", top=400), centred("- 1 -", 800)),
        page(head, BODY, paragraph("3. Rà soát đất ở.", top=400), centred("- 2 -", 800)),
        page(head, BODY, centred("Trang 3/3", 800)),
    ]
    laid = lay_out(pages)
    assert laid.text.split("\n\n") == [
        "THỊ ỦY PHÚ KHÊ", JOINED, "2. Rà soát nhà ở.", JOINED, "3. Rà soát đất ở.", JOINED,
    ]  # fmt: skip
    assert sorted(laid.dropped) == ["- 1 -", "- 2 -", "THỊ ỦY PHÚ KHÊ", "THỊ ỦY PHÚ KHÊ", "Trang 3/3"]


def test_rows_of_a_list_that_goes_on_are_no_running_heads() -> None:
    pages = [page(*(line(f"Rà soát thửa {10 * at + row}", 50 + 40 * row) for row in range(19))) for at in range(4)]
    laid = lay_out(pages)
    assert laid.dropped == ()
    assert laid.text.count("Rà soát thửa") == 4 * 19


def test_a_ruled_table_gives_a_line_a_row_where_it_stands() -> None:
    cells = ((tuple(line("Việc", 400)), tuple(line("Hạn", 400, 300))),
             (tuple(line("Rà soát", 420)), (*line("Trước", 420, 300), *line("31/3", 436, 300))))  # fmt: skip
    words = page(BODY, paragraph("2. Văn phòng theo dõi.", top=500)).words
    laid = lay_out([Page(595, 842, words, (Table(390, cells),))])
    assert laid.text.split("\n\n")[1] == "Việc | Hạn\nRà soát | Trước 31/3"


def test_pages_without_text_begin_where_the_next_one_does() -> None:
    assert lay_out([page(), page(line("Một", 100)), page()]).pages == (0, 0, 3)


WORDS = st.builds(
    lambda text, left, baseline, size: Word(text, left, left + len(text) * size / 2, baseline, size),
    st.text("aạ1(.-|B", min_size=1, max_size=8), st.floats(0, 500), st.floats(0, 842), st.floats(1, 40),
)  # fmt: skip


@given(st.lists(st.lists(WORDS, max_size=12), max_size=4))
def test_no_letter_is_lost_wherever_words_stand(pages: list[list[Word]]) -> None:
    laid = lay_out([Page(595, 842, tuple(words)) for words in pages])
    normal = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
    found = sorted("".join((laid.text, *laid.dropped)).translate(normal).replace(" ", "").replace("\n", ""))
    assert found == sorted("".join(word.text for words in pages for word in words))
    assert len(laid.pages) == len(pages)
    assert list(laid.pages) == sorted(laid.pages)
    assert all(0 <= start <= len(laid.text) for start in laid.pages)


def test_a_foot_in_columns_goes_on_in_columns_on_the_next_page() -> None:
    first = page(
        BODY,
        line("Nơi nhận:", 740, 90), line("T/M BAN THƯỜNG VỤ", 740, 340),
        line("- Các phường, xã,", 756, 90), line("BÍ THƯ", 756, 380),
    )  # fmt: skip
    second = page(
        line("- Các phòng, ban,", 60, 90),
        line("- Chi bộ trực thuộc,", 76, 90), line("Đoàn Văn Khê", 78, 360),
        line("- Lưu Văn phòng.", 92, 90),
    )  # fmt: skip
    text = lay_out([first, second]).text
    assert "- Chi bộ trực thuộc,\n- Lưu Văn phòng." in text
    assert text.endswith("\nĐoàn Văn Khê")


def test_recipients_begin_a_block_however_close_they_stand() -> None:
    rows = page(
        BODY,
        line("nhắc nhở các xã, phường khắc phục hậu quả ngay trong tuần./.", 354, right=RIGHT),
        line("Nơi nhận:", 372),
        line("- Các phòng, ban, đơn vị thuộc thị xã,", 390),
    )
    assert lay_out([rows]).text.endswith("trong tuần./.\n\nNơi nhận:\n- Các phòng, ban, đơn vị thuộc thị xã,")
