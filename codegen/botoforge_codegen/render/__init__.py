"""From the IR to source code: Python decides, templates set columns, a printer breaks lines."""
