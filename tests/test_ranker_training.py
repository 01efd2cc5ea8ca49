"""Training the ranking model: what it learns from, and that what it writes can be used."""

from pathlib import Path

import numpy as np
import pytest

from eval.load import load_dataset
from eval.ranker.__main__ import main
from eval.ranker.examples import LEFT_OUT, examples, robbed
from eval.ranker.validate import ndcg, sum_order
from service.engine import Engine
from service.rank.model import RankingModel

JUDGED = Path(__file__).parents[1] / "eval" / "data" / "samples" / "judged.jsonl"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every fourth judged query over the samples."""
    folder = tmp_path_factory.mktemp("judged")
    rows = JUDGED.read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "judged.jsonl").write_text("".join(rows[::4]), encoding="utf-8")
    return folder


def test_a_candidate_that_shows_a_gold_has_its_grade(engine: Engine, judged: Path) -> None:
    found = {example.query: example for example in examples(load_dataset(judged), engine)}
    first = found["s001"]
    best = int(np.argmax(first.grades))
    (_, passage), *_ = engine.catalogue.passages([int(first.found.ordinals[best])])
    assert first.grades[best] == 2
    assert passage.directive_id == "ub-2023-nq-14"
    assert first.relevant.tolist() == (first.grades > 0).tolist()
    assert LEFT_OUT not in first.grades
    assert robbed(first) is None  # of law only


def test_the_ideal_ranking_is_worth_one(engine: Engine, judged: Path) -> None:
    for example in list(examples(load_dataset(judged), engine))[:10]:
        perfect = np.argsort(-example.grades, kind="stable")
        assert ndcg(example, perfect) >= ndcg(example, sum_order(example))
        assert 0 <= ndcg(example, perfect) <= 1


def test_a_model_is_trained_validated_and_written(
    sample_index: Path, judged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, folds = tmp_path / "model", tmp_path / "folds"
    assert main(["--judged", f"{judged}={sample_index}", "--out", str(out), "--folds-out", str(folds)]) == 0
    assert "with an answer" in capsys.readouterr().out
    assert "lambdarank" in (out / "README.md").read_text(encoding="utf-8")
    for folder in (out, *folds.iterdir()):
        model = RankingModel.load(str(folder))
        assert model.shape.weights["score"] > 0
    assert len(list(folds.iterdir())) == 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give --law or --judged"),
        (["--judged", "nowhere=index"], "nowhere"),
        (["--judged", "eval/data/samples"], "FOLDER=INDEX"),
        (["--law", "nowhere"], "--work"),
    ],
)
def test_bad_input_is_one_line(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
    assert not (tmp_path / "out").exists()
