"""Where a section stands in its directive."""

from collections.abc import Sequence

from corpus.model import Directive
from service.errors import NotFoundError


def position_of(directive: Directive, path: Sequence[str]) -> int:
    """The index of a section in the outline; NotFoundError names the path that isn't there."""
    wanted = tuple(path)
    for position, section in enumerate(directive.sections):
        if section.path == wanted:
            return position
    raise NotFoundError(f"Văn bản '{directive.id}' không có mục '{'/'.join(path)}'.")
