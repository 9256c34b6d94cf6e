"""Depth ``deep``: names that the standard depth did not find, read by GiNZA without a network."""

import builtins
import pickle
import socket
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pytest

from scanner.model.category import DataCategory
from scanner.model.detection import Detector, Grade, Graded, NameKind
from scanner.model.errors import UsageError
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector
from scanner.recognizers.deep import LONGEST, DeepDetector, deep, deep_spans, stands_as_name

PERSON = DataCategory.PERSON


class Blind:
    """A detector of phones alone: what deep finds beside it is GiNZA's."""

    def __init__(self) -> None:
        self.every = detector(RecognizerSettings())
        self.version = "blind"

    def name_evidence(self, column: str) -> Mapping[DataCategory, frozenset[str]]:
        return self.every.name_evidence(column)

    def grade(self, values: pa.Array) -> Graded:
        phone = DataCategory.PHONE_NUMBER
        grades = self.every.grade(values).grades
        return Graded({phone: grades[phone]} if phone in grades else {})

    def days(self, values: pa.Array) -> pa.Array:
        return self.every.days(values)

    def groups(self, values: pa.Array) -> pa.Array:
        return self.every.groups(values)

    def expiries(self, values: pa.Array) -> Any:  # noqa: ANN401 - as the port
        return self.every.expiries(values)

    def candidates(self, category: DataCategory, masked: pa.Array) -> pa.Array:
        return self.every.candidates(category, masked)

    def weigh(self, profiles: Mapping[str, FieldProfile]) -> Any:  # noqa: ANN401 - as the port
        return self.every.weigh(profiles)

    def spans(self, text: str, categories: Any) -> Any:  # noqa: ANN401 - as the port
        phones = {DataCategory.PHONE_NUMBER} & set(categories)
        return self.every.spans(text, phones)

    def shows(self, name: str, kind: NameKind) -> bool:
        return self.every.shows(name, kind)


@pytest.fixture(scope="module")
def every() -> Detector:
    return deep(Blind())


def values(every: Detector, text: str) -> list[tuple[str, str]]:
    return [(s.category.value, text[s.start : s.end]) for s in every.spans(text, DataCategory)]


def persons(every: Detector, cells: Sequence[str | None]) -> list[int]:
    return list(every.grade(pa.array(cells, pa.string())).grades[PERSON].to_pylist())


def test_a_name_before_an_honorific_is_found(every: Detector) -> None:
    assert values(every, "京極 トミ子様、090-1234-5678へ") == [
        ("PERSON", "京極 トミ子"),
        ("PHONE_NUMBER", "090-1234-5678"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "松本記念ホールの利用料について",
        "大宮、川口、所沢の各会場で説明会。",
        "上田建設(株)の入札結果。",
        "宮沢賢治の朗読会",
        "090-1234-5678",
        "様",
        "",
    ],
)
def test_shops_places_and_the_famous_are_not(every: Detector, text: str) -> None:
    assert "PERSON" not in dict(values(every, text))


def test_columns_and_texts_agree(every: Detector) -> None:
    cells = ["京極 トミ子様対応済", None, "特になし", "京極 トミ子様対応済", "お客様より"]
    certain = int(Grade.CERTAIN_WITHIN)
    assert persons(every, cells) == [certain, 0, 0, certain, 0]
    assert PERSON not in every.grade(pa.array(["お客様より"])).grades
    assert PERSON not in every.grade(pa.array(["x"])).grades


def test_what_the_standard_depth_knows_stays() -> None:
    standard = detector(RecognizerSettings())
    every = deep(standard)
    text = "田中太郎様、090-1234-5678へ"
    assert every.spans(text, DataCategory) == standard.spans(text, DataCategory)
    assert every.grade(pa.array([text])) == standard.grade(pa.array([text]))
    alone = pa.array(["田中太郎様"])
    assert standard.grade(alone).grades[PERSON].to_pylist() == [Grade.CERTAIN]
    assert every.grade(alone) == standard.grade(alone)
    assert every.spans("堤心春さん", [DataCategory.PHONE_NUMBER]) == ()
    assert every.name_evidence("氏名") == standard.name_evidence("氏名")
    assert every.days(pa.array(["2024-01-05"])) == standard.days(pa.array(["2024-01-05"]))
    assert every.expiries(pa.array(["x"])) == standard.expiries(pa.array(["x"])) == {}
    hidden = pa.array(["男", "*"])
    assert every.candidates(DataCategory.GENDER, hidden).to_pylist() == [1, 2]
    assert every.groups(hidden).to_pylist() == ["男", ""]
    assert every.shows("tel", NameKind.COLUMN)
    profile = FieldProfile(1, 1)
    assert every.weigh({"x": profile}) == standard.weigh({"x": profile})
    assert every.version.startswith(standard.version)
    assert every.version != standard.version


def test_a_deep_detector_travels() -> None:
    every = deep(detector(RecognizerSettings()))
    assert pickle.loads(pickle.dumps(every)) == every  # noqa: S301 - our own bytes


@pytest.mark.parametrize("sign", ["\0", "\u200b", "\ud800", "\u202e", " ", "\n", "様", "𠮷様"])
def test_no_text_breaks_it(every: Detector, sign: str) -> None:
    for text in (sign, sign * 200, f"{sign}堤心春さん{sign}", f"堤心春{sign}さん"):
        for span in every.spans(text, DataCategory):
            assert 0 <= span.start < span.end <= len(text)


def test_a_long_text_is_read_up_to_a_bound() -> None:
    text = "あ" * LONGEST + "、京極トミ子様"
    assert deep_spans([text]) == [[]]
    assert deep_spans([]) == []


def test_no_socket_is_opened(every: Detector, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, _refused)
    assert values(every, "京極 トミ子様") == [("PERSON", "京極 トミ子")]


def _refused(*_: object, **__: object) -> None:
    raise AssertionError("a socket was opened")


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("山田様", "山田", True),
        ("山田　さん", "山田", True),
        ("山田様", "山田様", True),
        ("山田\t090", "山田", True),
        ("連絡先：山田（父）", "山田", True),
        ("\n山田\t", "山田", True),
        ("山田", "山田", False),
        ("と山田\t", "山田", False),
        ("「山田」", "山田", False),
        ("山田建設", "山田", False),
    ],
)
def test_where_a_name_stands(text: str, name: str, *, stands: bool) -> None:
    start = text.index(name)
    assert stands_as_name(text, start, start + len(name)) is stands


def test_without_the_model_the_user_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:  # noqa: ANN401 - as the built-in function
        if name == "ja_ginza":
            raise ImportError
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match="pip install --no-deps ja-ginza"):
        deep(detector(RecognizerSettings()))


def test_deep_is_a_detector() -> None:
    every: Detector = DeepDetector(detector(RecognizerSettings()), "x")
    assert every.version == "x"
