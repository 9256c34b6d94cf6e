"""The gender of one person in a text: a word for it, and what beside it says whose it is.

性別 before it, an age, a birth date or a word for a person (お客様は女性, 本人（男）), or that it
is an item of a list which holds personal data. 女性専用, 男性3名 and 男女 are about nobody. Where
男・女 stand side by side there is a choice and no answer.
"""

import re

from scanner.recognizers.gender.around import AROUND, FULL_YEARS, NOTHING
from scanner.recognizers.gender.codes import codes
from scanner.recognizers.gender.of_somebody import (
    is_answer,
    is_called_so,
    is_of_somebody,
    is_one,
)
from scanner.recognizers.person.people import Known
from scanner.recognizers.person.writings import of_kanji
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS, WIDE, folding
from scanner.recognizers.records.fixed_width import SCREEN as FIXED_WIDTH

_KANA = "おとこ|おんな|オトコ|オンナ|ｵﾄｺ|ｵﾝﾅ|だんせい|じょせい|ダンセイ|ジョセイ|ﾀﾞﾝｾｲ|ｼﾞｮｾｲ"
_NO_ANSWER = "回答しない|回答したくない|答えたくない|答えない|無回答|どちらでもない"
_FOUND = expression(
    rf"その他|{_NO_ANSWER}|(?<![A-Za-z])(?i:other)(?![A-Za-z])|(?<![ぁ-んァ-ヴーｦ-ﾟ])(?:{_KANA})(?![ぁ-んァ-ヴーｦ-ﾟ一-龠])"
    r"|男の子|女の子|[男女][性子児]|(?:(?<![一-龠々])|(?<=[歳才代別者人齢])"
    r"|(?<=本人)|(?<=[録籍票面帳]上))[男女](?![一-龠々])|(?<![A-Za-z])(?:(?i:fe)?(?i:male)|[MFmf])(?![A-Za-z0-9])"
)
_BEFORE, _BEHIND = 40, 24
_DIGIT = "[0-9]"
_AGE = rf"{_DIGIT}{{1,3}} ?(?:歳代?|才|代|y/?o|years old)"
_BORN = (
    f"(?:(?:19|20)[0-9]{{2}}(?:[-/.年{VOWEL_SIGNS}{DASHES}]|[01][0-9])"
    "|(?:[明大昭平令][治正和成]?|[㍾㍽㍼㍻㋿MTSHR])[. ]?[元0-9〇一二三四五六七八九十])"
)
_BETWEEN = r"[\s:=はをがの\"'/(「『』【】\[\]<>→・…,、;|-]"
_LABEL = expression(
    rf"(?:(?<!対象)(?<!想定)(?<!募集)(?:性 {{0,4}}別|男女(?:の?別|欄)"
    rf"|{either_width('セイベツ')}|せいべつ)|(?<![A-Za-z])(?:gender|sex|seibetsu|seibetu|sei(?=[\"']?[:=]|_[ckdt])))(?:区分|コード|欄|の?(?:登録|回答|申告|選択|入力|記載)(?:値|内容)?|_?(?:code|cd|kbn|nm"
    rf"|name))?(?:\([^()\n]{{1,20}}\))?"
    r"(?: ?(?:欄|項目)?[にへ](?:は、?)? ?[「『\"']?"
    rf"|{_BETWEEN}{{0,8}}(?:{NOTHING})?|</[a-z]{{1,8}}>\s{{0,4}}<[a-z]{{1,8}}>)\Z",
    re.IGNORECASE,
)
_WHOSE = expression(
    r"(?:様|さん|さま|氏|殿|者|本人|客|会員|名義人|相手|相手方|口|方|主|児|子|母|父|人|利用者"
    r"|当人|親族"
    r"|生徒|学生|患者|選手|部員)(?:\)|は|が)?[ :(、,・]{1,2}\Z"
    r"|(?:様|さん|さま|者|本人|客|会員|相手|電話口|方|先方|人"
    r"|生徒|学生)(?:は|が)、?\Z|本人\Z"
)
_SEX_ALONE = expression(r"(?:\A|[^一-龠々ぁ-んァ-ヴー])性[:=)】\](]{1,2} ?\Z")
_REPORTED = expression(
    r"(?:入電|来電|電話|来庁|来所|来店|来館|窓口|通報|相談"
    r"|申し?出|届け?出|問い?合わ?せ)(?:あり)?[、:] ?\Z"
)
_DESCRIBED = expression(
    r"(?:年配の?|高齢の?|若い|若年の?|中年の?|老齢の?|ご?年輩の?|背の[高低]い|[小大]柄な|細身の|長身の"
    r"|髪の[長短]い|白髪の|眼鏡の|スーツ姿の)\Z"
)
_AGED = expression(
    rf"(?<![0-9]){_AGE}(?:くらい|ぐらい|前後|半ば|前半|後半|位)?\)?の?[) 、,・(/|]{{0,2}}\Z",
    re.IGNORECASE,
)
_YEARS = expression("[0-9][歳才] {1,2}\\Z")
"""An age right before, in an entry whose items spaces part: 61才 女 杖使用."""

_BORN_AS = expression(r"(?:生まれ|うまれ|生れ)の\Z")
_BORN_BEFORE = expression(
    rf"(?:生(?:まれ)?|日|{_BORN}[^\s一-龠]{{1,9}}"
    r"|[A-Z][a-z]{2,8}\.? [0-9]{1,2},? (?:19|20)[0-9]{2}"
    r")[ 、,・/|*\t\"']{1,3}\Z"
)
_BORN_IN_BRACKETS = expression(rf"\({_BORN}[^\s()]{{2,9}}\) ?\Z")
_BORN_IN_BRACKETS_END = expression(
    r"(?! ?[0-9]|[ 、,・/]{1,2}(?:[男女]|[MF][ 、,]))(?:[ 、,。/\n]|\Z)"
)
"""Around a gender right behind a day in brackets: …（S50.5.14）女 …, not how many there are."""

_SPREAD_NAME = expression(r"(?<![一-龠々])(?:[一-龠々] {1,4}){2}(?P<last>[一-龠々]) {1,4}\Z")
"""Signs that spaces set apart from each other, as those of a name on a form: 金　子　　光　男."""

_BORN_APART = expression(r"[0-9日]生(?:まれ)?[ 、,/]{1,3}\Z")
"""Before a gender that ends what is said of somebody: …生 男 健診."""

_AGE_BEHIND = expression(
    rf"[ 、,(・/|]{{1,3}}(?:約|満)?{_AGE}|\({_DIGIT}{{1,3}}(?:歳|才|代)?\)", re.IGNORECASE
)
_AGE_IN_BRACKETS = expression(rf" ?\({_DIGIT}{{1,3}} ?(?:歳|才|代)\)(?=[ 。、「\n]|\Z)(?! ?[0-9])")
_NUMBER_BEHIND = expression(r"[ 、,・/|]{1,2}[0-9]{1,2}[)]")
_BORN_BEHIND = expression(
    rf"[\s、,(・/|\"']{{1,3}}(?:{_BORN}|生年月日|誕生日"
    r"|[A-Z][a-z]{2,8}\.? [0-9]{1,2}, ?(?:19|20)[0-9]{2}"
    r"|[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2} ?生)"
)
_ROW_BEFORE = expression(
    r"(?:\A|\n)[\"']?(?!(?:19|20)[0-9]{2}[^0-9A-Z])[0-9A-Z-]{4,16}[\"']?[,\t|;][\"']?\Z"
)
_ROW_BEHIND = expression(
    r"[\"']?[,\t|;][\"']?(?:1[01])?[0-9]{1,2}[\"']?[,\t|;][\"']?(?:会社員|会社役員|公務員"
    r"|団体職員|役員|主[婦夫]|専業主[婦夫]|無職"
    r"|(?:大|高校|中|小)?学生|高校生|自営業?|自由業|農[林]?業|漁業|パート|アルバイト"
    r"|フリーター|年金受給者?"
    r"|派遣社員|契約社員|正社員|経営者?|教員|医師|看護師"
    r"|[^,\t|;]{0,6}[都道府県市区町村](?:[,\t|;一-龠]|\Z))"
)
"""The row of a survey: a number, an age and an occupation or a town around a gender."""

_PERSON_BEHIND = expression(
    r"のお?客(?:様|さん|さま)?[(]|"
    r"客[(][^\s()0-9]{1,8}(?:様|さん|さま|氏)[)]|"
    r"の新人(?:さん|スタッフ|職員)?(?:、|[はが](?!多|増|[0-9]))|"
    r"の[^\s、。]{0,6}声(?:で|にて)、?(?!録|自動|合成|案内)[^。\n]{0,6}"
    r"(?:匿名|無言|名乗|切電|切れ|切られ|入電|着信|苦情|問い?合わ?せ|相談|伝言)|"
    r"のお?子(?:さん|さま|様|供|ども)?(?:から|より|が(?:来|電話|一人|1人|ひとり|迷)|を連れ|と(?:ご?一緒|来))|"
    r"を(?:連れ[たて]|抱[いえ]|おんぶ|背負|おぶ)(?![^。\n]{0,14}多)|"
    r"の?お?客(?:様|さん|さま)?(?:の|、)?(?![皆各多様さの、])[^\s、。()0-9ぁ-ん]{1,8}(?:様"
    r"|さん|さま|氏)|"
    r"(?:会員|客|のお?客)?(?:様|さん|さま|さん)?の?(?:方|かた|人)?(?:より|から)(?!見|も"
    r"|の?(?:人気|支持|不審|詐欺)|[^。\n]{0,10}(?:多発|相次|続発|増え))"
    r"|(?:の?お?客(?:様|さん|さま)?|の?方|の?かた|会員(?:様|さん)?)(?:が|で|、)?(?:来|ご?本人"
    r"|お?受け?取|受領|応対|対応|サイン|署名|捺印|在宅|お?出になり|出られ"
    r"|電話|入電|申|問|お問|連絡|ご連絡)"
    r"|(?:が|で|、)?(?:来店|来庁|来所|来館|来局|来ら|入電|申し出|申出|電話|名乗|本人|ご本人)"
)
_SPACED = expression(r"[一-龠々ぁ-んァ-ヴーｦ-ﾟ0-9] {1,3}\Z")
_SEGMENT = expression(r"DMG[*]D8[*][0-9]{8}[*]\Z")
"""Before a gender in a message between insurers (X12)."""

_OPENED = expression(r"(?:\A|[\s、,・/|*\t\"'(])\Z")
_CLOSED = expression(r"[\s、,・/|*~\t\"')。]|\Z")
_ITEM_BEFORE, _ITEM_BEHIND = (
    expression(r"[,、\t|;/\"'・]\s?[\"'(]?\Z|\n\Z"),
    expression(r"[\"')]?\s?(?:[,、\t|;/・]|\r?\n)|[\"')]?\Z"),
)
_LISTED = expression(
    rf"[0-9]{{2,4}}[-{DASHES}][0-9]{{2,4}}[-{DASHES}][0-9]{{4}}|0[0-9]{{9,10}}(?![0-9])"
    rf"|[0-9A-Za-z]@[0-9A-Za-z]|〒|歳|様|(?:氏名|名前)[,\t|;][^\n]{{0,40}}性別[,\t|;\n]"
    rf"|(?<![0-9])(?:[0-9]{{4}}[- {DASHES}{VOWEL_SIGNS}]?){{3}}[0-9]{{4}}(?![0-9])"
    rf"|(?:19[0-9]{{2}}|200[0-9])"
    rf"(?:[-/.年{VOWEL_SIGNS}{DASHES}]|[01][0-9][0-3][0-9](?![0-9]))"
    r"|[昭平大明][和成正治]?[0-9元]|(?<![A-Za-z])[SHT][0-9]{1,2}[.年]"
)
"""Personal data beside which an item of a list is that person's."""

_BORN_END = expression(
    r"(?![,\t|;:] ?[0-9]{1,7}(?:[,\t|;]|\Z|\n))(?:[\s、,・/|\t\"')(。;←→※]|\Z|で[すあ、]|だ"
    r"|の(?:方|お客|子)|[がは])"
)
"""Behind a gender that stands behind a day: the item ends."""

_CHOICE = expression(
    rf"[ 、,・/|)(■☑✓✔●◉☒]{{0,3}}(?:(?:[0-9] ?[:=.)(・-] ?)?[男女]|(?:fe)?male|その他"
    rf"|{_NO_ANSWER}|[MF](?![A-Za-z0-9_@]|[.-][A-Za-z0-9]))",
    re.IGNORECASE,
)
_CHOSEN_BEFORE = expression(
    r"(?:[男女](?:性|子|児)?|その他|しない)[ ]?[・/|、,][ ]?\Z|[MF]/\Z"
    r"|(?<![一-龠々])[男女]性? {1,2}\Z"
    r"|(?:[0-9MF] ?[:=.)(・-] ?[男女]性?|[男女]性? ?[:=(・-] ?[0-9MF])\)?[ ,、/・;|]{1,3}"
    r"(?:[0-9MF] ?[:=.)(・-] ?)?\Z"
)
"""The other answer, or what its code means, right before one: 1:男 2:女."""
_OF_MANY = expression(
    r"[)」] ?(?:募集|歓迎|優遇|専用|限定)"
    r"|(?:の[人方子])? ?[0-9][0-9,]* ?[名人件票%割]| ?(?:[一-龠]{0,3}(?:募集|対象|専用|限定|向け"
    r"|用|誌|比率|割合|優先)"
    r"|トイレ|服|同士|層|[職社店係]員|スタッフ"
    r"|[0-9]{2,4}m|(?<! )[A-Z]?[ァ-ヴー]{3,12}(?![ァ-ヴー]| ?(?:様|さん|氏|[ァ-ヴー]))"
    r"|(?:の|(?!個人番号)[一-龠]{0,8})(?:[一-龠]{0,6}率|割合|平均|人数|件数|人口|数|客層|活躍|社会"
    r"|参[画政加]|登用|管理職|進出"
    r"|大会|決勝|予選|種目|競技|選手権|団体|個人|単|複|更衣室|浴室|風呂|寮|(?:[校部]|部[員活長])(?![一-龠])|計画|推進"
    r"|支援|相談|講座|教室|検診|健診"
    r"|疾患|特有|向け|用|服|衣料|下着|靴|物)(?![一-龠]{1,3}(?:様|さん|氏))"
    r"|(?:のみ|だけ|ばかり|しか|限定|を?中心|のための)"
    r"|(?:に|が)(?:人気|多|少|増|減|好評|限)|ファン|ヨガ|共同|名義|女|史|優|将|王|神|医|房|系|装)"
)
_OF_TITLE = expression(
    r"の(?!方|人|子|お?客|会員|名|氏|生年|もの|声|家族|代理)[^()0-9、。様]{1,12}[)」』]"
)
"""Behind a gender in brackets: the rest of what a course is called: 料理教室（男の台所）."""

_BIRTHDAY = expression(
    r"(?:誕生日|たんじょうび)[:はが ]{1,2}[0-9]{1,2}月[0-9]{1,2}日[^\n0-9]{1,12}\Z"
)
_OF_FIGURE = expression(r"[^\n]{0,3}(?:すんでいるところ|すみか|住処|棲んで|生息地)")
"""Around the gender of a mascot, whose day of birth has no year."""

_CORRECTED = expression(
    r"[」』]? ?(?:[にへ](?:訂正|変更|修正|直)|(?:→|⇒|[-=]>) ?「?[男女]"
    r"|から|になって|ではな|で登録|と登録|が正)"
)
_MENDED = expression(
    r"性別[^\n0-9]{0,24}?(?:誤(?![りっ登記入])|正(?!しい)|正しく|旧|新|[変訂修][更正][前後]"
    r"|(?:登録|申告|届出|申出|申請|現在|現状|実際|本来|本人|戸籍|住民票|台帳|申[請込]書"
    r"|券面|免許証|保険証|システム|画面)(?=(?:上|側)?(?:では|は|が)?、?[「『:(])(?:上|側)?で?"
    r"|[男女]性?[」』)]?(?:→|⇒|->|から|では?なく、?))[ :=)はが「『(\"']{0,3}\Z"
)
"""What says which of two answers follows."""

_GLOSSED = expression(
    r"(?:性別|(?i:sex|gender)|seibet[su]u?)[^\n:=]{0,8}[:=] ?(?:[0-9]|[MF]|[男女]性?) ?\(\Z"
)
_GLOSS = expression(r" ?\((?:[男女]性?|(?:fe)?male)\)", re.IGNORECASE)
"""What a code means, in brackets behind it: 性別コード=2（女性）."""

_GLOSS_END = expression(r"性?\)(?![ /、,・]{0,2}(?:または|又は|or|か)?[ ]?[0-9MF])")
"""Behind what a code means, unless the next code follows: 1（男）または2（女）."""

_BORN_EARLY = expression(
    rf"[ ・、,(/|\t\"']{{1,3}}(?:19[2-9][0-9]|200[0-9])"
    rf"(?:[-/.年{VOWEL_SIGNS}{DASHES}]|[01][0-9][0-3][0-9])"
)
_LETTER = expression("[MFmf]")
_CODED = expression(
    f"{FIXED_WIDTH}|"
    rf"(?:性別|男女|{either_width('セイベツ')}|sex|gender|seibet|性[:=]|sei[^a-z])[^\n]{{0,16}}(?:[0129]|[MF男女]性?[:=(])"
    r"|[\t ]0?[12]:[男女そ]|/[MF]/|[,、:=\t|; \n②-⑨][\"']?(?:0?[12]|[MF]|その他|[男女]性?"
    r"|[おオｵ][とトﾄんンﾝ][こコｺなナﾅ])[\"')]{0,2}(?:[,、。\t|; )\r\n]|\Z)"
    r"|[」』][^。\n0-9]{0,14}[上値][はで:][は ]?[「『]?[0129]"
    r"|[生れ][の、・/][12][、)]|\([12][・、/][0-9]{1,3}[歳才]?\)"
    r"|[ァ-ヴーｦ-ﾟ] {1,20}[MTSHR][0-9]{7} ",
    re.IGNORECASE,
)
"""A text without any of these holds no code."""

_OTHER = frozenset(("その他", "other", *_NO_ANSWER.split("|")))
_ENDED = expression(
    r"[\"'」』)\]】]{0,2}(?:[\s,、。;|&}<・/]|\Z|\((?:ご?本人|自己|自認|要確認|[0-9]{1,2}[月/])|です|と(?:する|し|回答|記|登録|選)|と?な[っる]|で(?:登録"
    r"|回答)|を選択|に(?:訂正|変更|修正|誤))"
)
_SET_OFF, _SPACED_OFF = expression(r"性別 ?[・、,/] ?\Z"), expression(r"性別 {1,3}\Z")
_LINE_BEFORE = expression(r"(?:\A|\n)性 {0,4}別 {1,4}\Z")
_LINE_BEHIND = expression(r" {0,2}(?:\Z|\n|\()")
_VALUE_BEHIND = expression(r" {1,3}[一-龠ぁ-ん]{1,6}[ :]{1,2}[0-9A-Z〒昭平令]")
_SPREAD = expression(r"性 {1,4}別")
_TICKED, _UNTICKED = expression(r"[■☑✓✔●◉☒レ] ?\Z"), expression(r"[□☐○◯〇] ?\Z")
_OTHER_BOX = expression(r"[□☐○◯〇■☑✓✔●◉☒]")
_RANGE = expression(rf"{_DIGIT}代?[〜～~-]{_DIGIT}{{1,3}}(?:歳|才|代)の?\Z|以[上下]の?\Z")
_DECADE = expression("[0-9]代の?\\Z")
_HOW_MANY = expression(r"[ :=]{1,2}[0-9][0-9,]{0,5}(?:[人名件%]|[ 、,/\n]|\Z)")
"""Around those of one age who are counted: 50代女 1,204."""

_RINGED = expression("に(?:[○◯〇◎]|丸|印)(?![をで])")
"""What is done to an answer that is printed: 男・女（女に○）."""

_UNNAMED = ("匿名の", "匿名希望の", "匿名希望者の")
"""Before who does not say who they are."""

_HONOURED = expression(r"(?:様|さん|さま|氏|殿)[ (、,・/]{1,2}\Z")
_narrow = folding(WIDE | {"\u3000": " "})


def words(text: str) -> list[tuple[int, int]]:
    """Give start and end of each word or code that says the gender of one person, in order."""
    folded = _narrow(text)
    listed: bool | None = None
    said: set[tuple[int, int]] = set()
    for found in _FOUND.finditer(folded):
        start, end = found.span()
        before, behind = folded[max(0, start - _BEFORE) : start], folded[end : end + _BEHIND]
        if listed is None:
            listed = _LISTED.search(folded) is not None
        named = _is_of_spread_name(found[0], before)
        if not named and _is_said(found[0], before, behind, listed=listed):
            said.add((start, end))
    if _CODED.search(folded):
        said.update(codes(folded))
    return sorted(said)


def _is_said(word: str, before: str, behind: str, *, listed: bool) -> bool:
    """Say whether the words beside it make it that of one person."""
    asked = "性別" in before or _SPREAD.search(before) or behind[:1] == "に"
    if asked and word.lower() not in _OTHER:
        answered = _answered(before, behind)
        if answered is not None:
            return answered
    if word.lower() in _OTHER:
        return _is_other(word, before, behind, listed=listed)
    glossed = _LABEL.search(before) and _GLOSS.match(behind)
    aged = word in {"男", "女"} and _YEARS.search(before)
    apart = behind[:1] == " " and (aged or _BORN_APART.search(before))
    if _is_of_nobody(before, behind) and not (glossed or apart):
        return is_one(behind)
    labelled = _LABEL.search(before) or _SEX_ALONE.search(before)
    if labelled or _AGE_BEHIND.match(behind) or is_of_somebody(word, before, behind):
        return True
    if _LETTER.fullmatch(word):
        return is_answer(before, behind) or _is_letter(before, behind, listed=listed)
    numbered = before.endswith("(") and _NUMBER_BEHIND.match(behind) is not None
    item = listed and (_is_item(before, behind) or _is_apart(word, before, behind))
    return (
        numbered
        or item
        or _is_of_person(before, behind)
        or is_called_so(before, behind, listed=listed)
    )


def _is_of_spread_name(word: str, before: str) -> bool:
    """Say whether the word is the last sign of a given name that is written wide."""
    spread = _SPREAD_NAME.search(before) if len(word) == 1 else None
    return spread is not None and of_kanji(spread["last"] + word) & Known.GIVEN > 0


def _is_other(word: str, before: str, behind: str, *, listed: bool) -> bool:
    """Say whether その他 is somebody's answer: behind a label, an age or a day of birth."""
    if _CHOICE.match(behind) or _CHOSEN_BEFORE.search(before) or _UNTICKED.search(before):
        return False
    if _LINE_BEFORE.search(before) and _LINE_BEHIND.match(behind):
        return True
    apart = _SET_OFF.search(before) or (
        word == "その他"
        and _SPACED_OFF.search(before)
        and not listed
        and not _VALUE_BEHIND.match(behind)
    )
    if word != "その他":
        return bool(_LABEL.search(before)) and not apart and _ENDED.match(behind) is not None
    if _AGE_IN_BRACKETS.match(behind):
        return True
    labelled = _LABEL.search(before) and not apart and _ENDED.match(behind)
    aged = (
        _AGE_BEHIND.match(behind)
        or _BORN_EARLY.match(behind)
        or _AGED.search(before)
        or FULL_YEARS.search(before)
    )
    return bool(labelled or (aged and _ENDED.match(behind))) or is_answer(before, behind)


def _answered(before: str, behind: str) -> bool | None:
    """Say what a box or a correction makes of a word; ``None`` where there is neither."""
    if _TICKED.search(before) or _RINGED.match(behind):
        return True
    if _UNTICKED.search(before):
        return _OTHER_BOX.search(before[:-2] + behind[:4]) is None
    return True if _CORRECTED.match(behind) or _MENDED.search(before) else None


def _is_of_nobody(before: str, behind: str) -> bool:
    """Say whether the word stands for many, or for a choice that is still to be made."""
    return bool(
        _OF_MANY.match(behind)
        or (before[-1:] in {"(", "「", "『"} and _OF_TITLE.match(behind))
        or _CHOICE.match(behind)
        or _CHOSEN_BEFORE.search(before)
        or _RANGE.search(before)
        or before.endswith(_UNNAMED)
        or (_DECADE.search(before) and _HOW_MANY.match(behind))
        or (_OF_FIGURE.match(behind) and _BIRTHDAY.search(before))
    )


def _is_letter(before: str, behind: str, *, listed: bool) -> bool:
    """Say so of a letter, which is a size as well: beside an age, a birth date, an honorific."""
    if _HONOURED.search(before) or _SEGMENT.search(before):
        return _CLOSED.match(behind) is not None
    if _BORN_IN_BRACKETS.search(before):
        return _BORN_IN_BRACKETS_END.match(behind) is not None
    beside = _AGED.search(before) or _BORN_BEFORE.search(before) or _BORN_BEHIND.match(behind)
    return bool(beside) and listed and _is_bounded(before, behind)


def _is_bounded(before: str, behind: str) -> bool:
    return bool(_OPENED.search(before) and _CLOSED.match(behind))


def _is_item(before: str, behind: str) -> bool:
    return bool(_ITEM_BEFORE.search(before) and _ITEM_BEHIND.match(behind))


def _is_apart(word: str, before: str, behind: str) -> bool:
    """Tell a word for it alone, that spaces set apart from a name and other items of a list."""
    return len(word) == 1 and _SPACED.search(before) is not None and behind[:1] in {"", " ", "\n"}


def _is_of_person(before: str, behind: str) -> bool:
    said_before = (_AGED, _BORN_AS, _WHOSE, _DESCRIBED)
    said_behind = (_PERSON_BEHIND, _BORN_BEHIND)
    parted = (
        (_GLOSSED, _GLOSS_END),
        (_REPORTED, _CLOSED),
        (_BORN_BEFORE, _BORN_END),
        (_BORN_IN_BRACKETS, _BORN_IN_BRACKETS_END),
        (_ROW_BEFORE, _ROW_BEHIND),
    )
    if any(said.search(before) and ends.match(behind) for said, ends in (*parted, *AROUND)):
        return True
    return any(said.search(before) for said in said_before) or any(
        said.match(behind) for said in said_behind
    )
