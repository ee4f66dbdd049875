"""The tracers of three vendors: how to switch each on and off, and what it has written down.

Each patches botocore for the whole process: use them in a process of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final, Protocol

from botoforge._runtime.values import is_list, is_map

ID: Final = re.compile(r"[0-9a-f]{8,}|\b\d{8,}\b")
"""An id or a time in what is sent."""

Span = dict[str, Any]
"""What a tracer has written about one thing, without ids and times."""


class Tracer(Protocol):
    """A tracer, which writes into lists of this process and sends nothing."""

    def patch(self) -> None:
        """Trace the calls of botocore, or of aiobotocore."""

    def unpatch(self) -> None:
        """Trace no more calls."""

    def around(self) -> Any:
        """Make the context of a program's own span, in which it makes calls."""

    def collect(self) -> list[Span]:
        """Return what was traced since the last time."""
        ...


class OpenTelemetry:
    """OpenTelemetry, with logs and metrics.

    Args:
        is_async: Whether to trace aiobotocore in place of botocore.
        hook: What users may call with each response; `None` for none.
    """

    def __init__(self, *, is_async: bool, hook: Callable[[Any], str] | None) -> None:
        os.environ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true"
        logging, metrics, tracing = (
            import_module(f"opentelemetry.sdk.{name}") for name in ("_logs", "metrics", "trace")
        )
        logs = import_module("opentelemetry.sdk._logs.export")
        points = import_module("opentelemetry.sdk.metrics.export")
        spans = import_module("opentelemetry.sdk.trace.export.in_memory_span_exporter")
        module = import_module("opentelemetry.instrumentation.botocore")
        name = "AiobotocoreInstrumentor" if is_async else "BotocoreInstrumentor"
        self._instrumentor = getattr(module, name)()
        self._spans = spans.InMemorySpanExporter()
        self._logs = logs.InMemoryLogRecordExporter()
        self._metrics = points.InMemoryMetricReader(
            {metrics.Histogram: points.AggregationTemporality.DELTA}
        )
        traces, records = tracing.TracerProvider(), logging.LoggerProvider()
        traces.add_span_processor(tracing.export.SimpleSpanProcessor(self._spans))
        records.add_log_record_processor(logs.SimpleLogRecordProcessor(self._logs))
        self._tracer = traces.get_tracer("program")
        self._options = {
            "tracer_provider": traces,
            "logger_provider": records,
            "meter_provider": metrics.MeterProvider([self._metrics]),
        }
        if hook is not None:
            show = hook  # which is there, for type checkers

            def note(span: Any, _service: str, _operation: str, result: object) -> None:
                span.set_attribute("response", show(result))

            self._options["response_hook"] = note

    def patch(self) -> None:
        """Trace the calls of botocore, or of aiobotocore."""
        self._instrumentor.instrument(**self._options)

    def unpatch(self) -> None:
        """Trace no more calls."""
        self._instrumentor.uninstrument()

    def around(self) -> Any:
        """Make the context of a program's own span, in which it makes calls."""
        return self._tracer.start_as_current_span("program")

    def collect(self) -> list[Span]:
        """Return what was traced since the last time."""
        spans, logs = self._spans.get_finished_spans(), self._logs.get_finished_logs()
        names = {each.context.span_id: each.name for each in spans if each.context is not None}
        self._spans.clear()
        self._logs.clear()
        return [
            *(self._of_span(each, names) for each in spans),
            *(
                {
                    "log": each.log_record.event_name,
                    "body": each.log_record.body,
                    "attributes": dict(each.log_record.attributes or {}),
                    "span": names.get(each.log_record.span_id or 0),
                }
                for each in logs
            ),
            *self._points(),
        ]

    def _of_span(self, span: Any, names: Mapping[int, str]) -> Span:
        return {
            "name": span.name,
            "parent": names.get(span.parent.span_id, "?") if span.parent else None,
            "kind": span.kind.name,
            "status": [span.status.status_code.name, span.status.description],
            "attributes": dict(span.attributes),
            "events": [
                {
                    name: value
                    for name, value in event.attributes.items()
                    if name != "exception.stacktrace"
                }
                for event in span.events
            ],
            "links": len(span.links),
            "scope": span.instrumentation_scope.name,
        }

    def _points(self) -> list[Span]:
        """Read the metrics; how long something took is left out."""
        data = self._metrics.get_metrics_data()
        return [
            {
                "metric": metric.name,
                "attributes": dict(point.attributes),
                "count": point.count,
                "sum": point.sum if metric.unit != "s" else None,
            }
            for resource in (data.resource_metrics if data else ())
            for scope in resource.scope_metrics
            for metric in scope.metrics
            for point in metric.data.data_points
        ]


class XRay:
    """AWS X-Ray.

    Args:
        is_async: Whether to trace aiobotocore in place of botocore.
        hook: Always `None`.
    """

    def __init__(self, *, is_async: bool, hook: object) -> None:
        assert hook is None, "it has none"
        library, prefix = ("aiobotocore", "AioBase") if is_async else ("botocore", "Base")
        self._module: Any = import_module(f"{library}.client")
        self._client = getattr(self._module, f"{prefix}Client")
        self._endpoint = getattr(
            import_module(f"{library}.endpoint"), f"{prefix.removesuffix('Base')}Endpoint"
        )
        self._patch: Callable[[], None] = import_module(f"aws_xray_sdk.ext.{library}").patch
        self._recorder: Any = import_module("aws_xray_sdk.core").xray_recorder
        self._segments: list[Span] = []
        settings: dict[str, Any] = {"sampling": False, "service": "program", "emitter": self}
        if is_async:
            settings["context"] = import_module("aws_xray_sdk.core.async_context").AsyncContext()
        self._recorder.configure(**settings, streaming_threshold=1000)

    def patch(self) -> None:
        """Trace the calls of botocore, or of aiobotocore."""
        self._patch()

    def unpatch(self) -> None:  # it has no way to do so
        """Trace no more calls."""
        self._client._make_api_call = self._client._make_api_call.__wrapped__  # noqa: SLF001 (so)
        self._endpoint.prepare_request = self._endpoint.prepare_request.__wrapped__
        del self._module._xray_enabled  # noqa: SLF001 (so)

    def around(self) -> Any:
        """Make the context of a program's own span, in which it makes calls."""
        return self._recorder.in_segment("program")

    def send_entity(self, entity: Any) -> None:
        """Take a segment in place of X-Ray's emitter."""
        self._segments.append(without(entity.to_dict(), XRAY_IDS))

    def collect(self) -> list[Span]:
        """Return what was traced since the last time."""
        segments, self._segments = self._segments, []
        return segments


XRAY_IDS: Final = frozenset(
    {"id", "trace_id", "parent_id", "start_time", "end_time", "stack", "working_directory"}
)


def without(value: Any, names: frozenset[str]) -> Any:
    """Leave out some keys, anywhere."""
    if is_map(value):
        return {key: without(item, names) for key, item in value.items() if key not in names}
    return [without(item, names) for item in value] if is_list(value) else value


class Datadog:
    """ddtrace, with what it can write about payloads.

    Args:
        is_async: Whether to trace aiobotocore in place of botocore.
        hook: Always `None`.
    """

    def __init__(self, *, is_async: bool, hook: object) -> None:
        assert hook is None, "it has none"
        os.environ.update(DATADOG)
        trace: Any = import_module("ddtrace.trace")
        self._traces: list[list[Any]] = []

        def keep(_: object, spans: list[Any]) -> None:
            self._traces.append(spans)

        keeper: Any = type("Keeper", (trace.TraceFilter,), {"process_trace": keep})
        trace.tracer.configure(trace_processors=[keeper()])
        self._tracer = trace.tracer
        self._patched = import_module(
            f"ddtrace.contrib.internal.{'aiobotocore' if is_async else 'botocore'}.patch"
        )

    def patch(self) -> None:
        """Trace the calls of botocore, or of aiobotocore."""
        self._patched.patch()

    def unpatch(self) -> None:
        """Trace no more calls."""
        self._patched.unpatch()

    def around(self) -> Any:
        """Make the context of a program's own span, in which it makes calls."""
        return self._tracer.trace("program")

    def collect(self) -> list[Span]:
        """Return what was traced since the last time."""
        spans = [span for trace in self._traces for span in trace]
        self._traces.clear()
        names = {span.span_id: span.name for span in spans}
        return [
            {
                "name": span.name,
                # That of a message received was sent by somebody else, with an id that is known.
                "parent": names.get(span.parent_id, span.parent_id),
                "resource": span.resource,
                "service": span.service,
                "type": span.span_type,
                "error": span.error,
                "tags": {
                    name: ID.sub("#", value) if "._datadog" in name else value
                    for name, value in span.get_tags().items()
                    if name not in DATADOG_IDS
                },
                "metrics": without(span.get_metrics(), DATADOG_IDS),
                "links": [dict(link.attributes) for link in span._get_links()],  # noqa: SLF001
                "events": [event.name for event in span._get_events()],  # noqa: SLF001
            }
            for span in spans
        ]


DATADOG: Final = {
    "DD_BOTOCORE_DYNAMODB_TABLE_PRIMARY_KEYS": '{"orders": ["id"]}',
    "DD_BOTOCORE_PROPAGATION_ENABLED": "true",
    "DD_CRASHTRACKING_ENABLED": "false",
    "DD_INSTRUMENTATION_TELEMETRY_ENABLED": "false",
    "DD_REMOTE_CONFIGURATION_ENABLED": "false",
    "DD_TRACE_CLOUD_REQUEST_PAYLOAD_TAGGING": "all",
    "DD_TRACE_CLOUD_RESPONSE_PAYLOAD_TAGGING": "all",
    "DD_TRACE_STARTUP_LOGS": "false",
}
"""No agent, nothing that is sent anywhere, and all that it can write about responses."""

DATADOG_IDS: Final = frozenset({"_dd.p.tid", "error.stack", "process_id", "runtime-id"})

TRACERS: Final[Mapping[str, Callable[..., Tracer]]] = {
    "opentelemetry": OpenTelemetry,
    "xray": XRay,
    "ddtrace": Datadog,
}


@contextmanager
def patched(tracer: Tracer) -> Generator[None]:
    """Trace calls for a while."""
    tracer.patch()
    try:
        yield
    finally:
        tracer.unpatch()
