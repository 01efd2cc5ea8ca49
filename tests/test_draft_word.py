"""Remarks in Word files: beside their places, in the user's own file, which stays as it is otherwise."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpus.model import Span
from corpus.read import convert, read_data
from corpus.read.command import Tool, private_folder, run
from service.engine import Engine
from service.precedent.draft.notes import Note, notes_of
from service.precedent.draft.read import read_text, read_upload
from service.precedent.draft.word.alignment import Alignment
from service.precedent.draft.word.remarks import AUTHOR, add_remarks
from service.precedent.draft.word.write import commented

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
TEXT = (
    "CHỈ THỊ\nvề giữ gìn vệ sinh\n\n1. Thực hiện Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy.\n\n"
    "2. Mức đăng ký là căn cứ đánh giá, xếp loại người đứng đầu cuối năm. Cấp uỷ các phường báo cáo hằng quý.\n"
)


def _anchored(data: bytes) -> dict[str, str]:
    """The remarks of a file with the text that each stands beside."""
    document: Any = docx.Document(io.BytesIO(data))
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    open_, beside = set[str](), dict.fromkeys(texts, "")
    for element in document.element.body.iter():
        number = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            open_.add(number)
        elif element.tag == qn("w:commentRangeEnd"):
            open_.remove(number)
        elif element.tag == qn("w:t"):
            for one in open_:
                beside[one] += element.text or ""
    assert not open_
    return {texts[number]: stretch.strip() for number, stretch in beside.items()}


def _document(*runs: str) -> Any:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text in runs:
        paragraph.add_run(text).bold = True
    return document


def _remarked(document: Any, text: str, place: str) -> tuple[str, bytes]:
    start = text.index(place)
    assert add_remarks(document, text, [Note((Span(start, start + len(place)),), "xem lại")]) == 1
    saved = io.BytesIO()
    document.save(saved)
    return _anchored(saved.getvalue())["xem lại"], saved.getvalue()


def test_every_remark_on_pasted_text_stands_beside_its_place(engine: Engine) -> None:
    report = engine.precedents.check_draft(read_text(TEXT))
    found = _anchored(commented(report))
    notes = notes_of(report)
    assert len(found) == len(notes) == 4
    for note in notes[1:]:
        assert found[note.text] == note.spans[0].of(TEXT)
    assert {stretch for stretch in found.values() if len(stretch) < 5} == {"C", "uỷ"}


def test_the_users_own_file_keeps_everything_but_gets_remarks(engine: Engine) -> None:
    data = (SAMPLES / "tu-2022-kh-88.docx").read_bytes()
    made = commented(engine.precedents.check_draft(read_upload(data, "a.docx")), data, "a.docx")
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, made))
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}
    for name in before.namelist():
        if name.endswith((".xml", ".rels")) and name not in ("word/document.xml", "[Content_Types].xml"):
            known = {etree.tostring(one, method="c14n") for one in etree.fromstring(before.read(name))}
            kept = {etree.tostring(one, method="c14n") for one in etree.fromstring(after.read(name))}
            assert known <= kept, name
            assert len(kept - known) <= (name == "word/_rels/document.xml.rels"), name
    assert read_data(made, "a.docx").text == read_data(data, "a.docx").text
    beside = _anchored(made)
    assert len(beside) > 20
    both = "Phân công rõ người, rõ việc, rõ thời gian; không hình thức, không chạy theo số lượng trong phát triển đảng"
    (text,) = (text for text, stretch in beside.items() if stretch.startswith(both))
    assert text.startswith("2 câu liền nhau có nguyên văn; gần nhất: điểm b mục 2 phần I Kế hoạch số 88-KH/TU")


def test_remarks_of_others_stay(engine: Engine) -> None:
    document: Any = _document("Mức đăng ký là căn cứ đánh giá, xếp loại người đứng đầu cuối năm.")
    document.add_comment(document.paragraphs[0].runs, text="của người khác", author="A. B.", initials="AB")
    saved = io.BytesIO()
    document.save(saved)
    made = commented(engine.precedents.check_draft(read_upload(saved.getvalue(), "a.docx")), saved.getvalue(), "a.docx")
    authors = [comment.author for comment in docx.Document(io.BytesIO(made)).comments]
    assert authors == ["A. B.", AUTHOR, AUTHOR]
    assert len(_anchored(made)) == 3


@pytest.mark.parametrize(
    "runs",
    [
        ("Cấp uỷ các phường báo cáo.",),
        ("Cấp u", "ỷ các phường", " báo cáo."),
        ("Cấp ", "uỷ", " các phường báo cáo."),
        ("Cấp", " uỷ các phường báo cáo."),
    ],
)
def test_a_remark_stands_beside_its_word_however_the_file_is_cut_into_runs(runs: tuple[str, ...]) -> None:
    text = "".join(runs)
    document = _document(*runs)
    beside, data = _remarked(document, text, "uỷ")
    assert beside == "uỷ"
    paragraph = docx.Document(io.BytesIO(data)).paragraphs[0]
    assert paragraph.text == text
    assert all(run.bold for run in paragraph.runs if run.text)


def test_boxes_get_no_remark_of_their_own_and_blanks_between_runs_stay() -> None:
    document = _document("Cấp", " ", "ủy", " phường")
    box = (
        '<w:r {0}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>Ô chữ riêng</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.paragraphs[0]._p.append(parse_xml(box.format(nsdecls("w"))))
    beside, data = _remarked(document, "Cấp ủy phường\n\nÔ chữ riêng", "chữ")
    assert beside == "Cấp ủy phường"
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "Cấp ủy phường"


def test_a_run_that_holds_more_than_text_is_not_split() -> None:
    document = _document("Cấp uỷ các phường")
    document.paragraphs[0].runs[0].add_tab()
    beside, data = _remarked(document, "Cấp uỷ các phường\t", "uỷ")
    assert beside == "Cấp uỷ các phường"
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "Cấp uỷ các phường\t"


def test_list_numbers_note_marks_and_capitals_that_the_file_does_not_hold_hinder_nothing() -> None:
    document = docx.Document()
    for said in ("thị ủy phú khê", "Giao Văn phòng Thị ủy theo dõi việc thực hiện và báo cáo.", "Nơi nhận"):
        document.add_paragraph(said)
    text = (
        "THỊ ỦY PHÚ KHÊ\n\n1. Giao Văn phòng Thị ủy⁽¹⁾ theo dõi việc thực hiện và báo cáo.\n\n⁽¹⁾ Ghi chú\n\nNơi nhận"
    )
    beside, _ = _remarked(document, text, "theo dõi việc")
    assert beside == "theo dõi việc"


def test_what_stands_nowhere_in_the_file_is_remarked_beside_the_paragraph_before() -> None:
    document = docx.Document()
    document.add_paragraph("Điều một.")
    document.add_paragraph("Điều hai.")
    beside, _ = _remarked(document, "Điều một.\n\nChú thích cuối trang\n\nĐiều hai.", "cuối trang")
    assert beside == "Điều một."


def test_a_file_without_text_or_of_another_make_gives_a_new_document(engine: Engine) -> None:
    report = engine.precedents.check_draft(read_text(TEXT))
    new = commented(report)
    assert commented(report, b"no zip", "a.docx") == new
    empty = io.BytesIO()
    docx.Document().save(empty)
    assert commented(report, empty.getvalue(), "a.docx") == new


@given(st.lists(st.text(st.sampled_from("ab củỷ.\t"), max_size=12), max_size=6), st.data())
def test_places_are_found_where_paragraphs_hold_the_text(paragraphs: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(paragraphs)
    printed = ["".join(one.split()) for one in paragraphs]
    start = data.draw(st.integers(0, len(text)))
    spot = Alignment(text, printed).spot(Span(start, data.draw(st.integers(start, len(text)))))
    if spot is None:
        assert not any(printed)
    else:
        assert 0 <= spot.start < spot.end <= len(printed[spot.paragraph])


def test_libreoffice_opens_both_files(engine: Engine, need: Callable[[Tool], None]) -> None:
    need(convert.SOFFICE)
    data = (SAMPLES / "thu-2022-kh-97.docx").read_bytes()
    own = commented(engine.precedents.check_draft(read_upload(data, "a.docx")), data, "a.docx")
    with private_folder() as folder:
        for name, made in (("own", own), ("new", commented(engine.precedents.check_draft(read_text(TEXT))))):
            (folder / f"{name}.docx").write_bytes(made)
            profile = f"-env:UserInstallation=file://{folder}/profile"
            arguments = ["soffice", profile, "--headless", "--convert-to", "pdf", f"{name}.docx"]
            run(name, arguments, folder, limit_s=120, environment={"HOME": str(folder)})
            assert (folder / f"{name}.pdf").read_bytes().startswith(b"%PDF")
