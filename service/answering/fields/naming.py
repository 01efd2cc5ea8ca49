"""Which names in a question stand for the directive that is asked about."""

from collections.abc import Sequence

from service.answering.fields import guards
from service.answering.fields.aim import names_of
from service.answering.fields.asked import Asked
from service.answering.fields.named_kind import kind_start
from service.answering.fields.wording import KIND_WORD
from service.found import Found
from service.question import Named
from service.typed_words import fold_letters


def names_meant(found: Found, asked: Asked) -> list[Named]:
    """The directives that are named as the target; not one that a described directive carries out."""
    text = fold_letters(found.question.read_text)
    inside = [(text.find(fold_letters(one.said)), one) for one in names_of(found.question)]
    inside = [(at, one) for at, one in inside if asked.start <= max(at, 0) < asked.end]
    return [one for at, one in inside if not guards.carries_out(text, asked.start, max(at, 0))]


def is_in_description(found: Found, asked: Asked, named: Sequence[Named]) -> bool:
    """Whether another kind is said before the first name: then the name may be a part of a title."""
    text = fold_letters(found.question.read_text)
    first = min(kind_start(text, one) for one in named)
    return bool(KIND_WORD.search(text, asked.start, max(first, asked.start)))
