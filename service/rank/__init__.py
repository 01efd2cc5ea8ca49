"""The learned ranker: what a passage and a query have in common, and how likely that makes it an answer."""
