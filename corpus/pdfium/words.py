"""Letters put together to words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.pdfium.sheet import Word

MOST_LETTERS = 60_000  # of one page; a printed page has 3,000
SMALLEST = 1.0  # points; no type is printed smaller
_TOUCHES = 0.1  # of the type's size
_BLANK = 0.15, 0.45  # of the type's size; it has a quarter, and with a letter of another font behind it more than half
_WORD_GAP = 1.0  # of the type's size; letters so far apart are no word, whatever stands between


class Letter(NamedTuple):
    """One character as it is printed."""

    character: str
    font: str
    size: float
    left: float
    right: float
    baseline: float
    slanted: bool
    guessed: bool = False  # a blank that PDFium puts where letters stand apart


def words(letters: Iterable[Letter]) -> Iterator[Word]:
    """Runs of level letters of one font and size; whether white space parts a run from the one before is told where
    they touch or a blank lies between, and None where the file jumps.
    """
    run: list[Letter] = []
    glued: bool | None = None
    blank: Letter | None = None
    for letter in letters:
        if letter.slanted:
            continue
        if letter.character.isspace():
            blank = letter
            continue
        adjoins = bool(run) and _adjoins(run[-1], letter)
        if run and (blank or not adjoins or not _is_same_type(run[0], letter)):
            yield _word(run, glued)
            glued = _is_glued(blank, letter) if adjoins or blank else None
            run = []
        run.append(letter)
        blank = None
    if run:
        yield _word(run, glued)


def _adjoins(last: Letter, letter: Letter) -> bool:
    size = max(last.size, letter.size)
    near = -size < letter.left - last.right < _WORD_GAP * size
    return near and abs(letter.baseline - last.baseline) < 0.5 * size


def _is_same_type(first: Letter, letter: Letter) -> bool:
    return (letter.font, round(letter.size, 1)) == (first.font, round(first.size, 1))


def _is_glued(blank: Letter | None, letter: Letter) -> bool | None:
    """What the file says of the place before a letter; a blank that PDFium put there, or that lies elsewhere, nothing:
    letters of another font may be drawn between later.

    PDFium puts its own blank where a string begins, in place of one with which it does: the letter stands further on.
    """
    if blank is None:
        return True
    distance = letter.left - blank.right
    if blank.guessed:
        return False if _is_level(blank, letter) and _BLANK[0] < distance / letter.size < _BLANK[1] else None
    return False if abs(distance) < _TOUCHES * letter.size else None


def _is_level(blank: Letter, letter: Letter) -> bool:
    return _is_same_type(blank, letter) and abs(blank.baseline - letter.baseline) < _TOUCHES * letter.size


def _word(run: Sequence[Letter], glued: bool | None) -> Word:
    first = run[0]
    return Word(
        "".join(letter.character for letter in run),
        first.font,
        round(first.size, 2),
        round(min(letter.left for letter in run), 2),
        round(max(letter.right for letter in run), 2),
        round(first.baseline, 2),
        glued,
    )
