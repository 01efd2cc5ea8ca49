"""The one entrance: what a question demands, and how a value stands to it."""

import unicodedata
from dataclasses import dataclass, replace

from service.answer import Kind
from service.answering.constraints.aims import Aim, aim_of, aim_verdict, asked_aim
from service.answering.constraints.asked_places import asked_places
from service.answering.constraints.asked_times import asked_times
from service.answering.constraints.directives import directive_verdict
from service.answering.constraints.names import AskedName, asked_names, name_verdict
from service.answering.constraints.office import AskedOffice, asked_offices, office_verdict
from service.answering.constraints.period import FIGURES, AskedPeriod
from service.answering.constraints.place import AskedPlaces
from service.answering.constraints.spot import spot_of
from service.answering.constraints.verdict import Verdict
from service.answering.standing import Standing
from service.question import Named, Question


@dataclass(frozen=True, slots=True)
class Constraints:
    """The demands of one question."""

    period: AskedPeriod
    place: AskedPlaces
    offices: tuple[AskedOffice, ...]
    names: tuple[AskedName, ...]
    aim: Aim | None
    directives: tuple[Named, ...]
    figure: bool

    def verdicts(self, standing: Standing) -> dict[str, Verdict]:
        """One each of period, place, office, name, aim and directive."""
        standing = _composed(standing)
        spot = spot_of(standing)
        own = aim_of(standing, spot) if self.aim or (self.figure and self.period.times) else None
        return {
            "period": self.period.verdict(standing, spot, aimed=own is Aim.TARGET),
            "place": self.place.verdict(standing, spot),
            "office": office_verdict(self.offices, standing, spot),
            "name": name_verdict(self.names, standing, spot),
            "aim": aim_verdict(self.aim, own, figure=self.figure),
            "directive": directive_verdict(self.directives, standing),
        }


def read_constraints(question: Question, kind: Kind) -> Constraints:
    """Read once a question; `kind` says how strictly: a figure is of its own year, place and aim only."""
    text = _without_directives(question)
    places = asked_places(question)
    place_names = tuple(one.name for one in places if one.name)
    named = tuple(one for one in question.named if one.status is not None)
    return Constraints(
        period=AskedPeriod(asked_times(text), kind),
        place=AskedPlaces.of(places, figure=kind in FIGURES),
        offices=asked_offices(text, place_names),
        names=asked_names(question, (*place_names, *(one.said for one in named))),
        aim=asked_aim(text),
        directives=named,
        figure=kind in FIGURES,
    )


def _without_directives(question: Question) -> str:
    """The text without directives named by number: their offices and dates are no demands of their own."""
    text = question.read_text
    for one in question.named:
        if one.citation and one.citation.number:
            text = text.replace(one.said, "~" * len(one.said))
    return text


def _composed(standing: Standing) -> Standing:
    """In NFC, so that offsets hold in the folded texts too."""
    if unicodedata.is_normalized("NFC", standing.passage) and unicodedata.is_normalized("NFC", standing.sentence):
        return standing
    return replace(
        standing,
        clause=_nfc(standing.clause),
        sentence=_nfc(standing.sentence),
        passage=_nfc(standing.passage),
        before=_nfc(standing.before),
    )


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
