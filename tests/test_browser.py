"""The pages in a real browser: keyboard only, nothing loaded from elsewhere, readable on a narrow screen."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from indexer.sentence_encoder import SentenceEncoder
from service.answer import Answer
from service.assemble import open_engine
from service.generation.answering import Answering
from service.generation.events import Event
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
QUESTION = "Kế hoạch vốn đầu tư công năm 2024 của thị xã là bao nhiêu?"
QUERY = "tien do giai phong mat bang duong ven song Khe"


class Writes:
    """A generator that takes its time."""

    def write(self, extracted: Answer) -> Iterator[Event]:
        """The answer in words of its own."""
        time.sleep(0.3)
        yield replace(extracted, text="Là 412,6 tỷ đồng, theo công văn này.", written=True)


@contextmanager
def _serving(index: Path, encoder: SentenceEncoder, answering: Answering | None = None) -> Iterator[str]:
    """The address of the service while it runs."""
    app = create_app(LiveEngine(index, lambda: open_engine(index, Settings(), encoder)), answering=answering)
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
def address(sample_index: Path, encoder: SentenceEncoder) -> Iterator[str]:
    with _serving(sample_index, encoder) as address:
        yield address


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


@pytest.mark.parametrize(
    "path", ["/", "/?q=giải+phóng+mặt+bằng", f"/?q={quote(QUESTION)}", "/documents/ub-2022-kh-112"]
)
def test_nothing_is_wider_than_a_narrow_screen(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_answer_by_keyboard_leads_to_the_place_it_is_quoted_from(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function("document.activeElement.id === 'q'")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".answer")
    assert "412,6 tỷ đồng" in page.get_by_role("region", name="Trả lời").inner_text()
    page.locator(".answer figcaption a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".section:target")
    assert "412,6 tỷ đồng" in page.locator(".section:target").inner_text()


@pytest.mark.parametrize("clipboard", [True, False])
def test_a_quote_is_copied_with_its_source(page: Page, address: str, clipboard: bool) -> None:
    """Over plain http from another machine there is no clipboard for scripts; copying works all the same."""
    if not clipboard:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/?q={quote(QUESTION)}")
    button = page.locator(".answer button.copy").first
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('told').textContent === 'Đã chép'")
    assert button.inner_text() == "Đã chép"
    assert button.evaluate("button => button === document.activeElement")
    page.fill("#q", "")
    page.focus("#q")
    page.keyboard.press("Control+v")
    pasted = page.input_value("#q")
    assert "412,6 tỷ đồng" in pasted
    assert "1367/UBND-TCKH" in pasted


def test_without_scripts_the_answer_is_there_and_no_dead_button(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/?q={quote(QUESTION)}")
        assert "412,6 tỷ đồng" in page.locator(".answer").inner_text()
        assert not page.locator("button.copy").first.is_visible()


def test_what_a_generator_writes_takes_the_place_of_the_answer(
    browser: Browser, sample_index: Path, encoder: SentenceEncoder
) -> None:
    with _serving(sample_index, encoder, Answering(Writes())) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/?q={quote(QUESTION)}")
        page.wait_for_selector(".answer .waiting", state="visible")
        page.wait_for_selector("text=Là 412,6 tỷ đồng, theo công văn này.")
        assert page.locator(".answer").count() == 1
        assert "máy viết" in page.locator(".answer").inner_text()


def test_the_answer_stays_where_the_generator_s_can_t_be_had(
    browser: Browser, sample_index: Path, encoder: SentenceEncoder
) -> None:
    with _serving(sample_index, encoder, Answering(Writes())) as address, browser.new_context() as context:
        page = context.new_page()
        page.route("**/answer?*", lambda route: route.abort())
        with page.expect_event("requestfailed"):
            page.goto(f"{address}/?q={quote(QUESTION)}")
        page.wait_for_selector(".answer:not([aria-busy])")
        assert "412,6 tỷ đồng" in page.locator(".answer").inner_text()
