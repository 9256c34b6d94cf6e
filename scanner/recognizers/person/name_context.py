"""What stands beside names in a text, as patterns: honorifics, labels, borders.

Patterns that only find a place to look at; ``names_in_text`` asks the dictionary there.
"""

import re

from scanner.recognizers.person.writings import (
    HALF_KANA,
    HIRAGANA,
    KANJI,
    KATAKANA,
    SPACE,
    WITHIN_KANJI,
)
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS

TITLES = (
    "副(?:[店課部室園校]長|主任)|先生|課長|係長|部長|次長|主任|主査|主事|室長|店長"
    "|教授|議員|委員|記者"
)
POSITIONS = (
    "(?:支店|支社|支部|事務局|センター|自治会|町内会|組合|工場|施設|[所館園校院局社会班組隊])長"
    "|主幹|参事|専務|常務|理事長?|取締役|支配人|監事|顧問|相談役|店主|チーフ|リーダー|マネージャー?"
    "|副(?:委員|理事|会)長|書記|オーナー|コーチ|係員|店員|職員|看護師|保健師|介護士|保育士|民生委員|ケアマネ|ヘルパー|弁護士"
    "|司法書士|行政書士|税理士|医師|教諭"
)
"""Titles before which places stand too (千葉支店長): only what reads as a surname counts."""

_DONE = "対応|確認|連絡|来[店庁社]|電話|[入受架]電|依頼|指示|承認|了承|決裁|同席|不在|宛"
"""What may be written on to a title of these, as no word that begins with its last sign: 会長野."""

STRICT = (
    "(?:お[ \u3000]{1,3})?名[ \u3000]{1,3}前(?=[: \u3000])|氏[ \u3000]{1,4}名(?=[: \u3000])|"
    "氏名|お名前|おなまえ|みょうじ|お客様氏?名|名前|姓名|芳名|フリガナ|ふりがな|ヨミガナ|よみがな|ﾌﾘｶﾞﾅ|名義人|名義|宛名|旧姓|現姓|"
    "シメイ|セイメイ|オナマエ|ナマエ|ｼﾒｲ|ｾｲﾒｲ|ｵﾅﾏｴ|ﾅﾏｴ|"
    "(?:(?<![A-Za-z0-9])(?:(?i:(?:last|first|full|family|given|user|customer|member)?name|sei|mei|shimei|"
    "applicant|guest|participant|winner|patient|student|staff|operator|agent|user|assignee|owner|author|reporter|handler|customer|client|contact|recipient|"
    "tantou?(?:sha)?|kaiin|kokyaku|kana|passenger|dear)|M(?:rs?|s|iss|RS?|S|ISS)|D[rR]|FN)"
    "|(?:(?<![A-Za-z0-9])(?i:name|sei|mei|shimei)|(?<=[a-z])(?:Name|Sei|Mei))_?[Kk]an(?:a|ji)"
    "|(?<=[a-z])Name)(?![A-Za-z])"
)
LOOSE = (
    "(?<=[、,])会計|担当(?:CM|CW|MSW|SW|PT|OT|ST|SE|PM|SV)|担当|受付|署名|申込|申請|届出|契約|確認|作業|承認|起案|記入|記録|投稿|回答|連絡|問い合わせ|"
    "問合せ|責任|代表|保護|利用|作成|入力|対応|依頼|報告|相談|出席|参加|発信|送信|受信|差出|"
    "代理|世帯主|本人|会員|顧客|当選|緊急連絡先|宛先|文責|決裁|起票|更新|処理|(?<!店)(?<!舗)登録|発見|検印|応対|架電|"
    "(?:退職|異動|休職|離職|転勤|採用)者|合議|照査|回議|受電|引継|前任|後任|議事録|司会|講師|(?:購入|注文)(?=[者人元名])|依頼主|送り主|届け?先|受取|訪問|同席|立会|メンバー|"
    "従事|オペレーター?|ｵﾍﾟﾚｰﾀｰ?|ﾀﾝﾄｳ|ｳｹﾂｹ|ｺｷｬｸ|ｶｲｲﾝ|ﾎﾝﾆﾝ|主任|課長|係長|部長|次長|店長|室長|主査|対象|被保険|受講|早番|中番|遅番|夜勤|日勤|日直|当直|宿直|年[0-9A-D]{1,2}組|"
    "(?<![A-Za-z])(?i:from|to|cc|by|op)(?![A-Za-z])"
)
KIN = "夫|妻|父|母|子|長男|長女|次男|次女|祖父|祖母|配偶者|宛|姓|名|受|担|検|印|記"
_SEPARATOR = "[:：=は/|「『(\\[\"“'>.,→\\]】\\n\\t◆◇ \u3000\u00a0]{1,5}"
_OF_WHOM = rf"\((?:{KIN}|本人|三男|三女|息子|娘|孫|兄|弟|姉|妹|義[父母]|続柄)\)[:：{SPACE}]{{0,2}}"
"""Behind a label: whose name follows, 代理人（夫）."""

_FIRST = "".join(
    sorted({word[0] for word in re.findall(r"[^\W\d_A-Za-z]+", f"{STRICT}|{LOOSE}|{KIN}")})
)
LABEL_WORD = (
    rf"(?=[{_FIRST}]|(?<![A-Za-z])[A-Za-z]|(?<=[a-z])[NSM])(?:(?P<strict>{STRICT})(?:カナ|かな|ｶﾅ)?|(?<![要未])(?<!自由)(?:{LOOSE})(?:者|人|員|先|元)?(?:名簿?|氏名)?"
    rf"|(?<![{KANJI}0-9])(?P<kin>{KIN}))"
    rf"(?:\((?:カナ|かな|カタカナ|フリガナ|ふりがな|ｶﾅ|ﾌﾘｶﾞﾅ|漢字|ローマ字|英字|全角|半角|必須)\)"
    r"|\([^()]{1,6}\)(?=[ ]?[:=]))?"
)
_REPLY = rf"は[?？][{SPACE}\n]{{0,2}}A[.:][{SPACE}]?(?=[{KANJI}{KATAKANA}])"
"""Behind a label that asks: お名前は？ A. …."""

LABEL_SIGN = f"(?:{_OF_WHOM}|{_REPLY}|{_SEPARATOR})"
LABEL = expression(f"{LABEL_WORD}(?P<sign>{LABEL_SIGN})?")
_FIRST_OF_WAY = re.compile(r"(?:\A|\|)(?:\(\?:)?(?:\[([^]]+)\]|(.))")
_FIRST_OF_HONORIFIC = "".join(
    sorted({*"".join(map("".join, _FIRST_OF_WAY.findall(f"{TITLES}|{POSITIONS}")))})
)
"""Signs that titles begin with: the engine of Python looks for a class faster than for words."""

HONORIFIC = expression(
    rf"(?=[{SPACE}様殿君氏さくちサｻ{_FIRST_OF_HONORIFIC}])[{SPACE}]?(?:(?<!同)様(?![々式子相似])|(?:殿|君|氏)(?:(?![{KANJI}{WITHIN_KANJI}0-9])|(?<=氏)(?=宅|説明|挨拶|発言|報告|提案|欠席|出席|来[庁店所訪]|同席|留守|不在|死去|逝去|他界|就任|着任|退任|辞任|当選|受賞|入院|退院|在宅|同行|了承|了解))|さま|さん(?![ぶぽざ]|か(?!ら|も[、。\s(?!]|も\Z)|ま(?!で))|くん(?!ち)"
    rf"|ちゃん(?=[マパ][マパ]|元気|誕生|合格|入[学園]|卒[園業]|写真|欠席|担任)|ちゃん(?![んこぽ{KATAKANA}]|(?!迷子|本人|名義|保護|来店|来庁|宛|担当)[{KANJI}])|(?:{TITLES})(?![会選室席級職学])|(?:{POSITIONS})(?:(?![{KANJI}{KATAKANA}])|(?={_DONE}))"
    rf"|(?<=[{SPACE}{HALF_KANA}{KATAKANA}])ｻﾏ(?![{HALF_KANA}])|(?<=[{SPACE}])サマ(?![{KATAKANA}])|(?<=[{KATAKANA}][{KATAKANA}][{KATAKANA}])サマ(?![{KATAKANA}])"
    rf"|(?<=[{KATAKANA}][{KATAKANA}][{KATAKANA}])サン(?=カラ|ヨリ|から|より|[{SPACE}(]|[がへに](?![{KATAKANA}]))"
    rf"|(?<=[{HALF_KANA}][{HALF_KANA}][{HALF_KANA}])ｻﾝ(?=ｶﾗ|ﾖﾘ|から|より|[{SPACE}]))"
)
ADDRESSED = expression(rf"[{SPACE}]?(?:様|さま|殿|氏|{TITLES})")
"""Honorifics that goods are not called by: リカちゃん, 田中さんのトマト."""

JOINING = frozenset("がヶケノ")
"""Kana before the last kanji of a place: 緑が丘."""

INTIMATE = frozenset({"くん", "ちゃん"})
_RUN = rf"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,15}}"
_KANA = rf"(?:[{KATAKANA}]{{2,9}}|[{HALF_KANA}]{{2,14}}|[{HIRAGANA}]{{2,8}})"
_GIVEN = rf"(?:{_RUN}|[{HIRAGANA}{KATAKANA}]{{1,3}}[{KANJI}])"
_FOREIGN = rf"[{KATAKANA}]{{1,12}}(?:[・＝{SPACE}][{KATAKANA}]{{1,12}}){{1,3}}"
TRAILING = expression(
    rf"(?P<left>{_RUN})(?P<gap>[{SPACE}\n]?)(?P<right>[{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}}|(?!の)[{HIRAGANA}{KATAKANA}]{{1,3}}[子代江美枝乃恵香奈])\Z"
    rf"|(?P<first>{_RUN})[{SPACE}](?P<second>{_GIVEN})\Z|(?P<run>{_RUN})\Z"
    rf"|(?P<foreign>{_FOREIGN})\Z|(?P<kana>(?:{_KANA}[{SPACE}])?{_KANA})\Z"
)
LEADING = expression(
    rf"(?P<first>{_RUN})[{SPACE}](?P<second>{_GIVEN}|[{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}})"
    rf"|(?P<left>{_RUN})(?P<right>[{HIRAGANA}]{{2,6}}|[{KATAKANA}]{{2,8}})|(?P<run>{_RUN})"
    rf"|(?P<foreign>{_FOREIGN})|(?P<kana>{_KANA}(?:[{SPACE}]{_KANA})?)"
)
_OPEN = rf"(?<![{KANJI}{KATAKANA}0-9０-９A-Za-z])"
_BORDER = rf"@“”→{SPACE}\t\r\n、。「」『』【】,/|:()\[\]<>\"'&;"
_OWN = f"の(?:家族|[父母妻夫娘]|息子|件|代理|代わり|携帯|カード|電話|住所|[ごお][{KANJI}])"
_STAND = (
    rf"(?=[{_BORDER}]|\Z|0[0-9]{{1,3}}[-(0-9{SPACE}]|です|でござ|と(?:申|名乗|おっしゃ|仰|い[いう])|が|より|から|名義|に代わ|と来"
    rf"|[宅宛](?![{KANJI}])|の[0-9一二三四五六七八九十両]+[名人]|へ|に(?!ち)|{_OWN})"
)
_GIVEN_IN_KANA = rf"[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,4}}"
FULL = expression(
    rf"{_OPEN}(?=({_RUN})[{SPACE}]({_GIVEN}|{_GIVEN_IN_KANA}){_STAND}"
    rf"|((?=[{KANJI}][{KANJI}{WITHIN_KANJI}]){_RUN}){_STAND}"
    rf"|([{KANJI}]{{2,3}})({_GIVEN_IN_KANA}){_STAND})"
)
SOUNDS = expression(
    rf"(?<![{KANJI}{KATAKANA}{HALF_KANA}{HIRAGANA}0-9A-Za-z・])"
    rf"(?<![カユｶﾕ]\))([ァ-ヺ]{{6,12}}|[ｦ-ｯｱ-ﾟ]{{6,16}})(?!\([カユｶﾕ]){_STAND}"
)
"""Kana of one name, as banks write it, and not of a firm; names have no long vowel sign."""

SPEAKING = expression(
    rf"(?:\A|(?<=[の。、「\n\])>】〕■●○{SPACE}])|(?<=もしもし)|(?<=はい)"
    rf"|(?:申し?込んだ|(?:電話|連絡|申請|登録|予約|注文|購入|応募|依頼|相談|来[店庁]|入会|問い?合わ?せ)を?"
    rf"(?:した|しました|させて(?:いただ|頂)いた)))({_RUN})"
    rf"(?=です|と申|といいます|(?:\A|(?<=[\n\]{SPACE}]))[:：]|[がは](?:折り返|対応|確認|連絡|説明|案内|回答))"
)
LINE = expression(
    rf"(?m)^(?:[^\n:：]{{0,24}}?|[0-9\[\](/:{SPACE}.-]{{4,22}})[\]{SPACE}]?({_RUN})[:：](?:[{SPACE}]|(?=[了承ありはお今昨明先それ]))"
)
NEXT = expression(
    rf"(?:[（(][^（()）]{{1,16}}[）)])?[、,，・／/{SPACE}]{{1,2}}(?:それに|それから|さらに|および|及び|並びに|ならびに|あと)?"
)
READING = expression(
    rf"(?:と(?:申し|言い|いい)ます|です)?[{SPACE}\t,，\"'（(\[〔／/\n]{{1,4}}(?:(?:フリガナ|ふりがな|ヨミガナ|よみがな|カナ|かな|ヨミ|よみ|読み|ｶﾅ|ﾌﾘｶﾞﾅ|ﾖﾐ)[{SPACE}:]?|[A-Za-z_]{{1,12}}=[\"'])?"
    rf"({_KANA}(?:[{SPACE}]{_KANA})?)"
)
HONOURED_READING = expression(rf"(?:様|さま|さん|氏|殿)[(]({_KANA}(?:[{SPACE}]{_KANA})?)(?=[)])")
HONOURED = expression(f"(?<=.)(?:様|殿|氏|本人|{TITLES})")
"""An honorific that is written on to a name."""

COMPANY = expression(
    rf"[{KANJI}{KATAKANA}A-Za-z]{{1,14}}(?:株式会社|有限会社|合同会社|協同組合|\(株\)|\(有\)|㈱|㈲)"
    r"|[ｦ-ﾟ]{2,24}\((?:ｶ|ﾕ)"
)
"""Behind a label: an office, though it may begin like a name (森永ガス株式会社)."""

GOODS = expression(
    r"(?i)(?:[\"'<&?,;{ \t\n]|\A)"
    r"(?:(?:jan|sku|upc|qty|quantity|stock|(?:unit_?|list_?)?price|tanka|kakaku|jan_?(?:cd|code)"
    r"|(?:item|product|goods|shohin)_?(?:cd|code|id|no))[\"']?[ ]?[:=>]"
    r"|(?:store|shop|merchant|tenpo|kameiten|facility|item|product) [a-z]{3,12} name ?[:=]"
    r"|単価|価格|税込|数量|在庫数|JANコード|<(?:item|product|goods)s?>)"
)
"""Keys beside which the ``name`` in a record is that of goods, or that hold such a record."""

ORDERED = expression(
    r"(?i:(?<![a-z])(?:order|purchase|cart|trade|sales?)_?(?:id|no|number|cd|code))[\"']?[ ]?[:=]"
)
CONTACT = expression(
    r"(?i:tel|phone|mail|addr|birth|customer|user|member|kana|furigana|zip|postal|gender|sex)"
)
"""Keys of an order whose ``name`` is that of goods, unless it tells how to reach somebody."""

_DASH = f"[-{DASHES}{VOWEL_SIGNS}]"
ON_TO_DOOR = expression(
    rf"[{SPACE}]?(?!(?:19|20)[0-9]{{2}}{_DASH}[01]?[0-9]{_DASH}[0-3]?[0-9](?![0-9-]))"
    rf"[1-9][0-9]{{0,3}}(?:{_DASH}[0-9]|丁目|番)"
)
"""Behind a town: the number of a house, and no day."""
