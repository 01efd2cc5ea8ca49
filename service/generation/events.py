"""What an answer tells while it is being written."""

from dataclasses import dataclass

from service.answer import Answer, Quote


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence whose proof was checked; the answer that ends the stream may still leave it out."""

    text: str
    quote: Quote


Event = Sentence | Answer
