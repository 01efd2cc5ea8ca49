"""What commands over an index print, line by line."""
