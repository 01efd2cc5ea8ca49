"""The pages in a real browser: keyboard only, nothing loaded from elsewhere, readable on a narrow screen."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.settings import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
QUERY = "tien do giai phong mat bang duong ven song Khe"


@pytest.fixture(scope="module")
def address(sample_index: Path, encoder: SentenceEncoder) -> Iterator[str]:
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


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


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when it logs an error or asks for anything outside the service."""
    opened = browser.new_page(viewport={"width": 1100, "height": 900})
    problems: list[str] = []
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda asked: None if asked.url.startswith(address) else problems.append(asked.url))
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()
    assert problems == []


def test_a_search_by_keyboard_leads_to_the_marked_section(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function("document.activeElement.id === 'q'")  # the box has the focus from the start
    page.keyboard.type(QUERY)
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    assert page.locator(".hit mark").count() > 0
    assert page.input_value("#q") == QUERY
    page.locator(".hit .source a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".section:target")
    assert page.locator(".section:target").is_visible()
    assert "#" in page.url


def test_the_next_page_goes_on_where_the_first_one_ends(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=giai+ngan")
    first = page.locator(".hit .text").all_inner_texts()
    page.click("text=Trang sau")
    page.wait_for_selector("text=Trang trước")
    assert page.locator("ol.hits").get_attribute("start") == "11"
    assert not set(first) & set(page.locator(".hit .text").all_inner_texts())


def test_nothing_found_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=%22không+có+cụm+này%22")
    assert "Không tìm thấy" in page.locator(".summary").inner_text()


@pytest.mark.parametrize("path", ["/", "/?q=giải+phóng+mặt+bằng", "/documents/ub-2022-kh-112"])
def test_nothing_is_wider_than_a_narrow_screen(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
