"""The configuration in `pyproject.toml`."""
