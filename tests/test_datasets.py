"""Reading datasets in both layouts; what is wrong with one is one clear line."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from eval.datasets import Gold
from eval.errors import DatasetError
from eval.load import load_dataset

CORPUS = {
    "d1": "Tăng cường công tác phòng cháy, chữa cháy rừng trong mùa khô hanh.",
    "d2": "Đẩy mạnh cải cách thủ tục hành chính tại bộ phận một cửa.",
    "d3": "Chấn chỉnh việc dạy thêm, học thêm trong các trường phổ thông.",
}
QUERIES = {"q1": "phòng cháy rừng", "q2": "thủ tục hành chính", "q3": "không ai hỏi câu này"}
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t2\nq2\td3\t0\n"


def beir(folder: Path, splits: dict[str, str] | None = None) -> Path:
    (folder / "qrels").mkdir(parents=True)
    rows = [json.dumps({"_id": id_, "title": "", "text": text}) for id_, text in CORPUS.items()]
    (folder / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    rows = [json.dumps({"_id": id_, "text": text}) for id_, text in QUERIES.items()]
    (folder / "queries.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for name, text in (splits or {"test": QRELS}).items():
        (folder / "qrels" / f"{name}.tsv").write_text(text, encoding="utf-8")
    return folder


def test_a_dataset_holds_its_judged_queries_only(tmp_path: Path) -> None:
    loaded = load_dataset(beir(tmp_path / "tiny"))
    assert (loaded.name, loaded.split, loaded.corpus[0].name) == ("tiny", "test", "corpus.jsonl")
    assert loaded.queries == {"q1": QUERIES["q1"], "q2": QUERIES["q2"]}
    assert loaded.qrels == {"q1": {"d1": 1}, "q2": {"d2": 2, "d3": 0}}
    assert loaded.relevant == {"d1", "d2"}


def test_compressed_files_are_read_too(tmp_path: Path) -> None:
    folder = beir(tmp_path)
    for name in ("corpus.jsonl", "queries.jsonl"):
        (folder / f"{name}.gz").write_bytes(gzip.compress((folder / name).read_bytes()))
        (folder / name).unlink()
    assert load_dataset(folder).corpus[0].name == "corpus.jsonl.gz"


def test_qrels_may_come_without_a_header_and_with_windows_line_ends(tmp_path: Path) -> None:
    folder = beir(tmp_path, {"test": "q1\td1\t1\r\nq2\td2\t1\r\n"})
    assert load_dataset(folder).qrels == {"q1": {"d1": 1}, "q2": {"d2": 1}}


def test_the_only_split_is_taken_and_test_among_several(tmp_path: Path) -> None:
    assert load_dataset(beir(tmp_path / "one", {"dev": QRELS})).split == "dev"
    several = beir(tmp_path / "several", {"dev": QRELS, "test": QRELS})
    assert load_dataset(several).split == "test"
    assert load_dataset(several, "dev").split == "dev"


def test_a_split_that_has_to_be_chosen_is_asked_for_with_all_names(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"several splits \(dev, train\); choose one with --split"):
        load_dataset(beir(tmp_path, {"train": QRELS, "dev": QRELS}))


def test_an_unknown_split_lists_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no split 'tset'; there are: test"):
        load_dataset(beir(tmp_path), "tset")


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = beir(tmp_path)
    (folder / name).unlink()
    with pytest.raises(DatasetError, match=name.split("/")[0]):
        load_dataset(folder)


def test_a_missing_folder_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no such folder"):
        load_dataset(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("q1 d1 1", "expected query id, document id and an integer"),
        ("q1\td1", "expected query id"),
        ("q1\td1\thigh", "expected query id"),
        ("q1\t\t1", "expected query id"),
        ("q1\td1\t0", "judged twice"),
    ],
)
def test_a_malformed_judgement_is_named_by_its_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(DatasetError, match=rf"test\.tsv:5: .*{said}"):
        load_dataset(beir(tmp_path, {"test": f"{QRELS}{line}\n"}))


def test_a_split_without_judgements_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no judgement"):
        load_dataset(beir(tmp_path, {"test": "query-id\tcorpus-id\tscore\n"}))


def test_a_judged_query_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="1 queries that split 'test' judges aren't there, the first 'q9'"):
        load_dataset(beir(tmp_path, {"test": f"{QRELS}q9\td1\t1\n"}))


@pytest.mark.parametrize("row", ["{", "[]", '{"_id": "q4"}', '{"_id": "q4", "text": 4}'])
def test_a_malformed_query_is_named_by_its_line(tmp_path: Path, row: str) -> None:
    folder = beir(tmp_path)
    with (folder / "queries.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"\n{row}\n")
    with pytest.raises(DatasetError, match=r"queries\.jsonl:4: "):
        load_dataset(folder)


def test_a_broken_archive_is_no_traceback(tmp_path: Path) -> None:
    folder = beir(tmp_path)
    packed = gzip.compress((folder / "queries.jsonl").read_bytes())
    (folder / "queries.jsonl").unlink()
    (folder / "queries.jsonl.gz").write_bytes(packed[:-9])
    with pytest.raises(DatasetError, match="can't be read to its end"):
        load_dataset(folder)


def judged(folder: Path, *rows: dict[str, Any] | str, corpus: str | None = None) -> Path:
    folder.mkdir(exist_ok=True)
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "judged.jsonl").write_text("\n".join(lines), encoding="utf-8")
    if corpus is not None:
        (folder / "dataset.json").write_text(corpus, encoding="utf-8")
    return folder


def row(id_: str = "s1", type_: str = "keyword", **gold: Any) -> dict[str, Any]:
    found = [] if type_ == "none" else [{"document": "kl 1", "path": ["II", "Điều 2"], "grade": 2} | gold]
    return {"_id": id_, "text": f"câu {id_}", "type": type_, "gold": found}


def test_a_judged_set_holds_places_under_ids_without_blanks(tmp_path: Path) -> None:
    twice = row("s2") | {"gold": [*row()["gold"], *row(quote="rà  soát", grade=1)["gold"]]}
    loaded = load_dataset(judged(tmp_path / "set", row("s3", "none"), twice, row()))
    assert (loaded.name, loaded.split, loaded.corpus) == ("set", "judged", ())
    assert list(loaded.queries) == ["s1", "s2", "s3"]
    assert loaded.types == {"s1": "keyword", "s2": "keyword", "s3": "none"}
    assert loaded.qrels == {"s1": {"kl_1/II/Điều_2": 2}, "s2": {"kl_1/II/Điều_2": 2, "kl_1/II/Điều_2~2": 1}}
    assert loaded.golds["s2"]["kl_1/II/Điều_2~2"] == Gold("kl 1", ("II", "Điều 2"), 1, "rà  soát")
    assert loaded.unanswerable == {"s3"}


def test_a_part_of_a_dataset_keeps_what_belongs_to_its_queries(tmp_path: Path) -> None:
    part = load_dataset(judged(tmp_path, row("a"), row("b"), row("c", "none"))).part(["a", "c"])
    assert list(part.queries) == list(part.types) == ["a", "c"]
    assert list(part.qrels) == list(part.golds) == ["a"]


def test_the_corpus_of_a_judged_set_is_named_beside_it(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert load_dataset(judged(tmp_path / "set", row(), corpus='{"corpus": "../texts"}')).corpus == (
        tmp_path / "texts",
    )
    both = judged(tmp_path / "set", row(), corpus='{"corpus": ["../texts", "."]}')
    assert load_dataset(both).corpus == (tmp_path / "texts", tmp_path / "set")


@pytest.mark.parametrize("corpus", ["{", "[]", "{}", '{"corpus": 3}', '{"corpus": []}', '{"corpus": "nowhere"}'])
def test_a_malformed_description_is_named(tmp_path: Path, corpus: str) -> None:
    with pytest.raises(DatasetError, match=r"dataset\.json: "):
        load_dataset(judged(tmp_path, row(), corpus=corpus))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("{", "is no JSON"),
        ("[]", "is no JSON object"),
        ({"_id": "s2", "text": "câu"}, "is no judged row"),
        ({"_id": 2, "text": "câu", "type": "keyword", "gold": []}, "is no judged row"),
        (row("s2", "none") | {"type": "keyword"}, "'keyword' has 0 golds; only type 'none' has none"),
        (row("s2") | {"type": "none"}, "'none' has 1 golds"),
        (row("s2") | {"gold": ["kl 1"]}, "a gold is no object"),
        (row("s2", document=""), "names no document"),
        (row("s2", path="II"), "is no list of labels"),
        (row("s2", path=[2]), "is no list of labels"),
        (row("s2", grade=0), "the grade 0 .* none of 1, 2, 3"),
        (row("s2", grade=True), "the grade True"),
        (row("s2", quote=" "), "the quote .* no text"),
        (row("s2") | {"gold": [*row()["gold"], *row(grade=1)["gold"]]}, "'s2' names one place twice"),
        (row("s1"), "'s1' stands there twice"),
    ],
)
def test_a_malformed_judged_row_is_named_by_its_line(tmp_path: Path, wrong: dict[str, Any] | str, said: str) -> None:
    with pytest.raises(DatasetError, match=rf"judged\.jsonl:2: .*{said}"):
        load_dataset(judged(tmp_path, row(), wrong))


@pytest.mark.parametrize("rows", [[], [row("s1", "none")]])
def test_a_judged_set_without_a_gold_is_refused(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    with pytest.raises(DatasetError, match="no query with a gold"):
        load_dataset(judged(tmp_path, *rows))


def test_a_judged_set_has_no_splits(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="leave --split dev out"):
        load_dataset(judged(tmp_path, row()), "dev")
