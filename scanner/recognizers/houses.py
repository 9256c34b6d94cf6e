"""Whose address or telephone a text gives: a shop's, a company's or an office's, or a person's.

A house is told by how it is called, in the field, the item or the words right before: by its legal
form (株式会社), its trade (居酒屋, 歯科) or an ending (店, 館), by goods and who sells them
(花のヨシダ), by a label (加盟店, ``shopName``), or by what is said of it behind (が加盟しました).
Between its name and what is asked for stand only its postcode, address, numbers and their labels.
Where somebody is named in the same record, it is that person's.
"""

import re
from collections.abc import Iterator

from scanner.model.detection import Grade
from scanner.recognizers.address.forms import (
    CITY_MARK,
    DASH,
    DIGIT,
    JAPANESE,
    POSTCODE,
    PREFECTURE,
    SPACE,
)
from scanner.recognizers.house_words import (
    AMID,
    CHAINS,
    ENDINGS,
    FIRMS,
    GOODS,
    LABELS,
    LATIN,
    LEGAL,
    SIGNS,
    TRADES,
    WORDS,
)
from scanner.recognizers.person.names_of_kanji import grade_in_kanji
from scanner.recognizers.person.people import Known, known
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import narrow
from scanner.recognizers.sights import end_of_sight

_WORDS, _LATIN, _SIGNS = map(expression, (WORDS, LATIN, SIGNS))
SIGN = f"[{JAPANESE}A-Za-z0-9・&.'’+!○〇-]"
_KIN = "[妻夫娘子母父兄姉弟妹孫親方者人当員]"
_NO_TITLE = "(?![店社所院園校館会]長|代表|担当|責任者|支配人|理事長|オーナー)"
_NO_GOODS = "(?!セット|ギフト|カタログ|詰め?合|[方件会日人券品]|交換|購入|申込|受取|配送|代)"
_NAME = (
    f"(?:{SIGN}{{0,4}}?(?:(?:{TRADES}){{1,2}}{SIGN}{{0,4}}(?<!店)|(?:{TRADES}|{GOODS})の店)[ 　]"
    f"{_NO_TITLE}{SIGN}{{1,8}}(?:さん)?"
    f"|(?:{LEGAL}){SIGN}{{1,20}}"
    f"|{SIGN}{{0,20}}?(?:{LEGAL}|{ENDINGS}|{FIRMS}|{TRADES})(?:さん)?(?:[ 　]{SIGN}{{1,8}}店)?"
    f"|(?:{TRADES}|{CHAINS}){SIGN}{{0,12}}"
    f"|{SIGN}{{1,6}}?(?:{AMID})[{JAPANESE}]{{0,6}}(?<!から|より|近く|そば|の隣|向い)(?<![へにがはでを])"
    f"|(?:{SIGN}{{0,6}}(?:{TRADES})|{GOODS})の{_NO_GOODS}{SIGN}{{1,10}}(?:[ 　]{SIGN}{{1,8}})?"
    f"|[{JAPANESE}]{{1,8}}の{_NO_GOODS}[ァ-ヴー]{{2,8}}"
    f'|(?<=[",\\t|])[{JAPANESE}]{{2,8}}(?<!{_KIN})の{_NO_GOODS}[一-龠ァ-ヴー]{{2,8}}(?=[",\\t|])'
    '|(?<=[",\\t|])(?:(?:[ぁ-ん]{2,4}|[ァ-ヴー]{2,6})[やヤ屋]|[一-龠の]{1,4}湯)(?=[",\\t|])'
    rf"|{SIGN}{{1,20}} (?i:co\.?,? ?ltd\.?|inc\.?|trading(?: co\.?,? ?ltd\.?)?))(?:{LEGAL})?"
)
_EDGE = r"[\s,、:|\"'「」『』【】〔〕()\[\]→<>&#※/=①-⑳◎●■◆□◇▼▽▲△★☆•]"
_LABELLED = (
    rf"(?:店舗?|[本支]店|[本支]社|会社|法人|事業所|営業所|施設|加盟店)の?(?:所在地|住所)"
    rf"|(?:{LABELS})[ 　:\"'=「『】>は]{{1,5}}[^\s,、:|\"(」』【<&]{{1,20}}"
    r"(?:[ 　][^\s,、:|\"(<&]{1,8}(?=[(\"]))?"
)
_SITE = "(?:店舗|会社|本社|施設|事業所|営業所)(?:所在地|住所)"
"""What stands for the name of a house where the address comes first."""

_ITS_DATA = "の(?:新しい|新)?(?:住所|所在地|電話|番号|連絡先|TEL|FAX)"
_HOUSE = expression(
    rf"(?:\A|(?<={_EDGE})|(?<=\A・))[旧新現前元]?(?:{_LABELLED}|{_SITE}|{_NAME})(?=\Z|{_EDGE}|{_ITS_DATA})"
)
_MOVED_IN = "入[所院居](?:のため|につき|により|し)"
_OF_SOMEBODY = expression(
    rf"(?:様|殿|氏|(?<![三安])宅|家|自宅前?)\Z|の[^の]{{1,8}}さん\Z|様|{_MOVED_IN}"
)
"""How what begins with a house goes on, where it is somebody of it: 株式会社ミナトの山田様."""

_USED = expression(
    r"(?:受取|利用|来店|購入|(?<!店)登録|発行|申込|担当)(?:店舗?|窓口|場所)?[ 　:]{0,2}\Z"
)
"""Before a house that somebody uses."""

_AT_AN_ADDRESS = expression(rf"{CITY_MARK}[^\s,]{{1,32}}(?:[0-9]|丁目|番地?|号)[{SPACE}]\Z")
"""Before a building that is called like a house."""

_BUILDING = (
    rf"[{JAPANESE}A-Za-z0-9・{DASH}]{{2,20}}(?:[{SPACE}][0-9]{{1,4}}[F階号室棟]{{0,2}})?"
    r"(?=[\s,、()\"'」|]|\Z)"
)
_NO_PLACE = "電話|TEL|FAX"
_ADDRESS = (
    rf"(?:{POSTCODE}[{SPACE}]?)?"
    rf"(?=[^\n,(]{{0,40}}?(?:{DIGIT}|丁目|番地|[一二三四五六七八九十][のノ]))"
    f"(?:{PREFECTURE}[{SPACE}])?[{JAPANESE}]{{1,12}}?{CITY_MARK}"
    f"(?:[{SPACE}](?!{_NO_PLACE}))?[{JAPANESE}0-9{DASH}]{{1,32}}[BF]?[0-9]{{0,2}}"
    f"(?:[{SPACE}]?(?!{_NO_PLACE}){_BUILDING}(?:[{SPACE}](?!{_NO_PLACE}){_BUILDING})?)?"
)
_TOWN = f"[{JAPANESE}]{{2,8}}[1-9][0-9]{{0,3}}(?:[{DASH}][0-9]{{1,4}}){{1,2}}(?![0-9{DASH}])"
_NUMBERS = rf"[0-9(+][0-9() {DASH}.{SPACE}]{{3,20}}"
MAILBOX = "[A-Za-z0-9._-]+@[A-Za-z0-9.-]+"
_OF_NUMBERS = (
    "(?i:tel(?:ephone)?|fax|phone|zip(?:code)?|addr(?:ess)?|location|url|e.?mail|no|id|code)"
    "|電話(?:番号)?|ファックス|住所|所在地|本[社店]|代表|郵便番号|℡|☎|メール|直通|内線"
    "|の(?:新しい|新)?(?:住所|所在地|電話(?:番号)?|番号|連絡先|TEL|FAX)[はが]?"
)
_WHO_LEADS = (
    "(?:代表取締役(?:社長)?|代表社員|代表者?|[店社所院園校館会]長|理事長|支配人|責任者|担当者?)"
    "[ 　:]{1,2}"
    rf"(?:[{JAPANESE}]{{1,5}}(?:[ 　][{JAPANESE}]{{1,4}})?"
    rf"|[ァ-ヴー]{{2,12}}(?:[ 　・=][ァ-ヴー]{{2,12}}){{1,3}})"
    r"(?:様|さん|氏)?(?=[\s,、(|/])"
)
"""Somebody who leads a house and is named between it and its address."""

_BETWEEN = expression(
    rf"(?>{_ADDRESS}|{_WHO_LEADS}|{_NUMBERS}|{_OF_NUMBERS}|{MAILBOX}|{_TOWN}"
    r"|<[^<>]{1,24}>|[\s,、:|\"'「」『』【】()\]\[/〒=&]|は(?=[0-9]))*"
)
"""What stands between the name of a house and its address or numbers."""

_LABEL_BEHIND = expression(
    r"[ 　]?\((?:勤務先|会社|職場|お?店|事務所|代表|[本支]社|学校"
    r"|[^()\n]{1,14}(?:[課係部室局班]|グループ|チーム|センター)宛て?)\)"
)
_SAID_BEHIND = expression(
    rf"[ 　]?[^()\n。]{{0,16}}\)[ 　]?(?:にて|[がはにをで])?[ 　]?"
    rf"(?:[0-9元年月日/.{DASH}]{{2,12}}に?)?(?:新規|本日|移転|グランド|近日)?"
    "(?:加盟|オープン|開店|開業|開設|閉店|移転|定休|営業|休業|改装|OPEN|開催|実施|説明会|講習|研修|集合|使え|利用でき|交換でき)"
)
"""What is said of a shop whose address stands in brackets."""

_TO_CALL = expression(
    r"\)?[ 　]?まで(?:お|ご)(?:連絡|電話|問い?合わ?せ|知らせ|申し?込み?|予約)"
    r"|\)?[ 　]?へ(?:お|ご)(?:連絡|電話|問い?合わ?せ|知らせ)(?:ください|下さい|を|願)"
    r"|\)[ 　]?まで(?:[。!]|\Z|(?:お|ご)(?:願い|寄せ|相談|一報|照会))"
)
"""How an office closes with its own number: 届かない場合は0800-…までご連絡ください."""

_WHOSE_NUMBER = expression(
    r"(?:\A|[はを、。 　,:])([一-龠々]{1,4})[ 　]?"
    r"\((?:(?:電話|(?i:tel)|内線|直通|[℡☎])[ 　:.]{0,2})?\Z"
)
_MOVED = expression(
    r"[^\n]{0,32}[ 　、,/|](?:営業(?:時間)?|定休日?)[ :]?"
    r"(?:[0-9]{1,2}[:時]|[月火水木金土日]|年中|なし)"
    r"|[ 　]?[にへ](?:移転|オープン|開[店業設館院])|(?:[^\n]{0,20},|[ 　])[\"']?"
    r"[0-9]{1,2}:[0-9]{2} ?[-~〜]"
)
"""Behind the address of a house that has moved, or is open at some hours."""

SOMEBODY = expression(
    "(?<!お客)(?<!皆)様|さん|さま(?![ざぁ-ん])|[^摂]氏(?!神)|殿(?![町堂様])|氏名|名前"
    "|会員(?!証|登録の|[一-龠ァ-ヴー]{0,6}(?:[課係室班部]|センター|デスク|窓口|チーム|グループ|事務局))"
    "|生徒|児童|園児|保護者|[込用加選募]者|患者|本人|性別|男性|女性(?!部)|生年|[0-9]歳|世帯|自宅|在住|居住|転[居入出]|引っ?越|届出|申請者|拙宅"
    f"|{_MOVED_IN}"
    "|代表者の?(?:住所|携帯)"
    '|(?<![A-Za-z"])(?i:name)[ ]?[:=]|"(?i:kana|birth|gender|sex|member|user|cust'
    "|inquir|caller|applicant|buyer|recipient|guest|patient)"
)
"""Words for a person."""

SEPARATORS = expression(r"\n|。|; | [/|] |/(?=[ 　])|　　(?!(?i:tel|fax)|電話|[℡☎〒]|住所)")
BACK, _AHEAD = 160, 40
_BESIDE = 90
"""Characters before a number or an address in which the name of its house begins."""

_SELLER = (
    "(?i:shop|store|company|corp|vendor|facility|venue|merchant|office|tenant|branch|supplier"
    "|dealer)_?"
)
_LABEL_BEFORE = expression(
    "(?:勤務先|会社|職場|本社|本店|支店|店舗?|施設|会場|事業所|営業所|学校|病院|事務所|法人|団体"
    "|(?<![るたい])場所|現場|箇所|集合|停電|断水|工事|通行止め?|火災|浸水|区間)の?"
    rf"(?:(?:住所|所在地|電話(?:番号)?|TEL|FAX|連絡先)?"
    rf"(?:[ 　]?[:は=][{SPACE}\"]?|[)】\]][{SPACE}:]?)"
    rf"|(?:住所|所在地|電話(?:番号)?|TEL|FAX|連絡先)[{SPACE}])\Z|勤務先(?:の?(?:電話|TEL))?[{SPACE}]?\Z"
    rf"|(?i:update|insert[ 　]into)[ 　][\"`\[]?(?:(?i:[a-z]{{1,10}})[_.]){{0,2}}"
    rf"(?:{_SELLER}|(?i:ten(?:po)?|kamei(?:ten)?)(?![A-Za-z]))"
    r"(?:_?(?i:mst|master|m|info|list|tbl|data|contact|tel|addr))?s?[\"`\]]?"
    r"[ 　(](?i:set\b|values\b|[^;]{1,80}\bvalues\b)[^;]*\Z"
    rf"|(?:端末|加盟店|店舗)(?:番号|コード|ID)[^\n住宅]{{0,30}}\Z"
)
"""A label that says whose the thing right behind it is."""

_KEY = expression(r'"\s*:')
_VALUE = expression(r'"([^"]{1,24})"\s*:\s*"([^"]*)"')
_KEY_OF_OBJECT = expression(r'"([^"]{1,24})"\s*:\s*\Z')
_OF_PLACE = expression("(?i:addr(?:ess)?|location|place)|住所|所在地")
"""The key of an object that only says where somebody or a house is."""

_IN_TAG_OF_SELLER = expression(rf"<{_SELLER}s?(?: [^<>]*)?>(?!.*</{_SELLER})")
_NAME_OF_SELLER = expression(rf"{_SELLER}(?i:name|nm|title)?")
_OF_ANYBODY = expression("(?i:(?:full_?)?name)|氏名|名前|名称")
"""The key of a name that may be a shop's or a person's."""

_PLACE = expression(
    rf"(?:\A|[\s、】:(旧新現仮])(?:場所|会場|集合|受付|現場|行き?先|目的地)[ 　]?[:は][{SPACE}]?"
    rf"([{JAPANESE}A-Za-z0-9]{{2,20}})[{SPACE}]?\(\Z"
)
_IS_PLACE = expression(
    r"旧.+|.*(?:駅|[場所館園校院社寺宮地堂城店局署庁港橋坂峠川池湖沼山丘森線停前跡口岸浜]|緑地|海岸|河川敷|通り|会館[^\s]{0,6}|庁舎"
    r"|[ァ-ヴー]{4,}|[P場館口][0-9]{1,2}|[0-9]{1,2}[F階])"
)
"""Where something is held, before its address in brackets: 場所：北口駐輪場（…）."""

_TO_ORGANISATION = expression(
    r"[^\n様]{0,24}(?:\r?\n)?[^\n様]{1,30}(?<!方)(?<!方[ 　])(?<!気付)御中(?!で|と書|は誤)"
)
"""Behind the address of a company; 方 is written of somebody's home only."""
_TOLD_BELOW = expression(
    rf"[{SPACE}・■◆●]*(?:住所|所在地|電話(?:番号)?|(?i:tel|fax|address|phone)|℡|☎|〒|連絡先)[^\n]*"
    rf"|[{JAPANESE}]{{1,8}}{CITY_MARK}[{JAPANESE}]{{0,16}}[0-9]"
    rf"[0-9{DASH}丁目番地の号]{{0,14}}(?:[{SPACE}]?[{JAPANESE}{DASH}・]{{2,16}}[0-9]{{1,4}}(?:号室?|階)?)?"
    rf"[{SPACE}]*"
)
"""A line that says where whoever is named above is."""


def stands_for_house(text: str, start: int, end: int) -> bool:
    """Say whether an address or a telephone is that of a house.

    Args:
        text: The whole text.
        start: Where the address or the number begins.
        end: Where it ends.
    """
    before = narrow(text[max(0, start - BACK) : start])
    behind = narrow(text[end : end + _AHEAD])
    head, tail = SEPARATORS.split(before)[-1], SEPARATORS.split(behind)[0]
    if _KEY.search(head) is not None:
        return _is_record_of_house(head, tail)
    led = _LABEL_BEFORE.search(head) or (head.endswith("(") and _names_place(head))
    if led or _LABEL_BEHIND.match(tail) or _names_house(head):
        return True
    if SOMEBODY.search(head) or SOMEBODY.search(tail):
        return False
    if (
        _is_of_sight(before, tail)
        or _IN_TAG_OF_SELLER.search(head)
        or _SAID_BEHIND.match(tail)
        or _MOVED.match(tail)
    ):
        return True
    if ("御中" in behind and _TO_ORGANISATION.match(behind)) or (
        _TO_CALL.match(tail) and not _calls_somebody(head)
    ):
        return True
    return _is_below_house(before)


def _is_of_sight(before: str, tail: str) -> bool:
    """Say whether a text tells where a sight is that it begins with, and how to call there."""
    end = end_of_sight(before, tail)
    return end > 0 and _BETWEEN.fullmatch(before, end) is not None


def _calls_somebody(head: str) -> bool:
    """Say whether a number in brackets is that of a colleague who is named, or one's own."""
    called = _WHOSE_NUMBER.search(head)
    if called is None:
        return False
    name = called[1]
    return bool(known(name) & Known.SURNAME) or grade_in_kanji(name) is Grade.CERTAIN


def is_in_record(text: str, start: int) -> bool:
    """Say whether a value stands in a record of JSON, whose keys say whose it is."""
    head = narrow(text[max(0, start - BACK) : start])
    return _KEY.search(SEPARATORS.split(head)[-1]) is not None


def _names_place(head: str) -> bool:
    """Say whether a label and a place, and nobody's surname, stand before a bracket."""
    place = _PLACE.search(head)
    if place is None or known(place[1]) & Known.SURNAME:
        return False
    return _IS_PLACE.fullmatch(place[1]) is not None


def _names_house(head: str) -> bool:
    """Say whether what stands before ends with the name of a house, and names nobody else."""
    first = next(_houses(head), None)
    return first is not None and SOMEBODY.search(head[:first]) is None


def _houses(head: str) -> Iterator[int]:
    """Give where each name of a house begins, up to which only its data goes on."""
    begins = max(0, len(head) - _BESIDE)
    beside = head[begins:]
    if not (_WORDS.search(beside) or _LATIN.search(beside.casefold()) or _SIGNS.search(beside)):
        return
    for house in _HOUSE.finditer(head, begins):
        above = head[: house.start()]
        theirs = _OF_SOMEBODY.search(house[0]) or _USED.search(above)
        if not (theirs or _AT_AN_ADDRESS.search(above)) and _BETWEEN.fullmatch(head, house.end()):
            yield house.start()


def _is_record_of_house(head: str, tail: str) -> bool:
    """Say whether a record in JSON is a house's: one with a shop's name besides is of a person."""
    outside, opened, inside = head.rpartition("{")
    key = _KEY_OF_OBJECT.search(outside) if opened and "}" not in inside else None
    if key is not None and not _OF_PLACE.fullmatch(key[1]):
        if _NAME_OF_SELLER.fullmatch(key[1]):
            return True
        head, tail = inside, tail.partition("}")[0]
    elif opened and key is None and "}" not in inside:
        head, tail = inside, tail.partition("}")[0]
    record = f"{head}{tail}"
    values = list(_VALUE.finditer(record))
    sellers = [value for value in values if _NAME_OF_SELLER.fullmatch(value[1])]
    others = record
    for seller in sellers:
        others = others.replace(seller[0], "")
    if SOMEBODY.search(others) is not None:
        return False
    names = [value for value in values if _OF_ANYBODY.fullmatch(value[1])]
    if names:
        return any(_is_name_of_house(record, name) for name in names)
    return bool(sellers)


def is_house(name: str) -> bool:
    """Say whether all of a text is how a house is called, and not somebody of it."""
    house = _HOUSE.match(narrow(name))
    return house is not None and house.end() == len(name) and not _OF_SOMEBODY.search(name)


def _is_name_of_house(record: str, value: re.Match[str]) -> bool:
    house = _HOUSE.match(record, value.start(2))
    return house is not None and house.end() == value.end(2)


def _is_below_house(before: str) -> bool:
    """Say whether a line with a label stands below the name of a house."""
    above, broken, line = before.rpartition("\n")
    if not broken or (line.strip() and _TOLD_BELOW.fullmatch(line) is None):
        return False
    return _names_house(SEPARATORS.split(_line_above(above, _TOLD_BELOW).strip())[-1])


def _line_above(above: str, passed: re.Pattern[str]) -> str:
    """Give the last line that is not one of those that are passed over."""
    lines = (line for line in reversed(above.splitlines()) if passed.fullmatch(line) is None)
    return next(lines, "")
