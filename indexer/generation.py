"""Immutable generations of an index: made aside, published by one rename, checked when opened.

INDEX/CURRENT                     name of the live generation
INDEX/generations/NAME/           manifest.json (written last), catalogue.sqlite, vectors.faiss, …
"""

import contextlib
import fcntl
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.durable import checksums, replace, sha256, sync, write
from indexer.errors import GenerationError

FORMAT = 7
_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"
_KEPT = 2  # the live one and the one before it


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds and by what it was made."""

    format: int
    name: str
    encoder: str
    fingerprint: str
    dim: int
    counts: dict[str, int]
    files: dict[str, str]  # path below the generation: sha256


@contextlib.contextmanager
def new_generation(index: Path) -> Iterator[Path]:
    """A folder to fill; it disappears again unless `publish` renamed it. One writer at a time.

    Raises:
        GenerationError: the folder can't be written, or another run is writing.
    """
    try:
        (index / "generations").mkdir(parents=True, exist_ok=True)
        lock = (index / ".lock").open("w")
    except OSError as error:
        raise GenerationError(f"{index}: the index can't be written there ({error.strerror})") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise GenerationError(f"{index}: another run is writing this index; wait for it to end") from error
        folder = index / "generations" / f".{_next_name(index)}.partial"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(index: Path, folder: Path, *, encoder: str, fingerprint: str, dim: int, counts: dict[str, int]) -> Manifest:
    """Finish a generation and make it the live one; readers of the old one are not disturbed."""
    name = folder.name.removeprefix(".").removesuffix(".partial")
    manifest = Manifest(FORMAT, name, encoder, fingerprint, dim, counts, checksums(folder))
    for file in manifest.files:
        sync(folder / file)
    write(folder / _MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    target = index / "generations" / name
    folder.rename(target)
    sync(target.parent)
    replace(index / _CURRENT, f"{name}\n")
    _prune(index, name)
    return manifest


def open_generation(index: Path, *, check: bool = True) -> tuple[Path, Manifest]:
    """The live generation's folder and manifest.

    Raises:
        GenerationError: there is none, or it isn't what its manifest says.
    """
    if not index.is_dir():
        raise GenerationError(f"{index}: there is no index; make one with 'tienle index SOURCE... --index {index}'")
    try:
        name = (index / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise GenerationError(f"{index}: no index was published there (no file CURRENT); index again") from error
    except (OSError, UnicodeDecodeError) as error:
        raise GenerationError(f"{index}/CURRENT: it can't be read ({error}); mend it or index again") from error
    folder = index / "generations" / name
    manifest = _read_manifest(folder)
    if check:
        problems = damage(folder, manifest)
        if problems:
            more = f" and {len(problems) - 2} more" if len(problems) > 2 else ""
            raise GenerationError(f"{folder}: {'; '.join(problems[:2])}{more}; index again or roll back")
    return folder, manifest


def roll_back(index: Path) -> str:
    """Make the generation before the live one live again; gives its name."""
    _, manifest = open_generation(index, check=False)
    older = [name for name in _names(index) if name < manifest.name]
    if not older:
        raise GenerationError(f"{index}: there is no generation before {manifest.name}")
    _read_manifest(index / "generations" / older[-1])
    replace(index / _CURRENT, f"{older[-1]}\n")
    return older[-1]


def older_generations(index: Path) -> list[Path]:
    """The folders of the generations before the live one, oldest first."""
    _, manifest = open_generation(index, check=False)
    return [index / "generations" / name for name in _names(index) if name < manifest.name]


def damage(folder: Path, manifest: Manifest) -> list[str]:
    """What is wrong with a generation's files, one line each."""
    problems = []
    for file, digest in sorted(manifest.files.items()):
        path = folder / file
        if not path.is_file():
            problems.append(f"{file} is missing")
        elif sha256(path) != digest:
            problems.append(f"{file} is damaged (its checksum differs)")
    return problems


def _read_manifest(folder: Path) -> Manifest:
    path = folder / _MANIFEST
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values.get("format") != FORMAT:
            found = values.get("format")
            raise GenerationError(f"{folder}: index format {found}, this version reads {FORMAT}; index again")
        manifest = Manifest(**values)
        if not isinstance(manifest.files, dict) or "passages" not in manifest.counts:
            raise ValueError
        return manifest
    except OSError as error:
        raise GenerationError(f"{folder}: the generation has no manifest; index again or roll back") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise GenerationError(f"{path}: it is damaged; index again or roll back") from error


def _next_name(index: Path) -> str:
    names = _names(index)
    return f"{int(names[-1]) + 1 if names else 1:06d}"


def _names(index: Path) -> list[str]:
    folders = (index / "generations").iterdir()
    return sorted(path.name for path in folders if path.name.isdigit() and path.is_dir())


def _prune(index: Path, live: str) -> None:
    for name in [name for name in _names(index) if name <= live][:-_KEPT]:
        shutil.rmtree(index / "generations" / name, ignore_errors=True)
