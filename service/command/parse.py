"""`tienle parse`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.issuers import load_issuers
from corpus.parse import parse
from corpus.sources import read_file
from corpus.split import split
from service.http.parsed import parsed_out
from service.outlined import directive_as_text
from service.precedent.validity.model import UNKNOWN
from service.settings import Settings


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """A document as it is understood, as text or JSON; its stored text is written as it is, no line end added."""
    source = read_file(Path(options.file))
    if options.text:
        sys.stdout.write(source.text)
        return
    directive = parse(source)
    if options.json:
        issuers = load_issuers(settings.issuers)
        yield parsed_out(directive, split(directive), issuers, validity=UNKNOWN).model_dump_json()
    else:
        yield from directive_as_text(directive)
