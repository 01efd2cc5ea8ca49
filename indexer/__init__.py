"""Passages made searchable: encoder, vectors, lexical index, catalogue, immutable generations."""
