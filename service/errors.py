"""What a caller of the service did wrong, or what isn't there; `status` is the HTTP status it maps to.

ServiceError
├── BadRequestError    the request can't be understood or is out of range
└── NotFoundError      no such document or section
"""

from typing import ClassVar


class ServiceError(Exception):
    """The message is for the person who asked, in Vietnamese."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"


class BadRequestError(ServiceError):
    """The request can't be carried out as it stands."""

    status = 422
    code = "invalid_request"


class NotFoundError(ServiceError):
    """What was asked for isn't in the index."""

    status = 404
    code = "not_found"
