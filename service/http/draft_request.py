"""What a draft check is asked with: JSON with the text, or a form with a file; neither touches a disk."""

from dataclasses import dataclass
from typing import Any, Literal

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import Field, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from corpus.model import Directive
from service.errors import BadRequestError
from service.http.requests import FiltersIn, Name, Strict
from service.precedent.draft.errors import MediaTypeError, TooLargeError
from service.precedent.draft.read import LONGEST_TEXT, read_text, read_upload

LARGEST_BYTES = 20 * 1024 * 1024
_MOST_FIELDS = 12


class DraftOptions(Strict):
    """How to check, apart from what."""

    filters: FiltersIn = FiltersIn()
    office: Name | None = None
    format: Literal["json", "docx"] = "json"


class DraftIn(DraftOptions):
    """Body of POST /v1/draft-check as JSON."""

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)


@dataclass(frozen=True, slots=True)
class Received:
    """A body as it came, not yet looked into."""

    body: bytes | FormData

    async def close(self) -> None:
        """Let go of what was uploaded."""
        if isinstance(self.body, FormData):
            await self.body.close()


@dataclass(frozen=True, slots=True)
class Asked:
    """The draft taken apart, with the file that it came in where it came in one."""

    options: DraftOptions
    draft: Directive
    data: bytes = b""
    name: str = ""


class _InMemory(MultiPartParser):
    """A draft may turn out to be classified, so nothing of it may roll over to a disk."""

    spool_max_size = LARGEST_BYTES + 1


async def received(request: Request) -> Received:
    """The body of a request, bounded whatever its head says.

    Raises:
        MediaTypeError: it is neither JSON nor a form.
        TooLargeError: more than 20 MB come.
        BadRequestError: the form is broken.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return Received(b"".join([chunk async for chunk in _bounded(request)]))
    if kind != "multipart/form-data":
        raise MediaTypeError("Cần JSON ({“text”: …}) hoặc biểu mẫu multipart/form-data có trường “file”.")
    try:
        parser = _InMemory(request.headers, _bounded(request), max_files=1, max_fields=_MOST_FIELDS)
        return Received(await parser.parse())
    except (MultiPartException, KeyError, ValueError) as error:
        raise BadRequestError("Không đọc được biểu mẫu: cần đúng một tệp trong trường “file”.") from error


def asked(given: Received) -> Asked:
    """The draft in a body; for a thread, since reading takes its time. Raises as `read_upload`, and
    RequestValidationError where a field is wrong."""
    if isinstance(given.body, FormData):
        return _of_form(given.body)
    try:
        body = DraftIn.model_validate_json(given.body)
    except ValidationError as error:
        raise _invalid(error) from None  # the error quotes what was sent
    return Asked(body, read_text(body.text))


def form_schema() -> dict[str, Any]:
    """How both bodies look, for the description of the service."""
    reference = "#/components/schemas/{model}"
    in_json = {key: value for key, value in DraftIn.model_json_schema(ref_template=reference).items() if key != "$defs"}
    fields = {name: {"type": "string"} for name in ("office", "format", *FiltersIn.model_fields)}
    file = {"type": "string", "format": "binary"}
    form = {"type": "object", "required": ["file"], "properties": {"file": file, **fields}}
    content = {"application/json": {"schema": in_json}, "multipart/form-data": {"schema": form}}
    return {"requestBody": {"required": True, "content": content}}


def _of_form(form: FormData) -> Asked:
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise BadRequestError("Thiếu tệp: gửi dự thảo trong trường “file” của biểu mẫu.")
    given = {name: value for name, value in form.multi_items() if name != "file"}
    filters = {name: given.pop(name) for name in FiltersIn.model_fields if name in given}
    try:
        options = DraftOptions.model_validate({**given, "filters": filters})
    except ValidationError as error:
        raise _invalid(error) from None
    data, name = file.file.read(), file.filename or ""
    return Asked(options, read_upload(data, name), data, name)


def _invalid(error: ValidationError) -> RequestValidationError:
    shown = [{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_input=False)]
    return RequestValidationError(shown)


async def _bounded(request: Request) -> Any:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > LARGEST_BYTES:
            raise TooLargeError(f"Dự thảo lớn quá {LARGEST_BYTES // 1024**2} MB.")
        yield chunk
