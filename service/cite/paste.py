"""What is put on the clipboard: plain text, and rich text for Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from corpus.model import Fields
from service.cite.forms import citation, later

# Styles, no classes: the page that it is pasted into knows none of ours.
_LETTERS = "font-family:'Times New Roman',Times,serif;font-size:14pt;color:#000"


@dataclass(frozen=True, slots=True)
class Cite:
    """The full form, the short one, and the full one as a fragment of HTML."""

    full: str
    short: str
    html: str


def cite(fields: Fields, path: Sequence[str] = ()) -> Cite:
    """A directive cited, or one of its sections; see `citation` and `later`."""
    full = citation(fields, path)
    return Cite(full, later(fields, path), as_html(full))


def as_html(text: str) -> str:
    """A text as it stands, in the letters of an office's paper; marks of HTML in it are shown."""
    return f'<span lang="vi" style="{_LETTERS}">{escape(text)}</span>'
