"""Pages of documentation about a package, in Markdown."""
