"""A terminal of this machine's own, for programs that draw on one."""

from __future__ import annotations

import os
import pty


class Terminal:
    """A terminal, and what is shown on it."""

    def __enter__(self) -> Terminal:
        self.screen, self.standard_error = pty.openpty()
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.screen)

    def read(self) -> str:
        """Read all that is shown until the program has ended."""
        os.close(self.standard_error)
        shown = b""
        try:
            while data := os.read(self.screen, 4096):
                shown += data
        except OSError:  # the other end is closed
            pass
        return shown.decode()
