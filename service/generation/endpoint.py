"""The one address that the product may contact, as the settings name it."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from service.settings import NONE, Settings, SettingsError

_LONGEST_KEY = 4_096  # characters


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an OpenAI-compatible address."""

    url: str  # of its chat completions
    model: str
    timeout_s: float  # for a whole reply
    key: str | None = field(default=None, repr=False)


def endpoint_of(settings: Settings) -> Endpoint | None:
    """The endpoint that is configured; None where there is none.

    Raises:
        SettingsError: the address is none, no model is named, or the key can't be read.
    """
    if settings.generator_url == NONE:
        return None
    if settings.generator_model in (NONE, ""):
        raise SettingsError("generator_url is set; name the model, too, with generator_model (TIENLE_GENERATOR_MODEL)")
    key = None if settings.generator_key_file == NONE else _key(Path(settings.generator_key_file))
    return Endpoint(_completions(settings.generator_url), settings.generator_model, settings.generator_timeout_s, key)


def _completions(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna")
        is_sound = parts.scheme in ("http", "https") and bool(host) and parts.port != 0
    except ValueError:
        is_sound = False
    if not is_sound or not url.isascii() or not url.isprintable() or " " in url:
        raise SettingsError("generator_url must be an address such as http://10.0.0.5:8000/v1, or none")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise SettingsError("generator_url holds more than an address; a key belongs in the file of generator_key_file")
    return f"{url.rstrip('/')}/chat/completions"


def _key(path: Path) -> str:
    """The key in a file; no message says what stands there."""
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it isn't text"
        raise SettingsError(f"generator_key_file {path}: it can't be read ({reason})") from None
    if not key or len(key) > _LONGEST_KEY or not (key.isascii() and key.isprintable()) or " " in key:
        raise SettingsError(f"generator_key_file {path}: it must hold one key, on one line, in ASCII without blanks")
    return key
