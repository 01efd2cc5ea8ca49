"""Validity, the pure parts: periods of titles, who may change what, what a sentence orders, what holds on a day."""

from datetime import date

import pytest

from corpus.issuers import resolve_issuer
from corpus.model import Directive, Fields, Passage, Role, Section, Source, Span
from corpus.parse import parse
from corpus.split import split
from indexer.catalogue import Placed
from service.precedent.validity.authority import may_change
from service.precedent.validity.effect import Effect, effect_of, facts_of, may_tell
from service.precedent.validity.ending import ending_of
from service.precedent.validity.heads import Head
from service.precedent.validity.model import Fact, Standing, validity_on
from service.precedent.validity.orders import goes_on, order_of
from service.precedent.validity.periods import period_of


@pytest.mark.parametrize(
    ("kind", "title", "last"),
    [
        ("Kết luận", "về tình hình 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023", date(2023, 12, 31)),
        ("Kết luận", "về tình hình thực hiện nhiệm vụ năm 2022, nhiệm vụ trọng tâm năm 2023", date(2023, 12, 31)),
        ("Kết luận", "về kết quả năm 2022 và nhiệm vụ 6 tháng đầu năm 2023", date(2023, 6, 30)),
        ("Kế hoạch", "Chuyển đổi số thị xã giai đoạn 2022 - 2025", date(2025, 12, 31)),
        ("Nghị quyết", "về chuyển đổi số giai đoạn 2021 – 2025, định hướng đến năm 2030", date(2030, 12, 31)),
        ("Chương trình", "CÔNG TÁC QUÝ III NĂM 2024", date(2024, 9, 30)),
        ("Kế hoạch", "ra quân dọn vệ sinh tháng 2/2024", date(2024, 2, 29)),
        ("Công văn", "đẩy nhanh giải ngân từ nay đến hết ngày 31/10/2024", date(2024, 10, 31)),
        ("Kế hoạch", "Thực hiện Nghị quyết số 05-NQ/TU ngày 28/12/2021 về nhiệm vụ năm 2022", date(2022, 12, 31)),
        ("Kết luận", "về nhiệm vụ, giải pháp công tác Mặt trận năm 2024", date(2024, 12, 31)),
        ("Công văn", "đẩy nhanh giải ngân những tháng cuối năm 2024", date(2024, 12, 31)),
        ("Kế hoạch", "chuyển dịch cơ cấu cây trồng năm 2024", date(2024, 12, 31)),
        ("Kế hoạch", "kiểm tra, đánh giá bếp ăn năm 2023", date(2023, 12, 31)),
        ("Kế hoạch", "phòng, chống dịch bệnh gia súc năm 2023", date(2023, 12, 31)),
        ("Chỉ thị", "về trồng cây, giữ rừng mùa khô năm 2024", date(2024, 12, 31)),
        ("Công văn", "khắc phục hậu quả bão số 9 năm 2021, nhiệm vụ năm 2022", date(2022, 12, 31)),
    ],
)
def test_the_period_of_a_title_is_the_last_for_which_it_sets_tasks(kind: str, title: str, last: date) -> None:
    period = period_of(kind, title, date(2021, 1, 1))
    assert period is not None
    assert period.last == last
    assert title[period.start : period.end].strip() == title[period.start : period.end]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("Chỉ thị", "về thi hành Luật Đất đai năm 2024"),
        ("Kết luận", "về kết quả phát triển đảng viên năm 2023"),
        ("Báo cáo", "Kết quả nhiệm vụ năm 2023, kế hoạch năm 2024"),
        ("Công văn", "thực hiện Kết luận số 41-KL/TU ngày 19/4/2023 của Ban Thường vụ Tỉnh ủy"),
        ("Nghị quyết", "Về giảm tiền thuê đất của năm 2022"),
        ("Kế hoạch", "trồng rừng đến năm 2020 và những năm tiếp theo"),
        ("Nghị quyết", "Sửa đổi, bổ sung Nghị quyết số 14/2021/NQ-HĐND về hỗ trợ giai đoạn 2021-2025"),
        ("Thông báo", "kết luận tại cuộc họp ngày 03 tháng 10 năm 2022"),
        ("Kế hoạch", "thu gom rác thải trên địa bàn thị xã"),
        ("Công điện", "CHỦ ĐỘNG ỨNG PHÓ BÃO SỐ 9 NĂM 2024"),  # the storm is of that year
        ("Kế hoạch", "khắc phục hậu quả bão số 9 năm 2024"),
        ("Kế hoạch", "Tổ chức Kỳ thi tốt nghiệp trung học phổ thông năm 2024"),
        ("Chỉ thị", "về phòng, chống dịch tả lợn năm 2024"),
        ("Kế hoạch", "ứng phó sự cố tràn dầu tháng 3/2024"),
        ("Kế hoạch", "tổng kết phong trào thi đua năm 2023"),
        ("Kế hoạch", "Tuyên truyền bầu cử đại biểu Hội đồng nhân dân các cấp, nhiệm kỳ 2021 - 2026"),
        ("Nghị quyết", "Quy định mức chi bầu cử đại biểu Quốc hội khóa XV và đại biểu các cấp nhiệm kỳ 2021 - 2026"),
        ("Thông báo", "Kết luận tại cuộc họp về chủ trương đầu tư chương trình trồng rừng giai đoạn 2021 - 2025"),
        ("Quyết định", "về giá nước sạch năm 2024"),  # says no task
    ],
)
def test_a_year_that_is_no_period_of_tasks_is_passed_over(kind: str, title: str) -> None:
    assert period_of(kind, title, None) is None


def test_a_period_before_the_directive_s_own_day_tells_of_the_past() -> None:
    title = "về công tác dân vận năm 2022"
    assert period_of("Kết luận", title, date(2022, 3, 1)) is not None
    assert period_of("Kết luận", title, date(2023, 3, 1)) is None


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Thị ủy Phú Khê", "Ban Thường vụ Thị ủy Phú Khê", True),
        ("Tỉnh ủy Lam Giang", "Thị ủy Phú Khê", True),
        ("Thị ủy Phú Khê", "Tỉnh ủy Lam Giang", False),
        ("Thị ủy An Lộ", "Thị ủy Phú Khê", False),
        ("Ủy ban nhân dân thị xã Phú Khê", "Thị ủy Phú Khê", False),
        ("Hội đồng nhân dân thị xã Phú Khê", "Ủy ban nhân dân thị xã Phú Khê", True),
        ("Ủy ban nhân dân thị xã Phú Khê", "Hội đồng nhân dân thị xã Phú Khê", False),
        ("Chính phủ", "Bộ Tài chính", True),
        ("Bộ Tài chính", "Chính phủ", False),
        ("Bộ Nội vụ", "Bộ Lao động - Thương binh và Xã hội", True),
    ],
)
def test_only_the_issuer_its_successor_or_one_above_it_may_change(one: str, other: str, may: bool) -> None:
    assert may_change(*(resolve_issuer(name, date(2024, 1, 1)) for name in (one, other))) is may


def test_who_isn_t_known_is_not_held_to_be_unrelated() -> None:
    assert may_change(None, resolve_issuer("Thị ủy Phú Khê"))


def _order(sentence: str, number: str) -> Standing | None:
    """What the sentence of a plan orders of the directive with a number."""
    text = f"KẾ HOẠCH\nvề cây xanh\n\nI. TỔ CHỨC THỰC HIỆN\n\n{sentence}\n"
    citations = parse(Source("d", "d.txt", text)).citations
    (citation,) = [one for one in citations if one.number == number]
    shift = text.index(sentence)
    spans = [(one.spans[0].start - shift, one.spans[0].end - shift) for one in citations if one.number]
    start, end = citation.spans[0].start - shift, citation.spans[-1].end - shift
    found = order_of(sentence, start, end, citation, [span for span in spans if span[1] <= start])
    return found.value if found else None


@pytest.mark.parametrize(
    ("sentence", "number", "value"),
    [
        ("Kế hoạch này thay thế Kế hoạch số 54-KH/TU ngày 30/4/2022.", "54-KH/TU", Standing.REPLACED),
        ("Bãi bỏ toàn bộ Kế hoạch số 54-KH/TU.", "54-KH/TU", Standing.REPEALED),
        ("Bãi bỏ Kế hoạch số 54-KH/TU và Kế hoạch số 55-KH/TU.", "55-KH/TU", Standing.REPEALED),
        ("Kế hoạch số 54-KH/TU hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực.", "54-KH/TU", Standing.REPEALED),
        (
            "Kế hoạch số 54-KH/TU và Kế hoạch số 55-KH/TU hết hiệu lực từ ngày Kế hoạch này có hiệu lực.",
            "54-KH/TU",
            Standing.REPEALED,
        ),
        (
            "Kế hoạch số 54-KH/TU về việc quy định A; quy định mức B hết hiệu lực từ ngày Kế hoạch này có hiệu lực.",
            "54-KH/TU",
            Standing.REPEALED,
        ),
        ("Kế hoạch số 54-KH/TU không bị bãi bỏ và tiếp tục có hiệu lực từ ngày ký.", "54-KH/TU", None),
        ("Kế hoạch này thay thế khoản 2 mục III Kế hoạch số 54-KH/TU.", "54-KH/TU", Standing.AMENDED),
        ("Bãi bỏ một số nội dung của Kế hoạch số 54-KH/TU.", "54-KH/TU", Standing.AMENDED),
        ("Thay thế Phụ lục ban hành kèm theo Quyết định số 12/QĐ-UBND.", "12/QĐ-UBND", Standing.AMENDED),
        ("Sửa đổi, bổ sung Kế hoạch số 54-KH/TU như sau:", "54-KH/TU", Standing.AMENDED),
        ("Đề nghị Thị ủy thay thế Kế hoạch số 54-KH/TU.", "54-KH/TU", None),
        ("Không thay thế Kế hoạch số 54-KH/TU.", "54-KH/TU", None),
        ("Kế hoạch số 54-KH/TU đã được thay thế nên phải rà soát lại.", "54-KH/TU", None),
        ("Thực hiện Kế hoạch số 54-KH/TU.", "54-KH/TU", None),
        ("Bãi bỏ Quyết định số 11/QĐ-UBND sửa đổi, bổ sung Quyết định số 10/QĐ-UBND.", "10/QĐ-UBND", None),
        ("Trong thời gian Quyết định số 10/QĐ-UBND chưa được sửa đổi thì vẫn làm như cũ.", "10/QĐ-UBND", None),
    ],
)
def test_an_order_is_read_from_its_verb_and_a_part_is_no_whole(
    sentence: str, number: str, value: Standing | None
) -> None:
    assert _order(sentence, number) == value


def test_going_on_in_force_is_said_right_after_the_name() -> None:
    sentence = "Kế hoạch số 54-KH/TU tiếp tục có hiệu lực đến khi có kế hoạch mới."
    assert goes_on(sentence, len("Kế hoạch số 54-KH/TU"))
    assert not goes_on("Kế hoạch số 54-KH/TU không tiếp tục có hiệu lực.", len("Kế hoạch số 54-KH/TU"))
    assert not goes_on("Kế hoạch số 54-KH/TU. Quy chế vẫn còn hiệu lực.", len("Kế hoạch số 54-KH/TU"))


DATED = Head(0, "d", Fields("Nghị quyết", "14/NQ-HĐND", issued_on=date(2023, 7, 21)))


def _placed(sentence: str) -> list[Placed]:
    """The passages of a resolution with a sentence on its effect."""
    text = f"NGHỊ QUYẾT\nvề cây xanh\n\nĐiều 1. Hiệu lực\n\n{sentence}\n"
    directive = parse(Source("d", "d.txt", text))
    return [Placed(passage, directive.sections[passage.section], directive) for passage in split(directive)]


def _effect(sentence: str, head: Head = DATED) -> Effect | None:
    for placed in _placed(sentence):
        if effect := effect_of(head, placed):
            text = placed.directive.text
            assert " ".join(span.of(text) for span in effect.told.spans) == effect.told.text
            assert may_tell(placed.passage.text)
            return effect
    return None


@pytest.mark.parametrize(
    ("sentence", "since", "until"),
    [
        ("1. Nghị quyết này có hiệu lực từ ngày 01/8/2023.", date(2023, 8, 1), None),
        ("Nghị quyết này có hiệu lực thi hành kể từ ngày ký.", date(2023, 7, 21), None),
        ("Nghị quyết này áp dụng trong năm 2024 và có hiệu lực từ ngày ký.", date(2023, 7, 21), date(2024, 12, 31)),
        ("Nghị quyết có hiệu lực thi hành kể\ntừ ngày ký ban hành.", date(2023, 7, 21), None),
        (
            "Nghị quyết này có hiệu lực từ ngày 01 tháng 8 năm 2023 đến hết ngày 31 tháng 12 năm 2025.",
            date(2023, 8, 1),
            date(2025, 12, 31),
        ),
        ("Nghị quyết này có hiệu lực đến hết ngày 31/12/2024.", None, date(2024, 12, 31)),
        ("Nghị quyết này có hiệu lực sau 15 ngày kể từ ngày ký.", date(2023, 8, 5), None),
        ("Nghị quyết này có hiệu lực thi hành sau 10 (mười) ngày, kể từ ngày ký ban hành.", date(2023, 7, 31), None),
        (
            "Nghị quyết này thay thế Nghị quyết số 12/NQ-HĐND và có hiệu lực từ ngày 01/8/2023.",
            date(2023, 8, 1),
            None,
        ),
    ],
)
def test_an_effect_clause_names_its_first_and_last_day(sentence: str, since: date | None, until: date | None) -> None:
    found = _effect(sentence)
    assert found is not None
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    ("number", "sentence", "values"),
    [
        ("14/2023/NQ-HĐND", "Nghị quyết này có hiệu lực kể từ ngày ký.", [Standing.IN_FORCE]),
        ("14/NQ-HĐND", "Nghị quyết này có hiệu lực kể từ ngày ký.", []),  # perhaps nobody signed it yet
        (None, "Nghị quyết này có hiệu lực kể từ ngày ký ban hành đến hết ngày 28/02/2027.", [Standing.IN_FORCE]),
        ("14/NQ-HĐND", "Nghị quyết này có hiệu lực sau 15 ngày kể từ ngày ký.", []),
    ],
)
def test_an_unknown_day_of_signing_is_past_only_where_something_shows_it(
    number: str | None, sentence: str, values: list[Standing]
) -> None:
    head = Head(0, "d", Fields("Nghị quyết", number))
    effect = _effect(sentence, head)
    held = validity_on(date(2027, 2, 28), facts_of(head, effect) if effect else [])
    assert [fact.value for fact in held.facts] == values


def test_after_its_last_day_a_directive_without_a_first_one_is_over() -> None:
    head = Head(0, "d", Fields("Nghị quyết"))
    effect = _effect("Nghị quyết này có hiệu lực kể từ ngày ký ban hành đến hết ngày 28/02/2027.", head)
    assert effect is not None
    facts = list(facts_of(head, effect))
    assert facts[0].short.startswith("Văn bản tự nêu có hiệu lực đến hết 28/2/2027;")
    assert validity_on(date(2027, 3, 1), facts).value is Standing.PERIOD_OVER


@pytest.mark.parametrize(
    ("sentence", "since", "short"),
    [
        ("Nghị quyết này hết hiệu lực từ ngày 31/12/2024.", date(2024, 12, 31), "hết hiệu lực từ 31/12/2024"),
        ("Nghị quyết này hết hiệu lực vào ngày 31/12/2024.", date(2025, 1, 1), "hết hiệu lực từ 01/1/2025"),
        ("Nghị quyết này sẽ hết hiệu lực ngày 31/12/2024.", date(2025, 1, 1), "hết hiệu lực từ 01/1/2025"),
        (
            "Nghị quyết này được phổ biến đến chi bộ, hết hiệu lực từ ngày 31/12/2024.",
            date(2024, 12, 31),
            "hết hiệu lực từ 31/12/2024",
        ),
        ("2. Nghị quyết này ngưng hiệu lực kể từ ngày 01/01/2025.", date(2025, 1, 1), "ngưng hiệu lực từ 01/1/2025"),
        ("Nghị quyết này hết hiệu lực sau ngày 31/12/2024.", date(2025, 1, 1), "hết hiệu lực từ 01/1/2025"),
        (
            "Nghị quyết này có hiệu lực từ ngày ký và hết hiệu lực từ ngày 01/01/2025.",
            date(2025, 1, 1),
            "hết hiệu lực từ 01/1/2025",
        ),
    ],
)
def test_its_own_end_is_over_from_the_day_that_a_directive_names(sentence: str, since: date, short: str) -> None:
    (fact,) = [fact for placed in _placed(sentence) if (fact := ending_of(DATED, placed))]
    assert (fact.value, fact.since, fact.short) == (Standing.PERIOD_OVER, since, f"Văn bản tự nêu {short}")
    assert " ".join(span.of(_placed(sentence)[0].directive.text) for span in fact.spans) in fact.evidence


@pytest.mark.parametrize(
    "sentence",
    [
        "Nghị quyết số 12/NQ-HĐND hết hiệu lực từ ngày 31/12/2024.",
        "Nghị quyết này có hiệu lực từ ngày ký, các quy định trước đây hết hiệu lực từ ngày 31/12/2024.",
        "Nghị quyết này thay thế Nghị quyết số 12/NQ-HĐND hết hiệu lực từ ngày 31/12/2024.",
        "Nghị quyết này hết hiệu lực khi có nghị quyết mới.",
        "Nghị quyết này không hết hiệu lực từ ngày 31/12/2024.",
        "Quy định này hết hiệu lực từ ngày 31/12/2024.",
    ],
)
def test_the_end_of_another_directive_or_without_a_day_is_none(sentence: str) -> None:
    assert [fact for placed in _placed(sentence) if (fact := ending_of(DATED, placed))] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Quy định này có hiệu lực từ ngày 01/8/2023.",
        "Việc nộp hồ sơ trước ngày Nghị quyết này có hiệu lực thi hành thì làm theo quy định cũ.",
        "Nghị quyết này không có hiệu lực từ ngày 01/8/2023.",
        "Nghị quyết số 12/NQ-HĐND có hiệu lực từ ngày 01/8/2020.",
        "Nghị quyết này thay thế Nghị quyết số 12/NQ-HĐND có hiệu lực từ ngày 01/8/2020.",
        "Nâng cao hiệu lực, hiệu quả quản lý từ ngày 01/8/2023.",
    ],
)
def test_what_isn_t_the_directive_s_own_effect_is_none(sentence: str) -> None:
    assert _effect(sentence) is None


def _fact(value: Standing, since: date | None) -> Fact:
    return Fact(value, since, value.value, "“…”")


def test_the_gravest_fact_that_holds_counts_and_the_day_decides() -> None:
    facts = [
        _fact(Standing.IN_FORCE, date(2023, 1, 1)),
        _fact(Standing.PERIOD_OVER, date(2024, 1, 1)),
        _fact(Standing.REPLACED, date(2025, 1, 1)),
    ]
    days = (date(2022, 12, 31), date(2023, 1, 1), date(2024, 1, 1), date(2025, 1, 1))
    assert [validity_on(day, facts).value for day in days] == [
        Standing.UNKNOWN, Standing.IN_FORCE, Standing.PERIOD_OVER, Standing.REPLACED,
    ]  # fmt: skip
    assert [fact.value for fact in validity_on(days[-1], facts).facts] == [Standing.REPLACED, Standing.PERIOD_OVER]


def test_unknown_has_no_evidence() -> None:
    assert validity_on(date(2026, 1, 1), []).evidence is None
    assert validity_on(date(2026, 1, 1), []).value is Standing.UNKNOWN


def test_a_passage_cut_by_a_page_keeps_the_places_of_its_sentence() -> None:
    text = "Nghị quyết này có hiệu lực\n\n- 4 -\n\ntừ ngày 01/8/2023."
    spans = (Span(0, 26), Span(35, len(text)))
    passage = Passage("p", "d", 0, spans, f"{text[:26]} {text[35:]}", ())
    section = Section(("1",), Role.PARAGRAPH, spans)
    head = Head(0, "d", Fields("Nghị quyết"))
    effect = effect_of(head, Placed(passage, section, Directive("d", "d", "")))
    assert effect is not None
    assert effect.told.spans == spans


@pytest.mark.parametrize(
    ("sentence", "number", "value"),
    [
        ("Các kế hoạch sau hết hiệu lực: a) Kế hoạch số 54-KH/TU; b) Kế hoạch số 55-KH/TU.", "54-KH/TU", "repealed"),
        ("Các kế hoạch sau hết hiệu lực: a) Kế hoạch số 54-KH/TU; b) Kế hoạch số 55-KH/TU.", "55-KH/TU", "repealed"),
        ("Các quy định sau hết hiệu lực: a) Mục 2 Kế hoạch số 54-KH/TU.", "54-KH/TU", "amended"),
        ("Bãi bỏ các quy định sau: a) Kế hoạch số 54-KH/TU.", "54-KH/TU", "repealed"),
        ("Đề nghị công bố các kế hoạch sau hết hiệu lực: a) Kế hoạch số 54-KH/TU.", "54-KH/TU", None),
        ("Bãi bỏ các quy định của những văn bản sau: a) Kế hoạch số 54-KH/TU.", "54-KH/TU", "amended"),
        ("Kế hoạch này thay thế các văn bản sau: a) Kế hoạch số 54-KH/TU.", "54-KH/TU", "replaced"),
    ],
)
def test_an_order_leads_in_all_that_it_lists(sentence: str, number: str, value: str | None) -> None:
    assert _order(sentence, number) == value


def test_a_suspension_is_over_after_its_last_day() -> None:
    sentence = "Nghị quyết này tạm ngưng hiệu lực từ ngày 01/01/2025 đến hết ngày 31/3/2025."
    (fact,) = [fact for placed in _placed(sentence) if (fact := ending_of(DATED, placed))]
    assert fact.short == "Văn bản tự nêu tạm ngưng hiệu lực từ 01/1/2025 đến 31/3/2025"
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 3, 31), date(2025, 4, 1))
    assert [fact.holds(day) for day in days] == [False, True, True, False]
