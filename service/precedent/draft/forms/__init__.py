"""Spelling and form of a draft beside the index's own, the rules, and the rest of the draft."""
