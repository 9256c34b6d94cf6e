"""The shape of ``datasets``: what is where, for what, in which form, and for how long."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from scanner.config.schema.spec import NOT_EMPTY, Day, Flag, Spec, Text, Texts, listed, optional
from scanner.model.category import DataCategory
from scanner.model.declaration import Treatment
from scanner.model.retention import PeriodStart, Undated

NOT_PERSONAL = "none"

Categories = Annotated[
    tuple[DataCategory, ...],
    Field(min_length=1),
    BeforeValidator(
        listed,
        json_schema_input_type=DataCategory | Annotated[list[DataCategory], Field(min_length=1)],
    ),
]


GroupSize = Annotated[int, Field(strict=True, ge=2, le=10**6)]
Least = Annotated[int, Field(strict=True, ge=1, le=10**18)]


class FieldSpec(Spec):
    """What one field may hold."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    category: Annotated[Categories | None, optional(Categories)] = None
    """Category or list of categories that may stand in it."""

    treatment: Treatment = Treatment.CLEAR
    """In which form they may stand in it."""

    pattern: Annotated[Text | None, optional(Text)] = None
    """For `masked`: regular expression that a masked value matches from end to end, in half-width
    signs, for example `[*]{3}-[*]{4}-[0-9]{4}`."""

    min_candidates: Annotated[Least | None, optional(Least)] = None
    """For `masked`: how many values each masked one must leave to guess (MASK-4); last four digits
    of a WAON number leave 100000000. Default: more than one."""

    key: Annotated[Text | None, optional(Text)] = None
    """For `tokenised` and `hashed`: where the key is with which values are replaced (MASK-3):
    `env:NAME`, `file:PATH` or `vault:NAME`. It is not fetched: the scanner has no need of it."""

    free_text: Annotated[Flag | None, optional(Flag)] = None
    """`true` for prose, `false` for a structured field."""


def spelled_out(value: object) -> object:
    """Write the short forms ``none`` and ``PERSON`` out as a mapping."""
    if not isinstance(value, str):
        return value
    if value == NOT_PERSONAL:
        return {}
    if value in list(DataCategory):
        return {"category": value}
    allowed = ", ".join(f"'{word}'" for word in (NOT_PERSONAL, *DataCategory))
    raise PydanticCustomError("enum", "unknown category", {"expected": allowed})


Shorthand = Literal["none"] | DataCategory
FieldEntry = Annotated[
    FieldSpec, BeforeValidator(spelled_out, json_schema_input_type=Shorthand | FieldSpec)
]

Count = Annotated[int, Field(strict=True, ge=0, le=1000)]


class RetentionSpec(Spec):
    """How long records may be kept; years, months and days add up."""

    years: Count = 0
    """Whole years."""

    months: Count = 0
    """Whole months."""

    days: Count = 0
    """Days."""

    start: PeriodStart = Field(default=PeriodStart.EVENT, alias="from")
    """`event`: from the day in the column `by`; `fiscal_year_end`: from the 31 March that ends its
    fiscal year."""

    by: str
    """Column that dates a record."""

    undated: Undated = Undated.UNKNOWN
    """What a record without a date means: `unknown`, or `current` (the period has not begun)."""


class SensitiveSpec(Spec):
    """Records that tell of health by what was done, such as points for a cancer screening."""

    by: Text
    """Column that says what was done."""

    codes: Texts
    """What stands there for such activities."""

    person: Annotated[Texts | None, optional(Texts)] = None
    """Columns that say who did it, if only by your own number; default: every column with a
    category."""


class DatasetSpec(Spec):
    """One table, file or group of files that may hold personal data."""

    planned = "view_of anonymous token_domain staff synthetic made_anew contract grace_days"

    source: Text
    """Name of its source."""

    where: Text
    """`schema.table`, or a path inside the folder; `*`, `?` and `**` make one dataset of many
    files."""

    cities: Texts
    """Codes of the cities whose data it is."""

    city_column: Annotated[str | None, optional(str)] = None
    """Column that says whose record it is, where they are not all of all `cities`."""

    row_filter: dict[Text, Texts] = Field(default={})
    """What stands in that column for each of the `cities`, as texts; default: its code or name."""

    owner: Text = ""
    """Who answers for it."""

    purpose: Texts = ()
    """What it is used for."""

    person_per_row: Flag = False
    """One row is one person, so that people can be counted by rows."""

    specific: Flag = False
    """特定個人情報: may hold 個人番号."""

    may_be_absent: Flag = False
    """Its absence is no gap."""

    retention: Annotated[RetentionSpec | None, optional(RetentionSpec)] = None
    """How long records may be kept."""

    statistical: Flag = False
    """Statistics: no group may have fewer people than `k` (MASK-5)."""

    k: Annotated[GroupSize | None, optional(GroupSize)] = None
    """For statistics: how many people a group must have at least."""

    quasi_identifiers: Annotated[Texts | None, optional(Texts)] = None
    """For statistics with a row a person: columns that together may tell who it is, such as an age
    band, a gender and a town. Rows that are alike in all of them are a group."""

    counts: Annotated[Texts | None, optional(Texts)] = None
    """For statistics that are a cross table: columns that count people."""

    sensitive: Annotated[SensitiveSpec | None, optional(SensitiveSpec)] = None
    """Which records tell of health. Their column needs `category: OTHER_IDENTIFIER` where people
    may be named beside it (MIN-1)."""

    copy_of: Text = ""
    """The dataset of which it is a permitted copy (COPY-1); the end of its approval stands in the
    register of approvals."""

    never_join: Texts = ()
    """Datasets in which the same people must not be (COPY-1), whatever both may hold."""

    fields: dict[str, FieldEntry] = NOT_EMPTY
    """Every column and what it may hold; `"*"` speaks for all that are not named."""


class HandoverSpec(Spec):
    """On what terms `pcscan handover` lets an item of this flow pass."""

    fields: dict[str, FieldEntry] = Field(default={})
    """Fields that are written otherwise than in the dataset they come from, such as masked."""

    max_rows: Annotated[
        Annotated[int, Field(strict=True, ge=1, le=10**12)] | None, optional(int)
    ] = None
    """How many rows it may have at most."""

    k: Annotated[GroupSize | None, optional(GroupSize)] = None
    """For statistics: how many people a group must have at least, together with
    `quasi_identifiers`."""

    quasi_identifiers: Texts = ()
    """Columns that together may tell who a row is about."""

    password: Text = ""
    """`env:NAME` or `file:PATH`: opens the encrypted ZIP or 7z archive that is handed over, so that
    its content is checked."""

    measure: Text = ""
    """What protects it instead of encryption, such as a dedicated line."""

    return_within_days: Annotated[
        Annotated[int, Field(strict=True, ge=0, le=3650)] | None, optional(int)
    ] = None
    """Days in which it is to be returned or erased."""


class FlowSpec(Spec):
    """Data that regularly goes somewhere."""

    origin: Text = Field(alias="from")
    """The dataset that it comes from."""

    to: Text
    """Where it goes: the name of a dataset or of a source, a folder, or a pattern of paths (FLOW-1,
    FLOW-3); any other text is a place outside what is scanned."""

    fields: Texts
    """The columns that it carries."""

    recipient: Text
    """Who receives it."""

    approval: Text = ""
    """Number of the approval."""

    until: Annotated[Day | None, optional(Day)] = None
    """Last day of the approval."""

    handover: HandoverSpec = HandoverSpec()
    """On what terms it is handed over."""
