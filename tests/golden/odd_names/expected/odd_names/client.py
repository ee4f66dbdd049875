# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Client for Example "Odd" Names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from .. import odd_names as types
from .._runtime.sync import ServiceClient
from .._runtime.values import JSON, UnknownValue
from .errors import SERVICE


class OddNamesClient(ServiceClient):
    """Typed client for Example "Odd" Names; wraps a boto3 or botocore client."""

    __service__ = SERVICE

    def client(
        self,
        *,
        from_: str,
        list: Sequence[str],
        type: types.Type | types.TypeLiteral | UnknownValue,
        self_: str | None = None,
        cls: str | None = None,
        get: str | None = None,
        made: str | None = None,
        raw: str | None = None,
        new: str | None = None,
        entries: str | None = None,
        optional: datetime | None = None,
        setters: str | None = None,
        int_: str | None = None,
        float_: float | None = None,
        bool_: bool | None = None,
        bytes_: bytes | bytearray | str | None = None,
        str_: str | None = None,
        object: str | None = None,
        property: str | None = None,
        field: str | None = None,
        datetime_: datetime | None = None,
        json: JSON = None,
        to_dict_: str | None = None,
        from_dict_: str | None = None,
        member_errors_: str | None = None,
        raw_response_: str | None = None,
        foo_bar: str | None = None,
        foo_bar_with_underscore: str | None = None,
        arns: Sequence[str] | None = None,
        cidrs: Sequence[str] | None = None,
        otaav1_1: str | None = None,
        leading: str | None = None,
        second: str | None = None,
        with_hyphen: str | None = None,
    ) -> types.ClientResponse:
        """An operation whose module would be called as the client's.

        Args:
            from_: Not described by the model.
            list: Not described by the model.
            type: Not described by the model.
            self_: Not described by the model.
            cls: Not described by the model.
            get: Not described by the model.
            made: Not described by the model.
            raw: Not described by the model.
            new: Not described by the model.
            entries: Not described by the model.
            optional: Not described by the model.
            setters: Not described by the model.
            int_: Not described by the model.
            float_: Not described by the model.
            bool_: Not described by the model.
            bytes_: Not described by the model.
            str_: Not described by the model.
            object: Not described by the model.
            property: Not described by the model.
            field: Not described by the model.
            datetime_: Not described by the model.
            json: Not described by the model.
            to_dict_: Not described by the model.
            from_dict_: Not described by the model.
            member_errors_: Not described by the model.
            raw_response_: Not described by the model.
            foo_bar: Not described by the model.
            foo_bar_with_underscore: Not described by the model.
            arns: Not described by the model.
            cidrs: Not described by the model.
            otaav1_1: Not described by the model.
            leading: Not described by the model.
            second: Not described by the model.
            with_hyphen: Not described by the model.

        Returns:
            A `ClientResponse`.

        Raises:
            OddNamesError: An error that is also plain data, and has the name of the base of all
                errors.
            TimeoutError_: Error with the code `TimeoutError`.
            Warning_: An error with the name of one of Python's own.
            LowerCaseError: Error with the code `lowerCaseError`.
            OddNamesServiceError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call(
            "Client",
            types.ClientResponse,
            {
                "from": from_,
                "list": list,
                "type": type,
                "Self": self_,
                "cls": cls,
                "get": get,
                "made": made,
                "raw": raw,
                "new": new,
                "entries": entries,
                "optional": optional,
                "setters": setters,
                "int": int_,
                "float": float_,
                "bool": bool_,
                "bytes": bytes_,
                "str": str_,
                "object": object,
                "property": property,
                "field": field,
                "datetime": datetime_,
                "json": json,
                "ToDict": to_dict_,
                "FromDict": from_dict_,
                "MemberErrors": member_errors_,
                "RawResponse": raw_response_,
                "fooBar": foo_bar,
                "foo_bar": foo_bar_with_underscore,
                "ARNs": arns,
                "CIDRs": cidrs,
                "OtaaV1_1": otaav1_1,
                "_leading": leading,
                "2nd": second,
                "with-hyphen": with_hyphen,
            },
        )

    def connect_(self) -> types.LowerCaseMapping:
        """Calls `Connect`.

        Returns:
            A `LowerCaseMapping`.

        Raises:
            OddNamesServiceError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call("Connect", types.LowerCaseMapping, {})

    def errors(
        self,
        *,
        self_: str,
        class_: str,
        client: str | None = None,
        errors: types.OddNamesErrorData | None = None,
        element: types.Element | None = None,
        timeout: int | None = None,
        progress: bool | None = None,
    ) -> types.ErrorsResponse:
        """An operation whose module would be called as that of the errors.

        Args:
            self_: Not described by the model.
            class_: Not described by the model.
            client: Not described by the model.
            errors: An error that is also plain data, and has the name of the base of all errors.
            element: Not described by the model.
            timeout: Not described by the model.
            progress: Not described by the model.

        Returns:
            An `ErrorsResponse`.

        Raises:
            OddNamesServiceError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call(
            "Errors",
            types.ErrorsResponse,
            {
                "Self": self_,
                "class": class_,
                "client": client,
                "errors": errors,
                "Element": element,
                "timeout": timeout,
                "progress": progress,
            },
        )

    def wait_until_text(
        self,
        *,
        self_: str,
        class_: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 1,
        max_delay: float | timedelta = 60,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.ErrorsResponse], bool] | None = None,
        on_poll: Callable[[types.ErrorsResponse, float], object] | None = None,
        progress: bool = False,
        timing: types.Timing | None = None,
        client: str | None = None,
        errors: types.OddNamesErrorData | None = None,
        element: types.Element | None = None,
        timeout_: int | None = None,
        progress_: bool | None = None,
    ) -> types.ErrorsResponse:
        """Polls `errors` until a final state is reached.

        The wait ends

        - with success when `type` is `str`.

        It continues after any other status (an unknown one is logged once), throttling, server
        errors (5xx) and connection errors. Other errors are raised at once.

        Args:
            self_: Not described by the model.
            class_: Not described by the model.
            client: Not described by the model.
            errors: An error that is also plain data, and has the name of the base of all errors.
            element: Not described by the model.
            timeout_: Not described by the model.
            progress_: Not described by the model.
            timeout: How long to wait, in seconds or as a `timedelta`. A call in flight ends with
                it, where botocore can do that.
            initial_delay: Delay before the first call.
            min_delay: Shortest delay between two calls.
            max_delay: Longest delay between two calls. A delay is about a tenth of the time waited
                so far.
            missing_for: How long after the start of the wait it is not final if the service says
                that there is no such thing.
            confirm: How many successes in a row it takes: the first may be too early.
            accept: Called with a final response; return False to keep waiting (a stale result).
            on_poll: Called with every response and the seconds since the wait began.
            progress: Whether to show a live status line if standard error is a terminal; needs
                rich.
            timing: Clock, sleep and random source; for tests.

        Returns:
            The last `ErrorsResponse`.

        Raises:
            WaitTimeoutError: The timeout has passed, and no final state came.
            OddNamesServiceError: As raised by `errors`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .errors_ import TEXT_

        return self._wait(
            TEXT_,
            lambda: self.errors(
                self_=self_,
                class_=class_,
                client=client,
                errors=errors,
                element=element,
                timeout=timeout_,
                progress=progress_,
            ),
            class_,
            WaitOptions(
                timeout=timeout,
                initial_delay=initial_delay,
                min_delay=min_delay,
                max_delay=max_delay,
                missing_for=missing_for,
                confirm=confirm,
                accept=accept,
                on_poll=on_poll,
                progress=progress,
                timing=timing,
            ),
        )

    def paginate_errors(
        self,
        *,
        class_: str,
        client: str | None = None,
        errors: types.OddNamesErrorData | None = None,
        element: types.Element | None = None,
        timeout: int | None = None,
        progress: bool | None = None,
        max_items: int | None = None,
        starting_token: str | None = None,
    ) -> types.ItemPages[types.ErrorsResponse, str]:
        """Iterates over the results of `errors`, page by page.

        Each page is requested when the loop reaches it; every new loop starts over.

        Args:
            class_: Not described by the model.
            client: Not described by the model.
            errors: An error that is also plain data, and has the name of the base of all errors.
            element: Not described by the model.
            timeout: Not described by the model.
            progress: Not described by the model.
            max_items: Maximum number of `list` over all pages.
            starting_token: Where to start: the `resume_token` of pages that `max_items` has cut
                off.

        Returns:
            The pages, each an `ErrorsResponse`; `.items()` iterates over the `list` of all pages.

        Raises:
            OddNamesServiceError: While iterating, as raised by `errors`.
            PaginationError: From botocore, if the service sends a token twice.

        Example:

            ```python
            for item in client.paginate_errors(...).items():
                print(item)
            ```
        """
        from .._runtime.pages import ItemPages
        from .errors_ import ErrorsResponse

        return ItemPages(
            self._paging(
                "Errors",
                ErrorsResponse,
                {
                    "class": class_,
                    "client": client,
                    "errors": errors,
                    "Element": element,
                    "timeout": timeout,
                    "progress": progress,
                },
                {"MaxItems": max_items, "StartingToken": starting_token},
            ),
            lambda page: page.list,
        )

    def import_(self) -> types.ImportResponse:
        """Calls `Import`.

        Returns:
            An `ImportResponse`.

        Raises:
            OddNamesError: An error that is also plain data, and has the name of the base of all
                errors.
            OddNamesServiceError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call("Import", types.ImportResponse, {})

    def return_(self) -> types.ReturnResponse:
        """Calls `Return`.

        Returns:
            A `ReturnResponse`.

        Raises:
            OddNamesServiceError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call("Return", types.ReturnResponse, {})
