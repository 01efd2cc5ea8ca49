"""Ctrl-C while many documents are indexed in several processes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SENTENCE = "Tăng cường lãnh đạo, chỉ đạo công tác giải phóng mặt bằng trên địa bàn xã số {}. "
MANY = 4_000
PATIENCE_S = 120


def test_ctrl_c_ends_all_processes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    rows = ({"_id": str(n), "title": f"Điều {n}", "text": SENTENCE.format(n) * 20} for n in range(MANY))
    corpus, index = tmp_path / "corpus.jsonl", tmp_path / "index"
    corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    command = [sys.executable, str(ROOT / "tienle.py"), "index", str(corpus), "--index", str(index)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    _until_rows_are_written(index / "generations" / ".000001.partial" / "catalogue.sqlite")
    os.killpg(run.pid, signal.SIGINT)
    _, printed = run.communicate(timeout=PATIENCE_S)
    assert run.returncode == 130
    assert printed.endswith("tienle: stopped\n")
    assert list((index / "generations").iterdir()) == []


def _until_rows_are_written(catalogue: Path) -> None:
    """By then the other processes are at work."""
    end = time.monotonic() + PATIENCE_S
    while not (catalogue.is_file() and catalogue.stat().st_size > 1_000_000):
        assert time.monotonic() < end
        time.sleep(0.02)
