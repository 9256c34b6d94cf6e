"""The shape of a system's configuration file."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.json_schema import JsonSchemaValue

from scanner.config.dataset_schema import DatasetSpec, FlowSpec
from scanner.config.file_schema import AzureBlobSpec, FolderSpec
from scanner.config.notify_schema import NotifySpec
from scanner.config.query_schema import QuerySpec
from scanner.config.spec import CLOCK, DIGITS, NOT_EMPTY, Day, Spec, Text, Texts, optional
from scanner.config.waiver_schema import WaiversSpec


class CityKeySpec(Spec):
    """A secret that the city holds and can destroy: it ends all fingerprints made under it."""

    of: Text
    """Code of the city whose it is."""

    secret: Text
    """`env:NAME` or `file:PATH`, at least 32 bytes: the key for fingerprints of people."""


class KeysSpec(Spec):
    """Secrets, by reference only."""

    planned = "ledger"

    system: Text
    """`env:NAME` or `file:PATH`, at least 32 bytes: the key for references to hidden names."""

    city: Annotated[CityKeySpec | None, optional(CityKeySpec)] = None
    """The city's secret; without it nobody is recognised across datasets, and what needs that is
    open."""

    evidence: Text | None = None
    """`env:NAME` or `file:PATH`: the operator's private key (Ed25519, PEM) that signs the record of
    every run; `pcscan key new --key evidence` makes it. Without it runs are not signed."""


class TimeStampSpec(Spec):
    """A time stamp authority (RFC 3161): it gets the digest of the head and nothing else."""

    url: Annotated[str, Field(pattern="^https?://[^/@?#]+(/[^@?#]*)?$")]
    """Its address; tokens are signed, so that http will do."""

    certificates: Text
    """Path of its certificates (PEM), the root's included."""


class HeadsSpec(Spec):
    """A container under an immutability policy, into which every head goes as a blob."""

    url: Text
    """`env:NAME` or `file:PATH`: address of the storage account."""

    container: Text
    """Its name."""


class EvidenceSpec(Spec):
    """Places whose content the operator cannot rewrite."""

    time_stamp: Annotated[TimeStampSpec | None, optional(TimeStampSpec)] = None
    """A time stamp on the head of every record."""

    blob: Annotated[HeadsSpec | None, optional(HeadsSpec)] = None
    """A blob for the head of every record."""


class CitySpec(Spec):
    """A city and the rulebooks that bind its data."""

    name: Text
    """Its name in reports."""

    rulebooks: tuple[Text, ...]
    """Names of rulebooks, packaged ones or those of `rulebooks` below."""


class RecognizersSpec(Spec):
    """What recognisers need to know about this system."""

    waon_prefixes: tuple[Annotated[str, Field(pattern=DIGITS)], ...] = Field(
        default=("6900",), min_length=1
    )
    """First digits of a WAON number."""

    patterns: Text = ""
    """Path of a YAML file with recognisers of your own, as Presidio's registry reads them."""


class WindowSpec(Spec):
    """Hours of the day, on the clock of Asia/Tokyo."""

    opens: Annotated[str, Field(pattern=CLOCK)]
    """From when, such as `"22:00"`."""

    closes: Annotated[str, Field(pattern=CLOCK)]
    """Until when; before `opens` it is on the next day."""


class DatabaseSpec(Spec):
    """A database."""

    kind: Literal["database"]
    """What kind of source it is."""

    url: Text
    """`env:NAME`, `file:PATH`, or an address without a password; a path in it counts from the
    folder of this file."""

    rows_per_second: Annotated[int, Field(strict=True, ge=0)] = 0
    """How fast it is read at most; 0 sets no limit."""

    load_percent: Annotated[int, Field(strict=True, ge=0, le=100)] = 0
    """Reading waits while Azure SQL uses more of its DTU than this; 0 does not watch it."""

    statement_timeout_seconds: Annotated[int, Field(strict=True, ge=0, le=86_400)] = 0
    """How long one statement may take, where the database can be told so; 0 leaves it to the
    server."""

    window: Annotated[WindowSpec | None, optional(WindowSpec)] = None
    """When it may be read; what is unread at the end is a gap."""


class RegistersSpec(Spec):
    """Files in which the office records what it did.

    XLSX, CSV or YAML; `book.xlsx#sheet` where one sheet of several is meant. Paths count from the
    folder of this file.
    """

    roster: Text = ""
    """Responsible persons and workers."""

    contracts: Text = ""
    """Contracts and sub-processors."""

    approvals: Text = ""
    """Approved copies, flows and places."""

    erasures: Text = ""
    """What was erased or returned."""

    handovers: Text = ""
    """What was handed over, with receipts."""

    sas: Text = ""
    """Issued shared access signatures, without the signatures."""

    inspections: Text = ""
    """Inspections and their open points."""

    trainings: Text = ""
    """Trainings and pledges."""

    approved_places: Text = ""
    """Where data may be processed."""

    incidents: Text = ""
    """Incidents and their reports."""

    media: Text = ""
    """Media and their disposal."""

    emergency_contacts: Text = ""
    """Who is called in an emergency, and where the procedure is."""

    information_files: Text = ""
    """個人情報ファイル簿: the public register of personal-information files."""


class OdcsSpec(Spec):
    """What a data contract does not know of its objects."""

    source: Text
    """Name of the source where they are."""

    cities: Texts
    """Codes of the cities whose data they are."""


class GuessingSpec(Spec):
    """How hard replaced values are tried (MASK-3)."""

    guesses: Annotated[int, Field(strict=True, ge=1_000, le=10**9)] = 10_000_000
    """Guesses for each usual method at most; for rarer ones a tenth."""

    salts: tuple[Text, ...] = ()
    """`env:NAME` or `file:PATH`, one for each text that is put before or behind values when they
    are hashed."""


class LeaversSpec(Spec):
    """People who left."""

    dataset: Text
    """The dataset that says who left."""

    key: Text
    """Its column that names a person."""

    by: Text
    """Its column with the day on which somebody left."""

    grace_days: Annotated[int, Field(strict=True, ge=0, le=36500)] = 0
    """Days after that day in which the person may still be present."""

    present_in: dict[Text, Text] = NOT_EMPTY
    """Datasets with a column of their key. They must not be in any other afterwards, either: there
    they are told by card number, 個人番号, name with birth date, phone number and mail address."""

    exempt: tuple[Text, ...] = ()
    """Datasets in which they may stay."""


class BackupSpec(Spec):
    """Backups of one source."""

    days: Annotated[int, Field(strict=True, ge=0, le=36500)]
    """For how many days the last of them holds what was erased; 0 where none are made."""


class DueDaysSpec(Spec):
    """Days in which a finding is to be settled, by severity."""

    critical: Annotated[int, Field(strict=True, ge=0, le=3650)] = 1
    """For critical findings."""

    high: Annotated[int, Field(strict=True, ge=0, le=3650)] = 14
    """For high ones."""

    medium: Annotated[int, Field(strict=True, ge=0, le=3650)] = 30
    """For medium ones."""

    low: Annotated[int, Field(strict=True, ge=0, le=3650)] = 90
    """For low ones."""


class LedgerSpec(Spec):
    """The memory of the scanner: runs, findings over time, profiles of unchanged data."""

    url: Text = ""
    """`env:NAME`, `file:PATH`, or an address without a password; a path in it counts from the
    folder of this file. Default: a SQLite file named after this file, beside it."""

    nights_since: Annotated[Day | None, optional(Day)] = None
    """The first day on which there must be a completed scan every night (COV-2)."""

    full_scan_every_days: Annotated[int, Field(strict=True, ge=0, le=365)] = 7
    """How long the profile of unchanged data may be used again; 0 reads everything every night."""

    due_days: DueDaysSpec = DueDaysSpec()
    """Days in which a finding is to be settled, by severity."""


def _or_contracts(schema: JsonSchemaValue) -> None:
    """Let an editor accept a configuration whose datasets are all declared by contracts."""
    schema["required"].remove("datasets")
    schema["anyOf"] = [{"required": ["datasets"]}, {"required": ["odcs"]}]


class SystemSpec(Spec):
    """Configuration of one point-card system for pcscan. Paths count from the file's folder."""

    model_config = ConfigDict(title="pcscan configuration", json_schema_extra=_or_contracts)
    planned = (
        "posture copies nightly reports token_domains business_contacts test_accounts synthetic"
    )

    version: Literal[1]
    """Version of this format."""

    system: Text
    """Name of the system."""

    keys: KeysSpec
    """Secrets, by reference only."""

    cities: dict[Text, CitySpec] = NOT_EMPTY
    """Cities by a code of your choice."""

    rulebooks: tuple[Text, ...] = ()
    """Further rulebook files, beside the packaged ones."""

    recognizers: RecognizersSpec = RecognizersSpec()
    """What recognisers need to know about this system."""

    ledger: LedgerSpec = LedgerSpec()
    """The memory of the scanner."""

    sources: dict[
        Text,
        Annotated[DatabaseSpec | FolderSpec | AzureBlobSpec, Field(discriminator="kind")],
    ] = NOT_EMPTY
    """Where data is, by a name of your choice."""

    datasets: dict[Text, DatasetSpec] = NOT_EMPTY
    """What may be there, by a name of your choice."""

    odcs: dict[Text, OdcsSpec] = Field(default={})
    """Data contracts (Open Data Contract Standard) by their paths: each of their objects is one of
    `datasets`, with what they say as `customProperties` named `pcscan.…`."""

    flows: dict[Text, FlowSpec] = Field(default={})
    """Data that regularly goes somewhere."""

    queries: dict[Text, QuerySpec] = Field(default={})
    """Queries by whose results data is handed over, by a name of your choice."""

    registers: RegistersSpec = RegistersSpec()
    """Files in which the office records what it did."""

    guessing: GuessingSpec = GuessingSpec()
    """How hard replaced values are tried (MASK-3)."""

    notify: NotifySpec = NotifySpec()
    """Who is told when a night has ended, and what raises an alarm where none did."""

    leavers: Annotated[LeaversSpec | None, optional(LeaversSpec)] = None
    """People who left, and where they must not be any more."""

    backups: dict[Text, BackupSpec] = Field(default={})
    """How long backups are kept, by the source's name: from when erased data is gone from them, and
    until when fingerprints of erased people are kept."""

    evidence: EvidenceSpec = EvidenceSpec()
    """Who else keeps the head of every signed record."""

    waivers: WaiversSpec = WaiversSpec()
    """Exceptions that are permitted for a while."""

    report_within_hours: Annotated[
        Annotated[int, Field(strict=True, ge=1, le=8760)] | None, optional(int)
    ] = None
    """Hours in which a breach must be reported to the city (INC-1); agree on it with the city."""

    training_within_months: Annotated[int, Field(strict=True, ge=1, le=120)] = 12
    """Months for which a training counts (ORG-2)."""


STAND_INS = {
    "version": 1,
    "system": "-",
    "keys": {"system": "-"},
    "cities": {},
    "sources": {},
    "datasets": {},
}
"""What takes the place of a broken section, so that the others can still be checked."""
