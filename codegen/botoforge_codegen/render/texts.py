"""The docstrings of a client's methods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from botoforge_codegen.ir import Acceptor, Goal, Member, Operation, Paginator, Service, Waiter
from botoforge_codegen.wait_parameters import WAIT_PARAMETERS

from .docstring import METHOD_WIDTH, wrap
from .examples import describe_example

UNDESCRIBED: Final = "Not described by the model."

LACKS_CODE: Final = (
    "Any error. The response has no body to name the error, so that its code is the HTTP status: "
    '`"404"` if the resource does not exist, `"403"` without permission.'
)
"""The description of the base error, for operations whose errors have no code."""


LAST_RUN: Final = (
    "The response is about the last run, which may be an earlier one: pass `accept` to refuse it."
)
"""What to know of a wait whose operation does not take the id of a run."""


class Words(NamedTuple):
    """The words of a docstring about what is waited for."""

    until: str
    failed: str
    late: str


WORDS: Final[Mapping[Goal | None, Words]] = {
    "ended well": Words("the job has ended", "The job failed", "and the job has not ended"),
    "available": Words(
        "the resource is available",
        "The resource did not become available",
        "and the resource is not available",
    ),
    "running": Words(
        "the resource is running", "The resource did not start", "and the resource is not running"
    ),
    "stopped": Words(
        "the resource has stopped", "The resource did not stop", "and the resource has not stopped"
    ),
    "deleted": Words(
        "the resource is deleted",
        "The resource was not deleted",
        "and the resource is not deleted",
    ),
    None: Words(
        "a final state is reached", "The wait ended without success", "and no final state came"
    ),
}
"""These words by goal; botocore's own waiters have none."""


def describe_method(operation: Operation, service: Service) -> str:
    """Write the docstring of a method."""
    blocks = [operation.documentation or f"Calls `{operation.name}`."]
    if operation.link:
        blocks.append(f"See also: [AWS API Documentation]({operation.link})")
    if operation.parameters:
        blocks.append("\n".join(["Args:", *format_parameters(operation.parameters)]))
    blocks.append(
        f"Returns:\n    {choose_article(operation.response).title()} `{operation.response}`."
    )
    raised = [
        *(describe_errors(operation, service)),
        format_entry("UnreadableResponseError", "The response could not be parsed."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    blocks.extend(describe_example(operation, example) for example in operation.examples)
    return "\n\n".join(blocks)


def describe_errors(operation: Operation, service: Service) -> Iterator[str]:
    """Write the lines about the errors of an operation."""
    if operation.errors_lack_code:
        yield format_entry(service.base_error, LACKS_CODE)
        return
    errors = {error.name: error.documentation for error in service.errors}
    yield from (format_entry(name, errors[name]) for name in operation.errors)
    yield format_entry(service.base_error, "Any other error from the service.")


def describe_wait(operation: Operation, waiter: Waiter, service: Service) -> str:
    """Write the docstring of a `wait_until_` method."""
    words = WORDS[waiter.goal]
    blocks = [f"Polls `{operation.method}` until {words.until}."]
    if waiter.documentation:
        blocks.append(waiter.documentation)
    elif waiter.started:
        blocks.append(LAST_RUN)
    blocks.extend(describe_ends(waiter))
    described = [
        *format_parameters(waiter.parameters),
        *(format_entry(p.name, p.documentation) for p in WAIT_PARAMETERS),
    ]
    blocks.append("\n".join(["Args:", *described]))
    returned = f"The last `{operation.response}`"
    absence = "; `None` if an error ends the wait" if waiter.ends_by_error else ""
    blocks.append(f"Returns:\n    {returned}{absence}.")
    failed = f"{words.failed}; `reason` says why, `response` is the last response."
    can_fail = any(each.state == "failure" for each in waiter.acceptors)
    can_fail |= isinstance(waiter.missing, str)
    raised = [
        *([format_entry("JobFailedError", failed)] if can_fail else []),
        format_entry("WaitTimeoutError", f"The timeout has passed, {words.late}."),
        format_entry(service.base_error, f"As raised by `{operation.method}`."),
        format_entry(
            "TypeError",
            "A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or `accept` "
            "or `on_poll` is async.",
        ),
        format_entry(
            "ValueError",
            "A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is less than 1.",
        ),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    return "\n\n".join(blocks)


def list_page_parameters(paginator: Paginator) -> dict[str, tuple[str, str]]:
    """List the paginator's own parameters: the code of each, and its line in the docstring."""
    own: dict[str, tuple[str, str]] = {}
    if paginator.limit is not None:
        kind = "int" if paginator.limit.required else "int | None = None"
        sent_as = f"Number of items per page: sent as `{paginator.limit.wire_name}`."
        description = "\n\n".join(filter(None, [sent_as, paginator.limit.documentation]))
        own["page_size"] = f"page_size: {kind}", description
    if paginator.count_path:
        own["max_items"] = (
            "max_items: int | None = None",
            f"Maximum number of `{paginator.count_path}` over all pages.",
        )
        own["starting_token"] = (
            "starting_token: str | None = None",
            "Where to start: the `resume_token` of pages that `max_items` has cut off.",
        )
    return own


def describe_pages(
    operation: Operation, paginator: Paginator, service: Service, *, is_async: bool
) -> str:
    """Write the docstring of a `paginate_` method."""
    each = "async for" if is_async else "for"
    blocks = [
        f"Iterates over the results of `{operation.method}`, page by page.",
        "Each page is requested when the loop reaches it; every new loop starts over.",
    ]
    own = list_page_parameters(paginator)
    described = [
        *format_parameters(paginator.parameters),
        *(format_entry(name, text) for name, (_, text) in own.items()),
    ]
    if described:
        blocks.append("\n".join(["Args:", *described]))
    items = ""
    example = [f"{each} page in client.{paginator.method}(...):", "    print(page)"]
    if paginator.items:
        path = ".".join(member.name for member in paginator.items)
        items = f"; `.items()` iterates over the `{path}` of all pages"
        example = [f"{each} item in client.{paginator.method}(...).items():", "    print(item)"]
    page = f"{choose_article(operation.response)} `{operation.response}`"
    blocks.append(f"Returns:\n    The pages, each {page}{items}.")
    raised = [
        format_entry(service.base_error, f"While iterating, as raised by `{operation.method}`."),
        format_entry("PaginationError", "From botocore, if the service sends a token twice."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    code = ["```python", *example, "```"]
    blocks.append("\n".join(["Example:", "", *(f"    {line}" for line in code)]))
    return "\n\n".join(blocks)


def describe_ends(waiter: Waiter) -> Iterator[str]:
    """Write what ends a wait, and what continues it."""
    ends = [
        f"- with {outcome} when {' or '.join(conditions)}."
        for outcome, state in (("success", "success"), ("`JobFailedError`", "failure"))
        if (conditions := list_conditions(waiter, state))
    ]
    yield "\n".join(["The wait ends", "", *ends])
    retries = list_conditions(waiter, "retry")
    yield (
        f"It continues {'while ' + ' or '.join(retries) + ', and ' if retries else ''}after "
        + ("any other status (an unknown one is logged once), " if waiter.status_enum else "")
        + "throttling, server errors (5xx) and connection errors. Other errors are raised at once."
    )


def list_conditions(waiter: Waiter, state: str) -> list[str]:
    """Write the conditions of the acceptors that lead to a state."""
    return [describe_acceptor(each) for each in waiter.acceptors if each.state == state]


def describe_acceptor(acceptor: Acceptor) -> str:
    """Write the condition of an acceptor."""
    # JMESPath writes literals in backticks; Markdown then needs two around the code.
    path = f"`` {acceptor.argument} ``" if "`" in acceptor.argument else f"`{acceptor.argument}`"
    match acceptor.matcher:
        case "path":
            return f"{path} is `{acceptor.expected}`"
        case "pathAll":
            return f"every {path} is `{acceptor.expected}`"
        case "pathAny":
            return f"any {path} is `{acceptor.expected}`"
        case "status":
            return f"the HTTP status is {acceptor.expected}"
        case "error" if isinstance(acceptor.expected, bool):
            return "there is an error" if acceptor.expected else "there is no error"
        case "error":
            return f"the error is `{acceptor.expected}`"


def choose_article(name: str) -> str:
    """Choose the indefinite article of a class."""
    return "an" if name[0] in "AEIOU" else "a"


def format_parameters(parameters: Iterable[Member]) -> Iterator[str]:
    """Write the lines about each parameter of an operation."""
    return (format_entry(p.name, p.documentation or UNDESCRIBED) for p in parameters)


def format_entry(name: str, text: str) -> str:
    """Write the lines about a parameter or an exception in a docstring."""
    first, *rest = text.split("\n")
    lines = [f"    {name}: {first}", *(f"        {line}".rstrip() for line in rest)]
    return "\n".join(
        part for line in lines for part in wrap(line, METHOD_WIDTH, hang=4 * (line is lines[0]))
    )


def format_number(value: float) -> str:
    """Write a number of seconds."""
    return str(int(value)) if float(value).is_integer() else str(value)
