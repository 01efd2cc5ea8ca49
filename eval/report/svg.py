"""Elements of SVG as text: escaped, with numbers kept short."""

from collections.abc import Iterable
from html import escape

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")  # Okabe, Ito 2008: told apart by all
INK, FAINT = "#333", "#ccc"


def tag(name: str, content: str = "", **attributes: float | str) -> str:
    """One element; underscores in names of attributes stand for hyphens, content is SVG already."""
    given = "".join(f' {key.strip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{content}</{name}>"


def text(content: str, x: float, y: float, anchor: str = "start", colour: str = INK) -> str:
    """Words at a point: from it, around it or up to it."""
    return tag("text", escape(content), x=x, y=y, text_anchor=anchor, fill=colour)


def line(x1: float, y1: float, x2: float, y2: float, colour: str = FAINT, width: float = 1) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=width)


def bar(x: float, y: float, width: float, height: float, colour: str, said: str) -> str:
    """A rectangle that says its value when pointed at."""
    return tag("rect", title(said), x=x, y=y, width=max(width, 0.5), height=height, fill=colour)


def dot(x: float, y: float, radius: float, colour: str, said: str) -> str:
    """A disc that says its value when pointed at."""
    return tag("circle", title(said), cx=x, cy=y, r=radius, fill=colour)


def title(said: str) -> str:
    """What is read out, or shown when the element is pointed at."""
    return f"<title>{escape(said)}</title>"


def drawing(parts: Iterable[str], width: float, height: float, said: str) -> str:
    """A whole picture, scaled to the room it gets; `said` is its text for those who can't see it."""
    return tag(
        "svg",
        "".join(parts),
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        role="img",
        aria_label=said,
    )


def shortened(label: str, most: int = 36) -> str:
    """A long label's beginning, where the mode stands, and its end, where folders differ."""
    return label if len(label) <= most else f"{label[: most // 3]}…{label[-(most - most // 3 - 1) :]}"


def colour_of(position: int) -> str:
    """The colour of the n-th mode."""
    return COLOURS[position % len(COLOURS)]


def _value(value: float | str) -> str:
    return escape(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
