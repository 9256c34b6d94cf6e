"""The code of one person's gender in a text: behind a label, or beside a day of birth in a row.

1 and 2 are counts, flags and numbers before anything else. Behind 性別 or ``sex`` they are a
gender, unless the text tells what the codes mean (性別 1:男 2:女), or asks for many (``WHERE SEX =
1``). Without a label they are one in the row of a register, between a name and a day of birth.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.gender.of_somebody import OWN, is_read
from scanner.recognizers.person.name_beside import is_behind_name
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.statements import copied, inserted
from scanner.recognizers.records.records import records

Place = tuple[int, int]
_LABELLED = expression(
    rf"(?:(?:性 {{0,4}}別|男女(?:の?別|区分|(?=】))|{either_width('セイベツ')})"
    r"(?:区分|コード|ｺｰﾄﾞ|CD|cd|番号|フラグ|欄)?(?:の?(?:回答|申告|登録|選択|入力)(?:値|内容)?|変換[前後])?"
    r"(?:\([^()\n]{1,24}\))?"
    r"|(?<![一-龠々ぁ-んァ-ヴー])性(?=[:=])"
    r"|(?i:(?<![A-Za-z])(?:[a-z]{1,12}_)?(?:sex|gender|seibetu|seibetsu|sei(?=[\"']?[:=]|_?[ckdt]))"
    r"(?:_?(?:code|cd|kbn|kubun|div|type|id|no))?))"
    r"(?:[\"'】\])]{0,2} ?[:=>→]{1,2} ?|[】\])【\[]"
    r"|</[A-Za-z]{1,8}>\s{0,4}<[A-Za-z]{1,8}>| {1,2}|は|(?<=[録答告択力値容])が"
    r"|(?<=[別分ドﾄﾞDd号])(?=[012] ?[(:=・][男女]))"
    r"[\"'「(]?(?P<code>0?[0129]|[MF]|[男女]性?)"
    r"(?=[\"'」)】]{0,2}(?:[,;\]}<|&\s。、()/】!?…]|\Z|です|で登録|と登録|とな[っる]|に(?:誤|なっ)"
    r"|[.:=(・-]? ?(?:[男女]|その他|(?i:(?:fe)?male))))"
)
_BRACKETED = expression(r"(?<!対象)性別(?:区分|コード|CD)?\((?P<code>[0129])\)(?=[ 、,/|;\n]|\Z)")
_TURNED = expression(
    r"性別(?:区分|コード|CD)?[をが: ]{1,2}[\"'「(]?(?P<code>0?[0129])[\"'」)]?"
    r" ?(?:→|⇒|[-=]>|から) ?[\"'「(]?(?P<word>0?[0129])[\"'」)]?"
    r" ?[にへ]? ?(?:修正|訂正|変更|補正|更正|直し)"
    r"(?!する|方法|(?:画面|機能|処理|仕様|箇所))"
)
"""One code that was put for another: 性別コード 2→1 に修正."""

_LENGTH_BEFORE = expression(r"\([0-9]{1,3}\)[ 、,/|]{0,3}\Z")
_LENGTH_BEHIND = expression(r"[ 、,/|]{0,3}[^\s()]{1,10}\([0-9]{2,3}\)")
"""Names with their lengths beside it, or items that are numbered: 氏名(20) 性別(1) 住所(60)."""

_MEANT = expression(
    r"(?! {0,2}\([0-9] ?[:=.] ?[男女]性?[ ,、/・;]{1,3}[0-9] ?[:=.])"
    r"(?! ?\([男女]性?\)(?![ /、,・]{0,2}(?:または|又は|or|か)?[ ]?0?[0129]))"
    r"[\"'」)(]{0,2}[ ,、/・]{0,2}(?:[:=]|[男女他]|不明"
    r"| (?:values?|types?|options?|rows?|of|or|and)\b"
    r"| [^\s0-9=:]{1,4} [0-9](?: |\Z)|又は|または|or |か|[0-9](?![0-9.)])"
    r"|(?:の|を|が|は|で(?!登録|す|再|更新|保存|送信|入力|修正|訂正|確定|反映|上書|投入)|件|名|人|以外|のみ|だけ|なら|項|種|列|行|桁|つ|回))"
    r"|\|[0-9MFX](?:\|[0-9MFX]){0,3}[\"'」]"
)
"""What tells what a code means, or that it is one of a choice or a count."""

_OF_MANY = expression(
    r"(?i:\b(?:where|and|or|when|if|elif|case|having|filter|default|then)\b)"
    r"|初期値|既定値|例[:) ]|場合|抽出|条件"
)
_SAYS = expression(
    r"[\"']? ?(?P<link>[.:=・,、(/-]?) ?[\"']?"
    r"(?P<word>[男女](?:性|の?子|児)?|その他|(?i:(?:fe)?male))(?![一-龠々ぁ-んァ-ヴー])"
    r"(?:\)|(?!\)))(?! ?[.:=・,、(/|]{0,2} ?"
    r"(?:(?:又は|または|or)? ?[0-9MFNX](?![0-9./年:-])|[男女他不未]|その他"
    r"|[0-9MFNX][.:=・)]? ?[男女他不未そ])|[^\n]{0,4}(?:また?は|又は|か))"
)
"""The word for a code right behind it, where no other choice follows."""

_SAME = (frozenset("M男"), frozenset("F女"))
_COLUMN = expression(
    r"(?i:(?:[a-z]{1,12}_)?(?:sex|gender|seibet[su]u?|danjyo|danjo)(?:_?(?:code|cd|kbn|kubun|div|type))?)"
    "|(?:[^,]{0,8})性別(?:区分|コード)?"
)
_CODE = expression("0?[0129]|[MFmf]|[男女]性?")
"""A column of a statement, and what is put into it."""

_AT = r"[\"']?(?:[,\t|;]| {1,3})[\"']?"
_SEX = r"(?:0?[12]|[MF]|その他|[男女]性?|おとこ|おんな|オトコ|オンナ|ｵﾄｺ|ｵﾝﾅ)"
_BEHIND_READING = expression(
    rf"(?P<reading>[ぁ-んァ-ヴーｦ-ﾟ]\))"
    r"(?:[MTSHR明大昭平令]?[0-9元][-0-9/.年月日]{4,11}生?)?"
    rf"(?P<gap>{_AT}| ?[/、] ?)(?P<code>{_SEX})"
    r"(?:[:.=](?P<word>[男女]性?|その他))?"
)
_BORN = expression(
    rf"(?:[0-9]日|[-/.{VOWEL_SIGNS}{DASHES}][0-9]{{1,2}})生(?:まれ)?[の、・/](?P<code>[12])(?=[、)](?!\s?[0-9]))"
)
_AGED = expression(r"\((?P<code>[12])[・、/][0-9]{1,3}[歳才]?\)")
"""A code behind a day of birth, and one before an age in brackets."""

_CONVERTED = expression(
    r"(?i:sex|gender|seibet[su]u?|性別)[^\n。、:=>→0-9]{0,24}[ :=\"']{1,2}"
    rf"(?P<code>0?[0129]|[MF])[\"']? ?(?:[-={DASHES}{VOWEL_SIGNS}]>|→|⇒) ?"
    r"[\"']?(?P<word>(?i:(?:fe)?male)|[MF]|[男女]性?)(?![A-Za-z一-龠])"
    r"(?=[^\n>→⇒]{1,24}[0-9]{5})"
)
"""What a log says of a code that was put in other words, and whose it is by a number."""

_CHANGED = expression(
    r"(?i:sex|gender|seibet[su]u?)[^\n男女0-9]{0,24}from[ :\"']{1,2}(?P<code>[男女]性?)[\"']?"
    r" to[ :\"']{1,2}(?P<word>[男女]性?)(?=[\"' ,;.\n]|\Z)"
)
"""What a log says was put for another: gender changed from 男 to 女."""

_STORED = expression(
    r"(?:様|さん|さま|氏|本人)[はがも]、?[「『][男女]性?[」』][^。\n0-9]{0,8}"
    r"(?:データ|コード|システム|DB|内部|画面|登録)(?:上|値)?(?:は|では|:) ?[「『]?(?P<code>[0129])"
    r"(?=[」』。、)\s]|\Z|で(?:す|登録)|と(?:な|登録)|に)"
)
"""How a system keeps what somebody chose."""

_EMPTY = r'"[A-Za-z_]{1,24}" ?: ?(?:null|""|0|false)'
_NOBODY = expression(rf"{{(?:{_EMPTY} ?, ?){{1,12}}\"[A-Za-z_]{{1,24}}\" ?: ?\"?\Z")
"""A record of a form that nobody filled in, up to its code."""

_BEFORE, _RECORD = 40, 200


def codes(folded: str) -> Iterator[Place]:
    """Give start and end of each code.

    Args:
        folded: In half width, sign by sign.
    """
    for found in _LABELLED.finditer(folded):
        before = folded[max(0, found.start() - _BEFORE) : found.start()]
        code = found.start("code")
        if _OF_MANY.search(before) or _NOBODY.search(folded, max(0, code - _RECORD), code):
            continue
        says = _SAYS.match(folded, found.end())
        if says is not None and _is_same(found["code"], says):
            yield found.span("code")
            yield says.span("word")
        elif found["code"].isdigit() and not _MEANT.match(folded, found.end()):
            yield found.span("code")
    for put in (inserted, copied):
        values = put(folded, _COLUMN)
        yield from (place for place in values if _CODE.fullmatch(folded[slice(*place)]))
    yield from _in_brackets(folded)
    yield from _behind_reading(folded)
    yield from (found.span("code") for found in _BORN.finditer(folded))
    yield from (found.span("code") for found in _STORED.finditer(folded))
    yield from _turned(folded)
    for found in _AGED.finditer(folded):
        if is_behind_name(folded[max(0, found.start() - _BEFORE) : found.start()].rstrip()):
            yield found.span("code")
    yield from (code for record in records(folded) for code in record.genders)


def _turned(folded: str) -> Iterator[Place]:
    """Find the codes that were put in other words, or for other codes."""
    for turned in (_CONVERTED, _TURNED, _CHANGED):
        for found in turned.finditer(folded):
            yield from (found.span("code"), found.span("word"))


def _in_brackets(folded: str) -> Iterator[Place]:
    """Find codes in brackets right behind their label; of a file's layout those are lengths."""
    for found in _BRACKETED.finditer(folded):
        before = folded[max(0, found.start() - _BEFORE) : found.start()]
        if not (_LENGTH_BEFORE.search(before) or _LENGTH_BEHIND.match(folded, found.end())):
            yield found.span("code")


def _is_same(code: str, says: re.Match[str]) -> bool:
    """Say whether a word explains a code; of two words only where one stands in brackets."""
    if code.isdigit():
        return True
    word = {"m": "男", "f": "女"}.get(says["word"][0].lower(), says["word"][0])
    return says["link"] in {"(", ":", "="} and any({code[0], word} <= same for same in _SAME)


def _behind_reading(folded: str) -> Iterator[Place]:
    """Find the codes between a name with its reading and where somebody lives or is called."""
    for found in _BEHIND_READING.finditer(folded):
        if OWN.match(folded, found.end()) and is_read(folded[: found.end("reading")]):
            yield found.span("code")
            if found["word"]:
                yield found.span("word")
