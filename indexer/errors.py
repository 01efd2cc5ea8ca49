"""What can go wrong while building or opening an index.

IndexerError
├── EncoderError       the model can't be loaded or read
├── GenerationError    the index folder is missing, incomplete, damaged or of another make
├── NothingToIndexError  no source gave a single passage
└── TrainingError      an encoder can't be trained (indexer/train/errors.py)
"""


class IndexerError(Exception):
    """The message names the thing, what was found and what to do."""


class EncoderError(IndexerError):
    """The model can't be loaded."""


class GenerationError(IndexerError):
    """The index folder can't be opened as it is."""


class NothingToIndexError(IndexerError):
    """Nothing was published, because there was nothing to publish."""
