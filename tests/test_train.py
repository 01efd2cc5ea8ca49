import gzip
import json
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from indexer.train.bags import cut
from indexer.train.errors import (
    NoBetterError,
    NoTextError,
    OutFolderError,
    TrainingError,
    UnreadableModelError,
    UnreadableSourceError,
)
from indexer.train.fit import FitOptions
from indexer.train.grow import grow, load_static
from indexer.train.lessons import question_lesson
from indexer.train.pairs import KINDS
from indexer.train.run import SCRATCH, TrainingOptions, train_encoder
from indexer.train.save import save_model
from indexer.train.texts import read_material
from indexer.train.trial import compare, make_trial, reciprocal_ranks
from indexer.train.vocabulary import VocabularyOptions, build_tokenizer
from indexer.train.wording import sentences, without_accents

SUBJECTS = [
    "giải phóng mặt bằng đường ven sông",
    "thu gom chất thải rắn sinh hoạt",
    "chuyển đổi số trong trường học",
    "phòng chống dịch bệnh gia súc",
    "cấp giấy phép xây dựng nhà ở",
    "hỗ trợ hộ nghèo vay vốn",
    "bồi dưỡng cán bộ trẻ",
    "trồng rừng phòng hộ ven biển",
]
OFFICES = ["Sở Tài chính", "Ủy ban nhân dân xã", "Đảng ủy phường", "Ban Thường vụ Thị ủy", "Công an tỉnh", "Sở Y tế"]
ACTIONS = ["chủ trì", "phối hợp", "kiểm tra", "đôn đốc", "báo cáo", "hoàn thành"]
SMALL = TrainingOptions(
    vocabulary=VocabularyOptions(min_syllable_count=1, min_word_count=3),
    fit=FitOptions(dim=32, epochs=15, batch=32),
    asked=FitOptions(epochs=2, batch=32),
    onward=FitOptions(epochs=4, batch=32, rate=0.05),
)


def clause(subject: str, number: int) -> str:
    office, action = OFFICES[number % len(OFFICES)], ACTIONS[number // 2 % len(ACTIONS)]
    return f"{office} {action} việc {subject} trong năm {2020 + number}. Kết quả {subject} được nêu trong báo cáo."


def write_beir(folder: Path) -> Path:
    folder.mkdir(parents=True)
    with gzip.open(folder / "corpus.jsonl.gz", "wt", encoding="utf-8") as rows:
        for number, subject in enumerate(SUBJECTS):
            text = "\n\n".join(f"{i + 1}. {clause(subject, i + number)}" for i in range(6))
            row = {"_id": f"d{number}", "title": f"Quyết định số {number} - Điều 1. Về {subject}", "text": text}
            rows.write(json.dumps(row, ensure_ascii=False) + "\n")
    queries = [{"_id": f"q{n}", "text": f"Ai lo việc {subject}?"} for n, subject in enumerate(SUBJECTS)]
    (folder / "queries.jsonl").write_text("\n".join(json.dumps(row) for row in queries), encoding="utf-8")
    (folder / "qrels").mkdir()
    judged = "".join(f"q{n}\td{n}\t1\n" for n in range(len(SUBJECTS)))
    (folder / "qrels" / "train.tsv").write_text("query-id\tcorpus-id\tscore\n" + judged)
    return folder


@pytest.fixture(scope="module")
def beir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_beir(tmp_path_factory.mktemp("data") / "beir")


@pytest.fixture(scope="module")
def trained(beir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("models") / "small"
    train_encoder([beir], out, pairs=[beir / "qrels" / "train.tsv"], begin=SCRATCH, options=SMALL)
    return out


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Documents about matters that the model wasn't trained on."""
    folder = tmp_path / "office"
    folder.mkdir()
    matters = ["Trạm bơm chống ngập", "Chợ đầu mối nông sản", "Bến xe khách liên huyện", "Nhà văn hóa khu phố"]
    places = [f"{one} {other}" for one in ("Đông", "Tây", "Nam", "Bắc") for other in ("Hà", "Sơn", "Lộc", "An", "Phú")]
    for number, place in enumerate(places * 2):
        points = [
            f"{i + 1}. {matter} {place} {number}\n\na) {OFFICES[(i + number) % 6]} rà soát {matter.lower()} ở {place}, "
            f"báo cáo {ACTIONS[number % 6]}.\n\nb) Bố trí vốn sửa {matter.lower()} năm {2020 + number}, làm gọn.\n"
            for i, matter in enumerate(matters)
        ]
        (folder / f"tb-{number}.txt").write_text("THÔNG BÁO\n\n" + "\n".join(points), encoding="utf-8")
    return folder


def encode(folder: Path, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return np.asarray(model.encode(list(texts), show_progress_bar=False), np.float32)


def test_the_same_seed_gives_the_same_bytes(beir: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        train_encoder([beir], tmp_path / name / "model", begin=SCRATCH, options=SMALL)
    train_encoder([beir], tmp_path / "other" / "model", begin=SCRATCH, seed=14, options=SMALL)
    one = sorted(path for path in (tmp_path / "one").rglob("*") if path.is_file() and path.suffix != ".md")
    for path in one:
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
    (weights,) = (path for path in one if path.name == "model.safetensors")
    other = tmp_path / "other" / weights.relative_to(tmp_path / "one")
    assert weights.read_bytes() != other.read_bytes()


def test_words_of_several_syllables_become_one_piece() -> None:
    tokenizer = build_tokenizer(
        [clause(subject, number) for subject in SUBJECTS for number in range(6)],
        VocabularyOptions(min_syllable_count=1, min_word_count=3),
    )
    assert tokenizer.encode("Giải phóng mặt bằng").tokens == ["▁giải▁phóng▁mặt▁bằng"]
    assert tokenizer.encode("giai phong mat bang").tokens == ["▁giai▁phong▁mat▁bang"]
    assert tokenizer.encode("giải phóng, mặt bằng").tokens[0].startswith("▁giải")
    assert len(tokenizer.encode("giải phóng, mặt bằng").tokens) > 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà bình", "Hòa bình"),
        ("kỹ thuật", "kĩ thuật"),
        ("cấp uỷ", "cấp ủy"),
        ("ĐẢNG UỶ", "đảng  ủy"),
        ("Đảng ủy", "Đảng ủy"),
    ],
)
def test_ways_of_typing_a_word_give_the_same_pieces(one: str, other: str) -> None:
    tokenizer = build_tokenizer(["hòa bình", "kĩ thuật", "cấp ủy đảng ủy"], VocabularyOptions(min_syllable_count=1))
    assert tokenizer.encode(one).tokens == tokenizer.encode(other).tokens
    assert "<unk>" not in tokenizer.encode(one).tokens


def test_the_model_loads_without_a_network(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    vectors = encode(trained, ["giải phóng mặt bằng", "cán bộ trẻ"])
    assert vectors.shape == (2, 32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-2)


def test_an_unaccented_query_finds_its_clause_better_than_untrained(beir: Path, trained: Path, tmp_path: Path) -> None:
    still = TrainingOptions(vocabulary=SMALL.vocabulary, fit=FitOptions(dim=32, epochs=0))
    train_encoder([beir], tmp_path / "untrained", begin=SCRATCH, options=still)
    queries = [without_accents(subject) for subject in SUBJECTS]
    clauses = [clause(subject, number) for number, subject in enumerate(SUBJECTS)]

    def margin(folder: Path) -> float:
        scores = encode(folder, queries) @ encode(folder, clauses).T
        return float(np.mean(scores.diagonal() - scores.mean(axis=1)))

    assert margin(trained) > margin(tmp_path / "untrained") + 0.2


def test_the_card_tells_data_and_command(trained: Path) -> None:
    card = (trained / "README.md").read_text(encoding="utf-8")
    assert "tienle train-encoder" in card
    assert "qrels/train.tsv" in card
    assert all(kind.name in card for kind in KINDS[:3])


def test_a_source_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoTextError, match="empty"):
        train_encoder([tmp_path / "empty"], tmp_path / "out", begin=SCRATCH)
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_pairs_of_another_layout_are_refused(beir: Path, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"a": "b"}\n')
    with pytest.raises(UnreadableSourceError, match=r"rows\.jsonl"):
        train_encoder([beir], tmp_path / "out", pairs=[tmp_path / "rows.jsonl"], begin=SCRATCH)
    assert issubclass(UnreadableSourceError, TrainingError)


def test_what_cannot_or_must_not_be_read_is_left_out_and_named(office: Path) -> None:
    (office / "mat.txt").write_text("TỈNH ỦY\nMẬT\n\nKẾT LUẬN\n\n1. Nội dung không được học.", encoding="utf-8")
    (office / "hong.docx").write_bytes(b"PK broken")
    material = read_material([office])
    assert {error.name for error in material.left_out} == {"mat.txt", "hong.docx"}
    assert len(list(material.documents)) == 40


def test_excluded_questions_are_not_learned(beir: Path, trained: Path) -> None:
    tokenizer = Tokenizer.from_file(str(trained / "tokenizer.json"))
    material = read_material([beir], [beir / "qrels" / "train.tsv"], {"q0"})
    lesson = question_lesson(material, tokenizer, 13)
    (key,) = cut(tokenizer, [(f"Ai lo việc {SUBJECTS[0]}?",)]).keys.tolist()
    (kept,) = cut(tokenizer, [(f"Ai lo việc {SUBJECTS[1]}?",)]).keys.tolist()
    assert key not in lesson.queries.keys.tolist()
    assert kept in lesson.queries.keys.tolist()


def test_a_clause_in_sentences_and_lines_gives_the_pieces_of_the_whole(trained: Path) -> None:
    tokenizer = Tokenizer.from_file(str(trained / "tokenizer.json"))
    text = "1. Giải phóng mặt bằng đường ven sông. Sở Tài chính chủ trì; Công an tỉnh phối hợp: kiểm tra, báo cáo!"
    parts = ("Bồi dưỡng cán bộ trẻ", *sentences(text))
    assert len(parts) > 3
    whole = tokenizer.encode(f"{parts[0]}\n{text}").ids
    assert cut(tokenizer, [parts]).ids.tolist() == whole


def test_a_grown_vocabulary_hardly_changes_a_vector_before_it_is_trained(trained: Path, office: Path) -> None:
    tokenizer, weights = load_static(trained)
    texts = [clause.whole for document in read_material([office]).documents for clause in document.clauses]
    grown, rows = grow(tokenizer, weights, texts, SMALL.vocabulary, 500)
    assert grown.encode("Trạm bơm chống ngập").tokens == ["▁trạm▁bơm▁chống▁ngập"]
    assert len(rows) == grown.get_vocab_size() > tokenizer.get_vocab_size()
    for text in texts[:5]:
        before = weights[tokenizer.encode(text).ids].sum(0).numpy()
        after = rows[grown.encode(text).ids].sum(0).numpy()
        assert before @ after > 0.97 * np.linalg.norm(before) * np.linalg.norm(after)


def test_going_on_from_a_model_adapts_it_to_the_office(trained: Path, office: Path, tmp_path: Path) -> None:
    report = train_encoder([office], tmp_path / "own", begin=str(trained), options=SMALL)
    assert report.outcome is not None
    assert report.outcome.after > report.outcome.before
    assert report.outcome.low <= report.outcome.after - report.outcome.before <= report.outcome.high
    assert str(report.outcome) in (tmp_path / "own" / "README.md").read_text(encoding="utf-8")
    assert encode(tmp_path / "own", ["trạm bơm chống ngập"]).shape == (1, 32)


def test_a_worse_model_is_not_written(trained: Path, office: Path, tmp_path: Path) -> None:
    wild = TrainingOptions(vocabulary=SMALL.vocabulary, onward=FitOptions(epochs=40, batch=32, rate=30.0))
    train_encoder([office], tmp_path / "good", begin=str(trained), options=SMALL)
    with pytest.raises(NoBetterError, match="Nothing was written"):
        train_encoder([office], tmp_path / "bad", begin=str(tmp_path / "good"), options=wild)
    assert not (tmp_path / "bad").exists()
    before = (tmp_path / "good" / "model.safetensors").read_bytes()
    idle = TrainingOptions(vocabulary=SMALL.vocabulary, onward=FitOptions(epochs=1, batch=32, rate=1e-6))
    with pytest.raises(NoBetterError, match="Nothing was written"):
        train_encoder([office], tmp_path / "good", begin=str(trained), options=idle)
    assert (tmp_path / "good" / "model.safetensors").read_bytes() == before


def test_a_trial_between_the_same_model_finds_no_difference(trained: Path, office: Path) -> None:
    trial = make_trial(list(read_material([office]).documents))
    ranks = reciprocal_ranks(trial, *load_static(trained))
    outcome = compare(trial, ranks, ranks, seed=13)
    assert (outcome.low, outcome.high) == (0, 0)
    assert outcome.questions == len(ranks) > 20
    assert all(0 < rank <= 1 for rank in ranks)


def test_a_teacher_of_english_brings_translations_near(beir: Path, trained: Path, tmp_path: Path) -> None:
    rows = [{"en": f"clear the site number {n} quickly", "vi": subject} for n, subject in enumerate(SUBJECTS * 4)]
    (tmp_path / "en.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    out = tmp_path / "taught"
    report = train_encoder(
        [beir], out, pairs=[tmp_path / "en.jsonl"], begin=SCRATCH, teacher=str(trained), options=SMALL
    )
    assert report.pairs["English teacher"] == len(rows)
    assert str(trained) in (out / "README.md").read_text(encoding="utf-8")


def test_a_folder_without_a_static_model_is_no_beginning(office: Path, tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "modules.json").write_text("[]")
    with pytest.raises(UnreadableModelError, match="odd"):
        train_encoder([office], tmp_path / "out", begin=str(tmp_path / "odd"))


def test_a_folder_that_holds_something_else_is_never_replaced(beir: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "important.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutFolderError, match="holds no model"):
        train_encoder([beir], tmp_path / "letters", begin=SCRATCH, options=SMALL)
    assert (tmp_path / "letters" / "important.txt").read_text(encoding="utf-8") == "x"


def test_an_older_model_is_replaced(trained: Path, tmp_path: Path) -> None:
    import torch

    tokenizer = Tokenizer.from_file(str(trained / "tokenizer.json"))
    for size in (4, 8):
        save_model(tokenizer, torch.ones(tokenizer.get_vocab_size(), size), "card", tmp_path / "model")
        assert encode(tmp_path / "model", ["đất"]).shape == (1, size)
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
