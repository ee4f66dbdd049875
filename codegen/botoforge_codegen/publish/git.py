"""The line of `.gitattributes` that a generated package should have."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Final

ATTRIBUTES: Final = "linguist-generated=true -text"
"""Reviews fold the files, and line endings stay as they are on every system."""

SECONDS: Final = 10
"""How long git may take, as on a network file system, before the command goes on without it."""


def missing_attributes(package: Path) -> str | None:
    """Write the line that the `.gitattributes` of a repository lacks for a package.

    Args:
        package: The package's folder; it exists.

    Returns:
        The line; None where git ignores the package, or knows already that it is generated.
    """
    if ask_git(package, "check-ignore", "__init__.py"):
        return None
    known = ask_git(package, "check-attr", "linguist-generated", "--", "__init__.py")
    if known is None or not known.endswith(": unspecified"):
        return None
    pattern = f"{ask_git(package, 'rev-parse', '--show-prefix')}**"
    if not re.fullmatch(r"[\w./@+*-]+", pattern):
        pattern = json.dumps(pattern, ensure_ascii=False)
    return f"{pattern} {ATTRIBUTES}"


def ask_git(folder: Path, *words: str) -> str | None:
    """Run git in a folder.

    Returns:
        Its output; None where git is not installed, fails, or has no repository.
    """
    try:
        return subprocess.run(  # noqa: S603 (the words are ours)
            ["git", *words],  # noqa: S607 (whichever git the user has)
            cwd=folder,
            check=True,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=SECONDS,
        ).stdout.rstrip("\n")
    except (OSError, subprocess.SubprocessError):
        return None
