"""The annual pack: ``python -m jobs.inspection CONFIG …`` is ``pcscan inspection …``."""

import sys

from scanner.cli import main

if __name__ == "__main__":
    sys.exit(main(["inspection", *sys.argv[1:]]))
