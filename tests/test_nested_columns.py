"""Columns with a list per record: every value counts, and a record is still one record."""

from datetime import date

import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.detect import SpanLine
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.retention import Retention
from scanner.pipeline.detect import Target, detect
from scanner.profiling import Namer, Reading, profile_batch
from scanner.recognizers import detector
from scanner.sources import MemorySource

DETECTOR = detector(RecognizerSettings())
PHONE = DataCategory.PHONE_NUMBER
TABLE = pa.table(
    {
        "id": ["1", "2", "3"],
        "day": ["2026-04-01", "2026-04-02", "2026-04-03"],
        "contacts[].tel": [["090-1234-5678", "03-1234-5678"], None, []],
    }
)
[BATCH] = TABLE.to_batches()


def _reading(by: str) -> Reading:
    declaration = DatasetDeclaration(
        name="members",
        source="files",
        where="members.json",
        cities=("chiba",),
        fields={"contacts[].tel": FieldDeclaration(frozenset({PHONE}))},
        others=FieldDeclaration(),
        retention=Retention(by=by, years=1),
    )
    return Reading(declaration, DETECTOR, Namer(DETECTOR))


def test_every_value_of_a_list_is_a_cell() -> None:
    profile = profile_batch(BATCH, Reading(None, DETECTOR, Namer(DETECTOR)))
    assert profile.rows == 3
    field = profile.fields["contacts[].tel"]
    assert (field.cells, field.filled) == (2, 2)
    assert PHONE in field.tallies
    assert list(profile.fields) == ["id", "day", "contacts[].tel"]
    assert profile.fields["id"].cells == 3


def test_a_record_is_personal_once_whatever_its_list_holds() -> None:
    assert profile_batch(BATCH, _reading("day")).days == {date(2026, 4, 1): 1}


def test_a_list_dates_nothing() -> None:
    assert profile_batch(BATCH, _reading("contacts[].tel")).misdated == 1


def test_a_hit_in_a_list_is_in_its_record() -> None:
    source = MemorySource("memory", {"main.members": TABLE.slice(0, 1), "main.x": TABLE.slice(1)})
    lines = list(detect(Target(source), DETECTOR, spans=True))
    spans = {(s.row, s.start, s.end) for s in lines if isinstance(s, SpanLine)}
    assert {(0, 0, 13), (0, 0, 12)} <= spans
