"""One sound for every spelling: 佐藤 is さとう, サトウ, ｻﾄｳ, sato, satou, satoh and satô.

``sound`` is no spelling to show. It makes Kunrei and Hepburn (ローマ字のつづり方, 昭和29年内閣告示
第1号, 第1表 and 第2表) equal and forgets how long *o* and *u* are: what sounds alike compares
alike. A table of this size was preferred to a package: those that spell romaji in kana keep
long vowels apart, in which the spelling of names is least consistent.
"""

from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.kana import AS_KATAKANA

ROWS = (
    " アイウエオ",
    " ァィゥェォ",
    "kカキクケコ",
    "gガギグゲゴ",
    "sサシスセソ",
    "zザジズゼゾ",
    "tタチツテト",
    "dダヂヅデド",
    "nナニヌネノ",
    "hハヒフヘホ",
    "bバビブベボ",
    "pパピプペポ",
    "mマミムメモ",
    "yヤ ユ ヨ",
    "rラリルレロ",
    "wワヰ ヱヲ",
)
"""A consonant, then its kana in the order of ``aiueo``."""

SYLLABLES = str.maketrans(
    {
        kana: row[0].strip() + vowel
        for row in ROWS
        for kana, vowel in zip(row[1:], "aiueo", strict=True)
        if kana != " "
    }
    | {"ン": "n", "ッ": "-", "ー": "", "ャ": "-ya", "ュ": "-yu", "ョ": "-yo"}
)
GEMINATE = expression(r"-(.)")

SPELLINGS = (
    ("cch", "tty"),
    ("tch", "tty"),
    ("sh", "sy"),
    ("ch", "ty"),
    ("ts", "t"),
    ("j", "zy"),
    ("f", "h"),
    ("dz", "z"),
    ("di", "zi"),
    ("du", "zu"),
    ("yy", "y"),
    ("yi", "i"),
    ("wo", "o"),
)
LONG_BY_H = expression(r"([ou])h(?![aiueoy])")
"""Ohno, Satoh; not Yohei."""

LONG = expression(r"(o)[ou]+|(u)u+")
M_FOR_N = expression(r"m(?=[bmp])")
"""Namba, Homma."""

IN_SYLLABLES = expression(
    r"(?:(?:[bcdgjkpstz]?(?:[bdfghjkmnprstwyz]|[bdghjkmnprstz]y|sh|ch|ts))?[aiueo]h?|n|m(?=[bmp]))+"
)


def is_romaji(word: str) -> bool:
    """Tell whether a lower-case word is made of Japanese syllables only."""
    return IN_SYLLABLES.fullmatch(word) is not None


def romanised(kana: str) -> str:
    """Spell kana in Latin letters, in one of the ways that ``sound`` makes equal."""
    spelled = kana.translate(AS_KATAKANA).translate(SYLLABLES).replace("i-", "")
    return GEMINATE.sub(r"\1\1", spelled)


def sound(word: str) -> str:
    """Give what a lower-case word in romaji, or a word in kana, sounds like."""
    heard = LONG_BY_H.sub(r"\1", M_FOR_N.sub("n", word)) if word.isascii() else romanised(word)
    return LONG.sub(r"\1\2", _consonants(heard))


def spelled_alike(word: str) -> str:
    """Give the consonants of a lower-case word in romaji one spelling; vowels stay as they are."""
    return _consonants(M_FOR_N.sub("n", word))


def _consonants(word: str) -> str:
    for spelling, canonical in SPELLINGS:
        word = word.replace(spelling, canonical)
    return word
