"""Reading a query: marks put back, abbreviations written out, directives and wishes found in it."""
