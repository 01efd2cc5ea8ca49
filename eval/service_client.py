"""A running service as evaluation asks it: hits page by page, and documents. Every failure is one clear line."""

import json
import math
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import ProxyHandler, Request, build_opener

from corpus.model import Directive, Role, Section, Span
from corpus.text import tokens
from eval.errors import EvalError, UnreachableError
from eval.searcher import Shown

_PAGE = 100  # passages a request
_PAGES = 16  # as deep as the search in process goes, for 100 documents
_TIMEOUT_S = 30.0
_DETAIL = 200  # characters of a foreign message that are shown


class ServiceClient:
    """The service at a URL."""

    def __init__(self, url: str, timeout_s: float = _TIMEOUT_S) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise EvalError(f"--url {url}: expected an address like http://127.0.0.1:8000")
        self.url, self._timeout_s = url.rstrip("/"), timeout_s
        # A proxy from the environment would stand between us and what is measured, loopback included.
        self._opener = build_opener(ProxyHandler({}))

    def pages(self, mode: str, query: str, size: int = _PAGE) -> Iterator[list[Shown]]:
        """Hits page by page, while there are more; a query without a word finds nothing and isn't sent."""
        body: dict[str, object] = {"query": query, "mode": mode, "top_k": size}
        for _ in range(_PAGES if any(True for _ in tokens(query)) else 0):
            answer = self._ask("/v1/search", body)
            try:
                hits = [_hit(hit) for hit in answer["results"]]
                cursor = answer.get("next_cursor")
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise UnreachableError(f"{self.url}: the answer isn't the contract's search result") from error
            yield hits
            if not cursor or not hits:
                return
            body["cursor"] = cursor

    def hits(self, mode: str, query: str, k: int) -> list[Shown]:
        """The first k hits."""
        found: list[Shown] = []
        for hits in self.pages(mode, query, min(k, _PAGE)):
            found += hits
            if len(found) >= k:
                break
        return found[:k]

    def directive(self, id_: str) -> Directive | None:
        """A document with its text and sections; None where the service holds none."""
        answer = self._ask(f"/v1/documents/{quote(id_, safe='')}")
        if answer is None:
            return None
        try:
            return Directive(id_, id_, str(answer["text"]), sections=tuple(map(_section, answer["sections"])))
        except (KeyError, TypeError, ValueError) as error:
            raise UnreachableError(f"{self.url}: the answer isn't the contract's document") from error

    def _ask(self, path: str, body: Mapping[str, object] | None = None) -> Any:
        """The JSON of an answer; None for a document that isn't there."""
        where = f"{self.url}{path}"
        data = None if body is None else json.dumps(body).encode()
        try:
            request = Request(where, data, {"Content-Type": "application/json", "Accept": "application/json"})
            with self._opener.open(request, timeout=self._timeout_s) as response:
                return json.loads(response.read())
        except HTTPError as error:
            with error:
                if error.code == 404 and body is None:
                    return None
                raise UnreachableError(f"{where}: HTTP {error.code}{_detail(error)}") from error
        except TimeoutError as error:
            raise UnreachableError(f"{where}: no answer within {self._timeout_s:g} s") from error
        except ValueError as error:  # also an address that can't be encoded
            raise UnreachableError(f"{where}: the answer is no JSON ({_short(error)})") from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error or type(error).__name__
            raise UnreachableError(f"{where}: can't be reached ({_short(reason)}); is the service up?") from error


def _hit(hit: Mapping[str, Any]) -> Shown:
    id_, score, confidence = hit["document"]["id"], float(hit["score"]), hit.get("confidence")
    if not isinstance(id_, str) or not math.isfinite(score):
        raise ValueError("a hit without id or score")
    spans = tuple(Span(int(start), int(end)) for start, end in hit.get("spans", []))
    return Shown(
        str(hit.get("passage_id", id_)), id_, spans, score, None if confidence is None else _share(float(confidence))
    )


def _share(confidence: float) -> float:
    if not 0 <= confidence <= 1:
        raise ValueError("a confidence that is no probability")
    return confidence


def _section(section: Mapping[str, Any]) -> Section:
    spans = tuple(Span(int(start), int(end)) for start, end in section["spans"])
    return Section(tuple(section["path"]), Role(section["role"]), spans)


def _detail(error: HTTPError) -> str:
    """What a problem document says, if it is one."""
    try:
        problem = json.loads(error.read())
        said = problem.get("detail") or problem.get("title")
    except (ValueError, AttributeError, OSError, HTTPException):
        return ""
    return f" ({_short(said)})" if said else ""


def _short(message: object) -> str:
    return " ".join(str(message).split())[:_DETAIL]
