"""`python -m eval.bench CORPUS QUERIES`: what indexing costs, how fast searches are in process and over HTTP.

Times are wall clock on whatever else the machine is doing; its load is printed beside them.
"""

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from eval.served import served
from eval.traffic import put_load
from service.assemble import build_index, open_engine
from service.batch import read_batch
from service.engine import Engine
from service.settings import load_settings

_MODES = ("dense", "lexical", "hybrid")
_CLIENTS = (1, 8)
_WARM_UP_S, _LOAD_S = 8.0, 15.0
_WARM_UP = 20  # searches before the clock counts: caches fill, pages are mapped


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures as lines."""
    parser = argparse.ArgumentParser(prog="eval.bench", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path, help='JSON lines {"_id", "text"}')
    parser.add_argument("--index", type=Path, help="time searches on this index instead of making one")
    options = parser.parse_args(arguments)
    queries = [query for _, query in read_batch(options.queries)]
    with tempfile.TemporaryDirectory() as folder:
        for line in _figures(options.corpus, queries, options.index, Path(folder)):
            print(line, flush=True)  # noqa: T201 - this is a command


def _figures(corpus: Path, queries: Sequence[str], index: Path | None, folder: Path) -> Iterator[str]:
    settings = load_settings()
    yield f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    if index is None:
        index = folder / "index"
        began = time.perf_counter()
        report = build_index([corpus], index, settings)
        yield f"indexed in {time.perf_counter() - began:.0f} s: {json.dumps(report.manifest.counts)}"
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    yield f"index: {size / 1e6:.0f} MB"
    began = time.perf_counter()
    engine = open_engine(index, settings)
    yield f"opened in {time.perf_counter() - began:.1f} s, checksums included"
    for mode in _MODES:
        times = _times(engine, queries, mode)
        yield f"{mode}: p50 {np.median(times):.1f} ms, p99 {np.quantile(times, 0.99):.1f} ms ({len(times)} queries)"
    yield f"resident memory: {_resident() / 1e6:.0f} MB, load: {os.getloadavg()[0]:.1f}"
    engine.close()
    yield from _over_http(index, queries)


def _over_http(index: Path, queries: Sequence[str]) -> Iterator[str]:
    """The service in processes of its own; the clients run beside it on the same cores."""
    with served(index) as service:
        put_load(service.address, queries, max(_CLIENTS), _WARM_UP_S)  # every process opens the index and warms up
        for clients in _CLIENTS:
            load = put_load(service.address, queries, clients, _LOAD_S)
            yield (
                f"HTTP, {clients} at a time: {load.per_second:.0f} queries/s, p50 {load.p50_ms:.1f} ms, "
                f"p99 {load.p99_ms:.1f} ms ({load.requests} queries; clients took {load.client_cores:.2f} cores)"
            )
        memory = service.memory_mb
        yield f"memory of the service: {f'{memory:.0f} MB' if memory else 'not told by this system'}"
    yield f"load after: {os.getloadavg()[0]:.1f}"


def _times(engine: Engine, queries: Sequence[str], mode: str) -> list[float]:
    """Milliseconds of each whole search: understanding, retrieval, ten hits with highlights and citations."""
    for query in queries[:_WARM_UP]:
        engine.search(query, mode=mode)
    times = []
    for query in queries:
        began = time.perf_counter()
        engine.search(query, mode=mode)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _resident() -> int:
    """Bytes of this process in memory now; the peak where the system doesn't tell the present."""
    status = Path("/proc/self/statm")
    if status.is_file():
        return int(status.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
