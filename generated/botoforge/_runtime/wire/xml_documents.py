# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""How XML is parsed: the elements of a document, by names without namespaces."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

NAMESPACE: Final = re.compile(
    rb"((?>\s|\xef\xbb\xbf|<\?[^>]*>)*<[^\s<>/]+)\s+xmlns\s*=\s*(?:\"[^\"]*\"|'[^']*')"
)
"""The beginning of a document whose root declares a namespace first of all."""

DOCTYPE: Final = re.compile(rb"(?>\s|\xef\xbb\xbf|<\?[^>]*>|<!--.*?-->)*<!DOCTYPE", re.DOTALL)
"""The beginning of a document that may define entities."""


PAGE_OR_ERROR: Final = re.compile(
    rb"(?>(\s|<\?xml[^>]*>|<!--.*?-->)*)"  # atomic: what was skipped is not tried again
    rb"<(!doctype\s+html|html|Error|ErrorResponse|Response)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
"""The beginning of a body that is an HTML page, or an error of an XML protocol."""


def is_page_or_error(body: bytes) -> bool:
    """Whether a body is an HTML page, or an error of an XML protocol."""
    return PAGE_OR_ERROR.match(body) is not None


def parse_xml(body: bytes) -> Element:
    """Parse a document, in UTF-8 whatever it declares, as botocore does.

    A single namespace is cut out of the text before, which is far faster than to cut it off every
    name.

    Raises:
        ValueError: It is not well-formed, or has a document type, which may define entities.
    """
    if DOCTYPE.match(body):
        raise ValueError("it has a document type")
    declared = body.count(b"xmlns")
    if declared == 1:
        body, declared = NAMESPACE.sub(rb"\1", body, count=1), 0
    parser = XMLParser(encoding="utf-8")  # noqa: S314 (without document types it defines nothing)
    try:
        parser.feed(body)
        root: Element = parser.close()
    except ParseError as error:
        raise ValueError(f"it is not well-formed XML: {error}") from None
    if declared or b"xmlns" in body:
        for node in root.iter():
            node.tag = node.tag.rpartition("}")[2]
    return root


def find_result(root: Element, name: str) -> Element:
    """Find the result in a response of the query protocol.

    Raises:
        ValueError: There is none.
    """
    result = root.find(name)
    if result is None:
        raise ValueError(f"it has no element {name}")
    return result
