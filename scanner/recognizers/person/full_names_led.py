"""Full names that a sign or a word leads to in notes: 名A、生…, ①A 090-…, A⇔B, A→要確認.

Who is named before a day of birth, numbered before a number to call, compared with somebody, given
points or a prize, or waited for behind an address. A given name may be one that no dictionary has.
"""

from collections.abc import Iterator
from itertools import compress

from scanner.recognizers.person.names_in_sentences import WHO, WHO_IN_KANA, named
from scanner.recognizers.person.writings import SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_PRIZE = (
    "を[^。\n]{0,6}?(?:表彰|採用|選任|任命|推薦|委嘱|指名|選出|内定|当選|入賞|優勝|合格|処分|顕彰)"
)
SHORTENED = expression(
    rf"(?:\A|(?<=[:、,/・{SPACE}\n]))名:?{WHO_IN_KANA}(?=[、,/{SPACE}](?:生|電|住|性|番|齢)[:0-9男女明大昭平令MTSHR+(])"
)
"""Behind labels of one sign: 名A、生1989…, 電…."""

NUMBERED = expression(
    rf"[①-⑳]{WHO_IN_KANA}(?=[{SPACE}]?(?:\([^()\n]{{1,6}}\))?[{SPACE}]?[(]?(?:[+]81|0)[0-9()-]{{2,5}})"
)
LEFT_AT = expression(
    rf"[0-9号室階棟地番〇一二三四五六七八九十]、{WHO_IN_KANA}(?=(?:あて|宛て?)(?:[。、でに]|\Z))"
)
FIELD = expression(
    rf"(?i:kj_?name|kanji|shimei|simei|(?<![a-z])(?:user|member|full|cust|kana)_?name|氏名|名前|knj|name_?kj|nm_kj)[{SPACE}]?(?:欄|列|項目)?[にはがへ]、?[「『\"']{WHO_IN_KANA}(?=[」』\"'])"
)
COMPARED = expression(
    rf"(?:名寄せ|重複|同一人物?|統合|候補|照合|マージ)[^\n⇔]{{0,8}}?[{SPACE}:]{WHO}(?=[{SPACE}]?(?:⇔|↔|<->|<=>))"
)
COMPARED_WITH = expression(
    rf"(?:名寄せ|重複|同一人物?|統合|候補|照合|マージ)[^\n⇔]{{2,24}}?(?:⇔|↔|<->|<=>)[{SPACE}]?{WHO}(?=[{SPACE}、。(\n]|\Z)"
)
STATED = expression(
    rf"(?<=[:、/{SPACE}]){WHO}(?=[{SPACE}]?→[{SPACE}]?(?:OK|NG|ok|済|無事|連絡(?:つ|取|が|済)|負傷|避難|未|要|外字|[0-9]行|可|不可|完了|保留|対象|欠席|出席|確認|変更なし|該当))"
)
"""Of whom a list says what has become."""

GIVES = expression(
    rf"(?:ポイント|残高|名義|カード|権利|持分|契約|株式?)[をはが]?、?{WHO}(?=から[^。、\n]{{2,12}}?[にへ](?:移|譲|振り?替|付け?替|変更|合算|統合|名義))"
)
GETS = expression(rf"(?<=から){WHO}(?=[にへ](?:移[しせすっ行管]|譲|振り?替|付け?替|合算|統合))")
WITH_OTHERS = expression(
    rf"(?:\A|(?<=[:、。{SPACE}\n])){WHO}(?=(?:ほか|外|他)、?[0-9一二三四五六七八九十]{{1,2}}[名人])"
)
PRIZED = expression(
    rf"(?:\A|(?<=[:、。はに{SPACE}\n])){WHO}(?=(?:及び|および|並びに|と)[^。、\n]{{2,10}}?{_PRIZE})"
)
PRIZED_TOO = expression(rf"(?:及び|および|並びに){WHO}(?={_PRIZE})")
CHILD = expression(
    rf"(?:お?子(?:さま|様|さん)|児童|生徒|園児|お?孫(?:さん)?|受講者?|参加者?)名?[】:\]][{SPACE}]?{WHO_IN_KANA}(?=\((?:[0-9]{{1,2}}[歳才]|[小中高][0-9一-六]|年[長中少]|[0-9]年|[0-9]{{1,2}}か月|(?:平成|令和|[HR])[0-9元]|20[0-9]{{2}}[-/.年]))"
)
LOST_ZERO = expression(
    rf"(?:\A|(?<=[\n{SPACE}])){WHO}(?=[{SPACE}](?:TEL|Tel|tel|電話|携帯)[:{SPACE}]?[1-9][0-9]{{8,9}}(?![0-9]))"
)
"""Before a number that has lost its zero."""

ANSWERED = expression(
    rf"お?名前[^\n:→]{{0,16}}(?:→|:)[{SPACE}]?{WHO_IN_KANA}(?=[{SPACE}。]*(?:[\n、]|\Z))"
)
ON_LEAVE = expression(
    rf"担当の{WHO}(?=[がはも](?:産休|育休|退職|異動|休職|休暇|不在|転勤|病休|離席|休み|お休み))"
)
IN_ENGLISH = expression(
    rf"{WHO}(?=[{SPACE}]?/[{SPACE}]?[A-Z][A-Za-z]+[{SPACE}][A-Z][A-Za-z]+[{SPACE}]?/)"
)
"""Who is spelt in Latin letters next."""

WINNER = expression(
    rf"(?:(?:[大市町村長特奨励金銀銅秀]賞|佳作|入選|特選|準?優勝)[:{SPACE}]{{1,2}}|[0-9]{{1,2}}位(?:[:{SPACE}]{{1,2}}|(?=[^(\n]{{2,20}}\([0-9])))[:{SPACE}]?{WHO}(?=[{SPACE}(\n、。]|\Z)"
)
GLYPH = expression(rf"(?:外字|旧字|異体字)[^\n:]{{0,4}}:[{SPACE}]?{WHO}(?=[「(])")
ASKING = expression(
    rf"(?:です|ます|たい|下さい|ください)[。、]?[{SPACE}\n]?(?<=[。、\n]){WHO_IN_KANA}(?=、(?:電話|TEL|番号|会員番号|カード|住所|連絡先|生年月日)[:は{SPACE}]?[(+0-9])"
)

GROUPS = (
    (SHORTENED, NUMBERED, LEFT_AT),
    (FIELD, COMPARED, COMPARED_WITH),
    (STATED, GIVES, GETS),
    (WITH_OTHERS, PRIZED, PRIZED_TOO),
    (CHILD, LOST_ZERO, ASKING, ANSWERED, ON_LEAVE),
    (IN_ENGLISH, WINNER, GLYPH),
)
"""In groups whose screens the engine still reads in one pass."""

KNOWN = (LOST_ZERO, WINNER)
"""Where shops and wines stand too: the dictionary must have both parts."""

ASKED = tuple(any_of(*patterns) for patterns in GROUPS)


def full_names_led(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find full names that a sign or a word leads to.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    return named(text, compress(GROUPS, bits(may, ASKED)), KNOWN)
