"""What a source of service models offers: the installed botocore, or the snapshot of a package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from .model import ServiceModel


class Models(Protocol):
    """A source of service models. It can be pickled, for other processes."""

    @property
    def has_every_service(self) -> bool:
        """Whether a service that it does not name does not exist."""
        ...

    def services(self) -> Sequence[str]:
        """Name its services, as `boto3.client` does."""
        ...

    def size(self, client_name: str) -> int:
        """Measure a service in bytes, to compare it with others."""
        ...

    def service(self, client_name: str) -> ServiceModel:
        """Load one service.

        Raises:
            GenerationError: There is no such service, or its model is broken.
        """
        ...
