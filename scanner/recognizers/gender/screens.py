"""What a text holds that says somebody's gender: asked of a whole column before any is read."""

from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.records.fixed_width import SCREEN as FIXED_WIDTH

_APART = "[,，\t|｜;；/／・、 　\"'＂＇(（)）]"
_GAP = "[\"'＂＇]?(?:[,，、\t|｜;]|[ 　]{1,4})[\"'＂＇]?"
_DIGITS, _CODE = "0-9０-９", "[0０]?[12１２]"
SET_APART = (
    rf"(?:\A|{_APART}|の|：|:)その他(?:{_APART}|[でと。]|\z)"
    rf"|[{_DIGITS}日Z生れ]{_GAP}{_CODE}(?:[\"'＂＇]?[,，、。\t|｜; 　)）\r\n]|\z)"
    rf"|[生れ][の、・/／]{_CODE}[、)）]|[(（]{_CODE}[・、/／][{_DIGITS}]{{1,3}}[歳才]?[)）]"
    rf"|[A-Za-zＡ-Ｚａ-ｚ_目列備][{_DIGITS}]{{1,3}}[:：=＝]{_CODE}[ 　]"
    rf"|[)）]{_GAP}(?:{_CODE}|[MFＭＦ]){_GAP}"
    rf"|[ｦ-ﾟ][\"'＂＇]?[,，][\"'＂＇]?{_CODE}[\"'＂＇]?[)）]"
    rf"|{_GAP}{_CODE}{_GAP}[{_DIGITS}A-Z昭平大令明]"
)
"""What may be a further answer, or a code in the row of a register."""

SCREEN = (
    f"{FIXED_WIDTH}|[男女]|性(?:[ 　]{{0,4}}別|[:：=＝])|{either_width('セイベツ')}|おとこ|おんな"
    "|[オｵ][トﾄ][コｺ]|[オｵ][ンﾝ][ナﾅ]"
    "|だんせい|じょせい|[oｏ]toko|onna|ansei|osei|[mMｍＭ][aAａＡ][lLｌＬ][eEｅＥ]"
    r"|[sSｓＳ][eEｅＥ](?:[xXｘＸ]|[iIｉＩ][\"'=:_＝：＿])|[gGｇＧ][eEｅＥ][nNｎＮ][dDｄＤ]"
    r"|[eEｅＥ][iIｉＩ][bBｂＢ][eEｅＥ][tTｔＴ]"
    "|[*＊][MFＭＦ](?:[~*～＊]|\\z)"
    "|[)）][MFＭＦ](?:[ 　、,。]|\\z)|(?:歳|才)[,，、・/／ 　][MFＭＦ]"
    "|[MFＭＦ][ 　]?[,，、・/／ 　][ 　]?[0-9０-９]{1,3}(?:歳|才|代)"
    "|[ 　][MFＭＦ][ 　]{1,3}(?:[昭平令大][和成正0-9０-９]"
    "|[SHTRＳＨＴＲ]?[0-9０-９]|[A-Z][a-z]{2}[. ])"
    "|[生れ]の?[・、,，/／ 　(（]?[MFＭＦ]"
    rf"|{SET_APART}|[ァ-ヴーｦ-ﾟ][ 　]{{1,20}}[MTSHRＭＴＳＨＲ][{_DIGITS}]{{7}}[ 　]"
    r"|[0-9０-９][ 　]{1,3}[MFＭＦ](?:[ 　]|\z)"
    r"|[0-9０-９][,，\t|｜;；][\"'＂＇]?[MFＭＦ][\"'＂＇]?\z"
    r"|[0-9０-９][*＊][MFＭＦ](?:[*＊~～\r\n]|\z)"
    "|[,，\t|｜;；:：\"'＂＇(（、・/／][ 　]?[MFmfＭＦｍｆ][ 　]?[,，\t|｜;；\"'＂＇)）、・/／ 　]"
)
"""A text without any of these says nobody's gender."""

SEXES = (
    f"男|女|性[ 　]{{0,4}}別|{either_width('セイベツ')}|おとこ|おんな"
    "|[オｵ][トﾄ][コｺ]|[オｵ][ンﾝ][ナﾅ]|だんせい|じょせい"
    f"|{SET_APART}|{FIXED_WIDTH}"
)
"""The same for a column without a Latin letter."""
