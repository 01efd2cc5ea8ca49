"""What can go wrong with a source file or a table of the user's.

CorpusError
├── ReadError      the file can't be read as text of its format
├── RefusedError   the file could be read and must not be indexed
└── IssuersError   the user's table of issuers can't be read
"""


class CorpusError(Exception):
    """A file that can't be used; the message says what, why and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class ReadError(CorpusError):
    """The file is missing, empty, binary or broken."""


class RefusedError(CorpusError):
    """The file is readable and must not be indexed."""


class IssuersError(CorpusError):
    """The user's table of issuers is missing, or a row of it is wrong."""
