"""A sentence-transformers cross-encoder: one model reads query and passage together, slowly and closely."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from indexer.errors import EncoderError
from indexer.model_folder import model_folder

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder as Model

_BATCH = 16


class CrossEncoder:
    """A loaded model; what it can't read of a long passage it leaves out."""

    def __init__(self, name: str, model: "Model") -> None:
        self.name, self._model = name, model

    def scores(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """How well each passage answers, (passages,); only the order means something."""
        if not passages:
            return np.empty(0, dtype=np.float32)
        pairs: Any = [(query, passage) for passage in passages]
        found = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(found, dtype=np.float32)


def load_cross_encoder(name: str) -> CrossEncoder:
    """Load a model with one output from a folder, or by its hub name.

    Raises:
        EncoderError: it isn't there, can't be read, or doesn't give one number a pair.
    """
    folder = model_folder(name)
    from sentence_transformers import CrossEncoder as Model

    try:
        model = Model(str(folder), device="cpu", local_files_only=True)
    except Exception as error:
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise EncoderError(f"the cross-encoder in '{name}' can't be loaded: {first[:200]}") from error
    if model.num_labels != 1:
        raise EncoderError(f"the model in '{name}' gives {model.num_labels} numbers a pair; a cross-encoder gives one")
    return CrossEncoder(name, model)
