"""Forms and families of sentences, found when the index is made."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.model import Citation, Directive, Role, Section, Span
from corpus.text import apart
from indexer.wording.forms import NO_FORM, SHORTEST, find_forms, masked_ids
from indexer.wording.index import WordingIndex
from indexer.wording.running import running, section_sentences
from indexer.wording.writer import WordingWriter

QUARTERLY = "Các đảng ủy xã báo cáo kết quả thực hiện về Văn phòng Huyện ủy trước ngày 20 tháng cuối quý."
MONTHLY = "Các đảng ủy xã báo cáo kết quả thực hiện về Văn phòng Huyện ủy trước ngày 05 hằng tháng."
SEEDLINGS = "Trung tâm Dịch vụ nông nghiệp cấp đủ cây giống cho các hộ trồng rừng ven suối Nà Lầu."


def directive(id_: str, *paragraphs: str) -> Directive:
    """A directive of one section a paragraph."""
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    sections = [
        Section((f"¶{at}",), Role.PARAGRAPH, (Span(start, start + len(paragraph)),))
        for at, (start, paragraph) in enumerate(zip(starts, paragraphs, strict=True), start=1)
    ]
    return Directive(id_, f"{id_}.txt", text, sections=tuple(sections))


def write(folder: Path, directives: Sequence[Directive]) -> WordingIndex:
    writer = WordingWriter()
    for one in directives:
        writer.add(running(one))
    writer.save(folder)
    return WordingIndex(folder)


def test_sentences_that_differ_in_figures_have_one_form_whatever_their_case(tmp_path: Path) -> None:
    wording = write(
        tmp_path / "wording",
        [
            directive(
                "a", "Kết nạp 130 đảng viên mới trong năm 2022; Kế hoạch số 54-KH/TU ngày 30/4/2022 hết hiệu lực."
            ),
            directive(
                "b", "KẾT NẠP 145 đảng viên mới trong năm 2023; Kế hoạch số 97-KH/TU ngày 15/11/2022 hết hiệu lực."
            ),
        ],
    )
    forms = wording.variants.forms
    assert forms[0] == forms[2] != NO_FORM
    assert forms[1] == forms[3] != forms[0]
    assert wording.variants.sentences_of(int(forms[0])).tolist() == [0, 2]


def test_a_reworded_clause_joins_its_family_and_another_matter_does_not(tmp_path: Path) -> None:
    wording = write(tmp_path / "wording", [directive("a", QUARTERLY, SEEDLINGS), directive("b", MONTHLY, QUARTERLY)])
    quarterly, seedlings, monthly, again = wording.variants.forms.tolist()
    assert quarterly == again != monthly
    families = wording.variants.families
    assert families[monthly] == families[quarterly] == quarterly  # what stands more often leads
    assert families[seedlings] == seedlings
    assert wording.variants.forms_of(quarterly).tolist() == [quarterly, monthly]


def test_words_of_a_citation_and_of_its_title_are_known_in_a_text_that_is_joined() -> None:
    text = "Thực hiện Kế hoạch\nTrang 2\nsố 54-KH/TU về đất đai, xã báo cáo"
    spans = Span(0, 18), Span(27, len(text))
    citation = Citation("Kế hoạch số 54-KH/TU", (Span(10, 18), Span(27, 38)), "Kế hoạch", "54-KH/TU")
    section = Section(("¶1",), Role.PARAGRAPH, spans)
    found = running(Directive("a", "a.txt", text, sections=(section,), citations=(citation,)))
    said = found.words.split()
    assert [word for word, cited in zip(said, found.cited, strict=True) if cited] == (
        "kế hoạch số 54 kh tu về đất đai".split()
    )


def test_figures_alone_make_no_family(tmp_path: Path) -> None:
    wording = write(
        tmp_path / "wording", [directive("a", "1 20 300 4.000 5 61 7", "1 20 300 4.000 5 61 7 8", QUARTERLY)]
    )
    assert wording.variants.families.tolist() == [0, 1, 2]


def test_short_sentences_have_no_form(tmp_path: Path) -> None:
    wording = write(tmp_path / "wording", [directive("a", "Nhiệm vụ trọng tâm năm.")])
    assert len(wording) == SHORTEST - 1
    assert wording.variants.forms.tolist() == [NO_FORM]


@pytest.mark.parametrize("role", [Role.HEADER, Role.ADDRESSEES, Role.RECIPIENTS, Role.SIGNATURE])
def test_formal_parts_have_no_form(tmp_path: Path, role: Role) -> None:
    one, other = directive("a", QUARTERLY, QUARTERLY).sections
    text = f"{QUARTERLY}\n\n{QUARTERLY}"
    formal = replace(one, role=role)
    whole = Directive(
        "a", "a.txt", text, sections=(formal, replace(other, spans=(Span(len(QUARTERLY) + 2, len(text)),)))
    )
    assert write(tmp_path / "wording", [whole]).variants.forms.tolist() == [NO_FORM, 0]


def test_the_same_input_gives_the_same_bytes(samples: dict[str, Directive], tmp_path: Path) -> None:
    one, other = (tmp_path / name for name in ("one", "other"))
    write(one, list(samples.values()))
    write(other, list(samples.values()))
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes(), path.name


def test_forms_agree_with_words_compared_one_by_one(samples: dict[str, Directive], tmp_path: Path) -> None:
    wording = write(tmp_path / "wording", list(samples.values()))
    keys = [line.split("\t")[1] for line in (tmp_path / "wording/words.tsv").read_text(encoding="utf-8").splitlines()]
    words, starts = masked_ids(keys)[wording.words], wording.sentences
    said: dict[tuple[int, ...], set[int]] = {}
    for at, form in enumerate(find_forms(words, starts, np.zeros(len(starts) - 1, bool)).of_sentence.tolist()):
        if form != NO_FORM:
            said.setdefault(tuple(words[starts[at] : starts[at + 1]].tolist()), set()).add(form)
    assert all(len(forms) == 1 for forms in said.values())
    assert len(set.union(*said.values())) == len(said)


def lengths(text: str, role: Role = Role.PARAGRAPH, label: str | None = None) -> list[int]:
    return list(section_sentences(Section(("x",), role, (), label), apart(text)))


def test_a_label_is_no_part_of_the_sentence_that_it_numbers() -> None:
    assert lengths("1.2. Giữ vững an ninh", Role.SECTION, "1.2") == [1, 4]
    assert lengths("b) Giữ vững an ninh; xã báo cáo.", Role.SECTION, "b") == [1, 4, 3]
    assert lengths("Giữ vững an ninh", Role.SECTION, "Điều 5") == [4]


def test_each_item_of_a_list_and_each_cell_of_a_table_is_a_sentence() -> None:
    assert lengths("Nơi nhận:\n- Thường trực Tỉnh ủy,\n- Lưu Văn phòng,") == [2, 4, 3]
    assert lengths("các tổ chức chính trị\n- xã hội") == [7]
    assert lengths("Đơn vị\nKết quả\n12 hộ\nđã di dời", Role.TABLE) == [2, 2, 5]


def test_a_semicolon_between_brackets_ends_nothing() -> None:
    assert lengths("Đường ven sông (12,4 km; xã Phú Lạc): bàn giao; xã báo cáo (hai lần). Hết; xong") == [10, 5, 1, 1]


def test_no_sentence_is_a_wording_too(tmp_path: Path) -> None:
    assert not len(write(tmp_path / "wording", []).variants.forms)
    assert find_forms(np.empty(0, np.int32), np.zeros(1, np.int64), np.zeros(0, bool)).first.size == 0
