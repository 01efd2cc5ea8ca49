"""Date and issuer of a directive that isn't held, as others state them that cite it."""

import re

from corpus.dates import DATE
from indexer.catalogue import Catalogue
from service.answer import Answer, Quote, Why
from service.answering.fields.asked import Asked, Field
from service.answering.fields.citing import citing
from service.answering.fields.meant import Meant
from service.answering.fields.place import find_words, quoted, sentence_at
from service.answering.fields.relations import Mention
from service.answering.fields.reply import answered, withheld
from service.answering.fields.told import Told
from service.found import Found
from service.issuers import may_be_same

REPORTED = 0.8  # confidence: others may be wrong, and may mean a namesake
_DAY = re.compile(rf"(?:ngày\s+)?{DATE.format('')}", re.IGNORECASE)


def reported(found: Found, asked: Asked, told: Told, meant: Meant, catalogue: Catalogue) -> Answer:
    """The value with the first place that states it; all that cite the directive must state the same."""
    said: dict[object, Quote] = {}
    for one in citing(meant, None, catalogue):
        value = one.citation.issued_on if asked.field is Field.ISSUED else one.citation.issuer
        quote = _value_in(one, asked)
        years = {one.citation.issued_on.year} if one.citation.issued_on else set()
        if value and quote and may_be_same(told.issuer, one.citation.issuer) and told.years <= (years or told.years):
            said.setdefault(value, quote)
    if len(said) == 1:
        note = f"Chỉ mục không có {meant.named[0].said}; văn bản viện dẫn nêu như vậy."
        return answered(found, asked, list(said.values()), REPORTED, (note,))
    return withheld(found, asked, Why.AMBIGUOUS if said else meant.why, meant.notes)


def _value_in(mention: Mention, asked: Asked) -> Quote | None:
    text = mention.part.passage.text
    around = sentence_at(text, mention.start, mention.end)
    if asked.field is Field.ISSUED:
        match = _DAY.search(text, mention.start, mention.end)
        return quoted(mention.part, match.span(), around) if match else None
    at = find_words(text[: mention.end], mention.citation.issuer or "", mention.start)
    return quoted(mention.part, at, around) if at else None
