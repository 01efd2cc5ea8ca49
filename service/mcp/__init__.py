"""The engine as tools of the Model Context Protocol: at /mcp and over standard input and output.

The tools are functions over the engine. `server` and `message` alone are made of the package `mcp`, an extra; `stdio`
and `endpoint` load it when they serve.
"""
