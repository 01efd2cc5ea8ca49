"""How good families of near-identical clauses are, against pairs marked by hand."""
