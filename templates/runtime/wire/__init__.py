"""Bodies and events as they come over the wire."""
