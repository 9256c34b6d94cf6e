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

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.address.plain import is_plain_address
from scanner.recognizers.gender.forms import ANY, LONGEST, SHAPE, SPACE, WHOLE
from scanner.recognizers.gender.in_text import words
from scanner.recognizers.gender.screens import SCREEN, SEXES
from scanner.recognizers.headers.column_names import NamedBy
from scanner.recognizers.reading.candidates import matching, parted, spread, with_grade
from scanner.recognizers.reading.expressions import expression, python
from scanner.recognizers.reading.normalise import LETTERS, Column
from scanner.recognizers.reading.shapes import one_of
from scanner.recognizers.weighing import MOSTLY, Scale

NAME = NamedBy(
    strong=(
        *("性別", "男女", "男女 別", "男 女", "女 男", "性"),
        *("gender", "sex", "seibetsu", "seibetu", "sei betsu", "danjo", "danjyo"),
        *("gndr", "gend", "gdr", "sx", "seib", "seibt", "sbts", "gnd", "mf", "m f", "f m"),
        *("male female", "gender identity", "gen cd", "gen kbn", "sei kbn", "sei cd"),
    ),
)
CODED = expression(
    r"(?:.*[^a-z])?(?:gender|sex|sei?be?ts?u?|danjy?o|gndr|gend|sx|性別|男女)"
    r"[-_ ・（(]*(?:kbn?|kubun|type|cd?|code|cls|class|div|id|no|fla?g|nm|name|mei|label|value|kb"
    r"|区分|コード|ｺｰﾄﾞ|種別|フラグ|名|名称|略称|ラベル|値|内容|データ|情報|番号|カナ"
    r"|m ?[/・] ?f|男・?女|[-_ /・（()）:：0-9])*",
    re.IGNORECASE,
)
"""Names of codes for it and of what stands for the code: not 性別確認日."""

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
        "mode",
        "モード",
        "status",
        "ステータス",
    ),
    ("floor", "level", "レベル", "class", "クラス", "評価", "可否", "有無", "希望"),
)
CODES = expression(r"(?:区分|コード|種別)?[（(] ?M ?[/・,、] ?F ?[）)]", re.IGNORECASE)
"""The codes that a name tells of: サイズ区分(M/F)."""

OF_MANY = expression(
    r"(?:性別|男女|(?:gender|sex|seibetsu)[-_ ]?)"
    r"(?:の?(?:条件|制限|指定|要件)|jouken|joken|conditions?|filter|limit)|ts[-_](?:sex|sei)|"
    r"(?:対象|想定|募集|推奨|限定|配信|ターゲット|商品|製品|ペット|動物)(?!者|会員|患者|児|人|住民)|.*(?:トイレ|便所|化粧室|手洗|更衣室|ロッカー|浴[室場]|シャワー)"
    r"|(?:.*[^a-z])?(?:target|audience|intended|product|item|pet|taisho|toilet|rest_?room|lavatory|wc|locker|shower)"
    r"(?![a-z]|[-_ ]?(?:person|member|user|sha))",
    re.IGNORECASE,
)
"""How names begin of what nobody is, but something is for: 対象性別, and not 対象者性別."""

SCORES = {
    Grade.CHECKED: 0.5,
    Grade.CERTAIN_WITHIN: 0.8,
    Grade.SHAPED: 0.3,
    Grade.SHAPED_WITHIN: 0.3,
}
_APART = r"[ \t\r\n:=\"'/(>sJF,;|\[]"
SHAPE_OF_TEXT = one_of("K|F.*F.*F|c", rf"a.*{_APART}.*[a0]|0.*{_APART}.*a")
"""Of a text that says whose gender it is: of words that are set apart, or in Japanese."""


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
        if OF_MANY.match(name):
            return frozenset({Evidence.AUDIENCE_NAME})
        if CODED.fullmatch(name) or CODED.fullmatch("_".join(NAME.words(name))):
            return frozenset({Evidence.NAME})
        of_what = CODES.sub("", name)
        other = frozenset({Evidence.OTHER_NAME} if OTHER_NAMES.evidence(of_what) else ())
        if of_what != name and other:
            return other
        return NAME.evidence(name) or other

    def grade(self, column: Column) -> pl.Series | None:
        """Grade short cells by the whole, others by what stands beside a word for gender."""
        graded = []
        whole = matching(_short(column), ANY)
        if not whole.is_empty():
            graded.append(whole.with_columns(grade=_whole(whole["text"])))
        texts = _texts(column)
        if not texts.is_empty():
            _, texts = parted(texts, texts["text"].str.contains(ANY))
            saying = [text for text in texts["text"].unique() if _said(text)]
            said = texts["text"].is_in(pl.Series(saying, dtype=pl.String).implode())
            graded.append(with_grade(texts.filter(said), Grade.CERTAIN_WITHIN))
        return spread(len(column.raw), graded)

    def spans(self, text: str) -> Iterator[Detection]:
        """Find words for the gender of one person."""
        grade = _whole_text(text)
        if grade is not Grade.NONE:
            yield Detection(self.category, *_inner(text), SCORES[grade])
            return
        for start, end in () if is_plain_address(text) else _said(text):
            yield Detection(self.category, start, end, SCORES[Grade.CERTAIN_WITHIN])

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count codes in a column that is named for gender, words where they are most of it."""
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.CONTEXT)
        words, letters = scale.share(Grade.CHECKED), scale.share(Grade.SHAPED)
        answers = words + letters + scale.share(Grade.SHAPED_WITHIN)
        only_letters = answers >= NOTHING_ELSE and letters >= MOSTLY > words and not scale.names
        if Evidence.AUDIENCE_NAME in scale.names:
            return scale.verdict()
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
    return cells if cells.is_empty() else parted(cells, cells["text"].str.len_bytes() <= LONGEST)[0]


def _texts(column: Column) -> pl.DataFrame:
    """Give the cells that may say somebody's gender."""
    screen = SCREEN if column.could_hold(f"{LETTERS}ｓſ") else SEXES
    cells = column.like(SHAPE_OF_TEXT)
    if cells.is_empty() or not column.mentions(screen):
        return cells.clear()
    return matching(cells, screen)


def _whole(cells: pl.Series) -> pl.Series:
    """Grade cells that may be a gender and nothing else, each distinct one once."""
    distinct = cells.unique()
    graded = pl.repeat(0, len(distinct), dtype=pl.UInt8, eager=True)
    for grade, written in WHOLE.items():
        graded = graded.scatter(distinct.str.contains(written).arg_true(), int(grade))
    return cells.replace_strict(distinct, graded, return_dtype=pl.UInt8)


def _whole_text(text: str) -> Grade:
    return next((g for g, written in WHOLE.items() if python(written).search(text)), Grade.NONE)


def _inner(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip(SPACE)), len(text.rstrip(SPACE))


def _said(text: str) -> list[tuple[int, int]]:
    """Find the words that say the gender of one person."""
    return words(text) if python(SCREEN).search(text) else []
