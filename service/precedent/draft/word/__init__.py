"""A draft as a Word file with remarks in its margin: the user's own file, or a new one from its text."""
