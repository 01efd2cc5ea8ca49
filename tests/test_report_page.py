"""The report's page in a real browser: nothing loaded, nothing logged, no wider than the screen."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from eval.report.page import as_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
LONG = "hybrid without the whole document's score · /srv/models/an-encoder-with-a-long-name-384 · unaccented"


def _mode(label: str, mean: float) -> dict[str, Any]:
    summary = {"answer@10": {"mean": mean, "low": mean - 0.1, "high": mean + 0.1, "p_value": 0.01}}
    bins = [{"hits": 8, "confidence": at / 10, "relevant": at / 11} for at in range(10)]
    return {
        "label": label,
        "measures": summary,
        "types": {"keyword": summary, "question": summary},
        "ratios": {"answer@10": 0.98},
        "latency": {"p50_ms": 6.2, "p99_ms": 31.0, "queries": 80},
        "calibration": {"error": 0.05, "hits": 80, "bins": bins},
        "abstention": {"threshold": 0.5, "unanswerable": 4, "abstained": 0.75, "falsely_abstained": 0.1, "auc": 0.9},
    }


FIGURES: dict[str, Any] = {
    "dataset": "samples",
    "split": "judged",
    "queries": 80,
    "types": {"keyword": 30, "question": 46, "none": 4},
    "relevant": 200,
    "searched": ["tienle-static"],
    "counts": {"tienle-static": {"documents": 30, "passages": 617}},
    "measures": ["answer@10"],
    "modes": [_mode(f"{LONG} {at}", 0.1 + at / 10) for at in range(8)],
    "differences": {
        "measure": "answer@10",
        "modes": [LONG, "dense"],
        "queries": [
            {
                "id": "s001",
                "text": "tiến độ giải phóng mặt bằng " * 6,
                "type": "question",
                "values": [1.0, 0.0],
                "found_first": ["tu-2022-kl-215/II/2/2.4", None],
                "relevant": ["tu-2022-kl-215/II/2/2.4"] * 9,
            }
        ],
    },
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI must install chromium")
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.mark.parametrize("wide", [1300, 360])
def test_the_page_stands_alone_and_fits_the_screen(browser: Browser, tmp_path: Path, wide: int) -> None:
    path = tmp_path / "report.html"
    path.write_text(as_page(FIGURES), encoding="utf-8")
    page = browser.new_page(viewport={"width": wide, "height": 900})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("request", lambda asked: None if asked.url == path.as_uri() else problems.append(asked.url))
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    assert page.locator("svg").count() == 4
    assert page.locator("svg").first.bounding_box() is not None
    outside = page.evaluate(
        "[...document.querySelectorAll('svg text')].filter(word => {"
        "const inner = word.getBoundingClientRect(), outer = word.ownerSVGElement.getBoundingClientRect();"
        "return inner.left < outer.left - 2 || inner.right > outer.right + 2}).map(word => word.textContent)"
    )
    page.close()
    assert (outside, problems) == ([], [])
