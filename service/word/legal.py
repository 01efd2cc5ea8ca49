"""Text that XML can hold."""

import re

# Char of XML 1.0 (2.2), and no surrogate by itself, which UTF-8 can't write.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without the control characters that no XML may hold; the same text where it has none."""
    return _FORBIDDEN.sub("", text)
