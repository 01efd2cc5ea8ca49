"""Older generations that hold what has since been refused: they go, or a roll-back would bring it back."""

import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from indexer.generation import older_generations


def purge_refused(index: Path, catalogue: str, names: Sequence[str]) -> list[str]:
    """Remove every generation before the live one that holds a document of these names; gives the generations'."""
    gone = [folder for folder in older_generations(index) if _holds(folder / catalogue, names)]
    for folder in gone:
        shutil.rmtree(folder)
    return [folder.name for folder in gone]


def _holds(catalogue: Path, names: Sequence[str]) -> bool:
    """A catalogue that can't be asked is taken to hold them."""
    marks = ",".join("?" * len(names))
    try:
        with sqlite3.connect(f"{catalogue.resolve().as_uri()}?mode=ro&immutable=1", uri=True) as database:
            found = database.execute(f"SELECT 1 FROM directive WHERE source IN ({marks}) LIMIT 1", names).fetchone()
    except sqlite3.Error:
        return True
    return found is not None
