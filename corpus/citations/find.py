"""The main path: a section's text in, its citations out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.citations.constitution import CONSTITUTION, read_constitution
from corpus.citations.issuers import KNOWN
from corpus.citations.laws import read_law
from corpus.citations.leads import is_item, lead_of
from corpus.citations.lists import share_in_lists
from corpus.citations.meetings import read_congress, read_plenum
from corpus.citations.mention import Mention
from corpus.citations.names import read_bare, read_relative, read_title
from corpus.citations.numbers import find_numbered
from corpus.citations.parts import read_part
from corpus.citations.reading import Reading, read_section
from corpus.citations.relations import relate, relate_item
from corpus.citations.words import loose
from corpus.kinds import kind_by_name, kind_names
from corpus.model import Citation, Form, Role, Section, join_spans

_LAWS = ("Bộ luật", "Bộ Luật", "Luật", "Pháp lệnh")
_SHORT = {"NQ": "Nghị quyết", "KL": "Kết luận", "CT": "Chỉ thị"}
_HEAD = re.compile(  # one alternation of literals in front: their first letters are looked for far faster
    rf"(?:{'|'.join(loose(name) for name in dict.fromkeys((*kind_names(), *_LAWS, *_SHORT, CONSTITUTION)))})"
    r"(?:(?!\w)|(?<=NQ)(?=TW|TƯ|ĐH))"
)
_SMALL_HEAD = re.compile(loose("nghị quyết"))  # apart from the rest: one literal is looked for far faster
_READERS: tuple[Callable[[str, int, int, str], list[Mention]], ...] = (
    read_relative, read_plenum, read_congress, read_bare, read_title,
)  # fmt: skip
_ISSUER_BEFORE = re.compile(
    loose(
        rf"(?<!\w)(?P<issuer>{KNOWN})(?: (?:đã|mới|vừa|tiếp tục|kịp thời))*"
        r"(?: (?:triển khai|nêu|quy định|chỉ đạo|giao|thống nhất|kết luận|phê duyệt|cụ thể hóa|yêu cầu|thông báo))*"
        r" (?:tại|ban hành|có|ký ban hành)(?: các)? $"
    )
)
_REACH = 120  # characters of an issuer before "tại" or "ban hành"
_INTRODUCERS = ("tại ", "ban hành ", "có ", "các ")
_INTRODUCING = re.compile(loose(r"(?: (?:về(?: việc)?|triển khai|thực hiện))* *$"))
_KINDLESS = re.compile(r"(?i:số *:? *)?\d")


def find_citations(text: str, sections: Sequence[Section]) -> list[Citation]:
    """Every mention of a directive in order of place; the directive's own number is none of them."""
    found = [citation for at in range(len(sections)) for citation in _in_section(text, sections, at)]
    return sorted(found, key=lambda citation: citation.spans)


def _in_section(text: str, sections: Sequence[Section], at: int) -> Iterator[Citation]:
    reading = read_section(text, sections[at].spans)
    mentions = _mentions(reading.text, header=sections[at].role is Role.HEADER)
    if not mentions:
        return
    spans = lead_of(text, sections, at) if is_item(reading.text[: mentions[0].start]) else ()
    if spans:
        lead = read_section(text, spans).text
        mentions = relate_item(reading.text, mentions, lead, _mentions(lead, header=False))
    else:
        mentions = relate(reading.text, mentions)
    for mention in mentions:
        yield _citation(text, reading, mention)


def _mentions(text: str, *, header: bool) -> list[Mention]:
    """All in order, as complete as the text itself makes them."""
    mentions = _merge(text, [*find_numbered(text, header=header), *_find_named(text)])
    ends = (0, *(mention.end for mention in mentions))
    complete = [_complete(text, mention, end) for mention, end in zip(mentions, ends, strict=False)]
    return share_in_lists(text, complete)


def _find_named(text: str) -> list[Mention]:
    """Mentions that no number makes, as each reader of a form finds them after a kind's name."""
    found: list[Mention] = []
    heads = [*_HEAD.finditer(text), *_SMALL_HEAD.finditer(text)]
    for head in sorted(heads, key=lambda match: match.start()):
        start = head.start()
        inside = found and start < found[-1].end and found[-1].form is not Form.TITLE
        if inside or (start and text[start - 1].isalnum()):
            continue
        found += _read_named(text, start, head)
    return found


def _read_named(text: str, start: int, head: re.Match[str]) -> list[Mention]:
    if head.group().startswith("Hiến"):
        return read_constitution(text, start, head.end(), CONSTITUTION)
    kind = _SHORT.get(head.group()) or kind_by_name(head.group()) or "Nghị quyết"
    readers = (read_relative, read_law) if kind in _LAWS else _READERS
    return next((made for read in readers if (made := read(text, start, head.end(), kind))), [])


def _merge(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """All in order and none inside another; a law's name goes with the number after it."""
    merged: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, one.form is not Form.NUMBER)):
        before = merged[-1] if merged else None
        if before and before.form is Form.LAW and _is_number_of(text, before, mention):
            issued_on = mention.issued_on or before.issued_on
            merged[-1] = replace(mention, start=before.start, kind=before.kind, issued_on=issued_on)
        elif before is None or mention.start >= before.end:
            merged.append(mention)
        elif before.form is Form.TITLE:
            merged[-1] = _cut_title(text, before, mention.start)
            merged.append(mention)
    return merged


def _is_number_of(text: str, law: Mention, mention: Mention) -> bool:
    """ "Luật Bảo hiểm y tế số 51/2024/QH15" is one mention."""
    if mention.form is not Form.NUMBER or mention.end <= law.end:
        return False
    follows = _KINDLESS.match(text, mention.start) and not text[law.end : mention.start].strip(" ,")
    return bool(follows) or mention.start < law.end  # "… pháp luật số 64/2025/QH15" seems to have a kind of its own


def _cut_title(text: str, title: Mention, end: int) -> Mention:
    """A subject that is another mention ("Kế hoạch của Tỉnh ủy thực hiện Nghị quyết …") leaves a title without key."""
    words = _INTRODUCING.sub("", text[title.start : end])
    return replace(title, end=title.start + len(words), key=None)


def _complete(text: str, mention: Mention, end: int) -> Mention:
    """The issuer named before it and the part of it that is meant; the mention before ends at `end`."""
    if mention.issuer is None and (issuer := _issuer_before(text, mention.start)):
        mention = replace(mention, issuer=issuer)
    if (place := read_part(text, mention.start)) and place.start >= end:
        mention = replace(mention, start=place.start, section=place.labels)
    return mention


def _issuer_before(text: str, start: int) -> str | None:
    if not text.endswith(_INTRODUCERS, max(0, start - 12), start):
        return None
    match = _ISSUER_BEFORE.search(text, max(0, start - _REACH), start)
    return " ".join(match["issuer"].split()) if match else None


def _citation(text: str, reading: Reading, mention: Mention) -> Citation:
    spans = reading.stored(mention.start, mention.end)
    return Citation(
        text=join_spans(text, spans),
        spans=spans,
        kind=mention.kind,
        number=mention.number,
        issued_on=mention.issued_on,
        issuer=mention.issuer,
        relation=mention.relation,
        form=mention.form,
        key=mention.key,
        section=mention.section,
    )
