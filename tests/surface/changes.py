"""Compares two public surfaces, and says what a difference means for users and what it asks for.

Griffe's own `find_breaking_changes` needs the modules of both sides; of the older side there is
only the record. The rules here are the README's, "Versions and compatibility".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from support.projects import ROOT
from surface.reading import Surface, alternatives

RECORD: Final = ROOT / "tests" / "surface" / "record.txt"
CHANGELOG: Final = ROOT / "CHANGELOG.md"
UPDATE: Final = "pytest tests/surface --update-surface"

HEAD: Final = f"""\
# The public surface: one line for each name, parameter, value and option that users can write.
# `{UPDATE}` writes it; CONTRIBUTING.md says when.
# Entries of CHANGELOG.md when it was written: {{entries}}; breaking ones: {{breaking}}
"""

BREAKING_ENTRY: Final = (
    "write an entry under `### Breaking changes` of the newest version in CHANGELOG.md: what no "
    "longer works, and what to write instead."
)
ENTRY: Final = (
    "write an entry under its topic in the newest version in CHANGELOG.md; name each new value of "
    "an enum in a response, because somebody's `match` may have to handle it."
)


class Change(NamedTuple):
    """One name that two surfaces do not describe alike."""

    name: str
    old: str | None
    new: str | None
    is_breaking: bool

    def __str__(self) -> str:
        if self.old is None:
            return f"+ {self.name}: {self.new}"
        if self.new is None:
            return f"- {self.name}: {self.old}"
        return f"~ {self.name}: {self.old}\n  now {self.new}"


def compare(recorded: Surface, found: Surface) -> list[Change]:
    """List the changes from one surface to another, by name."""
    return [
        Change(name, old, new, is_breaking(name, old, new, recorded))
        for name in sorted(recorded.keys() | found.keys())
        if (old := recorded.get(name)) != (new := found.get(name))
    ]


def is_breaking(name: str, old: str | None, new: str | None, recorded: Surface) -> bool:
    """Whether working code may stop to type-check, to import or to run.

    What is added breaks nothing, but for a required argument of something that exists already.
    What is removed or changed does, but for an argument that is no longer required or that
    takes more than before.
    """
    if new is None:
        return True
    if old is None:
        return is_required(name, new) and taker(name) in recorded
    return not (name != taker(name) and takes_more(old, new))


def taker(name: str) -> str:
    """Name what takes an argument; any other name is returned as it is.

    A function is called `name()` in a surface, and the class that a parameter makes `name`. The
    words of a command are in lower case: `botoforge waiters check`.
    """
    function, parenthesis, parameter = name.partition("(")
    if parameter == ")" or (not parenthesis and not name.startswith("botoforge ")):
        return name
    if not parenthesis:
        return re.sub(r" (?:--|[A-Z]).*", "", name)
    is_class = function.rpartition(".")[2][:1].isupper()
    return function if is_class else f"{function}()"


def is_required(name: str, text: str) -> bool:
    """Whether a name is that of an argument without a default."""
    if taker(name) == name:
        return False
    if name.startswith("botoforge "):
        return text.startswith("required")
    return " = " not in text and not text.startswith("more ")


def takes_more(old: str, new: str) -> bool:
    """Whether an argument takes all that it took, and stays optional if it was."""
    if old.startswith(("required", "optional")):  # of the command
        return new == old.replace("required", "optional", 1)
    (old_passed, old_type, old_default), (new_passed, new_type, new_default) = map(
        split_argument, (old, new)
    )
    return (
        old_passed == new_passed
        and old_default in (new_default, "")
        and set(alternatives(old_type)) <= set(alternatives(new_type))
    )


def split_argument(text: str) -> Sequence[str]:
    """Split what a surface says about a parameter: how it is passed, its type, its default."""
    passed, _, declared = text.partition(", ")
    annotation, _, default = declared.partition(" = ")
    return passed, annotation, default


# --- The record -----------------------------------------------------------------------------------


class Entries(NamedTuple):
    """The state of the changelog: a digest of all its entries, and one of the breaking ones."""

    entries: str
    breaking: str


def read_entries(changelog: str) -> Entries:
    """Read the state of a changelog, in which the order of entries does not count."""
    sections = re.split(r"^#+ ", changelog, flags=re.MULTILINE)
    breaking = "".join(text for text in sections if text.startswith("Breaking changes\n"))
    return Entries(*map(digest_entries, (changelog, breaking)))


def digest_entries(text: str) -> str:
    """Digest the entries of a list in Markdown."""
    entries = re.findall(r"^- .*(?:\n  .*)*", text, re.MULTILINE)
    return sha256("\n".join(sorted(entries)).encode()).hexdigest()[:12]


def write_record(surface: Surface, entries: Entries) -> str:
    """Write a surface, and the state of the changelog that tells of it."""
    lines = (f"{name}: {text}\n" for name, text in surface.items())
    return HEAD.format(**entries._asdict()) + "".join(lines)


def read_record(text: str) -> tuple[Surface, Entries]:
    """Read a surface, and the state of the changelog that tells of it."""
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("#")]
    surface = dict(line.split(": ", 1) for line in lines[len(head) :])
    return surface, Entries(*re.findall(r"[0-9a-f]{12}", head[-1]))


# --- What to do -----------------------------------------------------------------------------------


def explain(changes: Sequence[Change]) -> Iterator[str]:
    """Say what has changed, and what to do where that is meant."""
    yield "The public surface is not the one in tests/surface/record.txt."
    for title, is_breaking in (("Breaking", True), ("Compatible", False)):
        if chosen := [change for change in changes if change.is_breaking is is_breaking]:
            yield f"\n{title}:"
            yield from map(str, chosen)
    yield f"\nIf this is meant: {wanted_entry(changes)} Then run `{UPDATE}`."


def wanted_entry(changes: Sequence[Change]) -> str:
    """Say which entry of the changelog the changes ask for."""
    return BREAKING_ENTRY if any(change.is_breaking for change in changes) else ENTRY


def lacks_entry(changes: Sequence[Change], before: Entries, now: Entries) -> bool:
    """Whether the changelog does not tell of the changes.

    That it says the right thing is for a reviewer; here an entry of the right class has to be new
    or different since the last record.
    """
    if any(change.is_breaking for change in changes):
        return before.breaking == now.breaking
    return before.entries == now.entries
