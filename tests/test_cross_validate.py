"""Folds, indexes that differ in their vectors alone, and translations found by an encoder alone."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from eval.cross_validate import Models, cross_validate
from eval.cross_validate import main as cross_validate_main
from eval.errors import DatasetError, EvalError
from eval.folds import FOLDS, fold_of, queries_of
from eval.load import load_dataset
from eval.sentence_retrieval import first_hits, measure_pairs, read_pairs
from eval.sentence_retrieval import main as sentence_main
from eval.swap_encoder import swap_encoder
from indexer.build import build
from indexer.encoder import Vectors
from indexer.generation import open_generation
from indexer.model_folder import BUNDLED
from indexer.sentence_encoder import SentenceEncoder
from service.settings import Settings

TEXTS = {
    "d1": "Tăng cường công tác phòng cháy, chữa cháy rừng trong mùa khô hanh.",
    "d2": "Đẩy mạnh cải cách thủ tục hành chính tại bộ phận một cửa.",
}


class LengthEncoder:
    """Two numbers a text; enough to build an index."""

    name, fingerprint, dim = "length", "1", 2

    def __init__(self, max_tokens: int | None = None) -> None:
        self.max_tokens = max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        angles = np.array([len(text) for text in texts], dtype=np.float32)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1) if texts else np.empty((0, 2), np.float32)

    encode_passages = encode_queries


def beir(folder: Path, queries: int = 12) -> Path:
    (folder / "qrels").mkdir(parents=True)
    rows = [json.dumps({"_id": id_, "title": "", "text": text}) for id_, text in TEXTS.items()]
    (folder / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    rows = [json.dumps({"_id": f"q{at}", "text": "phòng cháy rừng"}) for at in range(queries)]
    (folder / "queries.jsonl").write_text("\n".join(rows), encoding="utf-8")
    judged = "".join(f"q{at}\td1\t1\n" for at in range(queries))
    (folder / "qrels" / "test.tsv").write_text(judged, encoding="utf-8")
    return folder


def pairs(path: Path, *rows: object) -> Path:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


def test_folds_are_even_and_depend_on_the_id_alone() -> None:
    folds = [fold_of(f"q-{at}") for at in range(1_000)]
    assert [fold_of(id_) for id_ in ("q-1", "q-2", "câu 3")] == [fold_of(id_) for id_ in ("q-1", "q-2", "câu 3")]
    assert fold_of("123456789") == 0xCBF43926 % FOLDS  # the check value of CRC-32
    assert min(folds.count(fold) for fold in range(FOLDS)) > 150


def test_every_judged_query_is_of_one_fold(tmp_path: Path) -> None:
    rows = "".join(f"q-{at}\td-1\t1\n" for at in range(50))
    (tmp_path / "train.tsv").write_text(f"query-id\tcorpus-id\tscore\n{rows}", encoding="utf-8")
    found = [queries_of(fold, [tmp_path / "train.tsv", tmp_path / "pairs.jsonl"]) for fold in range(FOLDS)]
    assert sorted(id_ for ids in found for id_ in ids) == sorted(f"q-{at}" for at in range(50))
    assert all(fold_of(id_) == fold for fold, ids in enumerate(found) for id_ in ids)


def test_an_index_with_swapped_vectors_is_as_if_it_had_been_built_so(tmp_path: Path, encoder: SentenceEncoder) -> None:
    corpus = beir(tmp_path / "set") / "corpus.jsonl"
    build([corpus], tmp_path / "first", LengthEncoder())
    build([corpus], tmp_path / "built", encoder)
    swap_encoder(tmp_path / "first", tmp_path / "swapped", encoder)
    (_, swapped), (_, built) = open_generation(tmp_path / "swapped"), open_generation(tmp_path / "built")
    for name in ("embeddings.npy", "vectors.faiss", "catalogue.sqlite"):
        assert swapped.files[name] == built.files[name], name
    assert (swapped.counts, swapped.encoder) == (built.counts, built.encoder)
    assert open_generation(tmp_path / "first")[1].encoder == "length"


def test_an_encoder_that_reads_only_so_much_needs_an_index_of_its_own(tmp_path: Path) -> None:
    build([beir(tmp_path / "set") / "corpus.jsonl"], tmp_path / "first", LengthEncoder())
    with pytest.raises(EvalError, match="limits the length of a passage"):
        swap_encoder(tmp_path / "first", tmp_path / "second", LengthEncoder(max_tokens=128))


def test_each_query_is_asked_of_its_own_fold_and_all_are_measured_as_one(tmp_path: Path) -> None:
    tiny = load_dataset(beir(tmp_path / "set"))
    found = cross_validate(
        tiny, Models([BUNDLED] * FOLDS), tmp_path / "work", Settings(), ["lexical", "dense"], ["as-is", "nfd"]
    )
    assert found.labels == ["lexical · as-is", "dense · as-is", "lexical · nfd", "dense · nfd"]
    assert set(found.outcomes[0].run) == set(tiny.queries)
    assert [outcome.measured.means[0] for outcome in found.outcomes] == [1.0] * 4
    assert found.outcomes[0].latency is not None
    assert len(found.outcomes[0].latency.times_ms) == len(tiny.queries)
    made = {path: path.stat().st_mtime_ns for path in (tmp_path / "work").rglob("manifest.json")}
    assert len(made) == 1  # five times the same encoder
    cross_validate(tiny, Models([BUNDLED] * FOLDS, ["shipped"] * FOLDS), tmp_path / "work", Settings(), ["lexical"])
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "work").rglob("manifest.json")} == made


def test_cross_validation_says_in_one_line_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(beir(tmp_path / "set"))
    assert cross_validate_main([folder, "--fold-encoder", BUNDLED]) == 1
    assert "1 folders for 5 folds" in capsys.readouterr().err
    rankers = ["--fold-ranker", "nowhere"] * FOLDS
    assert cross_validate_main([folder, *rankers]) == 1
    assert "can't be read" in capsys.readouterr().err
    assert cross_validate_main(["nowhere"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_translation_is_found_when_it_is_the_nearest() -> None:
    encoder = LengthEncoder()
    assert first_hits(encoder, ["a", "bb", "ccc"], ["x", "zzzz", "www"]).tolist() == [1, 0, 1]
    assert first_hits(encoder, ["a", "b"], ["same", "same"]).tolist() == [1, 1]
    found = measure_pairs(encoder, ["a", "bb"], ["x", "yy"])
    assert (found["sentences"], found["en-vi"]["accuracy@1"], found["vi-en"]["accuracy@1"]) == (2, 1.0, 1.0)


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs.jsonl.gz"])
def test_pairs_are_read_and_measured(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = pairs(tmp_path / name, {"en": "land", "vi": "đất đai"}, {"en": "water", "vi": "nước sạch"})
    assert read_pairs(path) == (["land", "water"], ["đất đai", "nước sạch"])
    assert sentence_main([str(path), "--json", str(tmp_path / "out.json")]) == 0
    assert "accuracy@1 of 2 sentences: en-vi 1.000 [1.000, 1.000]" in capsys.readouterr().out
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))[0]["sentences"] == 2


@pytest.mark.parametrize("rows", [[], [{"en": "land"}], ["land"], [{"en": 1, "vi": "đất"}]])
def test_pairs_that_are_none_are_named(tmp_path: Path, rows: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    path = pairs(tmp_path / "pairs.jsonl", *rows)
    with pytest.raises(DatasetError, match=r"pairs\.jsonl"):
        read_pairs(path)
    assert sentence_main([str(path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
