"""What an evaluation says: as JSON, as text, as Markdown, as one HTML page."""
