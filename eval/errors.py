"""What can go wrong while measuring.

EvalError
├── DatasetError     the folder isn't a dataset that can be measured
├── RunError         a TREC run file can't be written or read
└── UnreachableError the service at --url doesn't answer as it should
"""


class EvalError(Exception):
    """The message names the thing, what was found and what to do, in one line."""


class DatasetError(EvalError):
    """The dataset is missing, incomplete or malformed, or judges what the searched index doesn't hold."""


class RunError(EvalError):
    """A run can't be stored as TREC's six columns, or read from them."""


class UnreachableError(EvalError):
    """The measured service refused, failed, was too slow or didn't speak the contract."""
