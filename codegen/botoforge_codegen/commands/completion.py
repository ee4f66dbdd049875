"""`botoforge completion`: what makes a shell complete commands, services and operations."""

from __future__ import annotations

import argparse

from .command import ArgumentCommand, ExitStatus, Parser


class Completion(ArgumentCommand):
    """Print what a shell needs to complete calls of botoforge."""

    name = "completion"
    summary = "print what makes bash, zsh or fish complete calls"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        'eval "$(botoforge completion bash)"': "complete services and operations in this shell"
    }
    epilog = """\
The shell completes commands, options, services, operations and waiters, by asking botoforge. For
all shells that you start later, put the line into ~/.bashrc, ~/.zshrc or
~/.config/fish/config.fish.

examples:
  botoforge completion bash    what is printed, to look at
  eval "$(botoforge completion bash)"
  eval "$(botoforge completion zsh)"
  botoforge completion fish | source
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the shell."""
        shells = ("bash", "zsh", "fish")
        parser.add_argument("shell", metavar="SHELL", choices=shells, help="bash, zsh or fish")

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Print it."""
        from argcomplete.shell_integration import shellcode

        print(shellcode(["botoforge"], shell=options.shell))
        return ExitStatus.SUCCESS
