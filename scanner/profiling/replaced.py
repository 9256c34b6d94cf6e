"""Cells that hold something in place of a value: signs, words, digests, tokens.

``****``, a SHA-256 or a UUID say nothing by themselves: an etag and a status look alike. In a
column that is named for a category they are that category, masked, and how they look tells the
technique. So only the cells of such columns are looked at, and of those only the ones in which the
recognisers saw no value: what is in the clear stays counted as it is. What reads back as text
(base64 of a name) replaces nothing.
"""

from collections.abc import Iterator, Mapping

import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.detection import SPEAKING, Evidence, Grade
from scanner.profiling.grading import Grades
from scanner.profiling.tokens import HEX, LABEL, MIXED, RADIX, RADIX_LENGTHS, UUID
from scanner.profiling.writings import ANYWHERE

ANY_OF_THESE = (
    r"[*●•■□○◯〇×✕✱∗※＊＃#【\[{<＜［]|[xXｘＸ]{2}|[0-9A-Za-z+/_-]{16}|\A\s*[A-ZＡ-Ｚ][.．・]|[非匿伏黒消削]"
    "|マスク|マスキ|(?i:redact|mask|anonymi|removed|deleted|hidden|suppress)"
)
"""Screen: no cell that holds something in place of a value lacks this."""

SIGNS, LETTERS = "[●•■□○◯〇×✕✱∗※]", "[xX]{3,}|#{2,}"
CROSSES = "([ぁ-ヶ一-龠々])[xX]{2,}"
"""Two behind a Japanese sign are enough."""

WRITTEN = r"\A[0-9*xX#\s./()年月日+-]+\z"
"""Numbers and days, of which any letter is a sign."""

ALL_HIDDEN = r"\A[*\s./()年月日@+:~ー-]*\z"
TWO_SIGNS = r"\*.*\*"
SENTENCE = r"[。、!?\n]"
VISIBLE = 64
"""Length of the longest text that is taken for one value with signs in it."""

SINGLE = "*"
"""What hides a value of one sign."""

INITIALS = r"\A[A-Z][.・]\s?[A-Z][.]?\z"
_DONE = "(?:化|済み?|後|値)*"
WORDS = (
    r"(?i)\A[\[<({【「*]*(?:redacted|masked|anonymi[sz]ed|removed|deleted|hidden|suppressed"
    rf"|マスク{_DONE}|マスキング{_DONE}|匿名化{_DONE}|秘匿{_DONE}|非公開|非表示|非開示|伏せ?字|黒塗り{_DONE}|消去済み?|削除済み?"
    r"|個人情報(?:のため)?(?:削除|非公開|マスク))[\]>)}】」*]*\z"
)
_KIND = "[A-Z][A-Z_]{2,28}[0-9]{0,6}"
PLACEHOLDER = (
    rf"\A(?:<{_KIND}>|\[{_KIND}\]|\{{\{{?{_KIND}\}}\}}?|[\[<【](?:氏名|名前|人名|住所|電話番号|生年月日"
    r"|メール(?:アドレス)?|性別|個人番号|カード番号)[0-9]{0,6}[\]>】])\z"
)
"""What tools that take out personal data leave: ``<PERSON>``, ``[EMAIL_ADDRESS_1]``."""

NOTHING = (
    r"\A.{1,2}(?:NULL|NONE|EMPTY|BLANK|UNKNOWN|NAN|UNDEFINED|TEST|TBD|MISSING|NIL|DUMMY)[^A-Z]"
)
"""Words in such brackets for that there was nothing to take out."""

HEX_LENGTHS = (16, 20, 24, 32, 40, 56, 64, 96, 128)
CIPHER = 32
"""Hexadecimal digits from which on a number of them that no digest has is a cipher."""

RADIX_SHORTEST = 20
CRYPT = r"\A\$[0-9a-z]{1,8}\$[0-9A-Za-z./$=,+_-]{12,}\z"
"""Salted hashes as ``crypt`` writes them."""

ACCOUNT = r"\A0x[0-9a-fA-F]{40}\z"
"""An account of Ethereum, which is called an address."""

PREFIXED = r"\A[A-Za-z]{1,10}(?:[_-]|:v[0-9]:)([0-9A-Za-z+/=]{12,})\z"
"""``tok_…``, ``vault:v1:…``."""


def with_replaced(
    graded: Grades, cells: pl.Series, named: Mapping[DataCategory, frozenset[str]]
) -> Grades:
    """Grade what stands in place of a value, for the categories that the column is named for.

    Args:
        graded: As the recognisers grade the cells.
        cells: Strings.
        named: What the column's name speaks for.
    """
    added = {
        category: grades
        for category, codes in named.items()
        if codes & SPEAKING and Evidence.BUSINESS_NAME not in codes
        for grades in _added(graded.get(category), cells, category)
    }
    return {**graded, **added} if added else graded


def _added(graded: pa.Array | None, cells: pl.Series, category: DataCategory) -> Iterator[pa.Array]:
    """Give the grades of a category anew, where some change."""
    none = pl.Series([int(Grade.NONE)], dtype=pl.UInt8)
    known = none.new_from_index(0, len(cells)) if graded is None else pl.Series(graded)
    unseen = (known == int(Grade.NONE)).arg_true()
    if unseen.is_empty():
        return
    texts = cells if len(unseen) == len(cells) else cells.gather(unseen)
    passing = texts.str.contains(ANY_OF_THESE).fill_null(value=False)
    if not passing.any():
        return
    texts = texts.filter(passing)
    distinct = texts.unique()
    found = texts.replace_strict(distinct, _techniques(distinct, category), return_dtype=pl.UInt8)
    if (found > int(Grade.NONE)).any():
        yield known.scatter(unseen.filter(passing), found).to_arrow()


def _techniques(distinct: pl.Series, category: DataCategory) -> pl.Series:
    """Say of each text what it is in place of a value, as a grade."""
    folded = distinct.str.normalize("NFKC").str.strip_chars()
    found = pl.Series([0], dtype=pl.UInt8).new_from_index(0, len(folded))
    signs = _signed(folded)
    for marks, grade in (
        (_partly(folded, signs), Grade.MASKED),
        (_hidden(folded, signs, category), Grade.HIDDEN),
        *_unlike(folded),
    ):
        found = found.set(marks, int(grade))
    return found


def _signed(folded: pl.Series) -> pl.Series:
    """Write every sign that hides a character in one way."""
    signs = folded.str.replace_all(SIGNS, "*")
    written = signs.str.contains(WRITTEN)
    signs = signs.zip_with(~written, signs.str.replace_all("[xX#]", "*"))
    return signs.str.replace_all(CROSSES, "$1**").str.replace_all(LETTERS, "**")


def _partly(folded: pl.Series, signs: pl.Series) -> pl.Series:
    """Mark what shows some of a value: 山XX, ****1234, T.Y."""
    one = (folded.str.len_chars() <= VISIBLE) & ~folded.str.contains(SENTENCE)
    return (one & signs.str.contains(TWO_SIGNS)) | folded.str.contains(INITIALS)


def _hidden(folded: pl.Series, signs: pl.Series, category: DataCategory) -> pl.Series:
    """Mark what shows nothing of a value."""
    hidden = signs.str.contains(ALL_HIDDEN) & signs.str.contains(TWO_SIGNS)
    hidden |= folded.str.contains(WORDS)
    hidden |= folded.str.contains(PLACEHOLDER) & ~folded.str.contains(NOTHING)
    return hidden | (folded == SINGLE) if category is DataCategory.GENDER else hidden


def _unlike(folded: pl.Series) -> Iterator[tuple[pl.Series, Grade]]:
    """Mark digests, and identifiers without a meaning."""
    bare = folded.str.replace(LABEL, "")
    size = bare.str.len_bytes()
    is_hex = bare.str.contains(HEX) & bare.str.contains("[a-fA-F]") & bare.str.contains("[0-9]")
    mixed = bare.str.contains(RADIX) & ~is_hex
    body = bare.str.extract(PREFIXED).fill_null("")
    prefixed = body.str.contains("[0-9]") & body.str.contains("[A-Za-z]")
    for signs in MIXED:
        mixed &= bare.str.contains(signs)
    clear = folded.str.contains(ACCOUNT)
    for read in ANYWHERE.values():
        clear |= read(bare).is_not_null()
    token = (is_hex & (size >= CIPHER)) | (mixed & (size >= RADIX_SHORTEST)) | prefixed
    yield (token & ~clear) | bare.str.contains(UUID), Grade.TOKEN
    digest = (is_hex & size.is_in(HEX_LENGTHS)) | (mixed & size.is_in(RADIX_LENGTHS))
    yield (digest & ~clear) | bare.str.contains(CRYPT), Grade.DIGEST
