"""Whether what a question demands, its period, place, office, names and aim, is what a value is said of.

`asked` is the entrance. `expressions` reads times and `periods` finds a value's own, `territories` reads places and
`place` finds a value's own; `verdict` is what comes out.
"""

from service.answering.constraints.asked import Constraints, read_constraints
from service.answering.constraints.verdict import Verdict

__all__ = ["Constraints", "Verdict", "read_constraints"]
