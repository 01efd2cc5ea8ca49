"""Every failure as RFC 9457 problem+json: a true status, a stable code, no internals."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from service.errors import ServiceError

_LOG = logging.getLogger("tienle.http")
_CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed"}
_DETAILS = {
    400: "Không đọc được nội dung yêu cầu; cần JSON hợp lệ, mã UTF-8.",
    404: "Không có địa chỉ này.",
    405: "Địa chỉ này không nhận phương thức đó.",
}


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
    errors = [{"field": ".".join(str(part) for part in one["loc"]), "reason": one["msg"]} for one in error.errors()]
    detail = "; ".join(f"{one['field']}: {one['reason']}" for one in errors[:5])
    return problem(request, 422, "invalid_request", f"Yêu cầu không hợp lệ: {detail}", errors=errors)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, f"http_{error.status_code}")
    return problem(request, error.status_code, code, _DETAILS.get(error.status_code, str(error.detail)))


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("unexpected failure, trace %s", request.state.trace_id, exc_info=error)
    return problem(request, 500, "internal", "Lỗi bất ngờ của hệ thống; hãy báo quản trị kèm trace_id.")
