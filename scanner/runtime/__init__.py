"""One pure step over many partitions: here, or in other processes."""

from scanner.runtime.inline import InlineExecutor
from scanner.runtime.local import LocalExecutor

__all__ = ["InlineExecutor", "LocalExecutor"]
