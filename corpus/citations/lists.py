"""What the members of a list share: "Quy định số 125-QĐ/TW và Quy định số 138-QĐ/TW của Ban Bí thư"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.mention import Mention
from corpus.citations.numbers import KIND_CODES
from corpus.model import Form

_JOINER = re.compile(r"[ ,;]*(?:và|hoặc|cùng)? *(?:của|các|số)? *")
_KINDLESS = re.compile(r"(?:số *:? *)?\d")
_SEVERAL = re.compile(r"(?i:(?<!\w)(?:các|những|hai|ba|bốn)) *$")
_LONGEST = 20  # members of a list
_SAME_DAY = re.compile(r"cùng +ngày")


def share_in_lists(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Issuer and date of a list's last member given to those before it, where the grammar says so.

    Issuers are shared by numbers of one body; a date by "các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày …", "cùng ngày …".
    """
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        one, after = shared[index], shared[index + 1]
        if one.form is after.form and _JOINER.fullmatch(text, one.end, after.start):
            shared[index] = _share_date(
                text, _share_issuer(one, after), after, shared[max(0, index - _LONGEST) : index]
            )
    for one, (index, after) in zip(shared, list(enumerate(shared))[1:], strict=False):
        if _KINDLESS.match(text, after.start) and _JOINER.fullmatch(text, one.end, after.start):
            shared[index] = _share_issuer(after, shared[index - 1])
    return shared


def _share_issuer(one: Mention, after: Mention) -> Mention:
    if one.issuer or not after.issuer or _body(one) != _body(after):
        return one
    return replace(one, issuer=after.issuer)


def _share_date(text: str, one: Mention, after: Mention, before: Sequence[Mention]) -> Mention:
    if one.issued_on or not after.issued_on:
        return one
    first = one
    for earlier in reversed(before):
        if not (_KINDLESS.match(text, first.start) and _JOINER.fullmatch(text, earlier.end, first.start)):
            break
        first = earlier
    listed = _KINDLESS.match(text, after.start) and _SEVERAL.search(text, max(0, first.start - 12), first.start)
    same_day = _SAME_DAY.search(text, after.start, after.end)
    return replace(one, issued_on=after.issued_on) if listed or same_day else one


def _body(mention: Mention) -> str | None:
    """The letters after the kind's code: TU of 28-KL/TU, CP of 54/NQ-CP, VPCP of 574/TB-VPCP and 10415/VPCP-NN."""
    if mention.form is not Form.NUMBER or mention.number is None:
        return None
    letters = [part for part in re.split(r"[-–—/]", mention.number)[1:] if not part.isdigit()]
    return next((part for part in letters if part not in KIND_CODES), None)
