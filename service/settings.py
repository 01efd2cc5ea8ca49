"""Settings: defaults, `tienle.toml`, `TIENLE_*` variables; the command line wins over all."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from corpus.issuers import SHIPPED
from indexer.errors import IndexerError
from indexer.model_folder import BUNDLED
from indexer.sentence_encoder import PRECISIONS, Precision

_PREFIX = "TIENLE_"
NONE = "none"
_FILE = "tienle.toml"


class SettingsError(IndexerError):
    """A setting is unknown or can't be read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; the README's table is held against this by a test."""

    index: str = "index"  # folder of the index
    encoder: str = BUNDLED  # bundled model, a folder, or a hub name
    host: str = "127.0.0.1"  # address to serve on
    port: int = 8000  # port to serve on
    workers: int = 0  # processes that answer; 0: as many as cores, at most 4
    threads: int = 0  # threads of the encoder; 0: as many as cores
    precision: Precision = "auto"  # auto, float32 or bfloat16, for transformers
    issuers: str = SHIPPED  # table of issuers shipped, or a file whose rows come before it
    ranker: str = SHIPPED  # ranking model: the one shipped, or a folder that eval.ranker wrote
    cross_encoder: str = NONE  # model that reads the first 30 hits once more: a folder, a hub name, or none
    generator_url: str = NONE  # base of an OpenAI-compatible endpoint, http://10.0.0.5:8000/v1, or none
    generator_model: str = NONE  # its name of the model
    generator_key_file: str = NONE  # file that holds its key, or none
    generator_timeout_s: int = 30  # seconds for a whole reply
    reader: str = SHIPPED  # answering model: the one shipped, or a folder that eval.reader wrote
    least_sure: float = 0.2  # an answer less probable than this is withheld, 0 to 1
    office: str = NONE  # own office, an issuer's name or a part of it, whose directives the best precedents prefer
    mcp_hosts: str = NONE  # names of this server under which browsers may call /mcp, parted by commas, or none
    top_k: int = 10  # hits of `tienle search` when none are asked for


def load_settings(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The settings in force before the command line.

    Raises:
        SettingsError: an unknown name, or a value of the wrong type.
    """
    settings = Settings()
    path = (folder or Path()) / _FILE
    if path.is_file():
        try:
            settings = _with(settings, tomllib.loads(path.read_text(encoding="utf-8")), str(path))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise SettingsError(f"{path}: it can't be read ({error})") from error
    variables = os.environ if environment is None else environment
    given = {name.removeprefix(_PREFIX).lower(): value for name, value in variables.items() if name.startswith(_PREFIX)}
    return _with(settings, given, "environment")


def _with(settings: Settings, values: Mapping[str, object], where: str) -> Settings:
    known = {field.name: type(getattr(settings, field.name)) for field in fields(settings)}
    changes: dict[str, object] = {}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{where}: unknown setting '{name}'; known: {', '.join(known)}")
        try:
            changes[name] = known[name](value)
        except (TypeError, ValueError) as error:
            raise SettingsError(f"{where}: {name} = {value!r} is not a {known[name].__name__}") from error
    if (precision := changes.get("precision", "auto")) not in PRECISIONS:
        raise SettingsError(f"{where}: precision = {precision!r} is none of {', '.join(PRECISIONS)}")
    if isinstance(sure := changes.get("least_sure", 0.0), float) and not 0 <= sure <= 1:
        raise SettingsError(f"{where}: least_sure = {sure} lies outside 0 to 1")
    for name, least in (("threads", 0), ("workers", 0), ("top_k", 1), ("port", 0), ("generator_timeout_s", 1)):
        if isinstance(given := changes.get(name, least), int) and given < least:
            raise SettingsError(f"{where}: {name} = {given} is less than {least}")
    return replace(settings, **changes)  # type: ignore[arg-type]  # each value was made by its field's own type
