"""An index of a dataset's corpus that is gone after the measurement."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from eval.datasets import Dataset
from eval.errors import DatasetError
from indexer.build import Progress, build
from indexer.encoder import Encoder


@contextlib.contextmanager
def temporary_index(dataset: Dataset, encoder: Encoder, progress: Progress | None = None) -> Iterator[Path]:
    """Index the corpus into a folder of its own.

    Raises:
        DatasetError: the dataset names no corpus.
        IndexerError: what `build` raises.
    """
    if not dataset.corpus:
        raise DatasetError(
            f'{dataset.name}: no corpus is named; write dataset.json {{"corpus": FOLDER}} beside judged.jsonl, '
            "or measure with --index or --url"
        )
    with tempfile.TemporaryDirectory(prefix="tienle-eval-") as folder:
        index = Path(folder)
        build(dataset.corpus, index, encoder, progress=progress)
        yield index
