"""Whether a directive still stands, as far as the index proves it: from changes, periods, issuers, effect clauses."""
