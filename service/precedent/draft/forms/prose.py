"""The running text of a draft, section by section, and the way back to its own offsets."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from corpus.model import Directive, Role, Span, join_spans, slice_spans
from service.precedent.draft.sentences import JUDGED


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of one section."""

    text: str
    spans: tuple[Span, ...]

    def at(self, start: int, end: int) -> tuple[Span, ...]:
        """A slice of it in the draft's offsets."""
        return slice_spans(self.spans, start, end)


def before_signature(draft: Directive) -> Directive:
    """The draft without what is attached behind its signature: forms that others will fill in."""
    signed = [at for at, section in enumerate(draft.sections) if section.role is Role.SIGNATURE]
    return replace(draft, sections=draft.sections[: signed[0]]) if signed else draft


def prose(draft: Directive, roles: Collection[Role] = JUDGED) -> Iterator[Stretch]:
    """The sections with such roles in order; by default those with sentences, so neither header nor recipients."""
    for section in draft.sections:
        if section.role in roles:
            yield Stretch(join_spans(draft.text, section.spans), section.spans)
