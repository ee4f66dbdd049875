"""Makes what coding assistants read out of the pages; `python docs/assistants.py` writes it.

`SKILL.md` is a skill to copy into a project of your own: how to choose, call, wait and test, and
what not to write. `llms.txt` lists the pages of the site, each with a sentence. With `--check` the
files are only compared, and the exit status is 1 if one is out of date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SKILL: Final = ROOT / "examples" / "assistants" / "SKILL.md"
LIST: Final = ROOT / "examples" / "assistants" / "llms.txt"

HEAD: Final = """\
---
name: botoforge
description: Typed AWS calls in Python with botoforge instead of boto3 dictionaries. Use it to
  choose operations, generate the package, call it, wait for jobs and test that code.
---

# botoforge

"""
LINK: Final = re.compile(r"\[([^]]+)\]\([^)]+\)")
PAGE_LINK: Final = re.compile(r"\[([^]]+)\]\((docs/[\w/-]+\.md)\)")


def make_files() -> Mapping[Path, str]:
    """Make both files: the path of each, and its text."""
    return {SKILL: HEAD + "\n".join(write_skill()), LIST: "\n".join(list_pages())}


def write_skill() -> Iterator[str]:
    """Write the skill out of sections of the pages."""
    readme = (ROOT / "README.md").read_text("utf-8")
    testing = (ROOT / "docs" / "testing.md").read_text("utf-8")
    habits = (ROOT / "docs" / "from-boto3.md").read_text("utf-8")
    yield readme.split("\n\n")[1]
    for title, text in (
        (
            "Choose operations and generate",
            take_section(readme, "Generate a package for your project"),
        ),
        ("Call, wait, handle errors", take_section(readme, "Using the SDK")),
        ("Test", take_section(testing, "A local server: `AwsServer`")),
        ("What not to write", take_section(habits, "Errors for boto3 habits")),
    ):
        yield from ("", f"## {title}", "", LINK.sub(r"\1", text))


def take_section(page: str, title: str) -> str:
    """Take what stands below a heading of a page, without its table of other pages."""
    text = page.partition(f"\n## {title}\n")[2].partition("\n## ")[0].strip()
    return re.sub(r"\n*\| page \|.*?(?=\n\n|\Z)", "", text, flags=re.DOTALL)


def list_pages() -> Iterator[str]:
    """List the pages that the README lists, as llmstxt.org describes it."""
    readme = (ROOT / "README.md").read_text("utf-8")
    summary = " ".join(readme.split("\n\n")[1].split())
    yield from ("# botoforge", "", f"> {summary}", "", "## Pages", "")
    for line in readme.splitlines():
        pages, _, purpose = line.strip("| ").partition(" | ")
        for name, path in PAGE_LINK.findall(pages) if line.startswith("| [") else ():
            if path not in ("docs/architecture.md", "docs/decisions/README.md"):
                page = path.removeprefix("docs/").replace(".md", "/")
                yield f"- [{name[0].upper()}{name[1:]}]({page}): {purpose}"
    yield ""


def main(arguments: list[str]) -> int:
    """Write the files, or compare them; return the exit status."""
    files = make_files()
    if arguments == ["--check"]:
        old = [
            path
            for path, text in files.items()
            if not path.is_file() or path.read_text("utf-8") != text
        ]
        for path in old:
            print(f"{path.relative_to(ROOT)} is out of date: run python docs/assistants.py")
        return 1 if old else 0
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
