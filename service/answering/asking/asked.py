"""What a question asks for."""

from dataclasses import dataclass

from corpus.text import Token
from service.answer import Kind
from service.answering.asking.limits import Limit
from service.question import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """The kinds of answer that would do, likeliest first, and where in the question the answer is missing.

    Vietnamese leaves the interrogative where the answer would stand ("Hồ xả lũ phải báo trước mấy giờ?"), so what comes
    before and after it says where to look.
    """

    question: Question
    kinds: tuple[Kind, ...]
    start: int  # of the interrogative in `Question.read_text`; its length where there is none
    end: int
    unit: tuple[Token, ...] = ()  # what is counted: the words after "bao nhiêu", or after "số" before it
    outright: bool = True  # whether there is an interrogative at all
    several: bool = False  # whether a list is wanted: "những … nào", "ba nhóm nào", "gồm ai"
    limits: frozenset[Limit] = frozenset()  # which way the answer is limited

    @property
    def kind(self) -> Kind:
        """The likeliest."""
        return self.kinds[0]

    @property
    def before(self) -> list[Token]:
        """The question's words before the interrogative."""
        return [word for word in self.question.read or self.question.words if word.end <= self.start]

    @property
    def after(self) -> list[Token]:
        """Those after it."""
        return [word for word in self.question.read or self.question.words if word.start >= self.end]
