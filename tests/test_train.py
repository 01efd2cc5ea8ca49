import gzip
import json
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from indexer.train.clauses import LONGEST, split_clauses
from indexer.train.errors import NoTextError, OutFolderError, TrainingError, UnreadableSourceError
from indexer.train.fit import FitOptions
from indexer.train.pairs import KINDS, make_pairs
from indexer.train.run import TrainingOptions, train_encoder
from indexer.train.save import save_model
from indexer.train.texts import read_material
from indexer.train.tokenizer import without_accents
from indexer.train.vocabulary import VocabularyOptions, build_tokenizer

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
    train_encoder([beir], out, pairs=[beir / "qrels" / "train.tsv"], options=SMALL)
    return out


def encode(folder: Path, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return np.asarray(model.encode(list(texts), show_progress_bar=False), np.float32)


def test_the_same_seed_gives_the_same_bytes(beir: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        train_encoder([beir], tmp_path / name / "model", options=SMALL)
    train_encoder([beir], tmp_path / "other" / "model", seed=14, options=SMALL)
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
    train_encoder([beir], tmp_path / "untrained", options=still)
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
    assert all(kind.name in card for kind in KINDS)


def test_a_source_without_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoTextError, match="empty"):
        train_encoder([tmp_path / "empty"], tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_a_path_of_another_layout_is_refused(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("a,b")
    with pytest.raises(UnreadableSourceError, match=r"table\.csv"):
        train_encoder([tmp_path / "table.csv"], tmp_path / "out")
    assert issubclass(UnreadableSourceError, TrainingError)


def test_excluded_questions_leave_the_other_pairs_as_they_are(beir: Path) -> None:
    pairs = [beir / "qrels" / "train.tsv"]
    everything = make_pairs(read_material([beir], pairs), 13, 0.2)
    without = make_pairs(read_material([beir], pairs, {"q0"}), 13, 0.2)
    assert not any("giải phóng" in pair.query for pair in without["question to its clause"])
    for name in set(everything) - {"question to its clause"}:
        assert everything[name] == without[name]


def test_clauses_hold_all_words_under_their_headings() -> None:
    text = "I. NHIỆM VỤ\n\n1. Giải phóng\nmặt bằng.\n\n2. " + "Thu gom chất thải rắn. " * 60
    clauses = split_clauses(text)
    assert {part.headings for part in clauses} == {("NHIỆM VỤ",)}
    assert clauses[0].text == "1. Giải phóng mặt bằng."
    assert all(len(part.text) <= LONGEST for part in clauses)
    assert sum(part.text.count("Thu gom") for part in clauses) == 60


def test_a_folder_that_holds_something_else_is_never_replaced(beir: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "important.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutFolderError, match="holds no model"):
        train_encoder([beir], tmp_path / "letters", options=SMALL)
    assert (tmp_path / "letters" / "important.txt").read_text(encoding="utf-8") == "x"


def test_an_older_model_is_replaced(trained: Path, tmp_path: Path) -> None:
    import torch

    tokenizer = Tokenizer.from_file(str(trained / "tokenizer.json"))
    for size in (4, 8):
        save_model(tokenizer, torch.ones(tokenizer.get_vocab_size(), size), "card", tmp_path / "model")
        assert encode(tmp_path / "model", ["đất"]).shape == (1, size)
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
