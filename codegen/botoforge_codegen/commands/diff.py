"""`botoforge diff`: what moved between two releases of botocore, or two packages."""

from __future__ import annotations

import argparse
from pathlib import Path

from .command import ExitStatus, Parser, ProjectCommand


class Diff(ProjectCommand):
    """Tell what moved in the models, and what it breaks."""

    name = "diff"
    summary = "tell what moved between two sides, and what it breaks"
    examples = {  # noqa: RUF012 (a `Mapping`: nobody changes it)
        "botoforge diff src/myapp/aws installed": "what the installed botocore would change"
    }
    epilog = """\
A side is a generated package (a folder), a folder of models in botocore's layout
(<service>/<API version>/service-2.json; botocore's own is botocore/data), a botocore wheel or
sdist, which is read without being unpacked, or the word `installed`: the installed botocore, with
the folders of your own models. A folder called installed is ./installed.

Compared are the operations that --services and --operations name; else those that the project
chooses, if there is one; else all. Where a side is a package, its operations are the choice, and
--services and --operations choose among them.

Each change has a class: breaking (working code no longer type-checks, imports or runs), notable
(somebody should look) or compatible. Compatible changes are counted; --all lists them.

--ignore takes a TOML file of what has been reviewed; all three keys are needed, the date is the
day of the review:

  [[ignore]]
  fingerprint = "0123456789abcdef"
  reason = "no code of ours reads it"
  date = 2026-01-31

Exit status: 0, or 1 if there is a change of the class that --fail-on names, or 2 if something
cannot be compared.

examples:
  botoforge diff src/myapp/aws installed
  botoforge diff botocore-1.42.25-py3-none-any.whl installed --services s3,sqs
  botoforge diff old.whl new.whl --operations s3:GetObject,sqs:SendMessage --fail-on breaking
  botoforge diff old.whl new.whl --all-services --format markdown > report.md
  botoforge diff --rules    what can change, and what it means
"""

    def add_arguments(self, parser: Parser) -> None:
        """Add the sides and the options."""
        for word, when in (("old", "before"), ("new", "now")):
            parser.add_argument(
                word, metavar=word.upper(), nargs="?", help=f"the side of {when}, see below"
            )
        self.add_choice(parser)
        self.add_report(parser)

    def add_choice(self, parser: Parser) -> None:
        """Add what is compared."""
        choice = parser.add_argument_group("what is compared")
        choice.add_argument(
            "--services",
            metavar="NAMES",
            help="as boto3.client calls them, with commas between them: quicksight,s3",
        )
        choice.add_argument(
            "--operations",
            metavar="NAMES",
            help="such as quicksight:DescribeTopicRefresh,s3:get_object; without the service "
            "where --services names a single one",
        )
        choice.add_argument(
            "--all-services", action="store_true", help="all, whatever the project chooses"
        )
        choice.add_argument(
            "--documentation", action="store_true", help="tell changes of documentation, too"
        )

    def add_report(self, parser: Parser) -> None:
        """Add how the report looks, and what it means for the exit status."""
        report = parser.add_argument_group("the report")
        report.add_argument(
            "--format",
            metavar="FORMAT",
            default="text",
            help="text, json (everything), markdown (for a pull request, under 60,000 characters), "
            "github (annotations, at most nine of a kind) or junit",
        )
        report.add_argument(
            "--json",
            dest="format",
            action="store_const",
            const="json",
            help="the same as --format json",
        )
        report.add_argument("--all", action="store_true", help="list the compatible changes, too")
        report.add_argument(
            "--ignore", type=Path, metavar="FILE", help="the changes that have been reviewed"
        )
        report.add_argument(
            "--fail-on",
            metavar="CLASS",
            help="end with 1 if there is a change that is breaking, or notable at least, or any",
        )
        report.add_argument("--rules", action="store_true", help="print the rules, and end")

    def run(self, options: argparse.Namespace) -> ExitStatus:
        """Compare, and print the report."""
        from . import diff_sides

        return diff_sides.print_rules() if options.rules else diff_sides.diff(options)
