"""The items of a list as one line, without their dashes."""

import re

_MARK = re.compile(r"(?:(?:^|\n)[\s*]*|(?<=[;,.])\s+)[-–+•·]+[\s*]*(?=[\w(\"“])")
_END = " \t\n,;."


def items_of(value: str) -> str:
    """ "A; B; C" of a block of recipients; an item that goes on in the next line stays one."""
    items = (" ".join(item.replace("*", " ").replace("__", " ").split()).strip(_END) for item in _MARK.split(value))
    return "; ".join(filter(None, items))
