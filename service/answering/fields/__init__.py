"""Answers from what header, signature, recipients and citations of a directive say of it."""
