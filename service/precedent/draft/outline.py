"""Whether a directive has the section that a citation names."""

import re
from collections.abc import Iterable, Sequence

from corpus.citations.words import ORDINAL, folded_ordinal
from corpus.model import Citation, Directive, Role
from corpus.reference import reference
from corpus.text import folded_key
from service.precedent.draft.cited_parts import parts_before, parts_in

_FEWEST = 3  # labelled sections; less may be a text whose outline was lost
_REACH = 200  # characters
_BRACKETED = re.compile(r" *\((?P<parts>[^()]{3,120}(?:\([^()]{3,60}\)\)?)?)\)")
_ROMAN = re.compile(r"[IVX]+")  # a phần, and what others call a mục
_COUNTED = re.compile(rf"(?P<large>Phụ lục|Phần|Chương)\s(?:thứ\s|số\s)?(?P<number>{ORDINAL})")


def lacks_section(directive: Directive, labels: Sequence[str]) -> bool:
    """False also where its outline is too poor to tell."""
    labelled = [section.path for section in directive.sections if section.role is Role.SECTION and section.label]
    if not labels or len(labelled) < _FEWEST:
        return False
    paths = [section.path for section in directive.sections]
    return not any(_fits([*map(_key, labels)], [*map(_key, path)]) for path in paths)


def lacking_parts(directive: Directive, parts: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Those of the parts that it hasn't, in order; what lies in one that is lacking isn't told again."""
    lacking: list[tuple[str, ...]] = []
    for part in map(tuple, parts):
        if not any(part[: len(one)] == one for one in lacking) and lacks_section(directive, part):
            lacking.append(part)
    return lacking


def written(parts: Iterable[Sequence[str]]) -> str:
    """As people write them: "điểm 1 mục 2; Điều 5"."""
    return "; ".join(map(reference, parts))


def parts_named(text: str, citation: Citation, after: str) -> list[tuple[str, ...]]:
    """The parts that a draft names right before a mention or in brackets behind it; `after` is what follows it."""
    start = citation.spans[0].start
    lead = text[max(0, start - _REACH) : start].rpartition("\n\n")[2]
    own = citation.text.partition(citation.kind)[0] if citation.kind and citation.kind in citation.text else ""
    if named := parts_before(f"{lead}{own}"):
        return named
    if citation.section:
        return [citation.section]
    bracketed = _BRACKETED.match(after)
    return parts_in(bracketed["parts"]) if bracketed else []


def _fits(labels: Sequence[str], path: Sequence[str]) -> bool:
    """Whether the labels stand in a path in order, the last at its end; levels may be left out."""
    if not path or labels[-1] != path[-1]:
        return False
    rest = iter(path[:-1])
    return all(label in rest for label in labels[:-1])


def _key(label: str) -> str:
    """As a label and its mention meet: "Phần thứ nhất" is "Phần nhất", "Phụ lục II" is "Phụ lục 2"; đ is no d."""
    bare = label.partition("~")[0].strip("().")
    if counted := _COUNTED.fullmatch(f"Phần {bare}" if _ROMAN.fullmatch(bare) else bare):
        number = folded_ordinal(counted["number"])
        return f"{folded_key(counted['large'])} {number}"
    if len(bare) == 1:
        return bare
    return " ".join(word for word in map(folded_key, bare.split()) if word not in ("thu", "so"))
