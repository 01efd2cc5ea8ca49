"""Which open point a label goes under: the series that it carries on, else the order of the shapes."""

from dataclasses import dataclass, field

from corpus.parse.labels import Label, Level

# Shapes that offices nest either way round, "b) … (1)" as well as "(1) … a)": the one open first holds the other.
_EITHER_WAY = (
    frozenset((Level.BRACKETED, Level.LETTER)),
    frozenset((Level.CAPITAL, Level.ROMAN)),
    frozenset((Level.ROMAN, Level.ARTICLE)),
    frozenset((Level.CAPITAL, Level.ARTICLE)),
)
_NAMED = frozenset((Level.APPENDIX, Level.PART, Level.CHAPTER, Level.TITLE, Level.SUBTITLE))
_WIDEST_GAP = 3  # labels that a scan may have lost in a row
_WIDEST_GAP_STANDING_OUT = 10


@dataclass(slots=True)
class Node:
    """An open place in the tree while it grows."""

    index: int | None  # of its section; None for the root
    path: tuple[str, ...]
    level: float
    has_heading: bool = True
    last: dict[Level, int] = field(default_factory=dict)  # ordinal of the last child of each shape
    unlabelled: int = 0
    tables: int = 0


class Nesting:
    """The points that are open, outermost first; `floor` of them can't be closed now."""

    def __init__(self) -> None:
        self.open = [Node(None, (), -1.0)]
        self._floors = [1]
        self._last_article = 0

    @property
    def inner(self) -> Node:
        """The innermost open point."""
        return self.open[-1]

    def accepts(self, label: Label, *, stands_out: bool) -> bool:
        """Whether the label belongs to a series; "5. …" at the start of a wrapped line mostly does not."""
        if label.level in _NAMED:
            return label.level is not Level.APPENDIX or stands_out
        if label.level in (Level.DOTTED, Level.DOTTED_TWICE):
            return self._accepts_dotted(label)
        last = self._last(label.level)
        step = label.ordinal - last
        if label.ordinal == 1 or 0 < step <= (_WIDEST_GAP if last else 2):
            return True
        if not last and label.level in (Level.CAPITAL, Level.LETTER):
            return False  # "C. Mác" begins no series
        return stands_out and label.ordinal > 0 and (not last or 0 < step <= _WIDEST_GAP_STANDING_OUT)

    def close_for(self, label: Label) -> Node:
        """Close what the label ends; gives the point that it goes under."""
        depth = self._series(label)
        if depth is None:
            depth = self._by_shape(label)
        del self.open[depth + 1 :]
        if label.level is Level.ARTICLE and len(self._floors) == 1:
            self._last_article = label.ordinal
        self.inner.last[label.level] = label.ordinal
        return self.inner

    def close_to(self, level: float) -> Node:
        """Close every point of this shape and further in."""
        while len(self.open) > self._floors[-1] and self.inner.level >= level:
            self.open.pop()
        return self.inner

    def counts(self, level: Level) -> bool:
        """Whether labels of this shape are being counted in an open point."""
        return self._last(level) > 0

    def close_innermost(self) -> bool:
        """Close one point; False where none may be."""
        if len(self.open) <= self._floors[-1]:
            return False
        self.open.pop()
        return True

    def enter_quote(self) -> None:
        """From here on everything lies inside the innermost point, whatever its labels say."""
        self._floors.append(len(self.open))

    def leave_quote(self) -> None:
        """Back to where the quote began."""
        del self.open[self._floors.pop() :]

    def _accepts_dotted(self, label: Label) -> bool:
        prefix = label.text.rpartition(".")[0]
        numbered = [node.path[-1] for node in self._nodes() if node.level in (Level.NUMBER, Level.DOTTED)]
        return not numbered or prefix in numbered or label.text.startswith(f"{numbered[0]}.")

    def _nodes(self) -> list[Node]:
        """The open points that count now, the one around a quote among them as its root."""
        return self.open[self._floors[-1] - 1 :]

    def _last(self, level: Level) -> int:
        if level is Level.ARTICLE and len(self._floors) == 1:
            return self._last_article  # articles count on through chapters
        return next((node.last[level] for node in reversed(self._nodes()) if level in node.last), 0)

    def _series(self, label: Label) -> int | None:
        """How deep the point is whose series the label carries on."""
        if label.ordinal < 2 or label.level in _NAMED:
            return None
        for depth in range(len(self.open) - 1, self._floors[-1] - 2, -1):
            if 0 < label.ordinal - self.open[depth].last.get(label.level, label.ordinal) <= _WIDEST_GAP:
                return depth
            if self.open[depth].level in _NAMED:
                return None  # a chapter or an appendix counts for itself
        return None

    def _by_shape(self, label: Label) -> int:
        depth = len(self.open) - 1
        while depth >= self._floors[-1] and self._ends(depth, label):
            depth -= 1
        return depth

    def _ends(self, depth: int, label: Label) -> bool:
        """Whether a label of this shape closes the point at this depth."""
        node = self.open[depth]
        if label.level is Level.ARTICLE and label.ordinal > 1 and node.level >= Level.CAPITAL:
            return True
        if frozenset((node.level, label.level)) in _EITHER_WAY and label.ordinal == 1:
            opened_outside = any(label.level in outer.last for outer in self.open[:depth])
            return opened_outside and node.level >= label.level
        return node.level >= label.level
