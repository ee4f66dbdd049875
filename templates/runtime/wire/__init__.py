"""Bodies, headers and events as the service sends them."""
