"""For tests: a server in place of AWS (`server`), a client without a socket (`stub`), samples."""
