"""Full names in forms, lists and credits: who applied, who took the picture, whose paper it is.

A list of applicants numbers them, a paper of the tax office names somebody before an address or a
number, a firm has its name before who seals for it, and an answer is signed within its quotation
marks. A given name may be one that no dictionary has, and a name may be kana written as one word.
"""

from collections.abc import Iterator
from itertools import compress

from scanner.recognizers.person.names_by_sound import is_kana_of_row
from scanner.recognizers.person.names_in_sentences import WHO, WHO_IN_KANA, named, who
from scanner.recognizers.person.writings import HALF_KANA, HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.files import FILE as ENDING
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_END = rf"(?=[{SPACE}\n、,。/;()|…\]】」』!]|\Z)"
_PLACED = (
    rf"(?=[{SPACE}、,](?:[{KANJI}]{{2,5}}[都道府県市区郡]"
    "|[0-9]{12}|[0-9]{1,3}歳|(?:個人)?番号|旧?住所|[前現旧]住所|生年|フリガナ|カナ))"
)
LIST = expression(
    rf"(?:一覧|名簿|リスト|申込者|参加者|出席者|当選者|応募者|受講者|メンバー|席次|座席表?|配席|班分け|組み?合わ?せ|抽選結果)[:{SPACE}\n]{{1,2}}(?=[A-Z]?1(?:[.):]|[.):]?[{SPACE}])[^\n0-9]{{2,32}}[{SPACE}][A-Z]?2(?:[.):]|[.):]?[{SPACE}]))"
)
NUMBERED = expression(
    rf"(?:\A|[{SPACE}])?[A-Z]?[0-9]{{1,2}}(?:[.):]|[.):]?[{SPACE}]){WHO_IN_KANA}(?=[{SPACE}]{{1,2}}[A-Z]?[0-9]{{1,2}}[.):{SPACE}]|[{SPACE}][{KANJI}]{{2,4}}[:{SPACE}]|[{SPACE}]*(?:\Z|[\n(。/・…「『、]|以上))"
)
CREDIT = expression(
    rf"(?:撮影|取材・文|取材|文責|監修|写真|編集|構成|聞き手|題字|イラスト|デザイン|校閲|執筆)[:/][{SPACE}]?{WHO_IN_KANA}{_END}"
)
PAPER = expression(
    rf"(?:支払調書|源泉徴収票|給与明細|(?:通知|マイナンバー|個人番号|利用者|住基|貸出)カード(?:返納|交付|申込|申請|再発行|受領)|印鑑登録|住民票|課税証明|納税証明|転[入出居]届|出生届|婚姻届|既往歴聴取|問診票|予診票)[:{SPACE}]{{1,2}}(?:氏名)?{WHO_IN_KANA}{_PLACED}"
)
REMOVED = expression(
    rf"(?:名簿|一覧|台帳|リスト|名寄せ|グループ|会員|登録)(?:より|から)の?(?:削除|除外|抹消|除籍|除名)[:{SPACE}]{{1,2}}{WHO_IN_KANA}(?=[{SPACE}(、,]|\Z)"
)
SEALS = expression(
    rf"[者人主][:{SPACE}]{{1,2}}[^{SPACE}\n]{{3,18}}[{SPACE}]{WHO_IN_KANA}(?=[{SPACE}]?(?:印|㊞|\(印\))(?:[{SPACE}\n。、]|\Z))"
)
ENTRUSTS = expression(
    rf"私(?:は|こと|儀)?、?[{SPACE}]?{WHO_IN_KANA}(?=\([{KANJI}]{{2,5}}[都道府県市区郡])"
)
BORN_BEFORE = expression(rf"日生(?:まれ)?[{SPACE}、]{{1,2}}{WHO_IN_KANA}{_END}")
CELL = expression(rf"<t[dh]>{WHO}(?=</t[dh]>\s?<t[dh]>[^<]{{0,5}}[都道府県市区郡])")
ANSWER = expression(
    rf"(?:自由記述|自由記入|記入欄|自由意見|ご?意見|ご?感想|コメント|アンケート)[^\n「]{{0,4}}「[^」\n]{{2,60}}?[{SPACE}]{WHO_IN_KANA}(?=」)"
)
ALIAS = expression(rf"(?:在留|国籍|外国)[^\n]{{0,40}}?通称名?[は:]?[{SPACE}]?{WHO}{_END}")
SPELT = expression(
    rf"(?:アルファベット|ローマ字|英字|英語|パスポート|カタカナ|カナ)(?:の?(?:表記|名|氏名|綴り|スペル))?[はが]、?{WHO}(?=が正|に訂正|へ訂正|に変更|で登録)"
)
DONE_BY = expression(
    rf"(?i:updated|created|modified|approved|registered|deleted|assigned|entered)"
    rf"_?(?i:by)[\"']?[ ]?[:=][ ]?[\"']{WHO}(?=[\"'])"
)
RETURNED = expression(rf"(?i:name)\(\)[^\n\"']{{1,24}}[\"']{WHO}(?=[\"'])")
"""What a test of a program expects."""

IN_JSON = expression(
    rf"[\"']nm[\"'] ?: ?[\"']{WHO}"
    r"(?=[\"'], ?[\"'](?:bd|dob|birth|ml|em|tel|ph|mob|sex|gen|adr|kn|kana|zip)[a-z_]*[\"'])"
)
"""A short key, before one for what only people have."""

SENT_TO = expression(
    rf"[0-9号室階棟地F番目][{SPACE}]{WHO}(?=(?:まで|宛て?に?|へ)、?(?:お?送[っりる付]|届け|郵送|発送|配送|ご?返送))"
)
COPIED = expression(
    rf"(?:\A|(?<=[\n{SPACE}*＊・]))(?<![・]){WHO}(?=・[{KANJI}]{{1,8}}[都道府県市区郡][^・\n]{{2,40}}[0-9号室]・[(]?[0-9])"
)
"""Before an address and a number, in a row that points part."""

BETWEEN = expression(
    rf"[都道府県市区郡町村][^\n]{{1,24}}[0-9号室][{SPACE}]{WHO}(?=[{SPACE}][(]?0[0-9]{{1,4}}[({DASHES}{VOWEL_SIGNS}-][0-9])"
)
"""Between an address and a number to call."""

SPEAKS_TO = expression(
    rf"(?m)^{WHO}(?=:[^\n]{{2,80}}\n(?:事務局|オペレーター?|担当者?|サポート|受付|スタッフ|管理者|センター|窓口|(?i:bot|operator|agent|staff)):)"
)
SPEAKS_AFTER = expression(
    rf"(?m)^(?:事務局|オペレーター?|担当者?|サポート|受付|スタッフ|管理者|センター|窓口|(?i:bot|operator|agent|staff)):[^\n]{{2,80}}\n{WHO}(?=:)"
)
"""Who chats with an office."""

IN_BRACKETS = expression(
    rf"[(]{WHO}(?=[・、,][{SPACE}]?(?:京都府|北海道|[{KANJI}]{{2,3}}[都道府県])[^()\n]{{2,40}}[0-9])"
)
"""Before an address, in brackets."""

HOME = expression(rf"(?:訪問|巡回|往診|配達|点検)[^\n]{{2,24}}?[0-9日分][{SPACE}]{WHO}(?=宅\()")
FILE = expression(rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}]){WHO}(?=[_-](?:19|20)[0-9]{{6}}{ENDING})")
ON_ROW = expression(
    rf"(?m)^(?:[0-9]{{1,3}}[.):]?[{SPACE}]{{1,2}})?{WHO}(?=(?:→|[{SPACE}]{{1,2}})(?:京都府|[{KANJI}]{{2,3}}[都道府県])[^\n]{{0,30}}[0-9])"
)
"""Of a list with addresses."""

OF_OFFICE = expression(
    rf"(?:起案|申請|報告|紛失|検収|作成|届出|発見|記入|承認|確認|請求|回答|受領)[者人元]?[:{SPACE}]{{1,2}}(?:[{KANJI}]{{1,5}}[都道府県市区町村][{SPACE}]?)?[{KANJI}{KATAKANA}{HIRAGANA}]{{1,10}}[課係室部局][{SPACE}](?:(?:主[事任査幹]|[係課部室局]長|書記|技師)[{SPACE}])?{WHO}{_END}"
)
"""Who filled in a form, behind their office."""

DECIDED = expression(rf"[、。]{WHO}(?=(?:起案|決裁|起票|記入|受電|応対|代筆)(?:[。、)\n]|\Z))")
WITH = expression(rf"{WHO}(?=と[{KANJI}]{{1,5}}[がはも](?:窓口|受付|手続|申請|来[庁店館]))")
IN_KANA = expression(
    rf"(?<![{KATAKANA}{HALF_KANA}])(?:カナ|ｶﾅ)[】\])]?[{SPACE}]?[:=]?[{SPACE}]?(?P<sounds>[{KATAKANA}]{{2,8}}[{SPACE}][{KATAKANA}]{{2,8}}|[{HIRAGANA}]{{2,6}}[{SPACE}][{HIRAGANA}]{{2,6}}"
    rf"|[{KATAKANA}]{{5,12}}|[{HALF_KANA}]{{2,9}}[{SPACE}][{HALF_KANA}]{{2,9}}|(?<=[)】])[{HALF_KANA}]{{4,16}})(?=[{SPACE}\n、,;/|【〕\]]|\Z)"
)

GROUPS = (
    (CREDIT, PAPER, REMOVED, ENTRUSTS),
    (SEALS, BORN_BEFORE, CELL, ANSWER),
    (ALIAS, SPELT, DONE_BY, RETURNED, IN_JSON),
    (ON_ROW, OF_OFFICE, DECIDED),
    (SENT_TO, HOME, WITH, FILE, IN_BRACKETS),
    (COPIED, BETWEEN),
    (SPEAKS_TO, SPEAKS_AFTER),
)
"""In groups whose screens the engine still reads in one pass."""

KNOWN = (CELL, FILE, ON_ROW)
"""Where shops stand too: the dictionary must have both parts."""

FEWEST = 2
ASKED = (*(any_of(*patterns) for patterns in GROUPS), any_of(LIST, IN_KANA))


def full_names_shown(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find full names in forms, lists and credits.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    *groups, listed = bits(may, ASKED)
    yield from named(text, compress(GROUPS, groups), KNOWN)
    if listed:
        yield from _listed(text)
        for found in IN_KANA.finditer(text):
            if is_kana_of_row(found["sounds"]):
                yield found.span("sounds")


def _listed(text: str) -> Iterator[Span]:
    """Give those of a list that are numbered, if there are two of them at least."""
    for start in LIST.finditer(text):
        spans, at = list[Span](), start.end()
        while item := NUMBERED.match(text, at):
            at = item.end()
            if span := who(item):
                spans.append(span)
        if len(spans) >= FEWEST:
            yield from spans
