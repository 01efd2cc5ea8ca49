"""Text in the encodings before Unicode: by font, by syllables, from bytes; and good text, which never changes."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.model import Directive
from corpus.read.legacy import decode_bytes, decode_font, decode_runs, mend
from corpus.read.legacy.encodings import decoder, letters_of
from corpus.read.plain import read_plain

SENTENCES = (
    "Ban Thường vụ Thị ủy Phú Khê thống nhất kết luận một số nội dung sau đây.",
    "Đẩy nhanh tiến độ giải ngân vốn đầu tư công, nhất là các dự án trọng điểm trên địa bàn.",
    "Các phòng, ban khẩn trương rà soát những tồn tại, hạn chế và khắc phục trước ngày 30 tháng 6.",
    "Giữ vững an ninh, trật tự; chủ động phòng ngừa, đẩy lùi mọi biểu hiện tiêu cực, lãng phí.",
    "Nghiên cứu, bổ sung quy hoạch; kỹ lưỡng, tỉ mỉ, đúng lộ trình đã được Tỉnh ủy Lam Giang phê duyệt.",
    "Người dân mong mỏi đường về xã Hòa Lễ sớm được mở rộng, nâng cấp theo hướng bền vững.",
    "Quỹ khuyến học hỗ trợ những em nhỏ vượt khó; lũy kế đến nay được hơn bảy mươi triệu đồng.",
    "Ưu tiên nguồn lực sửa chữa trường lớp, trạm y tế bị xuống cấp; nghiêm cấm để tình trạng ỷ lại.",
)
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = ["đ"]
SMALL += [
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES if not (vowel + tone).isascii()
]
LETTERS = [*SMALL, *map(str.upper, SMALL)]
TABLES = ("tcvn3", "tcvn5712", "viscii", "vni", "vietware_x")


def encode(text: str, encoding: str) -> str:
    """The bytes of a text in an encoding, as Latin-1 characters; TCVN3 loses the capitals that it hasn't."""
    if encoding == "utf8":
        return text.encode().decode("latin-1")
    if encoding == "utf8 as cp1252":
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    if encoding == "utf8 twice":
        return encode(encode(text, "utf8 as cp1252"), "utf8 as cp1252")
    if encoding == "cp1258":
        return b"".join(map(_cp1258, text)).decode("latin-1")
    codes: dict[str, str] = {}
    for code, letter in letters_of(encoding).items():
        codes.setdefault(letter, code)
    if encoding == "tcvn3":
        codes = {letter.upper(): code for letter, code in codes.items()} | codes
    return "".join(codes.get(letter, letter) for letter in text)


def _cp1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        tones = "\u0300\u0301\u0303\u0309\u0323"
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        return (base + "".join(part for part in parts if part in tones)).encode("cp1258")


ENCODINGS = ("tcvn3", "tcvn5712", "viscii", "vni", "cp1258", "utf8", "utf8 as cp1252", "utf8 twice")


@pytest.mark.parametrize("encoding", TABLES)
def test_a_table_has_every_letter_under_a_code_of_its_own(encoding: str) -> None:
    letters = [*SMALL, *"ĂÂĐÊÔƠƯ"] if encoding == "tcvn3" else LETTERS
    assert set(letters_of(encoding).values()) == set(letters)
    for letter in letters:
        assert decoder(encoding)(encode(letter, encoding)) == letter


@pytest.mark.parametrize(
    ("text", "font", "decoded"),
    [
        ("Uû ban nh©n d©n thÞ x·, Ch\xad¬ng I, §iÒu 5", ".VnTime", "Uỷ ban nhân dân thị xã, Chương I, Điều 5"),
        ("Uû ban nh©n d©n", "VNTime", "Uỷ ban nhân dân"),
        ("Uû ban nh©n d©n", "ABCDEF+.VnArial,Bold", "Uỷ ban nhân dân"),
        ("Bé Tµi chÝnh", ".VnTimeH", "BỘ TÀI CHÍNH"),
        ("Bé Tµi chÝnh", "ABCDEF+VnTimeHBold", "BỘ TÀI CHÍNH"),
        ("CHÝNH PHñ N¡M ¤", ".VnTime", "CHÍNH PHỦ NĂM Ô"),
        ("CéNG HßA X· HéI", ".VnTime", "CỘNG HÒA XÃ HỘI"),
        ("\uf055\uf0fb ban", ".VnTime", "Uỷ ban"),
        ("“§¶ng” – ®oµn", ".VnTime", "“Đảng” – đoàn"),
        ("\x93§¶ng\x94", ".VnTime", "“Đảng”"),
        ("Xin chaøo caùc baïn; ÑAÏI HOÄI ÑAÛNG BOÄ", "VNI-Times", "Xin chào các bạn; ĐẠI HỘI ĐẢNG BỘ"),
        (
            "Aù, yù kieán; tyû leä; kyõ; kî; chính, tæ, nghó, lòch",
            "VNI-Helve",
            "Á, ý kiến; tỷ lệ; kỹ; kỵ; chính, tỉ, nghĩ, lịch",
        ),
        ("chiùnh saùch, thiø", "VNI-Times", "chính sách, thì"),
        ("ñöôøng, thôøi, NÖÔÙC", "VNI Times", "đường, thời, NƯỚC"),
        ("Vãö nguyãn tàõc", "VNtimes new roman", "Về nguyên tắc"),
        ("Ðäng bµ", "VI Times", "Đảng bộ"),
        ("th¸ ðoàn", "VI Times Hoa", "THỊ ĐOÀN"),
    ],
)
def test_a_font_says_how_its_text_is_coded(text: str, font: str, decoded: str) -> None:
    assert decode_font(text, font) == decoded


@pytest.mark.parametrize("font", [None, "", "Times New Roman", "Arial", "UVN Sang Song", "SVN-Gotham", "Vnu", "Symbol"])
def test_other_fonts_say_nothing(font: str | None) -> None:
    assert decode_font("Uû ban", font) is None


@pytest.mark.parametrize("text", ["Ủy ban nhân dân", "đ", "các ban và các xã"])
def test_unicode_typed_in_an_old_font_is_not_decoded(text: str) -> None:
    assert decode_font(text, ".VnTime") is None


def test_hyphens_that_stand_for_u_horn_are_told_from_hyphens() -> None:
    coded = "Thñ t-íng, nh- ®Çu t-; l-u tr÷; TT-BTC, 10-12, KT - XH\nc- D©n c- vµ n−íc\nTHñ T-íNG"
    right = "Thủ tướng, như đầu tư; lưu trữ; TT-BTC, 10-12, KT - XH\nc- Dân cư và nước\nTHỦ TƯỚNG"
    assert decode_font(coded, ".VnTime") == right
    assert mend(coded).text == right


def test_runs_of_one_font_are_decoded_together() -> None:
    runs = [
        ("Soá 5: ña", "VNI-Times"),
        ("ûng ", "VNI-Times"),
        ("ủy; ", "Arial"),
        ("t", "AAAAAA+VnTime"),
        ("−", "BBBBBB+VnTime"),
    ]
    assert decode_runs(runs) == "Số 5: đảng ủy; tư"
    assert decode_runs([]) == ""


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_mended_from_every_encoding(sentence: str, encoding: str) -> None:
    assert mend(encode(sentence, encoding)).text == sentence
    assert mend(encode(sentence.upper(), encoding)).text.upper() == sentence.upper()


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.sampled_from(ENCODINGS), st.sampled_from("\n \t")
)
def test_text_comes_back_from_every_encoding(sentences: list[str], encoding: str, between: str) -> None:
    text = between.join(sentences)
    assert mend(encode(text, encoding)) == mend(text) == (text, ())


@given(
    st.lists(
        st.tuples(st.sampled_from(SENTENCES), st.sampled_from(("unicode", "tcvn3", "vni"))), min_size=1, max_size=8
    )
)
def test_encodings_mixed_in_one_text_are_each_mended(parts: list[tuple[str, str]]) -> None:
    mixed = [sentence if encoding == "unicode" else encode(sentence, encoding) for sentence, encoding in parts]
    for between in ("\n", " "):
        assert mend(between.join(mixed)).text == between.join(sentence for sentence, _ in parts)


def test_mojibake_of_cp1252_is_mended_where_a_blank_was_lost() -> None:
    assert mend("Báº¯t Ä‘áº§u vÃ  káº¿t thÃºc").text == "Bắt đầu và kết thúc"
    assert mend("â€œBáº¯t Ä‘áº§uâ€\x9d â€“ káº¿t thÃºc").text == "“Bắt đầu” – kết thúc"


def test_decoding_gives_composed_letters_and_leaves_decomposed_unicode_alone() -> None:
    assert unicodedata.is_normalized("NFC", mend(encode(SENTENCES[1], "cp1258")).text)
    decomposed = unicodedata.normalize("NFD", "\n".join(SENTENCES))
    assert mend(decomposed) == (decomposed, ())


GOOD = (
    "Le garçon né à l'hôtel est allé là où l'été est déjà fini; les élèves fêtent Noël sur l'île.",
    "Die größeren Maßnahmen für die Bevölkerung führen über die Straße nach Köln und Zürich; hörst du?",
    "El niño español comió piñas en la montaña; ¿dónde está el señor Peña? ¡Mañana!",
    "A informação não é só para os cidadãos; amanhã há reunião às três, então até já.",
    "På svenska får vi så många ord: då, nå, gå, två, år, än, där, här, för, också, själv.",
    "Zażółć gęślą jaźń; příliš žluťoučký kůň; çünkü bu dil çok güzel.",
    "The naïve café owner wrote a résumé – “façade”, he said… for €5 or £3.",
    "Công ty X® (© 2023), Office™: 25 °C ± 2, 5 µm, 3 × 4, ½ lít, 10 m², §12, «trích», ¥500, 1º, 2ª",
    "Tôi học ở Malmö, São Tomé, Curaçao, Réunion rồi về Phú Khê.",
    "E-mail: a@phukhe.example; x-quang, vitamin-C, TT-BTC, 36-HD/VPTW",
    "Русский текст, 中文文本, 日本語, ελληνικά",
    "Đ\xadường có dấu gạch m\xadềm",
    "Ðinh Ðình Ðoàn, Ðào Ðinh Ðô, Ðo Ðê",
)


@pytest.mark.parametrize("text", [*GOOD, "\n".join(GOOD), "\r\n".join((*SENTENCES, *GOOD, *SENTENCES))])
def test_good_text_in_any_language_stays(text: str) -> None:
    assert mend(text).text == text
    assert mend(text * 5).text == text * 5


def test_samples_stay_as_they_are(samples: dict[str, Directive]) -> None:
    for directive in samples.values():
        for form in ("NFC", "NFD"):
            text = unicodedata.normalize(form, directive.text)
            assert mend(text) == (text, ())


@given(st.lists(st.sampled_from(SENTENCES + GOOD), max_size=10), st.sampled_from(["\n", " ", "\t", "\r\n\r\n"]))
def test_good_text_stays_in_any_order(parts: list[str], between: str) -> None:
    assert mend(between.join(parts)).text == between.join(parts)


@given(
    st.text()
    | st.text(st.characters(max_codepoint=0xFF))
    | st.binary().map(lambda data: data.decode("cp1252", "replace"))
)
def test_any_text_can_be_mended_and_decoded(text: str) -> None:
    mended = mend(text)
    assert mend(mended.text).text == mended.text
    assert mended.text.count("\n") == text.count("\n")
    for font in (".VnTimeH", "VNI-Times", "VI Times", "VNtimes new roman"):
        assert decode_font(text, font) != "" or not text
    assert mend(text.encode("utf-8", "replace").decode("latin-1")) is not None


@given(st.binary())
def test_any_bytes_are_good_text_or_none(data: bytes) -> None:
    decoded = decode_bytes(data)
    assert decoded is None or decoded.text


def test_text_that_stays_broken_is_doubted_once() -> None:
    broken = " ".join(SENTENCES).encode("ascii", "replace").decode()
    (warning,) = mend(broken).warnings
    assert "% số chữ" in warning
    assert mend("Tr??ng ph?ng").warnings == ()
    assert mend(" ".join(GOOD[:5]) * 3).warnings != ()


@pytest.mark.parametrize("encoding", ["tcvn3", "tcvn5712", "viscii", "vni", "cp1258"])
def test_a_plain_file_in_an_old_encoding_is_read(encoding: str) -> None:
    text = "\r\n".join(SENTENCES)
    extract = read_plain(encode(text, encoding).encode("latin-1"), "a.txt")
    assert (extract.text, extract.warnings) == (text, ())


def test_quotes_of_windows_are_read_in_a_plain_file() -> None:
    data = ("\x93OK\x94 \x96 " + encode(SENTENCES[0], "tcvn3")).encode("latin-1")
    assert read_plain(data, "a.txt").text == "“OK” – " + SENTENCES[0]


def test_a_plain_file_of_broken_unicode_is_mended_and_a_good_one_kept() -> None:
    text = "\n".join(SENTENCES)
    assert read_plain(encode(text, "utf8 as cp1252").encode(), "a.txt").text == text
    assert read_plain(encode(text, "vni").encode("utf-16"), "a.txt").text == text
    assert read_plain(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    "data",
    [
        "\n".join(SENTENCES).encode() + b"\xe1\xbb",
        "The café’s naïve owner wrote a résumé for the whole committee of the town.".encode("cp1252"),
        bytes(range(1, 256)) * 40,
        "Đẩy nhanh".encode("cp1258", "ignore") + b"\xff",
    ],
)
def test_bytes_that_are_no_vietnamese_in_an_old_encoding_are_still_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="save it as UTF-8"):
        read_plain(data, "a.txt")


def test_a_large_binary_file_is_refused_fast(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(1, 256)) * 4000)
    with pytest.raises(ReadError):
        read_plain(path.read_bytes(), "a.txt")
