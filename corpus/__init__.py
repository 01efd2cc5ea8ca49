"""Directives as data: reading files, matching Vietnamese text, taking documents apart."""
