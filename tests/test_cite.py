"""Citations to paste: the full form of a first mention, the short one of a later mention, and both found again."""

import time
from datetime import date
from html.parser import HTMLParser
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations import find_citations
from corpus.citations.keys import key_of_number
from corpus.citations.own import own_keys
from corpus.model import Citation, Directive, Fields, Role, Section, Source, Span
from corpus.parse import parse
from service.cite import citation, cite, later
from service.cite.days import written_day
from service.engine import Engine
from service.lookup import Status, look_up

KL = Fields("Kết luận", "96-KL/TU", "về tình hình 6 tháng", "Thị ủy Phú Khê", issued_on=date(2022, 7, 18))
NQ = Fields("Nghị quyết", "14/2023/NQ-HĐND", "Quy định mức hỗ trợ", "Hội đồng nhân dân thị xã Phú Khê")
CV = Fields("Công văn", "905/UBND-TNMT", "đẩy nhanh thu gom rác", "Ủy ban nhân dân thị xã Phú Khê")


@pytest.mark.parametrize(
    ("fields", "path", "full", "short"),
    [
        (
            KL, ("II", "2"),
            "mục 2 phần II Kết luận số 96-KL/TU ngày 18/7/2022 của Thị ủy Phú Khê về tình hình 6 tháng",
            "mục 2 phần II Kết luận số 96-KL/TU",
        ),
        (
            NQ, ("Điều 5", "2"),
            "khoản 2 Điều 5 Nghị quyết số 14/2023/NQ-HĐND của Hội đồng nhân dân thị xã Phú Khê quy định mức hỗ trợ",
            "khoản 2 Điều 5 Nghị quyết số 14/2023/NQ-HĐND",
        ),
        (
            NQ, ("Quy chế", "Điều 3"),
            "Điều 3 Quy chế kèm theo Nghị quyết số 14/2023/NQ-HĐND của Hội đồng nhân dân thị xã Phú Khê quy định mức "
            "hỗ trợ",
            "Điều 3 Quy chế kèm theo Nghị quyết số 14/2023/NQ-HĐND",
        ),
        (
            CV, (),
            "Công văn số 905/UBND-TNMT của Ủy ban nhân dân thị xã Phú Khê về việc đẩy nhanh thu gom rác",
            "Công văn số 905/UBND-TNMT",
        ),
        (
            Fields("Thông báo", "7/TB-VP", "V/v lịch trực", "Văn phòng", issued_on=date(2024, 2, 5)), (),
            "Thông báo số 7/TB-VP ngày 05/02/2024 của Văn phòng về việc lịch trực",
            "Thông báo số 7/TB-VP",
        ),
        (
            Fields("Kế hoạch", "3/KH-UBND", "UBND xã làm thủy lợi."), (),
            "Kế hoạch số 3/KH-UBND về UBND xã làm thủy lợi",
            "Kế hoạch số 3/KH-UBND",
        ),
        (Fields(None, "3/UBND"), (), "Văn bản số 3/UBND", "Văn bản số 3/UBND"),
        (Fields("Công văn"), (), "Công văn", "Công văn"),
    ],
)  # fmt: skip
def test_what_is_known_is_said_in_the_order_of_the_rules(
    fields: Fields, path: tuple[str, ...], full: str, short: str
) -> None:
    assert (citation(fields, path), later(fields, path)) == (full, short)


@pytest.mark.parametrize(
    ("fields", "full", "short"),
    [
        (
            Fields("Luật", "31/2024/QH15", "ĐẤT ĐAI", "Quốc hội", issued_on=date(2024, 1, 18)),
            "Điều 5 Luật Đất đai năm 2024", "Điều 5 Luật Đất đai",
        ),
        (
            Fields("Pháp lệnh", None, "Pháp lệnh bảo vệ suối", "Quốc hội", issued_on=date(2019, 3, 1)),
            "Điều 5 Pháp lệnh Bảo vệ suối năm 2019", "Điều 5 Pháp lệnh Bảo vệ suối",
        ),
        (
            Fields("Luật", "99/1990/QH8", "ĐÒ NGANG"),
            "Điều 5 Luật số 99/1990/QH8 về ĐÒ NGANG", "Điều 5 Luật số 99/1990/QH8",
        ),
    ],
)  # fmt: skip
def test_laws_are_cited_by_name(fields: Fields, full: str, short: str) -> None:
    assert (citation(fields, ("Điều 5",)), later(fields, ("Điều 5",))) == (full, short)
    assert {_read(form)[0].key for form in (full, short)} <= set(own_keys(fields))


@pytest.mark.parametrize(
    ("title", "full", "short"),
    [
        (
            "Thông tư số 01/2009/TT-BNN Hướng dẫn tuần tra đê - Điều 10. Nội dung tuần tra",
            "khoản 2 Điều 10 Thông tư số 01/2009/TT-BNN hướng dẫn tuần tra đê",
            "khoản 2 Điều 10 Thông tư số 01/2009/TT-BNN",
        ),
        (
            "Luật Giao dịch điện tử số 51/2005/QH11 - Điều 37. Việc nhận",
            "khoản 2 Điều 37 Luật Giao dịch điện tử năm 2005", "khoản 2 Điều 37 Luật Giao dịch điện tử",
        ),
        ("Nghị định số 9/2020/NĐ-XY", "mục 2 Nghị định số 9/2020/NĐ-XY", "mục 2 Nghị định số 9/2020/NĐ-XY"),
        ("Sugar and health", "mục 2 văn bản “Sugar and health”", "mục 2 văn bản “Sugar and health”"),
    ],
)  # fmt: skip
def test_a_title_that_is_all_there_is_tells_number_and_article(title: str, full: str, short: str) -> None:
    fields = Fields(title=title)
    assert (citation(fields, ("2",)), later(fields, ("2",))) == (full, short)


def test_a_hostile_title_takes_no_long_time() -> None:
    began = time.process_time()
    for title in ("Luật số " + "1/" * 50_000, "Luật " + "a " * 50_000, "Luật số 1/2 x" + " - Điều 1" * 20_000):
        assert later(Fields(title=title), ("2",))
    assert time.process_time() - began < 2


def test_the_day_of_a_meeting_is_never_passed_off_as_the_day_of_issue() -> None:
    met = Fields("Kết luận", None, "về thu ngân sách", "Thị ủy Phú Khê", event_on=date(2022, 7, 14))
    assert citation(met) == "Kết luận của Thị ủy Phú Khê (họp ngày 14/7/2022) về thu ngân sách"
    assert later(met) == "Kết luận của Thị ủy Phú Khê (họp ngày 14/7/2022)"
    assert [one.issued_on for one in _read(citation(met))] in ([], [None])
    issued = Fields("Kết luận", "9-KL/TU", issued_on=date(2022, 7, 18), event_on=date(2022, 7, 14))
    assert "14/7" not in citation(issued)


def test_without_number_and_day_the_subject_tells_it_from_others() -> None:
    fields = Fields("Kế hoạch", None, "về trồng cây", "Thị ủy")
    assert later(fields) == citation(fields) == "Kế hoạch của Thị ủy về trồng cây"


def test_a_congress_is_named_once() -> None:
    fields = Fields("Nghị quyết", None, "Đại hội Đảng bộ thị xã Phú Khê lần thứ XII", "Đại hội Đảng bộ thị xã")
    assert citation(fields) == "Nghị quyết Đại hội Đảng bộ thị xã Phú Khê lần thứ XII"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ((2024, 9, 5), "05/9/2024"),
        ((2024, 2, 10), "10/02/2024"),
        ((2023, 1, 9), "09/01/2023"),
        ((2023, 12, 31), "31/12/2023"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_zero(day: tuple[int, int, int], written: str) -> None:
    assert written_day(date(*day)) == written


def test_a_subject_in_capitals_is_cited_in_the_letters_of_the_text() -> None:
    loud = Fields("Thông báo", "1/TB-VP", "KẾT LUẬN CỦA CHỦ TỊCH", subject="Kết luận của Chủ tịch")
    assert citation(loud) == "Thông báo số 1/TB-VP về kết luận của Chủ tịch"
    unknown = Fields("Thông báo", "1/TB-VP", "KẾT LUẬN CỦA CHỦ TỊCH")
    assert citation(unknown) == "Thông báo số 1/TB-VP về KẾT LUẬN CỦA CHỦ TỊCH"


class _Seen(HTMLParser):
    """What a browser makes of a fragment."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(max_size=60))
def test_rich_text_is_one_plain_element_that_shows_the_full_form(title: str) -> None:
    forms = cite(Fields("Kế hoạch", "1/KH-UBND", f"về {title}</span><script>x</script>&amp;"))
    seen = _Seen()
    seen.feed(forms.html.replace("\r", "\n"))
    seen.close()
    assert (seen.tags, seen.names) == (["span"], {"lang", "style"})
    assert seen.text == forms.full.replace("\r", "\n")


KINDS = ("Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Kế hoạch", "Thông báo", "Hướng dẫn", "Báo cáo")
ISSUERS = ("Thị ủy Phú Khê", "Ban Thường vụ Tỉnh ủy Lam Giang", "Ủy ban nhân dân thị xã Phú Khê", "Chính phủ", None)
SUBJECTS = ("về thu ngân sách", "Quy định mức chi", "ĐẨY NHANH GIẢI NGÂN", "thực hiện Kết luận số 5-KL/TU", None)
PATHS: tuple[tuple[str, ...], ...] = ((), ("II", "2", "2.1"), ("Điều 5", "2", "b"), ("III", "¶2"), ("preamble",))


@given(
    st.sampled_from(KINDS), st.integers(1, 9999), st.sampled_from(("-KL/TU", "/KH-UBND", "/2023/NQ-HĐND", "-QĐ/TW")),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)) | st.none(), st.sampled_from(ISSUERS), st.sampled_from(SUBJECTS),
    st.sampled_from(PATHS),
)  # fmt: skip
def test_what_is_cited_is_read_as_what_was_meant(
    kind: str, number: int, code: str, day: date | None, issuer: str | None, title: str | None, path: tuple[str, ...]
) -> None:
    fields = Fields(kind, f"{number:02d}{code}", title, issuer, issued_on=day)
    full, short = _read(citation(fields, path))[0], _read(later(fields, path))[0]
    assert full.key == short.key == key_of_number(fields.number or "")
    assert (full.kind, full.issued_on, short.kind, short.issued_on) == (kind, day, kind, None)
    if path and path != ("preamble",):
        assert full.section == short.section == path


def test_every_section_of_every_sample_is_found_again_by_both_forms(
    engine: Engine, samples: dict[str, Directive]
) -> None:
    tried = 0
    for id_, directive in samples.items():
        if directive.fields.number is None:
            continue
        for section, form in product(directive.sections[::3], (citation, later)):
            said = form(directive.fields, section.path)
            first = look_up(engine.catalogue, said)[0]
            assert (first.status, [one.directive.id for one in first.candidates]) == (Status.FOUND, [id_]), said
            tried += 1
    assert tried > 400


def _read(text: str) -> list[Citation]:
    return find_citations(text, [Section((), Role.PARAGRAPH, (Span(0, len(text)),))])


def test_a_directive_of_which_nothing_is_known_is_told_by_its_file() -> None:
    bare = parse(Source("cv", "thu/cv.txt", "Kính gửi: Phòng Nội vụ\n\n1. Các phường trồng cây trước tháng 9."))
    assert citation(bare.fields, ("1",)) == "mục 1 Công văn (tệp thu/cv.txt)"
    assert later(bare.fields) == cite(bare.fields).full == "Công văn (tệp thu/cv.txt)"
    assert citation(parse(Source("x", "x.txt", "Giữ rừng.")).fields) == "Văn bản (tệp x.txt)"
    assert citation(parse(Source("", "", "Giữ rừng.")).fields) == "Văn bản"  # a draft that was pasted


def test_no_file_is_named_where_anything_printed_tells_the_directive() -> None:
    for head in ("Số: 7/KH-UBND\n\nKẾ HOẠCH", "KẾ HOẠCH\nTrồng cây ven suối", "Phú Khê, ngày 05 tháng 02 năm 2024"):
        assert "tệp" not in citation(parse(Source("x", "x.txt", f"{head}\n\n1. Giữ rừng.")).fields), head


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("330/TB-VPCP", "Văn phòng Chính phủ"), ("11306/VPCP-NN", "Văn phòng Chính phủ"),
        ("43/2014/NĐ-CP", "Chính phủ"), ("12/CT-TTg", "Thủ tướng Chính phủ"), ("41/2009/QH12", "Quốc hội"),
        ("76/2025/UBTVQH15", "Ủy ban Thường vụ Quốc hội"), ("36-HD/VPTW", "Văn phòng Trung ương Đảng"),
        ("57-NQ/TW", None), ("07-NQ/TU", None), ("14/KH-UBND", None), ("5/2009/TTLT-BTC-VPCP", None), (None, None),
    ],
)  # fmt: skip
def test_a_number_whose_letters_mean_one_body_tells_the_issuer_that_was_not_read(
    number: str | None, issuer: str | None
) -> None:
    said = citation(Fields("Thông báo", number, "về trồng cây"))
    assert said == " ".join(filter(None, [
        "Thông báo", number and f"số {number}", issuer and f"của {issuer}", "về trồng cây"
    ]))  # fmt: skip
    assert "của Tỉnh ủy" in citation(Fields("Thông báo", number, "về trồng cây", "Tỉnh ủy"))


@pytest.mark.parametrize(
    ("fields", "full"),
    [
        (Fields("Công điện", "2/CĐ-SH", "ứng phó lũ"), "Công điện số 2/CĐ-SH về việc ứng phó lũ"),
        (Fields("Công điện", "2/CĐ-SH", "về ứng phó lũ"), "Công điện số 2/CĐ-SH về ứng phó lũ"),
        (Fields("Chỉ thị", "2/CT-SH", "Về Tăng cường trồng rừng"), "Chỉ thị số 2/CT-SH về tăng cường trồng rừng"),
        (Fields("Chỉ thị", "2/CT-SH", "Về việc Tổ chức lễ hội"), "Chỉ thị số 2/CT-SH về việc tổ chức lễ hội"),
        (Fields("Chỉ thị", "2/CT-SH", "Về Đề án 06"), "Chỉ thị số 2/CT-SH về Đề án 06"),
        (
            Fields("Kế hoạch", "2/KH-UBND", "về chợ", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
            "Kế hoạch số 2/KH-UBND của Ủy ban nhân dân Thành phố Hồ Chí Minh về chợ",
        ),
    ],
)
def test_subject_and_issuer_are_written_as_the_rules_spell_them(fields: Fields, full: str) -> None:
    assert citation(fields) == full
