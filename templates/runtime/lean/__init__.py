"""Clients of the models in this package instead of botocore's."""
