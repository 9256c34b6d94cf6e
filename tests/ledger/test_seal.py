"""A row's MAC speaks for its table, its columns and its secret, and for no others."""

import sqlalchemy as sa

from scanner.ledger.seal import MAC, Seal
from scanner.ledger.tables import META, RENAMED
from tests.ledger.nights import KEY, OTHER_KEY

ROW = {"name": "a", "value": "b"}


def test_it_holds_for_the_row_it_was_made_for_alone() -> None:
    seal = Seal.of(KEY)
    mac = seal.mac("meta", ROW)
    assert seal.holds(META, {**ROW, MAC: mac})
    assert not seal.holds(META, {**ROW, "value": "c", MAC: mac})
    assert not seal.holds(META, {"name": "b", "value": "a", MAC: mac})
    assert not seal.holds(RENAMED, {**ROW, MAC: mac})
    assert not Seal.of(OTHER_KEY).holds(META, {**ROW, MAC: mac})


def test_a_column_that_comes_later_leaves_rows_as_they_were() -> None:
    seal = Seal.of(KEY)
    mac = seal.mac("meta", ROW)
    assert seal.holds(META, {**ROW, "later": None, MAC: mac})
    assert not seal.holds(META, {**ROW, "later": "", MAC: mac})


def test_bytes_count_too() -> None:
    seal, table = Seal.of(KEY), sa.Table("t", sa.MetaData())
    mac = seal.mac("t", {"lines": b"\x00\xff"})
    assert seal.holds(table, {"lines": b"\x00\xff", MAC: mac})
    assert not seal.holds(table, {"lines": b"\x00\xfe", MAC: mac})
