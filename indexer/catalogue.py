"""The catalogue: directives, sections, passages and citations in one SQLite file.

A passage's ordinal is its row in every other part of a generation; passages of one directive follow one another.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from corpus.model import Citation, Directive, Passage, Section
from corpus.text import exact_key, folded_key
from indexer.catalogue_nouns import read_citation, read_directive, read_passage, read_section
from indexer.errors import GenerationError

_HEADS_KEPT = 4_000  # some 2 KB each
# The order of the list is the order of the rows: json_each is the outer loop (CROSS JOIN holds it there).
_PLACED = """
SELECT p.id AS passage_id, p.directive AS ordinal, p.section, p.spans, p.text, p.breadcrumb, d.id AS directive_id,
       s.path, s.role, s.spans AS section_spans, s.label, s.heading, s.parent,
       d.id, d.source, d.fields, d.warnings, d.pages
FROM json_each(?) asked
CROSS JOIN passage p ON p.ordinal = asked.value
CROSS JOIN directive d ON d.ordinal = p.directive
CROSS JOIN section s ON s.directive = p.directive AND s.position = p.section
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A directive as it lies in the catalogue, without its sections."""

    ordinal: int
    directive: Directive
    first_passage: int
    passages: int


class Placed(NamedTuple):
    """A passage with where it stands; the directive without text, sections and citations."""

    passage: Passage
    section: Section
    directive: Directive


class Catalogue:
    """Reads a finished catalogue; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise GenerationError(f"{path}: the catalogue is missing; index again")
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._heads: dict[int, Directive] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[sqlite3.Row]:
        """The rows of a query; each call has a cursor of its own."""
        return self._db.execute(sql, parameters).fetchall()

    def count(self, table: str) -> int:
        """How many rows a table holds."""
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    def passages(self, ordinals: Sequence[int]) -> list[tuple[int, Passage]]:
        """Directive ordinal and passage of each ordinal, in the order asked for."""
        rows = self.rows(
            "SELECT p.*, p.id AS passage_id, d.id AS directive_id FROM passage p "
            "JOIN directive d ON d.ordinal = p.directive WHERE p.ordinal IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ordinals)),),
        )
        found = {row["ordinal"]: (int(row["directive"]), read_passage(row)) for row in rows}
        return [found[ordinal] for ordinal in ordinals]

    def placed(self, ordinals: Sequence[int]) -> list[Placed]:
        """Passages with their sections and directives, in the order asked for; all of it is one query."""
        rows = self.rows(_PLACED, (json.dumps(list(ordinals)),))
        return [Placed(read_passage(row), read_section(row, "section_spans"), self._head(row)) for row in rows]

    def traits(self, ordinals: Sequence[int]) -> list[tuple[str | None, str | None, str | None]]:
        """Kind, issuer and year of issue of each passage's directive, in no order."""
        rows = self.rows(
            "SELECT kind, issuer, substr(issued_on, 1, 4) FROM json_each(?) asked "
            "JOIN passage p ON p.ordinal = asked.value JOIN directive d ON d.ordinal = p.directive",
            (json.dumps(list(ordinals)),),
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def directive(self, id_: str) -> Stored | None:
        """A directive with sections and citations by its id."""
        rows = self.rows("SELECT * FROM directive WHERE id = ?", (id_,))
        return self._whole(rows[0]) if rows else None

    def heads_by_id(self, ordinals: Sequence[int], offset: int, limit: int) -> list[Directive]:
        """A page of some directives in the order of their ids."""
        rows = self.rows(
            "SELECT id, source, fields, warnings, pages FROM directive "
            "WHERE ordinal IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ? OFFSET ?",
            (json.dumps(list(ordinals)), limit, offset),
        )
        return [read_directive(row, "") for row in rows]

    def head(self, ordinal: int) -> Directive:
        """A directive without text, sections and citations by its ordinal, which must exist."""
        known = self._heads.get(ordinal)
        if known is None:
            sql = "SELECT ordinal, id, source, fields, warnings, pages FROM directive WHERE ordinal = ?"
            known = self._head(self.rows(sql, (ordinal,))[0])
        return known

    def text(self, ordinal: int) -> str:
        """The stored text of a directive by its ordinal, which must exist."""
        return str(self.rows("SELECT text FROM directive WHERE ordinal = ?", (ordinal,))[0][0])

    def section(self, directive: int, position: int) -> Section:
        """A section by its directive's ordinal and its place there, which must exist."""
        sql = "SELECT * FROM section WHERE directive = ? AND position = ?"
        return read_section(self.rows(sql, (directive, position))[0])

    def heads_by_key(self, key: str) -> list[Directive]:
        """Directives that a citation's key asks for, by id."""
        rows = self.rows("SELECT directive FROM directive_key WHERE key = ?", (key,))
        ordinals = [int(row["directive"]) for row in rows]
        return self.heads_by_id(ordinals, 0, len(ordinals))

    def citing(self, key: str, ordinals: Sequence[int] | None = None) -> list[tuple[str, Citation]]:
        """The citations of a key with the id of the directive that cites, by directive and place in its text; of some
        directives, or of all."""
        rows = self.rows(
            "SELECT c.*, d.id FROM citation c JOIN directive d ON d.ordinal = c.directive WHERE c.key = ? "
            "AND (? IS NULL OR c.directive IN (SELECT value FROM json_each(?))) ORDER BY c.directive, c.position",
            (key, *[None if ordinals is None else json.dumps(list(ordinals))] * 2),
        )
        return [(row["id"], read_citation(row)) for row in rows]

    def digests(self) -> list[str]:
        """The digest of every passage, by ordinal."""
        return [row[0] for row in self.rows("SELECT digest FROM passage ORDER BY ordinal")]

    def boilerplate(self) -> list[tuple[int, int, int]]:
        """Ordinal, key and number of the passages that say the same in three directives or more, by ordinal."""
        return [(row[0], row[1], row[2]) for row in self.rows("SELECT ordinal, likeness, count FROM boilerplate")]

    def _head(self, row: sqlite3.Row) -> Directive:
        """A directive's head, kept: the same ones come up again and again."""
        ordinal = row["ordinal"]
        if (known := self._heads.get(ordinal)) is not None:
            return known
        if len(self._heads) >= _HEADS_KEPT:
            self._heads = {}  # another thread may go on with the old ones
        head = self._heads[ordinal] = read_directive(row, "")
        return head

    def _whole(self, row: sqlite3.Row) -> Stored:
        ordinal = int(row["ordinal"])
        sections = self.rows("SELECT * FROM section WHERE directive = ? ORDER BY position", (ordinal,))
        citations = self.rows("SELECT * FROM citation WHERE directive = ? ORDER BY position", (ordinal,))
        directive = read_directive(
            row, row["text"], tuple(map(read_section, sections)), tuple(map(read_citation, citations))
        )
        return Stored(ordinal, directive, row["first_passage"], row["passages"])

    def directive_sizes(self) -> list[tuple[str, int]]:
        """Id and number of passages of every directive, by ordinal; their passages follow one another."""
        return [(row[0], int(row[1])) for row in self.rows("SELECT id, passages FROM directive ORDER BY ordinal")]


def name_key(name: str) -> str:
    """Under which names of offices, places and people are compared."""
    return " ".join(folded_key(word) for word in exact_key(name).split())
