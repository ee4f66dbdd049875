"""Puts the pages of the documentation site together: `python docs/site.py FOLDER`.

Beside the pages in `docs/` there are some from the top of the repository, the help of every
command, the public names of the SDK, the recipes in `examples/`, and the pages that `botoforge
docs` makes about the five operations. `mkdocs.yml` says how they are shown; `nox -s docs` builds
the site.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import griffe
from botoforge_codegen.cli import main as botoforge
from botoforge_codegen.commands.registry import list_every_command

ROOT: Final = Path(__file__).resolve().parent.parent
FROM_TOP: Final = {"CHANGELOG.md": "changelog.md", "SECURITY.md": "security.md"}
"""Pages at the top of the repository, and how they are called on the site."""
LEFT_OUT: Final = {"architecture.md"}
"""What only those read who have the code before them."""
RECIPES: Final = (
    *("sensor", "deferrable_trigger", "recipes/lambda_handler", "recipes/monitor"),
    *("recipes/download_bundle", "recipes/dynamodb_values", "recipes/s3_table"),
    "recipes/test_exports",
)
"""The programs in `examples/` that are pages."""
LINK: Final = re.compile(r"\[([^]]+)\]\(([^)#\s]+\.(?:md|py)|[^)#\s]+/)(#[^)\s]*)?\)")


def build(folder: Path) -> None:
    """Write all pages.

    Args:
        folder: Where to write them; what it held before is gone.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in {**read_pages(), **make_pages()}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    for file in [*(ROOT / "docs").glob("*.svg"), ROOT / "examples" / "assistants" / "llms.txt"]:
        shutil.copy(file, folder)
    config = ("--config", str(ROOT / "pyproject.toml"))
    if botoforge(["docs", *config, "--output", str(folder / "reference")]) != 0:
        raise SystemExit(1)
    (folder / "reference" / "manifest.json").unlink()


def read_pages() -> Mapping[str, str]:
    """Read the pages of the repository, with links as the site has them."""
    docs = ROOT / "docs"
    sources = {page: page.relative_to(docs).as_posix() for page in sorted(docs.rglob("*.md"))}
    sources |= {ROOT / name: path for name, path in FROM_TOP.items()}
    kept = {page: path for page, path in sources.items() if page.name not in LEFT_OUT}
    return {path: with_links(page, path, kept) for page, path in kept.items()}


def with_links(page: Path, path: str, pages: Mapping[Path, str]) -> str:
    """Read a page, with links as the site has them; one to what is not there becomes its text.

    Args:
        page: The page in the repository.
        path: The path of the page on the site.
        pages: The path of each page.
    """
    recipes = {ROOT / "examples" / f"{name}.py": name_recipe(name) for name in RECIPES}
    made = {ROOT / "README.md": "index.md", ROOT / "generated" / "botoforge": "reference/index.md"}
    known = {**pages, **recipes, **made}

    def replace(link: re.Match[str]) -> str:
        text, target, anchor = link[1], link[2], link[3] or ""
        if "://" in target or not (page.parent / target).exists():
            return link[0]
        found = known.get((page.parent / target).resolve())
        if found is None:
            return text
        return f"[{text}]({os.path.relpath(found, Path(path).parent)}{anchor})"

    return LINK.sub(replace, page.read_text("utf-8"))


def make_pages() -> Mapping[str, str]:
    """Make the pages that have no source of their own."""
    return {
        "command-line.md": "\n".join(describe_commands()),
        "python.md": "\n".join(describe_package()),
        **{name_recipe(name): describe_recipe(name) for name in RECIPES},
    }


def name_recipe(name: str) -> str:
    """Name the page of a program."""
    return f"recipes/{name.removeprefix('recipes/')}.md"


def describe_recipe(name: str) -> str:
    """Make the page of a program: what its docstring says, then the program."""
    program = (ROOT / "examples" / f"{name}.py").read_text("utf-8")
    tree = ast.parse(program)
    title, _, text = (ast.get_docstring(tree) or "").partition("\n")
    code = "\n".join(program.splitlines()[tree.body[0].end_lineno or 0 :]).strip()
    return f"# {title.rstrip('.')}\n{text.rstrip()}\n\n```python\n{code}\n```\n"


# --- The command line -----------------------------------------------------------------------------


def describe_commands() -> Iterator[str]:
    """Write what `--help` of each command prints."""
    yield "# Command line"
    for words in ("", *(command.name for command in list_every_command())):
        yield from ("", f"## {f'botoforge {words}'.strip()}", "", "```", read_help(words), "```")


def read_help(words: str) -> str:
    """Run `--help` of a command."""
    os.environ["COLUMNS"] = "100"
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.suppress(SystemExit):
        botoforge([*words.split(), "--help"])
    return printed.getvalue().rstrip()


# --- The public names -----------------------------------------------------------------------------


def describe_package() -> Iterator[str]:
    """Write what every package exports, besides its services."""
    package = griffe.load("botoforge", search_paths=[ROOT / "generated"], docstring_parser="google")
    yield "# Python"
    yield ""
    yield "What every package exports beside its services. This one is called `botoforge`."
    for module in (package, package["testing"]):
        yield from ("", f"## {module.path}")
        for name in sorted(map(str, module.exports or ())):
            exported = module[name]
            yield from describe_name(exported.final_target if exported.is_alias else exported)


def describe_name(public: griffe.Object) -> Iterator[str]:
    """Write about a class, a function or a value."""
    yield from ("", f"### {public.name}", "")
    if isinstance(public, griffe.Function):
        yield from ("```python", public.signature(), "```", "")
    yield from describe_docstring(public)
    if isinstance(public, griffe.Class):
        for member in public.members.values():
            if isinstance(member, griffe.Object) and member.docstring and member.is_public:
                yield from ("", f"- `{member.name}`", "")
                yield from (f"    {line}".rstrip() for line in describe_docstring(member))


def describe_docstring(public: griffe.Object) -> Iterator[str]:
    """Write a docstring, its sections as lists."""
    for section in public.docstring.parsed if public.docstring else ():
        match section.kind:
            case griffe.DocstringSectionKind.text:
                yield from section.value.split("\n")
            case griffe.DocstringSectionKind.admonition:
                yield from (f"**{section.title}**", "", *section.value.contents.split("\n"))
            case _:
                yield f"**{section.kind.value.title()}:**"
                yield ""
                for entry in section.value:
                    name = getattr(entry, "name", "") or str(entry.annotation or "")
                    first, *rest = entry.description.split("\n")
                    yield f"- `{name}`: {first}" if name else f"- {first}"
                    yield from (f"    {line}".rstrip() for line in rest)
        yield ""


if __name__ == "__main__":
    build(Path(sys.argv[1]))
