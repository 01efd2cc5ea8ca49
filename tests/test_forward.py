"""The forward index: words of passages by number, read back as they were written."""

from pathlib import Path

import numpy as np
import pytest

from corpus.model import Role
from indexer.errors import GenerationError
from indexer.forward import ROLES, UNKNOWN, ForwardIndex
from indexer.forward_writer import ForwardWriter
from indexer.terms import Layer, passage_terms

PASSAGES = [
    (0, ("Kế hoạch năm 2023", "Giải pháp"), "Giao Văn phòng theo dõi, báo cáo.", Role.SECTION),
    (0, ("Kế hoạch năm 2023", "Giải pháp"), "Bố trí 25 triệu đồng.", Role.SECTION),
    (1, (), "Nơi nhận: Như trên", Role.RECIPIENTS),
]


@pytest.fixture
def forward(tmp_path: Path) -> ForwardIndex:
    writer = ForwardWriter()
    for owner, headings, text, role in PASSAGES:
        writer.add(owner, passage_terms(headings, text), role)
    writer.save(tmp_path / "forward")
    return ForwardIndex(tmp_path / "forward")


def test_the_words_of_a_passage_are_those_of_its_text(forward: ForwardIndex) -> None:
    rows = forward.words_of(np.array([0, 2]), Layer.TONE)
    written = passage_terms((), PASSAGES[0][2]).tone.split()
    assert rows.words[rows.rows == 0].tolist() == forward.ids(written, Layer.TONE)
    assert (rows.rows == 1).sum() == 4


def test_folded_ids_join_words_that_differ_in_marks_only(forward: ForwardIndex) -> None:
    (phong,) = forward.ids(["phong"], Layer.FOLDED)
    assert phong in forward.words_of(np.array([0]), Layer.FOLDED).words
    assert forward.ids(["phong"], Layer.TONE) == [UNKNOWN]  # only "phòng" stands there


def test_passages_under_the_same_headings_share_a_breadcrumb(forward: ForwardIndex) -> None:
    assert forward.breadcrumbs.tolist() == [0, 0, 1]
    headings = forward.headings_of(np.array([0, 1]), Layer.TONE)
    innermost = forward.innermost_of(np.array([0, 1]), Layer.TONE)
    assert (headings.rows == 0).sum() == 6
    assert innermost.words.tolist() == forward.ids(["giai3", "phap1"], Layer.TONE)
    assert not (headings.rows == 1).any()


def test_owners_roles_and_figures_are_kept(forward: ForwardIndex) -> None:
    assert forward.owners.tolist() == [0, 0, 1]
    assert [ROLES[role] for role in forward.roles] == [role for *_, role in PASSAGES]
    assert forward.figures.tolist() == pytest.approx([0, 1 / 5, 0])


def test_a_folder_without_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="index again"):
        ForwardIndex(tmp_path)


def test_an_empty_index_can_be_written_and_read(tmp_path: Path) -> None:
    ForwardWriter().save(tmp_path / "forward")
    assert len(ForwardIndex(tmp_path / "forward")) == 0
