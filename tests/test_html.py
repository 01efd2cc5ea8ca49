"""Web pages as Word exports them and as sites have them: the text a reader sees, its numbers, notes and tables."""

import contextlib
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.model import Source
from corpus.parse import parse
from corpus.read.html import read_html, read_mht


def _text(body: str, head: str = "") -> str:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html").text


def test_blocks_are_apart_by_a_blank_line_and_line_ends_of_the_source_are_blanks() -> None:
    assert (
        _text("<p>Một\n  câu<br>hai\tdòng</p><div>Khối <b>đậm</b>nét</div> đuôi")
        == "Một câu\nhai dòng\n\nKhối đậmnét\n\nđuôi"
    )


def test_what_a_reader_does_not_see_is_dropped_and_hidden_text_is_given_to_the_gate() -> None:
    sheet = "<style>.an {display: none} p {color: red}</style><title>Tên</title>"
    body = "<script>x</script><!-- chú --><p class=an>MẬT</p><p style='mso-hide:all'>ẩn</p><nav>Trang chủ</nav><p>Thấy"
    body += "<del>cũ</del><div title=header>Đầu trang</div>"
    extract = read_html(f"{sheet}{body}".encode(), "a.html")
    assert (extract.text, extract.dropped) == ("Thấy", ("MẬT", "ẩn", "Đầu trang", "Tên"))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", "windows-1252"),  # a server that says otherwise
        ("utf-16", "utf-16"),
        ("cp1258", "windows-1258"),
    ],
)
def test_the_encoding_is_found(encoding: str, declared: str) -> None:
    text = "Ủy ban nhân dân xã Lam Sơn ban hành kế hoạch phòng, chống thiên tai"
    if encoding == "cp1258":
        text = "Uy ban nhân dân xã Lam Sơn ban hành"
    page = f'<meta http-equiv=Content-Type content="text/html; charset={declared}"><p>{text}'
    data = page.replace("xã", "xa\u0303").encode(encoding) if encoding == "cp1258" else page.encode(encoding)
    assert read_html(data, "a.html").text == text


def test_a_page_without_any_encoding_is_read_by_what_makes_syllables() -> None:
    tcvn3 = "Uû ban nh©n d©n x· Lam S¬n ban hµnh kÕ ho¹ch phßng, chèng thiªn tai n¨m 2004 cña x·. " * 5
    assert "Uỷ ban nhân dân xã Lam Sơn ban hành kế hoạch" in read_html(f"<p>{tcvn3}".encode("latin-1"), "a.html").text


def test_fonts_of_sheets_styles_and_attributes_decode_their_runs() -> None:
    sheet = '<style><!-- p.cu, li.cu {margin:0; font-family:".VnTime","serif";} --></style>'
    body = "<p class=cu>nh©n d©n</p><p><font face='.VnTime'>nh©n</font> dân</p>"
    body += "<p style='font:12.0pt \"VNI-Times\"'>xa<span>õ</span></p>"
    assert _text(body, sheet) == "nhân dân\n\nnhân dân\n\nxã"


def test_list_marks_of_word_stand_before_their_text() -> None:
    def mark(sign: str, font: str = "Times New Roman") -> str:
        blanks = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
        inner = f"<span style='font-family:{font}'><span style='mso-list:Ignore'>{sign}{blanks}</span></span>"
        return f"<![if !supportLists]>{inner}<![endif]>"

    body = f"<p>{mark('II.')}NHIỆM VỤ</p><p>{mark('·', 'Symbol')}Giao xã</p><p>{mark('o', 'Courier New')}Giao thôn</p>"
    assert _text(body) == "II. NHIỆM VỤ\n\n- Giao xã\n\n- Giao thôn"


def test_lists_print_the_numbers_of_a_browser() -> None:
    body = "<ol start=3 type=I><li>Ba<ul><li>con</ul><li value=9><p>Chín</p><p>thêm</p></ol>"
    body += "<ol style='list-style-type:lower-alpha'><li>một<li>a) tự ghi</ol><ul style='list-style:none'><li>trơn</ul>"
    assert _text(body).split("\n\n") == ["III. Ba", "- con", "IX. Chín", "thêm", "a. một", "a) tự ghi", "trơn"]


@pytest.mark.parametrize(
    ("there", "back", "holder"),
    [("_ftn1", "_ftnref1", "ftn1"), ("sdfootnote1sym", "sdfootnote1anc", "sdfootnote1"), ("_edn1", "_ednref1", "edn1")],
)
def test_a_note_follows_the_paragraph_of_its_mark(there: str, back: str, holder: str) -> None:
    body = (
        f"<p>1. Triển khai kế hoạch<a href='a.htm#{there}' name={back}><sup>[1]</sup></a> của xã.</p><p>2. Báo cáo.</p>"
    )
    body += f"<hr><div id={holder}><p><a href='#{back}' name={there}>[1]</a> Kế hoạch năm 2024.</p></div>"
    text = _text(body)
    assert text.split("\n\n") == ["1. Triển khai kế hoạch⁽¹⁾ của xã.", "⁽¹⁾ Kế hoạch năm 2024.", "2. Báo cáo."]
    assert ("1", "fn1") in [section.path for section in parse(Source("a", "a", text)).sections]


def test_notes_that_lie_in_one_block_with_their_marks_stay_where_they_are() -> None:
    marks = "".join(f"ý {n}<a href='#_ftn{n}'>[{n}]</a> <a href='#_ftnref{n}'>[{n}]</a> chú {n}. " for n in (1, 2))
    assert _text(f"<table><tr><td>{marks}</table>") == "ý 1[1] [1] chú 1. ý 2[2] [2] chú 2."


def test_a_table_of_data_gives_a_line_a_row_with_merged_cells_once() -> None:
    rows = "<tr><th>TT<th>Việc<th>Hạn</tr><tr><td rowspan=2>1<td>Rà soát<p>hộ nghèo</p><td>31/3</tr>"
    rows += "<tr><td>Báo cáo<td>30/6</tr><tr><td colspan=2>Cộng<td>2</tr>"
    assert _text(f"<p>Bảng<table><tbody>{rows}</tbody></table>Hết").split("\n\n") == [
        "Bảng", "TT | Việc | Hạn\n1 | Rà soát hộ nghèo | 31/3\n | Báo cáo | 30/6\nCộng | 2", "Hết",
    ]  # fmt: skip


def test_a_head_table_gives_its_columns_and_a_page_frame_its_paragraphs() -> None:
    head = "<tr><td>THỊ ỦY PHÚ KHÊ<td>ĐẢNG CỘNG SẢN VIỆT NAM<tr><td>Số 97-KH/TU<td>Phú Khê, ngày 5 tháng 11 năm 2022"
    long = "Đoạn văn. " * 60
    page = f"<table><tr><td>Mục lục<td><table>{head}</table><center>KẾ HOẠCH<p>về cán bộ</center><p>{long}</table>"
    assert _text(page).split("\n\n") == [
        "Mục lục", "THỊ ỦY PHÚ KHÊ\nSố 97-KH/TU", "ĐẢNG CỘNG SẢN VIỆT NAM\nPhú Khê, ngày 5 tháng 11 năm 2022",
        "KẾ HOẠCH\nvề cán bộ", long.strip(),
    ]  # fmt: skip


def test_text_boxes_in_comments_for_word_are_read() -> None:
    stamp = "<!--[if gte vml 1]><v:textbox><div><p>H&#7886;A\nT&#7888;C</p></div></v:textbox><![endif]-->"
    art = '<!--[if gte vml 1]><v:textpath style="x" string="LƯU HÀNH NỘI BỘ"/><![endif]-->'
    assert _text(f"<p>{stamp}{art}THÔNG BÁO</p><p>Đoạn</p>") == "THÔNG BÁO\n\nHỎA TỐC\n\nLƯU HÀNH NỘI BỘ\n\nĐoạn"


def test_raised_digits_and_capitals_are_as_printed() -> None:
    assert _text("<p>30 m<sup>2</sup> <span style='text-transform:uppercase'>điều</span>") == "30 m² ĐIỀU"


MHT = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="xx"

--xx
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<p>K=E1=BA=BF ho=E1=BA=A1ch</p>
--xx
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--xx
Content-Type: text/html; charset="utf-8"

<div style='mso-element:header'><p>MAT</p></div>
--xx--
"""


def test_an_mht_file_is_its_first_page_and_its_page_heads_are_dropped() -> None:
    extract = read_mht(MHT.encode(), "a.mht")
    assert (extract.text, extract.dropped) == ("Kế hoạch", ("MAT",))


@pytest.mark.parametrize("data", ["<div>" * 300 + "sâu", "<!-- chú -->"])
def test_what_can_not_be_read_whole_is_refused(data: str) -> None:
    with pytest.raises(ReadError):
        read_html(data.encode(), "a.html")
    with pytest.raises(ReadError, match="no web page"):
        read_mht(b"Subject: thu\n\nxin chao", "a.mht")


TAGS = "p b div table tr td th li ol ul a sup br span style pre font center hr h1 script o:p".split()
ATTRIBUTES = [
    "",
    " colspan=99999 rowspan=7",
    " href='#_ftn1'",
    " href='#_ftnref1'",
    " style='font-family:.VnTime;x'",
    " start=-1",
]
PIECES = st.sampled_from(
    [f"<{tag}{more}>" for tag in TAGS for more in ATTRIBUTES]
    + [f"</{tag}>" for tag in TAGS]
    + ["<!--", "-->", "Giao", "&nbsp;"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_tags_in_any_order_are_read(pieces: list[str]) -> None:
    with contextlib.suppress(ReadError):
        assert "\x00" not in read_html("".join(pieces).encode(), "a.html").text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(MHT)), st.integers(0, 2**32), st.sampled_from([read_html, read_mht]))
def test_any_damage_gives_a_text_or_a_refusal_soon(length: int, seed: int, reader: object) -> None:
    chance = random.Random(seed)
    data = bytearray(MHT.encode()[:length] if seed % 3 == 0 else MHT.encode())
    for _ in range(chance.randrange(12) if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    began = time.monotonic()
    with contextlib.suppress(ReadError):
        assert callable(reader)
        reader(bytes(data), "a.mht")
    assert time.monotonic() - began < 5
