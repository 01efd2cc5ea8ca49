"""What is doubtful of a citation that the index doesn't hold, by what the index's own directives say of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Citation
from corpus.text import exact_key
from service.precedent.draft.bodies import may_be
from service.precedent.draft.elsewhere import Elsewhere, is_slip
from service.precedent.draft.model import Finding, Level
from service.precedent.draft.stated import agrees, is_other, named_law, reworded
from service.precedent.draft.suggest import running_number
from service.precedent.draft.told import Told

MANY_A_DAY = frozenset(("Quyết định", "Công văn", "Báo cáo", "Tờ trình", "Thông báo", "Công điện", "Giấy mời"))
_PASSED_TOGETHER = re.compile(r"HĐND|/NĐ-CP|/QH\d|/TT")  # by one session, or before a law comes into force
_ONE_SERIES = re.compile(r"/(?:QH|UBTVQH)\d+$|/(?:19|20)\d\d/(?:NĐ-CP|TT-B\w+)$")  # of which there is but one
_Founded = tuple[Finding, Told]
A_DAY = 5  # of these a body issues on one day
_MANY = 3  # who hardly all have made the same slip
_OUTWEIGHS = 3  # times as many as say what the draft says


def is_one_of_many(citation: Citation) -> bool:
    """Whether its issuer may well have others of its kind and day."""
    return citation.kind in MANY_A_DAY or bool(_PASSED_TOGETHER.search(citation.number or ""))


def unheld(citation: Citation, subject: str | None, elsewhere: Elsewhere) -> Iterator[Finding]:
    """The finding that is best founded, if any; that the directive isn't held is said by its status."""
    subject = named_law(citation.text) or subject
    for judge in (_date, _issuer, _kind, _number, _subject):
        if citation.number and (found := judge(citation, subject, elsewhere)):
            finding, told = found
            yield replace(finding, directives=len(told), witnesses=elsewhere.witnesses(told))
            return


def _date(citation: Citation, _: str | None, elsewhere: Elsewhere) -> _Founded | None:
    """A date that can't be true beside the one that most state."""
    stated, alike = citation.issued_on, elsewhere.agreeing(citation)
    dates = elsewhere.dates(citation)
    sure = citation.issuer or _ONE_SERIES.search(citation.number or "") or (len(dates) == 1 and len(dates[0]) > 1)
    others = [(one.said.issued_on, one) for one in dates if one.said.issuer or not citation.issuer]
    best = next(((day, one) for day, one in others if stated and day and is_slip(stated, day)), None)
    if stated is None or best is None or not sure or not _outweighs(best[1], alike):
        return None
    day, told = best
    message = f"{_many(told)} dẫn số này với ngày {day:%d/%m/%Y}{_as_here(alike)}."
    return Finding("issued_on", Level.DOUBT, message, f"{stated:%d/%m/%Y}", f"{day:%d/%m/%Y}"), told


def _issuer(citation: Citation, _: str | None, elsewhere: Elsewhere) -> _Founded | None:
    """Another issuer of the same number and date."""
    alike = elsewhere.agreeing(citation)
    others = [one for one in elsewhere.issuers(citation) if not may_be(citation.issuer, one.said.issuer)]
    own = exact_key(citation.issuer or "") in exact_key(" ".join(citation.text.split()))
    if not (citation.issued_on and own and others and _outweighs(others[0], alike)):
        return None
    issuer = others[0].said.issuer
    message = f"{_many(others[0])} dẫn là của {issuer}{_as_here(alike)}."
    return Finding("issuer", Level.DOUBT, message, citation.issuer, issuer), others[0]


def _kind(citation: Citation, _: str | None, elsewhere: Elsewhere) -> _Founded | None:
    """Another kind under the same number, date and issuer."""
    others = elsewhere.kinds(citation)
    if not (citation.kind and citation.issued_on and others and _outweighs(others[0], elsewhere.agreeing(citation))):
        return None
    message = f"{_many(others[0])} dẫn số này là {others[0].said.kind}{_as_here(elsewhere.agreeing(citation))}."
    return Finding("kind", Level.DOUBT, message, citation.kind, others[0].said.kind), others[0]


def _number(citation: Citation, subject: str | None, elsewhere: Elsewhere) -> _Founded | None:
    """Another number of the same day, kind and issuer: with the same subject, or but a slip away where nobody cites the
    draft's."""
    with_subject = [] if citation.kind in MANY_A_DAY else elsewhere.numbers_of(citation, subject)
    own = [one for one in elsewhere.subjects(citation) if agrees(subject or "", one.said.subject or "")]
    if with_subject and _outweighs(with_subject[0], sum(map(len, own))):
        told, level = with_subject[0], Level.DOUBT
        message = f"{_many(told)} dẫn trích yếu này với số {told.said.number} cùng ngày, cùng cơ quan."
        return Finding("number", level, message, citation.number, told.said.number), told
    near = elsewhere.near_numbers(citation)
    if not near or elsewhere.agreeing(citation):
        return None
    apart = abs(running_number(citation.number) - running_number(near[0].said.number))
    sure = len(near[0]) >= _MANY and apart > A_DAY
    level = Level.DOUBT if sure or not is_one_of_many(citation) else Level.NOTE
    message = f"{_many(near[0])} dẫn số {near[0].said.number} cùng ngày, cùng cơ quan."
    return Finding("number", level, message, citation.number, near[0].said.number), near[0]


def _subject(citation: Citation, subject: str | None, elsewhere: Elsewhere) -> _Founded | None:
    """A subject that none has who cites the number with one; behind a bare number it needn't be the directive's."""
    law = named_law(citation.text)
    known = elsewhere.subjects(citation) if law or citation.issued_on or citation.issuer else []
    known = [one for one in known if bool(law) is bool(named_law(one.said.text))]
    if not subject or not known or citation.section or not _all_contradict(subject, known):
        return None
    own = known[0].said.subject
    message = f"{_many(known[0])} dẫn số này với trích yếu khác: “{own}”."
    return Finding("title", Level.DOUBT, message, subject, own), known[0]


def _all_contradict(subject: str, known: Sequence[Told]) -> bool:
    """Whether it is none's subject: another one, or with other words in the midst of one that several state."""
    reworded_by = sum(len(one) for one in known if reworded(subject, one.said.subject or ""))
    others = (is_other(subject, one.said.subject) or reworded(subject, one.said.subject or "") for one in known)
    return all(others) and reworded_by != 1


def _outweighs(told: Told, alike: int) -> bool:
    return len(told) >= max(_OUTWEIGHS * alike, 1)


def _many(told: Told) -> str:
    return f"Kho không có văn bản này, nhưng {len(told)} văn bản trong kho"


def _as_here(alike: int) -> str:
    return f", {alike} văn bản dẫn như dự thảo" if alike else ""
