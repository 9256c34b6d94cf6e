"""How a gender is written that is all a cell holds: words, letters, codes, codes with their words.

A legend may stand before a word or behind it (``1:男``, ``M（男）``, 男性(1), ``Female/女性``), and
people close what they say (男性です。). A word that goes on is about something else: 男性用.
"""

from scanner.model.detection import Grade
from scanner.recognizers.reading.shapes import one_of

SPACE = " \u3000"
LETTER = "[MFmfＭＦｍｆ]"
JAPANESE = (
    "男の子|女の子|男の方|女の方|男の人|女の人|男[性子児]?|女[性子児]?|おとこのこ|おんなのこ|おとこ|おんな|オトコ|オンナ"
    "|ｵﾄｺ|ｵﾝﾅ|だんせい|じょせい|ダンセイ|ジョセイ|ﾀﾞﾝｾｲ|ｼﾞｮｾｲ|㊚|㊛|♂|♀"
)
ENGLISH = (
    "(?i:(?:fe)?male|woman|man|girl|boy|onna|wmn)|[Oo]toko|OTOKO"
    "|[Dd]ansei|DANSEI|[Jj]y?osei|JY?OSEI|(?:Ｆｅ|ｆｅ)?[Ｍｍ]ａｌｅ|(?:ＦＥ)?ＭＡＬＥ"
)
"""Letters that have a further twin in Unicode (K, S) are not asked for without regard to case."""

WORD = f"(?:{JAPANESE}|{ENGLISH})"
_CODE = f"(?:[0０]{{0,2}}[0-39０-３９]|{LETTER}|[①②♂♀])"
_OPEN, _CLOSE = "[\"'“「『【［〔\\[<＜(（]", "[\"'”」』】］〕\\]>＞)）]"
_LINK = f"[{SPACE}]?[:：=＝.．,，、・／/|＿_－→-]?[{SPACE}]?"
_FURTHER = (
    f"(?:[{SPACE}]?[:=.,/|_-][{SPACE}]?{_OPEN}?|[：＝．，、・／＿－→]{_OPEN}?"
    f"|[{SPACE}]?[\\[(<]|[（［＜])"
)
WORDS = (
    f"{_OPEN}?(?:{_CODE}{_CLOSE}?{_LINK}{_OPEN}?)?{WORD}{_CLOSE}?(?:です|でした)?[。．.]?"
    f"(?:{_FURTHER}(?:{_CODE}|{WORD}){_CLOSE}?)?{_CLOSE}?"
)
ANSWERS = (
    r"0?[0-359](?:\.0{1,2})?|[０-３５９]"
    "|その他|無回答|未回答|未選択|未入力|未記入|未登録|不明|回答しない|答えたくない|選択しない"
    "|どちらでもない|[XxＸUuWwＷｗ]|(?i:other)|[Uu]nknown|UNKNOWN"
)
ALONE = (
    (Grade.CHECKED, WORDS),
    (Grade.SHAPED, f"{_OPEN}?{LETTER}{_CLOSE}?"),
    (Grade.SHAPED_WITHIN, ANSWERS),
)
"""Grades of whole cells; ``2.0`` was kept as a float, beside gaps; W is for women."""

WHOLE = {grade: rf"\A[{SPACE}]{{0,8}}(?:{written})[{SPACE}]{{0,64}}\z" for grade, written in ALONE}
ANY = rf"\A[{SPACE}]{{0,8}}(?:{'|'.join(w for _, w in ALONE)})[{SPACE}]{{0,64}}\z"
LONGEST = 2 * (8 + 9) * len("\u3000".encode())
"""Bytes of the longest answer, with the spaces around it."""

_SIGN = r"[\"'\[<(:=.,/|_)>\]-]"
SHAPE = one_of(
    rf"\A[ s]*(?:0{{1,2}}(?:\.0{{1,2}})?|{_SIGN}?a{{1,7}}{_SIGN}?)[ s]*\z",
    r"\A[ s]*[KJFPc][KJFPkc]{1,44}[ s]*\z",
    rf"\A[ s]*{_SIGN}?(?:0{{1,3}}|aa?|[FPJ]kk|[FP]kkFkk)?{_SIGN}?[ s]*{_SIGN}?[ s]*{_SIGN}?"
    rf"(?:a{{1,6}}|[KJFPc][KJFPkc]{{1,26}}){_SIGN}{{0,3}}(?:[ s]*{_SIGN}[ s]*{_SIGN}?|[JFP]kk)?"
    rf"(?:0{{1,3}}|a{{1,6}}|[KJFPc][KJFPkc]{{1,26}})?{_SIGN}{{0,3}}(?:[JFP]kk)?[ s]*\z",
)
"""Of an answer."""
