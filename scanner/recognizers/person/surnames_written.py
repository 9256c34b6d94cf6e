"""Surnames alone beside what only people have: a file of wages, a mailbox, a day of birth.

Who gives presents with their partner, whose wages a file holds, who has a mailbox or a mobile
number behind an arrow or an equals sign, who speaks next in minutes, and who lives at the address
of somebody who wants no more letters: there places and words are surnames as well.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.person.names_by_form import is_given_by_form
from scanner.recognizers.person.names_by_sound import in_katakana
from scanner.recognizers.person.people import Known, known, sounding
from scanner.recognizers.person.surnames_alone import (
    LAZY,
    ONE,
    OTHER,
    RUN,
    are,
    are_surely,
    may_be,
)
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.files import FILE
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, believed, screens_of

Span = tuple[int, int]
_OPEN = rf"(?:\A|(?<=[\n{SPACE}・■●◆★◎※→:、。,>)」】]))"
_MOBILE = rf"(?:[+]81|0)[{DASHES}{VOWEL_SIGNS} -]?[789]0[{DASHES}{VOWEL_SIGNS} -]?[0-9]"
_POST = "主[事任査幹]|[係課部班会室所園館局]長|補佐|参事"
COUPLE = expression(
    rf"{_OPEN}{LAZY}(?=ご?(?:夫妻|夫婦|一家|親子|兄弟|姉妹)(?:より|から|[がにへはのとで、。様宅{SPACE}]|\Z))"
)
BORN = expression(
    rf"{_OPEN}{LAZY}(?=は、?(?:明治|大正|昭和|平成|令和|[MTSHR明大昭平令][0-9元]|[12][0-9]{{3}}[年./-])[^。]{{2,80}}?生まれ)"
)
WAGES = expression(
    rf"[「『\"'/\\(]{ONE}(?=[_-](?:給与|賞与|源泉|履歴|職務経歴|年末調整|年調|マイナンバー|個人番号|扶養|免許|診断|評価|人事|勤怠|有[給休]|面談|通帳|健診|健康診断|戸籍|住民票|保険証|辞令|退職|休職|在留|旅券|パスポート|顔写真|控除|申告|カルテ|問診)[^\s「」.]{{0,16}}{FILE})"
)
REACHED = expression(
    rf"(?:\A|(?<=[、,/:\n{SPACE}])){ONE}(?=[{SPACE}]?(?:→|->|=)[{SPACE}]?(?:[a-z0-9._%+-]{{2,40}}@[a-z0-9]|{_MOBILE}))"
)
"""Who has a mailbox or a mobile number."""

SEXED = expression(
    rf"[年/.-][0-9]{{1,2}}[月/.-][0-9]{{1,2}}日?(?:生まれ?)?[{SPACE}、/・][男女]性?[{SPACE}、/・]{ONE}(?=[」』)\n、。]|[{SPACE}]*\Z|[{SPACE}]?(?:様|さん))"
)
"""Behind a day of birth and a sex."""

BESIDE_TITLE = expression(
    rf"(?:{_POST}|さん|様|氏)(?:と|、|及び|および|・){ONE}(?=(?:書記|会計|監事|幹事|{_POST})(?:[のがはにをも、。]|\Z))"
)
TWO_ROLES = expression(
    rf"[{KANJI}][長師士員係]の{ONE}と[{KANJI}]{{1,4}}[長師士員係]の(?P<second>{RUN}|[{HIRAGANA}]{{2,4}}?)(?=さん|氏|様|[がはもで、])"
)
OPERATOR = expression(
    rf"(?<![A-Za-z])(?:CS|SV|OP|MC|FP|CM|CW|TL|AD)[:{SPACE}]{ONE}(?=[/、,|\n]|[{SPACE}]?(?:確認|対応|承認|処理|記[入録]|受電|架電|転送|引き?継ぎ?|了承)済?(?:[。、,{SPACE}]|\Z))"
)
NAMED_APART = expression(
    rf"(?:名字|苗字|姓)[:{SPACE}]{{1,2}}{ONE}[、,{SPACE}]{{1,2}}(?:下の)?お?名前?[:{SPACE}]{{1,2}}(?P<called>[{KANJI}{HIRAGANA}{KATAKANA}]{{1,5}})(?=[{SPACE}、,。(\n]|\Z)"
)
NAME_TAG = expression(
    rf"(?:名札|名簿|表札|申込書?|券面|台帳|画面|封筒|署名)[^「『\n]{{0,6}}[「『](?:(?P<kana>[{HIRAGANA}{KATAKANA}]{{2,8}})|(?P<wrong>{RUN}))[」』](?:なのに|だ(?:った)?が|ですが|でしたが|で、?|とあるが|だけど|、)[^「『\n]{{0,8}}[「『]{ONE}(?=[」』])"
)
"""What is written for whom in two places."""

OURS = expression(
    rf"(?:当社|弊社|当方|小社|当店|当課|当行|当会|弊店|当院|当事務所|弊課)の?{ONE}(?=(?:[がはもに]|より|から|まで)[^。\n]{{0,8}}?(?:伺|訪問|対応|連絡|電話|説明|参|担当|持参|届け|同行|出席|回答|案内|申し?つけ|送))"
)
MINUTES = expression(
    rf"(?:(?<=[:、。{SPACE}\n])|\A){OTHER}「[^「」\n]{{1,40}}」[{SPACE}、]?{ONE}(?=「)"
)
GREETING = expression(
    rf"(?:お疲れ(?:さま|様)です|お疲れ(?:さま|様)でございます|お世話になっ?(?:ております|てます|ります)|こんにちは|おはようございます|はじめまして|失礼します|すみません)[、。,!]?[{SPACE}\n]?{ONE}(?=です[。、\n!]|と申|でございます)"
)
STOPPED = expression(
    rf"(?:停止|中止|希望|返戻|不着|返送|差出人?|転居先?|宛先|あて先|送付先|届け?先)[:{SPACE}][^\n「」]{{0,6}}?[{KANJI}][^\n「」]{{4,56}}?[0-9号室番地階棟][{SPACE}]{ONE}(?=[{SPACE}]*(?:[\n、。]|\Z))"
)
"""Behind the address of who wants no more letters, or has got none."""

RINGS = expression(
    rf"(?:[店係課部室所館園班組会]長|主任|主査|チーフ|リーダー|責任者|担当者?|当番|幹事|代行){ONE}(?=[{SPACE}:(]?{_MOBILE})"
)
"""Whom a chain of calls reaches, behind a title."""

VOICE = expression(
    rf"(?:です|ます|たい|ほしい|欲しい|ない|した|ました|下さい|ください)[。!]?」[{SPACE}]{{1,2}}{ONE}(?=\([{KANJI}{KATAKANA}{HIRAGANA}0-9]{{1,8}}\)|[{SPACE}]*(?:\n|\Z))"
)
"""Who has said what stands within quotation marks, before their town."""

OF_SENDER = expression(
    rf"(?:(?<=\n\n)|(?:発信者?|差出人?|送信者?|From):[{SPACE}]?)(?:(?:㈱|㈲|株式会社|有限会社|\([株有]\))[{KANJI}{KATAKANA}A-Za-z]{{2,24}}|[{KANJI}{KATAKANA}A-Za-z]{{2,24}}(?:㈱|㈲|株式会社|有限会社|\([株有]\)))[{SPACE}]{ONE}(?=[{SPACE}]*(?:\n|\Z))"
)
"""Who signs for a firm, behind it."""

ENDS = expression(
    rf"(?:です|ます|ました|ません|下さい|ください)(?:\([^()\n]{{1,24}}\))?[。!][{SPACE}\n]?{ONE}(?=\([{KANJI}{KATAKANA}{HIRAGANA}]{{1,9}}[課係室部局店]\)|[{SPACE}\n]*\Z)"
)
"""Who ends a message with their name."""

CHAT = expression(
    rf"(?m)^[0-9]{{1,2}}:[0-9]{{2}}\t{ONE}(?=\t(?:\[|[^\t\n]{{0,60}}[{HIRAGANA}])[^\t\n]*$)"
)
"""Who writes in an exported chat."""

SENT = expression(
    rf"(?m)^[0-9]{{1,2}}:[0-9]{{2}}[{SPACE}\t](?P<name>{RUN}|[{KANJI}{HIRAGANA}]{{2,4}}?)"
    "(?=が(?:写真|動画|スタンプ|画像|ファイル|アルバム|ノート|メッセージ)(?:を|の)"
    "(?:送信|投稿|作成|追加|取り?消|削除))"
)
"""Who sent something other than words, in an exported chat."""

RUNG_UP = expression(
    rf"[責担](?:No|NO|№)?[.:]?[{SPACE}]?[0-9]{{2,8}}[{SPACE}]{{1,2}}{ONE}(?=[{SPACE}]*(?:\n|\Z))"
)
"""Who is at the till, on a receipt."""

RENAMED = expression(
    rf"旧姓[^\n。]{{0,16}}?(?:ので|から|ため|を|、){ONE}(?=[にへ](?:直|変[えわ更]|訂正|修正|改))"
)
"""Whose surname is another now."""

LEAVES = expression(
    rf"(?:です|ます|たい|下さい|ください)[。、]?[{SPACE}\n]?(?<=[。、\n]){ONE}(?=、(?:電話|TEL|番号|会員番号|カード|住所|連絡先|生年月日)[:は{SPACE}]?[(+0-9])"
)
BOTH = expression(rf"{_OPEN}{ONE}[・、]{OTHER}(?=両[名人氏]|の[両二2][名人氏])")
PARTNER = expression(
    rf"(?:(?<=[目、。{SPACE}\n:])|\A){ONE}(?=(?:様|さん|氏)(?:の?(?:奥[様さ]|ご主人|旦那|ご?家族|お母[様さ]|お父[様さ])))"
)
CHILD_OF = expression(
    rf"[「『、。]{ONE}(?=の(?:[祖]?[母父]|[妻夫娘]|息子|保護者|家族)(?:です|でござ|と申|だけど))"
)


def surnames_written(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find surnames, and given names beside them, that stand beside what only people have.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for found in believed(text, may, ASKED, ROWS):
        yield from (found.span(of) for of, word in found.groupdict().items() if word)


OF_MANY = frozenset("老若新大核仮各両全某")
"""What a couple or a family may be that is nobody's: 老夫婦."""

NOBODYS = frozenset("私僕俺娘孫子親甥姪彼妻夫友")


def _are_partners(found: re.Match[str]) -> bool:
    return found["name"] not in OF_MANY and are(found)


def _have_roles(found: re.Match[str]) -> bool:
    """Take a surname, and beside it a surname or a given name."""
    second = found["second"]
    if second[0] <= "ヿ":
        return may_be(found["name"]) and sounding(in_katakana(second)) > 0
    return may_be(found["name"]) and (may_be(second) or known(second) & Known.GIVEN > 0)


def _is_apart(found: re.Match[str]) -> bool:
    return may_be(found["name"])


def _is_tagged(found: re.Match[str]) -> bool:
    """Take a surname, and how it is read, or another."""
    kana = found["kana"]
    if kana is None:
        return may_be(found["wrong"]) and may_be(found["name"])
    return may_be(found["name"]) and sounding(in_katakana(kana)) & Known.SURNAME > 0


def _is_child(found: re.Match[str]) -> bool:
    """Take a surname, a given name, or a word that nobody knows and that may be one."""
    word = found["name"]
    if word in NOBODYS:
        return False
    named = may_be(word) or known(word) & Known.GIVEN > 0
    return named or (not known(word) and is_given_by_form(word))


ROWS = (
    (
        (COUPLE, _are_partners),
        (BORN, are),
        (WAGES, are),
        (REACHED, are_surely),
        (SEXED, are),
    ),
    (
        (BESIDE_TITLE, are),
        (TWO_ROLES, _have_roles),
        (OPERATOR, are_surely),
        (NAMED_APART, _is_apart),
        (NAME_TAG, _is_tagged),
    ),
    (
        (OURS, are_surely),
        (MINUTES, are_surely),
        (GREETING, are),
        (STOPPED, are),
        (LEAVES, are),
        (RINGS, are),
        (ENDS, are_surely),
        (VOICE, are),
        (OF_SENDER, are_surely),
        (CHAT, are_surely),
        (SENT, _is_child),
        (RUNG_UP, are),
        (RENAMED, are),
        (BOTH, are),
        (PARTNER, are),
        (CHILD_OF, _is_child),
    ),
)
"""In groups whose screens the engine still reads in one pass."""

ASKED = screens_of(ROWS)
