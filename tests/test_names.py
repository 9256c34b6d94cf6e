"""Names as they may be shown, with the real recognisers behind them."""

import pickle
import re

import pytest

from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.profiling import Namer, derive_key
from scanner.recognizers import detector
from scanner.recognizers.person.lone_names import lone_names

DETECTOR = detector(RecognizerSettings())
KEY = Secret(b"k" * 32)
REFERENCE = re.compile(r"\[name:[0-9a-f]{12}\]")


def test_a_harmless_column_is_shown() -> None:
    assert Namer(DETECTOR, KEY).column("order_date", 3) == "order_date"


@pytest.mark.parametrize(
    "name", ["090-1234-5678", "taro@example.jp", "山田太郎", "6900123412341234"]
)
def test_a_personal_name_becomes_a_reference(name: str) -> None:
    shown = Namer(DETECTOR, KEY).column(name, 3)
    assert REFERENCE.fullmatch(shown)


@pytest.mark.parametrize(
    "name",
    [
        "090_1827_3644.csv",
        "０９０＿１８２７＿３６４４.csv",
        "tel090_1827_3644x.csv",
        "2026_090-1827-3644_01.csv",
        "043__245__5111",
        "6900_1234_5678_9012.csv",
        "1234_5678_9018",
    ],
)
def test_a_number_is_hidden_whatever_stands_between_its_digits(name: str) -> None:
    assert REFERENCE.fullmatch(Namer(DETECTOR, KEY).datasets([name], "/")[name])
    assert REFERENCE.fullmatch(Namer(DETECTOR, KEY).column(name, 0))


@pytest.mark.parametrize(
    "name", ["2026_10_01.csv", "dm_2026_10_01_003.csv", "2026_10_01_2026_10_31.csv", "v1_2_3.csv"]
)
def test_dates_and_versions_in_names_are_shown(name: str) -> None:
    assert Namer(DETECTOR, KEY).datasets([name], "/")[name] == name


def test_without_a_key_a_personal_name_shows_its_position() -> None:
    assert Namer(DETECTOR).column("山田太郎", 3) == "[name:#4]"


def test_a_reference_depends_on_the_key_and_on_the_whole_path() -> None:
    one, other = Namer(DETECTOR, KEY), Namer(DETECTOR, Secret(b"j" * 32))
    names = ["exports/山田太郎.csv", "backup/山田太郎.csv"]
    shown = one.datasets(names, "/")
    assert len(set(shown.values())) == 2
    assert len({path.rpartition("/")[2] for path in shown.values()}) == 2
    assert one.datasets(names, "/") == shown
    assert not set(other.datasets(names, "/").values()) & set(shown.values())


def test_only_the_personal_segment_of_a_path_is_hidden() -> None:
    shown = Namer(DETECTOR).datasets(["a.csv", "exports/x.csv", "exports/山田太郎.csv"], "/")
    assert shown["exports/山田太郎.csv"] == "exports/[name:#2]"
    assert shown["exports/x.csv"] == "exports/x.csv"


def test_a_table_has_a_schema_and_a_name_with_dots() -> None:
    shown = Namer(DETECTOR).datasets(["main.tmp_work", "main.taro@example.co.jp"], ".")
    assert shown == {
        "main.tmp_work": "main.tmp_work",
        "main.taro@example.co.jp": "main.[name:#1]",
    }


def test_what_the_policy_writes_is_shown() -> None:
    namer = Namer(DETECTOR, KEY, frozenset({"山田町"}))
    assert namer.datasets(["山田町/x.csv"], "/")["山田町/x.csv"] == "山田町/x.csv"


def test_keys_are_derived_for_one_purpose_each() -> None:
    first, second = derive_key(KEY, "a"), derive_key(KEY, "b")
    assert first.reveal() != second.reveal() != KEY.reveal()
    assert len(first.reveal()) == 32
    assert "k" * 8 not in repr(first)


def test_a_namer_travels_to_workers() -> None:
    namer = Namer(DETECTOR, KEY)
    copy = pickle.loads(pickle.dumps(namer))  # noqa: S301 - our own bytes
    assert copy.column("山田太郎", 0) == namer.column("山田太郎", 0)


def test_a_surname_beside_lines_and_stations_is_the_place() -> None:
    assert list(lone_names("[三島] 電話で確認"))
    assert not list(lone_names("[三島] 東海道線の方面"))
