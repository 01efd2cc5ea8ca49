"""Whether the package that speaks the protocol is there, without importing it."""

from importlib.util import find_spec

INSTALL = "pip install 'tienle[mcp]'"


def is_installed() -> bool:
    """Whether the extra `mcp` is."""
    return find_spec("mcp") is not None
