"""Where templates, styles and scripts lie, all on this machine."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

_WEB = Path(__file__).parents[1] / "web"
templates = Jinja2Templates(directory=_WEB / "templates")


def mount_static(app: FastAPI) -> None:
    """Styles and scripts."""
    app.mount("/static", StaticFiles(directory=_WEB / "static"), name="static")
