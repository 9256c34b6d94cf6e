"""Names can be personal: a discovered name is shown only if no person can be read from it.

A file is called after the member who complained; a pivot table has surnames for columns. What the
user typed or the policy declares is shown without asking here. Everything else passes ``may_show``:

* A word of the schema ``vocabulary`` is never a person (``date`` is also 伊達).
* A **column** is hidden if one of its parts is a surname or a given name, in kanji, kana or romaji.
  A single such part in Latin letters beside a code mark is the code of a thing: ``mori_cd``.
* A **path** segment is hidden for the same, code mark or not; also for seven digits in a row, and
  for kanji or kana that the vocabulary does not know. An extension is a part like any other.

The dictionary of names is asked last, for a part that neither vocabulary nor spelling settles.
Latin parts of two letters are never names: too many codes are.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from scanner.model.detection import NameKind
from scanner.recognizers.headers.vocabulary import (
    AFFIXES,
    CODE_MARKS,
    HONORIFICS,
    JAPANESE,
    LATIN,
    PAIRS,
    PARTICLES,
    ROMAJI,
)
from scanner.recognizers.person.people import VARIANTS, People
from scanner.recognizers.person.romaji import is_romaji, spelled_alike
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.word_sets import word_set

PARTS_REMEMBERED = 1 << 16
CODES_UP_TO = 2
"""Letters of a Latin part that is too short to be a name."""

LONE_WORD = 4
"""Letters from which a Latin word is read where it is written onto another."""

LONGEST_LATIN_WORD = 14
"""Letters from which on it may be a key."""

EXTENSIONS = word_set("bak csv dat gz json jsonl log parquet tsv txt xls xlsx xml zip")
LONGEST_WORD = max(map(len, JAPANESE))
SPELLED = frozenset(map(spelled_alike, ROMAJI))
"""Words of schemas in romaji, however their consonants are spelled: ``jusyo``, ``zyusyo``."""

PART = expression(
    r"[A-Z]+(?![a-z])"  # YAMADA, and ID of userID
    r"|[A-Z]?[a-z]+"  # taro, and Taro of satoTaro
    r"|[^\W\d_A-Za-z]+"  # letters of other scripts: kanji and kana
)
UNSPOKEN = expression(
    r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
"""Accents, invisible signs, and selectors of a kanji's variant."""

SPACING = expression(r"(?<=[^\W\d_A-Za-z])\s+(?=[^\W\d_A-Za-z])")
UNDECODED = expression("[\ud800-\udfff]")
"""Bytes that are not UTF-8, as Python lists files: whoever knows CP932 reads a name from them."""

SEVEN_DIGITS = expression(r"[0-9]{7}")
KNOWN = expression(r"a|(?!p)(?:a?p{0,2}W)+a?")
KANA = expression(r"(?<![一-鿿々ぁ-ゖ])[ぁ-ゖ]{2,}|[ァ-ヺー]{2,}")
"""Kana that may be a word of its own: hiragana after kanji is an ending (問い合わせ)."""


def may_show(name: str, kind: NameKind) -> bool:
    """Say whether a discovered name may stand in a report, unless a recogniser finds more in it.

    Args:
        name: One column name, or one segment of a path, archive member, sheet or JSON key.
        kind: What it names; a column may also hold words that the vocabulary does not know.
    """
    folded = _fold(name)
    if UNDECODED.search(name) or (kind is NameKind.PATH and SEVEN_DIGITS.search(folded)):
        return False
    parts = _besides_pairs(PART.findall(folded))
    if kind is NameKind.PATH:
        return all(_is_latin_thing(part) if part.isascii() else _is_known(part) for part in parts)
    return _is_column_of_things(parts)


def is_of_schemas(name: str) -> bool:
    """Say whether what may be shown is words of the vocabulary, codes and digits alone.

    In Latin letters one word is, which names nobody; two may be a surname with a given name.
    """
    parts = PART.findall(_fold(name))
    if not name.isascii():
        return all(map(_is_word, parts))
    words = [part for part in parts if len(part) > 1 and part.lower() not in EXTENSIONS]
    return len(words) <= 1 and len("".join(words)) <= LONGEST_LATIN_WORD


def _is_word(part: str) -> bool:
    return _is_latin_thing(part) if part.isascii() else _is_known(part)


def _fold(name: str) -> str:
    """Give both widths and variant kanji one form; drop what is not spoken."""
    if name.isascii():
        return name
    bare = UNSPOKEN.sub("", unicodedata.normalize("NFKD", name))
    return SPACING.sub("", unicodedata.normalize("NFC", bare)).translate(VARIANTS)


def _besides_pairs(parts: list[str]) -> list[str]:
    """Leave out parts that are a word of the vocabulary together: ``eiji_nm``."""
    starts = [i for i, pair in enumerate(pairwise(parts)) if " ".join(pair).lower() in PAIRS]
    paired = {place for i in starts for place in (i, i + 1)}
    return [part for i, part in enumerate(parts) if i not in paired]


def _is_column_of_things(parts: list[str]) -> bool:
    people = [i for i, part in enumerate(parts) if not _is_thing(part)]
    if len(people) != 1:
        return not people
    (i,) = people
    beside = parts[max(i - 1, 0) : i] + parts[i + 1 : i + 2]
    return parts[i].isascii() and any(part.lower() in CODE_MARKS for part in beside)


def _is_thing(part: str) -> bool:
    return _is_latin_thing(part) if part.isascii() else _is_japanese_thing(part)


@lru_cache(PARTS_REMEMBERED)
def _is_latin_thing(part: str) -> bool:
    word = part.lower()
    return (
        len(word) <= CODES_UP_TO
        or word in LATIN
        or spelled_alike(word) in SPELLED
        or not is_romaji(word)
        or _is_compound(word)
        or not People.of_dictionary().sounded(word)
    )


def _is_compound(word: str) -> bool:
    """Find two words of the vocabulary written as one: ``kaiinbango``, ``tenpocd``."""
    return any(
        word[:i] in LATIN and word[i:] in (LATIN if len(word) - i >= LONE_WORD else CODE_MARKS)
        for i in range(LONE_WORD, len(word) - 1)
    )


@lru_cache(PARTS_REMEMBERED)
def _is_japanese_thing(part: str) -> bool:
    if _is_known(part):
        return True
    people = People.of_dictionary()
    return not (
        any(word not in JAPANESE for word in people.named_in(part))
        or any(people.spelled(piece) for piece in _pieces(part, around="Wh"))
        or any(
            people.sounded(kana)
            for piece in _pieces(part, around="h")
            for kana in KANA.findall(piece)
            if not _is_known(kana)
        )
    )


def _pieces(part: str, *, around: str) -> list[str]:
    """Give what stands between units of these kinds: 中村 in 会員中村様."""
    return "".join(" " if kind in around else text for text, kind in _read(part)).split()


@lru_cache(PARTS_REMEMBERED)
def _is_known(part: str) -> bool:
    """Tell whether the vocabulary reads the whole part.

    One affix may stand alone, before, between and after words; two of them side by side are no
    reading, because that is how surnames are made (中 + 村). Particles only join.
    """
    return KNOWN.fullmatch("".join(kind for _, kind in _read(part))) is not None


def _read(part: str) -> Iterator[tuple[str, str]]:
    """Split from the left into the longest units of the vocabulary and single characters.

    Yields:
        Text and its kind: ``W`` word, ``h`` honorific, ``a`` affix, ``p`` particle, ``?`` unknown.
    """
    start = 0
    while start < len(part):
        ends = range(min(start + LONGEST_WORD, len(part)), start, -1)
        text, kind = next(
            ((part[start:end], kind) for end in ends if (kind := _kind(part[start:end]))),
            (part[start], "?"),
        )
        yield text, kind
        start += len(text)


def _kind(text: str) -> str:
    vocabularies = (JAPANESE, "W"), (HONORIFICS, "h"), (AFFIXES, "a"), (PARTICLES, "p")
    return next((kind for words, kind in vocabularies if text in words), "")
