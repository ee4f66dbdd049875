"""What has changed between two models, and what it means for code that uses the typed SDK."""
