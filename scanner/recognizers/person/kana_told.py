"""Names in kana that a sentence, a call or a log tells: お名前もホリミツオで一致.

Kana sound like names by chance, so that something has to say that somebody is meant: who asks for
a name or compares two, what is only said of people (漢字不明), from whom something goes to whom,
whose number it is. What is said on the telephone begins with words that mean nothing.
"""

import re
from collections.abc import Callable, Iterator

from scanner.recognizers.headers.vocabulary import IN_KANA
from scanner.recognizers.person.beside_surnames import KANA_TRADES
from scanner.recognizers.person.foreign import FOREIGN_IN_KANA
from scanner.recognizers.person.given_called import KINDRED
from scanner.recognizers.person.listed_people import NOT_CALLED
from scanner.recognizers.person.names_by_sound import (
    in_katakana,
    is_full_by_sound,
    is_kana_of_row,
    is_lone_in_kana,
)
from scanner.recognizers.person.people import (
    Known,
    heard,
    known,
    reads_as_surname,
    sounding,
    spelt,
    words_of,
)
from scanner.recognizers.person.writings import HALF_KANA, HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, matches, screens_of

Span = tuple[int, int]
_TWO = (
    rf"[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}"
    rf"|[{HALF_KANA}]{{2,9}}[{SPACE}][{HALF_KANA}]{{2,9}}"
    rf"|[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}"
)
_FULL = rf"(?:{_TWO}|[{KATAKANA}]{{4,12}}|[{HALF_KANA}]{{4,16}})"
_SPOKEN = rf"(?:{_TWO}|[{KATAKANA}]{{4,12}}|[{HIRAGANA}]{{4,12}}?)"
_SURE = rf"(?P<name>{_FULL})"
ENTERED = expression(
    rf"(?:(?:氏名|お?名前|名義|カナ|ｶﾅ|フリガナ|ﾌﾘｶﾞﾅ|ふりがな|読み|よみ|カード|券面?|票|封筒|[はハ][がガ][きキ]|ラベル|レシート|システム|画面|台帳|名簿|マスタ|データ|登録|申込書|申請書|通帳|免許証|保険証|住基|こちら)"
    rf"(?:上|側|情報|名|表示)?(?:は|では|でも|には?|にも|も|が|を|と|の|:|=|→)|」(?:(?:だ|です|な)が、?|を|から))"
    rf"[「『\"']?{_SURE}(?=[」』\"']?(?:で(?:はなく|[一登照検入申予届出表記受発管作合印刻計誤]|の登録|すが|した|す。)"
    r"|と(?:一致|登録|表示|入力|記載|記入|出|読|印字|刻印|なって|相違|違)|に(?:変更|訂正|修正|なって|改)"
    r"|[、,。](?:申込|申請|台帳|登録|名簿|通帳|免許|保険|券面|システム|戸籍|住基|マスタ|本人|会員|画面)))"
)
"""As whom somebody is entered, and found."""

_DIFFER = (
    r"(?:不一致|一致せず|一致し(?:ない|ません)|相違|違い|差異|(?i:mis-?match(?:ed)?|unmatch(?:ed)?|differs?|differ(?:ent|ence)"
    r"|not[ _]match(?:ed)?|no match|diff))"
)
_OF_NAME = (
    "(?:(?<![品舗店社設])名(?:前|義)?|(?<![品店])(?<![品店舗社設]名)(?:カナ|ｶﾅ|かな|ふりがな|フリガナ)"
    "|(?i:(?<!item.)(?<!item)(?<!shop.)(?<!shop)name|kana|kn|nm))"
)
COMPARED = expression(
    rf"{_OF_NAME}[^\n=:]{{0,12}}?{_DIFFER}[^\n=]{{0,24}}?"
    rf"(?:[=:→>\[「(/]|!=|[{SPACE}](?=[{KATAKANA}{HALF_KANA}]))"
)
SIDE = expression(
    rf"(?:[=:→>\[「(/{SPACE}]|vs\.?|と)[ ]?[\"'「]?(?P<name>{_FULL}|[{HIRAGANA}]{{4,12}})"
    rf"(?=[{SPACE}]?[、,]|[\"'」;)\]/\n]|[{SPACE}]+[A-Za-z{KANJI}(=/|]|[ ]?(?:→|->|<>|!=|vs|と)|\Z)"
)
"""The two sides of what differs, behind it."""

SIDES = 80
LAST_HIRAGANA = "ゟ"
NO_NAME_ENDS = ("しい", "そう", "から", "まで", "ない", "たい")
"""How words end that answer, and are no names: かなしいです."""

_FILLER = (
    "(?:(?:えっ?ー?と?ー?|えーっと|ええと?|あのー?|はーい|はい|うーん|うん|そのー?|もしもし"
    "|すみません|すいません|こんにちは|お世話になります|わたくし|わたし|私|こちら|名前は|ー)"
    rf"[、,。.…ー{SPACE}]{{0,2}})"
)
ANSWERED = expression(
    rf"(?:(?<=[:「\]])|(?<=[AQ][.])|(?:\A|(?<=\n))(?=はい、|もしもし))[{SPACE}]?{_FILLER}{{0,3}}"
    rf"(?P<name>{_SPOKEN})"
    "(?=(?:です|でございます|だよ)(?!か[。？?]|よね|けどね)|と(?:申|言|いい|いう))"
)
NAMED = expression(
    rf"(?:\A|(?<=[。、,\n\]」「:>{SPACE}…])){_FILLER}{{0,3}}(?P<name>[{HIRAGANA}]{{2,12}}?|[{KATAKANA}]{{2,8}})"
    "(?=と(?:申し|もうし|名乗[りっら]|名乗る(?![男女者人方])|[い言]います(?![かねよ]))"
    "|です、[ぁ-ん]{2,6}[。、 ][^\n]{0,4}(?:漢字|字は)"
    "|です[!。、 ]{1,2}[A-Za-z0-9._+-]{2,40}@)"
)
"""Who says on the telephone who they are."""

OF_OFFICE = expression(
    rf"[課係室部局店館所院園校班社]の(?P<name>[{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}})"
    "(?=です(?:[。!\\n]|\\Z)|と申|でございます)"
)
"""Who speaks for an office, in kana."""

CARING = expression(
    rf"(?:(?:ヘルパー|ケアマネ(?:ジャー)?|[{KANJI}][員師士]|担当|隣|近所|友人|知人)の"
    rf"|(?:[着受]信|[入来架受]電|来[庁所店訪館])[:{SPACE}]{{1,2}})"
    rf"(?P<name>[{HIRAGANA}]{{2,6}}?|[{KATAKANA}]{{2,8}})(?<![やヤ])(?:さん(?!ち)|様|さま)"
)
"""Who looks after somebody, lives next to them, or called."""

_ANY = (
    rf"(?:[{KANJI}]{{1,4}}|[{KATAKANA}]{{2,7}}|[{HIRAGANA}]{{2,7}}?"
    "|[A-Z][a-z]{2,11}|[A-Z]{3,12})"
)
_HONOUR = "(?:さん|様|さま|くん|氏)"
FROM_TO = expression(
    rf"(?<![{HIRAGANA}{KATAKANA}{KANJI}A-Za-z])(?P<name>{_ANY})さん(?:から|より)、?"
    rf"(?P<to>{_ANY})さん(?=[へにま宛の]|→|\Z)"
)
"""From whom something goes to whom."""

TWO = expression(
    rf"(?<![{HIRAGANA}{KATAKANA}{KANJI}A-Za-z])(?P<name>[{HIRAGANA}]{{2,6}})(?:さん|ちゃん|くん|君)"
    rf"(?:と|や|、|・|からの?[{KANJI}]{{0,3}}[をが])"
    rf"(?P<to>[{HIRAGANA}]{{2,6}}|[{KANJI}]{{1,3}}|[{KATAKANA}]{{2,6}})(?:さん|ちゃん|くん|君)"
)
"""Two who are spoken of together."""

UNSPELT = expression(
    rf"(?<![{KATAKANA}{HALF_KANA}])(?P<name>[{KATAKANA}]{{2,8}}|[{HALF_KANA}]{{2,10}}"
    rf"|(?<![{HIRAGANA}])[{HIRAGANA}]{{2,6}})[{SPACE}]?{_HONOUR}[{SPACE}]?"
    r"(?=\((?:漢字|字|表記|カナ|下の名|フルネーム|名字|苗字|姓)[^()]{0,8}\))"
)
SPELT_SO = expression(
    rf"(?<![{HIRAGANA}{KATAKANA}{HALF_KANA}{KANJI}])(?P<name>{_FULL[:-1]}|[{HIRAGANA}]{{5,12}}))"
    rf"(?=[{SPACE}]?\((?:漢字|表記)(?:氏名|名|表記)?[:は])"
)
"""Whose kanji stand behind the reading."""

"""Of whom it is not known how they are spelt."""

_D = rf"[-{DASHES}{VOWEL_SIGNS}. ()]"
CALLED = expression(
    rf"(?:(?<![0-9])0|[+]81{_D}?0?)[5-9]0(?:{_D}?[0-9]){{8}}[{SPACE}]?"
    rf"(?:\((?P<name>[{KATAKANA}]{{2,8}}|[{HIRAGANA}]{{2,6}}?)(?:さん|様)?\)"
    rf"|[{SPACE}](?P<last>[{KATAKANA}]{{2,8}})(?=[{SPACE}]*(?:\Z|[\n、。])))"
    rf"|(?<![^{SPACE}\n、。])(?P<first>[{HIRAGANA}]{{2,6}})(?=[{SPACE}]{{1,2}}(?:0|[+]81{_D}?0?)[789]0(?:{_D}?[0-9]){{8}})"
)
"""Whose mobile number it is."""

PRINTED = expression(
    rf"(?<![{HALF_KANA}])(?P<name>[{HALF_KANA}]{{2,9}}[{SPACE}][{HALF_KANA}]{{2,9}}"
    rf"|[{HALF_KANA}]{{4,16}})"
    rf"(?=[{SPACE}]{{1,6}}(?:ﾎﾟｲﾝﾄ|ﾀﾝｼﾞｮｳ|ｾｲﾈﾝ|ｻﾞﾝﾀﾞｶ|ﾃﾞﾝﾜ|ｶｰﾄﾞ|ｶｲｲﾝ|TEL)"
    r"|[ ]{1,20}(?:19[2-9]|20[0-2])[0-9](?:0[1-9]|1[0-2])[0-3][0-9][0-9])"
)
"""What slips and old terminals print beside a name."""

REGISTERED = expression(
    rf"(?<![品店舗社設])(?:氏名|名義)?(?:カナ|ｶﾅ|フリガナ|ﾌﾘｶﾞﾅ)(?:氏名|名義)?[はを:][{SPACE}「]?(?P<name>[{HALF_KANA}]{{1,9}}(?:[{SPACE}･][{HALF_KANA}]{{1,9}}){{1,3}})(?=」?で(?:登録|入力|届出|統一|作成))"
)
"""As whom somebody is to be entered, from abroad too."""

TRANSFERRED = expression(
    rf"(?<![{HALF_KANA}A-Za-z0-9])(?P<name>[{HALF_KANA}]{{2,9}}[{SPACE}][{HALF_KANA}]{{2,9}})(?![{HALF_KANA}])"
    rf"(?=[{SPACE}]{{1,6}}(?:[0-9]{{5,12}}(?![0-9A-Za-z./円-])|(?:普通|当座)?口座|[普当])|で(?:登録|入力|届出|統一))"
)
"""Whose account it is, before a sum or a number."""

UNHEARD = expression(
    rf"(?:聞き?取れ(?:ず|ない|ません|なかった)|聞き?取り(?:不能|不可|困難|にく)|不明瞭|名乗り|(?:字|文字|氏名|名前)(?:が|は|を)?(?:読め(?:ず|ない|ません)|判読)"
    rf"|(?:氏名|名前|署名|記名)(?:が|は|を|も)?(?:ひらがな|平仮名|カタカナ|片仮名)で)[^「『\n]{{0,8}}[「『]"
    rf"(?P<name>{_TWO}|[{KATAKANA}]{{2,10}}|[{HIRAGANA}]{{2,10}})(?=[」』](?:さん|様|氏|[?？]|と))"
)
"""Whose name was not understood, or is not written as it is kept."""

IN_QUOTES = expression(
    rf"[「『](?P<name>[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}|[{HIRAGANA}]{{5,12}})"
    r"(?=[」』](?:(?:さん|様|氏)(?:で(?!き)|か|の(?:字|読)|。|、)|と(?:ひらがな|平仮名|署名|サイン|記名|名乗)))"
)
"""Who is written so, in quotes: 「おがさわら りえ」とひらがなで署名."""

CORRECTED = expression(
    rf"(?:フリガナ|ふりがな|カナ|ｶﾅ|ヨミ|よみ|読み|氏名|名前)[^\n:]{{0,8}}[{SPACE}:(]誤[:「{SPACE}][「]?(?P<name>{_TWO}|[{KATAKANA}]{{2,8}}|[{HALF_KANA}]{{2,10}}|[{HIRAGANA}]{{2,8}})[」)]?"
    rf"[{SPACE}、,/→]{{1,3}}正[:「{SPACE}][「]?(?P<to>{_TWO}|[{KATAKANA}]{{2,8}}|[{HALF_KANA}]{{2,10}}|[{HIRAGANA}]{{2,8}})(?![{KATAKANA}{HALF_KANA}])"
)
"""How a name is read, wrongly and rightly."""

ON_PHONE = expression(
    rf"もしもし[、,。…!ー{SPACE}]{{0,3}}(?P<name>[{HIRAGANA}]{{3,6}}?|[{KATAKANA}]{{2,8}})"
    r"(?=です(?:[。、!]|けど|けれど|が、)|と申|といい)"
)
REPLIED_TO = expression(
    rf"[0-9A-Za-z]@[0-9A-Za-z.-]{{4,40}}[{SPACE}]{{1,3}}(?P<name>[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}|[{HALF_KANA}]{{2,9}}[{SPACE}][{HALF_KANA}]{{2,9}})(?=[{SPACE}]*(?:\Z|[\n、。,]))"
)
"""Whose mailbox it is, behind it."""

_COMPACT = "[1-5][0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]?"
BEHIND_DAY = expression(
    rf"(?<![0-9A-Za-z]){_COMPACT}(?P<name>[{HALF_KANA}]{{4,16}})(?![{HALF_KANA}])"
)
"""Behind an era, a day and a sex in figures, as records of fixed width have them."""

_ERA = "明大昭平令治正和成MTSHR0-9元"
_DATE = f"[{_ERA}][{_ERA}年月日/.{DASHES}{VOWEL_SIGNS}-]{{5,14}}"
_KIN = "ご?(?:主人|本人|家族)|奥[様さ]|[妻夫父母娘孫兄姉弟妹]|息子|お[子母父嬢孫][様さ]|旦那"
_KEEPS = (
    "異動[年日]|転[入出居][年日]|届出[年日]|生年|個人番号|マイナンバー|カード(?:会員)?番号|会員番号"
    "|(?:本|家族)会員|続柄|世帯"
)
LOGGED = expression(
    rf"(?<=\]=)[\"']?(?P<name>[{HALF_KANA}]{{4,16}}(?:[ ][{HALF_KANA}]{{2,9}})?)"
    r"(?=[\"']?(?:[,\]\n]|\Z))"
)
"""What a log says that a statement was given: [3]=ｲﾉｳｴﾄｼｵ."""

KEPT = expression(
    rf"(?<![{HIRAGANA}{KATAKANA}{HALF_KANA}{KANJI}A-Za-z0-9])"
    rf"(?P<name>{_FULL[:-1]}|[{HIRAGANA}]{{5,12}}))(?=[{SPACE}、,(」』]{{1,3}}(?:{_KIN}|{_KEEPS}"
    rf"|[A-Za-z0-9._+-]{{2,40}}@[A-Za-z0-9-]|0[5-9]0[-{DASHES}{VOWEL_SIGNS}]?[0-9]{{4}}"
    rf"|{_DATE}[ ]?(?:生|出生|誕生|転[入出]|死亡|逝去)))"
)
"""What registers keep of somebody, and who they are to somebody else, behind a name."""

ALIKE = expression(
    rf"(?<=[とや、/])(?P<name>[{KATAKANA}]{{4,12}}|[{HALF_KANA}]{{4,16}}|{_TWO}|(?<=[)名]と)[{HIRAGANA}]{{5,12}}?)(?=が(?:同じ人|同一|別人|二重|重複)|\([{_ERA}][{_ERA}{SPACE}〇一二三四五六七八九十年月日/.T:{DASHES}{VOWEL_SIGNS}-]{{5,20}}\))"
)
"""Who may be one and the same as somebody before it: … とカワベミツオ(S35/5/8)."""

ASKING = expression(
    "(?<![店社設品]の)(?<![店社設品])お?名前|氏名|フルネーム|お名乗り|どちら様|どなた"
)
ASKED_BEFORE = 40
LONGEST_GIVEN, SHORTEST_PART = 4, 2
COURIERS = frozenset(("ヤマト", "サガワ", "ヤマトウンユ"))
LABELS = (
    *IN_KANA,
    "トウロク",
    "チョウフク",
    *(trade for trade in KANA_TRADES if len(trade) > SHORTEST_PART),
)
"""What forms and shops are called by, which sounds like the end of a name: うどん, カイイン."""

SAID = ("せん", "した", "たい", "けど", "ない", "さい", "ほう", "とき", "ところ", "だけ")
"""How what is said ends, when it is no name."""

NOUNS = frozenset(("名詞", "動詞", "形状詞"))
"""What the surname of who calls may be as well, but no pronoun: もしもし、わたしです."""

WITHOUT_SPACE = str.maketrans(dict.fromkeys(SPACE, ""))


def kana_told(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find names in kana that what stands around them tells.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    for found, believes in matches(text, may, ASKED, ROWS):
        yield from believes(found)


def _named(found: re.Match[str]) -> Iterator[Span]:
    """Give a full name of kana: none that ends as labels do (シンキトウロク)."""
    if _is_full(found["name"]):
        yield found.span("name")


def _told(found: re.Match[str]) -> Iterator[Span]:
    """Give kana that a label says to be those of a name."""
    yield found.span("name")


def _answered(found: re.Match[str]) -> Iterator[Span]:
    """Give who answers; to who asks for a name, with a surname that nobody knows too."""
    word, start = found["name"], found.start("name")
    asked = ASKING.search(found.string, max(0, start - ASKED_BEFORE), start) is not None
    if word[0] <= LAST_HIRAGANA and (not asked or word.endswith(NO_NAME_ENDS)):
        return
    if _is_full(word) or (asked and (is_kana_of_row(word) or _is_half_known(word))):
        yield found.span("name")


def _is_half_known(word: str) -> bool:
    """Tell whether kana end with a given name, behind what may be a surname."""
    katakana = in_katakana(word).translate(WITHOUT_SPACE)
    if word.endswith(SAID):
        return False
    cuts = range(max(SHORTEST_PART + 1, len(katakana) - LONGEST_GIVEN), len(katakana) - 1)
    return any(sounding(katakana[at:]) & Known.GIVEN for at in cuts)


def _is_full(word: str) -> bool:
    written = in_katakana(word)
    return (
        "ー" not in written and not written.endswith(LABELS) and is_full_by_sound(word, told=True)
    )


def _sides(found: re.Match[str]) -> Iterator[Span]:
    """Give both sides of what differs: where one is a name, the other is."""
    start = found.end() - 1
    end = found.string.find("\n", start)
    stop = min(start + SIDES, len(found.string) if end < 0 else end)
    sides = [side.span("name") for side in SIDE.finditer(found.string, start, stop)]
    if any(_is_full(found.string[start:end]) for start, end in sides):
        yield from (span for span in sides if is_kana_of_row(found.string[slice(*span)]))


def _calls_itself(found: re.Match[str]) -> Iterator[Span]:
    """Give a surname, or a full name, of who says who they are."""
    word = found["name"]
    said = Known.SURNAME | Known.GIVEN
    if sounding(in_katakana(word)) & said or is_full_by_sound(word, told=True):
        yield found.span("name")


def _of_office(found: re.Match[str]) -> Iterator[Span]:
    """Give who speaks for an office: a surname that is no word for what it has or sells."""
    katakana = in_katakana(found["name"])
    if sounding(katakana) & Known.SURNAME and is_lone_in_kana(katakana):
        yield found.span("name")


def _both(found: re.Match[str]) -> Iterator[Span]:
    """Give who passes something on and to whom, if both may be surnames."""
    if _is_somebody(found["name"]) and _is_somebody(found["to"]):
        yield from (found.span("name"), found.span("to"))


def _corrected(found: re.Match[str]) -> Iterator[Span]:
    """Give both readings, one of which is known."""
    words = [part for of in ("name", "to") for part in in_katakana(found[of]).split()]
    if any(map(sounding, words)) and KANA_TRADES.isdisjoint(words):
        yield from (found.span("name"), found.span("to"))


def _on_phone(found: re.Match[str]) -> Iterator[Span]:
    """Give a surname: もしもし、かつきですけど."""
    word = found["name"]
    katakana = in_katakana(word)
    kinds = {kind[0] for _, kind in words_of(word)}
    if sounding(katakana) & Known.SURNAME and kinds <= NOUNS and word not in KINDRED:
        yield found.span("name")


def _is_somebody(word: str) -> bool:
    if word.isascii():
        return spelt(word) & (Known.SURNAME | Known.GIVEN) > 0
    if "ぁ" <= word[0] <= "ヿ":
        katakana = in_katakana(word)
        trade = katakana in KANA_TRADES or (word[-1] in "やヤ" and not heard(word) & Known.SURNAME)
        sounds = sounding(katakana) & (Known.SURNAME | Known.GIVEN) > 0
        return sounds and not trade and word not in KINDRED
    return reads_as_surname(word) or (len(word) == 1 and known(word) & Known.SURNAME > 0)


def _unspelt(found: re.Match[str]) -> Iterator[Span]:
    katakana = in_katakana(found["name"])
    named = sounding(katakana) & Known.SURNAME and katakana not in KANA_TRADES
    if named or katakana in FOREIGN_IN_KANA:
        yield found.span("name")


def _cares(found: re.Match[str]) -> Iterator[Span]:
    """Give who is called by what they do: no relative, and no trade."""
    if found["name"] not in NOT_CALLED:
        yield from _unspelt(found)


def _called(found: re.Match[str]) -> Iterator[Span]:
    """Give whose number it is: no shop's, though it may be called so."""
    group = found.lastgroup or ""
    word = found[group]
    katakana = in_katakana(word)
    thing = katakana in COURIERS or katakana in KANA_TRADES or heard(word) & Known.UNFIT
    if sounding(katakana) & Known.SURNAME and not thing:
        yield found.span(group)


Believes = Callable[[re.Match[str]], Iterator[Span]]
ROWS: tuple[tuple[tuple[re.Pattern[str], Believes], ...], ...] = (
    ((ENTERED, _named), (COMPARED, _sides)),
    ((ANSWERED, _answered), (NAMED, _calls_itself), (OF_OFFICE, _of_office)),
    ((FROM_TO, _both), (TWO, _both)),
    (
        (UNHEARD, _calls_itself),
        (IN_QUOTES, _named),
        (CORRECTED, _corrected),
        (ON_PHONE, _on_phone),
        (REPLIED_TO, _named),
        (BEHIND_DAY, _named),
    ),
    (
        (UNSPELT, _unspelt),
        (CARING, _cares),
        (SPELT_SO, _named),
        (ALIKE, _named),
        (CALLED, _called),
        (PRINTED, _named),
        (TRANSFERRED, _named),
        (REGISTERED, _told),
        (LOGGED, _named),
        (KEPT, _named),
    ),
)
ASKED = screens_of(ROWS)
