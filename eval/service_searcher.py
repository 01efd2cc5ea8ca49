"""Searches through a running service: POST /v1/search, page after page."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, Request, build_opener

from eval.errors import EvalError, UnreachableError
from eval.runs import Scored, falling

_PAGE = 100  # passages a request
_PAGES = 16  # as deep as the search in process goes, for 100 documents
_TIMEOUT_S = 30.0
_DETAIL = 200  # characters of a foreign message that are shown


class ServiceSearcher:
    """One mode of the service at a URL. The order is the service's own; its first passage ranks a document."""

    def __init__(self, url: str, mode: str, timeout_s: float = _TIMEOUT_S) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise EvalError(f"--url {url}: expected an address like http://127.0.0.1:8000")
        self._url = f"{url.rstrip('/')}/v1/search"
        self._mode, self._timeout_s = mode, timeout_s
        # A proxy from the environment would stand between us and what is measured, loopback included.
        self._opener = build_opener(ProxyHandler({}))

    def search(self, queries: Sequence[str], k: int) -> list[list[Scored]]:
        """One query after the other; a blank one finds nothing and isn't sent."""
        return [self._documents(query, k) if query.strip() else [] for query in queries]

    def _documents(self, query: str, k: int) -> list[Scored]:
        first: dict[str, float] = {}
        for hits in self._pages(query):
            for id_, score in hits:
                first.setdefault(id_, score)
            if len(first) >= k:
                break
        found = list(first.items())[:k]
        scores = falling([score for _, score in found])
        return [(id_, score) for (id_, _), score in zip(found, scores, strict=True)]

    def _pages(self, query: str) -> Iterator[list[Scored]]:
        """Hits page by page, while there are more."""
        body: dict[str, object] = {"query": query, "mode": self._mode, "top_k": _PAGE}
        for _ in range(_PAGES):
            answer = self._post(body)
            try:
                hits = [_hit(hit) for hit in answer["results"]]
                cursor = answer.get("next_cursor")
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise UnreachableError(f"{self._url}: the answer isn't the contract's search result") from error
            yield hits
            if not cursor or not hits:
                return
            body["cursor"] = cursor

    def _post(self, body: Mapping[str, object]) -> Any:
        data = json.dumps(body).encode()
        request = Request(self._url, data, {"Content-Type": "application/json", "Accept": "application/json"})
        try:
            with self._opener.open(request, timeout=self._timeout_s) as response:
                return json.loads(response.read())
        except HTTPError as error:
            with error:
                raise UnreachableError(f"{self._url}: HTTP {error.code}{_detail(error)}") from error
        except TimeoutError as error:
            raise UnreachableError(f"{self._url}: no answer within {self._timeout_s:g} s") from error
        except ValueError as error:  # also an address that can't be encoded
            raise UnreachableError(f"{self._url}: the answer is no JSON ({_short(error)})") from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error or type(error).__name__
            raise UnreachableError(f"{self._url}: can't be reached ({_short(reason)}); is the service up?") from error


def service_searchers(url: str, modes: Sequence[str], timeout_s: float = _TIMEOUT_S) -> dict[str, ServiceSearcher]:
    """One searcher a mode."""
    return {mode: ServiceSearcher(url, mode, timeout_s) for mode in modes}


def _hit(hit: Mapping[str, Any]) -> Scored:
    id_, score = hit["document"]["id"], float(hit["score"])
    if not isinstance(id_, str) or not math.isfinite(score):
        raise ValueError("a hit without id or score")
    return id_, score


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
