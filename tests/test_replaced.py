"""Columns that hold nothing but what stands in place of a value, told by their name."""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import polars as pl
import pyarrow as pa
import pytest

from scanner.model.category import DataCategory as C
from scanner.model.detect import DetectLine, FieldLine, SpanLine
from scanner.model.detection import Grade, Recognition, Verdict
from scanner.model.profile import DatasetProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.pipeline.detect import Target, detect
from scanner.profiling import Namer, Reading, profile_batch, with_replaced
from scanner.recognizers import detector
from scanner.sources.folder import FolderSource

EVERY = detector(RecognizerSettings())
ROWS = 6


def _sha(row: int) -> str:
    return sha256(f"k{row}".encode()).hexdigest()


def _digest(row: int) -> bytes:
    return sha256(f"{row}k".encode()).digest()


def _uuid(row: int) -> str:
    return str(UUID(bytes=_digest(row)[:16], version=4))


HIDDEN: Mapping[str, Callable[[int], str]] = {
    "signs": lambda _: "****",
    "full-width signs": lambda _: "＊＊＊",
    "circles": lambda _: "●●●●",
    "squares in groups": lambda _: "■■■-■■■■",
    "capital crosses": lambda _: "XXXX",
    "small crosses": lambda _: "xxxx",
    "two words of crosses": lambda _: "XXXX XXXX",
    "a word": lambda _: "（マスク済み）",
    "非公開": lambda _: "非公開",
    "an English word": lambda _: "REDACTED",
    "brackets": lambda _: "[MASKED]",
    "a kind": lambda row: f"<ENTITY_{row}>",
    "a Japanese kind": lambda _: "【氏名】",
}
HASHED: Mapping[str, Callable[[int], str]] = {
    "SHA-256": _sha,
    "16 bytes in capitals": lambda row: _digest(row)[:16].hex().upper(),
    "with its name": lambda row: f"sha256:{_sha(row)}",
    "base64": lambda row: b64encode(_digest(row)).decode(),
    "base64 of URLs": lambda row: urlsafe_b64encode(_digest(row)).decode().rstrip("="),
    "crypt": lambda row: f"$2b$12${_sha(row)[:53]}",
}
TOKENISED: Mapping[str, Callable[[int], str]] = {
    "UUID": _uuid,
    "with a prefix": lambda row: f"tok_{_sha(row)[:20]}1a",
    "a vault's": lambda row: f"vault:v1:{b64encode(_digest(row)[:30]).decode()}",
    "a cipher": lambda row: f"0x{_sha(row)}{_sha(row)[:4]}",
}
TECHNIQUES = {"hidden": HIDDEN, "hashed": HASHED, "tokenised": TOKENISED}
NAMES = {
    C.PERSON: ("氏名", "kaiin_shimei", "full_name", "氏名ハッシュ値"),
    C.PHONE_NUMBER: ("電話番号", "denwa_bango", "phone_number", "tel_hash"),
    C.BIRTH_DATE: ("生年月日", "seinengappi", "birth_date"),
    C.EMAIL_ADDRESS: ("メールアドレス", "email", "email_sha256", "emailHash", "メール（マスク済）"),
    C.ADDRESS: ("住所", "jusho", "home_address"),
    C.GENDER: ("性別", "seibetsu", "gender"),
    C.WAON_NUMBER: ("WAON番号", "waon_no"),
    C.JP_MY_NUMBER: ("個人番号", "my_number"),
    C.OTHER_IDENTIFIER: ("クレジットカード番号", "credit_card_no"),
}
PARTLY = (
    (C.PERSON, "氏名", "山XX"),
    (C.PERSON, "氏名", "T.Y."),
    (C.PHONE_NUMBER, "tel", "*******1234"),
    (C.PHONE_NUMBER, "電話番号", "###-####-1234"),
    (C.PHONE_NUMBER, "電話番号", "+81 90 **** 1234"),
    (C.BIRTH_DATE, "生年月日", "19**/**/**"),
    (C.BIRTH_DATE, "birth_date", "1985/XX/XX"),
    (C.BIRTH_DATE, "birth_date", "1985XXXX"),
    (C.EMAIL_ADDRESS, "email", "aXXX@XXXX.com"),
    (C.EMAIL_ADDRESS, "メールアドレス", "xxxx@example.jp"),
    (C.EMAIL_ADDRESS, "メールアドレス", "ｘｘｘ＠example.jp"),
    (C.WAON_NUMBER, "waon_no", "****1234"),
    (C.ADDRESS, "住所", "千葉県＊＊＊＊"),
    (C.ADDRESS, "住所", "〒276-****"),
    (C.OTHER_IDENTIFIER, "クレジットカード番号", "****-****-****-1234"),
    (C.CREDENTIAL, "password", "********"),
)
OTHERS: Mapping[str, Callable[[int], str]] = {
    "etag": _sha,
    "checksum": _sha,
    "password_hash": _sha,
    "name": _sha,
    "file_name_hash": _sha,
    "id": _uuid,
    "session_id": _uuid,
    "address_id": _uuid,
    "mail_id": _uuid,
    "email_token": _uuid,
    "status": lambda _: "***",
    "rating": lambda row: "*" * (row % 5 + 1),
    "評価": lambda _: "★★★",
    "商品名": lambda _: "****",
    "備考": lambda _: "***様より電話。[REDACTED]",
    "氏名": lambda _: "N/A",
    "full_name": lambda _: "[UNKNOWN]",
    "電話番号": lambda _: "-",
    "生年月日": lambda _: "",
    "住所": lambda _: "不明",
    "email": lambda row: "○×"[row % 2],
    "home_address": lambda row: f"0x{_sha(row)[:40]}",
    "性別": lambda _: "●",
    "会社電話番号": lambda _: "****",
    "tel": lambda _: "折返しは****まで。不在なら****へ",
    "phone_number": lambda row: b64encode(f"折り返し {row:04}".encode()).decode(),
}


def profile(columns: Mapping[str, list[str | None]]) -> DatasetProfile:
    batch = pa.RecordBatch.from_pydict({n: pa.array(v, pa.string()) for n, v in columns.items()})
    return profile_batch(batch, Reading(None, EVERY, Namer(EVERY)))


def seen(name: str, values: list[str | None]) -> Mapping[C, Recognition]:
    [verdicts] = EVERY.weigh(profile({name: values}).fields).values()
    return verdicts


@pytest.mark.parametrize("category", NAMES, ids=str)
def test_what_stands_for_a_value_is_told_by_the_name_of_its_column(category: C) -> None:
    values: list[str | None] = [
        make(row) for ways in TECHNIQUES.values() for make in ways.values() for row in range(ROWS)
    ]
    for name in NAMES[category]:
        assert [*seen(name, values)] == [category], name
        told = seen(name, values)[category]
        assert (told.verdict, told.hits) == (Verdict.MASKED, len(values)), name
        assert TECHNIQUES.keys() < set(told.evidence), name


@pytest.mark.parametrize(
    ("grade", "make"),
    [
        pytest.param(grade, make, id=f"{grade.name} {how}")
        for grade, ways in zip(
            (Grade.HIDDEN, Grade.DIGEST, Grade.TOKEN), TECHNIQUES.values(), strict=True
        )
        for how, make in ways.items()
    ],
)
def test_how_it_looks_tells_the_technique(grade: Grade, make: Callable[[int], str]) -> None:
    cells = pl.Series([make(row) for row in range(ROWS)])
    replaced = with_replaced({}, cells, {C.BIRTH_DATE: frozenset({"name"})})
    assert replaced[C.BIRTH_DATE].to_pylist() == [grade] * ROWS


@pytest.mark.parametrize(("category", "name", "value"), PARTLY)
def test_what_shows_a_part_is_masked(category: C, name: str, value: str) -> None:
    verdicts = seen(name, [value] * ROWS)
    assert {c: (r.verdict, r.hits) for c, r in verdicts.items()} == {
        category: (Verdict.MASKED, ROWS)
    }
    assert "mask" in verdicts[category].evidence


@pytest.mark.parametrize("name", OTHERS)
def test_other_columns_stay_silent(name: str) -> None:
    assert seen(name, [OTHERS[name](row) for row in range(ROWS)]) == {}


def test_a_hidden_password_opens_nothing() -> None:
    assert seen("パスワード", ["●●●●●●"] * ROWS)[C.CREDENTIAL].verdict is Verdict.MASKED


def test_a_gender_of_one_sign_is_hidden() -> None:
    assert seen("性別", ["*", "＊"] * ROWS)[C.GENDER].hits == 2 * ROWS
    assert seen("電話番号", ["*"] * ROWS) == {}


@pytest.mark.parametrize("hides", ["****", _sha(0), _uuid(0), "090-****-1234"])
def test_clear_values_among_what_replaces_them_are_counted_exactly(hides: str) -> None:
    few = seen("電話番号", [*[hides] * 97, "090-1234-5678", "0471-23-4567", "080-1111-2222"])
    [told] = few.values()
    assert (told.verdict, told.hits) == (Verdict.INCIDENTAL, 3)
    many = seen("電話番号", [hides, "090-1234-5678", None, ""] * 10)
    assert (many[C.PHONE_NUMBER].verdict, many[C.PHONE_NUMBER].hits) == (Verdict.PERSONAL, 10)


def test_grades_in_the_clear_are_left_as_they_are() -> None:
    cells = pl.Series(["090-1234-5678", "****", None, "メモ", "03-****-1234"])
    graded = EVERY.grade(cells.to_arrow()).grades
    named = {C.PHONE_NUMBER: frozenset({"name"})}
    assert graded[C.PHONE_NUMBER].to_pylist() == [3, 0, 0, 0, 4]
    replaced = with_replaced(graded, cells, named)
    assert replaced[C.PHONE_NUMBER].to_pylist() == [3, 9, 0, 0, 4]
    assert with_replaced(graded, cells, {C.PHONE_NUMBER: frozenset({"weak-name"})}) is graded
    assert with_replaced(graded, cells.slice(3, 1), {C.PERSON: frozenset({"name"})}) is graded


def lines(path: Path) -> list[DetectLine]:
    source = FolderSource("files", Secret(str(path)))
    return list(detect(Target(source), EVERY, spans=True))


def test_spans_name_the_cells(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text(f"email,etag\n{_sha(1)},{_sha(2)}\n ****,x\n", "utf-8")
    found = lines(tmp_path)
    [field] = [line for line in found if isinstance(line, FieldLine)]
    assert (field.field, field.verdict, field.hits) == ("email", Verdict.MASKED, 2)
    spans = [(s.row, s.start, s.end) for s in found if isinstance(s, SpanLine)]
    assert spans == [(0, 0, 64), (1, 1, 5)]
