"""The one entrance: what a question demands, and how a value stands to it."""

from dataclasses import dataclass

from service.answer import Kind
from service.answering.constraints.asked_places import asked_places
from service.answering.constraints.asked_times import asked_times
from service.answering.constraints.period import FIGURES, AskedPeriod
from service.answering.constraints.place import AskedPlaces
from service.answering.constraints.spot import spot_of
from service.answering.constraints.verdict import Verdict
from service.answering.standing import Standing
from service.question import Question


@dataclass(frozen=True, slots=True)
class Constraints:
    """The demands of one question."""

    period: AskedPeriod
    place: AskedPlaces

    def verdicts(self, standing: Standing) -> dict[str, Verdict]:
        """One of each of period, place, office, name, aim and directive."""
        spot = spot_of(standing)
        return {
            "period": self.period.verdict(standing, spot, aimed=False),
            "place": self.place.verdict(standing, spot),
        }


def read_constraints(question: Question, kind: Kind) -> Constraints:
    """Read once a question; `kind` says how strictly: a figure is of its own year and place only."""
    figure = kind in FIGURES
    return Constraints(
        AskedPeriod(asked_times(question.read_text), figure), AskedPlaces(asked_places(question), figure)
    )
