"""Which web pages may call: none that a name could have led here.

A page elsewhere can have its own name point to this machine (DNS rebinding) and then calls as its own origin, so the
name of an origin proves nothing. An address of numbers can't be pointed elsewhere, nor can localhost. Programs send no
Origin and may come by any name of this machine.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit


def may_call(origin: str | None, host: str | None) -> bool:
    """Whether a request may be answered by what it says of its origin and of the host it is for."""
    if origin is None:
        return True
    name = _name(origin)
    return name is not None and _is_fixed(name) and name == _name(f"//{host}")


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_fixed(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return name == "localhost"
    return True
