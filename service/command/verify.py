"""`tienle verify`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from service.assemble import open_engine
from service.settings import Settings


def lines(_options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """One line on a sound index; an index that isn't sound can't be opened."""
    engine = open_engine(Path(settings.index), settings)
    counts = ", ".join(f"{count} {name}" for name, count in engine.manifest.counts.items())
    yield f"{settings.index}: generation {engine.version} is sound: {counts}, encoder {engine.manifest.encoder}"
