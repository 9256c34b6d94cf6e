"""How days of birth are written: whole cells of one, and what a text with one has in it.

Digits and signs are matched in the raw text by the screens, in folded tokens by the forms.
"""

from scanner.model.detection import Grade
from scanner.recognizers.birth_date.days import OLD, RECENT, TIME, TIME_OF_DAY
from scanner.recognizers.reading.candidates import Form
from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.reading.normalise import DASHES, MASKS, SPACES, VOWEL_SIGNS
from scanner.recognizers.reading.shapes import one_of
from scanner.recognizers.records.fixed_width import SCREEN as FIXED_WIDTH

LONGEST = 40
"""Characters of a cell that is a day and nothing else."""

_W = f" \\r\\n{SPACES}"
_D = "[0-9０-９]"
_ERA = "明治?|大正?|昭和?|平成?|令和?|[㍾㍽㍼㍻㋿MTSHRmtshrＭＴＳＨＲｍｔｓｈｒ]"
SEPARATOR = f"[-/.年{DASHES}{VOWEL_SIGNS}／．]"
SLASH = f"[-/.{DASHES}{VOWEL_SIGNS}／．]"
_PACKED = f"(?:19|20|１９|２０){_D}{{2}}[01０１]{_D}[0-3０-３]{_D}"
_GAP = f"[-/. {DASHES}{VOWEL_SIGNS}／．]"
_AROUND = rf"[{_W}'\"(（]{{0,4}}"
_MONTH_AND_DAY = f"[01０１]{_D}[0-3０-３]{_D}"
_PART = f"(?:{_D}{{1,2}}|[〇一二三四五六七八九十]{{1,3}}|[*{MASKS}]{{1,2}})"
_YEAR = f"(?:{_D}{{1,4}}|[元〇一二三四五六七八九十]{{1,4}}|[*{MASKS}]{{2,4}})"
_EPOCH = r"-?(?:[1-9]|1[0-8])[0-9]{6}00(?:000)?(?:\.0+)?"
"""Seconds or milliseconds since 1970: a birth date is a midnight, and those are whole hundreds."""

SCREEN = (
    rf"\A{_AROUND}(?:(?:(?:{_ERA})[.． 　]{{0,2}})?{_YEAR}[ 　]?{SEPARATOR}"
    rf"(?:[ 　]{{0,2}}{_PART}[ 　]?[-月{SEPARATOR[2:]}|生?[{_W}]*\z)"
    rf"|(?:{_ERA}|[0０]?[1-5１-５]|[12１２]{_D})?{_D}{{2}}{_MONTH_AND_DAY}(?:[^0-9]|\z)"
    rf"|(?:(?:{_ERA})[ 　]?)?{_YEAR}[ 　]?年?[ 　]?[(（]"
    rf"|{_D}{{1,2}}(?:\.0|[年月日])?[{_W}]*\z"
    rf"|(?:{_ERA})[.． 　]?(?:元|{_D}{{1,2}})?年?[{_W}]*\z"
    rf"|[1-9１-９]{_D}{{3,4}}(?:\.0+)?[{_W}]*\z|{_EPOCH}\z|{_MONTH_AND_DAY}[{_W}]*\z"
    rf"|{_PACKED}[0-2０-２]{_D}[0-5０-５]{_D}(?:{_D}{{2}})?[{_W}]*\z"
    rf"|[0０]?[1-5１-５]{_GAP}{_D}{{2}}{_GAP}?{_D}{{2}}|{_D}{{4}}[ _]{_D}{{1,2}}[ _]{_D}"
    rf"|(?:--)?{_D}{{1,4}}{SLASH}{_D}{{1,2}}[{_W}]*\z|{_D}{{1,2}}月"
    rf"|[A-Za-z]{{3,9}}\.? [ 0-9][0-9]?[0-9a-z,{_W}]"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[-/. ]?[A-Za-z]{3,9}[-/., ]{0,2}[0-9])"
)
"""How cells look that are days, more or less."""

PART_SHAPE, PARTS_SHAPE = r"\A0{1,2}\z", r"\A0{0,2}\z"
"""Cells of these shapes are a month, a day or a year of an era, where they are anything of it."""

DAY_SHAPE = r"\A0{4}[-/.]0{1,2}[-/.]0{1,2}\z"
"""All cells of these shapes do."""

SHAPE = one_of(
    "F|0.*[KJPXc]|[KJPXc].*0",  # digits beside other signs
    "[_-]a{1,5}[\"']? ?[:=] ?[\"']?0{4}[^0-]",  # the key of a year
    r"\AJkk\z",  # the sign of an era
    "(?:K[^K]*){6}",  # a day in kanji
    r"\A[^K0]*(?:Kkk){2,4}[^K]*\z",  # a year in kanji
    "[-/.] ?0{1,2} ?[-/.]",  # a month
    r"(?:\A|[^0a./-])(?:a[. ]?)?0{6,8}(?:[^0]|\z)",  # a day without separators
    r"\A[^0]*0{4,5}(?:\.0+)?[^0]*\z",  # a year, or the serial of a spreadsheet
    r"aaa\.? {1,2}0|0(?:aa)?[-/. ]?aaa",  # a month by its name
    r"\A[^0]*0{1,2}[-. ](?:0{6}|00 00|00[-.]00)|\A[^0]*0000[ _]0{1,2}[ _]0",  # an era in one digit
    r"\A[^0]*0{1,4}[-/]0{1,2}[^0]*\z|\A0{12}(?:00)?\z",  # a month or a day, a time without signs
    r"\A-?0{9,10}(?:000)?(?:\.0+)?\z",  # seconds or milliseconds since 1970
    r"\A[^0F]{0,3}[0F]k*[0F]?(?:kk)?(?:\.0|Kkk)?[ s\r\n]*\z",  # a month, a day, or a year of an era
    r"\A[ s\r\n]*(?:a|Fkk|Kkk)[ s\r\n]*\z",  # a letter of an era
    r"[*PJc]k*[-/.K]|[-/.]k*[*PJc]|P.*P.*P.*P|\A[^ 0s]*(?:Jkk){6}[^ 0s]*\z",  # masks
)
"""Cells that are a day or hold one have one of these shapes."""

_MASK, _NUMBER = r"\*{1,2}", "[0-9]{1,2}"
_MASKED_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|\*{{2,4}}|(?:{_ERA})(?:[0-9]{{1,2}}|{_MASK}))"
_MASKED = (
    rf"[{_W}]*(?:{_MASKED_YEAR}[-/.年](?:{_NUMBER}[-/.月]{_MASK}|{_MASK}[-/.月](?:{_NUMBER}"
    rf"|{_MASK}))"
    rf"|\*{{4}}[-/.年]{_NUMBER}[-/.月]{_NUMBER})日?[{_W}]*"
)
_MM, _DD = "(?:1[0-2]|0?[1-9])", "(?:3[01]|[12][0-9]|0?[1-9])"
_MM2, _DD2 = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_NAMED_ONLY = (
    rf"[{_W}']*(?:[1-9][0-9]{{3,4}}(?:\.0+)?"
    rf"|(?:0?[1-5][-. ]?)?[0-9]{{2}}{_MM2}{_DD2}|(?:0?[1-5][-/. ])?[0-9]{{2}}[-/. ]{_MM}[-/. ]{_DD}"
    rf"|(?:19|20)[0-9]{{2}}(?:{_MM2}{_DD2}[0-2][0-9][0-5][0-9](?:[0-5][0-9])?|[ _]{_MM}[ _]{_DD})"
    rf"|{_MM}/{_DD}/[0-9]{{2}}|{_DD}[-/ ]?[A-Za-z]{{3}}[-/ ]?[0-9]{{2}}|(?:--)?{_MM}[-/]{_DD}"
    rf"|{_MM}月 ?{_DD}日|{_MM2}{_DD2}|(?:19|20)[0-9]{{2}}(?:[-/.]{_MM}|年 ?{_MM}月)"
    rf"|(?:{_ERA})?(?:元|[0-9]{{1,4}})年生?|{_EPOCH})[{_W}]*"
)
_EARLY_YEAR = (
    "(?:1[-. ]?(?:[0-3][0-9]|4[0-5])|2[-. ]?(?:0[0-9]|1[0-5])|3[-. ]?(?:[0-5][0-9]|6[0-4]))"
)
_ERA_YEAR = f"(?:{_EARLY_YEAR}|4[-. ]?(?:[0-2][0-9]|3[01])|5[-. ]?[01][0-9])"
"""An era in one digit, and a year that it had; eras before 平成 by themselves."""

CODED = (
    rf"{_ERA_YEAR}[-/. ]?{_MM2}[-/. ]?{_DD2}|[0-9]{{2}}[-/.]{_MM2}[-/.]{_DD2}"
    rf"|{_DD}[-/ ]?[A-Za-z]{{3}}[-/ ]?[0-9]{{2}}|'[0-9]{{2}}[-/.]{_MM}[-/.]{_DD}(?!')"
)
"""Days with an era in one digit, or two digits of a year: they need a label."""

DAY_ZERO = "1970(?:0101|[-/.年]0?1[-/.月]0?1)"
_CLOSING = rf"[{_W}'\")]{{0,40}}"
ALONE = (
    Form(Grade.SHAPED, rf"[{_W}]*{DAY_ZERO}(?:[^0-9].*)?"),
    Form(Grade.CHECKED, rf"[{_W}'\"(]{{0,4}}{OLD}{TIME}{_CLOSING}"),
    Form(Grade.SHAPED, rf"[{_W}'\"(]{{0,4}}{RECENT}{TIME}{_CLOSING}"),
    Form(Grade.SHAPED_WITHIN, rf"[{_W}'\"(]{{0,4}}(?:{OLD}|{RECENT}){TIME_OF_DAY}{_CLOSING}"),
    Form(Grade.CODED, rf"[{_W}']*0?{_EARLY_YEAR}[-. ]?{_MM2}[-. ]?{_DD2}[{_W}]*"),
    Form(Grade.SHAPED_WITHIN, _NAMED_ONLY),
    Form(
        Grade.SHAPED_OTHERWISE,
        rf"[{_W}']*(?:[0-9]{{1,2}}(?:\.0|[年月日])?"
        rf"|(?:{_ERA})(?:\([MTSHR]\)|[ .]?(?:元|[0-9]{{1,2}})年?)?)[{_W}]*",
    ),
    Form(Grade.MASKED, _MASKED),
)
"""The day that Unix clocks begin with is nobody's birthday."""

_FAR = r"[^。\n]*"
_TO_SEX = r"[日0-9０-９][\"'＂)）]?[、,，\t|｜ 　/／・(（][\"'＂ 　]{0,2}"
_ITEM_BEFORE, _ITEM_BEHIND = r"[、,，\t|｜(（][\"'＂ 　]{0,2}", r"[\"'＂ 　]{0,2}[、,，\t|｜)）]"
_GAP_OF_ITEMS = "[,，、\t|｜;； 　/／]"
_WORDS = (
    "生年|誕生|出生|昭・?平|まれ|生れ|[日0-9０-９][ 　]?生|[BbＢｂ][IiＩｉ][RrＲｒ][TtＴｔ][HhＨｈ]"
    "|[DdＤｄ][OoＯｏ][BbＢｂ]|[BbＢｂ][OoＯｏ][RrＲｒ][NnＮｎ]"
    "|[Ss][Ee][Ii]_?[Nn][Ee][Nn]|生[ 　]{1,2}年[ 　]|[Tt]anjy?o|[Uu]mare|UMARE"
    "|TANJY?O|せいねんが|たんじょう|[DＤ][MＭ][GＧ][*＊][DＤ]|[\"'<＜][BbＢｂ][DdＤｄ][\"'>＞]"
    rf"|{either_width('セイネンガ|タンジョウビ')}|生[\[［:：=＝0-9０-９昭平大明令SHTRＳＨＴＲ]"
    r"|[男女]性?[\"＂)）\]】、・|｜ 　,，/／\t]|[㍾㍽㍼㍻]"
    rf"|{_TO_SEX}(?:[男女]|お[とん][こな]|[オｵ][トﾄンﾝ][コｺナﾅ]|[MFＭＦ](?:[^0-9A-Za-z]"
    rf"|\z)|[MFmf][aeAE])"
    r"|[昭大明平]\s{0,2}[和正治成]?[\s.．]{0,3}[0-9０-９元一二三四五六七八九十]"
    f"|19[0-9]{{2}}{SEPARATOR}|１９[０-９]{{2}}"
    f"|200[0-9]{SEPARATOR}|２００[０-９]"
    rf"|(?:[^0-9A-Za-z]|\A)[SsTtHhＳＴＨ](?:(?:元|{_D}{{1,2}})[.．/／年]{_D}|{_D}{{6,7}}(?:[^0-9A-Za-z]|\z))"
    r"|[MTSHＭＴＳＨ][・/／･][TSHRＴＳＨＲ][・/／･]"
    r"|本人確認|の方[がは]ご?本人|証(?:で|にて|により)(?:本人|年齢)?を?確認[^\n]{0,3}[(（]|電話(?:にて|で)、?[「『]?[0-9０-９]"
    r"|バースデ|[うウ]まれ|[Bb]-?[Dd]ay|B-?DAY|一九[〇一二三四五六七八九]{2}年"
    rf"|[(（]{_D}{{1,3}}[歳才]|[歳才][)）]|[)）] called"
    rf"|[→⇒>＞][ 　]?(?:満[ 　]?)?{_D}{{1,3}}[ 　]?[歳才]"
)
_ROWS = (
    rf"(?:20|２０){_D}{{2}}{SLASH}{_D}{{1,2}}{SLASH}{_D}{{1,2}}[/／][0０]{_D}{{9}}"
    rf"|[ァ-ヴーｦ-ﾟ][\"']?[ 　,\t|\"'/／]{{1,20}}(?:19|20|１９|２０){_D}{{6}}|{FIXED_WIDTH}"
    rf"|(?:19|20[01]|１９|２０[０１]){_D}{{5,6}}[ 　,\t|]"
    rf"(?:{_D}{{4}}|[一-龠]{{1,4}}[都道府県市区町村郡])"
    rf"|(?:[ァ-ヴーｦ-ﾟ][\"'＂＇]?[,，\t|｜][\"'＂＇]?"
    rf"|{_D}{{4}}[- 　－]?{_D}{{4}}[\"'＂]?[ 　,，\t|｜;／/]{{1,2}}[\"'＂]?)"
    rf"(?:(?:19|20|１９|２０){_D}{{2}}|[昭平令]|[SHRＳＨＲ]{_D}|[A-Z][a-z][a-z]\.? [0-9])"
    rf"|[日0-9０-９](?:[ 　,，\t|｜、/／]{{1,3}}|[)）][ 　]?)(?:個人?番|マイナンバー)"
    rf"|[ 　,\t|]{_D}{{2}}[-/／]{_D}{{2}}[-/／]{_D}{{2}}[ 　,\t|]{_D}{{4}}"
    rf"|(?:{_GAP_OF_ITEMS}[\"'＂＇]?0?[1-3１２]|[MF])[\"'＂＇]?{_GAP_OF_ITEMS}"
    rf"[\"'＂＇]?(?:19|20|１９|２０){_D}{{2}}"
    rf"|[日0-9０-９][\"'＂＇]?{_GAP_OF_ITEMS}[\"'＂＇]?"
    rf"(?:0?[1-3１２][\"'＂＇]?(?:[,\t|｜; 　)）、]|\z)|その他)"
    rf"|(?:[MFＭＦ]|その他)[\"'＂＇]?{_GAP_OF_ITEMS}[\"'＂＇]?"
    rf"(?:{_D}{{1,4}}{SLASH}|[A-Z][a-z][a-z])"
    rf"|[一-龠々ぁ-ん]_(?:19|20){_D}{{6}}[.]"
    rf"|[ 　][1-5１-５]{_D}{{6}}(?:[ 　]{{1,2}}[129１２９](?:[ 　、,]|\z)"
    r"|[ 　]?(?:[→⇒はがと]|[-=－＝][>＞]))"
    rf"|(?:[オｵ][トﾄンﾝ][コｺナﾅ])[ 　、,]{{1,2}}[1-5１-５]{_D}{{6}}"
    rf"|(?:{_GAP_OF_ITEMS}|{_D}[:：=＝])[\"'＂]?(?:[1-5１-５]{_D}{{6}}|{_D}{{2}}{SLASH}{_D}{{2}}{SLASH}{_D}{{2}})"
    rf"[\"'＂]?{_GAP_OF_ITEMS}{{1,3}}[\"'＂]?(?:[0-9０-９MFＭＦ男女]|[A-Za-zＡ-Ｚａ-ｚ項予列][^\n]{{1,8}}[:：=＝]|\z)"
    rf"|(?:[一-龠々ぁ-んｦ-ﾟ][ 　]?[ 　/／(（:：、,，|\n]|[A-Za-z][ 　]?[/／(（])"
    rf"[ 　]?(?:19|20|１９|２０){_D}{{6}}"
    r"(?:[^0-9０-９]|\z)"
    f"|{_ITEM_BEFORE}(?:19|20[01]|１９"
    f"|２０[０１]){_D}{{1,2}}[01０１]{_D}[0-3０-３]{_D}{_ITEM_BEHIND}"
)
_FAR_APART = (
    r"(?:名前|氏名)[は:：][^0-9０-９\n]{2,16}[、,，](?:20|２０|[平令HRＨＲ])"
    r"|(?:[フふﾌ][リりﾘ][ガがｶ]ﾞ?[ナなﾅ]|よみ|読み)[^0-9\n]{3,24}[ 　、,](?:20|２０"
    r"|[平令]|[HRＨＲ][0-9０-９])"
    rf"|(?:扶養|配偶者|児童|園児|生徒|お子|世帯員|同居|名寄せ|重複|同姓同名|同一人){_FAR}(?:20|２０|令和|平成|[RHＲＨ'’＇]{_D})"
    r"|(?:\A|\n)(?:[夫妻父母]|[長次三四][男女])[:： 　][^0-9０-９\n]{2,18}(?:20|２０|令|[RＲ])"
    rf"|[父母妻夫子男女孫兄弟姉妹娘]{_FAR}[(（](?:20|２０|令和|[RＲ]{_D})"
)
WITHIN = (_WORDS, _ROWS, _FAR_APART)
"""Text with a birth date has one of these; as one expression they cost the engine five times."""

WITHIN_ONE = "|".join(WITHIN).replace(_FAR, _FAR.replace("*", "{0,40}"))
"""The same for the engine that tries again from every sign; in the other, counting is slow."""

WITHIN_SHAPE = one_of("[KJFXPc]", "aaa", "0000[-/.]", "a0{1,2}[./]", r"\(a0{6}\)", "[,\t|].*0{8}")
"""And one of these shapes."""
