"""What a question wants to be told: the kinds of answer that would do, and where in it the answer is missing."""

from service.answering.asking.asked import Asked
from service.answering.asking.limits import Limit, limits_in
from service.answering.asking.read import read_asked

__all__ = ["Asked", "Limit", "limits_in", "read_asked"]
