"""Whether a directive has the section that a citation names."""

import re
from collections.abc import Sequence

from corpus.citations.parts import read_part
from corpus.model import Directive, Role
from corpus.text import folded_key

_FEWEST = 3  # labelled sections; less may be a text whose outline was lost
_BRACKETED = re.compile(r" *\((?P<parts>[^()]{3,120})\)")


def lacks_section(directive: Directive, labels: Sequence[str]) -> bool:
    """False also where its outline is too poor to tell."""
    labelled = [section.path for section in directive.sections if section.role is Role.SECTION and section.label]
    if not labels or len(labelled) < _FEWEST:
        return False
    paths = [section.path for section in directive.sections]
    return not any(_fits([*map(_key, labels)], [*map(_key, path)]) for path in paths)


def section_in_brackets(after: str) -> tuple[str, ...]:
    """The labels in brackets right behind a mention: "Kết luận số 28-KL/TU (mục 2 phần II)"; () if there are none."""
    match = _BRACKETED.match(after)
    place = read_part(match["parts"], len(match["parts"])) if match else None
    return place.labels if place and place.start == 0 else ()


def _fits(labels: Sequence[str], path: Sequence[str]) -> bool:
    """Whether the labels stand in a path in order, the last at its end; levels may be left out."""
    if not path or labels[-1] != path[-1]:
        return False
    rest = iter(path[:-1])
    return all(label in rest for label in labels[:-1])


def _key(label: str) -> str:
    """As a label and its mention meet: "Phần thứ nhất" is "Phần nhất"; đ is no d."""
    bare = label.partition("~")[0].strip("().")
    if len(bare) == 1:
        return bare
    return " ".join(word for word in map(folded_key, bare.split()) if word not in ("thu", "so"))
