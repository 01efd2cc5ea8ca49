"""Text boxes and word art, which Word writes into comments where only its own programs look."""

import re
from html import unescape

_TAG = re.compile(r"<[^<>]*>")
_ART = re.compile(r"\bstring=\"([^\"]*)\"")


def boxes_in(comment: str) -> list[str]:
    """What is printed in each of them, on one line."""
    boxes = [box.partition(">")[2].partition("</v:textbox")[0] for box in comment.split("<v:textbox")[1:]]
    arts = [_ART.search(art.partition(">")[0]) for art in comment.split("<v:textpath")[1:]]
    texts = (*boxes, *(art[1] for art in arts if art))
    return [" ".join(unescape(_TAG.sub(" ", text)).split()) for text in texts]
