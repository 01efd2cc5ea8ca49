"""How well it retrieves: judged datasets, runs, measures with intervals, comparisons side by side, reports."""
