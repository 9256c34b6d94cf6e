"""Ways to hide personal data, judged by a scan as their own definition says."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, zip_longest
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory as C
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.finding import Finding, Outcome
from scanner.model.guessing import Guessing
from scanner.model.policy import City, Policy
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource
from tests.masking_schemes import Scheme, everybody, masks, replacements

DETECTOR = detector(RecognizerSettings())
AS_OF = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
KEY = Secret(b"a key for tests, of no use elsewhere")
CLEAR = {C.WAON_NUMBER: "waon", C.PHONE_NUMBER: "mobile"}
MASKING = {"MASK-1", "MASK-2", "MASK-3", "MASK-4"}


def scanned(
    columns: dict[str, list[str]], fields: dict[str, FieldDeclaration], rows_per_batch: int = 60
) -> tuple[Finding, ...]:
    """Scan a table beside one that holds cards and phones of the same people in clear."""
    clear = {str(c): FieldDeclaration(frozenset({c})) for c in CLEAR}
    declared = {
        name: DatasetDeclaration(
            name, "db", f"main.{name}", ("chiba",), fields=declarations, specific=True
        )
        for name, declarations in (("masked", fields), ("members", clear))
    }
    cities = {"chiba": City("chiba", "千葉市", ())}
    policy = Policy(declared, cities, guessing=Guessing(1_000))
    namer = Namer(DETECTOR, KEY)
    members = {str(c): [one[holds] for one in everybody()] for c, holds in CLEAR.items()}
    tables = {"main.masked": pa.table(columns), "main.members": pa.table(members)}
    source = MemorySource("db", tables, rows_per_batch)
    parts = Parts({"db": source}, DETECTOR, namer, InlineExecutor())
    surveyed = survey(parts.sources, policy, namer)
    return scan(parts, surveyed, policy, AS_OF, lambda _: None)[1]


def judged(schemes: list[Scheme]) -> Iterator[tuple[Scheme, set[tuple[str, str]]]]:
    """Scan tables with one field a category, since two copies of one say more side by side.

    Yields:
        A scheme, and what is not passed of its field.
    """
    people = everybody()
    ordered = sorted(schemes, key=lambda s: s.category)
    of_each = [list(same) for _, same in groupby(ordered, key=lambda s: s.category)]
    for beside in zip_longest(*of_each):
        table = {f"field {s.category}": s for s in beside if s is not None}
        columns = {name: [s.shows(o, s.sign) for o in people] for name, s in table.items()}
        fields = {
            name: FieldDeclaration(
                frozenset({s.category}),
                s.treatment,
                s.pattern,
                min_candidates=s.least,
                keyed=s.treatment is Treatment.TOKENISED,
            )
            for name, s in table.items()
        }
        findings = [f for f in scanned(columns, fields) if f.outcome is not Outcome.PASS]
        for name, scheme in table.items():
            of = [f for f in findings if f.location.field == name and f.control in MASKING]
            yield scheme, {(f.control, f.outcome.value) for f in of}


def wrong(schemes: list[Scheme]) -> list[str]:
    """List the schemes that are judged otherwise than their definition says."""
    return [
        f"{s.category} {s.kind} {s.sign}: {sorted(verdict)}, not {s.bad}"
        for s, verdict in judged(schemes)
        if verdict != ({(s.bad, "fail")} if s.bad else set())
    ]


@pytest.mark.uncovered
def test_every_mask_is_judged_as_its_definition_says() -> None:
    assert wrong(masks()) == []


def test_the_table_is_broad_and_half_of_it_is_good() -> None:
    schemes = masks()
    assert len(schemes) >= 200
    assert len({s.kind for s in schemes}) >= 40
    good = sum(s.bad is None for s in schemes)
    assert 0.45 < good / len(schemes) < 0.55
    eight = {C.PERSON, C.BIRTH_DATE, C.ADDRESS, C.GENDER, C.PHONE_NUMBER, C.EMAIL_ADDRESS}
    eight |= {C.WAON_NUMBER, C.JP_MY_NUMBER}
    both = Counter((s.category, s.bad is None) for s in schemes)
    assert {category for category, _ in both} == eight
    assert all(both[category, good] for category in eight for good in (True, False))


def test_every_replacement_is_judged_as_its_definition_says() -> None:
    """A plain hash of what another table holds in clear is undone by comparing."""
    for scheme, verdict in judged(list(replacements())):
        failed = {control for control, outcome in verdict if outcome == "fail"}
        assert (scheme.bad or "nothing") in (failed or {"nothing"}), scheme.kind


ONLY_LAST_FOUR = "[*]{4}-[*]{4}-[*]{4}-[0-9]{4}"
ONE_CARD = "6900-1234-5678-1234"


def _one_clear_among(rows: int) -> None:
    """Hide every card but one, and scan."""
    cells = [f"****-****-****-{number % 10_000:04d}" for number in range(rows)]
    cells[rows * 2 // 3] = ONE_CARD
    field = FieldDeclaration(frozenset({C.WAON_NUMBER}), Treatment.MASKED, ONLY_LAST_FOUR)
    findings = scanned({"card": cells}, {"card": field}, rows_per_batch=25_000)
    [found] = [f for f in findings if f.control == "MASK-2"]
    assert (found.outcome, found.measures["rows"], found.measures["rows_read"]) == (
        Outcome.FAIL,
        1,
        rows,
    )


def test_one_clear_value_in_many_masked_rows_is_found() -> None:
    _one_clear_among(60_000)


@pytest.mark.long
def test_one_clear_value_in_a_million_masked_rows_is_found() -> None:
    _one_clear_among(1_000_000)
