"""The docstrings of a client's methods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from botoforge_codegen.ir import Acceptor, Operation, Paginator, Service, Waiter
from botoforge_codegen.wait_parameters import WAIT_PARAMETERS

from .docstring import METHOD_WIDTH, wrap
from .examples import example_text

UNDESCRIBED: Final = "Not described by the model."


LACKS_CODE: Final = (
    "Any error. The response has no body to name the error, so that its code is the HTTP status: "
    '`"404"` if the resource does not exist, `"403"` without permission.'
)
"""What a docstring says where errors come without a code."""


PAGE_CONFIG: Final = {
    "page_size": "PageSize",
    "max_items": "MaxItems",
    "starting_token": "StartingToken",
}
"""How botocore calls what a method takes that asks page by page."""


def method_text(operation: Operation, service: Service) -> str:
    """Write the docstring of a method."""
    blocks = [operation.documentation or f"Calls `{operation.name}`."]
    if operation.link:
        blocks.append(f"See also: [AWS API Documentation]({operation.link})")
    if operation.parameters:
        described = [
            entry_text(p.name, p.documentation or UNDESCRIBED) for p in operation.parameters
        ]
        blocks.append("\n".join(["Args:", *described]))
    article = "An" if operation.response[0] in "AEIOU" else "A"
    blocks.append(f"Returns:\n    {article} `{operation.response}`.")
    raised = [
        *(error_entries(operation, service)),
        entry_text("UnreadableResponseError", "The response could not be parsed."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    blocks.extend(example_text(operation, example) for example in operation.examples)
    return "\n\n".join(blocks)


def error_entries(operation: Operation, service: Service) -> Iterator[str]:
    """Write what a docstring says about the errors of a service."""
    if operation.errors_lack_code:
        yield entry_text(service.base_error, LACKS_CODE)
        return
    errors = {error.name: error.documentation for error in service.errors}
    yield from (entry_text(name, errors[name]) for name in operation.errors)
    yield entry_text(service.base_error, "Any other error from the service.")


def wait_text(operation: Operation, waiter: Waiter, service: Service) -> str:
    """Write the docstring of a method that waits."""
    blocks = [f"Waits until a job has ended, by polling `{operation.method}`."]
    if waiter.documentation:
        blocks.append(waiter.documentation)
    blocks.extend(wait_ends(waiter))
    described = [
        *(entry_text(p.name, p.documentation or UNDESCRIBED) for p in waiter.parameters),
        *(entry_text(p.name, p.documentation) for p in WAIT_PARAMETERS),
    ]
    blocks.append("\n".join(["Args:", *described]))
    returned = f"The last `{operation.response}`"
    absence = "; `None` if an error ends the wait" if waiter.ends_by_error else ""
    blocks.append(f"Returns:\n    {returned}{absence}.")
    failed = "The job failed; `reason` says why, `response` is the last response."
    can_fail = any(line.state == "failure" for line in waiter.acceptors)
    raised = [
        *([entry_text("JobFailedError", failed)] if can_fail else []),
        entry_text("WaitTimeoutError", "The timeout has passed, and the job has not ended."),
        entry_text(service.base_error, f"As raised by `{operation.method}`."),
        entry_text(
            "TypeError",
            "A duration is neither seconds nor a `timedelta`, or `accept` or `on_poll` is async.",
        ),
        entry_text("ValueError", "A duration is negative, or `min_delay` exceeds `max_delay`."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    return "\n\n".join(blocks)


def page_parameters(paginator: Paginator) -> dict[str, tuple[str, str]]:
    """List the paginator's own parameters: how each is written, and what a docstring says."""
    own: dict[str, tuple[str, str]] = {}
    if paginator.limit is not None:
        kind = "int" if paginator.limit.required else "int | None = None"
        said = f"Number of items per page: sent as `{paginator.limit.wire_name}`."
        described = paginator.limit.documentation
        own["page_size"] = f"page_size: {kind}", "\n\n".join(filter(None, [said, described]))
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


def paginate_text(
    operation: Operation, paginator: Paginator, service: Service, *, is_async: bool
) -> str:
    """Write the docstring of a method that asks page by page."""
    each = "async for" if is_async else "for"
    blocks = [
        f"Iterates over the results of `{operation.method}`, page by page.",
        "Each page is requested when the loop reaches it; every new loop starts over.",
    ]
    own = page_parameters(paginator)
    described = [
        *(entry_text(p.name, p.documentation or UNDESCRIBED) for p in paginator.parameters),
        *(entry_text(name, text) for name, (_, text) in own.items()),
    ]
    if described:
        blocks.append("\n".join(["Args:", *described]))
    items = ""
    example = [f"{each} page in client.{paginator.method}(...):", "    print(page)"]
    if paginator.items:
        way = ".".join(member.name for member in paginator.items)
        items = f"; `.items()` iterates over the `{way}` of all pages"
        example = [f"{each} item in client.{paginator.method}(...).items():", "    print(item)"]
    blocks.append(f"Returns:\n    The pages, each a `{operation.response}`{items}.")
    raised = [
        entry_text(service.base_error, f"While iterating, as raised by `{operation.method}`."),
        entry_text("PaginationError", "From botocore, while iterating: a token came twice."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    code = ["```python", *example, "```"]
    blocks.append("\n".join(["Example:", "", *(f"    {line}" for line in code)]))
    return "\n\n".join(blocks)


def wait_ends(waiter: Waiter) -> Iterator[str]:
    """Write what ends a wait, and what does not."""
    ends = [
        f"- with {what} when {' or '.join(acceptor_text(line) for line in found)}."
        for what, state in (("success", "success"), ("`JobFailedError`", "failure"))
        if (found := [line for line in waiter.acceptors if line.state == state])
    ]
    yield "\n".join(["The wait ends", "", *ends])
    goes_on = [acceptor_text(line) for line in waiter.acceptors if line.state == "retry"]
    yield (
        f"It continues {'while ' + ' or '.join(goes_on) + ', and ' if goes_on else ''}after "
        + ("any other status (an unknown one is logged once), " if waiter.status_enum else "")
        + "throttling, server errors (5xx) and connection errors. Other errors are raised at once."
    )


def acceptor_text(line: Acceptor) -> str:
    """Write what an acceptor looks for."""
    # The literals of JMESPath stand in backticks, which end a piece of code of one.
    path = f"`` {line.argument} ``" if "`" in line.argument else f"`{line.argument}`"
    match line.matcher:
        case "path":
            return f"{path} is `{line.expected}`"
        case "pathAll":
            return f"every {path} is `{line.expected}`"
        case "pathAny":
            return f"any {path} is `{line.expected}`"
        case "status":
            return f"the HTTP status is {line.expected}"
        case "error" if isinstance(line.expected, bool):
            return "there is an error" if line.expected else "there is no error"
        case "error":
            return f"the error is `{line.expected}`"


def entry_text(name: str, text: str) -> str:
    """Write what a docstring says about a parameter or an exception."""
    first, *rest = text.split("\n")
    lines = [f"    {name}: {first}", *(f"        {line}".rstrip() for line in rest)]
    return "\n".join(
        part for line in lines for part in wrap(line, METHOD_WIDTH, 4 * (line is lines[0]))
    )


def number(value: float) -> str:
    """Write a number of seconds."""
    return str(int(value)) if float(value).is_integer() else str(value)
