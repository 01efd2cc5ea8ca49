"""A directive's number as a pattern, however it is spaced."""

import re

_GAP = r"[^\w]{0,4}"


def number_pattern(number: str) -> re.Pattern[str]:
    """ "1753-KL/TU" also as "1753 - kl / tu"; not within a longer number."""
    parts = map(re.escape, re.findall(r"[^\W_]+", number))
    return re.compile(rf"(?<!\d){_GAP.join(parts)}(?![^\W_])", re.IGNORECASE)
