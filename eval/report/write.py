"""Puts a report into a folder."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.report.markdown import as_markdown
from eval.report.page import as_page


def as_json_text(figures: Mapping[str, Any]) -> str:
    """The figures as a JSON file holds them."""
    return json.dumps(figures, ensure_ascii=False, indent=1) + "\n"


def write_report(folder: Path, figures: Mapping[str, Any]) -> list[Path]:
    """Write report.json, report.md and report.html, make the folder if need be; gives the files.

    Raises:
        OSError: the folder can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "report.json": as_json_text(figures),
        "report.md": as_markdown(figures),
        "report.html": as_page(figures),
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8", errors="surrogatepass")
    return [folder / name for name in contents]
