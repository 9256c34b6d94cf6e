"""The use cases, over parts handed in: the one place where the parts meet."""

from scanner.pipeline.detect import Target, detect
from scanner.pipeline.remembering import Remembering
from scanner.pipeline.scan import Parts, profile_partition, scan
from scanner.pipeline.survey import Survey, survey

__all__ = [
    "Parts",
    "Remembering",
    "Survey",
    "Target",
    "detect",
    "profile_partition",
    "scan",
    "survey",
]
