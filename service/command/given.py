"""What commands that search are given: queries with their ids, filters."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from service.batch import read_batch
from service.errors import BadRequestError
from service.filters import Filters
from service.http.requests import FiltersIn


def given_rows(options: argparse.Namespace, name: str) -> list[tuple[str, str]]:
    """Id and text of each row of the batch, or the one argument of that name, without an id.

    Raises:
        BadRequestError: both are given, or none; a row isn't as it should be.
        ReadError: the batch can't be read.
    """
    text: str | None = getattr(options, name)
    if (text is None) == (options.batch is None):
        raise BadRequestError(f"give either a {name.upper()} or --batch FILE")
    return [("", text)] if text is not None else read_batch(Path(options.batch))


def given_filters(options: argparse.Namespace) -> Filters:
    """What --filter says.

    Raises:
        BadRequestError: a key is unknown or given twice, or its value is out of range.
    """
    try:
        return FiltersIn.model_validate(_key_values(options.filter)).to_filters()
    except ValidationError as error:
        raise wrong(error) from error


def wrong(error: ValidationError) -> BadRequestError:
    """The first thing that is wrong, in one line."""
    first = error.errors()[0]
    return BadRequestError(": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"]))))


def _key_values(pairs: Sequence[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise BadRequestError(f"--filter {pair}: write KEY=VALUE")
    given = dict(pair.split("=", 1) for pair in pairs)
    if len(given) < len(pairs):
        raise BadRequestError("--filter: each key can be given once")
    return given
