"""Where a model's files lie: it is named by a folder or a hub name; the bundled one needs no network."""

import os
from pathlib import Path

from indexer.errors import EncoderError

BUNDLED = "tienle-static"
_MODELS = Path(__file__).parent / "models"
_HUB_TIMEOUT_S = "10"


def model_folder(name: str) -> Path:
    """Where the model's files lie, fetching a hub model that isn't in the cache."""
    if name == BUNDLED:
        return _MODELS / BUNDLED
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "modules.json").is_file() and not (folder / "config.json").is_file():
            raise EncoderError(f"'{name}' is a folder without a model (no modules.json and no config.json)")
        return folder
    if folder.is_absolute() or name.startswith(".") or name.count("/") > 1:
        raise EncoderError(f"there is no model folder '{name}'")
    return _from_hub(name)


def _from_hub(name: str) -> Path:
    os.environ.setdefault("HF_HUB_ETAG_TIMEOUT", _HUB_TIMEOUT_S)
    os.environ.setdefault("HF_HUB_DOWNLOAD_TIMEOUT", _HUB_TIMEOUT_S)
    from huggingface_hub import snapshot_download

    for local_only in (True, False):
        try:
            return Path(snapshot_download(name, local_files_only=local_only))
        except Exception as error:  # noqa: BLE001 - the hub client raises a dozen kinds; each means "not to be had"
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
    raise EncoderError(
        f"the model '{name}' is neither a folder nor in the local cache, and the hub gave: {reason[:120]}. "
        f"Name a folder, or '{BUNDLED}' for the bundled model"
    )
