"""The figures as Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any

from eval.report.table import Table, notes, tables, title


def as_markdown(figures: Mapping[str, Any]) -> str:
    """All tables, the notes, and the queries on which the first two modes differ most."""
    parts = [f"# {_escape(title(figures))}"]
    parts += [f"## {_escape(table.caption)}\n\n{_table(table.heads, table.rows)}" for table in tables(figures)]
    parts += ["\n".join(f"- {_escape(note)}" for note in notes(figures)), *_differences(figures)]
    return "\n\n".join(parts) + "\n"


def difference_table(differences: Mapping[str, Any]) -> Table:
    """One row a query."""
    rows = [
        [
            query["id"],
            query["text"],
            query["type"] or "",
            *(f"{value:.3f}" for value in query["values"]),
            *(found or "nothing" for found in query["found_first"]),
            ", ".join(query["relevant"]),
        ]
        for query in differences["queries"]
    ]
    first, second = differences["modes"]
    heads = ["id", "query", "type", first, second, f"{first} finds first", f"{second} finds first", "relevant"]
    return Table(f"Greatest differences in {differences['measure']}: {first} and {second}", heads, rows)


def _differences(figures: Mapping[str, Any]) -> list[str]:
    found = figures["differences"]
    if not found or not found["queries"]:
        return []
    table = difference_table(found)
    return [f"## {_escape(table.caption)}\n\n{_table(table.heads, table.rows)}"]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    ruled = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(_escape, row))} |" for row in ruled)


def _escape(text: str) -> str:
    """As it stands: nothing in a query is markup, a cell's border or a link."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    for mark in "\\|*_`":
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("](", "]\\(")
