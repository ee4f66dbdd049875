"""From files to service models."""
