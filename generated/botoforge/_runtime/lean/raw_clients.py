# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What a raw client of this package's models says where it is asked for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..missing import name_some


class LeanRawClient:
    """Explains what a raw client lacks that has the chosen operations only."""

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Explain a missing attribute, such as the method of another operation."""
            try:
                return super().__getattr__(name)  # handlers of botocore may know it
            except AttributeError as error:
                if name.startswith("_"):
                    raise
                message = f"{error}: {describe_methods(self)}"
                raise AttributeError(message, name=name, obj=self) from None

        def can_paginate(self, operation_name):
            """Whether a method has pages."""
            check_method(self, operation_name)
            return super().can_paginate(operation_name)

        def generate_presigned_url(self, ClientMethod, *args: Any, **kwargs: Any):  # noqa: N803 (botocore's name)
            """Sign a call that somebody else will make."""
            check_method(self, ClientMethod)
            return super().generate_presigned_url(ClientMethod, *args, **kwargs)

        def get_waiter(self, waiter_name):
            """Return one of botocore's waiters."""
            try:
                return super().get_waiter(waiter_name)
            except ValueError as error:
                raise ValueError(f"{error}: {describe_methods(self)}") from None


def make_lean(raw_client: Any) -> None:
    """Let a raw client explain what it lacks: its class, which no other has, gets a subclass."""
    kind: Any = raw_client.__class__
    members = {"__module__": kind.__module__, "__doc__": kind.__doc__}
    raw_client.__class__ = type(kind.__name__, (LeanRawClient, kind), members)


def check_method(raw_client: Any, method: str) -> None:
    """Check that a lean raw client has a method.

    Raises:
        AttributeError: It does not have it.
    """
    if method not in raw_client.meta.method_to_api_mapping:
        message = f"the client has no method {method!r}: {describe_methods(raw_client)}"
        raise AttributeError(message, name=method, obj=raw_client)


def describe_methods(raw_client: Any) -> str:
    """Say what a lean raw client has, and what to do about anything else."""
    service = raw_client.meta.service_model.service_name
    methods = sorted(raw_client.meta.method_to_api_mapping)
    return (
        f"it is a lean client, made of the models in your package, and has only "
        f"{name_some(methods)}; choose another operation by `botoforge add "
        f"{service} ...`, or call it through boto3.client({service!r})"
    )
