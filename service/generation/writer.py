"""Writes an answer from the passages that support it, and keeps only what is proved."""

import logging
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace

from service.answer import Answer
from service.generation.breaker import Breaker, Places
from service.generation.chat import Chat
from service.generation.errors import GeneratorError
from service.generation.events import Event, Sentence
from service.generation.prompt import fitting, messages
from service.generation.proof import prove
from service.generation.reply import read_reply

MOST_SENTENCES = 8
_LOG = logging.getLogger("tienle.generation")
_RESTS = "Máy soạn câu trả lời vừa gặp lỗi và đang tạm nghỉ"
_BUSY = "Máy soạn câu trả lời đang bận"
_UNPROVED = "Máy soạn câu trả lời không đưa ra được câu nào có trích dẫn làm chứng"
_BY_QUOTES = "đây là câu trả lời trích nguyên văn."
_BY_NOTHING = "văn bản đã nạp chưa cho câu trả lời."
_DROPPED = "Đã bỏ {} câu của máy soạn vì trích dẫn không làm chứng được."


class ProvingWriter:
    """Asks a model and checks every sentence; safe to share between threads."""

    def __init__(self, chat: Chat, breaker: Breaker | None = None, places: Places | None = None) -> None:
        self._chat, self._breaker, self._places = chat, breaker or Breaker(), places or Places()

    def write(self, extracted: Answer) -> Iterator[Event]:
        """Sentences as they are proved, then one answer.

        The answer is the written one; `extracted` with a note where the model fails, be it in the middle, or proves
        nothing. Sentences told before a failure don't count: the rest of them is missing.
        """
        with self._places.taken() as got:
            if not got:
                yield _falling_back(extracted, _BUSY)
            elif not self._breaker.may_try():
                yield _falling_back(extracted, _RESTS)
            else:
                yield from self._written(extracted)

    def _written(self, extracted: Answer) -> Iterator[Event]:
        proved: dict[str, Sentence] = {}
        dropped = 0
        try:
            with closing(self._sentences(extracted)) as sentences:
                for sentence in sentences:
                    if sentence is None:
                        dropped += 1
                    elif sentence.text not in proved:
                        proved[sentence.text] = sentence
                        yield sentence
                    if len(proved) == MOST_SENTENCES:
                        break
        except GeneratorError as error:
            self._breaker.failed()
            _LOG.warning("the generator failed, %s: %s", type(error).__name__, error)
            yield _falling_back(extracted, error.told)
            return
        self._breaker.worked()
        yield _joined(extracted, list(proved.values()), dropped) if proved else _falling_back(extracted, _UNPROVED)

    def _sentences(self, extracted: Answer) -> Generator[Sentence | None, None, None]:
        """Every sentence of the reply; None for one that isn't proved."""
        hits = fitting(extracted.supporting)
        question = extracted.question
        with closing(self._chat.reply(messages(question.read_text, hits))) as reply:
            for said in read_reply(reply):
                yield prove(said, hits, question)


def _joined(extracted: Answer, proved: list[Sentence], dropped: int) -> Answer:
    """The written answer.

    Its confidence is that of the extractive one: what retrieval and reading found is the same, only the words are
    new, and nobody has measured how often a generator that this office chose is right.
    """
    return replace(
        extracted,
        text=" ".join(sentence.text for sentence in proved),
        quotes=tuple(dict.fromkeys(sentence.quote for sentence in proved)),
        why=None,
        written=True,
        notes=(*extracted.notes, *([_DROPPED.format(dropped)] if dropped else [])),
    )


def _falling_back(extracted: Answer, reason: str) -> Answer:
    ending = _BY_QUOTES if extracted.answered else _BY_NOTHING
    return replace(extracted, notes=(*extracted.notes, f"{reason}; {ending}"))
