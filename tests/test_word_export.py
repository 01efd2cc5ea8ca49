"""Chosen passages as a Word file: word for word, in their order, each with its source, over HTTP and by command."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Directive, Passage, Role, Section, Span
from corpus.read import convert, read_data
from corpus.read.command import Tool, private_folder, run
from corpus.split import split
from indexer.build import build
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.cite import citation, later
from service.engine import Engine
from service.errors import BadRequestError, NotFoundError
from service.excerpts import MOST_CHOSEN, Chosen, Place, excerpts
from service.http.app import create_app
from service.http.export import attachment
from service.http.live import LiveEngine
from service.settings import Settings
from service.word.package import MEDIA_TYPE
from service.word.paper import write_paper
from service.word.stacked import stacked_rows
from service.word.verbatim import paragraphs_of, rows_of, without_markup
from tienle import main

DAY = date(2026, 2, 5)
CHOSEN = ("thu-2024-kl-204#II/2/2.1", "ub-2023-nq-14#Điều 2/1", "thu-2024-kl-204#II/2/2.2")


def _paper(engine: Engine, *chosen: Chosen, title: str | None = None) -> bytes:
    return write_paper(excerpts(engine.catalogue, chosen), title, DAY, "000001", engine.validity)


def _quoted(paper: bytes) -> list[str]:
    found = docx.Document(BytesIO(paper)).paragraphs
    return [one.text for one in found if one.style is not None and one.style.name == "Quote"]


def _footnotes(paper: bytes) -> list[str]:
    lines = read_data(paper, "a.docx").text.split("\n")
    return [line.partition("⁾ ")[2].replace("\u00a0", " ") for line in lines if line.startswith("⁽")]


def _words(text: str) -> list[str]:
    return without_markup(text).replace("|", " ").split()


def test_every_passage_of_the_samples_is_exported_word_for_word(engine: Engine, samples: dict[str, Directive]) -> None:
    for directive in samples.values():
        passages: list[Passage] = split(directive)
        found = docx.Document(BytesIO(_paper(engine, *(one.id for one in passages[:MOST_CHOSEN]))))
        body: Any = found.element.body
        shown: list[str] = []
        for element in body.iterchildren(qn("w:p"), qn("w:tbl")):
            style = element.find(f"./{qn('w:pPr')}/{qn('w:pStyle')}")
            if style is None or style.get(qn("w:val")) == "Quote":
                for paragraph in element.iter(qn("w:p")):
                    text = " ".join(node.text or "" for node in paragraph.iter(qn("w:t")))
                    shown += text.split()
        assert shown == [word for one in passages[:MOST_CHOSEN] for word in _words(one.text)], directive.id


def test_the_order_is_the_one_asked_for_and_sources_are_cited_as_the_rules_want(
    engine: Engine, samples: dict[str, Directive]
) -> None:
    paper = _paper(engine, *CHOSEN)
    assert [text[:4] for text in _quoted(paper)] == ["2.1.", "1. H", "2.2."]
    kl, nq = samples["thu-2024-kl-204"].fields, samples["ub-2023-nq-14"].fields
    cited = [citation(kl, ("II", "2", "2.1")), citation(nq, ("Điều 2", "1")), later(kl, ("II", "2", "2.2"))]
    for note, said in zip(_footnotes(paper), cited, strict=True):
        assert note.startswith(f"{said[:1].upper()}{said[1:]}.")


def test_what_is_replaced_is_marked_wherever_it_is_cited_and_the_rest_once(engine: Engine) -> None:
    replaced, over = "tu-2022-ct-12", "thu-2024-kl-204"
    notes = _footnotes(_paper(engine, f"{replaced}#1", f"{replaced}#2", f"{over}#II/2/2.1", f"{over}#II/2/2.2"))
    told = "Đã bị thay thế bởi Chỉ thị số 27-CT/TU ngày 14/02/2024."
    assert [told in note for note in notes] == [True, True, False, False]
    assert ["giải thể" in note for note in notes[2:]] == [True, False]
    assert all("hiệu lực từ" not in note for note in _footnotes(_paper(engine, "ub-2023-nq-14#Điều 2/1")))


def test_numbers_and_days_of_a_source_stay_on_the_line_of_their_word(engine: Engine) -> None:
    with ZipFile(BytesIO(_paper(engine, CHOSEN[0]))) as parts:
        note = parts.read("word/footnotes.xml").decode()
    for tied in ("Điểm\u00a02.1 mục\u00a02 phần\u00a0II", "số\u00a0204-KL/TU", "ngày\u00a016/7/2024"):
        assert tied in note


def test_a_file_is_named_once(tmp_path: Path, encoder: Encoder) -> None:
    (tmp_path / "cv.txt").write_text("Kính gửi: Phòng Nội vụ\n\n1. Các phường trồng cây.\n", encoding="utf-8")
    build([tmp_path], tmp_path / "index", encoder)
    opened = open_engine(tmp_path / "index", Settings(), encoder)
    assert _footnotes(_paper(opened, "cv#1")) == ["Mục 1 Công văn (tệp cv.txt)."]
    opened.close()


def test_headings_inside_a_section_are_bold_and_its_text_is_not(engine: Engine) -> None:
    found = docx.Document(BytesIO(_paper(engine, Place("thu-2024-kl-204", ("II",))))).paragraphs
    bold = [one.text for one in found if one.style is not None and one.style.name == "Quote" and one.runs[0].bold]
    assert bold[:3] == [
        "II. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2024", "1. Công tác xây dựng Đảng, hệ thống chính trị",
        "2. Phát triển kinh tế",
    ]  # fmt: skip
    assert all(len(text) < 80 for text in bold)


STACKED = """
Số: 5/KH-UBND

KẾ HOẠCH
Trồng cây

1. Phân công như sau:

**TT**
**Nội dung**
**Chủ trì**
**Thời gian
hoàn thành**
1
{first}
Phòng Kinh tế
12/2024
2
Thu gom rác
Phòng Đô thị
6/2025
3
Tưới cây
Phường
{last}
"""


HEAD = ["TT", "Nội dung", "Chủ trì", "Thời gian hoàn thành"]
ROWS = [["2", "Thu gom rác", "Phòng Đô thị", "6/2025"], ["3", "Tưới cây", "Phường", "7/2025"]]


@pytest.mark.parametrize(
    ("first", "last", "is_certain"),
    [
        ("Trồng cây", "7/2025", True),
        ("Đình Kim, phố Hàng\nNâu", "7/2025", False),  # "Nâu" could as well be the next cell
        ("Trồng cây\nven suối", "7/2025", False),
        ("Trồng cây", "7/2025\nGhi chú", False),
        ("Trồng cây", "4", False),  # the number of a row whose rest stands elsewhere?
        ("2", "7/2025", False),
    ],
)
def test_cells_one_below_the_other_become_a_grid_only_where_every_line_is_a_cell(
    first: str, last: str, is_certain: bool, tmp_path: Path, encoder: Encoder
) -> None:
    (tmp_path / "a.txt").write_text(STACKED.format(first=first, last=last), encoding="utf-8")
    build([tmp_path], tmp_path / "index", encoder)
    opened = open_engine(tmp_path / "index", Settings(), encoder)
    paper = _paper(opened, Place("a", ("1",)))
    opened.close()
    tables = docx.Document(BytesIO(paper)).tables
    if is_certain:
        (table,) = tables
        grid = [[cell.text for cell in row.cells] for row in table.rows]
        assert grid == [HEAD, ["1", "Trồng cây", "Phòng Kinh tế", "12/2024"], *ROWS]
    else:
        assert tables == []
        lines = [without_markup(line) for line in STACKED.format(first=first, last=last).split("TT**\n")[1].split("\n")]
        assert "\n".join(_quoted(paper)).replace("**", "").endswith("\n".join(lines[3:]).strip())


def test_a_row_whose_last_figure_is_the_next_number_is_no_grid() -> None:
    rows = ["TT", "Việc", "Số", "1", "Trồng", "9", "2", "Tưới", "40", "3", "Tỉa", "4", "4", "Gom", "30"]
    assert _rows_of_lines(rows) is None
    assert _rows_of_lines([line.replace("4", "8") if line == "4" and at == 11 else line
                           for at, line in enumerate(rows)]) is not None  # fmt: skip


def _rows_of_lines(lines: list[str], *held: Span) -> Any:
    text = "\n".join(lines)
    table = Section(("bảng1",), Role.TABLE, (Span(0, len(text)),))
    return stacked_rows(text, table, held or table.spans)


def test_a_part_of_a_table_is_lines() -> None:
    lines = ["TT", "Việc", "Nơi", "1", "Trồng", "A", "2", "Gom", "B", "3", "Tưới", "C"]
    assert _rows_of_lines(lines) == [lines[at : at + 3] for at in range(0, 12, 3)]
    assert _rows_of_lines(lines, Span(0, 20)) is None


@given(
    st.lists(
        st.sampled_from(["TT", "I", "II", "A", "B", "C", "1", "2", "3", "1.1", "1.2", "ven suối", "Cây"]), max_size=25
    )
)
def test_rows_of_any_lines_hold_all_their_words_in_order(lines: list[str]) -> None:
    rows = _rows_of_lines(lines)
    assert rows is None or " ".join(" ".join(row) for row in rows).split() == " ".join(lines).split()


def test_headings_above_a_passage_are_shown_once_in_a_row(engine: Engine) -> None:
    found = docx.Document(BytesIO(_paper(engine, CHOSEN[0], CHOSEN[2], title="Giải ngân"))).paragraphs
    assert [one.text for one in found if one.style is not None and one.style.name != "Quote"] == [
        "Giải ngân",
        "Xuất ngày 05/02/2026 từ chỉ mục 000001, 2 đoạn",
        "Kết luận số 204-KL/TU › II. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2024 › 2. Phát triển kinh tế",
    ]


def test_a_section_brings_all_below_it(engine: Engine, samples: dict[str, Directive]) -> None:
    directive = samples["ub-2023-nq-14"]
    paper = _paper(engine, Place("ub-2023-nq-14", ("Điều 2",)))
    below = [one for one in directive.sections if one.path[:1] == ("Điều 2",)]
    assert len(_quoted(paper)) == len(below) > 2
    assert len(_footnotes(paper)) == 1


def test_a_table_stays_a_table(engine: Engine, samples: dict[str, Directive]) -> None:
    directive = samples["ub-2022-kh-112"]
    (table, *_) = (one for one in directive.sections if one.role is Role.TABLE)
    (shown,) = docx.Document(BytesIO(_paper(engine, Place(directive.id, table.path)))).tables
    assert [cell.text for cell in shown.rows[0].cells][:2] == ["TT", "Chỉ tiêu"]
    assert {len(row.cells) for row in shown.rows} == {7}


def test_directives_of_one_number_are_told_apart_every_time(tmp_path: Path, encoder: Encoder) -> None:
    for name, issuer in (("a", "TỈNH ỦY LAM GIANG"), ("b", "THỊ ỦY PHÚ KHÊ")):
        text = f"{issuer}\n*\nSố 66-KH/TU\n\nKẾ HOẠCH\nvề trồng cây\n\n1. Trồng **cây** ở phường.\n\n2. Báo cáo.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    build([tmp_path], tmp_path / "index", encoder)
    opened = open_engine(tmp_path / "index", Settings(), encoder)
    paper = _paper(opened, "a#1", "b#1", "a#2", "b#2")
    opened.close()
    assert [("Tỉnh ủy" in one, "Thị ủy" in one) for one in _footnotes(paper)] == [(True, False), (False, True)] * 2
    assert _quoted(paper)[0] == "1. Trồng cây ở phường."


@pytest.mark.parametrize(
    ("text", "role", "paragraphs"),
    [
        ("bảo đảm tiến\nđộ giải  ngân", Role.SECTION, ["bảo đảm tiến độ giải  ngân"]),
        ("Căn cứ Luật A;\nCăn cứ Luật B;", Role.PREAMBLE, ["Căn cứ Luật A;", "Căn cứ Luật B;"]),
        ("gồm:\n- Thôn A\n- Thôn B", Role.PARAGRAPH, ["gồm:", "- Thôn A", "- Thôn B"]),
        ("| BỘ NỘI VỤ --- | CỘNG HÒA |\n| Số: 5 |", Role.HEADER, ["BỘ NỘI VỤ ---", "CỘNG HÒA", "Số: 5"]),
        ("Nội dung\nđồng/lượt\n5", Role.TABLE, ["Nội dung", "đồng/lượt", "5"]),
        ("Nơi nhận:\n- Như trên;\n  Lưu VT", Role.RECIPIENTS, ["Nơi nhận:", "- Như trên;", "  Lưu VT"]),
        ("**2. Các phòng:** làm *ngay* (*) và 2*3*4", Role.SECTION, ["2. Các phòng: làm ngay (*) và 2*3*4"]),
        ("BÍ THƯ****Nguyễn A\\-B ____", Role.SIGNATURE, ["BÍ THƯ Nguyễn A-B ____"]),
    ],
)
def test_line_ends_of_a_page_and_marks_of_markup_are_not_shown(text: str, role: Role, paragraphs: list[str]) -> None:
    assert paragraphs_of([text], role) == paragraphs


def test_only_cells_parted_by_bars_make_rows() -> None:
    assert rows_of(["TT | **A**", "--- | ---", "1 | b\n2 | c"]) == [["TT", "A"], ["1", "b"], ["2", "c"]]
    assert rows_of(["| TT | A |\n| 1 |  |\n|  | b |"]) == [["TT", "A"], ["1", ""], ["", "b"]]
    assert rows_of(["TT | A | B\n1 | b |  \n | c | d"]) == [["TT", "A", "B"], ["1", "b", ""], ["", "c", "d"]]
    assert rows_of(["TT | A | B\n1 | b"]) is None
    assert rows_of(["TT\nA\n1\nb"]) is None
    assert rows_of([" | ".join("x" * 100)]) is None  # Word opens no table so wide


def test_what_is_not_there_or_too_much_is_refused_by_name(engine: Engine) -> None:
    for chosen, name in (("x#1", "x#1"), (Place("x", ("I",)), "'x'"), (Place("ub-2023-nq-14", ("IX",)), "IX")):
        with pytest.raises(NotFoundError, match=name):
            excerpts(engine.catalogue, [CHOSEN[0], chosen])
    for many in ([], [CHOSEN[0]] * (MOST_CHOSEN + 1)):
        with pytest.raises(BadRequestError, match="200"):
            excerpts(engine.catalogue, many)


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: Encoder) -> Iterator[TestClient]:
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def test_the_service_gives_the_file_under_its_title(client: TestClient) -> None:
    section = {"document_id": "ub-2023-nq-14", "path": ["Điều 2", "1"]}
    response = client.post("/v1/export", json={"passages": [CHOSEN[0], section], "title": "Mức hỗ trợ/năm"})
    assert (response.status_code, response.headers["content-type"]) == (200, MEDIA_TYPE)
    named = response.headers["content-disposition"]
    assert named.startswith('attachment; filename="muc-ho-tro-nam-')
    assert unquote(named.partition("UTF-8''")[2]) == f"Mức hỗ trợ năm {date.today().isoformat()}.docx"
    assert [text[:4] for text in _quoted(response.content)] == ["2.1.", "1. H"]
    again = {"passages": [CHOSEN[0], section | {"path": "Điều 2/1"}], "title": "Mức hỗ trợ/năm"}
    assert client.post("/v1/export", json=again).content == response.content


@pytest.mark.parametrize(
    "name",
    [
        'a"b\r\nSet-Cookie: x.docx',
        "…/../é\u2028.docx",
        "a\u202excod.exe\u2066.docx",
        "x" * 500 + ".docx",
        "\ud800.docx",
    ],
)
def test_a_name_is_safe_in_a_header_and_on_a_disk(name: str) -> None:
    header = attachment(name)
    assert header.isascii()
    assert header.isprintable()
    saved = unquote(header.partition("UTF-8''")[2])
    assert saved.endswith(".docx")
    assert len(saved) < 120
    assert not set('/\\"\r\n:\u202e\u2066') & set(saved)
    assert quote(saved, safe="") in header


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422), ({"passages": []}, 422), ({"passages": ["x"] * 201}, 422), ({"passages": [""]}, 422),
        ({"passages": [{"document_id": "a"}]}, 422), ({"passages": [{"document_id": "a", "path": []}]}, 422),
        ({"passages": [CHOSEN[0]], "title": " "}, 422),
        ({"passages": [CHOSEN[0]], "title": "\x00\u0301…"}, 422), ({"passages": [CHOSEN[0]], "more": 1}, 422),
        ({"passages": ["không có"]}, 404), ({"passages": [{"document_id": "không có", "path": ["I"]}]}, 404),
    ],
)  # fmt: skip
def test_the_service_refuses_what_it_cannot_export(client: TestClient, body: dict[str, Any], status: int) -> None:
    response = client.post("/v1/export", json=body)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert status == 422 or "không có" in response.json()["detail"]


def test_the_command_writes_the_file(sample_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "trích.docx"
    options = ["--index", str(sample_index), "--out", str(out), "--title", "Thử"]
    assert main(["export", *CHOSEN, *options]) == 0
    assert capsys.readouterr().out == f"{out}: 3 passages\n"
    assert len(_quoted(out.read_bytes())) == 3
    assert main(["export", "x#1", *options]) == 1
    assert main(["export", CHOSEN[0], "--index", str(sample_index), "--out", str(tmp_path / "no" / "a.docx")]) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_libreoffice_reads_every_word_and_note_and_numbers_the_pages_from_the_second(
    engine: Engine, samples: dict[str, Directive], need: Callable[[Tool], None]
) -> None:
    need(convert.SOFFICE)
    paper = _paper(engine, *(one.id for one in split(samples["tu-2025-kh-145"])))
    assert read_data(_by_libreoffice(paper, "docx"), "a.docx").text == read_data(paper, "a.docx").text
    with pypdfium2.PdfDocument(_by_libreoffice(paper, "pdf")) as printed:
        firsts = [page.get_textpage().get_text_bounded().split()[0] for page in printed]
    assert len(firsts) > 2
    assert firsts[1:] == [str(number) for number in range(2, len(firsts) + 1)]
    assert firsts[0] == "Trích"


def _by_libreoffice(paper: bytes, form: str) -> bytes:
    with private_folder() as folder:
        (folder / "a.docx").write_bytes(paper)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert_to = ["--convert-to", form, "--outdir", "out", "a.docx"]
        run("a", ["soffice", profile, "--headless", *convert_to], folder, limit_s=120)
        return (folder / "out" / f"a.{form}").read_bytes()
