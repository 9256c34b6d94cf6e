"""An erasure looked into: ``python -m jobs.deletion CONFIG …`` is ``pcscan deletion CONFIG …``."""

import sys

from scanner.cli import main

if __name__ == "__main__":
    sys.exit(main(["deletion", *sys.argv[1:]]))
