"""A square of shares: both axes go from 0 to 1."""

from collections.abc import Callable, Iterable

from eval.report.svg import drawing, line, text

_LEFT, _TOP, _SIDE = 48, 12, 340  # pixels


class Scale:
    """Where a value stands, in pixels."""

    def __init__(self, start: float, end: float, low: float, high: float) -> None:
        self.start, self.end, self.low, self.high = start, end, low, high

    def __call__(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def square(draw: Callable[[Scale, Scale], Iterable[str]], axes: str, said: str) -> str:
    """A grid with what is drawn on it by the scales across and up; `axes` names both below it."""
    across, up = Scale(_LEFT, _LEFT + _SIDE, 0, 1), Scale(_TOP + _SIDE, _TOP, 0, 1)
    parts = list[str]()
    for tick in (0, 0.25, 0.5, 0.75, 1):
        parts += [
            line(across(tick), up(0), across(tick), up(1)),
            line(across(0), up(tick), across(1), up(tick)),
            text(f"{tick:g}", across(tick), up(0) + 18, "middle"),
            text(f"{tick:g}", _LEFT - 8, up(tick) + 4, "end"),
        ]
    parts += [*draw(across, up), text(axes, across(0.5), up(0) + 38, "middle")]
    return drawing(parts, _SIDE + 88, _SIDE + 88, said)
