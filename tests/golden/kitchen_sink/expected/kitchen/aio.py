# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Async client for Example Kitchen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from .. import kitchen as types
from .._runtime.aio import AsyncServiceClient
from .._runtime.values import JSON, UnknownValue
from .errors import SERVICE


class AsyncKitchenClient(AsyncServiceClient):
    """Async typed client for Example Kitchen; wraps an aiobotocore client.

    Example Kitchen

    The *kitchen* holds one sink of every kind. See
    [the guide to sinks](https://example.com/sinks?kind=steel&size=2).

    **Note:** Nobody has to wash up.
    """

    __service__ = SERVICE

    async def describe_sink(
        self,
        *,
        sink_id: str,
        view: types.View | types.ViewLiteral | UnknownValue | None = None,
        client_token: str | None = None,
    ) -> types.DescribeSinkResponse:
        """Describes a sink. You can:

        - ask for **all** of it, or
        - choose a view:

          1. `BRIEF`, the name alone
          2. `FULL`

        **Important:** The answer of `arn:aws:kitchen:<region>:<account-id>:sink/*` may take `a < b`
        seconds, and 3 \\* 4 \\* 5 more.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/kitchen-2020-01-01/DescribeSink)

        Args:
            sink_id: The ID of the sink, such as `sink-<number>`.
            view: How much to tell:

                - `BRIEF`: the name.
                - `FULL`: everything there is to know about the sink, its taps, its drain and
                  whatever lies in it.
            client_token: Makes the call idempotent.

        Returns:
            A `DescribeSinkResponse`.

        Raises:
            SinkNotFoundException: There is no such sink.
            TapOverheatedException: Error with the code `TapOverheated`.
            TooManyTapsException: The kitchen has more taps than water.
            KitchenError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call(
            "DescribeSink",
            types.DescribeSinkResponse,
            {"SinkId": sink_id, "View": view, "ClientToken": client_token},
        )

    async def wait_until_sink_exists(
        self,
        *,
        sink_id: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 5,
        max_delay: float | timedelta = 60,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.DescribeSinkResponse], bool] | None = None,
        on_poll: Callable[[types.DescribeSinkResponse, float], object] | None = None,
        progress: bool = False,
        timing: types.Timing | None = None,
        view: types.View | types.ViewLiteral | UnknownValue | None = None,
        client_token: str | None = None,
    ) -> types.DescribeSinkResponse:
        """Polls `describe_sink` until a final state is reached.

        The wait ends

        - with success when the HTTP status is 200.

        It continues while the error is `SinkNotFoundException`, and after throttling, server errors
        (5xx) and connection errors. Other errors are raised at once.

        Args:
            sink_id: The ID of the sink, such as `sink-<number>`.
            view: How much to tell:

                - `BRIEF`: the name.
                - `FULL`: everything there is to know about the sink, its taps, its drain and
                  whatever lies in it.
            client_token: Makes the call idempotent.
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
            The last `DescribeSinkResponse`.

        Raises:
            WaitTimeoutError: The timeout has passed, and no final state came.
            KitchenError: As raised by `describe_sink`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .describe_sink import SINK_EXISTS

        return await self._wait(
            SINK_EXISTS,
            lambda: self.describe_sink(sink_id=sink_id, view=view, client_token=client_token),
            sink_id,
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

    async def wait_until_sink_glossy(
        self,
        *,
        sink_id: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 15,
        max_delay: float | timedelta = 60,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.DescribeSinkResponse], bool] | None = None,
        on_poll: Callable[[types.DescribeSinkResponse, float], object] | None = None,
        progress: bool = False,
        timing: types.Timing | None = None,
        view: types.View | types.ViewLiteral | UnknownValue | None = None,
        client_token: str | None = None,
    ) -> types.DescribeSinkResponse:
        """Polls `describe_sink` until a final state is reached.

        A sink that is being polished tells its finish already.

        The wait ends

        - with success when `Scalars.Finish` is `GLOSSY` or every `Lists.Finishes` is `GLOSSY`.
        - with `JobFailedError` when any `Lists.Sinks[].Name` is `broken "sink"` or the error is
          `TapOverheated`.

        It continues while `Scalars.Finish` is `MATT`, and after any other status (an unknown one is
        logged once), throttling, server errors (5xx) and connection errors. Other errors are raised
        at once.

        Args:
            sink_id: The ID of the sink, such as `sink-<number>`.
            view: How much to tell:

                - `BRIEF`: the name.
                - `FULL`: everything there is to know about the sink, its taps, its drain and
                  whatever lies in it.
            client_token: Makes the call idempotent.
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
            The last `DescribeSinkResponse`.

        Raises:
            JobFailedError: The wait ended without success; `reason` says why, `response` is the
                last response.
            WaitTimeoutError: The timeout has passed, and no final state came.
            KitchenError: As raised by `describe_sink`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .describe_sink import SINK_GLOSSY

        return await self._wait(
            SINK_GLOSSY,
            lambda: self.describe_sink(sink_id=sink_id, view=view, client_token=client_token),
            sink_id,
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

    async def wait_until_sink_removed(
        self,
        *,
        sink_id: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 200,
        max_delay: float | timedelta = 200,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.DescribeSinkResponse], bool] | None = None,
        on_poll: Callable[[types.DescribeSinkResponse, float], object] | None = None,
        progress: bool = False,
        timing: types.Timing | None = None,
        view: types.View | types.ViewLiteral | UnknownValue | None = None,
        client_token: str | None = None,
    ) -> types.DescribeSinkResponse | None:
        """Polls `describe_sink` until a final state is reached.

        The wait ends

        - with success when the error is `SinkNotFoundException`.

        It continues after throttling, server errors (5xx) and connection errors. Other errors are
        raised at once.

        Args:
            sink_id: The ID of the sink, such as `sink-<number>`.
            view: How much to tell:

                - `BRIEF`: the name.
                - `FULL`: everything there is to know about the sink, its taps, its drain and
                  whatever lies in it.
            client_token: Makes the call idempotent.
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
            The last `DescribeSinkResponse`; `None` if an error ends the wait.

        Raises:
            WaitTimeoutError: The timeout has passed, and no final state came.
            KitchenError: As raised by `describe_sink`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .describe_sink import SINK_REMOVED

        return await self._wait_or_none(
            SINK_REMOVED,
            lambda: self.describe_sink(sink_id=sink_id, view=view, client_token=client_token),
            sink_id,
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

    async def drain_sink(
        self,
        *,
        sink_id: str,
        until: datetime | None = None,
        plug: types.Plug | None = None,
    ) -> types.DrainSinkResponse:
        """Drains a sink; nothing is left to tell.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/kitchen-2020-01-01/DrainSink)

        Args:
            sink_id: What a sink is called by.
            until: When the water must be gone.
            plug: What keeps the water in. An operation that is not chosen returns it, so it is a
                class that can be read.

        Returns:
            A `DrainSinkResponse`.

        Raises:
            SinkNotFoundException: There is no such sink.
            KitchenError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.

        Example: Drain a sink

            Drains the sink `sink-1`.

            ```python
            >>> response = client.drain_sink(
            ...     sink_id="sink-1",
            ...     until=datetime.fromisoformat("2024-02-29T12:00:00+00:00"),
            ... )
            >>> response.to_dict()
            {}
            ```
        """
        return await self._call(
            "DrainSink",
            types.DrainSinkResponse,
            {"SinkId": sink_id, "Until": until, "Plug": plug},
        )

    async def list_sinks(
        self,
        *,
        prefix: str | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
    ) -> types.ListSinksResponse:
        """Calls `ListSinks`.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/kitchen-2020-01-01/ListSinks)

        Args:
            prefix: Not described by the model.
            next_token: Not described by the model.
            max_results: The most sinks to return, 100 by default.

        Returns:
            A `ListSinksResponse`.

        Raises:
            KitchenError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call(
            "ListSinks",
            types.ListSinksResponse,
            {"Prefix": prefix, "NextToken": next_token, "MaxResults": max_results},
        )

    def paginate_list_sinks(
        self,
        *,
        prefix: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        starting_token: str | None = None,
    ) -> types.AsyncItemPages[types.ListSinksResponse, types.Sink]:
        """Iterates over the results of `list_sinks`, page by page.

        Each page is requested when the loop reaches it; every new loop starts over.

        Args:
            prefix: Not described by the model.
            page_size: Number of items per page: sent as `MaxResults`.

                The most sinks to return, 100 by default.
            max_items: Maximum number of `Sinks` over all pages.
            starting_token: Where to start: the `resume_token` of pages that `max_items` has cut
                off.

        Returns:
            The pages, each a `ListSinksResponse`; `.items()` iterates over the `sinks` of all
            pages.

        Raises:
            KitchenError: While iterating, as raised by `list_sinks`.
            PaginationError: From botocore, if the service sends a token twice.

        Example:

            ```python
            async for item in client.paginate_list_sinks(...).items():
                print(item)
            ```
        """
        from .._runtime.pages import AsyncItemPages
        from .list_sinks import ListSinksResponse

        return AsyncItemPages(
            self._paging(
                "ListSinks",
                ListSinksResponse,
                {"Prefix": prefix},
                {"PageSize": page_size, "MaxItems": max_items, "StartingToken": starting_token},
            ),
            lambda page: page.sinks,
        )

    async def put_sink(
        self,
        *,
        sink_id: str,
        sink: types.Sink,
        taps: Sequence[types.TapSettings],
        labels: Mapping[str, str] | None = None,
        flow: types.Flow | types.FlowLiteral | UnknownValue | None = None,
        put_at: datetime | None = None,
        photo: bytes | bytearray | str | None = None,
        plan: JSON = None,
        dry_run: bool | None = None,
    ) -> types.PutSinkResponse:
        """Puts a sink into the kitchen, or replaces it.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/kitchen-2020-01-01/PutSink)

        Args:
            sink_id: What a sink is called by.
            sink: The sink to put.
            taps: Its taps, from left to right.
            labels: What to call it.
            flow: Not described by the model.
            put_at: Not described by the model.
            photo: Not described by the model.
            plan: Any plan, as JSON.
            dry_run: Not described by the model.

        Returns:
            A `PutSinkResponse`.

        Raises:
            TooManyTapsException: The kitchen has more taps than water.
            KitchenError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.

        Example: Put a sink with two taps

            The following puts a sink with two taps into the kitchen and says what it is called in
            other languages.

            ```python
            >>> response = client.put_sink(
            ...     sink_id="sink-1",
            ...     sink=Sink.from_dict({
            ...         "Name": "Big \\"Steel\\" sink",
            ...         "Depth": 200,
            ...         "Tags": ["new", "shiny"],
            ...     }),
            ...     taps=[
            ...         TapSettings.from_dict({"Flow": "DRIP", "Finish": "MATT"}),
            ...         TapSettings.from_dict({
            ...             "Flow": "STREAM",
            ...             "Flows": ["DRIP", "STREAM"],
            ...             "Warm": True,
            ...         }),
            ...     ],
            ...     labels={"de": "Spüle", "fr": "évier"},
            ...     flow="STREAM",
            ...     dry_run=False,
            ... )
            >>> response.to_dict()
            {"Name": "Big \\"Steel\\" sink", "Depth": 200, "Tags": ["new", "shiny"]}
            ```
        """
        return await self._call(
            "PutSink",
            types.PutSinkResponse,
            {
                "SinkId": sink_id,
                "Sink": sink,
                "Taps": taps,
                "Labels": labels,
                "Flow": flow,
                "PutAt": put_at,
                "Photo": photo,
                "Plan": plan,
                "DryRun": dry_run,
            },
        )
