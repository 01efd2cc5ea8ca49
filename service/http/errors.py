"""Every failure as RFC 9457 problem+json: a true status, a stable code, no internals."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from service.errors import ServiceError
from service.http.wrong_fields import dotted, reason, sentence

_LOG = logging.getLogger("tienle.http")
_CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed"}
_DETAILS = {
    400: "Không đọc được nội dung yêu cầu; cần JSON hợp lệ, mã UTF-8.",
    404: "Không có địa chỉ này.",
    405: "Địa chỉ này không nhận phương thức đó.",
}
UNEXPECTED = "Lỗi bất ngờ của hệ thống; hãy báo quản trị kèm trace_id."


def problem(request: Request, status: int, code: str, detail: str, **more: Any) -> JSONResponse:
    """One failure in its wire form."""
    body = {
        "type": f"urn:tienle:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "trace_id": request.state.trace_id,
        **more,
    }
    return JSONResponse(body, status, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Translate every exception in this one place."""
    app.add_exception_handler(ServiceError, _service)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


async def _service(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ServiceError)
    return problem(request, error.status, error.code, str(error))


async def _validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    errors = error.errors()
    told = [{"field": dotted(one["loc"]), "reason": reason(one)} for one in errors]  # not the values given
    return problem(request, 422, "invalid_request", sentence(errors), errors=told)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, f"http_{error.status_code}")
    response = problem(request, error.status_code, code, _DETAILS.get(error.status_code, str(error.detail)))
    response.headers.update(error.headers or {})  # a 405 says what is allowed
    return response


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("unexpected failure, trace %s", request.state.trace_id, exc_info=error)
    return problem(request, 500, "internal", UNEXPECTED)
