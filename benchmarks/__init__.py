"""What we cost beside the same done without us: `python -m benchmarks --help`."""
