"""How a wait goes on: its model, its loop, its progress."""
