"""The nightly scan: ``python -m jobs.nightly CONFIG --out DIR`` is ``pcscan nightly …``."""

import sys

from scanner.cli import main

if __name__ == "__main__":
    sys.exit(main(["nightly", *sys.argv[1:]]))
