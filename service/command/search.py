"""`tienle search`."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from service.assemble import open_engine
from service.command.given import given_filters, given_rows, wrong
from service.errors import BadRequestError
from service.found import Found
from service.http.requests import SearchIn
from service.http.schemas import hit_out
from service.precedent.order import Order
from service.printed import hits_as_text
from service.settings import Settings
from service.worded import evidence_worded


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The hits as text or JSON; one JSON object a row of a batch, in its order.

    Raises:
        BadRequestError: wrong usage, or a single query that has no word.
    """
    rows, filters = given_rows(options, "query"), given_filters(options)
    try:
        for _, query in rows:
            SearchIn(query=query, mode=options.mode, top_k=settings.top_k)
    except ValidationError as error:
        raise wrong(error) from error
    engine = open_engine(Path(settings.index), settings)
    for id_, query in rows:
        try:
            found = engine.search(
                query,
                mode=options.mode,
                top_k=settings.top_k,
                filters=filters,
                ignore=options.ignore,
                order=Order(options.order),
            )
        except BadRequestError:
            if not options.batch:
                raise
            yield json.dumps({"id": id_, "results": []}, ensure_ascii=False)  # no word in it: nothing can match
            continue
        if options.batch or options.json:
            yield _as_json(found, {"id": id_} if options.batch else {})
        else:
            yield from hits_as_text(found)
            if found.relevant is False:
                yield evidence_worded(engine.precedents.evidence_of(found))


def _as_json(found: Found, named: dict[str, str]) -> str:
    results = [hit_out(hit).model_dump(mode="json") for hit in found.hits]
    return json.dumps({**named, "results": results}, ensure_ascii=False)
