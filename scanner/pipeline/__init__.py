"""The use cases, over parts handed in: the one place where the parts meet."""

from scanner.pipeline.detect import Target, detect
from scanner.pipeline.erasing import Erased
from scanner.pipeline.partition import profile_partition
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.proving import Looked, certificate
from scanner.pipeline.remembering import Remembering
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import Survey, survey

__all__ = [
    "Erased",
    "Looked",
    "MemoryStore",
    "Parts",
    "Printing",
    "Remembering",
    "Survey",
    "Target",
    "certificate",
    "detect",
    "printer",
    "profile_partition",
    "scan",
    "survey",
]
