"""The tools as a server of the protocol, whatever the transport; and what is wrong put as its results."""

import logging
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import mcp_types as wire
from anyio import to_thread
from fastapi import Request
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError

from service.errors import ServiceError
from service.generation.answering import Answering
from service.http.errors import UNEXPECTED
from service.http.live import LiveEngine
from service.http.wrong_fields import sentence
from service.mcp.tool import Call, Tool
from service.mcp.tools import TOOLS
from service.mcp.wording import INSTRUCTIONS

_LOG = logging.getLogger("tienle.mcp")
_READS = wire.ToolAnnotations(read_only_hint=True, open_world_hint=False)
_Context = ServerRequestContext[Any]


def make_server(live: LiveEngine, answering: Answering) -> Server[Any]:
    """A server that is asked through any number of connections at a time."""
    listed = {name: _listed(tool) for name, tool in TOOLS.items()}

    async def list_tools(_context: _Context, _params: wire.PaginatedRequestParams | None) -> wire.ListToolsResult:
        return wire.ListToolsResult(tools=list(listed.values()))

    async def call_tool(context: _Context, params: wire.CallToolRequestParams) -> wire.CallToolResult:
        tool = TOOLS.get(params.name)
        if tool is None:
            raise MCPError(wire.INVALID_PARAMS, f"Không có công cụ tên đó; có: {', '.join(TOOLS)}.")

        def called() -> wire.CallToolResult:
            return _called(tool, params.arguments or {}, live, answering, _trace_id(context))

        return await to_thread.run_sync(called)  # the engine blocks; a new generation is opened there, too

    server: Server[Any] = Server(
        "tienle",
        version="1",
        title="tienle: tiền lệ trong văn bản chỉ đạo",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        get_tool_input_schema=lambda name: listed[name].input_schema if name in listed else None,
    )
    server.middleware.clear()  # it would tell OpenTelemetry of every call, wherever that sends it
    return server


def _called(
    tool: Tool[Any, Any], arguments: Mapping[str, Any], live: LiveEngine, answering: Answering, trace_id: str
) -> wire.CallToolResult:
    """What a tool says; what is wrong comes as its result, so that the model reads it and can do better."""
    try:
        asked = tool.takes.model_validate(arguments)
    except ValidationError as error:
        return _failed(sentence([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]))
    try:
        told = tool.told(asked, Call(live.engine(), answering, trace_id))
    except ServiceError as error:
        return _failed(str(error))
    except Exception as error:  # noqa: BLE001 - the protocol's own handler would send its message to the client
        _LOG.error("unexpected failure of %s, trace %s", tool.name, trace_id, exc_info=error)
        return _failed(f"{UNEXPECTED} trace_id: {trace_id}")
    return wire.CallToolResult(content=[wire.TextContent(text=told.text)], structured_content=told.data)


def _failed(detail: str) -> wire.CallToolResult:
    return wire.CallToolResult(content=[wire.TextContent(text=detail)], is_error=True)


def _trace_id(context: _Context) -> str:
    """That of the request over HTTP; elsewhere a new one."""
    return str(context.request.state.trace_id) if isinstance(context.request, Request) else uuid4().hex


def _listed(tool: Tool[Any, Any]) -> wire.Tool:
    return wire.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes.model_json_schema(),
        output_schema=tool.gives.model_json_schema(mode="serialization"),
        annotations=_READS,
    )
