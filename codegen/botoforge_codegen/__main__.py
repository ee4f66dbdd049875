"""`python -m botoforge_codegen`: the command `botoforge`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
