"""Fields, whose result is printed and whose instruction isn't (ECMA-376 part 1, 17.16)."""

import re

_PAGE_NUMBER = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


def is_page_number(instruction: str) -> bool:
    """Whether a field prints the page's number or how many there are."""
    return bool(_PAGE_NUMBER.match(instruction))


class Fields:
    """The fields that are open at a place in the text, each with its instruction until its result begins."""

    def __init__(self) -> None:
        self._open: list[str | None] = []  # None once the result has begun

    def mark(self, kind: str) -> None:
        """Pass a field's begin, separate or end; a mark that has no partner changes nothing."""
        if kind == "begin":
            self._open.append("")
        elif kind == "separate" and self._open:
            instruction = self._open[-1]
            self._open[-1] = instruction if instruction and is_page_number(instruction) else None
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Pass a piece of an instruction."""
        if self._open and self._open[-1] is not None:
            self._open[-1] += text

    def end_paragraph(self) -> None:
        """Pass a paragraph's end: no instruction goes over it, so that a field without end hides nothing more."""
        self._open.clear()

    @property
    def shown(self) -> bool:
        """Whether what stands here is printed."""
        return all(instruction is None for instruction in self._open)
