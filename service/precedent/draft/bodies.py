"""Whether the issuer that a draft states can be a held directive's, so far as the draft's own place tells."""

import re

from corpus.names import issuer_key, read_body, territory
from service.issuers import may_be_same

_HEAD = re.compile(r"^(?:Trưởng|Phó Trưởng|Chánh|Giám đốc|Chủ nhiệm)\s+(?=\w)", re.IGNORECASE)


def with_place(stated: str | None, own: str | None) -> str | None:
    """ "HĐND thành phố" in a draft of thành phố Huế is that of Huế; other names as they are."""
    if not (stated and own):
        return stated
    where, here = territory(read_body(stated).name), territory(read_body(own).name)
    if where and here and where.place is None and here.place and where.unit == here.unit:
        return f"{read_body(stated).name} {here.place}"
    return stated


def may_be(stated: str | None, held: str | None) -> bool:
    """As `may_be_same`, also of one of several issuers, and of the head of a body for the body."""
    if may_be_same(stated, held):
        return True
    parts = re.split(r"\s*,\s*|\s+và\s+(?=[A-ZĐ])", held or "")
    if len(parts) > 1 and any(may_be_same(stated, part) for part in parts):
        return True
    bare = _HEAD.sub("", stated or "")
    return bare != stated and f"{issuer_key(held or '')} ".startswith(f"{issuer_key(bare)} ")
