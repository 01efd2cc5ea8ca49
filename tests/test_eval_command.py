"""`tienle eval` and `eval.reproduce` as a user meets them."""

import json
from pathlib import Path

import pytest

import tienle
from eval.reproduce import Step, run, steps
from eval.reproduce import main as reproduce_main
from eval.typing_styles import STYLES
from service.arguments import command_parser

ROOT = Path(__file__).parents[1]
TEXTS = {"d1": "Phòng cháy, chữa cháy rừng.", "d2": "Cải cách thủ tục hành chính.", "d3": "Chấn chỉnh dạy thêm."}


@pytest.fixture(autouse=True)
def _outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def beir(tmp_path: Path) -> str:
    folder = tmp_path / "tiny"
    (folder / "qrels").mkdir(parents=True)
    rows = [json.dumps({"_id": id_, "title": "", "text": text}) for id_, text in TEXTS.items()]
    (folder / "corpus.jsonl").write_text("\n".join(rows), encoding="utf-8")
    rows = [json.dumps({"_id": f"q{at}", "text": text}) for at, text in enumerate(("cháy rừng", "thủ tục"), start=1)]
    (folder / "queries.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text("q1\td1\t1\nq2\td2\t1\n", encoding="utf-8")
    return str(folder)


@pytest.fixture
def judged(tmp_path: Path) -> str:
    folder = tmp_path / "judged"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "kl-1.txt").write_text("I. MỤC TIÊU\n\nII. NHIỆM VỤ\n\n1. Rà soát quỹ đất.", encoding="utf-8")
    gold = {"document": "kl-1", "path": ["II", "1"], "grade": 2}
    rows = [
        {"_id": "s1", "text": "quỹ đất", "type": "keyword", "gold": [gold]},
        {"_id": "s2", "text": "tàu vũ trụ", "type": "none", "gold": []},
    ]
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "judged.jsonl").write_text(text, encoding="utf-8")
    (folder / "dataset.json").write_text('{"corpus": "texts"}', encoding="utf-8")
    return str(folder)


def _fails(capsys: pytest.CaptureFixture[str], status: int, *arguments: str) -> str:
    assert tienle.main(["eval", *arguments]) == status
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    return printed.err


def test_modes_stand_side_by_side_and_everything_is_written(beir: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["eval", beir, "--mode", "lexical", "--mode", "hybrid", "--typed", "as-is", "--typed", "nfd"]
    assert tienle.main([*asked, "--json", "f.json", "--run", "r.trec", "--report", "report"]) == 0
    printed = capsys.readouterr()
    assert "lexical · nfd" in printed.out
    assert printed.err.count("written: ") == 4 + 3
    modes = json.loads(Path("f.json").read_text(encoding="utf-8"))["modes"]
    assert [mode["measures"]["nDCG@10"]["mean"] for mode in modes] == [1.0] * 4
    assert Path("r.lexical-as-is.trec").is_file()
    assert tienle.main(["eval", beir, "--read-run", "r.lexical-as-is.trec"]) == 0
    scored = capsys.readouterr().out
    assert "tiny (test): 2 queries; r.lexical-as-is.trec" in scored
    assert "r.lexical-as-is  1.000" in scored


def test_without_a_mode_the_hybrid_is_measured_as_before(beir: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert tienle.main(["eval", beir]) == 0
    assert "hybrid  1.000" in capsys.readouterr().out


def test_a_judged_set_is_measured_on_its_own_corpus_or_on_an_index(
    judged: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tienle.main(["eval", judged, "--ablation"]) == 0
    printed = capsys.readouterr().out
    assert "rrf" in printed
    assert "answer@10 by type of query" in printed
    assert "1 queries without answer" in printed
    assert tienle.main(["index", f"{judged}/texts", "--index", "ix"]) == 0
    (Path(judged) / "dataset.json").unlink()
    assert tienle.main(["eval", judged, "--index", "ix", "--mode", "auto"]) == 0
    assert "auto  1.000" in capsys.readouterr().out
    assert "no corpus is named" in _fails(capsys, 1, judged)


def test_the_command_line_knows_every_way_of_typing() -> None:
    asked = [word for style in STYLES for word in ("--typed", style)]
    assert command_parser().parse_args(["eval", "set", *asked]).typed == list(STYLES)


def test_several_encoders_are_told_apart(judged: str) -> None:
    folder = str(ROOT / "indexer" / "models" / "tienle-static")
    asked = ["eval", judged, "--encoder", "tienle-static", "--encoder", folder, "--mode", "dense"]
    assert tienle.main([*asked, "--json", "f.json"]) == 0
    found = json.loads(Path("f.json").read_text(encoding="utf-8"))
    assert found["searched"] == ["tienle-static", folder]
    assert [mode["label"] for mode in found["modes"]] == ["dense · tienle-static", f"dense · {folder}"]


def test_what_can_t_be_measured_is_one_line(
    beir: str, judged: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "no such folder" in _fails(capsys, 1, "nowhere")
    assert "give either" in _fails(capsys, 2, beir, "--url", "http://127.0.0.1:9", "--index", "ix")
    assert "no folder to write it into" in _fails(capsys, 2, beir, "--report", "no/where")
    assert "there is no mode 'magic'" in _fails(capsys, 1, beir, "--mode", "magic")
    assert "no split 'dev'" in _fails(capsys, 1, beir, "--split", "dev")
    assert "can't be read" in _fails(capsys, 1, beir, "--read-run", "none.trec")
    assert "there is no index" in _fails(capsys, 1, judged, "--index", "nowhere")
    (tmp_path / "judged" / "texts" / "kl-1.txt").rename(tmp_path / "judged" / "texts" / "kl-2.txt")
    assert "'kl-1' (query 's1')" in _fails(capsys, 1, judged)
    (tmp_path / "judged" / "judged.jsonl").write_text("", encoding="utf-8")
    assert "no query with a gold" in _fails(capsys, 1, judged)


def test_every_figure_has_a_command_and_what_is_missing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [step.name for step in steps(tmp_path)]
    assert names == ["samples", "samples-typed", "answers-samples", "samples-index", "concordance", "variants", "draft"]
    encoders = tmp_path / "folds"
    for fold in range(5):
        (encoders / f"fold-{fold}").mkdir(parents=True)
    every = {step.name: step for step in steps(tmp_path / "out", tmp_path / "data", encoders)}
    assert {
        "directives",
        "answers-directives",
        "answers-xquad-vi",
        "alqac-2022",
        "xquad-vi",
        "ntrex128",
        "law",
        "cost",
    } <= set(every)
    assert every["law"].command.count("--fold-encoder") == 5
    (tmp_path / "data").mkdir()
    assert reproduce_main(["--data", str(tmp_path / "data"), "--out", str(tmp_path / "out"), "--list"]) == 0
    listed = capsys.readouterr().err
    assert "python -m eval.sentence_retrieval" in listed
    assert not (tmp_path / "out").exists()
    assert reproduce_main(["--data", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_step_leaves_what_it_prints_and_tells_how_it_ended(tmp_path: Path) -> None:
    assert run(Step("one", ("-c", "print('đã đo')"), ()), tmp_path) == 0
    assert (tmp_path / "one.txt").read_text(encoding="utf-8").strip() == "đã đo"
    assert run(Step("two", ("-c", "raise SystemExit(3)"), ()), tmp_path) == 3
