"""`tienle variants`."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from corpus.parse.lines import plain
from corpus.reference import reference
from service.assemble import open_engine
from service.command.given import given_filters, wrong
from service.http.variants import VariantsIn, asked
from service.http.variants_out import families_out
from service.precedent.placed import Placed
from service.precedent.variants import Families, Family, Variant
from service.precedent.variants_slots import Slot
from service.settings import Settings


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The families as text or JSON; of a phrase, or with --near of a text.

    Raises:
        BadRequestError: wrong usage.
    """
    body, filters = _body(options), given_filters(options)
    engine = open_engine(Path(settings.index), settings)
    found = asked(engine, body, filters)
    if options.json:
        yield families_out(engine, found).model_dump_json()
    else:
        yield from _as_text(found)


def _body(options: argparse.Namespace) -> VariantsIn:
    what = {"text": options.text} if options.near else {"phrase": options.text}
    try:
        return VariantsIn.model_validate({**what, "match": options.match, "top_k": options.limit})
    except ValidationError as error:
        raise wrong(error) from error


def _as_text(found: Families) -> Iterator[str]:
    for number, family in enumerate(found.families, start=1):
        yield f"{number}. {_counted(family)}"
        for variant in family.variants:
            yield from _variant(variant, family.variants[0])
        if family.forms > len(family.variants):
            yield f"   … và {family.forms - len(family.variants)} cách viết nữa"
        yield ""
    yield f"{found.total} nhóm câu gần giống nhau." if found.total else "Không có câu nào như vậy trong chỉ mục."


def _counted(family: Family) -> str:
    issuers = ", ".join(f"{name} {count}" for name, count in family.issuers[:5])
    like = "" if family.similarity is None else f" · giống {family.similarity:.0%}"
    times = f"{family.count} lần trong {family.documents} văn bản, {family.forms} cách viết{like}"
    return f"{times}; {_when(family.first)} – {_when(family.latest)}" + (f"; {issuers}" if issuers else "")


def _variant(variant: Variant, common: Variant) -> Iterator[str]:
    yield f"   {variant.count} × {plain(variant.text)}"
    yield f"       — {variant.latest.directive.id} · {reference(variant.latest.section.path)}"
    if variant.only_slots:
        yield f"       chỉ khác: {_filled(variant.slots, common.text, variant.text)}"
    for use in variant.uses:
        if use.slots:
            filled = _filled(use.slots, variant.text, use.placed.text)
            yield f"       {use.placed.directive.id} · {reference(use.placed.section.path)}: {filled}"


def _filled(slots: Sequence[Slot], before: str, after: str) -> str:
    return plain("; ".join(f"{slot.before.of(before)} → {slot.after.of(after)}" for slot in slots))


def _when(use: Placed) -> str:
    fields = use.directive.fields
    if fields.issued_on:
        return f"{fields.issued_on:%d/%m/%Y}"
    return f"{fields.event_on:%d/%m/%Y} (ngày họp)" if fields.event_on else "không rõ ngày"
