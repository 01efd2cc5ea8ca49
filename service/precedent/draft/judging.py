"""What is wrong or doubtful of one citation, from the directives under its number and those issued on its day."""

from collections.abc import Iterator

from corpus.model import Citation, Directive
from service.cite import citation as written_out
from service.lookup import Candidate, Resolution, Status
from service.precedent.draft.elsewhere import Elsewhere, is_slip
from service.precedent.draft.model import Finding, Level, Suggestion
from service.precedent.draft.stated import agrees, reworded
from service.precedent.draft.suggest import running_number
from service.precedent.draft.unheld import A_DAY, MANY_A_DAY, is_one_of_many, unheld

_NAMES = {"kind": "loại văn bản", "issued_on": "ngày ban hành", "issuer": "cơ quan ban hành", "term": "khóa"}
_ONE_TERM = 5  # years in which the Party's numbers don't come again


def judge(
    resolution: Resolution, subject: str | None, suggested: tuple[Suggestion, ...], elsewhere: Elsewhere
) -> Iterator[Finding]:
    """The findings of a citation that the index doesn't hold, or holds otherwise than it is stated, worst first."""
    citation = resolution.citation
    differing = _meant(resolution, subject)
    other = next((one for one in suggested if "number" not in one.agrees), None)
    if other and (differing is None or _agrees_more(other, differing, suggested)):
        yield _wrong_number(citation, other)
    elif differing:
        yield from _differences(citation, subject, differing)
    elif resolution.status is Status.UNKNOWN:
        yield from unheld(citation, subject, elsewhere)
    else:
        count = len(resolution.candidates)
        message = (
            f"Có {count} văn bản trong kho hợp với cách dẫn này; ghi rõ ngày và cơ quan ban hành thì phân biệt được."
        )
        yield Finding("ambiguous", Level.NOTE, message)


def judge_subject(subject: str | None, held: Directive) -> Iterator[Finding]:
    """A subject that isn't the held directive's own."""
    own = held.fields.title
    if subject and own and (not agrees(subject, own) or reworded(subject, own)):
        message = f"Trích yếu nêu trong dự thảo khác trích yếu của văn bản trong kho: “{own}”."
        yield Finding("title", Level.DOUBT, message, subject, own)


def _meant(resolution: Resolution, subject: str | None) -> Candidate | None:
    """The held directive with this number that is meant although it differs; None where it is just another one."""
    candidates = [one for one in resolution.candidates if one.differs]
    if resolution.status is not Status.UNKNOWN or not candidates:
        return None
    best = min(candidates, key=lambda one: (len(one.differs), not _says_so(subject, one.directive), one.directive.id))
    return best if len(best.differs) == 1 or _says_so(subject, best.directive) else None


def _agrees_more(other: Suggestion, differing: Candidate, suggested: tuple[Suggestion, ...]) -> bool:
    by_number = next((one for one in suggested if one.directive.id == differing.directive.id), None)
    return by_number is None or len(other.agrees) >= len(by_number.agrees)


def _wrong_number(citation: Citation, other: Suggestion) -> Finding:
    meant = written_out(other.directive.fields)
    message = f"Kho không có văn bản số này đúng ngày và cơ quan đã nêu; có thể là {meant}."
    held = other.directive.fields.number
    return Finding("number", _level_of_number(citation, other), message, citation.number, held)


def _level_of_number(citation: Citation, other: Suggestion) -> Level:
    """Of kinds of which a body issues several a day, the next number is another directive of much the same title."""
    apart = abs(running_number(citation.number) - running_number(other.directive.fields.number))
    far = apart > A_DAY or apart == 0  # the same number with another unit behind it
    if citation.kind in MANY_A_DAY and not far:
        return Level.DOUBT if "title" in other.agrees and "near_number" not in other.agrees else Level.NOTE
    if "title" in other.agrees:
        return Level.ERROR
    many = is_one_of_many(citation)
    if "near_number" in other.agrees and (far or not many):
        return Level.DOUBT if many else Level.ERROR
    return Level.NOTE if many else Level.DOUBT


def difference(citation: Citation, own: Directive, field: str, level: Level) -> Finding:
    """What a mention states, beside what the held directive has."""
    stated, held = _shown(citation, field), _own(own, field)
    message = f"Sai {_NAMES[field]}? Dự thảo ghi “{stated}”, văn bản trong kho: {written_out(own.fields)}."
    return Finding(field, level, message, stated, held)


def _differences(citation: Citation, subject: str | None, differing: Candidate) -> Iterator[Finding]:
    for field in differing.differs:
        yield difference(citation, differing.directive, field, _level(citation, subject, differing, field))


def _level(citation: Citation, subject: str | None, differing: Candidate, field: str) -> Level:
    """A number alone is no identity: the next year or term, or another body, has the same."""
    own = differing.directive.fields
    if _says_so(subject, differing.directive):
        return Level.ERROR
    if field == "issuer":
        return Level.ERROR if citation.issued_on else Level.NOTE
    if field != "issued_on":
        return Level.ERROR if citation.issued_on else Level.DOUBT
    if citation.issued_on is None or own.issued_on is None:
        return Level.DOUBT
    if is_slip(citation.issued_on, own.issued_on):
        return Level.ERROR if citation.issuer else Level.DOUBT
    same_series = "-" in (own.number or "").partition("/")[0]  # the Party's 28-KL/TU
    near = abs(citation.issued_on.year - own.issued_on.year) < _ONE_TERM
    return Level.DOUBT if same_series and near and citation.issuer else Level.NOTE


def _says_so(subject: str | None, directive: Directive) -> bool:
    """Whether a subject is stated, long enough to tell, and the directive's own."""
    title = directive.fields.title
    return bool(subject and title and len(subject.split()) > 3 and agrees(subject, title))


def _shown(citation: Citation, field: str) -> str:
    stated = {"kind": citation.kind, "issuer": citation.issuer}.get(field)
    if field == "issued_on" and citation.issued_on:
        return f"{citation.issued_on:%d/%m/%Y}"
    return stated or citation.text


def _own(directive: Directive, field: str) -> str | None:
    own = directive.fields
    if field == "issued_on":
        return f"{own.issued_on:%d/%m/%Y}" if own.issued_on else None
    return {"kind": own.kind, "issuer": own.issuer, "term": own.term}.get(field)
