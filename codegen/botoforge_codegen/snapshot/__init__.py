"""The models inside a generated package: what it was made from, and what has moved since."""
