"""What the organisation recorded about contracts, consents, and where data went and ended."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from scanner.model.entry import ALWAYS, Period, Spot
from scanner.model.secret import Secret


class Scope(StrEnum):
    """How much of the work goes to a sub-processor."""

    PART = "part"
    CORE = "core"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract with the city, or one with a sub-processor.

    Attributes:
        party: Who does the work, folded.
        parent: Id of the contract that work is passed on from; empty for one with the city.
        period: From the first day of work to the last one, or to the day of completion or
            cancellation where that came first.
        grace_days: Days after the end in which data may still be there.
        datasets: What it covers, by the policy's names.
        applied: When the city was asked in writing.
        consented: When the city consented in writing.
        items: Which of the six items the application states (県 特記事項 第8 2).
        subsidiary: The party is a subsidiary of the operator.
    """

    spot: Spot
    party: str
    parent: str = ""
    period: Period = ALWAYS
    grace_days: int = 0
    datasets: tuple[str, ...] = ()
    applied: date | None = None
    consented: date | None = None
    scope: Scope | None = None
    items: frozenset[str] = frozenset()
    subsidiary: bool = False

    @property
    def gone_by(self) -> date | None:
        """Give the last day on which its data may be there."""
        return self.period.until and self.period.until + timedelta(self.grace_days)


class ApprovalKind(StrEnum):
    """What the city approved."""

    COPY = "copy"
    FLOW = "flow"
    PLACE = "place"
    ROUTE = "route"


@dataclass(frozen=True, slots=True)
class Approval:
    """A consent of the city.

    Attributes:
        covers: Datasets or flows, by the policy's names; for a copy the copies.
    """

    spot: Spot
    kind: ApprovalKind
    covers: tuple[str, ...] = ()
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Erasure:
    """An erasure, a disposal or a return.

    Attributes:
        specific: It concerns 特定個人情報; ``None`` leaves it to the dataset's declaration.
        application: What the application states, of items, medium, quantity, method, planned day.
        recorded: What the record states, of the nine things that 県 特記11(特定)(5) asks for.
        whole: Everything of the dataset was erased.
        witness_asked: The city asked to be present.
        unreadable: The medium was made unreadable; ``None`` where nothing is disposed of.
        people: File that lists who was erased, their keys or their rows; empty where none is named.
        objects: Files or blobs that were erased, by their physical names.
    """

    spot: Spot
    dataset: str
    specific: bool | None = None
    applied: date | None = None
    consented: date | None = None
    done: date | None = None
    reported: date | None = None
    application: frozenset[str] = frozenset()
    recorded: frozenset[str] = frozenset()
    whole: bool = False
    witness_asked: bool = False
    witnessed: bool = False
    unreadable: bool | None = None
    people: str = ""
    objects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that holds data.

    Attributes:
        disposed: When it was disposed of; ``None`` while it is in use.
        unreadable: It was destroyed or made unreadable.
    """

    spot: Spot
    specific: bool = False
    disposed: date | None = None
    unreadable: bool | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """One time that data was handed over.

    Attributes:
        flow: By the policy's name, or empty.
        sender: Who handed it over, folded.
        recipient: The organisation that received it, folded.
        receipt: Day of the 預り証.
        receipt_states: Which of moment, person, place and means the receipt states.
        direct: Without a third party between; ``None`` where the list does not say.
        approval: Number of the approval of an indirect route.
        protected: Encrypted, or under an equivalent measure.
        due: Day by which it is to be returned or erased; ``None`` where it stays.
        settled: Day on which it was.
    """

    spot: Spot
    day: date | None
    flow: str = ""
    dataset: str = ""
    sender: Secret[str] | None = None
    recipient: str = ""
    specific: bool = False
    receipt: date | None = None
    receipt_states: frozenset[str] = frozenset()
    direct: bool | None = None
    approval: str = ""
    protected: bool | None = None
    due: date | None = None
    settled: date | None = None


@dataclass(frozen=True, slots=True)
class IssuedSas:
    """A shared access signature that was handed out, never the signature.

    Attributes:
        digest: HMAC of the signature, in hex.
    """

    spot: Spot
    scope: str
    expires: date | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class ApprovedPlace:
    """Where data may be processed.

    Attributes:
        place: Host, account, share or path; a path that begins with it lies within.
    """

    spot: Spot
    place: str
    reported: date | None = None
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class InformationFile:
    """An entry of the register of personal-information files (個人情報ファイル簿).

    Attributes:
        items: 記録項目, folded.
    """

    spot: Spot
    dataset: str
    items: tuple[str, ...]
