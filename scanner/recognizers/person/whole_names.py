"""Names that are a whole cell, with what stands around them: honorific, reading, mask."""

from collections.abc import Iterator

import polars as pl

from scanner.model.detection import Grade
from scanner.recognizers.house_words import TRADES
from scanner.recognizers.person.history import IN_BOTH
from scanner.recognizers.person.nobody import is_of_nobody, may_be_nobody
from scanner.recognizers.person.people import NAMED, Known, known, reads_as_surname
from scanner.recognizers.person.writings import (
    HALF_KANA,
    HIRAGANA,
    HONORIFIC,
    KANJI,
    KATAKANA,
    LATIN,
    SPACE,
    WRITINGS,
    flags,
    of_kanji,
)
from scanner.recognizers.reading.candidates import UNGRADED, matching, parted, with_grade
from scanner.recognizers.reading.expressions import expression, python
from scanner.recognizers.reading.normalise import MASKS
from scanner.recognizers.reading.widened import widened

ON_DUTY = (
    "[早日遅夜昼朝明中][番勤]?|準夜勤?|深夜勤?|夕方?|当直|宿直|休み?"
    "|[正副主代兼臨]|非?常勤|派遣|パート|嘱託|臨時"
)
"""When and as what somebody works, behind the name: 武田（早）, 山口(夜勤)."""

NAMELIKE = (
    f"\\A[{SPACE}]*(?:[{KANJI}][{KANJI}{HIRAGANA}{KATAKANA}{SPACE}]{{0,14}}"
    f"|[{HIRAGANA}{KATAKANA}]{{1,3}}[{KANJI}]|[{HIRAGANA}{SPACE}]{{2,18}}|[{KATAKANA}・＝=.．{SPACE}]{{2,30}}|[{HALF_KANA}{SPACE}]{{2,28}}"
    f"|[{LATIN}][{LATIN}{SPACE},，.．'’-]{{1,40}}|[{LATIN}{SPACE}，,'’-]{{2,40}})"
    f"(?:[（(](?:[{KATAKANA}{HIRAGANA}{HALF_KANA}{LATIN}{SPACE}]{{2,40}}|{ON_DUTY})[）)])?[{SPACE}]*\\z"
)
"""Screen: no cell that is a name lacks this shape."""

LABELS = (
    "フリガナ|ふりがな|ﾌﾘｶﾞﾅ|郵便番号|住所[12１２]?|生年月日|性別|(?:会員|カード|電話|携帯)番号|電話|携帯"
    "|メール(?:アドレス)?|氏名|お?名前|カナ氏名|個人番号|マイナンバー|不?一致|空[白欄]|未[入記]力?|記載なし|[入退]会日|(?:登録|更新|発行)日|(?-i:NG|OK)"
)
"""What a header that is repeated, or a note on a check, leaves in a column of names."""

SERVER = "[a-z]+-[b-df-hj-np-tv-xz]{2,4}"
"""What no name of a person ends with, a word without a vowel: ``orders-prd``."""

NOTHING = (
    rf"\A[{SPACE}]*(?:(?i:null|none|nan|nil|undefined|unknown|tbd|blank|dummy|test)|同上|不詳|削除済み?|{LABELS}"
    rf"|{SERVER})[{SPACE}]*\z"
)
"""What systems and people write where there is nobody."""

READING = f"[{SPACE}]?[（(][^（()）]*[）)]\\z"
"""What may stand behind a name: how it is read."""

HONOURED = rf"[{SPACE}]*(?:{HONORIFIC})\z"

PET = rf"\A[{HIRAGANA}{KATAKANA}{HALF_KANA}]+[{KANJI}]?(?:くん|ちゃん|君)\z"
"""How children are called, and pets, dolls and mascots as well: their column decides."""

MASKED = (
    rf"\A[{SPACE}]*(?:[{KANJI}{KATAKANA}{HALF_KANA}{HIRAGANA}{LATIN}]{{1,6}}[{SPACE}]?[*{MASKS}]{{1,12}}"
    rf"(?:[{SPACE}・]?[{KANJI}{KATAKANA}{HALF_KANA}{HIRAGANA}{LATIN}]{{0,4}}[*{MASKS}]{{0,12}})?"
    rf"|[*{MASKS}]{{1,8}}[{SPACE}]?[{KANJI}{KATAKANA}{HALF_KANA}{HIRAGANA}]{{1,4}})(?:{HONORIFIC})?[{SPACE}]*\z"
)

SHOP = rf"\A(?:{widened(expression(TRADES))}).*(?:{HONORIFIC})\z"
"""How shops begin that are called like people: 居酒屋源さん."""

SHAPE = r"\A[^0@:/\n]+\z"
"""What cells that are a name look like, masked or not."""

NOBODY = frozenset("神王仏客皆奥誰何嫁婿父母姉兄娘孫済") | {"大家"}
"""Whom an honorific does not name: 神様."""

LONGEST_SHAPED = 6
SHORTEST_SHOP = 2


def grade_text(text: str) -> Grade:
    """Grade one cell as a whole name."""
    if python(MASKED).search(text) is not None:
        return Grade.MASKED
    if python(NAMELIKE).search(text) is None or python(NOTHING).search(text) is not None:
        return Grade.NONE
    core = python(READING).sub("", text.strip(SPACE))
    if is_of_nobody(core) or python(SHOP).search(core) is not None:
        return Grade.SHAPED
    name = python(HONOURED).sub("", core)
    if name in ("", core) or (len(core) <= LONGEST_SHAPED and _is_thing(core)):
        return max(writing.grade_cell(core) for writing in WRITINGS)
    grade = max(writing.grade_cell(name) for writing in WRITINGS)
    if grade not in {Grade.CHECKED, Grade.CERTAIN} and not _is_name(name):
        return Grade.NONE
    pet = python(PET).search(core) is not None
    return Grade.SHAPED_OTHERWISE if pet else Grade.CERTAIN


def grade_cells(cells: pl.DataFrame) -> pl.DataFrame:
    """Grade the cells that are written like a name: ``cell`` and ``grade``."""
    frame = matching(cells, f"{NAMELIKE}|{MASKED}")
    if frame.is_empty():
        return UNGRADED
    hidden, frame = parted(frame, frame["text"].str.contains(f"[*{MASKS}]"))
    hidden = with_grade(hidden, Grade.MASKED)
    if not frame.is_empty():
        _, frame = parted(frame, frame["text"].str.contains(NOTHING))
    bare, honoured, shops = _cores(frame)
    nobody, bare = parted(bare, _of_nobody(bare["text"]))
    graded = [part for writing in WRITINGS for part in writing.grades(bare)]
    graded += [_honour(part) for part in _all(honoured)]
    return pl.concat(
        [
            hidden.select("cell", "grade"),
            *(with_grade(part, Grade.SHAPED).select("cell", "grade") for part in (nobody, shops)),
            *(part.select("cell", "grade") for part in graded),
        ]
    )


def _of_nobody(cells: pl.Series) -> pl.Series:
    """Tell the cells that are a shop or somebody of history; few first words may begin these."""
    first = cells.str.extract(f"\\A([^{SPACE}・]+)[{SPACE}・]").fill_null("")
    may = ((flags(first, may_be_nobody) > 0) | cells.is_in(IN_BOTH)).arg_true()
    surely = flags(cells.gather(may), is_of_nobody) > 0
    return pl.repeat(value=False, n=len(cells), eager=True).scatter(may.filter(surely), values=True)


def _cores(frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Cut off what is not the name.

    Returns:
        The cells without an honorific, those with one, and shops that have one.
    """
    core = frame["text"].str.strip_chars(SPACE)
    if core.str.ends_with("）").any() or core.str.ends_with(")").any():
        core = core.str.replace(READING, "")
    frame = frame.with_columns(text=core)
    honour = core.str.contains(HONOURED)
    if not honour.any():
        return frame, frame.clear(), frame.clear()
    shop = core.str.contains(SHOP)
    name = core.str.replace(HONOURED, "")
    short = core.str.len_chars() <= LONGEST_SHAPED
    asked = (honour & short).arg_true()
    thing = flags(core.gather(asked), _is_thing)
    honour = honour.scatter(asked.filter(thing > 0), values=False) & (name != "") & ~shop
    bare, _ = parted(frame, ~honour & ~shop)
    honoured, _ = parted(frame.with_columns(text=name, pet=core.str.contains(PET)), honour)
    return bare, honoured, parted(frame, shop)[0]


def _all(cells: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Grade cells that had an honorific; those that no writing fits as well."""
    for writing in WRITINGS:
        yield from writing.grades(cells)


def _honour(cells: pl.DataFrame) -> pl.DataFrame:
    """Believe an honorific where the dictionary has the name."""
    certain = _is_full(cells["grade"])
    others = (~certain).arg_true()
    name = flags(cells["text"].gather(others), _is_name) > 0
    certain = certain.scatter(others, name)
    worth = cells["pet"].cast(pl.UInt8) * int(Grade.SHAPED_OTHERWISE - Grade.CERTAIN)
    return cells.with_columns(grade=certain.cast(pl.UInt8) * (worth + int(Grade.CERTAIN)))


def _is_full(grades: pl.Series) -> pl.Series:
    return (grades == Grade.CHECKED) | (grades == Grade.CERTAIN)


def _is_name(word: str) -> bool:
    return bool(of_kanji(word) & NAMED) and word not in NOBODY and not is_shop(word)


def is_shop(word: str) -> bool:
    """Tell 八百屋さん and 山田屋さん, who are nobody in particular, from 土屋さん."""
    called = known(word[:-1]) & Known.SURNAME and len(word) > SHORTEST_SHOP
    return word[-1:] == "屋" and bool(called or not reads_as_surname(word))


def _is_thing(word: str) -> bool:
    return bool(of_kanji(word) & Known.THING)
