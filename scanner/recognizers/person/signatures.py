"""Surnames behind what somebody wrote, and where a sentence asks for or tells of one alone.

Whoever wrote a note signs behind its last sentence, in brackets or behind what was received
(領収岩田); a plate on a door, an extension, a number that somebody asks for and a day of birth are
somebody's. Prefectures and large cities sign as well, as branches do: they are left out.
"""

import re
from collections.abc import Callable, Iterator

from scanner.recognizers.person.beside_surnames import ABROAD, OF_ONE_SIGN
from scanner.recognizers.person.colleagues import BRANCHES
from scanner.recognizers.person.listed_people import may_be_surname
from scanner.recognizers.person.people import Known, is_word, known, reads_as_surname
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.spoken_of import CARRIERS, REMARKS
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE, WITHIN_KANJI
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, matches, screens_of

Span = tuple[int, int]
_ONE = rf"(?:[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,4}})"
_OPEN = rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}0-9A-Za-z])"
_OVER = (
    rf"(?:(?:です|ます|ました|ません|でした|下さい|ください|願います|済み?|たい|ない|た|入力|記入|登録|送付|受領|発送|控え|完了|依頼|連絡|確認|変更|訂正|修正|失効|停止|予定|とのこと|中)[)」]?[{SPACE}]?。"
    rf"|(?:か|ね|よ|です|ます)[?？!！]|[\U0001f300-\U0001faff]\ufe0f?|@[A-Za-z0-9.-]{{4,40}}(?:まで|宛に?|に|へ)(?:お願いします|返信|送付)?[、。]|ください)"
)
_TAIL = rf"(?=[{SPACE}]*(?:\Z|[\r\n]|[。…☆←]|[{SPACE}][^{SPACE}]|\((?:済|了)))"
SIGNED = expression(rf"{_OVER}[{SPACE}]{{0,2}}(?P<name>{_ONE}){_TAIL}")
"""Behind the last sentence."""

RECEIVED = expression(
    rf"(?:(?<=[。、\n{SPACE}])|(?<=\A))(?:領収|受領|集金|文責|検印|担当|記帳|代筆)[:{SPACE}]?(?P<name>{_ONE})(?=[{SPACE}]*(?:\Z|[\r\n]|☆|[(]|。|[{SPACE}][^{SPACE}]))"
)
IN_BRACKETS = expression(
    rf"(?:お願いします|お願い致します|ください|しました|します|です|済|[削排]除|廃棄|依頼|訂正|修正|登録|入力|確認|対応|連絡|報告|受領|完了|変更|更新|保留)。?[{SPACE}]?[(](?P<name>{_ONE})[)](?=[{SPACE}]*(?:\Z|\n|[。☆←→]|[{SPACE}][^{SPACE}]))"
)
AT_HOME = expression(
    rf"(?:自宅|携帯|実家|本人|勤務先|緊急|留守電)[{SPACE}:]{{0,2}}[0-9()+{DASHES}{VOWEL_SIGNS}-]{{9,16}}[{SPACE}]{{0,2}}[(](?P<name>{_ONE})[)]"
)
AT_OFFICE = expression(
    rf"(?:[課部係局室班所店]|センター|グループ|チーム)[{SPACE}](?P<name>{_ONE})[{SPACE}]?[(](?=(?:内線|直通|PHS|TEL|Tel|ext))"
)
PLATE = expression(
    rf"[「『\"](?P<name>{_ONE})[」』\"](?=(?:の|と(?:いう|書かれた))?(?:表札|ポスト|門札|名札))"
)
NUMBER_OF = expression(
    rf"{_OPEN}(?P<name>{_ONE})[{SPACE}]?(?=の(?:携帯|ケータイ|スマホ|電話|連絡先|アドレス|メアド|LINE|実家)(?:番号)?[がをはっ]?[^。\n]{{0,4}}(?:知|教え|分か|わか|って[?？何]))"
)
BORN = expression(
    rf"{_OPEN}(?P<name>{_ONE})[{SPACE}](?=(?:(?:明治|大正|昭和|平成|令和|[MTSHR大昭平令])[.{SPACE}]?[0-9元]{{1,2}}|19[0-9]{{2}}|20[0-2][0-9])[-/.年{DASHES}{VOWEL_SIGNS}][0-9]{{1,2}}[-/.月{DASHES}{VOWEL_SIGNS}][0-9]{{1,2}}日?[{SPACE}]?生(?![産活]))"
)
DATED = expression(
    rf"[(](?P<name>{_ONE})[{SPACE}](?=(?:[12][0-9]{{3}}[-/.年])?(?:0?[1-9]|1[0-2])[-/月](?:0?[1-9]|[12][0-9]|3[01])日?[)])"
)
"""Who did something, before the day, in brackets."""

GREETS = expression(
    rf"(?:おります|なります|ございます|でした|いたします|します)[。、][{SPACE}\n]?(?P<name>{_ONE})(?=(?:[(][^()\n]{{1,12}}[)]|[@][^\n。、@]{{2,12}}?)(?:です|でござ|と申))"
)
ILL = expression(
    rf"(?:{_OPEN}|(?<=、))(?P<name>{_ONE})(?=[がは](?:体調不良|発熱|コロナ(?:陽性)?|インフル(?:エンザ)?|濃厚接触|忌引き?|急用|私用|ご?家庭の?事情|腰痛|風邪|通院|急病)[^。\n]{{0,4}}(?:の?ため|につき|により|で(?=[、休早欠])))"
)
ROLED = expression(
    rf"(?:園|校|会|組|班|院|館|所|署|団|塾|事務局|支配|施設)長の(?P<name>{_ONE})(?=より|から|が|は(?=[^。\n]{{0,8}}(?:説明|挨拶|欠席|不在|出席))|[氏様](?:より|説明|挨拶|報告|から|発言))"
    rf"|(?:{_OPEN}|(?<=[、。]))(?P<titled>{_ONE})(?=(?:組|班|園|塾)長(?:が|より|から|へ|に|の(?:挨拶|立会|説明|許可|了承)|立会|欠席|不在|宅))"
)
CALLER = expression(
    rf"{_OPEN}(?P<name>{_ONE})(?=[(](?:ご主人|ご?家族|(?:奥|旦那|娘|息子|お[父母兄姉嫁子孫婿])(?:様|さん|さま))[)])"
)
DEPUTY = expression(
    rf"(?:(?<=ため)|(?<=[、。]))(?P<name>{_ONE})(?=が(?:代理|代わり|代行|代決|代筆)(?:で|に|し|と))"
)


ENDS = frozenset("田村山川野原橋沢島崎本井口谷木藤岡林森松")
"""How surnames end that are words as well: 大橋."""


def signatures(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find who signed a note, and surnames that what is said of them tells.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for found, believes in matches(text, may, ASKED, FOUND_BY):
        name = found.lastgroup or ""
        if believes(found[name]):
            yield found.span(name)


def _signs(word: str) -> bool:
    """Leave out what branches are called by, and words that are neither a place nor end so."""
    if word in BRANCHES or word in CARRIERS or not _is_sure(word):
        return False
    if len(word) == 1:
        return word in OF_ONE_SIGN or word in ABROAD
    named = reads_as_surname(word) or word in SELDOM or known(word) & Known.PLACE
    return bool(named) or word[-1] in ENDS or not is_word(word)


def _is_sure(word: str) -> bool:
    """Take any surname, of one sign as well."""
    return word not in REMARKS and may_be_surname(word)


def _is_no_branch(word: str) -> bool:
    """Take any surname but what branches are called by."""
    return word not in BRANCHES and _is_sure(word)


FOUND_BY: tuple[tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...], ...] = (
    ((SIGNED, _signs),),
    (
        (RECEIVED, _is_sure),
        (IN_BRACKETS, _is_sure),
        (GREETS, _is_sure),
        (DEPUTY, _signs),
        (DATED, _signs),
    ),
    (
        (AT_HOME, _is_sure),
        (AT_OFFICE, _is_sure),
        (PLATE, _is_sure),
        (NUMBER_OF, _is_no_branch),
    ),
    ((BORN, _is_no_branch), (ILL, _is_no_branch), (ROLED, _is_sure), (CALLER, _is_sure)),
)
"""In groups whose screens the engine still reads in one pass."""

ASKED = screens_of(FOUND_BY)
