"""/healthz and /readyz."""

from typing import Annotated

from fastapi import APIRouter, Depends

from service.engine import Engine
from service.http.dependencies import current_engine

router = APIRouter(tags=["health"])


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(engine: Annotated[Engine, Depends(current_engine)]) -> dict[str, object]:
    """An index is open, and which one."""
    manifest = engine.manifest
    return {
        "status": "ready",
        "index_version": manifest.name,
        "encoder": manifest.encoder,
        "counts": manifest.counts,
    }
