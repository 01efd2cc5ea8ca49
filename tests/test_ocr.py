"""Scans and photographs of pages: recognised where tesseract is there, refused with what to install where not."""

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from corpus.errors import ReadError, RefusedError
from corpus.read import ocr, read_data
from corpus.read.command import Tool, private_folder, run
from corpus.read.hocr import Recognised
from corpus.read.image import image_pages
from corpus.read.layout.page import Page, Word
from corpus.read.skew import skew, straightened
from corpus.read.stamps import stamp_texts
from corpus.secrecy import refuse_marked

LINES = (
    "KẾ HOẠCH",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Các phòng, ban rà soát tiến độ giải ngân của từng dự án,",
    "báo cáo khó khăn về Ủy ban nhân dân thị xã.",
    "2. Văn phòng theo dõi, đôn đốc việc thực hiện kế hoạch này.",
)


@pytest.fixture(scope="session")
def tesseract(need: Callable[[Tool], None]) -> None:
    need(ocr.TESSERACT)


def draw(lines: tuple[str, ...], stamp: str | None = None) -> Image.Image:
    """A page at 200 dots an inch, its upper half with some lines."""
    page = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype("DejaVuSerif.ttf", 38)
    for number, line in enumerate(lines):
        pen.text((230, 330 + 60 * number), line, font=font, fill=20)
    if stamp:
        pen.rectangle((240, 150, 520, 250), outline=60, width=5)
        pen.text((300, 165), stamp, font=ImageFont.truetype("DejaVuSans-Bold.ttf", 56), fill=60)
    return page


def scanned(page: Image.Image, degrees: float = 0.0, noise: float = 0.0) -> Image.Image:
    turned = page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(1).normal(0, noise, (page.height, page.width)) if noise else 0
    return Image.fromarray(np.clip(np.asarray(turned) * 0.9 + grain, 0, 255).astype(np.uint8))


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **({"resolution": 200} if kind == "PDF" else {}), **options)
    return out.getvalue()


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_skewed_and_noisy_scan_is_read(kind: str) -> None:
    extract = read_data(saved(scanned(draw(LINES), 1.5, 12), kind), f"a.{kind.lower()}")
    assert folded(extract.text) == " ".join(LINES)
    assert " ".join(LINES[2:4]) in extract.text
    assert extract.pages == (0,)
    assert extract.warnings == ()


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_scan_on_its_side_or_head_is_read_and_its_stamp_seen(kind: str, degrees: int) -> None:
    lying = scanned(draw(LINES, "MẬT"), 1.0, 8).rotate(degrees, expand=True)
    extract = read_data(saved(lying, kind), f"a.{kind.lower()}")
    assert " ".join(LINES) in folded(extract.text)
    assert extract.warnings == ()
    assert "MẬT" in extract.dropped


@pytest.mark.usefixtures("tesseract")
def test_only_what_is_illegible_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[str] = []

    def watched(name: str, arguments: list[str], folder: Path, **rest: Any) -> bytes:
        modes.append(arguments[arguments.index("--psm") + 1])
        return run(name, arguments, folder, **rest)

    monkeypatch.setattr(ocr, "run", watched)
    with private_folder() as folder:
        recogniser = ocr.Recogniser("a", folder)
        assert recogniser.page(draw(LINES), 200).turn == 0
        assert modes == ["4"]
        assert recogniser.page(draw(LINES).rotate(90, expand=True), 200).turn == 90
        assert modes == ["4", "4", "0", "4"]


@pytest.mark.usefixtures("tesseract")
def test_every_page_of_a_tiff_is_read() -> None:
    pages = [draw(LINES[:3]), draw(LINES[3:])]
    extract = read_data(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]), "a.tif")
    assert len(extract.pages) == 2
    assert extract.text[extract.pages[1] :].startswith("báo cáo")


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_stamp_on_a_scan_is_seen_by_the_gate(kind: str) -> None:
    extract = read_data(saved(draw(LINES, "MẬT"), kind), f"a.{kind.lower()}")
    with pytest.raises(RefusedError, match="MẬT"):
        refuse_marked("a", extract.text, extract.dropped)


@pytest.mark.parametrize(
    ("read", "text"),
    [("MẠT", "MẬT"), ("| TÓI MẤT _", "TỐI MẬT"), ("MẶT TRẬN TỔ QUỐC", "MẶT TRẬN TỔ QUỐC"), ("ĐẾN", "ĐẾN")],
)
def test_a_stamp_read_with_wrong_accents_is_taken_for_a_mark(read: str, text: str) -> None:
    left, words = 80.0, []
    for word in read.split():
        words.append(Word(word, left, left + 10 * len(word), 100, 14, glued=False))
        left += 10 * len(word) + 5
    far = Word("Độc", left + 60, left + 90, 100, 14, glued=False)
    assert list(stamp_texts([*words, far])) == [text, "Độc"]


def test_a_page_that_was_read_badly_is_doubted_in_vietnamese() -> None:
    words = (Word("UBND", 0, 40, 20, 14),)
    assert Recognised(Page(595, 842, words), 93.0).warning(1) is None
    assert "kém tin cậy (61%)" in str(Recognised(Page(595, 842, words), 61.0).warning(3))
    assert str(Recognised(Page(595, 842, ()), 0.0).warning(3)).startswith("Trang 3: không nhận dạng được")


def test_without_tesseract_a_scan_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "TESSERACT", Tool("no-such-tool", "tesseract-ocr tesseract-ocr-vie"))
    for kind in ("PNG", "PDF"):
        with pytest.raises(ReadError, match=r"'no-such-tool'.*tesseract-ocr-vie"):
            read_data(saved(draw(LINES), kind), f"a.{kind.lower()}")


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    ("image", "reason"),
    [
        (Image.new("1", (20_000, 20_000)), "more than 100 million dots"),
        (Image.new("L", (300, 300)), "too few"),
        (Image.new("L", (1000, 1400), 255), "no text"),
    ],
)
def test_images_that_no_page_can_be_are_refused(image: Image.Image, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_data(saved(image), "a.png")


@pytest.mark.parametrize("degrees", [-4.0, -1.3, 0.0, 0.7, 2.9])
def test_skew_is_measured_and_undone(degrees: float) -> None:
    page = scanned(draw(LINES * 4), degrees)
    assert skew(page) == pytest.approx(-degrees, abs=0.21)
    assert abs(skew(straightened(page))) < 0.21


WHOLE = saved(Image.new("L", (900, 300), 255).point(lambda _: 200))


def damaged() -> Iterator[bytes]:
    generator = np.random.default_rng(3)
    for end in (9, 40, 200, len(WHOLE) // 2, len(WHOLE) - 3):
        yield WHOLE[:end]
    for _ in range(60):
        data = bytearray(WHOLE)
        for place in generator.integers(8, len(data), 3):
            data[place] = int(generator.integers(256))
        yield bytes(data)


def test_damaged_images_are_refused_or_opened() -> None:
    for data in damaged():
        with suppress(ReadError):
            assert all(page.mode == "L" for page in image_pages(data, "a.png"))


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=400))
def test_skew_is_given_for_any_image(data: bytes) -> None:
    side = int(len(data) ** 0.5)
    if side:
        assert -5 <= skew(Image.frombytes("L", (side, side), data[: side * side])) <= 5


@pytest.mark.parametrize("size", [(20000, 3), (3, 20000), (5000, 29)])
def test_a_strip_too_thin_for_letters_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ReadError, match="dots are too few"):
        read_data(saved(Image.new("L", size, 255)), "a.png")
