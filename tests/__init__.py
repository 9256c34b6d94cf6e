"""Tests, each in one of as many processes as there are cores: polars takes one thread in each."""

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")
