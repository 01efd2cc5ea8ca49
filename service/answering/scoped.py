"""What a directive's fields answer, kept within the filters: a directive that they leave out is neither quoted nor
named."""

from dataclasses import replace

import numpy as np

from indexer.catalogue import Catalogue
from service.answer import Answer
from service.found import Found
from service.retrieval import Scope


def in_scope(told: Answer, found: Found, catalogue: Catalogue) -> Answer | None:
    """The answer with the quotes that the filters leave; None where they leave none of them."""
    if found.within is None:
        return told
    if not told.answered:
        return replace(told, notes=(), nearest=found.hits)
    kept = tuple(one for one in told.quotes if _is_in(found.within, one.directive.id, catalogue))
    if not kept:
        return None
    if len(kept) == len(told.quotes):
        return told
    values = dict.fromkeys(" ".join((one.value or one.text).split()) for one in kept)
    return replace(told, text="; ".join(values), quotes=kept, notes=())


def _is_in(within: Scope, id_: str, catalogue: Catalogue) -> bool:
    rows = catalogue.rows("SELECT ordinal FROM directive WHERE id = ?", (id_,))
    return bool(rows) and bool(np.isin(rows[0]["ordinal"], within.directives))
