"""The text of a reply out of the bytes of a response: server-sent events, or JSON where streaming is ignored."""

import json
from collections.abc import Iterable, Iterator

from service.generation.errors import GarbledError

MOST_BYTES = 1_000_000
MOST_CHARACTERS = 20_000  # of the reply itself
_LONGEST_LINE = 100_000  # bytes
_DONE = "[DONE]"


def streamed(chunks: Iterable[bytes]) -> Iterator[str]:
    """The deltas of a stream of chat completion chunks.

    Raises:
        GarbledError: it isn't one, is too long, or ends before its end was said.
    """
    for data in _data(_bounded(chunks)):
        if data == _DONE:
            return
        chunk = _json(data)
        yield _content(chunk, "delta")
        if _choice(chunk).get("finish_reason"):
            return
    raise GarbledError("the stream broke off")


def whole(chunks: Iterable[bytes]) -> str:
    """The message of one chat completion; raises as `streamed` does."""
    return _content(_json(_text(b"".join(_bounded(chunks)))), "message")


def bounded(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces as long as they aren't too much together."""
    left = MOST_CHARACTERS
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            raise GarbledError(f"the reply is longer than {MOST_CHARACTERS} characters")
        yield piece


def _bounded(chunks: Iterable[bytes]) -> Iterator[bytes]:
    left = MOST_BYTES
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise GarbledError(f"more than {MOST_BYTES} bytes came")
        yield chunk


def _data(chunks: Iterable[bytes]) -> Iterator[str]:
    """What stands behind `data:`; each line is an event of its own, as every such endpoint sends it."""
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise GarbledError(f"a line is longer than {_LONGEST_LINE} bytes")
        for line in lines:
            if line.startswith(b"data:"):
                yield _text(line.removeprefix(b"data:")).strip()


def _text(received: bytes) -> str:
    try:
        return received.decode("utf-8")
    except UnicodeDecodeError:
        raise GarbledError("it isn't UTF-8") from None


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise GarbledError("it isn't JSON") from None


def _choice(completion: object) -> dict[str, object]:
    """The first choice; empty where there is none, as in the last chunk, which counts tokens."""
    if not isinstance(completion, dict) or "error" in completion or "choices" not in completion:
        raise GarbledError("it is no chat completion")
    choices = completion["choices"]
    return choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}


def _content(completion: object, name: str) -> str:
    message = _choice(completion).get(name)
    content = message.get("content") if isinstance(message, dict) else None
    return content if isinstance(content, str) else ""
