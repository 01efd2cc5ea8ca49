"""A directive cited, for a draft, as the rules want it (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6b)."""

from service.cite.forms import citation, later
from service.cite.mentions import normal_form
from service.cite.paste import Cite, cite

__all__ = ["Cite", "citation", "cite", "later", "normal_form"]
