"""Gender: words for it, codes in a column that is named for it, and what a text says of a person.

男 and ``female`` say it themselves. M and F are sizes too, 1 and 2 are flags, S stands beside them:
digits count only in a column that is named for gender (ISO/IEC 5218: 0 not known, 1 male, 2 female,
9 not applicable), letters also where a column has nothing else. In a text such a word is about one
person only beside 性別, an age, a birth date or a name; 女性専用 and 男性3名 are about nobody.

``Grade.SHAPED`` stands for letters, ``Grade.SHAPED_WITHIN`` for digits and for other answers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.system import RecognizerSettings
from scanner.recognizers.candidates import matching, parted, spread, with_grade
from scanner.recognizers.names import NamedBy
from scanner.recognizers.normalise import DASHES, LETTERS, WIDE, Column
from scanner.recognizers.shapes import one_of
from scanner.recognizers.weighing import MOSTLY, Evidence, Scale

NAME = NamedBy(
    strong=(
        *("sei kbn", "せいべつ", "セイベツ", "性別 区分 名"),
        *("性別", "男女", "男女 区分", "男女 別", "性別 区分", "性別 コード", "性別 種別"),
        *("gender", "sex", "seibetsu", "seibetu", "danjo", "gndr", "sx", "sei betsu"),
        *("gender type", "sex type", "gender kbn", "sex kbn", "seibetsu kbn", "danjo kbn"),
        *("gender kubun", "sex kubun", "seibetsu kubun", "gender name", "sex name", "性別 名"),
        *("性別 名称", "seibetsu mei", "gen cd", "gen kbn", "gender code", "gender cd", "sex cd"),
        *(
            "gend",
            "gdr",
            "seib",
            "seibt",
            "sbt",
            "sbts",
            "seibetsu cd",
            "seibetsu code",
            "sex code",
        ),
        *(
            "male female",
            "m f",
            "f m",
            "mf",
            "男 女",
            "女 男",
            "性",
            "danjyo",
            "danjo cd",
            "男女 コード",
        ),
    ),
)
OTHER_NAMES = NamedBy(
    (
        "size",
        "サイズ",
        "grade",
        "rank",
        "ランク",
        "グレード",
        "等級",
        "階層",
        "flag",
        "flg",
        "フラグ",
    ),
    ("floor", "level", "レベル", "class", "クラス", "評価", "可否", "有無", "希望"),
)
SCORES = {
    Grade.CHECKED: 0.5,
    Grade.CERTAIN_WITHIN: 0.8,
    Grade.SHAPED: 0.3,
    Grade.SHAPED_WITHIN: 0.3,
}
_SPACE = " \u3000"
_WORD = "男[性子児]?|女[性子児]?|[男女]の[子方人]|おとこ|おんな"
_ENGLISH = "(?:fe)?male"
_KANA = (
    "オトコ|オンナ|ｵﾄｺ|ｵﾝﾅ|(?:ダン|ジョ)セイ|(?:だん|じょ)せい|(?:ﾀﾞﾝ|ｼﾞｮ)ｾｲ|(?:オトコ|オンナ)ノコ"
)
_CODE = "[0-9０-９MFmfＭＦｍｆ]"
_ANY_WORD = (
    rf"{_WORD}|{_KANA}|[♂♀]|(?i:{_ENGLISH}|(?:wo)?man|boy|girl|dansei|jyosei|josei|otoko|onna)"
    "|Ｍａｌｅ|Ｆｅｍａｌｅ|ＭＡＬＥ|ＦＥＭＡＬＥ"
)
WORDS = (
    rf"(?:{_CODE}[:：.．・ _-]\s?)?[（(\[［【「]?(?:{_ANY_WORD})"
    rf"(?:[（(]{_CODE}[）)])?[）)\]］】」]?(?:です)?[。.]?"
)
ANSWERS = (
    r"0?[0-9](?:\.0)?|[０-９]"
    "|その他|無回答|未回答|回答しない|答えたくない|選択しない|[XxＸ]|(?i:other)"
)
ALONE = (
    (Grade.CHECKED, WORDS),
    (Grade.SHAPED, "[MFmfＭＦｍｆ]"),
    (Grade.SHAPED_WITHIN, ANSWERS),
)
"""Grades of whole cells; ``2.0`` is a code that was kept as a float, beside gaps."""

WHOLE = {grade: rf"\A[{_SPACE}]{{0,8}}(?:{written})[{_SPACE}]{{0,8}}\z" for grade, written in ALONE}
ANY = rf"\A[{_SPACE}]{{0,8}}(?:{'|'.join(w for _, w in ALONE)})[{_SPACE}]{{0,8}}\z"
_SIGN = r"[ \t\r\n\u3000:：=＝は\"'／/（(「『【】\[\]>→⇒]{1,5}"
_OPEN = r"(?:[\s、,，（(「・／/|\"']|\A)"
_CLOSE = r"[\s、,，（(）)」・／/|\"'。]{1,2}"
_PERSON = "(?:会員|のお客様|のお客さま|の方|のかた|の利用者)"
_CAME = "(?:より|から|が(?:ご?来|お越|見え|お見)|の声で)"
_BORN = (
    rf"(?:(?:19|20|１９|２０)[0-9０-９]{{2}}(?:[-/.年／．ー{DASHES}]|[01０１][0-9０-９])"
    r"|(?:[明大昭平令][治正和成]?|[㍾㍽㍼㍻㋿MTSHRＭＴＳＨＲ])\s?[元0-9０-９〇一二三四五六七八九十])"
)
_AGE = r"[0-9０-９]{1,3}\s?(?:歳|才|代)"
_LETTER = "[MFＭＦ](?![A-Za-zＡ-Ｚａ-ｚ0-9０-９'’.-])"
_ITEM = r"[,，\t|\"']"
_DIGIT = "[0-9０-９]"
CONTEXT = re.compile(
    rf"性別(?:区分|コード|欄)?(?:\([^()]{{1,6}}\))?{_SIGN}"
    rf"(?P<a>{_WORD}|(?i:{_ENGLISH}|[mf])(?![A-Za-z])|{_KANA}|[♂♀])"
    rf"|(?i:gender|sex|seibetsu|gndr)(?i:_?(?:code|cd|kbn))?{_SIGN}(?P<b>(?i:{_ENGLISH}|[mf])(?![A-Za-z])|{_WORD})"
    rf"|(?:様|さん|さま|氏|殿)\s?[（(、,・/／]\s?(?P<c>{_WORD}|{_LETTER})[）)、,・/／]"
    rf"|{_DIGIT}\s?(?:歳|才)の?[{_SPACE}、,・（(/／]{{0,2}}(?P<d>{_WORD}|{_LETTER})(?![名用客限])"
    rf"|{_DIGIT}\s?代[{_SPACE}、,・（(/／]{{1,2}}(?P<k>{_WORD}|{_LETTER})"
    rf"(?=[{_SPACE}、,・）)/／。\s]|\Z)(?!\s?(?:向|に|の|限|用|を|層|ターゲット))"
    rf"|{_OPEN}(?P<e>{_WORD}|{_LETTER})(?:[（(]{_DIGIT}{{1,3}}(?:歳|才|代)?[）)]|{_CLOSE}{_AGE})"
    rf"|[（(](?P<m>{_WORD}|{_LETTER})[・、,／/ ]{{1,2}}{_DIGIT}{{1,3}}[）)]"
    rf"|(?<![一-鿿A-Za-z])(?P<f>{_WORD}|{_LETTER})(?:{_CLOSE})(?:{_BORN}|生年月日|誕生日)"
    rf"|(?:生(?:まれ)?|日|(?:19|20)[0-9]{{2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}})"
    rf"[{_SPACE}、,，・／/\t|\"']{{1,3}}(?P<g>{_WORD}|{_LETTER})(?=[\s、,，（(）)。・／/|\"']|\Z)"
    rf"|(?P<h>男性|女性)(?={_PERSON}{_CAME})"
    rf"|{_DIGIT}{{1,2}}代(?:くらい|ぐらい|前半|後半|半ば)?の?(?P<i>男性|女性)(?={_PERSON}?{_CAME})"
    rf"|[^\x00-\x7f]{_ITEM}{{1,3}}(?P<j>{_WORD}|{_LETTER}){_ITEM}{{1,3}}"
    rf"(?:[^,\t|男女]{{0,8}}{_ITEM}{{1,3}})?"
    r"(?=(?:19|20)[0-9]{2}[-/.年]|0[0-9]{1,4}-|[0-9]{2}[歳才]|[STH][0-9]{1,2}[./])"
)
LONGEST = len("１：（オトコノコ）です。".encode()) + 16 * len("\u3000".encode())
"""Bytes of the longest answer, with the spaces around it."""

SHAPE = (
    r"\A[ s]*(?:0{1,2}(?:\.0)?"
    r"|[^ s]{0,6}[ s]{0,3}.{0,3}(?:a{1,6}|[KJFPc][KJFPk]{1,17}).{0,21})[ s]*\z"
)
"""Of an answer; a long *s* is Latin beyond ASCII, and an *s* to those who ignore case."""

SHAPE_OF_TEXT = one_of("K|F.*F.*F|c", r"aaa.*[ \t\r\n:=\"'/(>sJF\[].*a", r"[(,|\"'\t]a[),|\"'\t]")
SEXES = "男|女|性別"
SCREEN = (
    r"[男女]|性別|(?i:sex|gender|seibetsu|gndr|ｓｅｘ|ｇｅｎｄｅｒ)|[歳才代].{0,3}[MFＭＦ]"
    r"|[MFＭＦ].{0,3}[0-9０-９]{2}[歳才代]|[（(,，|\"'\t、・/／][MFＭＦ][）),，|\"'\t、・/／]"
)
FULL_WIDTH = str.maketrans(WIDE)


@dataclass(frozen=True, slots=True)
class Gender:
    """Recognises a person's gender."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """Gender."""
        return DataCategory.GENDER

    def name_evidence(self, name: str) -> frozenset[str]:
        """性別 is a name; サイズ is the name of something else with an M in it."""
        other = frozenset({Evidence.OTHER_NAME} if OTHER_NAMES.evidence(name) else ())
        return NAME.evidence(name) or other

    def grade(self, column: Column) -> pl.Series | None:
        """Grade short cells by the whole, others by what stands beside a word for gender."""
        whole = matching(_short(column), ANY)
        screen = SCREEN if column.could_hold(f"{LETTERS}ｓſ") else SEXES
        texts = matching(column.like(SHAPE_OF_TEXT), screen)
        _, texts = parted(texts, texts["text"].str.contains(ANY))
        said = pl.Series([bool(_words(text)) for text in texts["text"]], dtype=pl.Boolean)
        graded = [whole.with_columns(grade=_whole(whole["text"]))]
        graded.append(with_grade(texts.filter(said), Grade.CERTAIN_WITHIN))
        return spread(len(column.raw), graded)

    def spans(self, text: str) -> Iterator[Detection]:
        """Find words for the gender of one person."""
        grade = _whole_text(text)
        if grade is not Grade.NONE:
            yield Detection(self.category, *_inner(text), SCORES[grade])
            return
        for start, end in _words(text):
            yield Detection(self.category, start, end, SCORES[Grade.CERTAIN_WITHIN])

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count codes in a column that is named for gender, words where they are most of it."""
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.CONTEXT)
        words, letters = scale.share(Grade.CHECKED), scale.share(Grade.SHAPED)
        answers = words + letters + scale.share(Grade.SHAPED_WITHIN)
        only_letters = letters >= NOTHING_ELSE and not scale.names
        if scale.hinted or words >= MOSTLY:
            scale.count(Grade.CHECKED, Evidence.FORM)
        if (scale.named and answers >= MOSTLY) or only_letters:
            scale.count(Grade.SHAPED, Evidence.SHAPE)
        if (scale.named and answers >= MOSTLY) or words >= MOSTLY:
            scale.count(Grade.SHAPED_WITHIN, Evidence.SHAPE)
        return scale.verdict()


NOTHING_ELSE = 0.95
"""Share of M and F from which a column needs no name."""


def _short(column: Column) -> pl.DataFrame:
    """Give the cells that may be an answer: to compare lengths costs least."""
    cells = column.like(SHAPE)
    return parted(cells, cells["text"].str.len_bytes() <= LONGEST)[0]


def _whole(cells: pl.Series) -> pl.Series:
    """Grade cells that may be a gender and nothing else, each distinct one once."""
    if cells.is_empty():
        return cells.cast(pl.UInt8)
    distinct = cells.unique()
    graded = pl.repeat(0, len(distinct), dtype=pl.UInt8, eager=True)
    for grade, written in WHOLE.items():
        graded = graded.scatter(distinct.str.contains(written).arg_true(), int(grade))
    return cells.replace_strict(distinct, graded, return_dtype=pl.UInt8)


def _whole_text(text: str) -> Grade:
    return next((g for g, written in WHOLE.items() if _python(written).search(text)), Grade.NONE)


def _inner(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip(_SPACE)), len(text.rstrip(_SPACE))


def _words(text: str) -> list[tuple[int, int]]:
    """Find the words that say the gender of one person."""
    if _python(SCREEN).search(text) is None:
        return []
    return [
        match.span(match.lastgroup or 0) for match in CONTEXT.finditer(text.translate(FULL_WIDTH))
    ]


@cache
def _python(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(r"\z", r"\Z"))
