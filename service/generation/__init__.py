"""Answers written by a language model of the office's own, every sentence with its proof; off unless configured."""
