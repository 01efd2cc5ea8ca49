"""The engine over HTTP: JSON under /v1, pages at /."""
