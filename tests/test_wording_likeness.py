"""Which sentences are one clause reworded: by their parts, by what these tell, by where they stand."""

from pathlib import Path

import pytest

from corpus.model import Directive, Role, Section, Span
from indexer.wording.index import WordingIndex
from indexer.wording.running import running
from indexer.wording.standing import Stands, standings
from indexer.wording.writer import WordingWriter

SEEDLINGS = "Trung tâm Dịch vụ nông nghiệp cấp đủ cây giống cho các hộ trồng rừng ven suối Nà Lầu"
SUPPORT = "Hợp tác xã Nà Lầu hỗ trợ các hộ trồng rừng"


def directive(*parts: tuple[str | None, str]) -> Directive:
    """A directive of one section for each heading and the sentence under it."""
    texts = ["\n\n".join(filter(None, part)) for part in parts]
    text, sections = "\n\n".join(texts), list[Section]()
    for at, (heading, _) in enumerate(parts, start=1):
        start = sum(len(one) + 2 for one in texts[: at - 1])
        span = Span(start, start + len(texts[at - 1]))
        sections.append(Section((str(at),), Role.SECTION, (span,), heading=heading))
    return Directive("a", "a.txt", text, sections=tuple(sections))


def families(folder: Path, *parts: tuple[str | None, str]) -> list[int]:
    """The family of each sentence that has a form."""
    writer = WordingWriter()
    writer.add(running(directive(*parts)))
    writer.save(folder / "wording")
    variants = WordingIndex(folder / "wording").variants
    return [int(variants.families[form]) for form in variants.forms if form >= 0]


@pytest.mark.parametrize(
    "reworded",
    [
        f"{SEEDLINGS}, tăng 12% so với năm trước và không để hộ nào thiếu",  # goes on in a part that tells more
        f"Cùng với đó, {SEEDLINGS}",
        SEEDLINGS.replace("cấp đủ", "bảo đảm"),
    ],
)
def test_a_clause_with_a_part_more_or_other_words_is_the_same_clause(tmp_path: Path, reworded: str) -> None:
    one, other = families(tmp_path, (None, SEEDLINGS), (None, reworded))
    assert one == other


@pytest.mark.parametrize(
    "changed",
    [
        SEEDLINGS.replace("cấp đủ", "chưa cấp đủ"),  # in the part that both have
        SEEDLINGS.replace("cấp đủ", "dừng cấp"),
        f"Rà soát, hoàn thiện hồ sơ đề nghị {SEEDLINGS[:40]}",
    ],
)
def test_a_clause_that_tells_otherwise_in_the_same_part_is_another(tmp_path: Path, changed: str) -> None:
    one, other = families(tmp_path, (None, SEEDLINGS), (None, changed))
    assert one != other


def test_words_put_round_a_clause_make_another_one_a_part_before_it_does_not(tmp_path: Path) -> None:
    words = "Hoàn thành việc thẩm định hồ sơ đề nghị cấp trên công nhận"
    (tmp_path / "other").mkdir()
    one, other = families(tmp_path, (None, SUPPORT), (None, f"{words} {SUPPORT}"))
    assert one != other
    one, other = families(tmp_path / "other", (None, SUPPORT), (None, f"{words}, {SUPPORT}"))
    assert one == other


def test_a_result_is_no_aim(tmp_path: Path) -> None:
    result, aim = families(tmp_path, ("Kết quả nhiệm vụ", f"{SEEDLINGS} rồi"), ("Nhiệm vụ", SEEDLINGS))
    assert result != aim


def test_a_heading_is_no_sentence(tmp_path: Path) -> None:
    about = "Công tác trồng rừng và cấp giống"
    heading, sentence, other = families(tmp_path, (about, ""), (None, f"{about} tốt"), (None, f"{about} rất tốt"))
    assert heading != sentence == other


def test_what_stands_under_no_telling_heading_may_be_like_both(tmp_path: Path) -> None:
    *_, result, free = families(tmp_path, ("Hạn chế", SEEDLINGS), (None, SEEDLINGS + " rồi"))
    assert result == free


def test_the_nearest_heading_that_tells_counts_and_its_first_word() -> None:
    def section(path: str, heading: str | None, role: Role = Role.SECTION) -> Section:
        return Section(tuple(path.split("/")), role, (), heading=heading)

    sections = [
        section("I", "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"),
        section("I/1", "Kinh tế"),
        section("I/2", "Mục tiêu"),
        section("II", "Văn hóa"),
        section("nơi nhận", None, Role.RECIPIENTS),
    ]
    assert standings(sections) == [Stands.RESULT, Stands.RESULT, Stands.AIM, Stands.ANYWHERE, Stands.NOWHERE]
