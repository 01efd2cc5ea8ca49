"""What is wrong with a field of a request, in Vietnamese: pydantic's own sentences are English."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

_LONGEST_NAME = 100  # characters of a field's name that are told back; an unknown one may have any length
_MOST_TOLD = 5
_OF_A_UNION = re.compile(
    r"str|constrained-str|list\[.*\]|[A-Z]\w*In"
)  # which choice was tried, no name of the client's
_REASONS = {  # by type, see https://docs.pydantic.dev/latest/errors/validation_errors/
    "missing": "còn thiếu",
    "extra_forbidden": "không có trong yêu cầu này; hãy bỏ đi hoặc xem lại tên",
    "given_twice": "chỉ được ghi một lần",
    "string_type": "phải là chuỗi ký tự",
    "string_too_short": "cần ít nhất {min_length} ký tự",
    "string_too_long": "dài quá {max_length} ký tự",
    "string_pattern_mismatch": "cần ít nhất một chữ cái hoặc chữ số",  # of the one pattern that is in use
    "string_unicode": "có ký tự không đọc được; cần mã UTF-8",
    "greater_than_equal": "không được nhỏ hơn {ge}",
    "greater_than": "phải lớn hơn {gt}",
    "less_than_equal": "không được lớn hơn {le}",
    "less_than": "phải nhỏ hơn {lt}",
    "finite_number": "phải là số hữu hạn",
    "literal_error": "chỉ nhận {expected}",
    "enum": "chỉ nhận {expected}",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), "phải là số nguyên"),
    **dict.fromkeys(("float_type", "float_parsing"), "phải là số"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "chỉ nhận true hoặc false"),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        "phải là ngày có thật, viết năm-tháng-ngày (ví dụ 2024-07-16)",
    ),
    "days_reversed": "có ngày đầu (issued_from) sau ngày cuối (issued_to)",
    "json_invalid": "không phải JSON hợp lệ",
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), "phải là một đối tượng JSON"),
    "list_type": "phải là danh sách",
    "too_short": "cần ít nhất {min_length} phần tử",
    "too_long": "có nhiều nhất {max_length} phần tử",
}
_UNKNOWN = "có giá trị không dùng được"


def reason(error: Mapping[str, Any]) -> str:
    """What is wrong with the field and what is allowed, without the value given."""
    limits = {key: str(value).replace("' or '", "' hoặc '") for key, value in error.get("ctx", {}).items()}
    return _REASONS.get(error["type"], _UNKNOWN).format_map(limits)


def dotted(location: Sequence[object]) -> str:
    """Where it stands, for machines: "body.filters.kind"."""
    return ".".join(str(part)[:_LONGEST_NAME] for part in location)


def sentence(errors: Sequence[Mapping[str, Any]]) -> str:
    """The first five in one sentence; each location begins with the part of the request: body or query."""
    told = groupby(errors, lambda error: _name(error["loc"], error["type"]))
    wrong = [f"{name} {' hoặc '.join(dict.fromkeys(map(reason, those)))}" for name, those in told]
    return f"Yêu cầu không hợp lệ: {'; '.join(wrong[:_MOST_TOLD])}."


def _name(location: Sequence[object], type_: str) -> str:
    """The field as the client wrote it."""
    place, *parts = location or ("body",)
    if type_ == "json_invalid" or not parts:
        return "nội dung yêu cầu"
    return f"{'tham số' if place == 'query' else 'trường'} “{dotted(list(_written(parts, type_)))}”"


def _written(parts: Sequence[object], type_: str) -> Iterator[object]:
    for at, part in enumerate(parts):
        is_unknown_field = type_ == "extra_forbidden" and at == len(parts) - 1
        if at == 0 or is_unknown_field or not _OF_A_UNION.fullmatch(str(part)):
            yield part
