"""Run a command as somebody who may not do everything: `python limited.py LIMIT COMMAND...`.

The limit is `permissions` (root, too, gets what the permissions of a file say), `bytes=N` (no file
gets bigger) or `closed=N` (a standard stream is closed).
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from typing import Final

PR_CAPBSET_DROP: Final = 24
CAPABILITIES: Final = (1, 2, 3)
"""To read, write and search what is not permitted, and to act as the owner of everything."""


def limit(name: str) -> None:
    """Give up what a limit takes."""
    kind, _, number = name.partition("=")
    if kind == "bytes":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(number), int(number)))
    elif kind == "closed":
        os.close(int(number))
    elif os.geteuid() == 0:
        for capability in CAPABILITIES:
            if ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(capability, "a capability cannot be given up")


if __name__ == "__main__":
    limit(sys.argv[1])
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 (a program of ours)
