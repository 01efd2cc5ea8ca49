"""The tools there are."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from service.mcp.ask import ASK
from service.mcp.concordance import CONCORDANCE
from service.mcp.read_section import READ_SECTION
from service.mcp.relations import RELATIONS
from service.mcp.search import SEARCH
from service.mcp.tool import Tool

TOOLS: Mapping[str, Tool[Any, Any]] = MappingProxyType(
    {tool.name: tool for tool in (SEARCH, ASK, READ_SECTION, CONCORDANCE, RELATIONS)}
)
