"""Mentions that run over an empty line into a heading: "… của Hội đồng nhân dân thị xã", then HỘI ĐỒNG NHÂN DÂN."""

import re
from dataclasses import replace

from corpus.model import Citation, Span
from corpus.text import tokens

_INTO_HEADING = re.compile(r"\s*\n\s*\n(?P<heading>[^a-zà-ỹ]+)$")


def within_paragraph(text: str, citation: Citation) -> Citation:
    """The mention without such a heading; all others as they are, since a page may end within one."""
    last = citation.spans[-1] if citation.spans else Span(0, 0)
    over = _INTO_HEADING.search(last.of(text))
    if over is None or not any(map(str.isalpha, over["heading"])):
        return citation
    kept = Span(last.start, last.start + over.start())
    words = [word.exact for word in tokens(over["heading"])]
    said = (citation.issuer or "").split()
    issuer = " ".join(said[: -len(words)]) if [one.lower() for one in said[-len(words) :]] == words else citation.issuer
    spans = (*citation.spans[:-1], kept)
    return replace(citation, spans=spans, text=" ".join(one.of(text) for one in spans), issuer=issuer or None)
