"""Words numbered in the order in which they come up."""


class Numbering(dict[str, int]):
    """Gives every new word the next number: `numbering[word]` is never missing."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number
