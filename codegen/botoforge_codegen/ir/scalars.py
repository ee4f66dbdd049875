"""The types without parts."""

from __future__ import annotations

from enum import Enum


class Scalar(Enum):
    """A type without parts."""

    TEXT = "text"
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    TIMESTAMP = "timestamp"
    BLOB = "blob"
    DOCUMENT = "document"
    BODY = "body"
    """The body of an answer, read when it is asked for."""
    DATA = "data"
    """Bytes to send, or a string, which is sent as UTF-8."""
    SOURCE = "source"
    """Bytes to send, or something to read them from."""
    COPY_SOURCE = "copy source"
    """An object of S3 to copy from."""
