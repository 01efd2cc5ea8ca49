"""Whether the words that ask are aimed at a directive, not at something that it speaks of."""

import re

from corpus.model import Form
from service.answering.fields import guards
from service.answering.fields.wording import KIND_WORD, OPENS_WITH_KIND
from service.lookup import Status
from service.question import Named, Question
from service.typed_words import fold_letters

_FEW = 2  # words that a kind takes


def names_of(question: Question) -> list[Named]:
    """The directives that the question names, without lone sections, "kết luận 6 tháng" and titles that aren't held."""
    text = fold_letters(question.read_text)
    return [one for one in question.named if one.status is not None and not _is_described(one, text)]


def _is_described(named: Named, text: str) -> bool:
    said = fold_letters(named.said)
    if named.status is not Status.UNKNOWN or named.citation is None:
        return False
    return named.citation.form is Form.TITLE or bool(guards.COUNTED.match(text, text.find(said) + len(said)))


def has_target(question: Question, text: str) -> bool:
    """Whether a directive or a meeting is spoken of at all."""
    return bool(names_of(question)) or bool(KIND_WORD.search(text)) or bool(guards.MEETING.search(text))


def is_directive(question: Question, text: str, start: int, end: int, incoming: bool) -> bool:
    """Whether a stretch is a directive's name or description, and nothing beside it."""
    said = text[start:end].strip(" ,.:?")
    if incoming:
        said = guards.first_question(said)
    named = named_in(question, text, start, end)
    if named:
        place = fold_letters(named[-1].said)
        after = said[said.rfind(place) + len(place) :]
        return not guards.OTHER_SUBJECT.search(after) and (incoming or not guards.UNDER.match(said))
    return bool(OPENS_WITH_KIND.match(said)) and not guards.UNDER.match(said)


def named_in(question: Question, text: str, start: int, end: int) -> list[Named]:
    """The directives that a stretch names."""
    return [one for one in names_of(question) if start <= text.find(fold_letters(one.said)) < end]


def is_of_target(question: Question, text: str, match: re.Match[str], *, in_body: bool) -> bool:
    """Whether the words that ask stand beside the directive, not beside something that it speaks of."""
    if guards.UNDER.match(text) and not in_body:
        return False
    between = match.groupdict().get("object")
    named = names_of(question)
    if between:
        opens = OPENS_WITH_KIND.match(between.strip())
        return any(_is_object(between, one) for one in named) or (bool(opens) and not named)
    if not named:
        return not guards.DUTY.search(" ".join(text[: match.start()].split()[-3:]))
    last = fold_letters(named[-1].said)
    at = text.rfind(last) + len(last)
    return at > match.start() or not guards.OTHER_SUBJECT.search(text[at : match.start()])


def _is_object(words: str, named: Named) -> bool:
    """Whether what was issued is the directive named, not something that rests on it ("hướng dẫn theo Công văn 5")."""
    at = words.find(fold_letters(named.said))
    return at >= 0 and (len(words[:at].split()) <= _FEW or guards.carries_out(words, 0, at))


def signs(question: Question) -> bool:
    """ "ký", not "kỳ", where marks are typed."""
    words = {word.exact for word in question.words}
    return bool(words & {"ký", "kí", "ky", "ki", "signed", "sign", "signs", "signatory", "signer", "signature"})
