"""Fuzzes the generator, led by what it covers.

Called as `python tests/programs/fuzz_generator.py FOLDER [OPTIONS]`.

An input is the JSON of a model's files. It is changed as `hostile` changes models, so that it stays
JSON and gets past its first reader. What follows the folder are options of libFuzzer, such as
`-max_total_time=600 -seed=2`. An input that breaks a promise is kept there as `crash-...`; this
name after the folder tries it again.

Two runs try the same if their seed and their `PYTHONHASHSEED` are the same.
"""

from __future__ import annotations

import json
import os
import random
import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast


class Fuzzer(Protocol):
    """What is used of atheris, which ships no types."""

    def instrument_imports(self, include: Sequence[str]) -> Any:
        """Let what is imported in a block tell what of it runs."""

    def Setup(  # noqa: N802 (its name)
        self,
        arguments: Sequence[str],
        test: Callable[[bytes], None],
        *,
        custom_mutator: Callable[[bytes, int, int], bytes],
    ) -> object:
        """Take what is to be fuzzed."""

    def Fuzz(self) -> None:  # noqa: N802 (its name)
        """Fuzz it until the options say enough."""


fuzzer = cast("Fuzzer", import_module("atheris"))

with fuzzer.instrument_imports(include=["botoforge_codegen"]):
    from oracle.shapes import is_map
    from support.goldens import KITCHEN_SINK, MANY_FORMS, RECURSION
    from support.hostile import Model, Workshop, judge, one_change, small_model

SEEDS = (small_model(), *map(Model.golden, (KITCHEN_SINK, MANY_FORMS, RECURSION)))


def read(data: bytes) -> Model | None:
    """Read an input, if it is one."""
    try:
        files = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not is_map(files):
        return None
    known = {name: content for name, content in files.items() if name in SEEDS[0].files}
    return Model("small", known) if known else None


def change(data: bytes, max_size: int, seed: int) -> bytes:
    """Change an input in one to three places."""
    chance = random.Random(seed)
    model = read(data) or SEEDS[0]
    with suppress(RecursionError):  # it is as deep as anything can be
        for _ in range(chance.randint(1, 3)):
            model = one_change(chance, model, chance.choice(list(model.places())))
        made = json.dumps(model.files).encode()
        return made if len(made) <= max_size else data
    return data


def test(workshop: Workshop, data: bytes) -> None:
    """Hold what the generator makes of an input to what is promised."""
    model = read(data)
    if model is not None:
        judge(workshop.make(model), workshop.folder)


def main(folder: str, *options: str) -> None:
    """Fuzz in a folder; paths in it are the same wherever it lies, and so is what they lead to."""
    os.chdir(folder)
    for number, model in enumerate(SEEDS):
        (as_folder("corpus") / f"seed-{number}").write_text(json.dumps(model.files), "ascii")
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", "deprecated string literal syntax")  # jmespath's, of a path
    files = [option for option in options if not option.startswith("-")]
    fuzzer.Setup(
        ["fuzz_generator", *options, *([] if files else ["corpus"])],
        partial(test, Workshop(as_folder("models"), small_model())),
        custom_mutator=change,
    )
    fuzzer.Fuzz()


def as_folder(name: str) -> Path:
    """Make a folder, if it is not there."""
    folder = Path(name)
    folder.mkdir(exist_ok=True)
    return folder


if __name__ == "__main__":
    main(*sys.argv[1:])
