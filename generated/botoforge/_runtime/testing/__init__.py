# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""For tests: a server in place of AWS (`server`), a client without a socket (`stub`), samples."""
