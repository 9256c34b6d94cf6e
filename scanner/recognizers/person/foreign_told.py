"""People from abroad, in katakana and in Latin letters, by what is said of them.

No dictionary has most of their names. Who acts for somebody, who filled in a form, as whom somebody
is known, who lives somewhere, and who is whose mother is told in the same words as of anybody else;
what remains to be asked is whether the words are things or places. Companies act as well, and stand
beside addresses: there one of the words must be a name, and the first no thing.
"""

from collections.abc import Iterator

from scanner.recognizers.person.beside_surnames import KANA_TRADES
from scanner.recognizers.person.foreign import FOREIGN_IN_KANA
from scanner.recognizers.person.latin_names import is_in_row, is_labelled
from scanner.recognizers.person.names_of_roles import is_from_abroad
from scanner.recognizers.person.people import Known, heard
from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.files import FILE
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_CAPITAL = r"(?:[A-Z]{1,3}['’])?[A-Z](?:[A-Za-z'’-]{1,14}|\.)"
_KANA = (
    rf"(?<![{KATAKANA}])(?<![{KATAKANA}]・)"
    rf"[{KATAKANA}]{{1,12}}(?:[・＝{SPACE}][{KATAKANA}]{{1,12}}){{1,4}}"
)
_LATIN = rf"(?<![A-Za-z0-9_.@/&%=-]){_CAPITAL}(?:,? {_CAPITAL}){{1,4}}"
_WHO = rf"(?:(?P<kana>{_KANA})|(?P<latin>{_LATIN}))"
_D = f"[- {DASHES}{VOWEL_SIGNS}]"
_ERA = "明大昭平令治正和成MTSHR0-9元"
_DATE = f"[{_ERA}][{_ERA}年月日/.{DASHES}{VOWEL_SIGNS}-]{{5,14}}"
_KIN = (
    "お?(?:母|父|姉|兄|嬢|子|孫)(?:様|さま|さん)|奥(?:様|さん)|ご?主人|旦那さ[んま]"
    "|[祖義]?[父母]|[長次三]?[男女]|[夫妻娘兄弟姉妹]|息子|本人|配偶者|同居人|保護者"
)
_SEX = "(?:男|女)性?|(?:[Ff]e)?[Mm]ale|[MF]"
_BEFALLS = (
    "(?:私の)?(?:代理人|受任者|後見人|保証人|受取人|緊急連絡|招待|追加|承認|登録|紹介|推薦|削除|除外"
    "|メンバー|担当)"
)
_DOES = (
    "記入|使用|署名|代筆|申請|提出|作成|持参|購入|来[庁店所館]|受け?取|参加|退会|入会|加入|転[入出居]"
    "|帰国|出国|入国|在留|同居|世帯主|無関係|家族|本人|別人|友人|パスポート|旅券|在留カード|運転免許"
    "|免許証|紛失|死亡|出生|招待|承認|チャンネル|と?同居"
)
_COMES = "申請|電話|連絡|問い?合|相談|届|依頼|入電|苦情|申告|申し?出|受付|メール|折返"
ACTS = expression(
    rf"{_WHO}(?:様|さん|氏)?(?=を{_BEFALLS}|に(?:委任|招待|譲渡|相続)"
    rf"|[がはも]、?[0-9月日/に本今昨]{{0,8}}(?:{_DOES})|(?:から|より)の?(?:{_COMES})"
    r"|と(?:同居|別居|結婚|婚姻|離婚|同一|別人)|方(?:様|御中)?[\n ]|名義)"
)
"""Who acts, or is acted for."""

LIVES = expression(
    r"(?:に住む|在住の|[市区町村]の|こちら|申請者|届出人|本人|利用者|通報者"
    r"|(?<![A-Za-z])(?:[Mm]y name is"
    r"|(?:I am|I['’]m)(?= [A-Z'’ -]{5}| [ァ-ヴ]|[^\n]{3,40} (?:living|from|calling))) )"
    rf"{_WHO}"
    rf"(?=です|といい|と申|と言|でござ|様|さん|[、,.]|[\n{SPACE}]|\Z)"
)
IN_BRACKETS = expression(
    rf"(?:(?:さん|様|さま|氏|殿|[男女]性?)[ ]?"
    rf"|(?:実習生|研修生|留学生|外国人(?:住民|市民)?|在留者|氏名)[:{SPACE}]{{1,2}}[^()\n]{{3,30}})\({_WHO}(?=\))"
)
"""As whom somebody is known, in brackets."""

CALLED_SO = expression(
    rf"(?:通称名?|本名|本国名|旧姓|表記|署名|綴り|スペル|氏名|名前|名義|申込書|申請書|届出書|在留カード)(?:は|が|も|:|=)"
    rf"[{SPACE}「『\"]?{_WHO}(?=[、。」』\"\n{SPACE}]|で(?:す|登録|記)|と(?:記|い|の)|\Z)"
)
KEPT = expression(
    rf"{_WHO}(?:様|さん|氏)?(?=[{SPACE}]?\((?:(?:男|女)性?[・、/ ]?[0-9]|(?:{_SEX})\)"
    rf"|(?:[^()\n]{{2,30}}の)?(?:{_KIN})\)|通称)"
    rf"|[、,{SPACE}]{{1,2}}(?:{_DATE}[ ]?(?:生|出生|誕生|転[入出])|(?:男|女)性?[、,{SPACE}])"
    rf"|[、,{SPACE}(]{{1,2}}[0-9]{{1,3}}[歳才]"
    rf"|[{SPACE}](?:[0-9]{{4}}{_D}){{2}}[0-9]{{4}}(?!{_D}?[0-9]))"
)
"""What only is kept of somebody, beside a name."""

BESIDE = expression(
    rf"{_WHO}(?:様|さん|氏)?(?=[{SPACE}]?\((?:[{KANJI}]{{1,3}}[都道府県]|[{KANJI}]{{1,5}}[市区郡])"
    rf"|[、,{SPACE}]{{1,2}}(?:旧|新):"
    r"|\n[A-Za-z0-9._%+-]{1,40}@[A-Za-z0-9])"
)
"""What is kept of shops and events as well."""

RELATED = expression(rf"\({_WHO}(?=の(?:{_KIN})\))")
"""Whose relative somebody before the bracket is."""

FILED = expression(rf"ファイル(?:名|)[はがを:][{SPACE}「『\"]{{0,2}}{_WHO}(?={FILE})")
"""After whom a file is called."""

AWARDED = expression(
    rf"(?:[金銀銅]賞|最?優秀賞?|佳作|入選|特選|準?優勝|[市町村県]長賞|奨励賞|努力賞|審査員賞|[1-3一二三][位等]|グランプリ)[{SPACE}:]{{1,2}}{_WHO}(?=[、,(\n{SPACE}]|さん|様|\Z)"
)
ASKED_ABOUT = expression(
    rf"(?:合わせ|連絡し|電話し|申し込ん|申請し|届け出|送りし|登録し|落とし|なくし|失くし|依頼し|予約し|入会し|しまし)[ただ]{_WHO}(?=です(?![かねよ])|でござ|と申)"
)
"""Who says what they did, before their name."""

IN_FAMILY = expression(
    rf"(?<![{KANJI}])(?:世帯主|世帯員|同居人|配偶者|扶養親族|被扶養者|[祖義]?[父母]"
    rf"|[長次三][男女]|[夫妻娘]|息子)[{SPACE}:、]?"
    rf"(?:[{KANJI}]{{1,4}}[{SPACE}][{KANJI}]{{1,3}}[、{SPACE}])?{_WHO}(?=[、,。(\n{SPACE}]|の[0-9]|が(?:通い|介護|同居|主|世話|付|対応)|と(?:[2-9二三]人|同居)|\Z)"
)
SPELT_BELOW = expression(
    rf"(?m)^[{SPACE}]*(?P<name>[{KANJI}]{{1,5}}[{SPACE}][{KANJI}]{{1,3}})[{SPACE}]*\n"
    rf"[{SPACE}]*(?P<spelt>{_CAPITAL},? {_CAPITAL})[{SPACE}]*$"
)
"""A name of kanji that nobody knows, above how it is spelt in Latin letters."""

PARTS = expression(f"[・＝{SPACE}]")
SURELY = (LIVES, IN_BRACKETS, CALLED_SO, KEPT, IN_FAMILY, RELATED, ASKED_ABOUT)
"""What is told of people alone: companies act too."""

PATTERNS = (*SURELY, ACTS, BESIDE, AWARDED, FILED)
ASKED = (
    any_of(ACTS, LIVES, IN_BRACKETS, ASKED_ABOUT),
    any_of(CALLED_SO, KEPT, BESIDE, IN_FAMILY, RELATED, AWARDED, FILED),
    SPELT_BELOW,
)


def foreign_told(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find people from abroad by what is said of them.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    acts, kept, below = bits(may, ASKED)
    for pattern in PATTERNS if acts or kept else ():
        for found in pattern.finditer(text):
            group = "kana" if found["kana"] else "latin"
            if _is_somebody(found[group], surely=pattern in SURELY):
                yield found.span(group)
    for found in SPELT_BELOW.finditer(text) if below else ():
        if is_in_row(found["spelt"]):
            yield found.span("name")


def _is_somebody(words: str, *, surely: bool) -> bool:
    """Tell whether words are no things, and one a name unless what is told leaves no room."""
    if "A" <= words[0] <= "Z":
        return is_labelled(words) if surely else is_in_row(words)
    parts = PARTS.split(words)
    longer = " ".join(part for part in parts if len(part) > 1)
    if any(part in KANA_TRADES for part in parts) or not is_from_abroad(longer):
        return False
    if any(part in FOREIGN_IN_KANA or heard(part) & Known.FOREIGN for part in parts):
        return surely or not heard(parts[0]) & Known.THING
    return surely and "・" in words and not any(heard(part) & Known.THING for part in parts)
