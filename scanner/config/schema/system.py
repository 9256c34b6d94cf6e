"""The shape of a configuration as a whole, with its smaller sections."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.json_schema import JsonSchemaValue

from scanner.config.schema.database import DatabaseSpec
from scanner.config.schema.dataset import DatasetSpec, FlowSpec
from scanner.config.schema.files import AzureBlobSpec, FolderSpec
from scanner.config.schema.keys import EvidenceSpec, KeysSpec
from scanner.config.schema.ledger import LedgerSpec
from scanner.config.schema.notify import NotifySpec
from scanner.config.schema.queries import QuerySpec
from scanner.config.schema.registers import RegistersSpec
from scanner.config.schema.spec import DIGITS, NOT_EMPTY, Spec, Text, Texts, optional
from scanner.config.schema.waivers import WaiversSpec


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
