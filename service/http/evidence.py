"""Evidence of absence on the wire."""

from typing import Literal

from pydantic import BaseModel

from service.http.schemas import TotalOut
from service.precedent.absence import Evidence


class EvidenceOut(BaseModel):
    """How often the words stand side by side, nearly so, and in how many documents that was looked for."""

    exact: int
    tone: int
    folded: int
    similar: TotalOut
    documents: int
    index_version: str


def evidence_out(evidence: Evidence) -> EvidenceOut:
    """In its wire form."""
    relation: Literal["eq", "gte"] = "eq" if evidence.similar_is_exact else "gte"
    return EvidenceOut(
        exact=evidence.exact,
        tone=evidence.tone,
        folded=evidence.folded,
        similar=TotalOut(value=evidence.similar, relation=relation),
        documents=evidence.documents,
        index_version=evidence.index_version,
    )
