"""Language servers show what they have to while a program is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from editors.language_server import COMMANDS, LanguageServer
from editors.moments import MOMENTS, Moment
from editors.projects import FIVE, copy_package, rename, write_settings
from support.projects import run_command

WHOLE: Final = """\
[tool.botoforge]
package = "whole"
output = "."
[tool.botoforge.services]
quicksight = "*"
"""
"""A large service: some three hundred operations."""


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package `whole`, of one whole service."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "pyproject.toml").write_text(WHOLE, "utf-8")
    assert run_command(folder, "generate").status == 0
    return folder / "whole"


@pytest.fixture(scope="session", params=COMMANDS)
def server(
    request: pytest.FixtureRequest, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LanguageServer]:
    """Each server in turn, over a project that has both packages."""
    folder = tmp_path_factory.mktemp("project")
    write_settings(folder)
    copy_package(FIVE, folder / "botoforge")
    copy_package(whole, folder / "whole")
    with LanguageServer(request.param, folder) as server:
        yield server


@pytest.mark.parametrize("package", ["botoforge", "whole"])
def test_moment(server: LanguageServer, package: str, subtests: pytest.Subtests) -> None:
    """A server knows every moment, but for those that the row names, and these it does not."""
    for moment in MOMENTS:
        if moment.only_whole and package != "whole":
            continue
        with subtests.test(moment=moment.name):
            fault = moment.find_fault(server, package)

            assert bool(fault) == (server.name in moment.unknown), fault


def test_renamed(whole: Path, tmp_path: Path, subtests: pytest.Subtests) -> None:
    """Each moment fails where what it looks for first has another name."""
    write_settings(tmp_path)
    for number, moment in enumerate(MOMENTS):
        package = tmp_path / f"package_{number}"
        copy_package(whole if moment.only_whole else FIVE, package)
        rename(package, sought(moment))
    with LanguageServer("ty", tmp_path) as server:
        for number, moment in enumerate(MOMENTS):
            with subtests.test(moment=moment.name):
                assert moment.find_fault(server, f"package_{number}")


def sought(moment: Moment) -> str:
    """Return what to rename for a moment: the name alone, without what stands around it."""
    first = moment.shows[0]
    if moment.asks == "sign":
        return first.partition(":")[0]
    return first.rpartition(": ")[2].rpartition(" ")[2] if moment.asks == "define" else first
