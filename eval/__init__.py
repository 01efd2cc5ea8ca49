"""How well it retrieves: BEIR datasets, runs, measures with intervals."""
