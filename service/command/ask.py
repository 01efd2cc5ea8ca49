"""`tienle ask`."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from service.answer_printed import answer_as_text
from service.assemble import make_answering, open_engine
from service.command.given import given_filters, given_rows, wrong
from service.engine import Engine
from service.errors import BadRequestError
from service.filters import Filters
from service.generation.answering import Answering
from service.http.answers import AnswerOut, answer_out, unanswerable
from service.http.requests import AskIn
from service.settings import Settings


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The answer as text or JSON; one JSON object a row of a batch, in its order.

    Raises:
        BadRequestError: wrong usage, or a single question that is empty, too long or without a word.
    """
    rows, filters = given_rows(options, "question"), given_filters(options)
    if not options.batch:
        _check(rows[0][1])
    engine, answering = open_engine(Path(settings.index), settings), make_answering(settings)
    for id_, question in rows:
        if options.batch:
            yield _as_json(_row(answering, engine, question, filters), {"id": id_})
        elif options.json:
            yield _as_json(answer_out(answering.answer(engine, question, filters)))
        else:
            yield from answer_as_text(answering.answer(engine, question, filters))


def _row(answering: Answering, engine: Engine, question: str, filters: Filters) -> AnswerOut:
    """A question that can't be asked is one that nothing answers, so that it doesn't stop the others."""
    try:
        _check(question)
        return answer_out(answering.answer(engine, question, filters))
    except BadRequestError as error:
        return unanswerable(str(error))


def _check(question: str) -> None:
    try:
        AskIn(question=question)
    except ValidationError as error:
        raise wrong(error) from error


def _as_json(answer: AnswerOut, named: dict[str, str] | None = None) -> str:
    return json.dumps({**(named or {}), **answer.model_dump(mode="json")}, ensure_ascii=False)
