"""Waits: what responses mean (`model`, `judgement`), the loop, options, errors, live line."""
