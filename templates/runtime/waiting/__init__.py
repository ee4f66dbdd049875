"""Waits: what responses mean (`model`), the loop, its options, its errors, its live line."""
