"""Vietnamese text in the encodings of the time before Unicode."""

from corpus.read.legacy.fonts import decode_font, decode_runs
from corpus.read.legacy.mend import Mended, decode_bytes, mend

__all__ = ["Mended", "decode_bytes", "decode_font", "decode_runs", "mend"]
