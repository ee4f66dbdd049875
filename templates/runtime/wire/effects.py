"""What botocore's handlers do to the content of a response, done to the document before it is read.

Two of their effects are not here: policies of IAM and templates of CloudFormation have types of
their own, whose readers parse the JSON in them. Where botocore's handlers get what our readers have
read, because a member is bad, policies are quoted again.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote_plus

from ..schema import MemberTable, ValueType
from ..value_types import ListType, QuotedJsonType, StructureType
from ..values import is_list, is_map
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


def quote_policies(table: MemberTable, members: Mapping[Any, Any]) -> dict[str, Any]:
    """Quote the policies among the members of a structure again, for botocore's handler of them."""
    types = {member.wire_name: member.type for member in table.members}
    return {name: quote_policy(types[name], value) for name, value in members.items()}


def quote_policy(declared: ValueType, value: Any) -> Any:
    """Quote a policy, or those inside of a value."""
    match declared:
        case QuotedJsonType() if not isinstance(value, str):
            return quote(json.dumps(value))
        case StructureType() if is_map(value):
            return quote_policies(declared.structure.__shape__, value)
        case ListType() if is_list(value):
            return [quote_policy(declared.item, item) for item in value]
        case _:
            return value
