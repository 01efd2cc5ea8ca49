"""What can go wrong with a source file.

CorpusError
├── ReadError      the file can't be read as text of its format
└── RefusedError   the file could be read and must not be indexed
"""


class CorpusError(Exception):
    """A source that stays out of the index; the message says what, why and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class ReadError(CorpusError):
    """The file is missing, empty, binary or broken."""


class RefusedError(CorpusError):
    """The file is readable and must not be indexed."""
