"""Filling a catalogue."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from corpus.citations.own import own_keys
from corpus.model import Directive, Passage
from indexer.catalogue_rows import citation_row, directive_row, passage_row, section_row
from indexer.catalogue_schema import INDEXES, SCHEMA
from indexer.citing import citing_passages


class CatalogueWriter:
    """Fills a new catalogue; `close` makes it one finished file."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {SCHEMA} BEGIN;")
        self.counts = {"directives": 0, "sections": 0, "passages": 0, "citations": 0}

    def add(
        self, directive: Directive, passages: Sequence[Passage], digests: Sequence[str], likenesses: Sequence[int]
    ) -> int:
        """Store a directive with its parts; gives its ordinal. Digests and likenesses are the passages', in order."""
        ordinal, first = self.counts["directives"], self.counts["passages"]
        self._db.execute(
            f"INSERT INTO directive VALUES ({','.join('?' * 23)})",
            directive_row(ordinal, directive, first, len(passages)),
        )
        self._db.executemany(
            "INSERT INTO directive_key VALUES (?,?)", ((key, ordinal) for key in own_keys(directive.fields))
        )
        self._db.executemany(
            "INSERT INTO section VALUES (?,?,?,?,?,?,?,?)",
            (section_row(ordinal, at, section) for at, section in enumerate(directive.sections)),
        )
        self._db.executemany(
            "INSERT INTO passage VALUES (?,?,?,?,?,?,?,?,?)",
            (
                passage_row(first + at, ordinal, passage, digest, likeness)
                for at, (passage, digest, likeness) in enumerate(zip(passages, digests, likenesses, strict=True))
            ),
        )
        self._db.executemany(
            "INSERT INTO citation VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (citation_row(ordinal, at, citation) for at, citation in enumerate(directive.citations)),
        )
        self._db.executemany(
            "INSERT INTO citing VALUES (?,?)",
            ((key, first + at) for key, at in citing_passages(directive.citations, passages)),
        )
        self.counts["directives"] += 1
        self.counts["sections"] += len(directive.sections)
        self.counts["passages"] += len(passages)
        self.counts["citations"] += len(directive.citations)
        return ordinal

    def close(self) -> None:
        """Build the look-up tables and write everything."""
        self._db.execute("COMMIT")
        self._db.executescript(INDEXES)
        self._db.close()
