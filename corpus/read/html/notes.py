"""Footnotes of exported pages: a link at the mark, and the note itself at the page's end with a link back."""

import re
from collections import Counter
from typing import Any

# Word writes #_ftn1 and #_ftnref1 (#_edn1, #_ednref1), LibreOffice #sdfootnote1sym and #sdfootnote1anc.
_TO_NOTE = re.compile(r"#(?:_(?P<kind>ftn|edn)|sd(?P<libre>foot|end)note)(?P<number>\d{1,5})(?(libre)sym)$")
_BACK = re.compile(r"#(?:_(?P<kind>ftn|edn)ref|sd(?P<libre>foot|end)note)(?P<number>\d{1,5})(?(libre)anc)$")
_NOTE_ID = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+$")
_BLOCKS = frozenset(("p", "div", "li", "td"))
_Key = tuple[bool, str]  # whether it is an endnote, and its number in the file


class Notes:
    """The notes of a page; endnotes are numbered on after the footnotes, so that no two have one number."""

    def __init__(self, root: Any) -> None:
        links = [link for link in root.iter("a") if link.get("href")]
        marks = [(link, key) for link in links if (key := _key(_TO_NOTE, link))]
        holders = [(_holder(link), key) for link in links if (key := _key(_BACK, link))]
        shared = Counter(holder for holder, _ in holders)
        shared.update({around for link, _ in marks for around in link.iterancestors()})
        self._elements = {key: holder for holder, key in holders if holder is not None and shared[holder] == 1}
        marked = [key for _, key in marks if key in self._elements]
        ordered = dict.fromkeys(sorted(marked, key=lambda key: key[0]))
        self._numbers = {key: number for number, key in enumerate(ordered, 1)}
        self._held = {self._elements[key] for key in ordered}
        self._given: set[_Key] = set()

    def number(self, link: Any) -> int:
        """The number of the note that a link leads to, 0 where it leads elsewhere."""
        key = _key(_TO_NOTE, link)
        return self._numbers.get(key, 0) if key else 0

    def is_back_link(self, link: Any) -> bool:
        """Whether a link leads from a note to its mark."""
        return _key(_BACK, link) in self._numbers

    def is_note(self, element: Any) -> bool:
        """Whether an element is a note that some mark leads to."""
        return element in self._held

    def take(self, link: Any) -> Any:
        """The note that a link leads to, None when it was given before."""
        key = _key(_TO_NOTE, link)
        if key is None or key in self._given:
            return None
        self._given.add(key)
        return self._elements[key]


def _key(pattern: re.Pattern[str], link: Any) -> _Key | None:
    match = pattern.search(link.get("href") or "")
    return (match["kind"] == "edn" or match["libre"] == "end", match["number"]) if match else None


def _holder(link: Any) -> Any:
    """The element that holds the note of a link back: the one named as such, else the paragraph; None without any."""
    ancestors = list(link.iterancestors())
    named = (element for element in ancestors if _NOTE_ID.match(element.get("id") or ""))
    return next(named, next((element for element in ancestors if element.tag in _BLOCKS), None))
