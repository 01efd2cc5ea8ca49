"""Mentions that run over an empty line into a heading: "… của Hội đồng nhân dân thị xã", then HỘI ĐỒNG NHÂN DÂN."""

from dataclasses import replace

from corpus.model import Citation


def within_paragraph(text: str, citation: Citation) -> Citation:
    """The mention without such a heading; all others as they are, since a page may end within one."""
    *before, last = citation.spans
    heading = last.of(text)
    if not (before and heading.isupper() and not before[-1].of(text).isupper()):
        return citation
    said = " ".join(heading.split())
    issuer = (citation.issuer or "").removesuffix(said).strip() or None
    kept = " ".join(one.of(text) for one in before)
    return replace(citation, spans=tuple(before), text=kept, issuer=issuer)
