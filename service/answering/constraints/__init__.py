"""Whether what a question demands, its period, place, office, names and aim, is what a value is said of.

`asked` is the entrance. A value's place in its passage (`spot`) is compared with each demand: `period` over `periods`,
`expressions` and `times`; `place` over `nearby` and `territories`; `office` over `bodies`; `names`, `aims` and
`directives`.
"""

from service.answering.constraints.asked import Constraints, read_constraints
from service.answering.constraints.verdict import Verdict

__all__ = ["Constraints", "Verdict", "read_constraints"]
