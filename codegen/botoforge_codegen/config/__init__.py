"""The configuration in `pyproject.toml`, read and edited."""
