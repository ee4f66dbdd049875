"""From the IR to text: Python decides, a printer lays out, templates have holes and columns."""
