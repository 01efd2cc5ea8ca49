"""The image of a page that lies on its side or head."""

from PIL import Image


def turned(image: Image.Image, degrees: int) -> Image.Image:
    """The image turned clockwise by a multiple of 90 degrees."""
    return image.rotate(-degrees, expand=True) if degrees else image


def upper_half(image: Image.Image) -> Image.Image:
    """The half of a page where its head is, and most stamps."""
    return image.crop((0, 0, image.width, (image.height + 1) // 2))
