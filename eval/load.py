"""A folder in either layout becomes a dataset."""

from pathlib import Path

from eval.beir import read_beir
from eval.datasets import Dataset
from eval.errors import DatasetError
from eval.judged import JUDGED, read_judged


def load_dataset(folder: Path, split: str | None = None) -> Dataset:
    """Read a judged set where judged.jsonl is, else a BEIR folder.

    Raises:
        DatasetError: it is neither, incomplete, or malformed.
    """
    if not folder.is_dir():
        raise DatasetError(
            f"{folder}: there is no such folder; name a BEIR dataset (corpus.jsonl, queries.jsonl, qrels) "
            f"or a judged set ({JUDGED})"
        )
    if not (folder / JUDGED).is_file():
        return read_beir(folder, split)
    if split is not None:
        raise DatasetError(f"{folder}: a judged set has no splits; leave --split {split} out")
    return read_judged(folder)
