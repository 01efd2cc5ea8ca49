"""Training of the ranking model that `service.rank` loads: `python -m eval.ranker`."""
