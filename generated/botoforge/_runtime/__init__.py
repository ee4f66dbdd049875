# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The hand-written part of this package: what every generated module stands on.

Import nothing from here directly: the package itself and its services export all public names.
"""
