# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Bodies, headers and events as the service sends them."""
