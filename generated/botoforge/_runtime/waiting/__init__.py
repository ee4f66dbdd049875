# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Waits: what responses mean (`model`, `poll_results`), the loop, options, errors, live line."""
