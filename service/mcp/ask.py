"""The tool `ask`."""

import time
from collections.abc import Iterator

from service.http.answers import AskOut
from service.http.ask import ask_out
from service.http.requests import AskIn
from service.mcp.tool import Call, Tool
from service.mcp.wording import FILTERS, STATUS, VERBATIM, hit_as_text, path_as_text, status_as_text
from service.worded import DIFFER, WRITTEN, because

_DESCRIPTION = f"""Answer a question from Vietnamese official directives with the passages that prove it.

`answer` is the shortest text that answers (an amount, date, name, office, duty, list); every quote in `quotes` proves \
it word for word. `differ`: the sources give different values, newest and highest authority first; report all of them. \
`written`: a language model worded `answer`; the quotes count. When `answered` is false, nothing in the index answers: \
that is the result, and `reason` says why (`no_match`; `constraint_not_met`: it is said of another office, place or \
time; `field_blank`: the directive leaves it blank; `ambiguous`: several directives could be meant). `nearest` are \
then passages nearby, no answers. {FILTERS}

{STATUS} {VERBATIM}"""


def _run(body: AskIn, call: Call) -> AskOut:
    started = time.perf_counter()
    answer = call.answering.answer(call.engine, body.question, body.filters.to_filters())
    return ask_out(answer, call.engine, started, call.trace_id)


def _as_text(told: AskOut) -> str:
    return "\n".join(_lines(told))


def _lines(told: AskOut) -> Iterator[str]:
    if told.reason is None:
        yield f"{told.answer} ({told.confidence:.0%})"
    else:
        yield f"Chưa có câu trả lời: {because(told.reason)}"
    yield from ([WRITTEN] if told.written else [])
    yield from ([DIFFER] if told.differ else [])
    yield from told.notes
    for quote in told.quotes:
        yield from ("", *([f"• {quote.value}:"] if told.differ and quote.value else []), f"“{quote.text}”")
        yield f"— {quote.citation} [{quote.document.id} {path_as_text(quote.section.path)}]"
        yield from status_as_text(quote.document)
    if told.nearest:
        yield "Gần nhất:"
    for hit in told.nearest:
        yield from ("", *hit_as_text(hit))


ASK = Tool("ask", "Hỏi và trả lời kèm trích dẫn", _DESCRIPTION, AskIn, AskOut, _run, _as_text)
