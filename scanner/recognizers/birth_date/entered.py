"""Birth dates that somebody entered, was asked for, or sees as the number that a spreadsheet keeps.

A log and a report of a fault say what was typed for it (生年月日エラー 入力=…, 生年月日に…を入力),
and what a sheet made of it (生年月日が33162と表示される).
"""

import re
from collections.abc import Iterator

from scanner.recognizers.birth_date.days import MONTH_AND_DAY
from scanner.recognizers.reading.expressions import expression

Place = tuple[int, int]
_KEYS = ("irth", "IRTH", "dob", "DOB", "生年月日", "誕生日", "個人番号")
"""A text without any of them has no key for a serial number, which is asked for first."""

_ANY_NUMBER = expression("(?<![0-9-])[0-9]{4,6}(?:[.]0+)?(?![0-9.:/年-])")
"""What such a number is in any case: no year of a day, no part of a telephone number."""

_NUMBER = "[1-4][0-9]{4}"
_SERIAL = expression(
    r"(?:birth(?:[ _]?(?:day|date|dt))?|dob|生年月日|誕生日)"
    r"(?P<serial>[ _(]{0,2}(?:serial|(?:excel|xlsx?|エクセル)"
    r"(?:の?シリアル値?)?|シリアル値?)(?:_?(?:no|num|date|value|値))?\)?)?"
    r"[\"'」]{0,2}\s?(?:[:=>→]{1,2}|(?(serial)[はが ]|(?!)))\s?[\"']?"
    rf"(?P<day>{_NUMBER}|(?(serial)[3-9][0-9]{{3}}|(?!)))(?:\.0+)?(?![0-9.:/年-])",
    re.IGNORECASE,
)
"""The serial number that a spreadsheet keeps of a day, behind a key for days of birth."""

_SIX = expression(
    r"(?:生年月日|誕生日|birth(?:[ _]?(?:day|date|dt|ymd))?|dob)[\"'」\])]{0,2}"
    r"\s?[:=(\[「]\s?[\"']?"
    rf"(?P<day>[0-9]{{2}}{MONTH_AND_DAY})(?![0-9.:/年-])"
    rf"|[一-龠々ぁ-んァ-ヴー]\((?P<of>[0-9]{{2}}{MONTH_AND_DAY})\)"
    "[ 、,]{0,2}(?:個人番号|マイナンバー)",
    re.IGNORECASE,
)
"""Two digits of a year and a day behind a label, or in brackets before 個人番号."""

_CALLED_SERIAL = expression(
    r"(?:生年月日|誕生日|生年)[^\n。]{0,48}?(?:excel|エクセル|シリアル)"
    r"(?:シリアル|の)?(?:値|番号|数値)?[ :=は]{0,3}"
    rf"(?P<day>{_NUMBER})(?![0-9.:/年件行名円列-])",
    re.IGNORECASE,
)
"""The same where words lead from the day to it: 誕生日の入力が…に化けている（Excel値 …）."""

_SHOWN = expression(
    rf"(?:生年月日|誕生日)の?(?:欄|列|項目|セル|値|表示)?[がはにも]、?[「『\"' ]{{0,2}}(?P<day>"
    rf"{_NUMBER})[」』\"' ]{{0,2}}(?:という|の)?(?:数[字値]|シリアル値)?[とにでへが]"
    r"(?:表示|出力|表記|取込|取り込|格納|保存|登録|な[るっりら]|化け|変[わ換]|出[るてま]|見え|入っ)"
)
"""The same where a sheet shows it for a day."""

_KEPT = expression(
    r"(?:生年月日|誕生日)の?(?:欄|列|項目|セル|値)?[がはにも]、?(?:Excel|エクセル)?の?(?:シリアル(?:値|番号)?|数値|通し番号)"
    rf"[^0-9\n。]{{0,6}}[(「:= ](?P<day>{_NUMBER}|[3-9][0-9]{{3}})(?![0-9.:/年-])"
)
"""The same where a report calls it one: 生年月日がシリアル値（…）."""

_NAMES_SELF = "(?:[^0-9\\n。:]{2,16}(?:です|でございます|と申します)[。、] ?)"
"""What callers say before the day: who they are."""

_ASKED = expression(
    r"(?:生年月日|誕生日|お生まれ)(?:は|を|について)?(?:[^0-9\n]{0,4}8桁)?[^0-9\n]{0,16}[。、?:\n ]"
    r"(?:(?![^:\s]{0,8}(?:日時?|日付|時刻|期限|月日)[:「『])[^0-9\s。:]{1,8}[:「『>]{1,2}|[「『]|--)\s?"
    rf"(?:[^0-9\n。:]{{1,14}}[、 ]|{_NAMES_SELF})?\Z"
)
_CALLER = expression(
    r"(?:お?客(?:様|さま|さん)?|会員|相手(?:方)?|先方|本人|顧客|患者|申込者|申請者|入電者"
    r"|相談者|ユーザー?)(?:「|:「?)\s?"
    r"(?:(?:えっ?え?ー?っ?と|はい|あの|ええ|あー|えー|そうです|もしもし)[、,ー… ]{1,2}){0,2}"
    rf"{_NAMES_SELF}?\Z"
)
_TOLD = expression(
    r"(?:です|でございます|生(?:まれ)?です)(?:けど|が)?[。、」]?\s?(?:\Z|\n|電話|住所)"
)
_REPLIED = expression(
    r" ?(?:\Z|\n)|[、,] ?(?:お?(?:電話|住所|名前)|ご?連絡先|氏名|携帯|メール|性別|会員|カード)"
    r"[^\s、。]{0,6}[は:]"
    r"|(?:です|でございます|になります|だ[。」]|[。」』]|生(?:まれ)?です"
    r"|と(?:の?回答|申|答|言))"
)
"""A question for it, and the answer."""

_TYPED = expression(
    r"(?:生年月日|誕生日|birth[ _]?(?:day|date)?|dob|seinen_?gapp?i)(?![^\n]{0,30}(?:更新|処理"
    r"|変更|登録)日)"
    r"[^\n0-9=:。]{0,16}(?:[ :、,(\[「]{1,2}|。(?=..値))"
    r"(?:(?:line|row|rec|no|行|id)(?:番号)?[=:]?[0-9]{1,9}(?:行目?)?[ ,]{1,2}){0,2}"
    r"(?:(?:入力|登録|申告|申請|届出|正|旧|新|DB|台帳)値?[=:][^\s、,]{4,14}[ 、,]{1,2})?"
    r"(?:入力|登録|申告|申請|届出|取得|受信|実際|正|旧|新|変更前|変更後|DB|台帳|マスタ|値"
    r"|input|value|val|raw|got|actual|expected|received|data|from|to)(?:値|内容"
    r"|データ)?(?:[=:は\[]{1,2}|(?<=値) )[ \"'「(]{0,2}\Z",
    re.IGNORECASE,
)
"""What was typed for it, where a log says what is wrong: 生年月日エラー 入力=…."""

_INTO = expression(
    r"(?:生年月日|誕生日|birth[ _]?(?:day|date)?|dob)[\"'」』\]]?の?(?:入力)?"
    r"(?:欄|項目|フィールド)?"
    r"(?:(?:に|へ|には|を|で)、?|(?<=[欄目ド])、)[ \"'「『(]{0,2}\Z",
    re.IGNORECASE,
)
_PUT = expression(
    r"[\"'」』)]{0,2} ?[をとで]?(?:入力|登録|設定|指定|選択|記入|検索|照会|セット|入れ|打[ちっ])"
    r"(?!して(?:くだ|下)さい|例)"
)
"""Around what somebody put into the field for it."""

_FIELD = expression(
    r"(?:生年月日|誕生日)の?(?:入力|登録|表示|記載|データ|値)(?:値|内容)?[はが]、?[「『\"]?\Z"
)
_TURNED = expression(
    r"[」』\"]?(?:に(?:化|な(?!り次第|る予定)|誤)|と(?:な(?!り次第)|登録|表示|入力|記載|誤))"
)
"""Around what a field for it holds: 誕生日の登録が「…」になっている."""

_ANSWERED = expression(
    r"[^\n0-9]{0,24}(?:(?:→|⇒|->|=>|(?:くだ|下)さい[。」]?|[か?][。」]?)[ 、]{0,2}"
    r"(?:ご?回答|お?答え?|返答|入力(?:値|内容)?)[ :は「『]{1,3}"
    r"|[にで、](?:再?確認|聴取|聞き?取り?|照会)(?:済み?)? ?"
    r"(?:→|⇒|->|=>|:|したところ、?) ?[「『]?)"
)
"""What leads from the day that was to be told to the answer."""


_CHECKED = (
    r"(?:生年月日|誕生日)[ :=]?(?:[〇○◯◎●×✕✖✗╳△▲✓✔☑レ]|OK|NG|一致|相違|合致|不一致|確認済み?|済み?)"
)
_CHECKED_BEFORE = expression(rf"{_CHECKED} ?[(「] ?(?:登録|申告|台帳)?(?:は|:)? ?\Z")
_CHECKED_BEHIND = expression(r" ?(?:[)」]|生)")
"""What was found of it when somebody was asked who they are: 生年月日〇（1960.7.8）."""


_AMONG = expression(r"本人確認[^。\n0-9]{0,16}(?:氏名|名前|住所)[ ・、,/+]{1,2}\Z")
_NEXT = expression(r"[ ・、,/+)]")
"""What else somebody told who was asked to prove it: 本人確認OK（氏名・…・電話）."""

_SOUGHT = expression(r"(?:\A|[、。→:・「( ])\Z")
_IS_IT = expression(
    r"[」)]?(?:生(?:まれ)?)?の(?:方|かた|人|会員|お客様?)[がはで]、?(?:ご?本人|当人|該当者)"
)
"""Around the day by which somebody was found: 3件該当、…の方が本人."""


_HEARD_BEFORE = expression(r"(?:電話|口頭|お電話)(?:にて|で)、?[「『]?\Z")
_HEARD_BEHIND = expression(r"[」』]?(?:、?(?:で)?間違い|と(?:聞き?取|の?回答|申し?告|お?答))")
"""Around a day that somebody told on the phone."""

_SHORT_LABEL = expression(r"(?:\A|[^一-龠々ぁ-んァ-ヴー]) ?生 {1,3}\Z")
_ITEM_END = expression(r" ?(?:[/、,|(\n]|\Z|[男女]|性(?:別)?[ :])")
"""Around the day of an entry that is told in short: 生 H15/5/21 / 入会 …."""

_CONVERTED_BEFORE = expression(
    r"(?:和暦|西暦|元号|年号)[^\n。]{0,24}?(?:元データ|入力|変換前|元|値|誤|ミス|エラー)"
    r"[ :は「]{1,3}\Z"
)
_CONVERTED_BEHIND = expression(r"[」]? ?(?:→|⇒|[-=]>|が) ?(?:西暦)?[ 「]{0,2}(?:18|19|20)[0-9]{2}")
"""Around a day of an era that was put in other years."""

_OF_OTHER = expression("入会|登録|発行|有効|期限|更新|取引|契約|施行|交付|作成|設立|(?<!元)開始")

_SHOWED = expression(
    r"(?:免許証?|保険証|身分証(?:明書)?|マイナンバーカード|手帳)(?:を|で)(?:お?見[るたせ]|拝見|確認)"
    r"[^。\n0-9]{0,8}、?\Z"
)
_SHOWED_BEHIND = expression(r"だった|でした|生(?:まれ)?|とのこと|。(?!有効|期限)|\Z")
"""Around what a document says that somebody showed."""


_FOUND_OUT = expression(
    r"[」』]?(?:生(?:まれ)?)? ?(?:とのこと|との?(?:回答|お?答|返答|返事|申)|と判明)"
)
_BLANK = expression(
    r"(?:生年月日|誕生日)[^。、\n0-9]{0,6}"
    r"(?:空[白欄]|未(?:入力|記入|登録|記載)|抜け|漏れ|不明|不備|読め(?:ず|な)|判読|[な無]し)"
    r"[^\n年月日]{0,60}(?:確認|照会|聴取|聞[いき]|尋ね|伺|問い合わ)[^\n年月日0-9]{0,12}\Z"
)
_FAR_BEFORE = 100
"""Around a day that was asked for because the field for it was blank."""


def serials(text: str) -> Iterator[Place]:
    """Give start and end of each day of birth that is the serial number of a spreadsheet."""
    if any(word in text for word in _KEYS) and _ANY_NUMBER.search(text):
        yield from (found.span(found.lastgroup or "day") for found in _SIX.finditer(text))
        for found in (_SERIAL, _CALLED_SERIAL, _SHOWN, _KEPT):
            yield from (serial.span("day") for serial in found.finditer(text))


def is_reply(before: str, behind: str) -> bool:
    """Say whether a day is the reply to the question when somebody was born."""
    return _REPLIED.match(behind) is not None and _ASKED.search(before) is not None


def is_filled_in(text: str, start: int, behind: str) -> bool:
    """Say whether a day is what somebody told who was asked because it was left out.

    Args:
        text: Folded.
        start: Where the day is.
        behind: What stands behind it.
    """
    if _FOUND_OUT.match(behind) is None:
        return False
    return _BLANK.search(text[max(0, start - _FAR_BEFORE) : start]) is not None


def is_callers(before: str, behind: str) -> bool:
    """Say whether a customer says a day and nothing else."""
    return _CALLER.search(before) is not None and _TOLD.match(behind) is not None


def is_entered(before: str, behind: str, *, late: bool) -> bool:
    """Say whether a day is what was entered into the field for it.

    Args:
        before: What stands before the day, folded.
        behind: What stands behind it.
        late: Whether it is one of those that point cards keep records from.
    """
    if _TYPED.search(before) or (not late and _is_converted(before, behind)):
        return True
    pairs = (
        (_CHECKED_BEFORE, _CHECKED_BEHIND),
        (_AMONG, _NEXT),
        (_SOUGHT, _IS_IT),
        (_SHORT_LABEL, _ITEM_END),
    )
    if any(ends.match(behind) and said.search(before) for said, ends in pairs):
        return True
    if _FIELD.search(before) and _TURNED.match(behind):
        return True
    return _INTO.search(before) is not None and _PUT.match(behind) is not None


def _is_converted(before: str, behind: str) -> bool:
    """Say whether a day is one of an era that was converted, or that a document shows."""
    if _CONVERTED_BEFORE.search(before) and _CONVERTED_BEHIND.match(behind):
        return not _OF_OTHER.search(before)
    return _SHOWED.search(before) is not None and _SHOWED_BEHIND.match(behind) is not None


def is_answer_to(between: str) -> bool:
    """Say whether a day is the answer to what holds one of birth: 誕生日（…）→ 回答：…."""
    return _ANSWERED.fullmatch(between) is not None


def is_heard(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether somebody told a day before 2010 on the phone, as right or to be written down."""
    return not day["new"] and bool(_HEARD_BEFORE.search(before) and _HEARD_BEHIND.match(behind))
