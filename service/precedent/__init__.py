"""What staff look for beside a search: concordance, variants, draft check, relations, status."""
