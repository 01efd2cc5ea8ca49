"""`tienle export`."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from service.assemble import open_engine
from service.errors import BadRequestError
from service.excerpts import excerpts
from service.settings import Settings
from service.word.paper import write_paper


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """Writes the passages into a .docx and says so.

    Raises:
        BadRequestError: there is no folder to write into, or too much is asked for.
        NotFoundError: there is no such passage.
    """
    out = Path(options.out)
    if not out.parent.is_dir() or out.is_dir():
        raise BadRequestError(f"{out}: there is no folder to write it into, or it is one")
    engine = open_engine(Path(settings.index), settings)
    found = excerpts(engine.catalogue, options.passages)
    out.write_bytes(write_paper(found, options.title, date.today(), engine.version, engine.validity))
    yield f"{out}: {len(found)} passages"
