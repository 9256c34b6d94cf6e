"""Surnames that stand alone amid a text: who did something, who signed, to whom it was passed on.

Most surnames are places too. A word counts where the analyser's first reading of it is a surname
(``reads_as_surname``), and where what stands beside it is what stands beside people: verbs of
speech and of office work, roles, an arrow, brackets of their own, a line of their own. A surname
that is a place as well is not taken from a text that speaks of journeys.
"""

import re
from collections.abc import Iterator
from itertools import compress

from scanner.model.detection import Evidence
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.beside_surnames import OF_ONE_SIGN
from scanner.recognizers.person.colleagues import BRANCHES
from scanner.recognizers.person.name_context import ON_TO_DOOR, TITLES
from scanner.recognizers.person.names_of_kanji import is_called
from scanner.recognizers.person.people import (
    NAMED,
    Known,
    is_word,
    known,
    reads_as_given,
    reads_as_surname,
)
from scanner.recognizers.person.two_surnames import (
    ANY,
    IN_TWO,
    OPEN,
    RUN,
    may_be_one,
    two_surnames,
)
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.screening import EVERY, bits

Span = tuple[int, int]
_AFTER = rf"(?:{OPEN}|(?<=[はがもで、。のどらてため日回程時]))"
WORK = (
    "折り?返|折電|対応|確認|連絡|説明|案内|回答|架電|入電|電話|受電|承[りっる]|担当|訪問|来店|来庁"
    "|申し|作成|処理|引き?[継取受]|お受け|伺[いうっ]|送[付信]|転送|返信|報告|記[入録]|入力|更新|起[案票]"
    "|受け|受付|代[理わ]|決裁|応対|発見|相談|依頼|共有|指示|メール|伝[えわ]|謝罪|立[ち会]|[出欠]席|お?渡し|[聞問]い|お願い|TEL|保管|所持|携行|記帳|押印"
)
"""What people in an office do."""

ALONE = (
    "不在|離席|外出|受電|対応|確認|返信|応対|起票|処理|承認|作成|記[入録]?|拝|代筆|折電|架電|済|依頼"
    "|メモ|談|了解|受付|受[領取]|来[庁店所社訪]|訪問|申し?出|申告|申請|届出|出席|欠席|参加|同席|退席|休み|休暇|欠勤|早退|遅刻"
    "|出張(?![ \u3000]{0,2}(?:交通費|旅費|費|[0-9]))|直[行帰]|在宅"
    "|保管|管理|持[参ち]|預[かり]|所持|印(?![刷鑑紙象])|サイン|署名|入力|登録|更新|修正|追加|変更|作業|点検|検[品収印]|発送|手配|連絡|報告|回答|案内|説明|送付"
    "|決裁|代決|審査|立会|引取|引継|運転|本人|代行"
)
"""What is written on to the name of who did it."""

ROLE = (
    f"{TITLES}|上司|部下|前任|後任|同僚|責任者|担当者?|代表者?|発見者|申込者|申請者|契約者|利用者|購入者"
    "|上席|係|窓口|レジ|受付|フロント|厨房|現場|警備|清掃|夜勤|日勤|早番|遅番|当番|バイト|経理|総務|人事|広報|配達|運転|隣|アルバイト|パート|新人|研修中|派遣|理事長?|会長|社長|支配人|弁護士|司法書士|ヘルパー"
    "|会員|顧客|お客様|世帯主|代理人?|同居人|保護者|本人|事務員?|職員|社員|友人|知人|隣人|大家|オーナー"
)
KIN = (
    "父|母|夫|妻|息子|娘|長男|長女|次男|次女|三男|三女|孫|祖父|祖母|義父|義母|弟|妹|兄|姉|主人|家内"
)
_END = rf"(?=[\]){SPACE}\n、。,./:;|」』\"']|\Z)"

ACTING = expression(
    rf"{_AFTER}({ANY})(?:(?=(?:が|は|も|から|より|に|へ|まで|と|を|宛て?|あてに?)[^。\n]{{0,6}}?(?:{WORK}))"
    rf"|(?=まで(?:[(、。]|ご|お))"
    rf"|(?=[(](?:本人|家族|{KIN})[)])|(?=本人[にへがはもの、。から]|家(?:の[分方]|より|から))"
    rf"|(?=(?:{KIN})より|(?:{KIN})(?:から|が|へ|に)[^。\n]{{0,6}}?(?:{WORK}))"
    rf"|(?=(?:宛て?|あて)(?:に|{_END}))|(?=の(?:代理|携帯|自宅|代わり|個人|私用|スマホ|アドレス|アカウント)|名義))"
)
SIGNING = expression(
    rf"{OPEN}({ANY})(?=(?:{ALONE})(?![{KANJI}])|(?:{ALONE})[済待中予完依])"
    rf"|以上[、。{SPACE}\n]{{0,2}}({ANY})(?=より|拝|記)"
    rf"|(?:→|->|⇒|[@&>])[{SPACE}]?({ANY})(?![{KANJI}{KATAKANA}のをがはもと])|{OPEN}({ANY})(?=[{SPACE}]?(?:→|->|⇒|㊞|[@&>]))"
)
STANDING = expression(
    rf"(?<![\"'{KANJI}{KATAKANA}ぁ-んA-Za-z0-9])({RUN})(?![{SPACE}]?[{KANJI}{KATAKANA}ぁ-んA-Za-z0-9-])"
)
ENDING = expression(
    rf"(?:済み?|[。、/:,\t?!]|以上|--?|[{SPACE}])[{SPACE}]?({ANY})[{SPACE}]?(?:記|拝|㊞|印)?。?\s*\Z"
)
OF_OFFICE_OR_ROLE = expression(
    rf"(?:(?<=[{KANJI}{KATAKANA}])[課部係局]|センター|窓口|上席|[店会社課係部次室所館園校院局隊班]長|理事長?|主[任査幹]|オペ(?:レーター?)?|ヘルパー|弁護士|SV|CS|OP)"
    rf"[・{SPACE}]?(?![市町村区])({ANY})(?![{KANJI}{KATAKANA}0-9])"
)
BRACKETED = expression(rf"(?<=[(\[【<〔〈《])({ANY})(?=[)\]】>〕〉》])")
DATED = expression(
    rf"(?:(?<=/[0-9])|(?<=[:/][0-9]{{2}}))[{SPACE}]?({ANY})(?![{KANJI}{KATAKANA}0-9せわ]|の(?:配[管線水電]|[水電道床壁屋]|設備|施設|工事|舗装|漏水|断水|停電|塗装|手入|清掃))"
    rf"|{OPEN}({ANY})(?=[0-9]{{1,2}}/[0-9])"
)
LINED = expression(rf"(?m)^[{SPACE}]*({ANY})[{SPACE}]*(?:$|\([^()\n]{{1,12}}\)|より$|拝$)")
OF_ROLE = expression(
    rf"(?:{ROLE})(?:の|[{SPACE}(・])({ANY})"
    rf"(?=[がはにへをとも、。)]|です|でご|から|より|まで|[{SPACE}]|\Z)"
)
OF_OFFICE = expression(
    rf"(?:(?<=の)|(?<=私)|(?<=私、)|(?<=は)|(?<=[んすた])|(?<=もしもし)|(?<=はい)|\A|(?<=[、。「\n{SPACE}①-⑳・※→)\"':]))"
    rf"(?!私)({ANY})"
    r"(?=です|でした|だけど|じゃ[がけ]|やけど|だが[、」]|でござ|と申|と名乗|と言[いう]|とい[いう]|って(?:い[いう]|言[いう]|申)|が承|がお受)"
)
OF_KIN = expression(
    rf"(?<![{KANJI}])(?:{KIN})(?:の|[・、:({SPACE}]|は(?=[^。、\n]{{1,4}}(?:です|と申|とい[いう])))({RUN})"
    rf"(?=[がはにへをとも、。)]|です|から|より|まで|名義|の代|[{SPACE}]|\Z)"
)
ROW_BEFORE = expression(
    rf"(?:(?P<label>[{KANJI}{KATAKANA}]{{1,8}})(?::[{SPACE}]?|(?<=エリア)[{SPACE}]))?"
    rf"(?P<items>(?:[{KANJI}{KATAKANA}{HIRAGANA}]{{1,8}}[、,・][{SPACE}]?)*)\Z"
)
"""What a row is of, and its items before the last one."""

PLACES = ("出身", "地", "エリア", "元", "方面", "経由", "県", "市", "駅")
"""How labels of places end."""

ROW_BEHIND = expression(
    rf"(?:[・、と][{KANJI}]{{2,4}}){{1,3}}の(?:[牛豚米酒茶]|観光|名産|特産|物産|案内所|名物|銘|郷土|温泉|海の)"
)
"""Behind the first of several places: what comes from there or is there, 松坂・米沢の牛肉."""

ROW_REACH = 60
SEPARATORS = "、,・" + SPACE

OF_THING = expression(
    rf"(?:[店停所駅校社館院市区町村県線園品先場舗名処鮨鮓鰻亭庵楼荘]名?|寿司|すし|喫茶|珈琲|料理|食堂|酒場|居酒屋|割烹|料亭|和食|洋食"
    rf"|中華|焼[肉鳥]|焼き鳥|やきとり|ラーメン|らーめん|拉麺|麺|そば|蕎麦|うどん|天ぷら|とんかつ|うなぎ|スナック|(?<!ン)バー|民宿|カフェ|レストラン"
    rf"|ビストロ|ベーカリー|菓子|菓子司|呉服|きもの|理容|理髪|美容|薬局|歯科|クリニック|サロン|ペンション|ガレージ|スタジオ"
    rf"|ギャラリー|アトリエ|ストア|マート|ドラッグ|電器|でんき|酒造|味噌|豆腐|製菓|製麺|農園|牧場|茶[屋寮房])[{SPACE}:]{{1,2}}\Z"
)
"""What stands before the name of a place or a shop."""

FIRM_BEFORE = expression(rf"(?:\([株有資名同医福財学]\)|[㈱㈲]|会社|法人)[{SPACE}]?\Z")
HALL_BEFORE = expression(
    "(?:ふれあい|いきいき|すこやか|コミュニティー?|交流|文化|福祉|学習|研修|市民|町民|村民|区民|住民|観光|体験|物産|健康|保健"
    "|スポーツ|防災|勤労者?|青少年|児童|こども|子育て(?:支援)?|地域|農村|環境改善)(?:センター|プラザ|会館|ホール|館)\\Z"
)
"""Before the place that a hall is called after, written on to it: ふれあいセンター千代田."""

FIRM_BEHIND = expression(
    rf"[{SPACE}]?(?:\([株有資名同]\)|[㈱㈲]|株式|有限|合[同資名]会社)|[・(][^()、。\n]{{0,8}}(?:店|[本支]社|営業所)\)?\Z"
)
"""Beside a firm that is called like a family, and behind it a branch: (株)谷口, 谷口・本店."""

CALLED = expression(
    rf"[{KANJI}{KATAKANA}{HIRAGANA}{SPACE}]{{1,20}}(?<![課部係局室者当])(?:[{SPACE}・]|(?<=センター))({RUN})"
    rf"|.*(?:会社|法人|組合|センター)[^()（）]{{0,12}}[(（]({RUN})[)）]"
)
"""京都きもの 岡本, 開発センター石川: a surname behind words that nothing else stands beside."""

ACTIVE = frozenset(each.pattern for each in (SIGNING, OF_OFFICE, DATED, ENDING))
"""Of which the word may be of one sign."""

REACH = 20
"""Characters around a name that are looked at."""

OWNING = expression("の(?:個人|私用|スマホ|携帯|アドレス|アカウント)")
CLOSING = expression("(?:報告|確認|対応|記入?|受付)済?。?[^。\n]{0,8}\\Z")
"""What only somebody has, and who closes a note: …が残っていた。市原報告。"""

PLACED = expression(
    "駅|線|方面|行き|経由|(?<!番)号|(?:から|より)[^。]{1,6}(?:へ|まで)(?![^。]{0,4}(?:転送|連絡|電話))"
)
"""What texts say in which such a word is a place."""

FORMAL = expression(r"株式|[課部係]|TEL|Tel|tel|@|よろしく|宜しく|お願い|以上|--|電話|敬具")
SENTENCE = expression("(?:です|ます|ました|でした|ましょう|ください|下さい)[。!\n]")
"""Before who wrote it, at the end of a message."""

QUOTED = expression(
    rf"(?:\A|(?<=[\n\] /・>]))({ANY})(?=「)|(?<=「)({ANY})(?=」と(?:名乗|言|い|申))"
)
ANYWHERE = (ACTING, SIGNING, QUOTED, OF_OFFICE, OF_OFFICE_OR_ROLE, DATED, ENDING)
ASKED = (
    *ANYWHERE,
    BRACKETED,
    STANDING,
    LINED,
    IN_TWO,
    OF_ROLE,
    OF_KIN,
)


def lone_names(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find surnames, and given names of relatives, that what stands beside them tells.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    *anywhere, bracketed, standing, lined, two, role, kin = bits(may, ASKED)
    if two:
        yield from (name for name in two_surnames(text) if not ROW_BEHIND.match(text, name[1]))
    if role or kin:
        yield from _with_role(text)
    for pattern in compress(ANYWHERE, anywhere):
        for match in pattern.finditer(text):
            yield from _surname(match, text)
    if bracketed:
        yield from _bracketed(text)
    if standing:
        yield from _standing(text)
    if lined and ("\n" in text or "(" in text):
        yield from _lined(text)


def _is_in_row_of_things(text: str, at: int, end: int) -> bool:
    """Tell whether a word stands in a row of things: 停留所：目黒、宮崎, or behind two of them."""
    if ROW_BEHIND.match(text, end):
        return True
    row = ROW_BEFORE.search(text, max(0, at - ROW_REACH), at)
    label, items = row.group("label", "items") if row else (None, "")
    items = re.split(f"[{SEPARATORS}]+", items)[:-1]
    if label and (label.endswith(PLACES) or Evidence.OTHER_NAME in person_evidence(label)):
        return True
    return len(items) > 1 and not any(map(reads_as_surname, items))


def is_of_something(text: str) -> bool:
    """Tell whether the surname that ends a text may be what a shop or a branch is called."""
    match = CALLED.fullmatch(text)
    return match is not None and known(match[1] or match[2]) & NAMED > 0


def _with_role(text: str) -> Iterator[Span]:
    """Find those who are introduced by what they are."""
    for role in OF_ROLE.finditer(text):
        word = role[1]
        known_as = known(word) & Known.SURNAME and not known(word) & (Known.SHORT | Known.UNFIT)
        if word in OF_ONE_SIGN or (may_be_one(word) if word[0] <= "ヿ" else known_as):
            yield role.span(1)
    for kin in OF_KIN.finditer(text):
        if reads_as_given(kin[1]) or reads_as_surname(kin[1]) or is_called(kin[1]):
            yield kin.span(1)


def _surname(match: re.Match[str], text: str) -> Iterator[Span]:
    start, end = match.span(match.lastindex or 0)
    word = text[start:end]
    if word[0] > "ヿ" and not known(word) & Known.SURNAME and word not in OF_ONE_SIGN:
        return
    if len(word) == 1 and len(text) > end + 1 and is_word(text[start : end + 2]):
        return
    if not _reads(match, word) or ON_TO_DOOR.match(text, end) or _within_place(text, start - 1):
        return
    before = max(0, start - REACH)
    if OF_THING.search(text[before:start]):
        return
    if FIRM_BEFORE.search(text[before:start]) or FIRM_BEHIND.match(text, end):
        return
    if HALL_BEFORE.search(text, before, start):
        return
    placed = known(word) & Known.PLACE and PLACED.search(text, before, end + REACH)
    if not placed and not _is_in_row_of_things(text, start, end):
        yield start, end


def _reads(match: re.Match[str], word: str) -> bool:
    """Tell whether a word is a surname, of one sign where somebody speaks, signs or acts."""
    if word[0] > "ヿ" and match.string.startswith("㊞", match.end(match.lastindex or 0)):
        return known(word) & Known.SURNAME > 0
    if match.re.pattern == OF_OFFICE_OR_ROLE.pattern and known(word) & Known.SURNAME:
        return len(word) > 1 and word not in BRANCHES
    if _is_sure(match, word):
        return True
    apart = match.re.pattern == ENDING.pattern and match[0][0] in SPACE
    if apart and (len(word) == 1 or word[0] <= "ヿ"):
        return False
    if word in OF_ONE_SIGN:
        return match.re.pattern in ACTIVE
    return may_be_one(word)


def _is_sure(match: re.Match[str], word: str) -> bool:
    """Tell whether a surname, a place as well, has what somebody has, or closes a note."""
    if not known(word) & Known.SURNAME or word in BRANCHES:
        return False
    text, end = match.string, match.end()
    if match.re.pattern == ACTING.pattern:
        return OWNING.match(text, end) is not None
    said = match.re.pattern == SIGNING.pattern and text[match.start() - 1 : match.start()] == "。"
    return said and not is_word(word) and CLOSING.match(text, end) is not None


def _within_place(text: str, at: int) -> bool:
    """Tell whether 部 is no office but ends a place or a surname: 上宇部尾町, 伊良部長浜."""
    if text[at : at + 1] != "部" or known(text[max(0, at - 2) : at] or "部") & Known.SURNAME:
        return False
    places = (known(text[at - n : at + 1]) for n in (1, 2) if at >= n)
    return any(place & (Known.SURNAME | Known.PLACE) for place in places)


def _bracketed(text: str) -> Iterator[Span]:
    """Find those that have brackets of their own."""
    for bracketed in BRACKETED.finditer(text):
        start, end = bracketed.start() - 1, bracketed.end() + 1
        signs = text[start - 1 : start] in {"", "\n"} or not text[end : end + REACH].strip()
        if signs or not known(bracketed[1]) & Known.PLACE:
            yield from _surname(bracketed, text)


def _standing(text: str) -> Iterator[Span]:
    """Find those beside which nothing stands, and that are no whole text."""
    for standing in STANDING.finditer(text):
        if not known(standing[1]) & Known.PLACE and standing.end() - standing.start() < len(text):
            yield from _surname(standing, text)


def _lined(text: str) -> Iterator[Span]:
    """Find those that have a line of their own."""
    formal, end = FORMAL.search(text) is not None, len(text.rstrip())
    for lined in LINED.finditer(text):
        last = lined.end(1) == end and lined[1] not in BRANCHES
        signed = last and SENTENCE.search(text, 0, lined.start(1))
        if formal or signed or not known(lined[1]) & Known.PLACE:
            yield from _surname(lined, text)
