"""Which web pages may call: none that a name could have led here.

A page elsewhere can have its own name point to this machine (DNS rebinding) and then calls as its own origin, so the
name of an origin proves nothing. An address of numbers can't be pointed elsewhere, nor can localhost. Programs send no
Origin and may come by any name of this machine. Names that the settings give as this machine's own are as good as
addresses: nobody else can make a page under them.
"""

import re
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from service.settings import NONE, SettingsError

_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")


def hosts_of(setting: str) -> frozenset[str]:
    """The names in a setting, parted by commas; none in "none".

    Raises:
        SettingsError: something isn't the name of a host alone.
    """
    names = [name.strip().lower() for name in setting.split(",") if name.strip() not in ("", NONE)]
    for name in names:
        if not _HOST.fullmatch(name):
            raise SettingsError(f"mcp_hosts: '{name}' is no name of a host; without http:// and port, please")
    return frozenset(names)


def may_call(origin: str | None, host: str | None, own: Collection[str] = ()) -> bool:
    """Whether a request may be answered by what it says of its origin and of the host it is for; `own` are names of
    this machine."""
    if origin is None:
        return True
    name = _name(origin)
    return name is not None and (name in own or _is_fixed(name)) and name == _name(f"//{host}")


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
