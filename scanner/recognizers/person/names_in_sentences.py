"""Full names that a sentence or a form tells: who writes, for whom, who was born, who did it.

私、…は and …と申します leave room for nobody but a person, so do 委任状 and forms that ask for an
applicant. There a given name may be one that no dictionary has, the whole may be written in kana as
one word, and of somebody from abroad it is enough that the words are none for things or places.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from scanner.recognizers.person.latin_names import is_labelled
from scanner.recognizers.person.names_beside_data import BORN, CARD, GAP, NAME, SURE, name_span
from scanner.recognizers.person.names_by_form import is_firm_in_kana, is_given_in_kana
from scanner.recognizers.person.names_by_sound import is_full_by_sound, is_kana_of_row
from scanner.recognizers.person.names_of_roles import is_from_abroad
from scanner.recognizers.person.people import NAMED, Known, known
from scanner.recognizers.person.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    of_kanji,
)
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.files import FILE
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_LATIN = r"(?:[A-Z][A-Za-z'’-]*\.?)"
_PART = rf"[・＝{SPACE}](?:[{KATAKANA}]{{1,12}}|[A-Z](?![A-Za-z0-9]))"
"""What follows the first word of a name in katakana: another, or an initial."""

WHO = (
    rf"(?:(?P<abroad>[{KATAKANA}]{{1,12}}(?:{_PART}){{1,4}}"
    rf"|{_LATIN}(?:,? {_LATIN}){{1,4}})|{NAME})"
)
"""A full name in any writing."""

WHO_IN_KANA = rf"(?:{WHO}|(?P<hiragana>[{HIRAGANA}]{{5,12}}?))"
"""The same, and kana written as one word."""

_D = r"[0-9〇元一二三四五六七八九十]"
_DATED = (
    rf"(?:(?:大正|昭和|平成|令和|[大昭平令TSHR])[. ]?{_D}{{1,3}}|(?:19[2-9]|20[0-2])[0-9])"
    rf"[-/.年]{_D}{{1,3}}[-/.月]"
    r"|(?:19[2-9]|20[0-2])[0-9]{5}|[0-9]{2}[-/.][0-9]{1,2}[-/.]"
)
"""A day on which somebody living may be born."""

_END = (
    rf"(?=[{SPACE}\n、,。/:;()|→・…\]】」』\"'℡!]|\Z|[がはとにへもを]"
    "|の(?:[0-9一二三四五六七八九十両]+[名人]|件|代理|個人番号|分)|より|から|です|さん|様|氏|殿)"
)
SELF = expression(
    rf"(?:(?:私|わたし|わたくし|小生|当方|本人)(?:は、?|こと、?|儀、?|、|,|[{SPACE}])|わたし|わたくし|小生)[{SPACE}]?{WHO}"
    rf"(?=[{SPACE}]?[はがも、。]|[(](?:住所|生年|以下)"
    r"|を[^。\n]{0,10}(?:代理|受任|委任|後見|保証|受取)|と申|です|に(?:委任|代わ))"
)
SAID = expression(
    rf"(?:(?<![{KANJI}{KATAKANA}{HIRAGANA}A-Za-z0-9])|(?<=いる)|(?<=[のはた]))"
    rf"{WHO}(?=と(?:申し|申す|いい|言い|名乗|おっしゃ|仰|いう[0-9代のー]{{0,4}}(?:者|方|人|男|女))"
    rf"|\([{KANJI}{KATAKANA}]{{1,9}}[課係室部局店]\)(?:です|でござ|と申))"
)
BORN_THEN = expression(
    rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}A-Za-z0-9]){WHO}"
    rf"(?=(?:は|が|も)、?(?:{_DATED})[^。\n]{{0,24}}(?:生まれ|誕生|出生|転入|転出|死亡|逝去|退会|入会|加入|退職|来[店庁]))"
)
_LABEL = (
    f"[{KANJI}][人者員主役長]|扶養(?:親族|家族)?|お?客様?|医師|看護師|保健師|介護士|薬剤師|講師|先生|選手|年末調整|連絡先"
    "|相手先?|先方|宛名?|宛先|家族|代表取締役|取締役|[おご]なまえ|伴奏|審査|起案|搬入|署名|記名|表彰|当選|会計|司会|対象|[実研]修生|留学生|技能実習|在留者"
    f"|WhatsApp|WeChat|Messenger|Teams|[0-9][班組](?=[{SPACE}])"
    f"|(?<![{KANJI}])[甲乙丙](?=[:\\s])|漢字|表記|綴り|スペル|ローマ字|英語名|英字|本国(?:氏)?名|本名|通称名?|旧姓|お?名前"
    "|氏[ \u3000]?名|会員名|(?:ふり|フリ)[がガ][なナ]"
)
FORM = expression(
    rf"(?:{_LABEL})(?:カナ|かな)?は?(?:\([^()\n]{{1,16}}\))?(?:[{SPACE}]?[:=)】\]][{SPACE}]?|[{SPACE}]{{1,2}})"
    rf"[「『\"'(]?(?:{WHO}|(?P<hiragana>[{HIRAGANA}]{{5,12}})){_END}"
)
WROTE = expression(
    rf"(?:本名|表記|綴り|スペル|ローマ字|英語名|英字|漢字|氏名カナ|入力値|署名|記名|裏面|名義|氏名|名前|検索)[^。、\n「『\"'A-Z{KATAKANA}]{{0,8}}?(?:[は=でにが:]|)[{SPACE}]?[「『\"'(]?{WHO}(?=[」』\"')様]|[{SPACE}]|で(?:す|登録|記載)|とのこと|と(?:記|い|書|な)|に(?:な|変)|、|。|\n|\Z)"
)
MAILED_BACK = expression(
    rf"(?:返戻|宛先不明|転居先不明|宛所不明|宛所に尋ねあたらず|不着|戻り|差戻し?|返送|要再送|再送|配達不能)[{SPACE}:]{{1,2}}{WHO}(?=[{SPACE},、])"
)
SIGNED = expression(
    rf"(?:。|です。?|ます。?|敬具|以上|かしこ|草々|不一|[0-9日]\n|[都道府県市区町村丁目番号地室0-9階棟]\n)[{SPACE}\n]{{0,8}}{WHO}(?=[{SPACE}\n]*\Z|[{SPACE}]?(?:印|㊞|拝|[(]?0[0-9]{{1,4}}[-(0-9]))"
)
MARKED = expression(
    rf"(?m)^[{SPACE}]*(?:未|済|済み|了|完了|保留|[0-9]{{1,3}}|[①-⑳]|[○×△●◎□■◇◆※★☆・])[).:{SPACE}][{SPACE}]?{WHO}(?=[{SPACE}]*(?:→|->|[{SPACE}]/|:|[{SPACE}]0[0-9]))"
)
CHANGED = expression(
    rf"(?:改姓|改名|氏名変更|名義変更|婚姻|離婚|結婚|養子縁組)(?:のため|により|に伴い|で|届)?[:{SPACE}、]{{0,2}}{WHO}"
    rf"(?=[{SPACE}]?(?:→|->|⇒|から))"
)
_FOREIGN = (
    rf"(?P<abroad>(?<![{KATAKANA}])(?<![{KATAKANA}]・)[{KATAKANA}]{{1,12}}"
    rf"(?:{_PART}){{1,4}}(?![{KATAKANA}・]))"
)
ABROAD = expression(
    rf"{_FOREIGN}(?:様|さん|氏)?(?:{GAP}{{1,4}}(?:{SURE}|[MF](?=\))|〒|[^{SPACE}]{{1,12}}{GAP}{{1,3}}(?:{BORN}|{CARD}))"
    rf"|[{SPACE}\"'(]{{0,2}}[<(][A-Za-z0-9._%+-]{{1,64}}@"
    r"|\((?:[A-Z][a-z]+ [A-Z][a-z]+|[A-Z]+ [A-Z]+)\))"
)
OF_THINGS = expression(
    "(?:資料|図書|書誌|商品|製造|ロット|追跡|資産|備品|管理|端末|機器|型番|品番|JAN|ISBN)[^0-9\\n]{0,8}\\Z"
)
"""What has a number of as many digits, and may be called like somebody: 資料番号."""

REACH = 14
BEHIND_NUMBER = expression(rf"(?<![0-9]){CARD}{GAP}{{1,4}}{_FOREIGN}")
BLOCK = expression(
    rf"(?m)^(?:[{SPACE}]*|.{{1,12}}[課部係局室班GＧ長][{SPACE}]){WHO}[{SPACE}]?"
    rf"(?=\([{SPACE}]?[A-Za-z]+(?:,? [A-Za-z]+){{1,3}}[{SPACE}]?\)"
    r"|\n(?i:e-?mail|mail))"
)
READ = expression(
    rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}A-Za-z0-9]){WHO}"
    rf"(?=[{SPACE}]?[(\[〔/][{SPACE}]?(?:[{KATAKANA}{SPACE}・]{{4,20}}|[{HIRAGANA}{SPACE}]{{4,16}}|[{HALF_KANA}{SPACE}]{{4,18}})[)\]〕/]"
    rf"|/(?:[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}|[{HALF_KANA}]{{2,9}}[{SPACE}][{HALF_KANA}]{{2,9}})(?:[{SPACE}、,]|\Z))"
)
HONOURED = expression(
    rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}A-Za-z0-9]){WHO}(?=[{SPACE}]?(?:様|さま|さん|氏|先生))"
)
OWNED = expression(
    rf"(?:(?<![{KANJI}{KATAKANA}{HIRAGANA}A-Za-z0-9])|(?<=[にはがを中])){WHO}"
    rf"(?=[{SPACE}]?(?:名義|分の(?:カード|書類|申請)))"
)
HEARD = expression(
    rf"(?:(?<=[:「])|(?<=:[{SPACE}])|(?<=しました)|(?<=[課係部局室班店社館園校院所㈱]の)|(?<=組合の)){WHO_IN_KANA}(?=です(?![かねよ])|でござ|と申|といい|と言い)"
)
_HALF = rf"[{HALF_KANA}]{{2,9}}[{SPACE}][{HALF_KANA}]{{2,9}}|[{HALF_KANA}]{{4,18}}"
_DAY_OF_BIRTH = (
    rf"(?:{BORN}|[TSHR][0-9]{{6}}[0-9]?(?![0-9])"
    "|(?:19[2-9]|20[01])[0-9][01][0-9][0-3][0-9](?![0-9]))"
)
ROW = expression(
    r"(?:(?<=カナ[=:])|(?<=ｶﾅ[=:])|(?<=MEMBER=)|(?<=ｻﾏ[=:])|(?<=ﾆﾝ[: ])|(?<=ﾅﾏｴ[=:]))"
    rf"(?P<half>{_HALF})(?![{HALF_KANA}(])"
    rf"|(?<![{HALF_KANA}{KATAKANA}])(?P<before>{_HALF})"
    rf"(?=[ ]{{0,20}}{GAP}{{1,3}}(?:[0-9MF男女]{GAP}{{1,3}})?"
    rf"(?:[A-Z]{{2,12}}=)?(?:{_DAY_OF_BIRTH}|{CARD}))"
)
ANSWER = expression(
    rf"(?:氏名|お?名前|名義|世帯主|申請者|(?i:name))[\"'][{SPACE}]?[,:][{SPACE}]?[\"'](?:[a-z]{{1,8}}|答|回答|値)[\"'][{SPACE}]?:[{SPACE}]?[\"']{WHO}(?=[\"'])"
)
INSCRIBED = expression(
    rf"[「『\"'“]{WHO}(?=[」』\"'”](?:と|の)(?:署名|記名|記入|記載|書|印字|刻印|名前|氏名|名義))"
)
NAMED_FROM = expression(
    rf"名義人?[がはを:]?[{SPACE}]?{WHO}(?=(?:から|より|→)[^。\n]{{2,16}}(?:変更|相続|譲渡|承継))"
)
NAMED_TO = expression(rf"(?<=から){WHO}(?=[にへ](?:の)?(?:名義|変更|相続|譲渡|承継))")
AT_HOME = expression(
    rf"(?:\A|(?<=[\n{SPACE})・※。、]))(?![0-9A-Z]){WHO}(?=[{SPACE}]?[(](?:[{KANJI}]{{2,3}}[都道府県]|[{KANJI}]{{1,5}}[市区郡]))"
)
"""Before an address in brackets."""

_PAPER = f"[{KANJI}{KATAKANA}]{{0,6}}(?:[書票状届証類簿帳]|資料|写真|名刺)"
FILED = expression(rf"{_PAPER}(?:[_ -][0-9]{{4,16}})?[_ -]{WHO}(?=(?:[_ -]?[0-9]{{4,8}})?{FILE})")
FILED_BEFORE = expression(rf"(?<=[「/_ ]){WHO}(?=[_ -]{_PAPER}(?:[_ -]?[0-9]{{4,8}})?{FILE})")
"""Whose paper a file holds."""

_ALIKE = "(?:名寄せ|重複|同一人物?|類似|マージ|統合|一致)"
ALIKE = expression(
    rf"(?:{_ALIKE}[^\n\[「\"']{{0,16}}|[\]」\"'][ ]?(?:と|vs[.]?|/|=|⇔|<->|→|->)[ ]?)"
    rf"[\[「\"']{WHO}(?=[\]」\"'])"
)
"""Who may be one and the same, in brackets."""

SENT_TO = expression(
    rf"(?:送付|送り|届け?|配送|配達|発送|郵送|投函|宛|差出|返送)[先人元]?[^\n]{{4,48}}?[0-9号室階棟地][{SPACE}]{WHO}"
    rf"(?=[{SPACE}]?(?:様|行|宛|殿)?[{SPACE}]*(?:\Z|\n))"
)
"""Behind the address that something is sent to."""

ENVELOPE = expression(rf"(?m)^[{SPACE}]*{WHO}(?=[{SPACE}]+[行宛][{SPACE}]*$)")
AT_OFFICE = expression(rf"[{KANJI}][課係部局室班GＧ][{SPACE}]{WHO}(?=[{SPACE}]*(?:\Z|\n|[!/|]))")
"""Who is in an office, at the end of a line."""

GROUPS = (
    (SELF, SAID, BORN_THEN, HEARD),
    (FORM,),
    (WROTE, INSCRIBED),
    (MAILED_BACK, SIGNED, MARKED, CHANGED, NAMED_FROM, NAMED_TO),
    (SENT_TO, AT_HOME),
    (ENVELOPE,),
    (AT_OFFICE,),
    (ABROAD, BEHIND_NUMBER, ROW),
    (BLOCK,),
    (ANSWER,),
    (READ,),
    (FILED, FILED_BEFORE, ALIKE),
    (HONOURED, OWNED),
)
"""In groups whose screens the engine still reads in one pass."""

ASKED = tuple(any_of(*patterns) for patterns in GROUPS)


ABROAD_PARTS = expression(f"[・＝{SPACE}]")
BETWEEN_SPACES = expression(f"[^{SPACE}]+")
KNOWN = (AT_OFFICE, AT_HOME)
"""What shops and offices stand in as well: the dictionary must have both parts."""

IN_KANA: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("hiragana", is_full_by_sound),
    ("half", is_kana_of_row),
    ("before", is_kana_of_row),
)
"""Groups of kana without a space."""


def names_in_sentences(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find full names that a sentence, or the label of a form, tells.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for could, patterns in zip(bits(may, ASKED), GROUPS, strict=True):
        for pattern in patterns if could else ():
            for found in pattern.finditer(text):
                of_thing = pattern is BEHIND_NUMBER and _is_number_of_thing(found)
                if not of_thing and (span := who(found, new=pattern not in KNOWN)):
                    yield span


def _is_number_of_thing(found: re.Match[str]) -> bool:
    before = max(0, found.start() - REACH)
    return OF_THINGS.search(found.string, before, found.start()) is not None


def who(found: re.Match[str], *, new: bool = True) -> Span | None:
    """Give where the name of a match of ``WHO`` is, if it is one.

    Args:
        found: Of an expression that holds ``WHO`` once.
        new: A given name may be one that nobody knows.
    """
    groups = found.groupdict()
    for kana, believes in IN_KANA:
        if groups.get(kana):
            return found.span(kana) if believes(found[kana]) else None
    abroad = groups.get("abroad")
    if abroad is None:
        return name_span(found, new=new) or (_in_kana(found) if new else None)
    if not new and not all(of_kanji(word) & NAMED for word in ABROAD_PARTS.split(abroad)):
        return None
    if abroad.isascii():
        return found.span("abroad") if is_labelled(abroad) else None
    start, end = _trimmed(abroad)
    words = abroad[start:end]
    several = ABROAD_PARTS.search(words) is not None
    named = is_from_abroad(words) if several else is_full_by_sound(words)
    return (found.start("abroad") + start, found.start("abroad") + end) if named else None


def named(
    text: str,
    groups: Iterable[Sequence[re.Pattern[str]]],
    known: Sequence[re.Pattern[str]] = (),
) -> Iterator[Span]:
    """Give where each name is that expressions with ``WHO`` find.

    Args:
        text: With signs of ASCII in ASCII.
        groups: Those that could fit.
        known: Of these the dictionary must have both parts.
    """
    for pattern in chain.from_iterable(groups):
        for found in pattern.finditer(text):
            if span := who(found, new=pattern not in known):
                yield span


def _trimmed(words: str) -> Span:
    """Give where a name in katakana stands among words that are no part of it: … カード."""
    parts = list(BETWEEN_SPACES.finditer(words))
    while parts[1:] and is_firm_in_kana(parts[-1][0]):
        parts.pop()
    while parts[1:] and is_firm_in_kana(parts[0][0]):
        parts.pop(0)
    return parts[0].start(), parts[-1].end()


def _in_kana(found: re.Match[str]) -> Span | None:
    """Give where a surname and, behind a space, a given name in kana stand: 須藤 ひまり."""
    left, right = found["left"], found["right"]
    if not left or found.end("left") == found.start("right") or not known(left) & Known.SURNAME:
        return None
    named = right[-1] <= "ヿ" and is_given_in_kana(right, told=True)
    return (found.start("left"), found.end("right")) if named else None
