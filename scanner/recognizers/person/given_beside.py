"""What stands beside given names alone in lists of a household, after a day of birth, in chats.

Forms that take up who depends on somebody name kin with a given name and a number of their own
(配偶者伊織　番号…), or count them with their sex (家族1 圭吾 男 74歳). Patterns alone; whether what
they find may be a given name is asked by ``given_names``.
"""

from scanner.recognizers.numbers.forms import TWELVE
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression

GIVEN = (
    rf"(?:[{KANJI}]{{1,3}}?[{HIRAGANA}]{{0,2}}?|[{HIRAGANA}]{{2,4}}?|[{KATAKANA}]{{2,6}}?"
    rf"|[{HIRAGANA}{KATAKANA}]{{1,3}}[子代江美枝乃恵香奈])"
)
AGE = r"[0-9]{1,3}[歳才カかヶケ]"
BORN = r"(?:[明大昭平令][治正和成]?|[MTSHR])?[. ]?[元0-9〇一二三四五六七八九十]{1,4}[-/.年]"
_RELATED = "(?:配偶者|息子|娘|[長二次三四][男女]|[祖義]?[父母]|[夫妻子孫兄弟姉妹])"
_KIN = rf"(?<![{KANJI}]){_RELATED}"
_DEPENDS = (
    "(?:被?扶養(?:親族|家族|者)|控除対象(?:者|配偶者|扶養親族)|世帯員|同居(?:人|者|親族|家族))"
)
DEPENDANT = expression(
    rf"(?:{_KIN}|{_DEPENDS})[{SPACE}:・(]?(?P<name>{GIVEN})[{SPACE}、,:/(]{{1,2}}"
    rf"(?=(?:個人)?番号|マイナンバー|生年月日|続柄|{TWELVE}|{BORN})"
)
COUNTED = expression(
    rf"(?:(?:家族(?:会員)?|世帯員?|同居[人者]|被?扶養(?:者|親族|家族)?|お子様|子)[0-9]{{1,2}}[:.]?[{SPACE}]?"
    rf"|(?:世帯員|同居人|被扶養者|扶養親族)[:{SPACE}]{{1,2}})(?P<name>{GIVEN})[{SPACE}、,/(]{{1,2}}(?=[男女]性?(?![{KANJI}])|{AGE}|{BORN})"
)
"""One of a household, counted: 世帯員2　みゆき　女."""

FAMILY = expression(
    rf"(?:家族|世帯員?|扶養(?:親族|者|家族)?|同居[人者]?)(?:構成)?[:は({SPACE}]{{1,2}}"
    rf"(?={_RELATED}[{SPACE}:]?[{KANJI}{HIRAGANA}{KATAKANA}])"
    rf"|(?:本人|世帯主)[:{SPACE}]?[{KANJI}{HIRAGANA}{KATAKANA}]{{2,7}}(?:[{SPACE}][{KANJI}{HIRAGANA}{KATAKANA}]{{1,4}})?[、,・/]"
    rf"(?={_RELATED}[{SPACE}:]?[{KANJI}{HIRAGANA}{KATAKANA}]{{1,4}}[、,・/]{_RELATED})"
    rf"|(?:\A|(?<=[。\n{SPACE}:]))(?={_RELATED}[{KANJI}{HIRAGANA}{KATAKANA}{SPACE}]{{1,9}}[、,・/]{_RELATED}[{KANJI}{HIRAGANA}{KATAKANA}{SPACE}]{{1,9}}[、,・/]{_RELATED}[{KANJI}{HIRAGANA}{KATAKANA}]{{1,4}}(?:の[0-9]|[。\n)]))"
)
MEMBER = expression(
    rf"(?!子供|子ども|父母|兄弟|姉妹|夫婦|夫妻){_KIN}[{SPACE}:]?(?P<name>{GIVEN})(?=[、,。)/\n]|の[0-9]|[{SPACE}](?!{GIVEN}[、,。)/\n])|\Z)"
)
"""Behind ``FAMILY`` in its line."""

_KEPT = (
    rf"(?:[{SPACE}、,/]{{1,2}}(?:干支|性別|年齢|血液型|星座|続柄)"
    rf"[:{SPACE}]?[^{SPACE}、,/\n]{{1,5}})"
)
BORN_THEN = expression(
    rf"(?:誕生日?|生年月日|生まれ)[:{SPACE}]?[明大昭平令治正和成MTSHR. 元0-9/年月日-]{{4,14}}"
    rf"{_KEPT}{{0,3}}[{SPACE}、,/]{{1,2}}(?P<name>{GIVEN})(?=[{SPACE}\n(、。/]|\Z)"
)
_SHOWN_ENDS = rf"(?=[{SPACE}\n、。」』♪♡♥☆★!(/]|[\U0001f000-\U0001faff]|\Z)"
SHOWN = expression(
    r"(?:表示名|ニックネーム|ハンドル(?:ネーム)?|愛称|呼び名)(?:が|は|[:=])?"
    rf"[{SPACE}「]?(?P<name>{GIVEN}){_SHOWN_ENDS}"
)
"""As whom somebody is shown in a chat, and who speaks there."""

CHATTING = expression(
    rf"\[(?:(?i:line|slack|teams|chatwork|dm|sms)|トーク|チャット)\][{SPACE}]?(?P<name>{GIVEN})(?=[:>「\n])"
)
TO_CALL = expression(
    rf"(?:連絡先?|連絡網|緊急時?|保護者|付添人?|同居人?|家族)[:{SPACE}は]{{1,2}}(?P<name>{GIVEN})(?=[{SPACE}]?\({_RELATED}\)[{SPACE}]?(?:携帯|電話|TEL)?[:{SPACE}]?[(]?[0+])"
)
"""A relative who has a number to call: 緊急連絡先 スミ子(娘)090…."""

OF_SO_MANY = expression(
    rf"{_KIN}[{SPACE}:・]{{0,2}}(?P<name>{GIVEN})"
    r"(?=の[0-9一二三四五六七八九]{1,2}[人名](?:世帯|家族|暮らし|で|と|が|。|、)|の[0-9]{1,2}[枚通口冊])"
)
"""The last of a household that is counted: 妻 瞳、長男 暖の3人世帯."""

SURE = (DEPENDANT, COUNTED, OF_SO_MANY, TO_CALL)
"""Before whose data a given name may be one that nobody knows."""

BESIDE = (DEPENDANT, COUNTED, OF_SO_MANY, TO_CALL, BORN_THEN, SHOWN, CHATTING)
ASKED = any_of(*BESIDE, FAMILY)
