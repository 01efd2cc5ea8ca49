"""What a writer needs of a language model."""

from collections.abc import Generator, Sequence
from typing import Protocol

from service.generation.prompt import Message


class Chat(Protocol):
    """A model that replies; safe to share between threads."""

    def reply(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The reply in pieces as they come; closing the generator ends the connection.

        Raises:
            GeneratorError: there is no reply, or no more of it.
        """
