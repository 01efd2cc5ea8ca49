"""The corpus's language, and marks put back with it."""

import unicodedata
from pathlib import Path

import numpy as np
import pytest

from corpus.syllables import may_be_syllable
from corpus.text import exact_key, tokens
from indexer.errors import GenerationError
from indexer.language import NUMBER, UNKNOWN, Language
from indexer.language_counter import LanguageCounter
from service.understanding.fixed import fixed_forms
from service.understanding.keystrokes import decoded
from service.understanding.restore import restored_words

TEXTS = (
    "giải phóng mặt bằng chậm so với kế hoạch",
    "đẩy nhanh tiến độ giải phóng mặt bằng và giải ngân vốn đầu tư công",
    "ủy ban nhân dân thị xã ban hành kế hoạch năm 2022",
    "cấp giấy chứng nhận quyền sử dụng đất cho hộ gia đình",
    "điểm b khoản 2 điều 7 luật đất đai",
) * 3


def _counted(folder: Path, texts: tuple[str, ...] = TEXTS, name: str = "language.npz") -> Path:
    counter = LanguageCounter()
    for text in texts:
        counter.add(" ".join(word.exact for word in tokens(text)))
    counter.save(folder / name)
    return folder / name


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Language:
    return Language.load(_counted(tmp_path_factory.mktemp("language")))


def _restored(text: str, language: Language) -> str:
    words = list(tokens(text))
    return " ".join(restored_words(words, text, language, fixed_forms(words, text)))


def test_the_same_passages_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = _counted(tmp_path, name="one"), _counted(tmp_path, name="other")
    assert one.read_bytes() == other.read_bytes()


def test_what_follows_a_syllable_sums_to_one(language: Language) -> None:
    everything = np.arange(len(language))
    for word in ("giai3", "dâ1t", "ban"):
        first = np.full(len(language), language.id_of(word if word != "dâ1t" else "đât1"))
        assert np.exp(language.following(first, everything)).sum() == pytest.approx(1, abs=0.01)


def test_numbers_are_one_word_and_both_tone_placements_another(tmp_path: Path) -> None:
    counter = LanguageCounter(general=None)
    counter.add("năm 2022 năm 2023 hòa hoà hòa")
    counter.save(tmp_path / "language.npz")
    language = Language.load(tmp_path / "language.npz")
    assert language.count(language.id_of(NUMBER)) == 2
    assert language.count(language.id_of("hoa2")) == 3
    assert language.spelled(language.id_of("hoa2")) == "hòa"
    assert language.id_of("chưa") == UNKNOWN or language.count(language.id_of("chưa")) > 0


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "language.npz").write_bytes(b"no archive")
    with pytest.raises(GenerationError, match="index again"):
        Language.load(tmp_path / "language.npz")


@pytest.mark.parametrize("text", TEXTS[:5])
def test_a_query_without_marks_gets_them_back(text: str, language: Language) -> None:
    folded = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    assert _restored(folded.replace("đ", "d"), language) == text


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS[:5],
        "trong năm các đơn vị cho ban hành văn bản",
        "Ban Thường vụ Tỉnh ủy",
        "CÔNG TÁC CÁN BỘ",
        "land use plan of the district",
        "digital transformation in the public sector",
        "17-KL/TU",
        "GPMB",
    ],
)
def test_a_query_that_lacks_no_mark_stays_as_it_is(text: str, language: Language) -> None:
    words = [text[word.start : word.end] for word in tokens(text)]
    assert _restored(text, language) == " ".join(words)


def test_typed_marks_stay_and_half_a_mark_is_completed(language: Language) -> None:
    assert _restored("giải phong mặt bang", language) == "giải phóng mặt bằng"
    assert _restored("mã phong mat bang", language).split()[0] == "mã"
    assert _restored("quyền sử dụng đât", language) == "quyền sử dụng đất"
    assert _restored("Uy Ban Nhan Dan", language) == "Ủy Ban Nhân Dân"


def test_codes_and_units_are_read_by_what_stands_beside_them(language: Language) -> None:
    assert _restored("17 kl tu", language) == "17 kl tu"
    assert _restored("diem 1.2 muc 1 phan iii ket luan 96", language).startswith("điểm 1.2 mục 1 phần iii")
    assert _restored("gach dau dong thu hai khoan 2 dieu 7", language) == "gạch đầu dòng thứ hai khoản 2 điều 7"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddangr uyr", "đảng ủy"),
        ("Tieengs Vieetj", "Tiếng Việt"),
        ("D9a3ng u3y", "Đảng ủy"),
        ("ddaayr nhanh tieens ddooj", "đẩy nhanh tiến độ"),
        ("d9a63y nhanh tie61n d9o65", "đẩy nhanh tiến độ"),
        ("dduwowngf ven soong", "đường ven sông"),
    ],
)
def test_keystrokes_are_read_as_they_were_meant(typed: str, meant: str, language: Language) -> None:
    assert exact_key(decoded(typed, language) or "") == exact_key(meant)


@pytest.mark.parametrize(
    "text", ["tax law", "CO2", "khu A1", "covid19 wave", "giải phóng mặt bằng", "quy hoach", "website", "31/2021/QH15"]
)
def test_what_only_looks_like_keystrokes_stays(text: str, language: Language) -> None:
    assert decoded(text, language) is None


def test_syllables_are_known_without_their_marks() -> None:
    assert all(map(may_be_syllable, "duong nhieu dat cap nghieng quyet uy".split()))
    assert not any(map(may_be_syllable, "land plan road ubnd gpmb tieens".split()))
