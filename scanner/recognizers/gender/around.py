"""What stands on both sides of the gender of one person: who was heard, and what befell whom."""

from scanner.recognizers.numbers.forms import TWELVE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS

_DASH = f"{DASHES}{VOWEL_SIGNS}-"
_VOICE = expression(r"の(?:[高低若]い|落ち着いた|年配の)?声(?:[。、]|\Z|で|だ)|との(?:こと|由)")
_HEARD = expression(
    r"(?:名乗らず|匿名|無言|声の感じ(?:から|では|は)?、?)[。、:]?[ ]?\Z"
    r"|(?:所感|印象|備考|メモ|特記|電話|電話口|[入着来受架]電|[着受]信|通話|録音|留守電|相手"
    r"|先方|話者|[発架]信者|声)"
    r"(?:[^。\n、:]{0,6}[:は、] ?){1,2}\Z"
)
"""Whose voice was on the phone."""

_LINE_BEFORE = expression(
    rf"(?<![0-9])\(?0[0-9]{{1,4}}[(){_DASH}]?[0-9]{{1,4}}[){_DASH}]?[0-9]{{3,4}}"
    r"(?:から|より|と?(?:だけ|のみ))?[。、, の]{0,2}\Z"
)
_AT_THE_DESK = expression(
    r"(?:電話(?:口|の方)?|お電話|窓口|入電|来[庁店所館電]者?|相手|先方|話者|通報者?|受付)"
    r"(?:は|が|、|:) ?\Z"
)
_SOMEBODY = expression(
    r"の方(?:[、。,]|\Z|で(?!も|す(?:か|が多)))"
    r"(?![^。\n]{0,12}(?:多|増|限定|優先|募集|対象))"
)
"""Who called from a number, or stood at the desk: 窓口は女性の方、60代くらい."""

_EXAMINED = expression(
    r"(?:[検健受問往]診者?|診察|患者|対象者|相談者?|受診者|参加者|申込者"
    r"|利用者|来[庁院所館]者?|通報者?|搬送)[:=] ?\Z"
)
_OF_AGE = expression(
    r"[、,/・] ?(?:1[01])?[0-9]{1,2}(?:[歳才代])?(?:[、,/・。)\n ]|\Z)(?![^\n]{0,12}[男女])"
)
"""Around the gender of somebody who was seen, before a bare age."""

_LEFT = expression(
    rf"の(?:人|方|お客(?:様|さん)?)[、, (「]{{1,2}}"
    rf"(?:\(?0[0-9]{{1,4}}[){_DASH}]|0[0-9]{{9}}|[0-9A-Za-z._+{_DASH}]{{1,40}}@)"
)
"""Behind a gender: where one is reached."""

_VOICED = expression(
    r"(?<!放送の)(?<!案内の)(?<!ンスの)(?<!声の)(?<!自動音)(?<!成音)声(?:の(?:主|感じ|印象))?"
    r"(?:は|が|から(?:は|して)?|では?|:)、? ?(?:若い|年配の?|高齢の?)?\Z"
)
_SOUNDS = expression(r"[。、,)\s]|\Z|だ|で(?!多)|と(?!男|女)|の(?:もの|よう|方)|ら?しい|っぽ|に聞")
"""What the voice was like: お電話の声は女性だが、登録は男性."""

FULL_YEARS = expression(r"(?<![一-龠])満 ?[0-9]{1,3}[ 、,/・]{1,3}\Z")
_ITEM_END = expression(r"[\s、,・/|)(。;←→※]|\Z")
"""How old somebody is, without the word for years: 満45　女."""

_QUOTE = expression(r"[「『]\Z")
_CIRCLED = expression(
    r"[」』]に(?:丸|まる|マル|[○◯〇]|チェック|レ点|印)(?!(?:印)?(?:を)?(?:して|[つ付]け(?:て|る)|ください|お願い))"
)
"""Around the one of two words that somebody marked on a form: 「女」に丸."""

_CHOOSER = expression(r"(?:様|さん|さま|氏|本人)[はがも]、?[「『]\Z")
_CHOSEN = expression(
    r"[」』](?:を|と|で|に)(?:選択|選[びん]|回答|登録|入力|記入|申告)"
    r"(?!し?て?(?:くだ|下)さい|して(?:いただ|もら)|する|した(?:場合|方|人)|でき|可)"
)
"""Around the one of two words that somebody chose."""

_NAMED = expression(
    r"(?:子(?:ども)?|[長次三四][男女]|息子|娘|児童|生徒|園児|孫|[兄弟姉妹父母妻夫])[:のは]"
    r"[^\s、()0-9]{1,6} ?[(]\Z"
)
_BRACKET_END = expression(r"[)、,・/|\s0-9]|の?(?:方|かた|人|子|お子|お?客)|\Z")
"""Behind a gender that a bracket opens with: it ends, or goes on about one person."""

_NUMBERED = expression(rf"(?:個人番号|マイナンバー)[: は]{{0,2}}{TWELVE}[ 、,/]{{1,3}}\Z")
_BOTH = expression(r"(?<![一-龠々ァ-ヴー])男女(?:(?:区分|コード|欄)?[:=】] ?| {1,2})\Z")
_VALUE_END = expression(r"[、,/)。|・\n]| {1,3}(?![0-9])|\Z")
"""男女 as the label of either, and what ends the answer: not a count."""

_MEMBER = expression(
    r"(?:会員|お?客様?|利用者|来[店場庁館]者|参加者|患者|受診者|通行人|常連|乗客)の\Z"
)
_ASKED = expression(
    r"(?:性別|男女)の?(?:記入|欄|項目)?[^\n。0-9男女]{0,20}(?:確認|聞き?取|伺|尋ね|照会|聴取)[^\n。0-9男女]{0,6}"
    r"(?:→|⇒|->|[:、]) ?[「『]?\Z"
)
_OWN_ANSWER = expression(
    r"[」』]?(?:[。、 )\n]|\Z|で(?:登録|入力|修正)|と(?:の|回答|確認)|に(?:修正|訂正))"
)
"""What somebody answered who had left it open: 性別の欄が空白、電話で確認→女."""

_MISTAKEN = expression(
    r"(?:男女|性別)(?:の登録)?(?:が|を|は)?(?:逆|反対|間違|取り?違え|誤)"
    r"[^。\n男女]{0,12}[。.、 ]{1,3}正しくは、?[「『]?\Z"
)
"""Before what is right, where a gender was taken for the other."""

_MISTAKEN_END = expression(r"[」』]?(?:[。、 (\n]|\Z|で(?:す|し|は)|だ|と)")
_CALLED_SELF = expression(r"と名(?:乗|の)る(?:年配の?|高齢の?|若い|中年の?)?\Z")
_OF_ONE = expression(
    r"の(?:声|方(?![々針法])|お?客)|から(?!の[^。]{0,8}多)|より|が(?!多|増|相次|続)|[はにをと]|です|[。、]|\Z"
)
_I_AM = expression(r"(?<![一-龠々])(?:私|わたし|わたくし|僕|俺)(?:自身)?(?:は|も|、)\Z")
_AM_SO = expression(r"で(?:す|して|、)|だ(?!け)|なの|の(?:身|立場)")
"""What callers and those who write in say of themselves."""

_ANYTHING = expression("")
_TICKED_LATE = expression(
    r"の?(?:欄|方|ほう)に(?:丸|[○〇✓]|チェック|レ点|印)[をがの]?(?:付|つ)?け?(?:忘れ|て(?:い|お|しま|な|ま)"
    r"|ちゃ|た(?:んで|の[でに]|けど|が)|まし)"
)
_BORN_MEMBER = expression(
    r"の?(?:会員|お?客|利用者|申[請込]者|患者|参加者|方)(?:様|さん|さま)?(?:で|、|,|\(| )[ ]?"
    r"(?:(?:19|20)[0-9]{2}|[明大昭平令][治正和成]?|[MTSHR])[^\s。、()生以]{2,10}生"
)
"""What befell the box that somebody should have ticked, and a member by the day of birth."""

_BEFELL = expression(
    r"が、?[^。\n、]{0,12}?(?:転[倒ん落]|倒れ|滑|ぶつ|骨折|[けケ][がガ]|怪我|負傷|体調|気分|嘔吐|紛失"
    r"|落とし|忘れ|盗難|迷子|救急|搬送|来[店庁館場所]|相談|立腹|激高|苦情|訴え|困って|持参)"
)
"""A member or customer, and what befell one."""

NOTHING = (
    r"(?:null|none|nil|未設定|未登録|未入力|未回答|空欄?|不明)[\"']? ?"
    rf"(?:→|⇒|[-={DASHES}{VOWEL_SIGNS}]>|から)[ \"']{{0,2}}"
)
"""What was there before an answer."""

_QUESTION = expression(r"(?:\A|[\s、,;|])(?:Q|問|設問)[0-9]{1,2}[.:=] ?\Z")
_NEXT_QUESTION = expression(r"[\s、,;|]{1,2}(?:Q|問|設問)[0-9]|\s*\Z|\n")
"""The answer to a question of a survey that is only numbered, up to the next."""

_BORN_CHILD = expression(r"(?:第[一二三四五1-5]子|双子|三つ子|新生児|お子(?:様|さん))の\Z")
_CALLED = expression("の?子?、(?:お?名前|氏名)は")
"""A child that was born, and its name behind."""

_CAME = expression(
    r"(?:窓口|受付|カウンター|役場|市役所|支所|店頭|レジ|案内所)[にへ](?:来[たら]れ?た?|見え(?:られ)?た"
    r"|いらした|いらっしゃった|訪れた|お越しの|お越しになった|並んだ)\Z"
)
_DID = expression(
    r"[がは](?![^。\n]{0,12}(?:多|増|減|少な|半|[0-9][人名割%]))|から(?!の[^。]{0,8}多)|より、|に対し"
)
"""Somebody who came to a desk, and what was done or said."""

_BORN_TOLD = expression(
    r"(?:生まれた(?:の|日)|生年月日|誕生日)[はが][^。\n]{4,16}(?:です|だ|である|になります)。\s?\Z"
)
_THEN = expression(r"[、。)\s]|\Z|です|で[、あ]|だ")
"""A sentence on when somebody was born, and the end of what follows it."""

_DAY_IN_QUOTES = expression(
    r"(?:年[0-9]{1,2}月[0-9]{1,2}日|[0-9][-/.][0-9]{1,2}[-/.][0-9]{1,2})(?:生(?:まれ)?)?」「\Z"
)
_QUOTED_END = expression(r"」(?:「|\s|\Z)")
"""Around what stands in quotes behind a day in quotes, as readers of forms give their fields."""

_OPINION = expression(
    r"(?:かった(?:です)?|たい(?:です)?|(?:嬉|うれ)しい(?:です)?|ございま(?:す|した))[。!]?」? ?\(\Z"
)
_OPINION_END = expression(r"\)(?=[ 。、\n(]|\Z)")
"""Around who is of an opinion, behind it."""

_WHO_IS = expression(r"の(?:方|お客様)[、,] ?[一-龠々ァ-ヴー]{1,5}(?:様|さん)")
"""Behind the gender of who is then named: 男性の方、小鹿様."""

AROUND = (
    (_ANYTHING, _WHO_IS),
    (_OPINION, _OPINION_END),
    (_DAY_IN_QUOTES, _QUOTED_END),
    (_CAME, _DID),
    (_BORN_TOLD, _THEN),
    (_BORN_CHILD, _CALLED),
    (_QUESTION, _NEXT_QUESTION),
    (_HEARD, _VOICE),
    (_LINE_BEFORE, _VOICE),
    (_AT_THE_DESK, _SOMEBODY),
    (_EXAMINED, _OF_AGE),
    (_ANYTHING, _LEFT),
    (_VOICED, _SOUNDS),
    (FULL_YEARS, _ITEM_END),
    (_NAMED, _BRACKET_END),
    (_NUMBERED, expression(r"[\s、,・/|\t\"')。]|\Z")),
    (_BOTH, _VALUE_END),
    (_MEMBER, _BEFELL),
    (_ASKED, _OWN_ANSWER),
    (_MISTAKEN, _MISTAKEN_END),
    (_CALLED_SELF, _OF_ONE),
    (_I_AM, _AM_SO),
    (_QUOTE, _CIRCLED),
    (_CHOOSER, _CHOSEN),
    (_ANYTHING, _TICKED_LATE),
    (_ANYTHING, _BORN_MEMBER),
)
"""What ends right before the word, and what begins right behind it."""
