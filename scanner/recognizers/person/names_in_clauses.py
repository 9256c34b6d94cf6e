"""Full names in clauses that leave room for a person alone: …に住むA, Aを代理人と定め, A方.

Who lives somewhere, lives with or stands for somebody, is invited, has filled in a form or is
none of the family is somebody, whatever their given name is. Beside a time at the beginning of what
is said in a chat, and before the kin of a caller in brackets, the same holds.
"""

from collections.abc import Iterator
from itertools import compress

from scanner.recognizers.person.names_in_sentences import WHO, named
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_OPEN = rf"(?:(?<![{KANJI}{KATAKANA}{HIRAGANA}A-Za-z0-9])|(?<=[にではがもとをへの]))"
LIVES = expression(
    rf"(?:住む|住んで(?:いる|おります|おる|る)|在住の|暮らす|お住まいの|居住(?:する|の))、?{WHO}"
    rf"(?=[{SPACE}]?(?:です|でござ|と申|といいます|と言います|という[0-9代のー]{{0,4}}[者方]|様|さん|さま|氏|[(]|[がはも](?:[^ぁ-ん]|\Z)))"
)
TOGETHER = expression(
    rf"{_OPEN}{WHO}(?=と(?:は|も)?(?:同居|同棲|別居|[二2]人(?:暮|で)|一緒に(?:住|暮)|暮ら|世帯分離|同世帯|婚姻|離婚|結婚|入籍|再婚|内縁|養子縁組))"
)
STANDS_FOR = expression(
    rf"{_OPEN}{WHO}(?=[{SPACE}]?を、?(?:[^。\n]{{0,6}}の)?(?:代理人|受任者|後見人|保佐人|補助人|保証人|受取人|相続人|代表者|世帯主|名義人|緊急連絡先|配偶者|養子|扶養)(?:に|と|として|へ))"
)
CARE_OF = expression(
    rf"(?<=[{SPACE}\n号室階棟地0-9]){WHO}(?=方(?:[{SPACE}]{{0,2}}(?:御中|様|気付|宛|行|\(|\n)|[{SPACE}]*\Z))"
)
INVITES = expression(
    rf"{_OPEN}{WHO}(?=が[^。\n]{{2,24}}?を(?:招待|追加し|紹介|推薦|退会させ|承認し|指名)"
    "|が(?:グループ|トーク|チャンネル|ルーム|会話)?(?:に参加しま|を退[出会]|から退[出会])"
    "|が(?:メッセージの送信を取り消|写真を送信|スタンプを送信|ファイルを送信|アルバムを))"
)
INVITED = expression(
    rf"(?<=が){WHO}(?=を[^。\n]{{0,8}}?(?:招待し|追加し|退会させ|紹介し|推薦し|指名し))"
)
FILLS_IN = expression(
    rf"{_OPEN}{WHO}(?=が(?:代筆|記入|使用|利用|提出|持参|作成|署名|押印|申請|申込|申し込|所持|保管|拾得|受領|契約|代理で)"
    "(?:し|さ|済|中|で|者|す|ん|みの|の(?:もの|上))|が書いた)"
)
NO_KIN = expression(
    rf"(?<=[、。]){WHO}(?=は(?:ご?家族|無関係|本人|別人|代理人?|親族|同居人?|友人|知人|他人|同姓同名|[妻夫父母子孫兄弟姉妹]|息子|娘|[長次三][男女]|祖[父母]|配偶者|名義人|契約者)(?:です|だ|で、|では|である|。|の|\Z|と(?:の|い)|ため))"
)
CHANGED = expression(
    rf"(?:住所|氏名|連絡先|電話|口座|勤務先|送付先|名義|世帯主)(?:の)?(?:変更|異動)(?:届|届出|依頼|申請)?[{SPACE}:]{{1,2}}{WHO}"
    rf"(?=[{SPACE}、:(]{{1,2}}(?:旧|新|現|変更|前住所|転[出入居]|→))"
)
_ABOUT = (
    "異動|転[入出居]|届出?|生年|生まれ|電話|連絡先|住所|会員|カード|番号|受付"
    rf"|[0-9]{{4}}[-/年{DASHES}{VOWEL_SIGNS}]|(?:[RHS]|令和|平成|昭和)[0-9元]"
)
BRACKETED = expression(rf"(?<=[(]){WHO}(?=[{SPACE}]?(?:[{SPACE}/、,])[{SPACE}]?(?:{_ABOUT}))")
CALLER = expression(
    rf"{_OPEN}{WHO}(?=[(](?:ご?(?:主人|家族|親族|両親|長男|長女)|(?:奥|旦那|娘|息子|孫|嫁|お[父母兄姉嫁子孫婿])(?:様|さん|さま)|[子父母夫妻](?=[・、])|[長次三][男女](?=[・、]))(?:様|さん)?[)・、])"
)
ABOVE_NUMBER = expression(rf"(?:緊急|日中)連絡先:?{WHO}(?=[{SPACE}(:]{{0,2}}(?:0[0-9]|[+]81))")
BORN = expression(
    rf"{_OPEN}{WHO}(?=[{SPACE}、:]{{1,3}}(?:(?:令和?|R)[0-9元]{{1,2}}[-/.年{DASHES}{VOWEL_SIGNS}][0-9]{{1,2}}[-/.月{DASHES}{VOWEL_SIGNS}][0-9]{{1,2}}日?[{SPACE}]?(?:出生|誕生|生(?![産活]))"
    rf"|20[0-2][0-9][-/.年{DASHES}{VOWEL_SIGNS}][0-9]{{1,2}}[-/.月{DASHES}{VOWEL_SIGNS}][0-9]{{1,2}}日?(?:[{SPACE}]?(?:出生|誕生)|[{SPACE}、]{{1,3}}(?:[男女](?![{KANJI}])|0[0-9]{{9}}))))"
)
IN_OFFICE = expression(
    rf"(?<![{KANJI}])(?:副(?:会長|理事長|委員長|代表|班長)?|監事|書記|幹事|顧問)[{SPACE}:]{{1,2}}{WHO}(?=[{SPACE}、,。/\n)]|\Z)"
)
AT_TIME = expression(
    rf"(?<![0-9/:~-])[0-9]{{1,2}}:[0-9]{{2}}[{SPACE}\t]{{1,2}}{WHO}(?=[{SPACE}\t][^{SPACE}\n])"
)
"""Before what is said in a chat; trains leave at a time as well: both parts must be known."""

GROUPS = (
    (LIVES, CARE_OF, CHANGED, ABOVE_NUMBER, IN_OFFICE),
    (TOGETHER, STANDS_FOR, INVITES, INVITED),
    (FILLS_IN, NO_KIN),
    (BRACKETED, CALLER, BORN),
    (AT_TIME,),
)
"""In groups whose screens the engine still reads in one pass."""

ASKED = tuple(any_of(*patterns) for patterns in GROUPS)


def names_in_clauses(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find full names in clauses that are said of people.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    return named(text, compress(GROUPS, bits(may, ASKED)), (AT_TIME,))
