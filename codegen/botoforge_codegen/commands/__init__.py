"""What `botoforge` can do: one module for each command or family of commands."""
