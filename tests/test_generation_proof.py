"""A generator's sentence stands on its quote, or it is dropped."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Directive, Fields, Passage, Role, Section, Span, join_spans
from corpus.split import split
from service.cite import citation
from service.generation.located import locate
from service.generation.names import names, names_alike
from service.generation.proof import LONGEST_SENTENCE, prove
from service.generation.reply import Said
from service.hits import Hit
from service.question import Question, understand

HEAD = Fields(
    kind="Kết luận",
    number="96-KL/TU",
    title="Về tình hình thực hiện nhiệm vụ 6 tháng đầu năm 2022",
    issuer="Thị ủy Phú Khê",
    place="Phú Khê",
    issued_on=date(2022, 7, 18),
    signer="Lê Thị Hạnh",
    signer_position="Phó Bí thư",
)
TEXT = (
    "1. Sáu tháng đầu năm 2022, thu ngân sách đạt 318,6 tỷ đồng, tăng 7,4% so với cùng kỳ; kết nạp 72 đảng viên mới.\n"
    "2. Phấn đấu cả năm giải ngân trên 95% kế hoạch vốn. Giao Sở Tài chính cùng phường Sơn Lộc\n"
    "bố trí 12,5 tỷ đồng trước ngày 30/9/2022. Dự án Đường ven sông chưa bàn giao mặt bằng. Không tổ chức lễ\n"
    "khởi công.\n"
    "3. Ban Thường vụ Thị ủy giao hai cơ quan rà soát hồ sơ đất đai của hộ dân, báo cáo kết quả theo quy định."
)
HALF = understand("6 tháng đầu năm thì sao?")
QUESTION = understand("6 tháng đầu năm 2022 thị xã Phú Khê thu ngân sách đạt bao nhiêu?")


def _hit(text: str, *cuts: int, rank: int = 1) -> Hit:
    """A passage whose stored text is parted, as by page breaks, at these places; a blank stands at each cut."""
    edges = [0, *cuts, len(text)]
    stored, spans = "", []
    for start, end in pairwise(edges):
        stored += "\n\n- 12 -\n\n" if stored else "…"
        piece = text[start:end].strip(" ")
        spans.append(Span(len(stored), len(stored) + len(piece)))
        stored += piece
    directive = Directive("kl-96", "kl-96.txt", stored, HEAD)
    passage = Passage("kl-96#1", "kl-96", 0, tuple(spans), join_spans(stored, spans), ())
    section = Section(("1",), Role.SECTION, tuple(spans), "1")
    pieces = tuple(passage.pieces)
    return Hit(rank, 1.0, {}, passage, directive, section, pieces, (), citation(HEAD, ("1",)), "/documents/kl-96")


HIT = _hit(TEXT)
OTHER = _hit("Đoạn này nói chuyện khác hẳn, không liên quan.")


def _proved(sentence: str, quote: str, question: Question = QUESTION) -> bool:
    return prove(Said(sentence, 1, quote), [HIT], question) is not None


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Thu ngân sách đạt 318,6 tỷ đồng.", "thu ngân sách đạt 318,6 tỷ đồng"),
        ("Thu ngân sách của thị xã Phú Khê đạt 318,6 tỷ đồng", "thu ngân sách đạt 318,6 tỷ đồng, tăng 7,4%"),
        ("Kết nạp 72 đảng viên mới.", "kết nạp 72 đảng viên mới"),
        ("Phấn đấu giải ngân trên 95% kế hoạch vốn.", "Phấn đấu cả năm giải ngân trên 95% kế hoạch vốn"),
        ("Sở Tài chính bố trí 12,5 tỷ đồng.", "Giao Sở Tài chính cùng phường Sơn Lộc\n bố trí 12,5 tỷ đồng"),
        ("Dự án Đường ven sông chưa bàn giao mặt bằng.", "Dự án Đường ven sông chưa bàn giao mặt bằng"),
        ("Không tổ chức lễ khởi công.", "Không tổ chức lễ khởi công"),
        ("Giao 2 cơ quan rà soát hồ sơ đất đai.", "giao hai cơ quan rà soát hồ sơ đất đai"),
        ("Tăng 7,4% so với cùng kỳ [1].", "tăng 7,4% so với cùng kỳ"),
    ],
)  # fmt: skip
def test_a_sentence_that_its_quote_proves_is_kept(sentence: str, quote: str) -> None:
    assert _proved(sentence, quote)


@pytest.mark.parametrize(
    ("reason", "sentence", "quote"),
    [
        ("no quote", "Thu ngân sách đạt 318,6 tỷ đồng.", ""),
        ("invented quote", "Thu ngân sách đạt 318,6 tỷ đồng.", "thu ngân sách nhà nước đạt 318,6 tỷ đồng"),
        ("case", "Kết nạp 72 đảng viên mới.", "Kết nạp 72 đảng viên mới"),
        ("a mark", "Kết nạp 72 đảng viên mới.", "kết nạp 72 đang viên mới"),
        ("a letter", "Giao 2 cơ quan rà soát hồ sơ.", "giao hai cơ quan rà soát hồ sơ đất đaI"),
        ("left out in the middle", "Thu ngân sách đạt 318,6 tỷ đồng.", "thu ngân sách … 318,6 tỷ đồng"),
        ("cut word", "Kết nạp 72 đảng viên mới.", "ạp 72 đảng viên mới"),
        ("cut number", "Đạt 4% so với cùng kỳ.", "4% so với cùng kỳ"),
        ("cut number", "Đạt 8,6 tỷ đồng.", "8,6 tỷ đồng"),
        ("too short", "Đạt 318,6 tỷ.", "318,6 tỷ"),
        ("number", "Kết nạp 27 đảng viên mới.", "kết nạp 72 đảng viên mới"),
        ("number added", "Kết nạp 72 đảng viên mới trong 5 đợt.", "kết nạp 72 đảng viên mới"),
        ("unit", "Thu ngân sách đạt 318,6 triệu đồng.", "thu ngân sách đạt 318,6 tỷ đồng"),
        ("direction", "Thu ngân sách giảm 7,4% so với cùng kỳ.", "đạt 318,6 tỷ đồng, tăng 7,4% so với cùng kỳ"),
        ("limit", "Bố trí 12,5 tỷ đồng sau ngày 30/9/2022.", "bố trí 12,5 tỷ đồng trước ngày 30/9/2022"),
        ("year", "Bố trí 12,5 tỷ đồng trước ngày 30/9/2023.", "bố trí 12,5 tỷ đồng trước ngày 30/9/2022"),
        ("number in words", "Giao ba cơ quan rà soát hồ sơ đất đai.", "giao hai cơ quan rà soát hồ sơ đất đai"),
        ("office", "Sở Xây dựng bố trí 12,5 tỷ đồng.", "Giao Sở Tài chính cùng phường Sơn Lộc\nbố trí 12,5 tỷ đồng"),
        ("office", "Giao Sở Tài nguyên cùng phường Sơn Lộc.", "Giao Sở Tài chính cùng phường Sơn Lộc"),
        ("office", "Ban Thường vụ Tỉnh ủy giao hai cơ quan rà soát.", "Ban Thường vụ Thị ủy giao hai cơ quan rà soát"),
        ("office", "Tỉnh ủy giao hai cơ quan rà soát hồ sơ.", "giao hai cơ quan rà soát hồ sơ"),
        ("place", "Phường Sơn Lâm bố trí 12,5 tỷ đồng.", "phường Sơn Lộc\nbố trí 12,5 tỷ đồng"),
        ("person", "Ông Trần Văn Khoa giao hai cơ quan rà soát hồ sơ.", "giao hai cơ quan rà soát hồ sơ"),
        ("negation lost", "Dự án Đường ven sông đã bàn giao mặt bằng.", "Dự án Đường ven sông chưa bàn giao mặt bằng"),
        ("negation cut off", "Tổ chức lễ khởi công.", "tổ chức lễ khởi công"),
        ("negation cut off", "Đường ven sông bàn giao mặt bằng.", "bàn giao mặt bằng"),
        ("negation added", "Không kết nạp 72 đảng viên mới.", "kết nạp 72 đảng viên mới"),
        ("negation changed", "Đường ven sông không bàn giao mặt bằng.", "Đường ven sông chưa bàn giao mặt bằng"),
        ("turned round", "Phường Sơn Lộc thu 12,5 tỷ đồng.", "phường Sơn Lộc\nbố trí 12,5 tỷ đồng"),
        ("aim as result", "Cả năm giải ngân trên 95% kế hoạch vốn.", "Phấn đấu cả năm giải ngân trên 95% kế hoạch vốn"),
        ("aim cut off", "Đã giải ngân trên 95% kế hoạch vốn.", "giải ngân trên 95% kế hoạch vốn"),
        ("other words", "Thị xã hoàn thành xuất sắc mọi nhiệm vụ được giao.", "thu ngân sách đạt 318,6 tỷ đồng"),
        ("a link", "Xem http://evil.example để biết thu ngân sách.", "thu ngân sách đạt 318,6 tỷ đồng"),
        ("markup", "<b>Thu ngân sách</b> đạt 318,6 tỷ đồng.", "thu ngân sách đạt 318,6 tỷ đồng"),
        ("a hidden sign", "Thu ngân sách\u202e đạt 318,6 tỷ đồng.", "thu ngân sách đạt 318,6 tỷ đồng"),
        ("half a sign", "Thu ngân sách\ud800 đạt 318,6 tỷ đồng.", "thu ngân sách đạt 318,6 tỷ đồng"),
        ("nothing", " ", "thu ngân sách đạt 318,6 tỷ đồng"),
        ("endless", "Thu ngân sách đạt 318,6 tỷ đồng" + " và đạt" * 200, "thu ngân sách đạt 318,6 tỷ đồng"),
    ],
)  # fmt: skip
def test_a_sentence_that_its_quote_does_not_prove_is_dropped(reason: str, sentence: str, quote: str) -> None:
    assert not _proved(sentence, quote), reason


TOWN = Fields(kind="Công văn", title="Về đẩy nhanh giải ngân vốn đầu tư công", issuer="Ủy ban nhân dân thị xã Phú Khê")
FUNDS = (
    "Thực hiện chỉ đạo của Ban Thường vụ Tỉnh ủy. Kế hoạch vốn năm 2024 của thị xã là 412,6 tỷ đồng; hết tháng 6 giải "
    "ngân 42,5%, đến ngày 31/8/2024 đạt 234,4 tỷ đồng, bằng 56,8%. Toàn thị xã phải đạt từ 75% kế hoạch trở lên vào "
    "ngày 31/10/2024. Ban Quản lý dự án làm chủ đầu tư 12 dự án. "
    "Giải ngân của thị xã mới đạt 36,2%, thấp hơn mức chung của tỉnh (38,9%)."
)
PLAN = "Kế hoạch vốn năm 2024 của thị xã là 412,6 tỷ đồng"
BOTH = "Giải ngân của thị xã mới đạt 36,2%, thấp hơn mức chung của tỉnh (38,9%)"
SPENT = "hết tháng 6 giải ngân 42,5%, đến ngày 31/8/2024 đạt 234,4 tỷ đồng, bằng 56,8%"
DUE = "đạt từ 75% kế hoạch trở lên vào ngày 31/10/2024"
HOW_MUCH = "Kế hoạch vốn đầu tư công năm 2024 của thị xã là bao nhiêu?"
HOW_FAR = "Thị xã giải ngân vốn đầu tư công được bao nhiêu?"
MUST = "Toàn thị xã phải đạt bao nhiêu phần trăm vào ngày 31/10/2024?"


def _is_funded(sentence: str, quote: str, asked: str) -> bool:
    hit = _hit(FUNDS)
    hit = replace(hit, directive=replace(hit.directive, fields=TOWN), citation="Công văn của Ủy ban nhân dân thị xã")
    return prove(Said(sentence, 1, quote), [hit], understand(asked)) is not None


@pytest.mark.parametrize(
    ("sentence", "quote", "asked"),
    [
        ("Kế hoạch vốn đầu tư công năm 2024 của thị xã là 412,6 tỷ đồng.", PLAN, HOW_MUCH),
        ("Theo văn bản, kế hoạch vốn năm 2024 của thị xã Phú Khê là 412,6 tỷ đồng.", PLAN, HOW_MUCH),
        ("Đến ngày 31/8/2024, thị xã giải ngân đạt 234,4 tỷ đồng, bằng 56,8%.", SPENT, HOW_FAR),
        ("Hết tháng 6 giải ngân 42,5%.", SPENT, HOW_FAR),
        ("Giải ngân của thị xã mới đạt 36,2%.", BOTH, HOW_FAR),
        ("Giải ngân mức chung của tỉnh là 38,9%.", BOTH, HOW_FAR),
        ("Toàn thị xã phải đạt từ 75% kế hoạch trở lên vào ngày 31/10/2024.", DUE, MUST),
    ],
)
def test_what_is_known_may_be_said_beside_the_quotes_words(sentence: str, quote: str, asked: str) -> None:
    assert _is_funded(sentence, quote, asked)


@pytest.mark.parametrize(
    ("reason", "sentence", "quote", "asked"),
    [
        ("level", "Kế hoạch vốn năm 2024 của tỉnh là 412,6 tỷ đồng.", PLAN, HOW_MUCH),
        ("level", "Kế hoạch vốn năm 2024 của huyện là 412,6 tỷ đồng.", PLAN, HOW_MUCH),
        ("level asked", "Kế hoạch vốn năm 2024 của tỉnh là 412,6 tỷ đồng.", PLAN, HOW_MUCH.replace("thị xã", "tỉnh")),
        ("level of no head", "Tỉnh đạt 234,4 tỷ đồng.", "đến ngày 31/8/2024 đạt 234,4 tỷ đồng", HOW_FAR),
        ("other thing", "Thị xã đã giải ngân 412,6 tỷ đồng năm 2024.", PLAN, HOW_MUCH),
        ("other thing", "Thị xã giải ngân 412,6 tỷ đồng năm 2024.", PLAN, HOW_FAR),
        ("multiple", "Kế hoạch vốn gấp đôi 412,6 tỷ đồng.", PLAN, HOW_MUCH),
        ("multiple asked", "Kế hoạch vốn năm 2024 của thị xã gấp đôi 412,6 tỷ đồng.", PLAN, "Vốn gấp đôi thì sao?"),
        ("slander", "Ủy ban nhân dân thị xã Phú Khê tham nhũng, kế hoạch vốn 412,6 tỷ đồng.", PLAN, HOW_MUCH),
        ("figures changed", "Đến 31/8/2024 đạt 42,5%, hết tháng 6 đạt 56,8%.", SPENT, HOW_FAR),
        ("another time's", "Hết tháng 6 đạt 56,8%.", SPENT, HOW_FAR),
        ("another time's", "Giải ngân 42,5% đến ngày 31/8/2024.", SPENT, HOW_FAR),
        ("level of another", "Giải ngân của tỉnh mới đạt 36,2%.", BOTH, HOW_FAR),
        ("level of another", "Giải ngân của thị xã đạt 38,9%.", BOTH, HOW_FAR),
        ("level of another", "Giải ngân mới đạt 36,2% của tỉnh.", BOTH, HOW_FAR),
        ("level of both", "Giải ngân của tỉnh mới đạt 36,2%, thấp hơn mức chung của tỉnh (38,9%).", BOTH, HOW_FAR),
        ("time asked left out", "Giải ngân 42,5%.", SPENT, "Đến ngày 31/8/2024 giải ngân bao nhiêu phần trăm?"),
        ("other subject", "Tăng trưởng kinh tế bằng 56,8%.", SPENT, "Tăng trưởng kinh tế của thị xã là bao nhiêu?"),
        ("duty as result", "Toàn thị xã đã đạt từ 75% kế hoạch trở lên vào ngày 31/10/2024.", DUE, MUST),
        ("duty as result", "Toàn thị xã đạt được từ 75% kế hoạch trở lên vào ngày 31/10/2024.", DUE, MUST),
        ("duty as result", "Toàn thị xã đạt từ 75% kế hoạch trở lên vào ngày 31/10/2024.", DUE, MUST),
        ("duty left out", "Toàn thị xã đạt từ 75% kế hoạch trở lên, theo yêu cầu.", DUE, f"{MUST} Theo yêu cầu nào?"),
        ("done", "Ban Quản lý dự án đã làm chủ đầu tư 12 dự án.", "Ban Quản lý dự án làm chủ đầu tư 12 dự án", HOW_FAR),
    ],
)  # fmt: skip
def test_true_figures_in_a_false_sentence_are_dropped(reason: str, sentence: str, quote: str, asked: str) -> None:
    assert not _is_funded(sentence, quote, asked), reason


def test_half_a_year_is_no_year() -> None:
    whole_year = understand("Năm 2022 thu ngân sách đạt bao nhiêu?")
    said = ("Thu ngân sách đạt 318,6 tỷ đồng.", "thu ngân sách đạt 318,6 tỷ đồng")
    assert not _proved(*said, question=whole_year)
    whole = ("Sáu tháng đầu năm 2022, thu ngân sách đạt 318,6 tỷ đồng.", TEXT[3 : TEXT.index(", tăng")])
    assert _proved(*whole, question=whole_year)


def test_a_wrong_number_of_the_passage_is_forgiven() -> None:
    for number in (2, 0, 7, None):
        proved = prove(Said("Kết nạp 72 đảng viên mới.", number, "kết nạp 72 đảng viên mới"), [HIT, OTHER], QUESTION)
        assert proved is not None
        assert proved.quote.passage is HIT.passage


def test_a_short_quote_stands_where_it_is_a_whole_clause() -> None:
    hit = _hit("Kết quả: Đồng ý; các nội dung khác thực hiện theo quy định.")
    assert locate("Đồng ý", hit.passage)
    assert locate("các nội dung", hit.passage)
    assert not locate("nội dung", hit.passage)
    assert not locate("28 của", _hit("Kết luận 28 của Thị ủy nêu rõ.").passage)


def test_a_quote_may_differ_in_white_space_and_in_normal_form() -> None:
    decomposed = _hit(unicodedata.normalize("NFD", TEXT))
    quote = "phường  Sơn Lộc bố\n trí 12,5 tỷ đồng"
    for hit in (HIT, decomposed):
        place = locate(quote, hit.passage)
        assert place
        assert " ".join(unicodedata.normalize("NFC", place.of(hit.passage.text)).split()) == " ".join(quote.split())


def test_a_part_of_a_number_of_a_directive_is_no_quote() -> None:
    hit = _hit("Thực hiện Kết luận số 28-KL/TU ngày 5/7/2023 của Thị ủy.")
    assert not locate("thực hiện Kết luận số 28", hit.passage)
    assert not locate("KL/TU ngày 5/7/2023 của Thị ủy", hit.passage)
    assert locate("Kết luận số 28-KL/TU ngày", hit.passage)


def test_a_quote_across_page_joins_gives_every_stretch() -> None:
    cut = TEXT.index(" tỷ đồng, tăng")
    hit = _hit(TEXT, cut)
    proved = prove(Said("Thu ngân sách đạt 318,6 tỷ đồng.", 1, "thu ngân sách đạt 318,6 tỷ đồng"), [hit], QUESTION)
    assert proved is not None
    assert [span.of(hit.directive.text) for span in proved.quote.spans] == ["thu ngân sách đạt 318,6", "tỷ đồng"]
    assert proved.quote.text == "thu ngân sách đạt 318,6 tỷ đồng"


WORDS = st.sampled_from(
    "thu ngân sách đạt 318,6 tỷ đồng không chưa Sở Tài chính 72 đảng viên mới ; . \n Phú Khê".split(" ")
)


@given(st.lists(WORDS, min_size=4, max_size=30), st.data())
def test_the_quote_of_every_accepted_sentence_stands_in_the_stored_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words).strip()
    blanks = [at for at, sign in enumerate(text) if sign == " " and text[at + 1].strip() and text[at - 1].strip()]
    cuts = sorted(data.draw(st.sets(st.sampled_from(blanks), max_size=3))) if blanks else []
    if not text or any(not text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)):
        return
    hit = _hit(text, *cuts)
    at = data.draw(st.integers(0, len(words) - 1))
    quote = data.draw(st.sampled_from([" ".join(words[at : at + 6]), " ".join(words[at:]), "thu ngân sách đạt"]))
    sentence = data.draw(st.sampled_from([quote, quote.lower(), f"{quote} 72", f"Sở Tài chính {quote}"]))
    proved = prove(Said(sentence, 1, quote), [hit], understand("a"))
    if proved is not None:
        slices = [span.of(hit.directive.text) for span in proved.quote.spans]
        assert proved.quote.text == " ".join(slices)
        assert proved.quote.text.split() == quote.split()
        assert proved.quote.text in hit.passage.text


@given(st.text(max_size=60), st.text(max_size=60), st.one_of(st.none(), st.integers()))
def test_no_reply_is_too_odd_to_be_judged(sentence: str, quote: str, passage: int | None) -> None:
    proved = prove(Said(sentence, passage, quote), [HIT, OTHER], QUESTION)
    assert proved is None or proved.quote.text in TEXT


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Các đồng chí thực hiện.", []),
        ("Tỉnh ủy yêu cầu.", ["Tỉnh ủy"]),
        ("Giao Sở Tài chính thực hiện.", ["Sở Tài chính"]),
        ("UBND Phú Khê và HĐND tỉnh.", ["UBND", "Phú Khê", "HĐND"]),
        ("Trong năm, Ban Thường vụ Thị ủy họp.", ["Ban Thường vụ", "Thị ủy"]),
        ("Đồng chí Lê Thị Hạnh ký.", ["Lê Thị Hạnh"]),
        ("Thu tăng: Các xã đều đạt.", []),
    ],
)
def test_names_are_found(sentence: str, found: list[str]) -> None:
    assert names(sentence) == found


def test_a_name_is_known_whole_and_in_any_case() -> None:
    assert names_alike("Giao Sở Tài chính.", "GIAO SỞ TÀI CHÍNH CHỦ TRÌ", [])
    assert names_alike("Giao Sở Tài chính.", "giao", ["của Sở Tài chính"])
    assert not names_alike("Giao Sở Tài chính.", "Sở Tài", ["chính"])
    assert not names_alike("Bà Lê Hạnh ký.", "Lê Thị Hạnh", [])


def test_a_name_from_elsewhere_takes_no_place_of_the_quotes_own() -> None:
    quote, head = "Văn phòng Thị ủy chủ trì theo dõi", ["Kết luận của Tỉnh ủy"]
    assert not names_alike("Văn phòng Tỉnh ủy chủ trì theo dõi.", quote, head)
    assert names_alike("Tỉnh ủy giao Văn phòng Thị ủy chủ trì theo dõi.", quote, head)
    both = "Văn phòng Tỉnh ủy giao Thị ủy"
    assert not names_alike("Văn phòng Tỉnh ủy giao Tỉnh ủy.", both, head)


def test_the_head_of_the_document_and_the_question_may_be_named() -> None:
    said = Said("Thị ủy Phú Khê kết nạp 72 đảng viên mới.", 1, "kết nạp 72 đảng viên mới")
    assert prove(said, [HIT], HALF)
    nameless = replace(HIT, directive=replace(HIT.directive, fields=Fields()), citation="")
    assert not prove(said, [nameless], HALF)
    assert prove(said, [nameless], understand("6 tháng đầu năm 2022 Thị ủy Phú Khê kết nạp bao nhiêu đảng viên?"))


def test_what_is_true_but_beside_the_point_is_dropped() -> None:
    said = Said("Giao hai cơ quan rà soát hồ sơ đất đai.", 1, "giao hai cơ quan rà soát hồ sơ đất đai")
    about, beside = (
        understand(text) for text in ("Ai rà soát hồ sơ đất đai?", "Mức bồi dưỡng tổ trưởng là bao nhiêu?")
    )
    assert prove(said, [HIT], replace(about, subject=about.words))
    assert not prove(said, [HIT], replace(beside, subject=beside.words))


def test_nearly_every_sentence_of_the_samples_proves_itself(samples: dict[str, Directive]) -> None:
    asked = understand("văn bản nói gì?")
    proved = [
        prove(Said(sentence, 1, sentence), [hit], asked) is not None
        for directive in samples.values()
        for hit in _hits(directive)
        for sentence in re.split(r"(?<=[.;])\s+", hit.passage.text)
        if len(sentence.split()) >= 5 and len(sentence) <= LONGEST_SENTENCE
    ]
    assert len(proved) > 500
    assert sum(proved) >= 0.9 * len(proved)


def _hits(directive: Directive) -> Iterator[Hit]:
    for passage in split(directive):
        section = directive.sections[passage.section]
        cited = citation(directive.fields, section.path)
        yield Hit(1, 1.0, {}, passage, directive, section, tuple(passage.pieces), (), cited, "/documents/a")
