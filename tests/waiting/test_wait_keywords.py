"""The keywords of a wait stand in one table; whatever else lists them is compared with it."""

from __future__ import annotations

import re
from inspect import Parameter, signature
from typing import Final

from botoforge._runtime.introspection import WAIT_KEYWORDS
from botoforge._runtime.waiting.options import WaitOptions
from botoforge.dms import AsyncDatabaseMigrationServiceClient, DatabaseMigrationServiceClient
from botoforge_codegen import names
from botoforge_codegen.wait_parameters import WAIT_PARAMETERS
from support.projects import ROOT

KEYWORDS: Final = [parameter.name for parameter in WAIT_PARAMETERS]


def test_the_runtime_takes_them() -> None:
    """`WaitOptions` takes each keyword, and no other; `botoforge wait` asks `WaitOptions`."""
    assert list(signature(WaitOptions).parameters) == KEYWORDS
    assert set(KEYWORDS) == WAIT_KEYWORDS


def test_methods_have_them() -> None:
    """A generated wait has each keyword; only the timeout is required."""
    for client in (DatabaseMigrationServiceClient, AsyncDatabaseMigrationServiceClient):
        parameters = signature(client.wait_until_refresh_schemas_succeeded).parameters
        own = [name for name in parameters if name not in ("self", "endpoint_arn")]
        assert own == KEYWORDS
        required = [name for name in own if parameters[name].default is Parameter.empty]
        assert required == ["timeout"]


def test_names_keep_them_free() -> None:
    """A parameter of the operation that is named like one of them gets a `_`."""
    taken = [names.wait_parameter_name(names.attribute_name(name)) for name in KEYWORDS]
    assert taken == [f"{name}_" for name in KEYWORDS]


def test_the_docs_explain_them() -> None:
    """The table in docs/waiting.md has each of them."""
    text = (ROOT / "docs" / "waiting.md").read_text("utf-8")
    table = text.partition("|---|---|\n")[2].partition("\n\n")[0]
    explained = [
        name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])
    ]
    assert explained == KEYWORDS
