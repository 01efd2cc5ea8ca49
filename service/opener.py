"""Opens an index again whenever another generation of it is published."""

from pathlib import Path

from indexer.encoder import Encoder
from indexer.generation import open_generation
from service.assemble import encoder_of, open_engine
from service.engine import Engine
from service.settings import Settings


class EngineOpener:
    """Opens an index's live generation again and again; the encoder stays loaded as long as it is the same."""

    def __init__(self, index: Path, settings: Settings) -> None:
        self._index, self._settings = index, settings
        self._encoder: Encoder | None = None

    def __call__(self) -> Engine:
        """The engine of the live generation; raises as `open_engine` does."""
        _, manifest = open_generation(self._index, check=False)
        if self._encoder is None or self._encoder.fingerprint != manifest.fingerprint:
            self._encoder = encoder_of(manifest, self._settings)
        return open_engine(self._index, self._settings, self._encoder)
