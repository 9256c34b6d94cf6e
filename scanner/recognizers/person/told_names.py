"""Names that what stands around them tells, though no dictionary knows them whole.

Parents find new names, given names are words for things too (桃花, 日和, 空), some surnames are a
place before anything else (鈴鹿, 栃木) and some are one sign (岡, 東). Such a word is taken where
only a person can stand: before a mobile number or a day of birth, behind 家族の or 会員の with an
honorific, before what is said in a chat, where somebody signs with a colon or passes on with an
arrow. Words that end as offices and goods do are none anywhere.
"""

import re
from collections.abc import Callable, Iterator

from scanner.recognizers.person.honoured_names import is_name_in_kana
from scanner.recognizers.person.names_by_form import is_given_by_form, is_given_in_kana
from scanner.recognizers.person.names_by_sound import is_lone_in_kana
from scanner.recognizers.person.names_of_kanji import is_from_place, is_full_name
from scanner.recognizers.person.people import Known, is_word, known, reads_as_surname
from scanner.recognizers.person.plain_names import is_called_plainly
from scanner.recognizers.person.whole_names import NOBODY
from scanner.recognizers.person.writings import (
    HIRAGANA,
    KANJI,
    KATAKANA,
    NO_SURNAME,
    SPACE,
    WITHIN_KANJI,
    of_kanji,
)
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
LONGEST_GIVEN = 3
REACH = 8
_RUN = rf"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{1,5}}"
_OPEN = rf"(?<![{KANJI}{KATAKANA}0-9A-Za-z])"
_KANA = rf"(?:[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,5}})"
_FULL = (
    rf"(?P<name>(?P<left>{_RUN}|[{KANJI}])[{SPACE}](?P<right>[{KANJI}]{{1,3}}|{_KANA})"
    rf"|(?P<before>{_RUN}|[{KANJI}])(?P<kana>{_KANA})"
    rf"|[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{1,5}}?)"
)
_MOBILE = rf"0[5-9]0[-( ){DASHES}{VOWEL_SIGNS}]{{0,2}}[0-9]{{3,4}}"
_BORN = (
    "(?:(?:[明大昭平令][治正和成]?|[MTSHR])[. ]?[元0-9]{1,2}|(?:19|20)[0-9]{2})"
    "[-/.年] ?[0-9]{1,2}[-/.月] ?[0-9]{1,2}日? ?生"
)
_DUTY = "担当者?|対応者?|受付者?|利用者|記入者|作成者|入力者|確認者|日直|宿直|当直|早番|遅番"
BESIDE = expression(rf"{_OPEN}{_FULL}(?=[{SPACE}]{{0,2}}[、,(:]?[{SPACE}]?(?:{_MOBILE}|{_BORN}))")
LISTED = expression(
    rf"(?m)(?:^|(?<=[,\t\"])){_FULL}"
    rf"(?=[{SPACE},\t\"\n]{{1,4}}(?:0[0-9]{{1,4}}[-{DASHES}{VOWEL_SIGNS}(]|0081|[+]81))"
)
KIN = expression(
    rf"(?:配偶者|保護者|世帯主|申出人|契約者|名義人|受取人|申請人|届出人"
    rf"|(?<![{KANJI}])(?:[妻夫父母]|祖[父母]|[長次三][男女])・?"
    rf"|[【\[][{KANJI}]{{1,6}}[人者][】\]])[{SPACE}]?{_FULL}(?=[、,。{SPACE}(\n【\[]|\Z|の[件代])"
)
RELATED = expression(
    rf"{_OPEN}{_FULL}(?=[(](?:[父母夫妻兄姉弟妹孫子]|[長次三][男女]|祖[父母]|本人|世帯主|同居人?|親族|友人|知人)[)])"
)
AWARDED = expression(
    rf"(?:[金銀銅]賞|最?優秀賞?|佳作|入選|特選|準?優勝|[市町村県]長賞|奨励賞|努力賞|審査員賞)[{SPACE}:]{{1,2}}{_FULL}(?=[、,。(\n{SPACE}]|さん|様|\Z)"
)
HOME = expression(
    rf"{_OPEN}(?P<name>{_RUN}|[{KANJI}]|[{KATAKANA}]{{2,8}})"
    rf"(?=宅(?:(?![{KANJI}])|訪問|前|配達|電話|架電|巡回|周辺|付近|裏|隣)|家(?:に|へ|より|から)[^。\n]{{0,4}}(?:電話|連絡|訪問|架電|入電|送付|郵送|配))"
)
RELATIVE = expression(
    rf"(?:(?:お子(?:さん|様|さま)|[男女]児|児童|園児|迷子)[、:{SPACE}]|(?:[娘孫子弟妹兄姉夫妻父母]|息子|[長次三][男女]|主人|(?:奥|旦那|[子父母兄姉娘孫])(?:様|さん|さま)|配偶者|児童|園児)の)"
    rf"(?P<name>{_RUN})(?=[{SPACE}]?(?:さん|様|さま|ちゃん|くん|君|氏))"
)
BY_OFFICE = expression(
    rf"[課部係局室店所社院]の(?P<name>[{KANJI}])(?=です。|でございます|でござい)"
)
WHOSE = expression(rf"(?<=[の(]){_FULL}(?=[{SPACE}]?(?:様|さん|さま|氏)|です|でござ|と申|[、)])")
INTRODUCED = expression(
    "(?:家族|会員|客様?|申込者|応募者|申請者|当選者|患者|児童|利用者|対象者|名義人|本人|世帯主|保護者)[の(]\\Z"
)
SAYING = expression(rf"(?m)^(?P<name>{_RUN})(?=「|>>)")
SPOKEN = expression(
    "(?:「|>>)[^」\n]{0,60}?(?:[。、!?]|です|ます|した|ました|ません|ください|ある|ない|よ|ね|か)(?:[」\n]|\\Z)"
)
"""What somebody says, and no title has."""

SIGNED = expression(rf"(?m)^(?P<name>[{KANJI}])(?=:)")
SPEAKING = expression(
    rf"(?:おります|なります)[。、]\n?(?:[{KANJI}]{{2,10}}の)?(?P<name>[{KANJI}])(?=です)"
)
STAFF = expression(rf"[(](?:{_DUTY}|[店課係部室所]長|主任)[:{SPACE}]?(?P<name>{_RUN})(?=[)])")
DUTY = expression(
    rf"(?<![{KANJI}])(?:{_DUTY}):[{SPACE}]?(?P<name>{_RUN})(?![{KANJI}{KATAKANA}{HIRAGANA}])"
)
DONE = expression(rf"[(](?P<name>{_RUN})(?=(?:確認|対応|処理)済み?[)])")
DOING = expression(
    rf"(?:[はで。、\n(]|担当)(?!担当)(?P<name>{_RUN}|[{KANJI}])(?=が(?:対応|折り返|連絡|担当|保管))"
)
_ONE = rf"(?P<name>{_RUN}|[{KANJI}])"
_TURN = "(?:当番|当直|日直|宿直|担当)は"
_HANDING = "[へに](?:引き?継|依頼|転送|回付|連絡)"
CALLING = expression(
    rf"(?:\A|[。、\n{SPACE}]){_ONE}(?=(?:より|から)(?:折り?返|折電|架電|入電|受電|電話|TEL))"
)
REACHED = expression(rf"{_OPEN}{_ONE}(?=[(][{SPACE}]?{_MOBILE})")
NAMING = expression(
    rf"(?:\A|[。、はの:\n{SPACE}]){_ONE}(?=と(?:(?:申し|言い|いい)ます|おっしゃ|仰|名乗))"
)
TURN = expression(rf"{_TURN}(?:[{KANJI}]{{1,5}}[と、])?{_ONE}(?=[とが、。]|です|\Z)")
TURN_WITH = expression(rf"{_TURN}{_ONE}(?=[と、])")
HANDED = expression(rf"{_ONE}(?=[{SPACE}]?→[{SPACE}]?[{KANJI}]{{1,5}}{_HANDING})")
HANDED_TO = expression(rf"→[{SPACE}]?{_ONE}(?={_HANDING}|引き?継)")
PASSED = expression(rf"(?m)^(?P<name>[{KANJI}])(?=[{SPACE}]?→[{SPACE}]?(?P<to>{_RUN})$)")
MENTIONED = expression(
    rf"(?:\A|(?<=[{SPACE}\n(、。:]))@(?P<name>{_RUN}(?:[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,4}})?|[{KATAKANA}]{{1,12}}(?:・[{KATAKANA}]{{1,12}}){{1,3}})(?=[{SPACE}\n:、,)]|さん|様|\Z)"
)
WRITTEN_ON = expression(
    rf"(?<=「)(?P<name>[{KATAKANA}]{{2,8}}(?:[{SPACE}][{KATAKANA}]{{2,8}})?|[{KANJI}]{{1,5}})"
    rf"(?=」(?:と|の)(?:記名|署名|名前|氏名|名義|刻印))"
)
NO_SURNAMES = frozenset(
    "注例計別内外表裏上中下前後他件主副正答問式図元先本年月日時分秒金土木水火父母子夫妻姉兄弟妹孫娘男女"
    "生没性歳齢横隣奥名姓住電担受宛店案品色形数値単新旧現仮約第全各共同右左東西南北私我者人室棟館課係"
)
"""Signs that stand before a colon for something else than who speaks."""


def told_names(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find names by what stands around them.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for could, rows in zip(bits(may, ASKED), TOLD, strict=True):
        for signs, pattern, believes in rows if could else ():
            if any(map(text.__contains__, signs)):
                yield from (
                    found.span("name") for found in pattern.finditer(text) if believes(found)
                )


def _pairs(found: re.Match[str]) -> list[tuple[str, str]]:
    """Give the ways to part a match in two."""
    left, right = found["left"] or found["before"], found["right"] or found["kana"]
    run = found["name"]
    return [(left, right)] if left else [(run[:at], run[at:]) for at in range(1, len(run))]


def _is_told(found: re.Match[str]) -> bool:
    """Tell whether these may be a surname and a given name at all."""
    if found.span() == (0, len(found.string)) and found["name"] == found[0][1:]:
        return False
    return any(_is_pair(left, right) for left, right in _pairs(found))


def _is_pair(left: str, right: str) -> bool:
    """Tell whether a surname, or a place, stands before what may be a given name.

    One sign or a place needs a given name that is known, kana what may be one.
    """
    surname, given = known(left), of_kanji(right)
    if not surname & (Known.SURNAME | Known.PLACE) or given & Known.UNFIT:
        return False
    sure = len(left) > 1 and surname & Known.SURNAME and right[0] >= "一"
    if sure:
        return len(right) <= LONGEST_GIVEN
    in_kana = len(left) > 1 and surname & Known.SURNAME and is_given_in_kana(right, told=False)
    return bool(given & Known.GIVEN) or bool(in_kana)


def _is_known(found: re.Match[str]) -> bool:
    """Tell whether the dictionary has both, of which the first may be a place."""
    if found["right"] and len(found["left"]) > 1 and is_full_name(found["left"], found["right"]):
        return True
    return any(
        _is_pair(left, right) and of_kanji(right) & Known.GIVEN for left, right in _pairs(found)
    )


def _is_introduced(found: re.Match[str]) -> bool:
    start = found.start("name")
    before = found.string[max(0, start - REACH) : start]
    return INTRODUCED.search(before) is not None and _is_told(found)


def _is_surname(found: re.Match[str]) -> bool:
    word = found["name"]
    return word not in NO_SURNAMES and known(word) & Known.SURNAME > 0


def _says(found: re.Match[str]) -> bool:
    """Leave out words, which have a title in brackets behind them: 絵本「ももたろう」."""
    word = found["name"]
    plain = reads_as_surname(word) or not is_word(word) or SPOKEN.match(found.string, found.end())
    return _is_surname(found) and bool(plain)


def _is_at_home(found: re.Match[str]) -> bool:
    """Leave out 宅 where it ends a surname: 三宅."""
    word = found["name"]
    if word[0] <= "ヿ":
        return is_lone_in_kana(word)
    return _is_surname(found) and not known(word + "宅") & Known.SURNAME


def _is_mentioned(found: re.Match[str]) -> bool:
    """Leave out places, which are mentioned too: @横浜."""
    word = found["name"]
    if "・" in word or is_called_plainly(word, new=True):
        return True
    return reads_as_surname(word) or (_is_surname(found) and not known(word) & Known.PLACE)


def _is_relative(found: re.Match[str]) -> bool:
    """Take any word for a relative who is spoken of with an honorific, but what relatives are."""
    return is_given_by_form(found["name"])


def _is_of_staff(found: re.Match[str]) -> bool:
    """Take places as well, which are surnames here: 担当：鈴鹿."""
    word = known(found["name"])
    return bool(word & Known.SURNAME or (word & Known.PLACE and not word & NO_SURNAME))


def _does(found: re.Match[str]) -> bool:
    """Take directions as well, which do nothing by themselves: 東が対応."""
    return known(found["name"]) & Known.SURNAME > 0 and found["name"] not in NOBODY


def _calls_itself(found: re.Match[str]) -> bool:
    """Take places as well: 入間と申します."""
    return _does(found) or is_from_place(known(found["name"]))


def _is_passed(found: re.Match[str]) -> bool:
    """Take a direction where a surname stands behind the arrow: 北 → 岩崎."""
    return _does(found) and reads_as_surname(found["to"])


def _is_written_on(found: re.Match[str]) -> bool:
    """Tell whether what is written on a card is a name, by its sound or by its form."""
    word = found["name"]
    return is_name_in_kana(word) if word[0] <= "ヿ" else _does(found)


_WHO = ("者", "人", "主", "客", "会員", "家族", "児童")
Row = tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], bool]]
"""Signs of which a text must have one, what to look for in it, and whether to believe it."""

TOLD: tuple[tuple[Row, ...], ...] = (
    ((("生", "090", "080", "070", "060", "050"), BESIDE, _is_told),),
    ((("-", "(", "0081", "+81", *DASHES, *VOWEL_SIGNS), LISTED, _is_known),),
    (
        (("(",), RELATED, _is_told),
        (("賞", "優秀", "佳作", "入選", "特選", "優勝"), AWARDED, _is_known),
        (("宅", "家"), HOME, _is_at_home),
        (("様", "さん", "さま", "ちゃん", "くん", "君", "氏"), RELATIVE, _is_relative),
        (("の",), BY_OFFICE, _is_surname),
        ((*_WHO, "妻", "夫", "父", "母", "男", "女", "】", "]"), KIN, _is_told),
    ),
    ((_WHO, WHOSE, _is_introduced),),
    (
        (("「", ">>"), SAYING, _says),
        ((":",), SIGNED, _is_surname),
        (("おります", "なります"), SPEAKING, _does),
    ),
    (
        (("済",), DONE, _is_surname),
        (("(",), STAFF, _is_of_staff),
        ((":",), DUTY, _is_of_staff),
    ),
    (
        (("が",), DOING, _does),
        (("より", "から"), CALLING, _does),
        (("(",), REACHED, _is_surname),
        (("と申", "と言", "とい", "とおっ", "と仰", "と名乗"), NAMING, _calls_itself),
    ),
    (
        (("当番は", "当直は", "日直は", "宿直は", "担当は"), TURN, _does),
        (("当番は", "当直は", "日直は", "宿直は", "担当は"), TURN_WITH, _does),
        (("@",), MENTIONED, _is_mentioned),
        (("→",), HANDED, _does),
        (("→",), HANDED_TO, _does),
        (("→",), PASSED, _is_passed),
        (("記名", "署名", "名前", "氏名", "名義", "刻印"), WRITTEN_ON, _is_written_on),
    ),
)
"""In the order in which they are to be believed; those that few texts have are asked together."""

ASKED = tuple(any_of(*(pattern for _, pattern, _ in rows)) for rows in TOLD)
