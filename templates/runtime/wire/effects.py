"""What botocore's handlers do to the content of a response, done to the document before it is read.

Two of their effects are not here: policies of IAM and templates of CloudFormation have types of
their own, whose readers parse the JSON in them.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote_plus

from .handlers import Effects, name_handler

LISTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "decode_list_object": (
        *("CommonPrefixes/Prefix", "Contents/Key", "Delimiter", "Marker", "NextMarker"),
    ),
    "decode_list_object_v2": (
        *("CommonPrefixes/Prefix", "Contents/Key", "Delimiter", "Prefix", "StartAfter"),
    ),
    "decode_list_object_versions": (
        *("CommonPrefixes/Prefix", "DeleteMarker/Key", "Delimiter", "KeyMarker", "NextKeyMarker"),
        *("Prefix", "Version/Key"),
    ),
}
"""The elements of S3's listings that are encoded as in a URL, by the handler that decodes them."""


def change_document(document: Any, effects: Effects, context: Mapping[str, Any]) -> None:
    """Change the parsed body of a response as botocore's handlers change its dictionary.

    Args:
        document: The document.
        effects: botocore's handlers that change the response.
        context: What botocore's handlers have noted about the call.
    """
    for effect in effects:
        name = name_handler(effect)
        if name == "decode_console_output":
            decode_output(document)
        elif name in LISTINGS and context.get("encoding_type_auto_set"):
            decode_names(document, LISTINGS[name])


def decode_names(document: Any, paths: tuple[str, ...]) -> None:
    """Decode the names in a listing of S3, which botocore has asked for in encoded form."""
    if document.findtext("EncodingType") != "url":
        return
    for path in paths:
        for node in document.iterfind(path):
            if node.text:
                node.text = unquote_plus(node.text)


def decode_output(document: Any) -> None:
    """Decode the output of a console of EC2, whatever bytes it has; if it is base64."""
    for node in document.iterfind("output"):
        try:
            node.text = b64decode((node.text or "").encode("latin-1")).decode("utf-8", "replace")
        except ValueError:
            continue
