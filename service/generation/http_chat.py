"""A model behind an OpenAI-compatible address; the one module that leaves this machine, and that imports httpx."""

import logging
import ssl
from collections.abc import Generator, Iterator, Sequence

import httpx

from service.generation.deadline import Deadline
from service.generation.endpoint import Endpoint
from service.generation.errors import GarbledError, GeneratorError, RefusedError, SilentError
from service.generation.prompt import Message
from service.generation.received import bounded, streamed, whole
from service.settings import SettingsError

MOST_TOKENS = 1_000
_CONNECT_S = 3.0


class HttpChat:
    """Asks one endpoint and no other: no proxies of the environment, no redirects, no compressed bodies.

    Raises:
        SettingsError: the address can't be one.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        logging.getLogger("httpx").setLevel(logging.WARNING)  # at INFO it logs every address asked
        try:
            self._url = httpx.URL(endpoint.url)
        except httpx.InvalidURL as error:
            raise SettingsError(f"generator_url {endpoint.url}: it can't be one ({error})") from error
        self._tls = ssl.create_default_context()  # with the certificates that this machine trusts
        # Silence ends sooner than the whole: a model that computes sends its head, or its first word, long before.
        self._timeout = httpx.Timeout(endpoint.timeout_s / 2, connect=min(_CONNECT_S, endpoint.timeout_s / 2))

    def reply(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The reply in pieces as they come; raises a GeneratorError, whatever the endpoint does."""
        with Deadline(self._endpoint.timeout_s) as deadline:
            try:
                yield from bounded(self._pieces(messages, deadline))
            except httpx.HTTPError as error:
                raise _told(error, deadline) from None  # the message of an error may hold what was sent
            except GarbledError as error:
                raise _told(error, deadline) from None

    def _pieces(self, messages: Sequence[Message], deadline: Deadline) -> Iterator[str]:
        client = httpx.Client(trust_env=False, follow_redirects=False, timeout=self._timeout, verify=self._tls)
        with (
            client,
            client.stream(
                "POST",
                self._url,
                json=self._body(messages),
                headers=self._headers(),
                extensions={"trace": deadline.trace},
            ) as response,
        ):
            yield from _read(response)

    def _body(self, messages: Sequence[Message]) -> dict[str, object]:
        return {
            "model": self._endpoint.model,
            "messages": list(messages),
            "stream": True,
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
        }

    def _headers(self) -> dict[str, str]:
        # Not compressed: a small body could grow without bound.
        headers = {"Accept": "text/event-stream, application/json", "Accept-Encoding": "identity"}
        key = self._endpoint.key
        return {**headers, "Authorization": f"Bearer {key}"} if key else headers


def _read(response: httpx.Response) -> Iterator[str]:
    if response.status_code != httpx.codes.OK:
        raise RefusedError(f"status {response.status_code}")
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise GarbledError("the body is compressed")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "text/event-stream":
        yield from streamed(response.iter_raw())
    elif kind == "application/json":
        yield whole(response.iter_raw())
    else:
        raise GarbledError("it is neither an event stream nor JSON")


def _told(error: Exception, deadline: Deadline) -> GeneratorError:
    if deadline.has_passed or isinstance(error, httpx.TimeoutException):
        return SilentError("no reply within the time")
    if isinstance(error, httpx.ConnectError):
        return SilentError("no connection")
    if isinstance(error, GeneratorError):
        return error
    return SilentError(f"the connection broke off ({type(error).__name__})")
