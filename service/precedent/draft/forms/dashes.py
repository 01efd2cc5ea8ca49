"""Periods of years written with one dash here and another there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from corpus.model import Span
from service.precedent.draft.forms.prose import Stretch
from service.precedent.draft.model import FormFinding, Level

_PERIOD = re.compile(r"(?<![\d/])(?:19|20)\d\d(?P<dash>\s?[-–—]\s?)(?:19|20)\d\d(?!\d)")


def dash_findings(stretches: Sequence[Stretch]) -> Iterator[FormFinding]:
    """One for all forms but the draft's most frequent."""
    uses: dict[str, list[Span]] = defaultdict(list)
    texts: dict[str, str] = {}
    for stretch in stretches:
        for match in _PERIOD.finditer(stretch.text):
            uses[match["dash"]] += stretch.at(*match.span())
            texts.setdefault(match["dash"], match.group())
    if len(uses) < 2:
        return
    usual = max(uses, key=lambda dash: (len(uses[dash]), dash))
    others = [dash for dash in uses if dash != usual]
    counts = Counter({texts[dash]: len(spans) for dash, spans in uses.items()})
    message = "Dự thảo viết giai đoạn không thống nhất: " + _said(counts) + "."
    spans = tuple(sorted(span for dash in others for span in uses[dash]))
    yield FormFinding("dash", Level.NOTE, texts[others[0]], spans, message, texts[usual], counts)


def _said(counts: Counter[str]) -> str:
    return ", ".join(f"“{text}” {count} lần" for text, count in counts.most_common())
