"""Names of columns as half-width systems write them: by their sound, which is read as kanji.

Old systems had no kanji: ｾｲﾈﾝｶﾞｯﾋﾟ is 生年月日, ﾃﾝﾎﾟﾃﾞﾝﾜ is 店舗電話, and small kana are often
written large (ｼﾞﾕｳｼﾖ). A run of kana is read where all of it is known.
"""

import re
import unicodedata

from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.kana import AS_KATAKANA, LARGE

_READINGS = """
シメイ=氏名 ナマエ=名前 オナマエ=お名前 ゴシメイ=ご氏名 セイベツ=性別 セイネンガッピ=生年月日
タンジョウビ=誕生日 ジュウショ=住所 ゴジュウショ=住所 ジタク=自宅 デンワ=電話 ケイタイ=携帯
ケイタイデンワ=携帯電話 レンラクサキ=連絡先 キンキュウレンラクサキ=緊急連絡先 ユウビン=郵便
コジンバンゴウ=個人番号 ワオン=WAON アンショウ=暗証 カイイン=会員 コキャク=顧客 ホンニン=本人
ホゴシャ=保護者 セタイヌシ=世帯主 ダイヒョウシャ=代表者 ダイヒョウ=代表 タントウシャ=担当者
タントウ=担当 シンセイシャ=申請者 モウシコミシャ=申込者 リヨウシャ=利用者 ショクイン=職員
シャイン=社員 テンポ=店舗 ミセ=店 カメイテン=加盟店 カイシャ=会社 シセツ=施設 トリヒキサキ=取引先
ショウヒン=商品 キンムサキ=勤務先 トリヒキ=取引 トウロク=登録 ニュウカイ=入会 ハッコウ=発行
コウシン=更新 ウケツケ=受付 ネンレイ=年齢 ビコウ=備考 キンガク=金額 コウザ=口座 ブショ=部署
カード=カード ポイント=ポイント コード=コード
"""
"""Words that a name may begin with."""

_ENDINGS = """
メイ=名 メイショウ=名称 バンゴウ=番号 ネンガッピ=年月日 ニチジ=日時 ビ=日 クブン=区分 シュベツ=種別
カナ=カナ
"""
"""Words that a name may end with, and that alone are none."""

_WORDS = dict(pair.split("=") for pair in _READINGS.split())
_BEHIND = dict(pair.split("=") for pair in _ENDINGS.split())
_AS_LARGE = {word.translate(LARGE): said for word, said in (_WORDS | _BEHIND).items()}


def _one_of(words: dict[str, str]) -> str:
    """Write that one of some words stands there, with small kana written large."""
    return "|".join(sorted((word.translate(LARGE) for word in words), key=len, reverse=True))


_WORD = expression(f"{_one_of(_WORDS | _BEHIND)}")
_KNOWN = expression(f"(?:{_one_of(_WORDS)})+(?:{_one_of(_BEHIND)})*")
_HALF_WIDTH = expression("[ｦ-ﾟ]")
_RUN = expression("[ぁ-ゖァ-ヴー]{2,}")


def in_kanji(name: str) -> str:
    """Write the runs of kana in the name of a column in kanji, where their words are known."""
    whole = name if _HALF_WIDTH.search(name) is None else unicodedata.normalize("NFKC", name)
    read = _RUN.sub(_in_kanji, whole)
    return name if read == whole else read


def _in_kanji(run: re.Match[str]) -> str:
    """Read one run; what is not known stays as it is."""
    kana = run[0].translate(AS_KATAKANA).translate(LARGE)
    if _KNOWN.fullmatch(kana) is None:
        return run[0]
    return _WORD.sub(lambda word: _AS_LARGE[word[0]], kana)
