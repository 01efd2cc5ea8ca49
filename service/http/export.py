"""POST /v1/export: chosen passages as a Word file, each with its source in a footnote."""

import re
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Response
from pydantic import Field, StringConstraints

from corpus.text import folded_key
from service.engine import Engine
from service.excerpts import MOST_CHOSEN, Chosen, Place, excerpts
from service.http.dependencies import current_engine
from service.http.requests import Strict
from service.word.package import MEDIA_TYPE
from service.word.paper import TITLE, write_paper

router = APIRouter(prefix="/v1", tags=["export"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]
PassageId = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=r"[\p{L}\p{N}]")]
# Not for files, or, like the marks that turn a line's direction, able to show another ending than the true one.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+')
_LONGEST_NAME = 100  # characters


class SectionIn(Strict):
    """A section with all below it; its path as the service gives it, or its labels joined by slashes."""

    document_id: str = Field(min_length=1, max_length=500)
    path: Annotated[list[Label], Field(min_length=1, max_length=20)] | Label

    def to_place(self) -> Place:
        """As the engine takes it."""
        return Place(self.document_id, tuple(self.path.split("/") if isinstance(self.path, str) else self.path))


class ExportIn(Strict):
    """Body of POST /v1/export."""

    passages: list[PassageId | SectionIn] = Field(min_length=1, max_length=MOST_CHOSEN)
    title: Title | None = None

    def chosen(self) -> list[Chosen]:
        """What is wanted, in its order."""
        return [one if isinstance(one, str) else one.to_place() for one in self.passages]


@router.post(
    "/export",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}}}},
)
def export(body: ExportIn, engine: CurrentEngine) -> Response:
    """The passages word for word, in the order asked for, as a .docx."""
    today = date.today()
    paper = write_paper(excerpts(engine.catalogue, body.chosen()), body.title, today, engine.version, engine.validity)
    disposition = attachment(f"{body.title or TITLE} {today.isoformat()}.docx")
    return Response(paper, media_type=MEDIA_TYPE, headers={"content-disposition": disposition})


def attachment(name: str) -> str:
    """The header that names a file to be saved (RFC 6266): in Vietnamese, and in ASCII for old browsers."""
    safe = " ".join(_UNSAFE.sub(" ", name).split())
    stem, dot, ending = safe.rpartition(".")
    safe = stem[:_LONGEST_NAME].strip(" .") + dot + ending
    plain = re.sub(r"[^\w.-]+", "-", " ".join(map(folded_key, safe.split())), flags=re.ASCII)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
