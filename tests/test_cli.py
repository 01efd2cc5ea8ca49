"""The command line as a user meets it: exit statuses, one-line errors, JSON alone on stdout."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import tienle

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of this machine, no index in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TIENLE_")]:
        monkeypatch.delenv(name)


def _fails(capsys: pytest.CaptureFixture[str], status: int, *arguments: str) -> str:
    assert tienle.main(list(arguments)) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err
    return printed.err


def test_index_search_verify_and_parse_in_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples = str(ROOT / "corpus" / "samples")
    assert tienle.main(["index", samples, "--index", "ix"]) == 0
    assert "30 documents" in capsys.readouterr().out
    assert tienle.main(["search", "giải phóng mặt bằng", "--index", "ix", "--top-k", "2", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["results"]) == 2
    assert tienle.main(["search", "hộ nghèo", "--index", "ix", "--filter", "kind=Kế hoạch"]) == 0
    assert "Kế hoạch số" in capsys.readouterr().out
    batch = tmp_path / "b.jsonl"
    rows = [{"id": 7, "query": "đất đai\u2028"}, {"_id": "b", "text": "chuyển đổi số"}, {"id": "c", "query": "?!"}]
    batch.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert tienle.main(["search", "--batch", str(batch), "--index", "ix"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.rstrip().split("\n")] == ["7", "b", "c"]
    assert tienle.main(["verify", "--index", "ix"]) == 0
    assert "sound" in capsys.readouterr().out


def test_rolling_back_serves_the_generation_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("1. Đất đai", "1. Môi trường"):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        assert tienle.main(["index", "a.txt", "--index", "ix"]) == 0
    assert tienle.main(["roll-back", "--index", "ix"]) == 0
    capsys.readouterr()
    assert tienle.main(["search", "đất đai", "--index", "ix", "--mode", "exact"]) == 0
    assert "Đất đai" in capsys.readouterr().out
    assert "no generation before" in _fails(capsys, 1, "roll-back", "--index", "ix")


def test_parse_prints_a_tree_json_or_the_stored_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "KẾT LUẬN\nvề đất đai\r\n\r\nI. NHIỆM VỤ\n\n1. Rà soát."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    assert tienle.main(["parse", "a.txt", "--text"]) == 0
    assert capsys.readouterr().out == text
    assert tienle.main(["parse", "a.txt", "--json"]) == 0
    parsed = json.loads(capsys.readouterr().out)
    assert set(parsed) == {"document", "sections", "citations", "passages", "warnings"}
    assert [section["path"] for section in parsed["sections"]] == [["header"], ["I"], ["I", "1"]]
    assert tienle.main(["parse", "a.txt"]) == 0
    assert "└─ 1. Rà soát." in capsys.readouterr().out
    odd = os.fsdecode(b"q\xff.txt")
    (tmp_path / odd).write_text(text, encoding="utf-8")
    assert tienle.main(["parse", odd, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["id"] == "q\\xff"


@pytest.mark.parametrize("arguments", [[], ["fly"], ["index"], ["search", "--mode", "magic", "x"], ["parse"]])
def test_wrong_usage_is_status_2_in_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        tienle.main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_searching_for_what_can_t_be_searched_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert "QUERY" in _fails(capsys, 2, "search")
    assert "KEY=VALUE" in _fails(capsys, 2, "search", "x", "--filter", "kind")
    assert "colour" in _fails(capsys, 2, "search", "x", "--filter", "colour=red")
    assert "top_k" in _fails(capsys, 2, "search", "x", "--top-k", "0")
    assert "once" in _fails(capsys, 2, "search", "x", "--filter", "kind=A", "--filter", "kind=B")
    assert "batch" in _fails(capsys, 1, "search", "--batch", "nowhere.jsonl")


def test_a_missing_index_model_or_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("nội dung", encoding="utf-8")
    assert "no index" in _fails(capsys, 1, "search", "x", "--index", "nowhere")
    assert "./m" in _fails(capsys, 1, "index", "a.txt", "--index", "ix", "--encoder", "./m")
    assert "no such file" in _fails(capsys, 1, "index", "nowhere.txt", "--index", "ix")
    assert "nowhere.txt" in _fails(capsys, 1, "parse", "nowhere.txt")
    (tmp_path / "empty").mkdir()
    assert "no readable document" in _fails(capsys, 1, "index", "empty", "--index", "ix")


def test_an_index_folder_that_can_t_be_made_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("nội dung", encoding="utf-8")
    assert "can't be written" in _fails(capsys, 1, "index", "a.txt", "--index", "/proc/index")


def test_an_index_path_that_is_a_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("nội dung", encoding="utf-8")
    assert "can't be written" in _fails(capsys, 1, "index", "a.txt", "--index", "a.txt")


def test_a_half_deleted_index_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("1. Nội dung", encoding="utf-8")
    assert tienle.main(["index", "a.txt", "--index", "ix"]) == 0
    capsys.readouterr()
    (tmp_path / "ix" / "generations" / "000001" / "vectors.faiss").unlink()
    assert "vectors.faiss is missing" in _fails(capsys, 1, "verify", "--index", "ix")
    assert "index again" in _fails(capsys, 1, "search", "nội dung", "--index", "ix")
    assert "index again" in _fails(capsys, 1, "serve", "--index", "ix", "--port", "0")


def test_a_port_in_use_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("1. Nội dung", encoding="utf-8")
    assert tienle.main(["index", "a.txt", "--index", "ix"]) == 0
    capsys.readouterr()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert "--port" in _fails(capsys, 1, "serve", "--index", "ix", "--port", str(port))


def test_settings_come_from_file_and_environment_and_the_command_line_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tienle.toml").write_text('index = "from-file"\n', encoding="utf-8")
    assert "from-file" in _fails(capsys, 1, "verify")
    monkeypatch.setenv("TIENLE_INDEX", "from-environment")
    assert "from-environment" in _fails(capsys, 1, "verify")
    assert "typed" in _fails(capsys, 1, "verify", "--index", "typed")
    monkeypatch.setenv("TIENLE_COLOUR", "red")
    assert "unknown setting" in _fails(capsys, 1, "verify")


def test_every_setting_stands_in_the_readme_with_its_default() -> None:
    from dataclasses import fields

    from service.settings import Settings

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for field in fields(Settings):
        assert f"| `TIENLE_{field.name.upper()}` | `{field.default}` |" in readme, field.name


def test_the_service_answers_over_a_real_socket(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. Tập trung giải phóng mặt bằng.", encoding="utf-8")
    run = [sys.executable, str(ROOT / "tienle.py")]
    subprocess.run([*run, "index", "a.txt", "--index", "ix"], check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen([*run, "serve", "--index", "ix", "--port", str(port)], stderr=subprocess.PIPE)
    try:
        found = _get(f"http://127.0.0.1:{port}/v1/search?q=mat+bang")
        assert found["results"][0]["text"] == "1. Tập trung giải phóng mặt bằng."
    finally:
        server.terminate()
        assert server.wait(timeout=20) in (0, -15)
        assert server.stderr is not None
        server.stderr.close()


def _get(url: str) -> dict[str, list[dict[str, str]]]:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                read: dict[str, list[dict[str, str]]] = json.load(answer)
                return read
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} never answered")
