"""The gender beside a name, a full address or what somebody is called by.

Those who fill in a form put it behind the name, in brackets before it, or beside one who came along
(同伴者女性1名（…）). An audience has no house number: 市内在住の女性 is nobody, 1-2-3在住の女性 is.
"""

import re

from scanner.recognizers.person.foreign import FOREIGN_IN_KANA
from scanner.recognizers.person.name_beside import is_before_name, is_behind_item, is_behind_name
from scanner.recognizers.person.names_of_kanji import begins_with_surname
from scanner.recognizers.person.people import Known, known
from scanner.recognizers.person.writings import of_kanji
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS

_DASH = rf"[-{DASHES}{VOWEL_SIGNS}]"
_NUMERAL = "[0-9一二三四五六七八九十〇]"
_DAY = (
    r"(?:19|20)[0-9]{2}[-/.年]|[明大昭平令][治正和成]?[ ]?[元0-9一二三四五六七八九十]"
    r"|[MTSHR][0-9]{1,6}[./,) ]"
)
_CALLED = (
    rf"\(?0[0-9]{{1,4}}(?:\)|{_DASH})|0[0-9]{{9}}|\+81"
    rf"|[0-9A-Za-z._+{DASHES}{VOWEL_SIGNS}-]{{1,30}}@"
)
_ONE = expression(r" ?[1一]?[名人] ?\(([^()\n]{2,24})")
_TOLD = expression(rf"[0-9]{{1,3}} ?[歳才]|{_DAY}")
_LIVES = expression(
    rf"(?:{_NUMERAL}{_DASH}[0-9]{{1,5}}|{_NUMERAL}番地?|{_NUMERAL}号室?|[0-9]の[0-9]{{1,4}})[^、。,\n]{{0,20}}"
    r"(?:在住|お?住まい|居住)の\Z"
)
_WHO = expression(r"[、,。(（)]|\Z|[がはにでと]|より|から|様")
_BRACKET_BEFORE, _BRACKET_BEHIND = expression(r"[(（\[【]\Z"), expression(r"[)）\]】] ?")
_AGED_BEHIND = expression(r"[・,、/ ]{1,2}[0-9]{1,3} ?[歳才]?[)）]")
"""A bracket that goes on with an age: 佐藤花子(F・52)."""

_CHILD = expression(
    r"(?:[子孫娘]|息子|[長次三][男女]|児童|園児|生徒|お子様)(?:の|[:、 ]{1,2})([^\s、。:()]{1,4})\Z"
)
_OPENED_BEHIND = expression(
    r"(?:\A|[^一-龠々ぁ-んァ-ヴー]|組)(?P<name>(?!組)[一-龠々ヶ][一-龠々ヶぁ-んァ-ヴー]{0,5}"
    r"(?: [一-龠々ぁ-んァ-ヴー]{1,6})?) ?\(\Z"
)
"""What a bracket with a gender opens behind: somebody's name, and not 大浴場 or 乳がん検診."""

_BRACKET_END = expression(r"[)、,・/|\s0-9]|の?(?:方|かた|人|子|お子|お?客)|\Z")
_ABROAD = expression(r"(?<![ァ-ヴー])[ァ-ヴー]{1,12}(?:[ ・][ァ-ヴー]{1,12}){0,3}\Z")
_GAP = expression(r"[\"']?(?:[ ]{1,3}|[,\t|;、/・]|[ ]?[/|,、][ ]?)[\"']?\Z")
OWN = expression(
    rf"[\"']?[ ,\t|、/・\n]{{1,3}}[\"']?(?:〒|{_CALLED}|[0-9]{{3}}{_DASH}[0-9]{{4}}"
    rf"|[一-龠々ヶぁ-んァ-ヴ]{{1,5}}[都道府県市区町村郡][^,\t|、\n]{{1,10}}|{_DAY}|個人番号)"
)
"""What is somebody's own, right behind."""

_READING = expression(r"\([ぁ-んァ-ヴーｦ-ﾟ]{2,12}(?:[ ・][ぁ-んァ-ヴーｦ-ﾟ]{2,10}){0,2}\)\Z")
_BORN_AS = expression(r"(?:[0-9日]生|生まれ|うまれ|生れ)(?:の|・|、|,| |/|\(|\||\t){1,2}\Z")
_CLOSED = expression(r"[)で、,。 /\n|\t]|\Z|です")
_CALLED_SO = expression(
    r"[「『]?([^\s、。「」『』:]{1,12})(?:さん|様|氏)?[」』]?(?:さん)?(?:という|と名乗る|と名のる|といった|っていう|とおっしゃる)(?:お?名前の)?\Z"
)
_GOES_ON = expression(
    r"(?:だ|です|で[、す]|でし|。|、|が(?!多|増|好|人気|約|[0-9])|から|より|に(?!人気|多|好)"
    r"|と|の(?:方|お客|[職社店係]員|スタッフ|担当|対応|応対|態度|接客|言[動葉い]|説明|声)|を"
    r"|[ \n(]|\Z)"
)
_GUEST = expression(
    r"(?:のお?|の来|来)?客(?:様|さん|さま)?(?P<end>[。、より ]|が(?!多|増|減)|から|1名)"
)
_CAME = expression(
    r"(?:さっき|さきほど|先ほど|先程|午前|午前中|午後|昨日|今日|本日|今朝|先日|昼前|昼過ぎ|夕方|朝|[0-9]時(?:半|頃|ごろ)?)"
    r"(?:に|、|も)?(?:来|来ら|いらし|お越しになっ|見え|来店し|来庁し|来所し|電話し(?:て来|てき))(?:た|れた|られた)\Z"
)
_AGE_OF_NAMED = expression(
    r"(?:さん|様|さま|氏|くん|ちゃん)[ ]?\([0-9]{1,3}(?:歳|才)?(?:\)[ ]?|[ ]?[・、,/][ ]?)\Z"
)
_REGISTERED = expression(
    r"(?:登録|名義|台帳|住民票|戸籍|申込書?|申請書?|会員情報|会員証|カード|券面|身分証|免許証|保険証|システム|本人|届出)"
    r"(?:(?:内容|情報|上|の性別)?(?:は|では|だと|が)、?|上)\Z"
)
_ENDS = expression(
    r"[。、)」 \n]|\Z|で(?:す|、|ある|登録)|だ|と(?:な|記|登)"
    r"|に(?:な|訂|変|丸|[○〇✓]|チェック|印)|のまま"
)
_ALONE = expression(r"(?:\A|[^一-龠々])([一-龠々]{1,4})\Z")
_NEXT = expression(r"[\"']?[,\t|、・]")
"""Behind an item: another one."""

_ACCOMPANIED = expression(r" ?\(([^()\n、,]{2,16})(?:様|さん|さま|氏)")
"""Who came along, in brackets and with an honorific."""

_HONOURED_BEHIND = expression(
    r"(?:(?:の?お?子(?:さん|さま|様|ども|供)?)?[ 、・]{1,2}|の)(?!お子|赤ちゃん|お客|皆)"
    r"(?P<name>[^\s、。:()0-9]{1,8}?(?: [^\s、。:()0-9]{1,6}?)?)"
    r"(?:(?P<child>くん|ちゃん)|さん|様|さま|氏)(?:[ 、。(]|\Z|[がはをとにのへ]|から|より)"
)
"""Who it is, right behind, with an honorific; a child by the given name."""

_NUMBERED = expression(
    r"(?:会員|回答者|応募者|参加者|受診者|利用者|来場者|アンケート)"
    r"(?:番号|No\.?|ID|コード)?[:. ]{0,2}"
    r"[A-Za-z]{0,3}-?[0-9]{1,10}番?(?:は|[ ,、/|\t]{1,2})\Z"
)
"""Somebody who goes by a number."""

_MEMBER = expression(
    r"(?:会員|利用者|登録者|顧客|お客様|受診者|参加者)(?:番号|No\.?|ID|コード)?"
    r"[:. ]{0,2}[A-Za-z]{0,3}-?[0-9]{2,10} ?[(:] ?\Z"
)
_DAY_BEHIND = expression(rf"[,、/・ ]{{1,3}}{_DAY}")
"""Around a letter in brackets: who goes by a number, and a day of birth."""

_SPACED, _SPACED_BEHIND = expression(r" {1,3}\Z"), expression(r"[ \n。(（]|\Z")
_NUMBER_BETWEEN = expression(
    rf" {{1,3}}(?:(?:[0-9]{{4}}(?:{_DASH}| )?){{2,3}}[0-9]{{4}}"
    rf"|0[0-9]{{1,4}}{_DASH}[0-9]{{1,4}}{_DASH}[0-9]{{4}}"
    rf"|0[0-9]{{9,10}})\Z"
)
"""The number of whoever is named before it: of a card, 個人番号, a telephone."""

_LETTER_OWN = expression(rf"[\"']?[,\t|][\"' ]{{0,2}}(?:{_CALLED}|{_DAY})")


def is_of_somebody(word: str, before: str, behind: str) -> bool:
    """Say whether what stands beside a word for a gender tells whose it is.

    Args:
        word: 女性, 男, M.
        before: What stands before it, in half width.
        behind: What stands behind it.
    """
    if word.upper() in {"M", "F"}:
        return _LETTER_OWN.match(behind) is not None and _is_named(before)
    if (_LIVES.search(before) and _WHO.match(behind)) or _is_called(behind):
        return True
    closed = _BRACKET_BEHIND.match(behind) if _BRACKET_BEFORE.search(before) else None
    if closed is not None:
        read = is_read(before[:-1].rstrip())
        return read or is_before_name(behind[closed.end() :], told=True) > 0
    if _is_before_honoured(behind) or (_NUMBERED.search(before) and _CLOSED.match(behind)):
        return True
    if OWN.match(behind) or _NEXT.match(behind):
        return _is_named(before) or is_read(before)
    return _SPACED_BEHIND.match(behind) is not None and _is_spaced(before)


def _is_spaced(before: str) -> bool:
    """Say whether a name and spaces stand there, or a name with its reading in brackets."""
    spaced = _SPACED.search(before)
    return _ends_with_name(before[: spaced.start()]) if spaced else is_read(before)


def _ends_with_name(before: str) -> bool:
    """Say whether a name stands there, and perhaps a number of whoever is called so behind it."""
    number = _NUMBER_BETWEEN.search(before)
    return is_behind_name(before[: number.start()] if number else before)


def is_answer(before: str, behind: str) -> bool:
    """Say whether a letter or その他 is somebody's: of a day of birth, or of a name."""
    if _MEMBER.search(before):
        return _DAY_BEHIND.match(behind) is not None
    if _BORN_AS.search(before):
        return _CLOSED.match(behind) is not None
    closed = _BRACKET_BEHIND.match(behind) or _AGED_BEHIND.match(behind)
    bracketed = _BRACKET_BEFORE.search(before) and closed
    if not bracketed:
        return False
    name = before[:-1].rstrip()
    return is_behind_name(name) or _is_surname(name) or _is_of_child(name) or _is_abroad(name)


def is_behind_called(before: str, behind: str) -> bool:
    """Say whether a bracket opens behind somebody's name, with a gender and perhaps more in it."""
    called = _OPENED_BEHIND.search(before) if _BRACKET_END.match(behind) else None
    if called is None:
        return False
    surname, *_ = called["name"].split(" ")
    name = called["name"].replace(" ", "")
    return is_behind_name(name) or begins_with_surname(name) or _is_surname(surname)


def is_called_so(before: str, behind: str, *, listed: bool) -> bool:
    """Say whether a sentence is about one man or woman.

    Args:
        before: What stands before the word, in half width.
        behind: What stands behind it.
        listed: The text holds other data about somebody.
    """
    called = _CALLED_SO.search(before)
    if called is not None and _GOES_ON.match(behind):
        given = of_kanji(called[1]) & Known.GIVEN > 0
        return given or is_behind_name(called[1]) or _is_surname(called[1])
    if is_answer(before, behind) or is_behind_called(before, behind):
        return True
    guest = _GUEST.match(behind)
    if guest is not None and (_CAME.search(before) or (listed and guest["end"] is not None)):
        return True
    told = _CAME.search(before) or _AGE_OF_NAMED.search(before)
    return bool(told) or (_REGISTERED.search(before) is not None and bool(_ENDS.match(behind)))


def _is_surname(before: str) -> bool:
    """Say whether what stands before ends with a surname that stands by itself."""
    alone = _ALONE.search(before)
    return alone is not None and bool(known(alone[1]) & Known.SURNAME)


def _is_of_child(before: str) -> bool:
    """Say whether a given name stands behind a word for a child: 子：薫."""
    child = _CHILD.search(before)
    return child is not None and of_kanji(child[1]) & Known.GIVEN > 0


def _is_abroad(before: str) -> bool:
    """Say whether what stands before ends with the name of somebody from abroad."""
    words = _ABROAD.search(before)
    return words is not None and any(
        word in FOREIGN_IN_KANA for word in re.split("[ ・]", words[0])
    )


def is_one(behind: str) -> bool:
    """Say whether one is counted who is named or described: 女性1名（…、45歳）."""
    one = _ONE.match(behind)
    return one is not None and bool(_TOLD.search(one[1]) or is_before_name(one[1]))


def _is_called(behind: str) -> bool:
    """Say whether who it is stands in brackets, with an honorific: 付添いの男性（佐藤さん、…）."""
    called = _ACCOMPANIED.match(behind)
    return called is not None and is_before_name(called[1], told=True) > 0


def _is_before_honoured(behind: str) -> bool:
    """Say whether who it is follows with an honorific: 男性 佐藤一郎さん, 女の子、花ちゃん."""
    called = _HONOURED_BEHIND.match(behind)
    if called is None:
        return False
    return called["child"] is not None or is_before_name(called["name"], told=True) > 0


def _is_named(before: str) -> bool:
    gap: re.Match[str] | None = _GAP.search(before)
    if gap is None:
        return False
    return is_behind_name(before[: gap.start()]) or is_read(before[: gap.start()])


def is_read(before: str) -> bool:
    """Say whether a name with its reading in brackets ends there."""
    reading = _READING.search(before)
    if reading is None:
        return False
    name = before[: reading.start()].rstrip()
    return is_behind_name(name) or is_behind_item(name)
