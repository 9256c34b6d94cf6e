"""Days that are nobody's, whatever stands beside them: examples, ranges, statistics, history.

A notice gives the first day and the last of those whom it is for (…〜…生まれの方), and a shop or a
mascot came to be on some day.
"""

import re

from scanner.recognizers.birth_date.births import is_born, is_founded
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.samples import is_sample

_FAMED = expression(
    r"[^\n]{0,40}(?:とされ|と伝え|といわれ|と言われ|諸説|没|享年|文豪|俳人|歌人|武将|作家|画家"
    r"|詩人)"
)
_RANGE = expression(
    r"(?:現在|時点)(?!、?(?:満|で)?[0-9]{1,3}[歳才])"
    r"| ?(?:生(?:まれ)?)? ?[〜~] ?(?:[0-9]{2}|[大昭平令][和正成]?[0-9元]|[SHRT][0-9])"
    r"|から ?[0-9大昭平令SHRT][^\s、。に]{4,14}(?:まで|生)"
)
"""What makes a day the first of many."""

_OTHER_DAY = expression(
    r"(?:[一-龠々ァ-ヴー](?<![生誕年月曜本毎先今昨明平休祝同即当後前翌終連何数暦春朝向〇一二三四五六七八九十])日"
    r"|[一-龠々](?<![生誕暦])年月日|期限|期日|締め?切り?|〆切り?|消印|日付|日時"
    r"|(?:[お当本]店|店舗?|[会社施設館園校駅町]|マスコット)の(?:お?誕生日)"
    r"|誕生日(?=\((?:創[業立]|設立|開[店業館園校設]|オープン)))(?:\([^()\n]{1,24}\))?"
    r"[ :=はがを、,|\t/\"'「『→]{0,4}\Z"
    r"|(?<![A-Za-z])(?i:(?:issu|creat|updat|publish|start|end|expir|due|hir|join|sent|paid|record|modif|releas|sign"
    r"|order|ship|fil|post|log|effect|built|retir)[a-z]{0,6}[ _-]?(?:date|day|dt|on|at|ymd)?)"
    r"[\"' :=]{1,5}\Z"
)
"""A word for a day of something else, right before it: 発送日, ``issued_on``."""

_BIRTH_BEFORE = expression(
    r"(?:誕生日?|生年月日|生まれた?|(?i:birth ?(?:day|date)?|dob))(?:の| ?(?i:of|on))? ?\Z"
)
"""What makes such a word one of a birth: 誕生日の日付."""

_OF_ANIMAL = expression(
    r"(?:[犬猫馬畜]種|名号|子牛|去勢|(?<![一-龠々])[雌牝](?![一-龠])|性別[: ]{0,2}[雄牡]"
    r"|個体識別|耳標|(?<![ァ-ヴー])[オメ]ス(?![ァ-ヴー])|[犬猫]の登録)"
    r"(?![^\n]{0,28}(?:飼い?主|所有者|氏名|申請者|生産者))[^\n]{0,28}\Z"
)
"""What only an animal is said to be, before the day of its birth; 正雄 and ゴメス are people."""

_DONE = expression(
    r" ?\((?:[一-龠]{1,8}(?<![生年月曜祝休])日"
    r"|(?:必着|消印有効|厳守|締め?切り?|〆切))"
    r"| ?(?:という|との)設定| ?(?:改[訂定])?版[ )、。]"
)
"""A word for a day of something else, or for the last that counts, in brackets behind it;
what a mascot is said to be."""

_EVENT_BEFORE = expression(
    r"(?:発送|送付|送達|投函|配達|返送|納付|納入|支払い?|交付|許可|認可|認定|承認|決定|決裁|告示|公示|公告|登記|売買|採用|就任"
    r"|就職|退職|退任|婚姻|結婚|離婚|死亡|逝去|検針|点検|検査|測定|観測|着工|着手|[新改増]?築|架設|補修|製造|喪失|差押(?:え|予告)?"
    r"|解除|解約|失効|賦課|課税|初度登録|督促状?|催告書?|時効|改製|除籍|転用|奥付|廃[線校止]|合併|編入|分離|落成|警報|災害|付加"
    r"|[朝夕]刊|収録|録音|録画|放[映送]|初演|寄贈|受贈|受入|[mac]time|not(?:Before|After))"
    r"(?:した|された)?(?:の)?(?:年月)?[ :=はが、]{1,3}\Z"
)
_EVENT_BEHIND = expression(
    r" ?(?:改製|合併|編入|分離|落成|[朝夕]刊|号の|第[0-9]{1,3}[刷版号回]|許可|認[可定]|取得"
    r"|喪失|失効|解除|廃[線校止]|施行|着工"
    r"|\([月火水木金土日祝]{1,2}\)|消印|告示|督促|催告|差押)"
)
"""What was done on a day, right beside it, without a word for a day."""

_SINCE = expression(r"[0-9日生れ] ?(?P<sign>[〜~]|から|より) ?\Z")
"""Between the first day and the last of those whom a notice is for."""

_LONG_AGO = expression(
    r"明治?[. ]{0,2}(?:元|0?[1-9](?![0-9])|[12][0-9]|3[0-3]"
    r"|(?:二?十?[一二三四五六七八九]?|三十[一二三]?)(?=年))"
)
"""Before 1901: whoever lives was born later."""

_COUNTED = expression(r"[,\t|][男女][性子]?[,\t|][0-9]{1,7}(?:\Z|\n)")
"""A gender and how many: the row of a statistic."""

_POSTCODE = expression("[0-9]{3}(-?)[0-9]{4}")


_NOTED_BEFORE = expression(r"(?:\A|\n) ?\(\Z")
_NOTED_BEHIND = expression(r" ?(?:に)?(?:入力|記入|記載|作成|追記|転記|起票|更新)(?:済み?|分)?\)")
"""Around a day on which a note was written, in brackets of a line of its own."""

_PLACE_BEHIND = expression(r"[\"']?[,\t|][\"']?[一-龠々ヶ]{1,4}[都道府県市区町村郡]")
"""Where a postcode without a sign belongs to."""


def is_nobodys(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day is an example, one of something else, or of somebody in history."""
    if is_sample(before, behind) or _RANGE.match(behind) or is_founded(before, behind):
        return True
    other = _OTHER_DAY.search(before)
    if other is not None and not _BIRTH_BEFORE.search(before[: other.start()]):
        return True
    noted = _NOTED_BEFORE.search(before) and _NOTED_BEHIND.match(behind)
    if noted or _DONE.match(behind) or _OF_ANIMAL.search(before):
        return True
    if (day["new"] and _COUNTED.match(behind)) or _is_last(before, behind):
        return True
    if day["coded"] and is_postcode(day[0], behind):
        return True
    return bool(_LONG_AGO.match(day[0]) or (_FAMED.match(behind) and is_born(before, behind)))


def is_postcode(digits: str, behind: str) -> bool:
    """Say whether what may be a day with an era in one digit is the postcode of a place."""
    postcode = _POSTCODE.fullmatch(digits)
    return postcode is not None and bool(postcode[1] or _PLACE_BEHIND.match(behind))


def is_of_event(before: str, behind: str) -> bool:
    """Say whether something was done on a day, and nothing tells that it was a birth."""
    return _EVENT_BEFORE.search(before) is not None or _EVENT_BEHIND.match(behind) is not None


def _is_last(before: str, behind: str) -> bool:
    """Say whether a day is the last on which somebody was born whom a notice is for."""
    since = _SINCE.search(before)
    return since is not None and (since["sign"] in "〜~" or is_born(before, behind))
