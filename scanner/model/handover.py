"""A handover: on what terms data leaves, what was handed over, and the ticket that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from scanner.model.declaration import FieldDeclaration
from scanner.model.secret import Secret
from scanner.model.statistics import Statistics


class Protection(StrEnum):
    """How a file is protected on its way."""

    NONE = "none"
    ZIP_CRYPTO = "zip-crypto"
    """The old cipher of ZIP, which a known piece of the content breaks (Biham and Kocher, 1994)."""

    ZIP_AES = "zip-aes"
    SEVEN_ZIP = "7z-aes"
    OPENPGP = "openpgp"
    CMS = "cms"

    @property
    def protects(self) -> bool:
        """Say whether it is an encryption that holds."""
        return self not in {Protection.NONE, Protection.ZIP_CRYPTO}


@dataclass(frozen=True, slots=True)
class Terms:
    """What the policy says of handovers of one flow.

    Attributes:
        fields: How fields are written in what is handed over, where it is not as in the origin.
        max_rows: How many rows at most; ``None`` sets no bound.
        statistics: Set where groups are to have a size.
        password: Opens the encrypted archive that is handed over, so that its content is checked.
        measure: What protects it instead of encryption, in words; empty for nothing.
        return_within_days: Days in which it is to be returned or erased; ``None`` where it stays.
    """

    fields: Mapping[str, FieldDeclaration] = field(default_factory=dict)
    max_rows: int | None = None
    statistics: Statistics | None = None
    password: Secret[str] | None = None
    measure: str = ""
    return_within_days: int | None = None


@dataclass(frozen=True, slots=True)
class HandedFile:
    """One file that is handed over.

    Attributes:
        name: As it may be shown.
        sha256: Of the file as it is handed over, in hex.
    """

    name: str
    bytes: int
    sha256: str
    protection: Protection


@dataclass(frozen=True, slots=True)
class HandedQuery(HandedFile):
    """The result of a query, described as the file that it makes.

    Attributes:
        ordered: The query says in what order its rows come. Else the database may give the same
            rows in another order, and then the SHA-256 is another one.
        form: What ``bytes`` and ``sha256`` are of: every row, as CSV in UTF-8 with a header and LF.
    """

    ordered: bool = False
    form: str = "csv"


@dataclass(frozen=True, slots=True)
class Ticket:
    """受渡し票: what was checked, file by file, and by when it comes back.

    Attributes:
        origin: The dataset that it comes from.
        fields: The fields that were there, in the order of the flow.
        rows: Records in all files together.
        k: How many people every group has at least; ``None`` where nothing is promised.
        measure: What protects it beside encryption.
        due: Last day for return or erasure; ``None`` where none is agreed.
    """

    system: str
    flow: str
    origin: str
    recipient: str
    approval: str
    as_of: datetime
    files: tuple[HandedFile, ...]
    fields: tuple[str, ...]
    rows: int
    k: int | None = None
    measure: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """A file that was handed over, as the ledger knows it.

    Attributes:
        sha256: That of its ticket, in hex.
    """

    flow: str
    sha256: str
    bytes: int
