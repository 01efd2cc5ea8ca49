"""What can go wrong while training, for the command line to print.

TrainingError
├── UnreadableSourceError   a source or a file of pairs that has another layout than those known
├── NoTextError             sources that could be read but hold too little text
├── UnreadableModelError    a model to go on from that is no static one
├── OutFolderError          the folder to write holds something else
└── NoBetterError           what was learned is worse than what it began with
"""

from indexer.errors import IndexerError


class TrainingError(IndexerError):
    """Training cannot go on; the message says what was found and what to do."""


class UnreadableSourceError(TrainingError):
    """A path that is none of the layouts known."""


class NoTextError(TrainingError):
    """Sources without enough text to learn from."""


class OutFolderError(TrainingError):
    """The model can't be written there without losing what is there."""


class UnreadableModelError(TrainingError):
    """A model that training can't go on from."""


class NoBetterError(TrainingError):
    """Nothing was written, because the model it began with is better."""
