"""The answering model as it is shipped and as it is refused."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from service.answering.model import SURENESS, TREES, AnsweringModel
from service.engine import READ, Engine
from service.errors import ServiceError
from service.rank.trees import Trees

SHIPPED = Path(__file__).parents[1] / "service" / "answering" / "data"


def test_trees_that_want_features_of_another_version_are_refused_by_name(engine: Engine, tmp_path: Path) -> None:
    trees = Trees.load(SHIPPED / TREES)
    replace(trees, names=("sentiment", *trees.names[1:])).save(tmp_path / TREES)
    shutil.copy(SHIPPED / SURENESS, tmp_path / SURENESS)
    found = engine.search("Kế hoạch vốn năm 2024 là bao nhiêu?", mode="hybrid", top_k=READ)
    with pytest.raises(ServiceError, match="sentiment"):
        AnsweringModel.load(str(tmp_path)).scores(engine.answerer.extract(found))


def test_a_damaged_model_is_refused_with_what_makes_a_new_one(tmp_path: Path) -> None:
    (tmp_path / TREES).write_bytes(b"nothing")
    with pytest.raises(ServiceError, match=r"eval\.reader"):
        AnsweringModel.load(str(tmp_path))
