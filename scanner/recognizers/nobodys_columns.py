"""Columns of tables that tell of nobody who lives: of tales, of books, of animals.

A catalogue names who wrote its books, a quiz has people of history for its answers, a list of
characters gives each a birthday and a gender, and a register of animals the month in which each was
born.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import starmap

from scanner.model.category import DataCategory
from scanner.model.detection import Evidence
from scanner.model.profile import FieldProfile
from scanner.recognizers.headers.column_names import names_people
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.weighing import is_of

PERSON, GENDER, BIRTH_DATE = DataCategory.PERSON, DataCategory.GENDER, DataCategory.BIRTH_DATE
OF_THE_LIVING = (
    PERSON,
    DataCategory.PHONE_NUMBER,
    DataCategory.EMAIL_ADDRESS,
    DataCategory.JP_MY_NUMBER,
    DataCategory.WAON_NUMBER,
)
"""What no character has."""

OF_AUTHORS = expression(
    r"(?:編著|原著|著作?|作|訳|編|監修|作[詞曲])者(?:名|カナ|よみ|ヨミ|[_（(].{1,6})?|監修|原作|画家|責任表示"
    r"|(?:.*[^a-z])?(?:author|translator|illustrator|composer|artist)s?(?:[-_ ]?(?:name|nm|kana))?"
    "|tyosya|chosha(?:_?mei)?",
    re.IGNORECASE,
)
OF_FIGURES = expression(
    r"(?:物語の)?(?:主人公|登場人物|ヒーロー|ヒロイン|キャラクター)(?:名|の名前)?"
    "|(?:s[hy]uji[nm]k(?:ou?|oh)|(?:fictional|story)?[-_ ]?(?:hero|heroine|character)s?)"
    "(?:[-_ ]?(?:mei|nm|name))?",
    re.IGNORECASE,
)
"""Names of columns for who is only in tales."""

OF_ANSWERS = expression(
    r"(?:クイズの?)?(?:正[解答]|誤答|不正解|選択肢)[-_ ]?[0-9一二三四A-D]?"
    r"|(?:(?:in)?correct|wrong)[-_ ]?(?:answer|choice)s?[-_ ]?[0-9]?",
    re.IGNORECASE,
)
"""Names of columns for what a quiz asks, which are people of history and tales."""

OF_CHARACTERS = expression(
    r"(?:ご当地|ゆる)?キャラ(?:クター)?(?:名|の名前)|(?:ご当地キャラ|ゆるキャラ|マスコット)名?"
    r"|(?:chara(?:cter)?|kyara(?:kutaa)?|mascot|masukotto)[-_ ]?(?:name|nm|mei)",
    re.IGNORECASE,
)
OF_BREEDS = expression(
    r"[犬猫畜獣]種|(?:.*[^a-z])?breed(?:[-_ ]?(?:name|nm|cd))?|(?:ken|byou?)shu(?:[-_ ]?mei)?",
    re.IGNORECASE,
)
MONTH_OF_BIRTH = expression(
    r"生年月?|(?:sei|umare)_?(?:nen|nengetsu|nentsuki)|birth_?(?:month|ym|year)|yob", re.IGNORECASE
)
"""Names of columns for figures and animals, whose birthdays stand beside, and of these animals'."""

OF_WORKS = expression(
    r"(?:書|資料|題|作品|曲|誌|図書)名.{0,4}|出版[社者]名?|巻次|請求記号|(?:.*[^a-z])?isbn[-_ 0-9]*"
    r"|(?:.*[^a-z])?publisher(?:[-_ ]?name)?|book_?(?:title|name)|shomei|syomei|shuppansha",
    re.IGNORECASE,
)
"""Names of columns for works, and for their authors, who stand on the back of a book."""


def without_nobodys(profiles: Mapping[str, FieldProfile]) -> Mapping[str, FieldProfile]:
    """Take what tells of nobody who lives from the columns of a table."""
    for read in (_only_told_of, _characters, _animals):
        profiles = {**profiles, **read(profiles)}
    return profiles


def _only_told_of(profiles: Mapping[str, FieldProfile]) -> Mapping[str, FieldProfile]:
    """Take nobody's name from the columns of heroes, and of who wrote the books of a catalogue."""
    works = any(map(OF_WORKS.fullmatch, profiles))
    return {
        name: _without(profile, PERSON)
        for name, profile in profiles.items()
        if OF_FIGURES.fullmatch(name)
        or OF_ANSWERS.fullmatch(name)
        or (works and OF_AUTHORS.fullmatch(name))
    }


def _characters(profiles: Mapping[str, FieldProfile]) -> Mapping[str, FieldProfile]:
    """Take no birthday or gender from a table of characters that names nobody else."""
    others = {n: each for n, each in profiles.items() if not OF_CHARACTERS.fullmatch(n)}
    if len(others) == len(profiles) or any(starmap(_is_of_member, others.items())):
        return {}
    if any(is_of(category, each) for each in others.values() for category in OF_THE_LIVING):
        return {}
    return {name: _without(profile, BIRTH_DATE, GENDER) for name, profile in profiles.items()}


def _is_of_member(name: str, profile: FieldProfile) -> bool:
    """Say whether a column is about members, who chose a character: 会員番号, not 性別."""
    own = (profile.named.get(category, frozenset()) for category in (BIRTH_DATE, GENDER))
    return names_people(name) and not any(Evidence.NAME in said for said in own)


def _animals(profiles: Mapping[str, FieldProfile]) -> Mapping[str, FieldProfile]:
    """Take no month of birth from a table of animals, which tells the breed of each.

    A column for whole days may be one of who keeps them.
    """
    if not any(map(OF_BREEDS.fullmatch, profiles)):
        return {}
    return {
        name: _without(profile, BIRTH_DATE)
        for name, profile in profiles.items()
        if MONTH_OF_BIRTH.fullmatch(name)
    }


def _without(profile: FieldProfile, *categories: DataCategory) -> FieldProfile:
    kept = {c: seen for c, seen in profile.tallies.items() if c not in categories}
    return replace(profile, tallies=kept)
