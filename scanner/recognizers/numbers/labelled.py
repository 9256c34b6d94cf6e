"""Values that a word or a sign of their own gives away: keys, passwords, numbers of documents.

Such words are rare in columns of other things, so one screen for all of them over the longer cells
decides for nearly all of a column. What passes is folded sign by sign, so that offsets stay those
of the raw text, and searched by expressions that both engines read alike, as in ``candidates``.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Grade
from scanner.recognizers.address.plain import is_plain_address
from scanner.recognizers.reading.candidates import (
    UNGRADED,
    matching,
    parted,
)
from scanner.recognizers.reading.expressions import expression, of_python, python
from scanner.recognizers.reading.held_words import Sieve
from scanner.recognizers.reading.lanes import lane
from scanner.recognizers.reading.normalise import (
    SIGN_BY_SIGN,
    VOWEL_SIGNS,
    WIDTH,
    Column,
    folding,
)
from scanner.recognizers.reading.shapes import one_of

CREDENTIAL_WORDS = (
    *("pass", "pwd", "pw", "パス", "ﾊﾟｽﾜｰﾄﾞ", "暗証", "言葉", "mysql", "mariadb", "sqlcmd"),
    "sudo",
    *("bcp", "7z", "zip"),
    *("psql", "\\\\", "curl", "wget"),
    *("secret", "key", "キー", "秘密鍵", "共有鍵", "署名鍵", "token", "sig=", "signature="),
    *("bearer", "basic", "://"),
    *("akia", "asia", "aiza", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-"),
    *("shpat_", "shpca_", "shppa_", "shpss_", "npm_"),
    *(
        "xox",
        "k_live_",
        "k_test_",
        "whsec_",
        "q~",
        "eyj",
        "==",
        "pin",
        "psk",
        "wi-fi",
        "wifi",
        "ssid",
        "pswd",
    ),
    *("無線lan", "ワイファイ"),
    *("--auth", "sk-", "sg."),
    *("slack.com", ":152", "sqlplus", "sqlldr", "expdp", "impdp", "rman"),
    *("ログイン", "ログオン", "サインイン"),
    *("で入れな", "で入れま", "で入れた"),
    *("解凍", "展開", "復号", "シークレット", "トークン", "ﾄｰｸﾝ", "ワンタイムコード"),
    *("解除コード", "ロック解除", "ロックの解除"),
    *("identified", "securestring", "docker", "podman", "az login", "oc login"),
    *("ftp", "vpn", "管理画面"),
    *("redis", "ldap", "mongo", "管理者", "アカウント", "ユーザ", "付箋", "鍵"),
    *("付せん", "ふせん", "フセン", "ホワイトボード", "白板", "root", "admin", ".env", " -u "),
    *(".jp;", ".com;", ".jp,", ".com,", ".jp\t", ".com\t", ".example;", ".net;"),
)
DOCUMENT_WORDS = (
    *("免許", "licence", "license", "旅券", "パスポート", "passport", "在留", "被保険者", "保険証"),
    *("健保", "国保", "ゆうちょ", "郵便貯金", "通帳", "ﾊﾟｽﾎﾟｰﾄ"),
    *("口座", "普通", "account", "年金", "住民票コード"),
)
"""A text without any of them, in half or full width, holds no such value; lower case."""

SHORTEST, SHORTEST_ASCII = 13, 7
"""Bytes of the shortest texts with a word and a value: ``口座:123456``, ``pw:1234``.

A text of less than the first must begin with a letter of ASCII: so are dates, postcodes and short
codes kept from the search, at the price of a comparison.
"""

IN_LANE = 12
"""Kinds that are searched in one lane: two expressions each, of which it keeps thirty."""

FEW = 128
"""Cells that are read faster one by one: the other engine prepares each search anew."""

SHAPE = one_of(
    "[KJFPXc].*[a0F]|[a0F].*[KJFPXc]|F|[KJFPXc].{29}",  # of words beyond ASCII, or quoted
    "[=:>]|-{5}|[0a+/_.~-]{16}",  # of what stands behind a sign, or has a form of its own
    "a(?:[\"'],)?[ \t]{1,3}[^ \t]*0|-a[ \t]a{6}",  # of a password behind a word
    "-a[^ ]{4,64} -a ?a|-a ?[^ ]{2,40} -a[^ ]{4}",  # of a client of a database
    "a [a0_.-]{2,32} ?/ ?[^ /]{6}",  # of a pair behind the word for a network
    "(?:\\A|[^a])a{11}[ \t]{1,4}a{4}|[ \t]a{5}[ \t][^ \t]{1,64}[ \t]a{8}[ \t]",  # of a directive
    "aa0{7}(?:[^0a]|\\z)|0{12}",  # of a passport, of a licence
)
"""Cells with a word and a value have one of these shapes."""

SIGNS = "A:=\\"
"""A letter or a sign, one of which each word of ASCII has."""

_NARROW = CREDENTIAL_WORDS + DOCUMENT_WORDS
_WIDE = {code: code + WIDTH for code in range(0x21, 0x7F)}
_WORDS = "|".join(
    dict.fromkeys(re.escape(w) for word in _NARROW for w in (word, word.translate(_WIDE)))
)
_HAS_WORD = expression(_WORDS)

_folded = folding(SIGN_BY_SIGN)
_DASH_BEHIND = f"([0-9A-Za-z*-])[{VOWEL_SIGNS}]"
_ENTRY = "[0-9A-Za-z_-]{4,64}の(?:エントリー?|レコード|キー?名|行|項目|定義|枠|欄)"
_OF_DEVICE = (
    "(?:(?i:device|push|fcm|gcm|apns)|端末|デバイス|プッシュ(?:通知)?)[ _-]?"
    "(?i:registration[ _-]?)?の?(?:(?i:token)|トークン|ﾄｰｸﾝ)"
)
_NO_LABEL = f"{_ENTRY}|{_OF_DEVICE}"
"""What an entry is called that is spoken of, before what is said of it; what names a device."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value.

    Attributes:
        grade: What a cell with one is worth.
        found: What a place looks like, in folded text; its one group is the value.
        but: What the value must not be, from end to end.
        needs: Signs of which every such text has one, wherever; others are not searched.
    """

    grade: Grade
    found: str
    but: str = ""
    needs: tuple[str, ...] = ()

    def holding(self, folded: pl.Series) -> np.ndarray:
        """Say which texts hold one."""
        held = folded.str.contains(self.found)
        if self.needs and held.any():
            held &= folded.str.contains_any(list(self.needs))
        found = held.arg_true()
        if self.but and not found.is_empty():
            values = (
                pl.DataFrame(
                    {"at": found, "text": folded.gather(found).str.extract_all(self.found)}
                )
                .explode("text", empty_as_null=False)
                .with_columns(pl.col("text").str.extract(self.found, 1))
                .filter(~pl.col("text").str.contains(rf"\A(?:{self.but})\z"))
            )
            found = values["at"]
        holding = np.zeros(len(folded), bool)
        holding[found.to_numpy()] = True
        return holding

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """Give the place of every value in one text."""
        if self.needs and not any(sign in folded for sign in self.needs):
            return
        for match in python(self.found).finditer(folded):
            if not self.but or python(self.but).fullmatch(match[1]) is None:
                yield match.span(1)


def graded(column: Column, kinds: Collection[Kind]) -> pl.DataFrame:
    """Grade the cells of a column that hold a value of some kind."""
    cells = column.form(cells_with_word)
    if cells.is_empty():
        return UNGRADED
    texts, grades = cells["text"], np.zeros(len(cells), np.uint8)
    held = _sieve(tuple(kinds)).pass_through(texts)
    for number, (kind, words) in enumerate(zip(kinds, held, strict=True)):
        asked = np.flatnonzero(words & (grades < kind.grade))
        some = texts.gather(asked)
        if len(some) <= FEW:
            holding = np.array([any(kind.places(text)) for text in some], bool)
        else:
            own = lane(f"{len(kinds)} kinds from {number - number % IN_LANE}")
            holding = own.submit(kind.holding, some).result()
        grades[asked[holding]] = kind.grade
    return cells.with_columns(grade=pl.Series(grades)).filter(grades > 0)


@cache
def _sieve(kinds: tuple[Kind, ...]) -> Sieve:
    return Sieve(of_python(kind.found) for kind in kinds)


def spans(
    text: str, kinds: Iterable[Kind], category: DataCategory, scores: Mapping[Grade, float]
) -> Iterator[Detection]:
    """Find every value of these kinds in one text."""
    if is_plain_address(text):
        return
    if _has_room(text) and _HAS_WORD.search(text.casefold()) is not None:
        folded = python(_NO_LABEL).sub(_blank, folded_signs(text))
        for kind in kinds:
            for start, end in kind.places(folded):
                yield Detection(category, start, end, scores[kind.grade])


def folded_signs(text: str) -> str:
    """Fold a text sign by sign, so that every offset stays."""
    return python(_DASH_BEHIND).sub(r"\1-", _folded(text))


def cells_with_word(column: Column) -> pl.DataFrame:
    """Give the cells that hold one of the words, folded."""
    if column.is_ascii and not column.could_hold(SIGNS):
        return column.none
    cells = column.like(SHAPE)
    if cells.is_empty():
        return cells
    size = cells["text"].str.len_bytes()
    letter_first = (cells["text"] >= "A") & (cells["text"] < "\x7f")
    room, _ = parted(cells, (size >= SHORTEST) | ((size >= SHORTEST_ASCII) & letter_first))
    frame = matching(room, f"(?i){_WORDS}")
    if frame.is_empty():
        return frame
    folded = frame["text"].str.replace_many(SIGN_BY_SIGN).str.replace_all(_DASH_BEHIND, "${1}-")
    return frame.with_columns(text=folded.str.replace_all(_NO_LABEL, ""))


def _blank(no_label: re.Match[str]) -> str:
    return " " * len(no_label[0])


def _has_room(text: str) -> bool:
    size = len(text.encode("utf-8", "surrogatepass")) if len(text) < SHORTEST else SHORTEST
    return size >= SHORTEST or (size >= SHORTEST_ASCII and "A" <= text < "\x7f")
