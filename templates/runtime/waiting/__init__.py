"""Waits: what responses mean (`model`, `poll_results`), the loop, options, errors, live line."""
