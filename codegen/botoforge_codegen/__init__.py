"""The generator: from botocore's service models to a typed Python SDK."""
