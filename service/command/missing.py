"""`tienle missing`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from service.assemble import open_engine
from service.command.given import given_filters, wrong
from service.http.missing import MissingQuery, missing_out
from service.settings import Settings

_SHOWN = 3  # ids of directives that cite


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The directives most cited that aren't held, as text or JSON.

    Raises:
        BadRequestError: a filter is wrong, or `--top-k` is out of range.
    """
    try:
        query = MissingQuery(top_k=settings.top_k)
    except ValidationError as error:
        raise wrong(error) from error
    found = missing_out(open_engine(Path(settings.index), settings), query.top_k, given_filters(options))
    if options.json:
        yield found.model_dump_json()
        return
    if not found.missing:
        yield "Không có văn bản nào được viện dẫn mà thiếu trong chỉ mục."
    for one in found.missing:
        named = ", ".join(one.citing[:_SHOWN]) + (", …" if one.directives > _SHOWN else "")
        yield f"{one.normalized}: {one.directives} văn bản viện dẫn, {one.mentions} lần ({named})"
