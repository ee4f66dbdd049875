"""Build packages from their snapshots alone: `python locked.py CHOICES`.

Each line of the file names a package's folder, a service and operations, separated by tabs. For
each, what is built is printed as one digest; the first line is the version of botocore.
"""

from __future__ import annotations

import sys
from pathlib import Path

from botoforge_codegen.load.store import BOTOCORE_VERSION
from support.snapshots import build_from_snapshot, digest


def main(choices: Path) -> None:
    """Build what each line of a file names."""
    print(BOTOCORE_VERSION)
    for line in choices.read_text("utf-8").splitlines():
        package, service, *operations = line.split("\t")
        print(digest(build_from_snapshot(Path(package), service, operations)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
