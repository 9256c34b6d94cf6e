"""A pack: the records of a period and what they speak of, signed as a whole, with a verifier.

The same records make the same bytes, but for the moment at which the manifest is signed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files

from scanner.evidence import verifier
from scanner.evidence.chained import PACK, canonical, digest
from scanner.evidence.signing import sign
from scanner.evidence.statement import STATEMENT
from scanner.evidence.verifier import CONTENTS, MANIFEST, RECORDS
from scanner.model.attestation import Anchoring, Link
from scanner.model.secret import Secret

ANCHORS, VERIFIER = "anchors.txt", "verify.py"
PARTS = ("verifier_words", "chained", "heads", "verdict", "verifier")
OWN_IMPORT = re.compile(r"^from scanner\.[a-z_.]+ import (?:\([^)]*\)|.*)\n", re.MULTILINE)
"""How a module of the verifier imports from another; together they need no such line."""


@dataclass(frozen=True, slots=True)
class Material:
    """What goes into a pack.

    Attributes:
        links: Records of the period, in their order, without gaps.
        contents: What they speak of, by its SHA-256.
        anchorings: What others gave for their heads: the operator's own copy.
        reports: Further files by name.
    """

    system: str
    since: date
    until: date
    links: Sequence[Link]
    contents: Mapping[str, str]
    anchorings: Sequence[Anchoring]
    reports: Mapping[str, str]


def packed(material: Material, key: Secret[bytes], at: datetime) -> Mapping[str, str]:
    """Give the files of a pack by name.

    Args:
        material: What goes into it.
        key: The operator's private key, 32 bytes.
        at: When it is signed.
    """
    there = {
        RECORDS: _lines(link.envelope for link in material.links),
        CONTENTS: _lines(material.contents[name] for name in sorted(material.contents)),
        ANCHORS: _lines(one.line for one in material.anchorings),
        VERIFIER: verifier_text(),
        **material.reports,
    }
    subject = [
        {"name": name, "digest": {"sha256": digest(text)}} for name, text in sorted(there.items())
    ]
    predicate = {
        "system": material.system,
        "from": material.since.isoformat(),
        "to": material.until.isoformat(),
        "first": material.links[0].number,
        "last": material.links[-1].number,
        "head": material.links[-1].head,
        "signed_at": at.isoformat(),
    }
    said = {"_type": STATEMENT, "predicateType": PACK, "subject": subject, "predicate": predicate}
    return {**there, MANIFEST: sign(key, canonical(said)) + "\n"}


def verifier_text() -> str:
    """Give the verifier as one file: the very code that the command line runs.

    Its modules follow one another, without the lines by which each imports from another.
    """
    folder = files("scanner.evidence")
    texts = [(folder / f"{name}.py").read_text(encoding="utf-8") for name in PARTS]
    return f'"""{verifier.__doc__}"""\n' + "".join(OWN_IMPORT.sub("", text) for text in texts)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
