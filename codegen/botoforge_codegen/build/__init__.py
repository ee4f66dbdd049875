"""Many services: on all processors, with a bar on a terminal."""
