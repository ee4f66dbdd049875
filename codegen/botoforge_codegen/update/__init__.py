"""Which models a package is made from, and what has moved since it was made."""
