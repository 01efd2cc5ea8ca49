"""How good answers are: right, proved, and withheld where there is none."""
