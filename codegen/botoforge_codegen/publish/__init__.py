"""How files get into place."""
