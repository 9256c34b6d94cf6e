"""The check before a handover: ``python -m jobs.handover CONFIG …`` is ``pcscan handover …``."""

import sys

from scanner.cli import main

if __name__ == "__main__":
    sys.exit(main(["handover", *sys.argv[1:]]))
