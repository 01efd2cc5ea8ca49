"""Values in a text that could answer, each a stretch of it as printed."""
