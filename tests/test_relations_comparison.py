"""Two directives side by side: which sections are paired, and in which order the rows stand."""

import time
from random import Random

from corpus.model import Directive, Source
from corpus.parse import parse
from service.engine import Engine
from service.precedent.relations.comparison import Row, compare

BEFORE = """I. KẾT QUẢ

1. Kinh tế tăng 8%, thu ngân sách đạt 410 tỷ đồng, vượt dự toán được giao.

2. Lễ hội đình làng được tổ chức trang trọng, an toàn, tiết kiệm.

II. NHIỆM VỤ

1. Phòng Nội vụ rà soát biên chế trước ngày 30/6/2022.

2. Công an xã giữ gìn trật tự dịp lễ.
"""
AFTER = """I. KẾT QUẢ

1. Kinh tế tăng 9%, thu ngân sách đạt 432 tỷ đồng, vượt dự toán được giao.

II. NHIỆM VỤ

1. Công an xã giữ gìn trật tự dịp lễ.

2. Phòng Nội vụ rà soát biên chế trước ngày 30/6/2023.

3. Trồng thêm hai nghìn cây ven hồ chứa nước.
"""


def _parsed(text: str) -> Directive:
    return parse(Source("d", "d.txt", text))


def _paths(row: Row) -> tuple[str | None, str | None]:
    before, after = ("/".join(side.section.path) if side else None for side in (row.before, row.after))
    return before, after


def test_sections_are_paired_by_their_words_wherever_they_stand() -> None:
    rows = compare(_parsed(BEFORE), _parsed(AFTER))
    assert [_paths(row) for row in rows] == [
        ("I", "I"),
        ("I/1", "I/1"),
        ("I/2", None),
        ("II", "II"),
        ("II/2", "II/1"),
        ("II/1", "II/2"),
        (None, "II/3"),
    ]


def test_the_words_that_changed_are_told_for_each_pair() -> None:
    row = next(row for row in compare(_parsed(BEFORE), _parsed(AFTER)) if _paths(row) == ("I/1", "I/1"))
    assert row.before
    assert row.after
    changed = [
        (change.before.of(row.before.text), change.after.of(row.after.text))
        for change in row.changes
        if change.tag != "equal"
    ]
    assert changed == [("8", "9"), ("410", "432")]


def test_every_section_of_both_sides_stands_in_one_row(engine: Engine) -> None:
    before, after = (engine.document(id_).directive for id_ in ("tu-2023-kl-341", "tu-2024-kl-468"))
    rows = compare(before, after)
    for directive, sides in ((before, [row.before for row in rows]), (after, [row.after for row in rows])):
        paths = [side.section.path for side in sides if side]
        left_out = {"header", "addressees", "recipients", "signature"}
        assert sorted(paths) == sorted(one.path for one in directive.sections if one.path[0] not in left_out)
    assert [row.after.section.path for row in rows if row.after] == [
        section.path for section in after.sections if section.path[0] not in left_out
    ]


def test_a_directive_does_not_differ_from_itself(engine: Engine) -> None:
    directive = engine.document("ub-2023-nq-14").directive
    for row in compare(directive, directive):
        assert row.before == row.after
        assert [change.tag for change in row.changes] == ["equal"]


def test_nothing_on_one_side_leaves_all_to_the_other() -> None:
    rows = compare(_parsed(""), _parsed("Giữ gìn rừng đầu nguồn."))
    assert [(row.before, row.likeness, row.changes) for row in rows] == [(None, 0.0, ())]
    assert compare(_parsed(""), _parsed("")) == []


def test_what_stands_in_the_same_place_is_one_item_reworded_and_never_a_footnote_elsewhere(engine: Engine) -> None:
    before, after = (engine.document(id_).directive for id_ in ("tu-2022-kl-215", "tu-2023-kl-341"))
    paths = [_paths(row) for row in compare(before, after)]
    for path in ("I/2/2.1", "II/1/1.1", "II/2/2.3"):
        assert (path, path) in paths
    assert (None, "I/2/2.1/fn2") in paths


def test_an_item_that_lost_its_number_is_still_found() -> None:
    before = "I. KẾT QUẢ\n\n1. Kinh tế tăng 8%, thu ngân sách đạt 410 tỷ đồng, vượt dự toán được giao."
    rows = compare(_parsed(before), _parsed(before.replace("1. ", "")))
    assert ("I/1", "I/¶1") in [_paths(row) for row in rows]


def test_what_was_split_off_or_joined_says_from_where() -> None:
    whole = "1. Thu ngân sách đạt 120 tỷ đồng, vượt dự toán tỉnh giao; chi ngân sách bảo đảm đúng dự toán, tiết kiệm."
    halves = (
        "1. Thu ngân sách đạt 140 tỷ đồng, vượt dự toán tỉnh giao.\n\n"
        "2. Chi ngân sách bảo đảm đúng dự toán, tiết kiệm chi tiêu.\n\n"
        "3. Trồng thêm hai nghìn cây ven hồ chứa nước của xã."
    )
    one, other = (_parsed(f"I. KẾT QUẢ\n\n{body}\n") for body in (whole, halves))
    split = {_paths(row): row.within.path if row.within else None for row in compare(one, other)}
    assert split[(None, "I/2")] == ("I", "1")
    assert split[(None, "I/3")] is None
    joined = {_paths(row): row.within.path if row.within else None for row in compare(other, one)}
    assert joined[("I/2", None)] == ("I", "1")


def test_directives_of_hundreds_of_sections_are_compared_in_a_moment() -> None:
    """It took five seconds for three hundred, and grew with the square."""
    words = [f"{first}{last}" for first in "bcdhklmnpstv" for last in ("a", "an", "ơi", "ung")]

    def long(seed: int) -> Directive:
        chance = Random(seed)
        items = (" ".join(chance.choices(words, k=60)) for _ in range(400))
        return _parsed("I. NHIỆM VỤ\n\n" + "\n\n".join(f"{at}. {item}." for at, item in enumerate(items, start=1)))

    before, after = long(1), long(2)
    started = time.process_time()
    rows = compare(before, after)
    assert len(rows) >= 400
    assert time.process_time() - started < 3
