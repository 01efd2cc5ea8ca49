"""`tienle roll-back`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from indexer.generation import roll_back
from service.settings import Settings


def lines(_options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """One line that names the generation that is live again."""
    yield f"{settings.index}: generation {roll_back(Path(settings.index))} is live again"
