"""A program for a process of its own that prints what PDFium finds on the pages of a file.

A native crash, a hang or a memory bomb ends this process alone, and PDFium, which is not thread-safe, has it for
itself. It lies outside `corpus.read` and imports nothing of it, so that it starts fast.
"""
