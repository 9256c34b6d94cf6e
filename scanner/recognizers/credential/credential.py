"""Credentials: keys, connection strings, signed addresses, private keys, passwords.

They stand amid other text nearly always, so a cell that holds one has a grade of those. A cell of a
password alone looks like any code: ``Grade.SHAPED`` is given to all words of signs of ASCII, and
counts in a column that is named for passwords. Digests count as masked there, and nowhere else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.system import RecognizerSettings
from scanner.recognizers.credential.forms import (
    HASH_SHAPE,
    HASHED,
    KINDS,
    PATH,
    PATH_SHAPE,
    PIN,
    PIN_SHAPE,
    WORD,
    WORD_SHAPE,
)
from scanner.recognizers.headers.column_names import NamedBy
from scanner.recognizers.numbers.labelled import graded, spans
from scanner.recognizers.reading.candidates import matching, parted, spread, with_grade
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.weighing import MOSTLY, Scale

NAME = NamedBy(
    strong=(
        *("password", "passwd", "passphrase", "pwd", "pw", "pasuwado", "パスワード", "暗証キー"),
        *("pass word", "pass wd", "passcode", "pass code", "pswd", "psswd", "パスコード", "パスワ"),
        *(
            "pasuwaado",
            "ansho",
            "ansho no",
            "anshou",
            "ansyo",
            "ansho bango",
            "暗証",
            "パスフレーズ",
        ),
        *("secret", "secret key", "client secret", "api key", "apikey", "access key", "auth key"),
        *("account key", "private key", "アクセスキー", "秘密鍵", "接続文字列", "api キー"),
        *(
            "connection string",
            "conn str",
            "sas url",
            "認証キー",
            "シークレット",
            "シークレットキー",
        ),
        *("access token", "refresh token", "auth token", "bearer token", "session token"),
        *("アクセストークン", "pin", "pin コード", "pin code", "pincode", "pin no"),
        *("暗証番号", "暗証 no", "api secret", "token secret"),
    ),
    weak=(
        *("token", "pass", "credential", "credentials", "認証情報", "sas", "パス"),
        *("key", "キー", "鍵"),
    ),
)
PASS = expression(
    r"(?:.*[^a-z])?(?:login|user|usr|db|ftp|sftp|smtp|wi-?fi|admin|init|initial|temp|tmp|root|web|mail"
    r"|zip|member|my|cust|kaiin)[-_ ]?(?:pass|pw|pin)[0-9]?(?:[-_ ](?:plain|raw|text|old|new))?",
    re.IGNORECASE,
)
WRITTEN_OUT = expression(
    r"(?:.*[^a-z])?(?:password|passwd|pwd|pswd|pw)[-_ ](?:plain|raw|text|clear|old|new)",
    re.IGNORECASE,
)
"""Names of passwords that ``headers`` takes for hints."""

SCORES = {Grade.CERTAIN_WITHIN: 0.95, Grade.CHECKED_WITHIN: 0.6}


@dataclass(frozen=True, slots=True)
class Credential:
    """Recognises what opens something."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """Credentials."""
        return DataCategory.CREDENTIAL

    def name_evidence(self, name: str) -> frozenset[str]:
        """``password`` and 接続文字列 are names, ``token`` is a hint."""
        if PASS.fullmatch(name) or WRITTEN_OUT.fullmatch(name):
            return frozenset({Evidence.NAME})
        return NAME.evidence(name)

    def grade(self, column: Column) -> pl.Series | None:
        """Grade by the forms of keys, and by the words before values."""
        return spread(len(column.raw), [*_words(column), *graded(column, KINDS)])

    def spans(self, text: str) -> Iterator[Detection]:
        """Find keys and passwords."""
        return spans(text, KINDS, self.category, SCORES)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count what is certain.

        A column of 64 bytes in base64 is one of digests: keys that are known by their length alone
        count among other things only.
        """
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.FORM)
        if scale.hinted or scale.share(Grade.CHECKED_WITHIN) < MOSTLY:
            scale.count(Grade.CHECKED_WITHIN, Evidence.SHAPE)
        if scale.named:
            scale.count(Grade.SHAPED, Evidence.SHAPE)
        return scale.verdict() if scale.counted or scale.named else None


def _words(column: Column) -> Iterator[pl.DataFrame]:
    """Give the cells that are one word of ASCII, or stand for one, with their grades."""
    hashed = matching(matching(column.like(HASH_SHAPE), WORD), HASHED)
    passing, paths = column.shapes.like(WORD_SHAPE), column.shapes.like(PATH_SHAPE)
    if passing is None or paths is None:
        words = matching(column.like(WORD_SHAPE), f"{WORD}|{PIN}")
        yield with_grade(_no_paths(words), Grade.SHAPED)
    else:
        yield with_grade(column.shaped(passing & ~paths), Grade.SHAPED)
        yield with_grade(_no_paths(column.shaped(passing & paths)), Grade.SHAPED)
        yield with_grade(column.like(PIN_SHAPE), Grade.SHAPED)
    yield with_grade(hashed, Grade.MASKED)


def _no_paths(words: pl.DataFrame) -> pl.DataFrame:
    return words if words.is_empty() else parted(words, words["text"].str.contains(PATH))[1]
