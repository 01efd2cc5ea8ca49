"""When a usage is clear enough to be held against somebody."""

from collections.abc import Mapping

FEWEST, SHARE = 10, 0.9  # uses, and the share of them that write it one way


def majority(counts: Mapping[str, int], fewest: int = FEWEST, share: float = SHARE) -> str | None:
    """The form that at least nine tenths of ten uses or more have; None where there is no such."""
    total = sum(counts.values())
    if total < fewest:
        return None
    form = max(counts, key=lambda one: (counts[one], one))
    return form if counts[form] >= share * total else None


def found_in_index(counts: Mapping[str, int]) -> str:
    """The evidence in words: "kho viết “ủy” 4130 lần, “uỷ” 3 lần"."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "kho viết " + ", ".join(f"“{form}” {count} lần" for form, count in ranked)
