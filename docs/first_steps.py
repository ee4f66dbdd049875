"""Follows the start page as a newcomer does, and writes what happens, with the time of each step.

`python docs/first_steps.py` builds the wheel, goes to an empty folder with nothing but that, and
does what `docs/index.md` says, command by command as printed there. It ends with 1 where a command
fails, or where the page shows another output than comes. It needs the dependency group `build`.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from markdown_it import MarkdownIt

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "index.md"

KEPT: Final = {"HOME", "PATH", "PIP_CONSTRAINT"}
"""What the newcomer's shell has of this one's environment."""

STEP: Final = """
printf '\\n$ %s\\n' {quoted}
began=$EPOCHREALTIME
{command}
printf '# %s s\\n' "$(printf '%s %s' "$EPOCHREALTIME" "$began" | awk '{{printf "%.1f", $1 - $2}}')"
"""
"""Bash for one command: what is typed, what it prints, and how long it takes."""


def write_script(folder: Path) -> Iterator[str]:
    """Write what the page says as a script of bash; programs are saved where it says so.

    Args:
        folder: The newcomer's folder.
    """
    yield "set -e\n"
    for block in MarkdownIt("commonmark").parse(PAGE.read_text("utf-8")):
        if block.type != "fence":
            continue
        language, _, title = block.info.partition(" title=")
        if title:
            file = folder / title.strip('"')
            file.parent.mkdir(exist_ok=True)
            file.write_text(block.content, "utf-8")
        elif language == "sh":
            for command in block.content.splitlines():
                yield STEP.format(quoted=shlex.quote(command), command=command)


def find_outputs() -> list[str]:
    """List what the page says is printed."""
    blocks = MarkdownIt("commonmark").parse(PAGE.read_text("utf-8"))
    return [block.content for block in blocks if block.type == "fence" and not block.info]


def main() -> int:
    """Follow the page; return the exit status."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", name, str(ROOT))
        subprocess.run([sys.executable, *build], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (ours)
        script = "".join(write_script(folder))
        kept = {name: value for name, value in os.environ.items() if name in KEPT}
        done = subprocess.run(  # noqa: S603 (the commands of our own page)
            ["bash", "-c", script],  # noqa: S607 (the page's, with the bash of the PATH)
            cwd=folder,
            env={**kept, "PIP_QUIET": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    print(done.stdout)
    missing = [output for output in find_outputs() if output not in done.stdout]
    for output in missing:
        print(f"the page shows this, which does not come:\n{output}")
    return 1 if done.returncode or missing else 0


if __name__ == "__main__":
    sys.exit(main())
