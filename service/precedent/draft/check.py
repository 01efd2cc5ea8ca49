"""The main path: a draft in, its report out; nothing of it is kept."""

import threading
from dataclasses import replace
from weakref import WeakKeyDictionary

from corpus.model import Directive
from service.engine import Engine
from service.filters import Filters
from service.precedent.draft.citations import check_citations
from service.precedent.draft.forms.all import House
from service.precedent.draft.model import Report, SentenceCheck
from service.precedent.draft.nearest import MOST, near_precedents
from service.precedent.draft.precedent import exact_precedents
from service.precedent.draft.sentences import sentences_of
from service.precedent.validity.model import Validity

_HOUSES: WeakKeyDictionary[Engine, House] = WeakKeyDictionary()  # one for each open generation
_COUNTING = threading.Lock()


def check_draft(engine: Engine, draft: Directive, filters: Filters | None = None) -> Report:
    """Sentences, citations and forms of a draft; `filters` say whose sentences count as precedents."""
    sentences = sentences_of(draft)
    within = engine.scope(filters or Filters())
    exact = exact_precedents(engine.catalogue, engine.wording, sentences, within.directives if within else None)
    new = [sentence for sentence, found in zip(sentences, exact, strict=True) if found is None]
    near = iter(near_precedents(engine.catalogue, engine.wording, new, within))
    checks = [
        SentenceCheck(sentence, found, None if found else next(near))
        for sentence, found in zip(sentences, exact, strict=True)
    ]
    if len(new) > MOST:
        draft = replace(
            draft, warnings=(*draft.warnings, f"chỉ tìm câu gần giống cho {MOST} câu đầu chưa có nguyên văn")
        )
    citations = check_citations(engine.catalogue, draft, lambda id_: _validity(engine, draft, id_))
    forms = _house(engine).findings(draft, citations)
    return Report(draft, tuple(checks), tuple(citations), tuple(forms))


def _validity(engine: Engine, draft: Directive, id_: str) -> Validity:
    """On the day that the draft bears, else today."""
    day = draft.fields.issued_on or draft.fields.event_on
    return engine.validities.of(id_, day) if day else engine.validity(id_)


def _house(engine: Engine) -> House:
    with _COUNTING:
        if engine not in _HOUSES:
            _HOUSES[engine] = House(engine.catalogue, engine.wording)
        return _HOUSES[engine]
