"""Addresses in kana, as forms and host systems keep beside the ones in kanji, in either width.

Such an address begins with its prefecture and ends with a number; in a column that is named for
addresses it needs none.
"""

from scanner.recognizers.reading.kana import TO_HALF
from scanner.recognizers.reading.normalise import DASHES, SPACES, VOWEL_SIGNS

_KANA_NAMES = """
ホッカイドウ アオモリケン イワテケン ミヤギケン アキタケン ヤマガタケン フクシマケン
イバラキケン トチギケン グンマケン サイタマケン チバケン トウキョウト カナガワケン ニイガタケン
トヤマケン イシカワケン フクイケン ヤマナシケン ナガノケン ギフケン シズオカケン アイチケン
ミエケン シガケン キョウトフ オオサカフ ヒョウゴケン ナラケン ワカヤマケン トットリケン
シマネケン オカヤマケン ヒロシマケン ヤマグチケン トクシマケン カガワケン エヒメケン コウチケン
フクオカケン サガケン ナガサキケン クマモトケン オオイタケン ミヤザキケン カゴシマケン
オキナワケン
"""
_LARGE = str.maketrans("ｬｭｮｯ", "ﾔﾕﾖﾂ")
_HALF_NAMES = _KANA_NAMES.translate(TO_HALF)
_KANA_PREFECTURE = "|".join(
    dict.fromkeys(
        name
        for names in (_KANA_NAMES, _HALF_NAMES, _HALF_NAMES.translate(_LARGE))
        for name in names.split()
    )
)
_SIGNS = f"[ァ-ヴーｦ-ﾟ {SPACES}]"
KANA = (
    f"(?:{_KANA_PREFECTURE})[ 　]?{_SIGNS}{{3,40}}[0-9０-９]{{1,5}}"
    rf"(?:[\-{DASHES}{VOWEL_SIGNS}ノﾉ][0-9０-９]{{1,5}}){{0,4}}"
)
KANA_SCREEN = "ケン|ｹﾝ|ョウ|ｮｳ|ﾖｳ|サカフ|ｻｶﾌ|ッカイ|[ｯﾂ]ｶｲ"
KANA_ALONE = f"(?:{_KANA_PREFECTURE})[ 　]?{_SIGNS}{{3,40}}"
"""The same without a number."""
KANA_BEGIN = rf"\A[{SPACES} ]*(?:{_KANA_PREFECTURE})"
"""Such an address begins so, with a number or without."""
