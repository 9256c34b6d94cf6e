"""Surnames alone that a wording tells, places and words among them: 退職した森の鍵, 当方は林と南.

What only somebody has or does stands beside them: who left, whose seal or password it is, who is to
be called in haste, in whose hands something is, who signs below a request or behind a number.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.person.people import is_word
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.surnames_alone import (
    LAZY,
    ONE,
    OTHER,
    RUN,
    are,
    are_surely,
    is_house,
    is_read,
    may_be,
)
from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, believed, screens_of

Span = tuple[int, int]
_NUMBER = rf"[(]?(?:[+]81|0)[0-9() .{DASHES}{VOWEL_SIGNS}-]{{8,17}}"
LEFT = expression(
    "(?:退職|異動|転勤|転籍|休職|離職|着任|入社|転出|出向|辞職|産休|育休|病休)(?:を?した|している|していた|になった|となった|に入った|中の|予定の)"
    rf"{ONE}(?=[のがはにをも、]|から|より)"
)
OURS = expression(
    rf"(?:当方|先方|弊社|当社|当課|当店|こちら)側?(?:の出席者?)?[は:][{SPACE}]?{ONE}(?:と|、|・|および|及び){OTHER}"
    rf"(?=[。、{SPACE}\n)]|です|で(?:対応|出席|訪問|伺)|が|の[2-5二三両]|\Z)"
)
HOUSE = expression(
    rf"(?:\A|(?<=[\n{SPACE}・■●◆:、,。)]))(?P<house>{RUN}?)(?=家(?:[{SPACE}、:]{{1,2}}(?:自宅|固定|電話|TEL|Tel|世帯|[(]?0[0-9]|〒)|[、,・と][{KANJI}]{{1,4}}家(?![{KANJI}])|[の、{SPACE}][0-9]{{1,3}}(?:世帯|軒|戸|[名人]分?(?![{KANJI}]))))"
)
_ROLE = (
    f"(?:[{KANJI}]{{0,2}}(?:[店班会組課係部室所館園校局院駅]長|主任|担当|代表|当番)|ドライバー|リーダー|ヘルパー|チーフ|マネージャー|スタッフ|オーナー"
    "|キャプテン|コーチ|[①-⑳])"
)
CALLED = expression(
    rf"{_ROLE}[{SPACE}]?{ONE}(?=[{SPACE}]?\({_NUMBER}\)|[{SPACE}]{_NUMBER}(?![0-9]))"
)
"""Who has a number to call, behind what they are."""

IN_CHAIN = expression(
    rf"(?:(?<=→)|(?<=->)|(?<=網:)|(?<=網[{SPACE}])){ONE}(?=[{SPACE}]?\({_NUMBER}\))"
)
IN_HASTE = expression(
    rf"緊急(?:時|連絡先|の(?:際|場合|時))?の?(?:連絡先)?[:は][{SPACE}]?(?:{_NUMBER}[{SPACE}]?\({ONE}\)|(?P<other>{RUN}?)(?=の?(?:携帯|スマホ|自宅|個人)|[{SPACE}]?\({_NUMBER}\)[{SPACE}]?(?:まで|へ|に)))"
    rf"|{_NUMBER}[{SPACE}]?\((?P<home>{RUN}?)の?(?=自宅|携帯|実家|職場|勤務先|直通)"
)
FROM_WHOM = expression(
    rf"(?:話|件|連絡|説明|報告|案内|詳細|続き)は、?{ONE}(?=から(?:[。、\n]|します|いたし|お|ご|\Z))"
)
SIGNED = expression(
    rf"(?:願い|いたし|致し|おり|あり|し)ます。?[{SPACE}]?\n{{1,2}}[^\n。、:]{{0,12}}(?:[課部係局室班館園所店校院]|部門|センター|グループ|チーム)[{SPACE}]{ONE}(?=[{SPACE}\n]|\Z)"
)
"""Below a request, behind an office."""

SEALED = expression(
    rf"[「『]{ONE}[」』](?:さん|様)?[と/・、][「『]{OTHER}[」』](?:さん|様)?(?:の?(?:印影|印鑑|署名|筆跡|名札|苗字|名字|姓|押印|サイン|混同|取り?違え|区別)|[がを](?:混同|取り?違え|間違))"
)
EITHER = expression(
    rf"(?:名乗り|(?<![店品社地駅場])(?<![店品社地駅場]の)お?名前|氏名|名字|苗字|(?<![{KANJI}])姓|漢字|表記)[^「『\n]{{0,14}}[「『]{ONE}[」』](?:または|又は|もしくは|か|あるいは|ないし|(?:では|じゃ|で)なく(?:て)?)、?[「『]{OTHER}(?=[」』])"
)
"""As whom somebody says to be, or is written."""

WRITTEN = expression(
    rf"(?:名字|苗字|姓|氏)[はが:]?[「『\"]{ONE}[」』\"][、,{SPACE}]{{0,2}}(?:下の)?お?名前?[はが:]?[「『\"](?P<other>[^」』\"\n]{{1,5}})[」』\"]"
)
SHARED = expression(
    rf"(?:名字|苗字|姓)[はも](?:[^。、\n]{{0,6}}(?:同じ|一緒)(?:く|の|で)?、?)(?P<name>[{KANJI}]{{1,4}})(?=です|で[、すご]|と(?:申|[い言]))"
)
"""The surname that somebody has as well, behind a given name: 苗字は同じ渡辺です."""

SET_BY = expression(
    rf"\({LAZY}(?=(?:が?設定|名義で(?:作成|発行|登録|申請)|作成|変更|登録|管理|記入|更新|保管|発行)(?:済み?|者)?\))"
)
NOTED = expression(
    rf"(?:聞き?取|控え|聞い|預か|メモ|読み上げ|確認|紛失)[^\n]{{0,10}}?[:{SPACE}][0-9][0-9{SPACE}{DASHES}{VOWEL_SIGNS}-]{{9,19}}[0-9][{SPACE}]{{1,2}}{ONE}(?=[{SPACE}…。]{{0,3}}(?:\Z|\n))"
)
"""Who noted a number, behind it."""

SPEAKS = expression(
    rf"(?:\A|(?<=[\n{SPACE}]))[0-9]{{1,2}}:[0-9]{{2}}[{SPACE}]{ONE}(?=[{SPACE}][>「])"
)
OF_FIRM = expression(
    rf"担当者?:[{SPACE}]?[^{SPACE}\n:、。]{{3,24}}[{SPACE}]{ONE}(?=[{SPACE}][A-Za-z0-9._+-]{{2,40}}@)"
)
"""Who works for a firm, before an address of mail."""

MAILBOX_OF = expression(rf"@[A-Za-z0-9.-]{{4,40}}[{SPACE}]?\({ONE}(?=\))")
TOOK = expression(rf"(?<=[。!\n]){LAZY}(?=(?:受|より|記|拝)[{SPACE}…。]{{0,3}}(?:\Z|\n))")
_SOUND = rf"[{KATAKANA}ぁ-ん]{{1,8}}"
IN_PARTS = expression(
    rf"(?<![{KANJI}]){ONE}\((?P<sounds>{_SOUND})\)[{SPACE}]?(?P<other>[{KANJI}ぁ-んァ-ヺ]{{1,4}})\((?P<sounded>{_SOUND})\)"
)
"""A surname and a given name, each with how it is read."""


def surnames_told(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find surnames that a wording tells.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for found in believed(text, may, ASKED, ROWS):
        yield from (found.span(of) for of, word in found.groupdict().items() if word)


def _is_longer(found: re.Match[str]) -> bool:
    """Leave out signs that are words for things as well."""
    word = found["name"]
    return are_surely(found) and (len(word) > 1 or word in SELDOM or not is_word(word))


def _is_written(found: re.Match[str]) -> bool:
    return may_be(found["name"])


ROWS = (
    (
        (LEFT, are),
        (OURS, are),
        (HOUSE, is_house),
        (FROM_WHOM, _is_longer),
        (SIGNED, are),
        (SEALED, are),
        (WRITTEN, _is_written),
        (SHARED, are),
        (EITHER, are),
    ),
    (
        (CALLED, are),
        (IN_CHAIN, are),
        (IN_HASTE, are),
        (NOTED, are),
        (SPEAKS, _is_longer),
        (OF_FIRM, are),
        (MAILBOX_OF, are),
    ),
    ((SET_BY, _is_longer), (TOOK, are), (IN_PARTS, is_read)),
)
"""In groups whose screens the engine still reads in one pass."""

ASKED = screens_of(ROWS)
