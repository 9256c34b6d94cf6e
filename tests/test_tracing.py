"""People who left, found by whatever tells them, and nobody else taken for them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.errors import Reason
from scanner.model.fingerprint import Trail
from scanner.model.flow import Leavers
from scanner.model.inventory import Location, StillPresent
from scanner.model.policy import City, Policy
from scanner.model.secret import Secret
from scanner.model.source import Listed, Skipped, Source
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource
from scanner.sources.retry import Patience
from tests.test_leaving import DETECTOR, NOW
from tests.test_pipeline import Broken
from tests.test_undoing import Moody

COLUMNS = {
    "id": (),
    "氏名": ("PERSON",),
    "フリガナ": ("PERSON",),
    "生年月日": ("BIRTH_DATE",),
    "電話番号": ("PHONE_NUMBER",),
    "メールアドレス": ("EMAIL_ADDRESS",),
    "waon_no": ("WAON_NUMBER",),
    "個人番号": ("JP_MY_NUMBER",),
    "退会日": (),
    "地区": (),
}
FIELDS = {
    name: FieldDeclaration(frozenset(map(DataCategory, kinds))) for name, kinds in COLUMNS.items()
}
CITIES = {"chiba": City("chiba", "千葉市", ()), "yachiyo": City("yachiyo", "八千代市", ())}


def dataset(name: str) -> DatasetDeclaration:
    return DatasetDeclaration(name, "db", f"main.{name}", ("chiba",), fields=FIELDS)


POLICY = Policy(
    datasets={name: dataset(name) for name in ("gone", "members", "copy")},
    cities=CITIES,
    leavers=Leavers("gone", "id", "退会日", 30, {"members": "id"}),
)
LEFT = {
    "id": "501",
    "氏名": "高橋 健太",
    "フリガナ": "タカハシ ケンタ",
    "生年月日": "1980-04-03",
    "電話番号": "090-1234-5678",
    "メールアドレス": "kenta@example.jp",
    "waon_no": "6900123412341234",
    "個人番号": "123456789018",
    "退会日": "2026-06-01",
}


def table(*rows: dict[str, Any]) -> pa.Table:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def tables(*rows: dict[str, Any], gone: dict[str, Any] | None = None) -> dict[str, pa.Table]:
    return {"main.gone": table(LEFT if gone is None else gone), "main.copy": table(*rows)}


def found(
    tables_or_source: dict[str, pa.Table] | Source[Any],
    policy: Policy = POLICY,
    store: MemoryStore | None = None,
    secret: bytes | None = bytes(32),
) -> dict[str | None, StillPresent]:
    source = (
        MemorySource("db", tables_or_source)
        if isinstance(tables_or_source, dict)
        else tables_or_source
    )
    namer = Namer(DETECTOR, Secret(bytes(32)))
    kept = MemoryStore() if store is None else store
    printing = None if secret is None else Printing(printer(Secret(secret)), kept)
    patience = Patience(sleep=lambda _: None)
    parts = Parts(
        {"db": source}, DETECTOR, namer, InlineExecutor(), patience=patience, printing=printing
    )
    surveyed = survey(parts.sources, policy, namer)
    inventory, _ = scan(parts, surveyed, policy, NOW, lambda _: None)
    return {one.location.dataset: one for one in inventory.left}


def seen(*rows: dict[str, Any], without: tuple[str, ...] = ()) -> tuple[int, int, int]:
    """Look for the one who left, of whom some things are not known, in a few records."""
    gone = {name: value for name, value in LEFT.items() if name not in without}
    one = found(tables(*rows, gone=gone))["copy"]
    return one.rows, one.doubtful, one.people


def only(*names: str, **other: str) -> dict[str, Any]:
    return {name: LEFT[name] for name in names} | other


NAME, KANA, BORN, PHONE, MAIL, CARD, NUMBER = tuple(LEFT)[1:-1]


@pytest.mark.parametrize(
    "row",
    [
        only(CARD),
        only(NUMBER),
        only(NAME, BORN),
        only(NAME, PHONE),
        only(KANA, PHONE),
        only(NAME, MAIL),
        only(PHONE, MAIL),
        only(CARD, 氏名="鈴木 花子"),
        only(NAME, PHONE, メールアドレス="new@example.jp"),
        only(NAME, BORN, PHONE, メールアドレス="new@example.jp"),
        only(PHONE, MAIL, フリガナ="タカハシ ケンタ"),
        {"氏名": "高橋　健太", "電話番号": "０９０１２３４５６７８"},
        {"氏名": "高橋健太", "生年月日": "昭和55年4月3日"},
        {"waon_no": "6900-1234-1234-1234"},
        {"電話番号": "+81-90-1234-5678", "メールアドレス": "KENTA@EXAMPLE.JP"},
    ],
)
def test_what_is_theirs_tells_them(row: dict[str, Any]) -> None:
    assert seen(row) == (1, 0, 1)


@pytest.mark.parametrize(
    "row",
    [
        only(PHONE, 氏名="高橋 花子"),
        only(PHONE, フリガナ="タカハシ ハナコ"),
        only(PHONE, MAIL, 氏名="高橋 花子"),
        only(MAIL, 氏名="高橋 花子", 生年月日="1982-01-01"),
        only(NAME, 電話番号="090-9999-0000"),
        only(NAME, 生年月日="1990-01-01", 電話番号="090-9999-0000"),
        only(NAME, BORN, PHONE, MAIL, 個人番号="234567890124"),
        {"氏名": "鈴木 花子", "電話番号": "090-9999-0000"},
    ],
)
def test_somebody_else_is_not_taken_for_them(row: dict[str, Any]) -> None:
    assert seen(row) == (0, 0, 0)


@pytest.mark.parametrize(
    "row",
    [
        only(PHONE),
        only(MAIL),
        only(PHONE, メールアドレス="other@example.jp"),
        only(NAME, BORN, 電話番号="090-9999-0000"),
        only(NAME, BORN, メールアドレス="other@example.jp"),
    ],
)
def test_what_a_household_or_a_namesake_may_share_accuses_nobody(row: dict[str, Any]) -> None:
    assert seen(row) == (0, 1, 0)


def test_a_name_alone_is_nobody_s() -> None:
    one = found(tables(only(NAME), only(NAME, PHONE)))["copy"]
    assert (one.rows, one.doubtful, one.namesakes) == (1, 0, 1)


def test_another_writing_of_a_name_does_not_differ() -> None:
    assert seen(only(PHONE, MAIL, 氏名="Takahashi Kenta")) == (1, 0, 1)
    assert seen(only(PHONE, MAIL, 氏名="Suzuki Hanako"), without=(KANA,)) == (1, 0, 1)
    assert seen(only(KANA, PHONE), without=(KANA,)) == (0, 1, 0)


def test_what_is_not_known_of_them_does_not_differ() -> None:
    assert seen(only(PHONE, MAIL, 氏名="誰か"), without=(NAME, KANA)) == (1, 0, 1)
    assert seen(only(PHONE, 氏名="誰か"), without=(NAME, KANA)) == (0, 1, 0)


def test_another_key_is_another_member() -> None:
    back = {**LEFT, "id": "777", NUMBER: None}
    rows = {"main.members": table(back, only(PHONE, id="501"), {**LEFT, "id": "778"})}
    one = found({"main.gone": table(LEFT), **rows})["members"]
    assert (one.rows, one.people, one.doubtful) == (2, 1, 0)


def test_people_are_counted_once_and_their_records_all() -> None:
    other = {"id": "502", "電話番号": "080-1111-2222", "waon_no": "6900999912341234"}
    rows = [only(CARD), only(NAME, PHONE), {"waon_no": other["waon_no"]}, only(NAME, PHONE)]
    gone = table(LEFT, {**LEFT, "id": "503", "退会日": ""}, {**other, "退会日": "R8.9.1"})
    one = found({"main.gone": gone, "main.copy": table(*rows)})["copy"]
    assert (one.rows, one.people, one.rows_read) == (4, 2, 4)


def test_two_records_of_one_key_are_one_person() -> None:
    moved = {**LEFT, "電話番号": "080-2222-3333"}
    rows = [only(NAME, PHONE), {"氏名": LEFT[NAME], "電話番号": "080-2222-3333"}]
    one = found({"main.gone": table(LEFT, moved), "main.copy": table(*rows)})["copy"]
    assert (one.rows, one.people) == (2, 1)


def test_nobody_declared_the_dataset() -> None:
    stray = {"main.dump_0930": table(*[only(NAME, PHONE)] * 3), "main.gone": table(LEFT)}
    one = found(stray)["main.dump_0930"]
    assert (one.rows, one.people) == (3, 1)


def test_where_they_may_stay_nobody_looks() -> None:
    leavers = POLICY.leavers
    assert leavers is not None
    policy = replace(POLICY, leavers=replace(leavers, exempt=frozenset({"copy"})))
    assert found(tables(only(CARD))).keys() == {"copy", "members"}
    assert found(tables(only(CARD)), policy).keys() == {"members"}


def test_where_nothing_could_tell_them_nothing_is_said() -> None:
    left = found(tables({"地区": "千葉"}, {"地区": "八千代"}))
    assert left.keys() == {"members"}


def test_records_by_city() -> None:
    whose = {"千葉": "chiba", "八千代": "yachiyo"}
    declared = replace(dataset("copy"), city_column="地区", city_of=whose)
    policy = replace(POLICY, datasets={**POLICY.datasets, "copy": declared})
    rows = [only(CARD, 地区="八千代"), only(CARD, 地区="八千代"), only(MAIL, 地区="千葉")]
    assert found(tables(*rows), policy)["copy"].cities == {"yachiyo": 2}


def test_without_the_city_s_key_only_the_policy_s_key_tells() -> None:
    rows = {"main.members": table({"id": "501"}), **tables(only(CARD))}
    left = found(rows, secret=None)
    assert (left["members"].rows, left["members"].whole) == (1, True)
    assert "copy" not in left
    assert (left[None].whole, left[None].reason) == (False, "no-city-key")


class Forgetful(MemoryStore):
    """A store that lost what it kept."""

    def get(self, place: Location, trail: Trail) -> bytes:
        return b"" if place.dataset == "copy" else super().get(place, trail)


def test_what_the_store_lost_is_looked_for_in_the_data() -> None:
    one = found(tables(only(CARD)), store=Forgetful())["copy"]
    assert (one.rows, one.people, one.whole) == (1, 1, True)


@pytest.mark.parametrize(
    ("left_out", "whole"),
    [
        (Reason.READ_FAILED, False),
        (Skipped(Reason.TOO_LARGE, rows=1), False),
        (Skipped(Reason.UNSUPPORTED_TYPE, field="電話番号"), False),
    ],
)
def test_what_was_not_read_proves_nothing_and_hides_nothing(
    left_out: Reason | Skipped, *, whole: bool
) -> None:
    def broken(*rows: dict[str, Any]) -> StillPresent:
        batches: dict[str, Any] = {
            "main.gone": table(LEFT).to_batches(),
            "main.copy": [*table(*rows).to_batches(), left_out],
        }
        return found(Broken(listed=tuple(map(Listed, batches)), batches=batches))["copy"]

    assert (broken(only(CARD)).rows, broken(only(CARD)).whole) == (1, whole)
    assert (broken({"waon_no": "6900000011112222"}).rows, whole) == (0, whole)
    assert broken({"waon_no": "6900000011112222"}).whole is whole


def test_those_whose_grace_is_not_over_are_not_looked_for() -> None:
    last = {**LEFT, "退会日": date(2026, 10, 2).isoformat()}
    assert "copy" not in found(tables(only(CARD), gone=last))
    over = {**LEFT, "退会日": date(2026, 10, 1).isoformat()}
    assert found(tables(only(CARD), gone=over))["copy"].rows == 1


@pytest.mark.parametrize("when", ["cutting", "reading"])
def test_what_refuses_a_second_reading_proves_nothing(when: str) -> None:
    moody = Moody(MemorySource("db", tables(only(CARD))), ("main.copy", when))
    one = found(moody)["copy"]
    assert (one.rows, one.whole) == (0, False)
    gone = Moody(MemorySource("db", tables(only(CARD))), ("main.gone", when))
    assert not any(one.whole for one in found(gone).values())


def test_what_passes_is_waited_for() -> None:
    moody = Moody(MemorySource("db", tables(only(CARD))), ("main.copy", "reading"), passing=True)
    one = found(moody)["copy"]
    assert (one.rows, one.whole) == (1, True)


def test_names_in_lists_have_no_birth_date_of_their_own() -> None:
    born = pa.table(
        {"氏名[]": [[LEFT[NAME], "他 人"]], "生年月日": [LEFT[BORN]], "電話番号": [LEFT[PHONE]]}
    )
    one = found({"main.gone": table(LEFT), "main.nested": born})["main.nested"]
    assert (one.rows, one.people) == (1, 1)


def test_lists_in_records() -> None:
    nested = pa.table({"phones[]": [["090-1234-5678", "03-1111-2222"]], "氏名": [LEFT[NAME]]})
    one = found({"main.gone": table(LEFT), "main.nested": nested})["main.nested"]
    assert (one.rows, one.people) == (1, 1)
