"""What many tests share: the samples, and an index of them made once with a small model."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

os.environ["OMP_WAIT_POLICY"] = "PASSIVE"

from corpus.model import Directive
from corpus.parse import parse
from corpus.read.command import Tool
from corpus.sources import FileRef, find_sources, read_source
from indexer.encoder import Encoder
from indexer.sentence_encoder import load_encoder
from service.assemble import open_engine
from service.engine import Engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.settings import Settings

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"


@pytest.fixture(scope="session")
def need() -> Callable[[Tool], None]:
    """Skips what needs a system tool that this machine lacks; CI must have every one."""

    def check(tool: Tool) -> None:
        if not tool.is_installed:
            if os.environ.get("CI"):
                pytest.fail(f"CI must install {tool.package}")
            pytest.skip(f"no {tool.program} on this machine; it is in {tool.package}")

    return check


@pytest.fixture(scope="session")
def samples() -> dict[str, Directive]:
    """Every sample directive by id."""
    refs = [ref for ref in find_sources([SAMPLES]) if isinstance(ref, FileRef)]
    return {ref.id: parse(read_source(ref)) for ref in refs}


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled model."""
    return load_encoder()


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    """An index of the samples; tests only read it."""
    from indexer.build import build

    index = tmp_path_factory.mktemp("index")
    build([SAMPLES], index, encoder)
    return index


@pytest.fixture(scope="session")
def engine(sample_index: Path, encoder: Encoder) -> Iterator[Engine]:
    """The samples, open for searching."""
    opened = open_engine(sample_index, Settings(), encoder, compare=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: Encoder) -> Iterator[TestClient]:
    """The service over the samples."""
    live = LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder))
    with TestClient(create_app(live), raise_server_exceptions=False) as opened:
        yield opened
