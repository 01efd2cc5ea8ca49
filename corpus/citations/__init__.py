"""The citation grammar: every mention of another directive in a text, whatever form it takes.

`find` is the main path; `numbers`, `meetings`, `laws` and `names` each know one way to name a directive, `details`,
`issuers` and `parts` what may stand around a name, `relations` the verb that governs it, `keys` its normal form.
"""

from corpus.citations.find import find_citations

__all__ = ["find_citations"]
