"""Many services at once: what has changed, on all processors, with a bar on a terminal."""
