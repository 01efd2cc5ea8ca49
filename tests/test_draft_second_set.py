"""The second set of drafts marked blind: its marks fit its texts and the samples; a first run is told from later ones.

No check is run over it here: the first run is to be a reported one.
"""

from pathlib import Path

import pytest

from corpus.model import Directive
from eval.draft.blind import headed
from eval.draft.marked import SECOND, Marked, read_marked
from service.precedent.draft.model import Found


@pytest.fixture(scope="module")
def drafts() -> list[Marked]:
    return read_marked(SECOND)


def test_the_set_is_as_large_as_its_readme_says(drafts: list[Marked]) -> None:
    sizes = [(len(one.planted), len(one.right), len(one.sentences)) for one in drafts]
    assert [sum(column) for column in zip(*sizes, strict=True)] == [138, 264, 186]
    row = "| all | 138 | 101 | 264 | 186 | 40 | 38 | 108 |"
    assert row in (SECOND / "README.md").read_text("utf-8").splitlines()


def test_sentences_marked_exact_and_only_they_stand_in_a_sample(
    drafts: list[Marked], samples: dict[str, Directive]
) -> None:
    held = [" ".join(one.text.split()) for one in samples.values()]
    for sentence in (one for draft in drafts for one in draft.sentences):
        stands = any(sentence.text in text for text in held)
        assert stands == (sentence.found is Found.EXACT), sentence.text


def test_a_run_without_a_stored_first_one_is_printed_as_the_first(tmp_path: Path) -> None:
    assert list(headed(tmp_path, ["all 3 2"])) == [
        f"Marked blind to the rules, {tmp_path.name}, first run: none is stored, these lines belong in first-run.txt",
        "all 3 2",
    ]


def test_a_stored_first_run_is_printed_before_the_one_of_now(tmp_path: Path) -> None:
    (tmp_path / "first-run.txt").write_text("all 3 1\n", "utf-8")
    assert list(headed(tmp_path, ["all 3 2"])) == [
        f"Marked blind to the rules, {tmp_path.name}, first run (what counts)",
        "all 3 1\n",
        "The same drafts now, no longer blind",
        "all 3 2",
    ]
