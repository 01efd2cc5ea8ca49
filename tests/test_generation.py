"""Generations: published whole, checked when opened, rolled back, never half-written."""

import json
from pathlib import Path

import pytest

from indexer.errors import GenerationError
from indexer.generation import new_generation, open_generation, publish, roll_back


def _publish(index: Path, text: str) -> str:
    with new_generation(index) as folder:
        (folder / "part.txt").write_text(text, encoding="utf-8")
        return publish(index, folder, encoder="e", fingerprint="f", dim=2, counts={"passages": 1}).name


def test_a_published_generation_is_the_live_one_and_the_one_before_stays(tmp_path: Path) -> None:
    names = [_publish(tmp_path, text) for text in ("one", "two", "three")]
    folder, manifest = open_generation(tmp_path)
    assert manifest.name == names[-1]
    assert (folder / "part.txt").read_text(encoding="utf-8") == "three"
    assert sorted(path.name for path in (tmp_path / "generations").iterdir()) == names[1:]


def test_rolling_back_makes_the_one_before_live(tmp_path: Path) -> None:
    first, _ = _publish(tmp_path, "one"), _publish(tmp_path, "two")
    assert roll_back(tmp_path) == first
    assert open_generation(tmp_path)[1].name == first
    with pytest.raises(GenerationError, match="no generation before"):
        roll_back(tmp_path)


def test_a_run_that_fails_leaves_no_trace_and_the_live_generation_alone(tmp_path: Path) -> None:
    live = _publish(tmp_path, "one")
    with pytest.raises(RuntimeError), new_generation(tmp_path) as folder:  # noqa: PT012 - the failure is in the middle
        (folder / "part.txt").write_text("half", encoding="utf-8")
        raise RuntimeError
    assert [path.name for path in (tmp_path / "generations").iterdir()] == [live]
    assert open_generation(tmp_path)[1].name == live


def test_two_writers_are_not_let_in_at_once(tmp_path: Path) -> None:
    with new_generation(tmp_path), pytest.raises(GenerationError, match="another run"), new_generation(tmp_path):
        pass


def _truncate(folder: Path) -> None:
    (folder / "part.txt").write_bytes(b"o")


def _flip(folder: Path) -> None:
    (folder / "part.txt").write_bytes(b"onf")


def _remove(folder: Path) -> None:
    (folder / "part.txt").unlink()


def _lose_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _break_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def _age(folder: Path) -> None:
    values = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(values | {"format": 0}), encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (_truncate, "damaged"),
        (_flip, "damaged"),
        (_remove, "missing"),
        (_lose_manifest, "no manifest"),
        (_break_manifest, "damaged"),
        (_age, "format"),
    ],
)
def test_opening_refuses_loudly_what_is_not_as_its_manifest_says(tmp_path: Path, harm: object, message: str) -> None:
    _publish(tmp_path, "one")
    assert callable(harm)
    harm(open_generation(tmp_path)[0])
    with pytest.raises(GenerationError, match=message) as caught:
        open_generation(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_without_an_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="index again"):
        open_generation(tmp_path)
    with pytest.raises(GenerationError, match="tienle index"):
        open_generation(tmp_path / "nowhere")
