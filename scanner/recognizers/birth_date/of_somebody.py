"""Birth dates beside a name: in the row of a register, in a note on who came, behind a relative.

A row holds other days too. One before 2010 is taken for that of birth where it stands apart behind
a full name, or before a number to call; any other only beside a gender, or in brackets behind a
relative (長男（2015/4/1）). What somebody did on a day (作成者 …) is no birth.
"""

import re

from scanner.recognizers.birth_date.numbered import (
    is_before_phone,
    is_behind_number,
    is_beside_my_number,
    is_numbered,
)
from scanner.recognizers.person.name_beside import (
    is_before_name,
    is_behind_item,
    is_behind_name,
    is_in_cells,
)
from scanner.recognizers.person.names_by_form import is_given_in_kana
from scanner.recognizers.person.people import Known
from scanner.recognizers.person.writings import of_kanji
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.files import FILE

EVENT = expression(
    "更新|登録|契約|発行|有効|期限|期間|開始|終了|受付|対応|創[業立刊]|設[立置]|開[館催店業設通園校]|記念|施行|"
    "改正|制定|竣工|建[築設]|完[成了]|入会|退会|取引|利用|購入|来店|注文|配信|処理|作成|予定|閉[館店]|オープン|"
    "発[生売表足]|公布|通知|法律|条例|議会|廃止|調査|現在|撮影|出版|起工|締結|調印|結成|発足|(?<![番0-9])[0-9]{1,3}号(?!室)|当時|以来"
)
"""Words for what happens on a day."""

_DONE_BEHIND = expression(rf"[)」』]?[ :、,/|(]{{0,3}}[にの]?(?:{EVENT.pattern})")
"""Such a word right behind a day."""

ITEM = expression(r"[\t|\n]")
_SEX = (
    r"(?:[男女]性?|おとこ|おんな|オトコ|オンナ|ｵﾄｺ|ｵﾝﾅ|(?:fe)?male|その他"
    r"|(?<![A-Za-z])[MF])(?![A-Za-zぁ-んァ-ヴーｦ-ﾟ一-龠0-9])"
)
_SEX_BEFORE = expression(rf"{_SEX}[\"')\]】]?[ ,;\t|/、・:]{{0,3}}[\"']?\Z", re.IGNORECASE)
_SEX_BEHIND = expression(
    rf"[\"')]{{0,2}}(?:[,\t|、/・]| {{1,3}}|[(;])[\"' ]{{0,2}}{_SEX}", re.IGNORECASE
)
_AROUND = " ,\t|、/・()\"'"
_APART = expression(r"[\"']{0,2}(?:[,\t|;、・/(_]| / |」[と、・]?「)[\"' ]{0,2}\Z")
_SPACED = expression(r"(?: {1,4}|(?<=\)))\Z")
_CLOSED = expression(r"[\"' ]{0,2}(?:\Z|[,\t|、;)/\n])")
_CLOSED_OR_SPACED = expression(rf"{_CLOSED.pattern}| {{1,2}}(?!T?[0-9]{{1,2}}[:時])[^ ]")
_WORD = r"[^\s、。:()0-9]{1,8}"
_NAME = rf"(?:{_WORD} ?{_WORD})"
_RELATIVE = expression(
    "(?:[父母妻孫兄弟姉妹娘]|(?:(?<![一-龠々ぁ-んァ-ヴー])|(?<=[の様]))[夫子]|[長次二三四祖][男女父母]|息子|子供|子ども|お子様|配偶者)親?"
    rf"(?:[の:、 (]{{1,2}}({_NAME}))?\(\Z"
)
_KIN = expression(
    r"(?:\A|[ ・、/:\n])(?:[長次二三四][男女]|[妻夫])"
    r"(?!誕生|結婚|入籍|離婚|死[亡去]|逝去|他界|入[学園院社所居]|卒[業園]|就[職学]|転[出入居]|退[職院]|独立|出[産生]|同居|別居|側|用|名義|沼|籠|子\(|婦)"
    r"(?:[一-龠々]{1,3}|[ぁ-ん]{2,4})\(\Z"
)
"""A relative and a name right behind, which need be none that is known."""

_ROWED = expression(r"[,\t|; ]")
_READ = expression(r"[ァ-ヴーｦ-ﾟ]{2,10}(?: [ァ-ヴーｦ-ﾟ]{2,10}|[ァ-ヴーｦ-ﾟ]{3,8})[\"']?\Z")
_KANA = expression(r"[ァ-ヴーｦ-ﾟ]{3}[\"']?\Z")
_DEPENDANT = expression(
    r"(?:世帯主|扶養(?:親族|家族|者)?|配偶者|児童|園児|生徒|お子(?:様|さま|さん)|世帯員|同居(?:者|人"
    r"|家族|親族))"
    r"(?:氏?名)?[: (]{1,2}([^\d:、,]{1,16}?)[ 、,(]{1,2}\Z"
)
"""Who depends on somebody, by name, right before a day."""

_KIN_LINE = expression(r"(?:\A|\n)(?:[夫妻父母]|[長次二三四][男女])[: ][^\d:、,\n]{2,16}? {1,2}\Z")
"""A relative at the head of a line, by name, right before a day."""

_KIND = expression(
    r"(?:[(\[【][男女]性?[)\]】][ :]?|[男女]性? ?[1一][名人] ?\()([^\d:、]{2,16}?)[ \t,、:/]{1,3}\Z"
)
"""A gender in brackets, or one person of it, and who that is."""

_CALLED_BEHIND = expression(r" {1,3}(?:0[0-9]{9,10}(?![0-9-])|\(?0[0-9]{1,4}[-() ][0-9]{1,4}[-) ])")
"""A number to call behind a day, apart from it."""

_DAY_OF_ITS_OWN = expression(r"\)[ 、,]{1,3}[一-龠]{1,4}日[ :は]{0,2}[0-9明大昭平令MTSHR]")
"""Behind a day in brackets, what was done on another one."""

_INTRODUCED = expression(
    r"(?:名前|氏名)(?:は|[:=])[ 「]?(?P<name>[^\d:、,\n]{2,16}?)[」]?[、,] ?\Z"
)
_REACHED = expression(
    r"[、,] ?(?:メール|(?i:e-?mail)|お?電話|携帯|連絡先|お?住所|住まい|カード|会員)"
    r"[^\s。、]{0,8}?[は:]"
)
"""Around a day that stands between somebody's name and where to reach them."""

_OWN = expression(
    r"[\"')]{0,2}[ ,\t|、/・\n]{1,3}[\"'(]?(?:〒|0[0-9]{1,4}[)-][0-9]|0[5-9]0[0-9 ]|\+81"
    r"|[0-9A-Za-z._+-]{1,20}@|[0-9]{3}-[0-9]{4}(?![0-9-])"
    r"|(?:[0-9]{4}[ -]?){2,3}[0-9]{4}(?![0-9])"
    r"|[一-龠々ヶ]{1,4}[都道府県市区町村郡][^,\t|、\n]{1,10})"
)
"""Where somebody lives or is called, and the number of a card, right behind a day."""

_PROVED_BEHIND = expression(
    r" ?\([0-9]{1,3}[歳才]\)| {1,2}(?:運転)?(?:免許証?|保険証|健康保険証|身分証|在留カード"
    r"|マイナンバーカード|旅券|パスポート)で?(?:本人)?(?:確認|照合)"
    r"|\) ?(?:called|個人番号|マイナンバー)"
)
"""An age, or what somebody proved to be born so by, right behind a day."""

_BY_PROOF = expression(
    r"(?:免許証?|保険証|身分証(?:明書)?|在留カード|マイナンバーカード|旅券|パスポート|住民票)(?:で|にて|により)"
    r"(?:本人|年齢)?(?:を?確認|照合)(?:済み?)? ?\(\Z"
)
_LIVING_BEHIND = expression(r"(?:生(?:まれ)?)?\)[、,。 ]?(?:現住所|住所|お?住まい|氏名|現在の住所)")
"""Around a day in brackets that a document was to prove, as it did where somebody lives."""

_MATCHED = expression(r"(?:名寄せ|重複|同姓同名|同一人物?)[^\n、。0-9]{1,24}\Z")
"""Whose records were found to be alike, up to the day."""

_VERIFIED = expression(r"本人確認[ :(]{1,2}(?P<name>[^\d:、,\n]{2,16}?)[ 、,/]{1,2}\Z")
"""Whose day was verified, right before it."""

_READ_BEHIND = expression(
    r"(?: ?\([ぁ-んァ-ヴーｦ-ﾟ・ ]{2,16}\)|[ /、,|\t]{1,3}[ァ-ヴーｦ-ﾟ]{2,10}(?: [ァ-ヴーｦ-ﾟ]{1,10})?)\Z"
)
"""How a name is read, behind it."""

_COMPARED = expression(
    r" ?(?:は|が|と|(?:→|⇒|[-=]>) ?)(?:別人|同一|同じ|重複|統合|保留|一致|相違)"
    r"| ?と ?(?:(?:19|20)[0-9]{2}|[明大昭平][治正和成]?|[MTSH])[0-9元./年-]"
)
"""What was found of somebody's records, or the day of a namesake, right behind a day."""

_CODE_BEHIND = expression(r" {1,2}[129](?=[ 、,]|\Z)")
"""The code of a gender, right behind it."""

_FILE_BEHIND = expression(FILE)
"""How a file ends that is called after somebody and a day."""

_STROKE_BEHIND = expression(r" ?/(?![0-9])")
_ENDS = {"_": _FILE_BEHIND, "/": _CLOSED_OR_SPACED, "「": expression("」")}
"""What ends a day behind these signs."""

_TITLED = expression(r"(?:Mr|Ms|Mrs|Miss|Dr)\.? [A-Za-z]+(?:,? [A-Za-z]+){1,3} ?\Z")

_PACKED = expression("[MTSHmtsh][0-9]{6}")
_ENDED = expression(r"[\"']?(?:\Z|\r?\n|、)")
_READ_BEFORE = expression(
    r"(?P<name>[^,\t|\n]{2,16})[\"']?[,\t|][\"']?"
    r"[ァ-ヴーｦ-ﾟ]{2,12}(?: [ァ-ヴーｦ-ﾟ]{1,10})?[\"']?[,\t|][\"']?\Z"
)
_CARD_BEHIND = expression(r"[\"']?[,\t|][\"']?(?:[0-9]{4}[- ]?){3}[0-9]{4}(?![0-9])")
"""The number of a card as the next item."""

_BELOW = expression(r"\n[一-龠々ヶ]{1,8}[1-9][0-9]{0,3}(?:丁目|番地|[-ー][0-9])")
"""The line under a day, of a house in a town that is not told."""

_READING = expression(
    r"(?:フリガナ|ふりがな|ﾌﾘｶﾞﾅ|よみ(?:がな|かた)?|読み(?:仮名|がな|方)?)[ :]{1,3}"
    r"[ぁ-んァ-ヴーｦ-ﾟ]{2,10}(?: [ぁ-んァ-ヴーｦ-ﾟ]{1,8})?[ ,、]{1,3}\Z"
)
"""The reading of a name, with its label, on a form."""

_ON_DUTY = expression(
    "(?:担当|作成|記入|起票|承認|(?<!本人)確認|対応|受付|更新|(?<![重複二員規])登録|投稿|(?<![会約除亡])処理|報告|撮影|講師|訳|[編画作著]|記者?"
    r"|署名|検印|決裁|起案|[部課係室局次所館園校店社会議理委][長員事]|先生|主[事任査])"
    rf"(?:者|係|員|日)?[ :/(、・]{{0,2}}(?!指導者|団員|会員){_NAME}[、,(|\t\"' /]{{0,4}}\Z"
)


def is_before_full_name(day: re.Match[str], behind: str) -> bool:
    """Say whether a day of an old era without signs stands before a name: S570410 ハギ リョウ."""
    if day["new"] or behind[:1] != " " or _PACKED.fullmatch(day[0]) is None:
        return False
    name = behind.lstrip()
    return " " in name[: is_before_name(name)]


def is_coded_beside_name(before: str, behind: str) -> bool:
    """Say whether a day with an era in one digit stands between a name and a code or a finding."""
    gap = _SPACED.search(before)
    if gap is None or not (_CODE_BEHIND.match(behind) or _COMPARED.match(behind)):
        return False
    return is_behind_name(before[: gap.start()])


def is_on_duty(before: str) -> bool:
    """Say whether what stands before a day names somebody who worked on it."""
    return _ON_DUTY.search(before) is not None


def is_of_somebody(before: str, behind: str, *, late: bool) -> bool:
    """Say whether the words around a day make it the birth date of somebody who is named.

    Args:
        before: What stands before the day, folded.
        behind: What stands behind it.
        late: Whether it is one of those that point cards keep records from.
    """
    told = is_shown(before, behind) or (_is_of_kind(before) and not late)
    if told:
        return True
    happens = _happens(behind)
    sex = _SEX_BEFORE.search(before)
    if sex is not None and not (late and happens):
        ends = bool(_CLOSED.match(behind) or _OWN.match(behind)) or (not late and behind[:1] == " ")
        name = before[: sex.start()].rstrip(_AROUND)
        return ends and (is_behind_name(name) or _is_in_row(name, sex[0], late=late))
    if happens:
        return False
    if _is_of_dependant(before) or (not late and _is_in_lines(before, behind)):
        return True
    if _is_in_record(before, behind) or is_behind_number(before, behind, late=late):
        return True
    return _is_of_relative(before, behind) or _is_behind_name(before, behind, late=late)


def _happens(behind: str) -> bool:
    """Say whether a word for an event stands behind a day, and no number to call before it."""
    if _CALLED_BEHIND.match(behind) or _DAY_OF_ITS_OWN.match(behind):
        return False
    return EVENT.search(ITEM.split(behind.strip(_AROUND))[0]) is not None


def is_shown(before: str, behind: str) -> bool:
    """Say whether a day is one of birth in any writing: proved, or beside 個人番号."""
    if _is_proved(before, behind) or is_beside_my_number(before, behind):
        return True
    if _LIVING_BEHIND.match(behind) and _BY_PROOF.search(before):
        return True
    if _KIN_LINE.search(before) and _CLOSED_OR_SPACED.match(behind):
        return is_behind_name(before.rstrip())
    return behind[:1] == ")" and _is_of_dependant(before)


def _is_of_dependant(before: str) -> bool:
    """Say whether somebody who depends on another is named right before a day."""
    dependant = _DEPENDANT.search(before)
    if dependant is None:
        return False
    name = dependant[1]
    return is_before_name(name, told=True) == len(name) or _is_given(name)


def _is_given(word: str) -> bool:
    """Say whether a given name stands by itself: 配偶者 伊織."""
    if word[0] <= "ヿ":
        return is_given_in_kana(word, told=True)
    return of_kanji(word) & Known.GIVEN > 0


def _is_proved(before: str, behind: str) -> bool:
    """Say whether somebody who is named showed that day, or is of an age."""
    if _PROVED_BEHIND.match(behind) is None:
        return False
    name = before.rstrip(_AROUND)
    return is_behind_name(name) or _TITLED.search(name) is not None


def _is_in_row(name: str, gap: str, *, late: bool) -> bool:
    """Say whether what may be a name stands in a row of items, as read where it is late."""
    if not _ROWED.search(gap):
        return False
    read = not late or _READ.search(name) or is_in_cells(name) or is_numbered(name)
    return bool(read) and is_behind_item(name)


def _is_in_record(before: str, behind: str) -> bool:
    """Say whether a day of any year stands where a register or a form has that of birth."""
    if _is_joined(before, behind):
        return True
    if _ENDED.match(behind) and _READING.search(before):
        return True
    introduced = _INTRODUCED.search(before) if _REACHED.match(behind) else None
    if introduced is not None and is_before_name(introduced["name"], told=True):
        return True
    read = _READ_BEFORE.search(before)
    ends = _ENDED.match(behind) or is_before_phone(behind) or _CARD_BEHIND.match(behind)
    return read is not None and bool(ends) and is_behind_name(read["name"])


def _is_in_lines(before: str, behind: str) -> bool:
    """Say whether a day has a line between those of a name and of where to reach whose it is."""
    if before[-1:] != "\n" or not (_OWN.match(behind) or _BELOW.match(behind)):
        return False
    return behind[:1] == "\n" and is_behind_name(before[:-1]) and not is_on_duty(before[:-1])


def _is_joined(before: str, behind: str) -> bool:
    """Say whether a stroke joins a day to a name, and a number to call or a comparison follows."""
    called = is_before_phone(behind)
    if before[-1:] != "/" or not (called or _COMPARED.match(behind)):
        return False
    return is_behind_name(before[:-1]) or (called and is_behind_item(before[:-1]))


def _is_of_relative(before: str, behind: str) -> bool:
    """Say whether a day is alone in brackets behind a relative, by name or not."""
    if behind[:1] == ")" and _KIN.search(before):
        return True
    relative = _RELATIVE.search(before) if behind[:1] == ")" else None
    if relative is None:
        return False
    return not relative[1] or is_before_name(relative[1], told=True) > 0


def _is_behind_name(before: str, behind: str, *, late: bool) -> bool:
    """Say whether a name stands before a day, and a gender or nothing else belongs to it."""
    gap = _APART.search(before) or _SPACED.search(before)
    if gap is None:
        return False
    name = before[: gap.start()].rstrip()
    if _MATCHED.search(before) and is_behind_item(name):
        return True
    if not _is_named(name):
        read = not late and _KANA.search(name) is not None
        return read and _OWN.match(behind) is not None and _is_in_row(name, gap[0], late=False)
    if _SEX_BEHIND.match(behind) or _is_of_kind(before):
        return True
    if late or is_on_duty(before):
        return False
    return (
        _is_apart(before, behind)
        or _COMPARED.match(behind) is not None
        or _VERIFIED.search(before) is not None
    )


def is_right_behind_name(before: str, behind: str) -> bool:
    """Say whether a day stands right behind a full name, and nothing that was done right behind it.

    Args:
        before: What stands before the day, folded.
        behind: What stands behind it.
    """
    gap = _APART.search(before) or _SPACED.search(before)
    if gap is None or _DONE_BEHIND.match(behind) or is_on_duty(before):
        return False
    return _is_named(before[: gap.start()].rstrip())


def _is_named(before: str) -> bool:
    """Say whether a name ends there, or how one is read."""
    if is_behind_name(before):
        return True
    reading = _READ_BEHIND.search(before)
    return reading is not None and is_behind_name(before[: reading.start()])


def _is_of_kind(before: str) -> bool:
    """Say whether what stands before is a gender in brackets and whose it is."""
    kind = _KIND.search(before)
    return kind is not None and is_before_name(kind[1], told=True) == len(kind[1])


def _is_apart(before: str, behind: str) -> bool:
    """Say whether more than spaces part a day from what stands around it, or an address follows."""
    if _STROKE_BEHIND.match(behind):
        return True
    ends = _ENDS.get(before.rstrip()[-1:], _CLOSED)
    parted = _APART.search(before) and ends.match(behind)
    return bool(parted or _OWN.match(behind) or _CALLED_BEHIND.match(behind))
