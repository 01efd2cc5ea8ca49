"""Families as the wire has them."""

from collections.abc import Sequence

from service.cite import citation
from service.engine import Engine
from service.hits import section_url
from service.http.identity import document_out, section_out
from service.http.variants_schemas import (
    ChangeOut,
    FamiliesOut,
    FamilyOut,
    FilledOut,
    IssuerOut,
    SlotOut,
    UseOut,
    VariantOut,
)
from service.precedent.placed import Placed
from service.precedent.variants import Families, Family, Variant
from service.precedent.variants_slots import Slot


def families_out(engine: Engine, found: Families) -> FamiliesOut:
    """As the wire has them."""
    return FamiliesOut(total=found.total, families=[_family_out(engine, one) for one in found.families])


def _family_out(engine: Engine, family: Family) -> FamilyOut:
    return FamilyOut(
        variants=[_variant_out(engine, one) for one in family.variants],
        forms=family.forms,
        count=family.count,
        documents=family.documents,
        issuers=[IssuerOut(issuer=name, count=count) for name, count in family.issuers],
        first=_use_out(engine, family.first),
        latest=_use_out(engine, family.latest),
        matched=family.matched,
        similarity=family.similarity,
        asked=(family.asked.start, family.asked.end) if family.asked else None,
    )


def _variant_out(engine: Engine, variant: Variant) -> VariantOut:
    return VariantOut(
        text=variant.text,
        count=variant.count,
        documents=variant.documents,
        first=_use_out(engine, variant.first),
        latest=_use_out(engine, variant.latest),
        uses=[FilledOut(**dict(_use_out(engine, use.placed)), slots=_slots_out(use.slots)) for use in variant.uses],
        changes=[
            ChangeOut(tag=one.tag, before=(one.before.start, one.before.end), after=(one.after.start, one.after.end))
            for one in variant.changes
        ],
        slots=_slots_out(variant.slots),
        only_slots=variant.only_slots,
    )


def _slots_out(slots: Sequence[Slot]) -> list[SlotOut]:
    return [
        SlotOut(kind=one.kind, before=(one.before.start, one.before.end), after=(one.after.start, one.after.end))
        for one in slots
    ]


def _use_out(engine: Engine, use: Placed) -> UseOut:
    fields = use.directive.fields
    return UseOut(
        document=document_out(use.directive, engine.validity(use.directive.id)),
        section=section_out(use.section),
        spans=[(span.start, span.end) for span in use.spans],
        text=use.text,
        citation=citation(fields, use.section.path),
        url=section_url(use.directive.id, use.section.path),
        day=fields.issued_on or fields.event_on,
        day_of="issue" if fields.issued_on else "meeting" if fields.event_on else None,
    )
