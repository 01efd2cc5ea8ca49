"""The measure of variants: pairs as they were marked, and floors under what families and the nearest give."""

from pathlib import Path

import pytest

from eval.errors import DatasetError
from eval.variants.__main__ import families, figures, judge, main
from eval.variants.pairs import Marked, Pair, read_pairs, sentence_of
from service.engine import Engine


def test_there_are_enough_pairs_of_both_kinds_in_both_halves() -> None:
    pairs = list(read_pairs())
    assert len({frozenset((pair.one, pair.other)) for pair in pairs}) == len(pairs)
    for same, chooses in ((True, True), (True, False), (False, True), (False, False)):
        assert sum(pair.same is same and pair.chooses is chooses for pair in pairs) >= 30


def test_families_and_the_nearest_stay_as_good_as_they_were(engine: Engine) -> None:
    judged = list(judge(engine, list(read_pairs())))
    for chooses, precision, recall, near in ((True, 0.93, 0.72, 0.86), (False, 0.80, 0.60, 0.77)):
        here = [one for one in judged if one.pair.chooses is chooses]
        joined, same = [one for one in here if one.joined], [one for one in here if one.pair.same]
        assert sum(one.pair.same for one in joined) / len(joined) >= precision
        assert sum(one.joined for one in same) / len(same) >= recall
        assert sum(one.near for one in same) / len(same) >= near


def test_a_sentence_is_of_its_own_family_and_near_itself(engine: Engine) -> None:
    sides = [side for pair in list(read_pairs())[:3] for side in _sides(pair)]
    assert all(one.joined and one.near for one in judge(engine, [Pair(one, one, True, True) for one in sides]))


def test_the_figures_are_told_by_half(engine: Engine) -> None:
    lines = list(figures(list(judge(engine, list(read_pairs())))))
    assert lines[0].startswith("to choose on: 218 the same, 166 not")
    assert lines[4].startswith("held out: 77 the same, 105 not")


def _sides(pair: Pair) -> tuple[Marked, Marked]:
    return pair.one, pair.other


def test_families_are_written_out_to_be_read(engine: Engine) -> None:
    first, *others = families(engine, 3)
    assert first.endswith(" of several forms")
    assert sum(line.endswith(" forms") for line in others) == 3


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        (Marked("none", "1", "x"), "not in the index"),
        (Marked("thu-2022-kl-96", "IX", "x"), "no section"),
        (Marked("thu-2022-kl-96", "III/-1", "x"), "0 sentences"),
        (Marked("thu-2022-kl-96", "II/2/-1", ""), "sentences begin"),
    ],
)
def test_a_mark_that_names_no_sentence_is_refused(engine: Engine, marked: Marked, message: str) -> None:
    with pytest.raises(DatasetError, match=message):
        sentence_of(engine, engine.precedents.variants.wording, marked)


def test_what_cannot_be_read_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "choosing.jsonl").write_text('{"same": true}\n', encoding="utf-8")
    with pytest.raises(DatasetError, match="expected a row"):
        list(read_pairs(tmp_path))
    assert main(["--index", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
