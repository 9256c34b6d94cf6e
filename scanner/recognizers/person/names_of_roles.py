"""Names behind a word for what somebody is or did, without a sign: 寄附者佐藤明, 処理者森.

Any word that ends in 者 may stand there, those for relatives and for people of a kind as well
(扶養親族, 外国人住民), before a full name in any writing. A surname alone is believed behind who
has done what offices do (確認者, 処理者), beside an arrow where an office in brackets says that
people hand something on, and in brackets at the end of a note.
"""

import re
from collections.abc import Callable, Iterator

from scanner.model.detection import Grade
from scanner.recognizers.headers.vocabulary import AFFIXES
from scanner.recognizers.person.names_beside_data import NAME, name_span
from scanner.recognizers.person.names_by_form import is_firm_in_kana
from scanner.recognizers.person.names_by_sound import is_lone_in_kana
from scanner.recognizers.person.names_of_kanji import NO_GIVEN, grade_in_kanji, is_from_place
from scanner.recognizers.person.people import (
    NAMED,
    Known,
    heard,
    known,
    reads_as_surname,
    spelt,
)
from scanner.recognizers.person.told_names import NO_SURNAMES
from scanner.recognizers.person.writings import (
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    WITHIN_KANJI,
    of_kanji,
)
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_RUN = rf"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,5}}"
_END = (
    rf"(?=[{SPACE}\n、,。/:;()|→・…\]】」]|\Z|[がはとにへも]"
    "|の(?:[0-9一二三四五六七八九十両]+[名人]|件|ご?家族|[夫妻父母娘]|息子|代理|主治医"
    "|個人番号|マイナンバー|カード|アカウント|端末|口座|住所|電話|携帯|連絡先|会員|生年月日|性別|書類|名義|ID|メール)"
    rf"|より|から|です|さん|様|氏|儀(?![{KANJI}]))"
)
DEED = (
    "処理|確認|受付|受理|対応|担当|記入|入力|承認|作成|起票|応対|検印|決裁|登録|更新|発行|照会|点検"
    "|検査|審査|発送|操作|施錠|開錠|報告|記録|立会|責任|引継|起案|検収|照合"
)
"""What is done in an office, before 者."""


OF_ROLE = expression(
    rf"(?:者(?!数)|[受請出届借貸証]人|世帯主|世帯員|親族|家族|住民|協力員|推進員|相談員|調査員|組合員|民生委員|名義は?(?:同一|本人)"
    rf"|(?<![{KANJI}])[故亡]|(?<![{KANJI}])[妻夫父母](?=[{SPACE}:(の])|[長次三][男女](?=[{SPACE}:(の]))"
    rf"(?:は|の|[{SPACE}]?[:(]|[{SPACE}])?{NAME}{_END}"
)
DONE_BY = expression(
    rf"(?:(?:{DEED})者(?!数)|(?<=[({SPACE}])(?:担当|対応|受付)(?=[{KATAKANA}]))(?P<word>{_RUN}|[{KATAKANA}]{{2,8}})(?=[{SPACE}\n、,。/:;()|→\]】]|->|\Z)"
)
_OFFICE = r"\([^()\n]{1,14}(?:[課係部室局班]|会社|グループ|チーム|担当|金庫|銀行|組合|センター)\)"
SOMEBODY = expression(
    rf"(?:[{KANJI}](?:[者員師手]|[護理書計]士|相続人|管理人|隣人|住人|名義人|被告人|承継人|[修習]生|[受聴]講生|本部長|代表)"
    rf"|(?<![A-Za-zＡ-Ｚ])(?:CW|ＣＷ|[MP]SW|[ＭＰ]ＳＷ)[{SPACE}]?|ケース?ワーカー|ケアマネ(?:ジャー)?)"
    rf"(?P<word>{_RUN}|[{KATAKANA}]{{2,8}})(?=[{SPACE}\n、,。/:;()|→\]】]|->|\Z|が|から|より|です)"
)
"""Behind any word for somebody, without a sign: 筆頭者保坂、."""

FROM_OFFICE = expression(
    rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}])(?P<word>{_RUN})(?={_OFFICE}[{SPACE}]?(?:→|->|⇒))"
)
TO_OFFICE = expression(rf"(?:→|->|⇒)[{SPACE}]?(?P<word>{_RUN})(?={_OFFICE})")
AUTHOR = expression(
    rf"[ぁ-ん様名件済中了換)」…0-9。](?<!例)[(](?P<word>{_RUN}|[{KATAKANA}]{{2,8}})[)](?=[{SPACE}]*(?:\Z|\n|→|[{SPACE}]/[{SPACE}]))"
)
"""Who wrote a note, behind it."""

DONE = frozenset("済了中換たりみし。」…)")
"""Signs that a note ends with, and goods do not."""

ABROAD = expression(
    rf"(?:外国人(?:住民|市民)?|在留者|永住者|留学生|実習生|本名|通称名?)[:({SPACE}]{{1,2}}"
    rf"(?P<word>[{KATAKANA}]{{2,12}}(?:[・{SPACE}][{KATAKANA}]{{2,12}}){{1,3}}"
    r"|[A-Z]{2,12}(?:[ ][A-Z]{1,12}){1,4}|[A-Z][a-z]{1,12}(?:[ ][A-Z][a-z]{0,12}){1,4})"
    rf"(?=[)、,。/\n{SPACE}]|\Z)"
)
"""Whom an office keeps as a foreigner; most of their names no dictionary has."""


STATES = AFFIXES | frozenset("祝休笑泣汗続完終株有財社独学医福特宗仮案写控原文訳略昼夜朝夕春夏秋冬")
"""What single signs in brackets behind a sentence say."""


def names_of_roles(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find names behind what somebody is or did.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    of_role, others = bits(may, ASKED)
    for found in OF_ROLE.finditer(text) if of_role else ():
        if span := name_span(found, new=True):
            yield span
    for pattern, believes in OF_WORDS if others else ():
        for found in pattern.finditer(text):
            if believes(found["word"]) and not (pattern is AUTHOR and _is_origin(found)):
                yield found.span("word")


def _is_surname(word: str) -> bool:
    """Tell whether a word may be a surname: places as well, as in 確認者京都."""
    if word[0] <= "ヿ":
        return is_lone_in_kana(word)
    if word in NO_SURNAMES or word in NO_GIVEN:
        return False
    return bool(known(word) & Known.SURNAME) or is_from_place(known(word))


def _is_somebody(word: str) -> bool:
    """Tell whether a word is a surname before it is anything else, or a full name.

    利用者福祉 and 新入社員研修 are neither.
    """
    if word[0] <= "ヿ":
        return is_lone_in_kana(word) and not heard(word) & Known.PLACE
    return reads_as_surname(word) or grade_in_kanji(word) is Grade.CERTAIN


def _is_author(word: str) -> bool:
    """Tell whether a word may be the surname of who wrote a note, and not its state."""
    if word[0] <= "ヿ":
        return is_lone_in_kana(word) and not heard(word) & Known.PLACE
    return word not in STATES and word not in NO_SURNAMES and known(word) & Known.SURNAME > 0


def _is_origin(found: re.Match[str]) -> bool:
    """Tell whether goods are from where a word stands for: たまねぎ（淡路）."""
    word = found["word"]
    place = known(word) & Known.PLACE and len(word) > 1 and not reads_as_surname(word)
    return bool(place) and found[0][0] not in DONE


def is_from_abroad(words: str) -> bool:
    """Tell whether words are no things and no places, and one of them a name at least."""
    know = spelt if words.isascii() else of_kanji
    parts = re.split(f"[・＝{SPACE}]", words)
    if is_firm_in_kana(*parts):
        return False
    said = [know(part) for part in parts if len(part) > 1]
    plain = any(not one & Known.THING for one in said)
    led = said and said[0] & Known.THING and not said[0] & NAMED
    plain = plain and (not led or any(one & NAMED for one in said))
    return plain and not any(one & Known.PLACE and not one & NAMED for one in said)


OF_WORDS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (DONE_BY, _is_surname),
    (SOMEBODY, _is_somebody),
    (FROM_OFFICE, _is_surname),
    (TO_OFFICE, _is_surname),
    (AUTHOR, _is_author),
    (ABROAD, is_from_abroad),
)
ASKED = (OF_ROLE, any_of(*(pattern for pattern, _ in OF_WORDS)))
