"""Many services: on all processors, with a progress bar on a terminal."""
