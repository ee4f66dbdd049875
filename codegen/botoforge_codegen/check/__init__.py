"""Checks before anything is written: names, references, imports."""
