"""What the recipe gives on questions that it wasn't trained on."""

from collections.abc import Iterator, Sequence

from eval.reader.sureness import FOLDS, Judged, calibrate

THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


def as_table(said: Sequence[Judged]) -> list[str]:
    """Rows of a Markdown table, one a set and threshold: right, withheld where answered, withheld where not."""
    sure = dict(_sureness(said))
    rows = ["| set | answered questions | right of them | threshold | right | withheld | without answer | withheld |",
            "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for group in dict.fromkeys(one.example.asked.group for one in said):
        own = [one for one in said if one.example.asked.group == group and not one.robbed]
        answered = [one for one in own if one.example.asked.answerable]
        others = [one for one in own if not one.example.asked.answerable]
        rows += [_row(group, answered, others, sure, at) for at in THRESHOLDS]
    return rows


def _row(group: str, answered: list[Judged], others: list[Judged], sure: dict[int, float], at: float) -> str:
    told = [one for one in answered if sure[id(one)] >= at]
    kept = [one for one in others if sure[id(one)] < at]
    return (
        f"| {group} | {len(answered)} | {_share(sum(one.right for one in answered), answered)} | {at} "
        f"| {_share(sum(one.right for one in told), answered)} | {_share(len(answered) - len(told), answered)} "
        f"| {len(others)} | {_share(len(kept), others)} |"
    )


def _share(count: int, among: Sequence[Judged]) -> str:
    return f"{count / len(among):.3f}" if among else "-"


def _sureness(said: Sequence[Judged]) -> Iterator[tuple[int, float]]:
    """Each by a calibration that didn't learn from its fold."""
    for fold in range(FOLDS):
        shape = calibrate([one for one in said if one.example.fold != fold])
        yield from ((id(one), shape.of(one.evidence)) for one in said if one.example.fold == fold)
