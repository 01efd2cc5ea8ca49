"""What directives have to do with one another: edges from their citations, chains of them, what isn't held."""
