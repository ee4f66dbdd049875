"""How a report is written: JSON, Markdown, GitHub's annotations, JUnit."""
