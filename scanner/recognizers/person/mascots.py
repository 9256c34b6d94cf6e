"""Pets, mascots and figures of tales, which are called as children are: サクラちゃん.

A breed before the name says that it is an animal's, whose owner is called さん or 様. A mascot
comes to a shop, or stands in a list of pictures and costumes.
"""

from scanner.recognizers.person.writings import SPACE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.word_sets import word_set

LONGEST = 4
CALLED = ("くん", "ちゃん", "君")
HONOURED = (*CALLED, "さん")
OLD = ("じい", "ばあ")
"""How the old are called in tales: 花咲かじいさん."""

MASCOTS = word_set("""
    ぐんま ちーば チーバ せんと ふっか しまねっこ すだち きびた しんじょう こにゅうどう きときと
    ときときと レルヒ ひゃくまん きてけろ あゆコロ うなり とりピー トリピー バリィ メルギュー
    ピーポ たかたのゆめ ねばーる ねば〜る とちまる みそまる かわうそ ゆめはま らぶ タボ まんと
    なーむ くろしお がんばらん たわわ きゅん どーも マルコメ ペコ キョロ ケロ マイナ イータ
    ぼうさい カーネル ドアラ トラッキー スラィリー つば九郎 ジャビット しまじろう ガチャピン
    ピカチュウ ムーミン スヌーピー ミッキー ミニー キティ アンパンマン ばいきんまん ひこにゃん
    くまモン ふなっしー さのまる アルクマ シロモチ むすび丸 はち丸 ゆりーと みきゃん ちょるる
    めじろん ぐりぶー コバトン ミナモ まゆまろ もずやん はばタン わかぱん そばっち スギッチ
    んだッチ エコまる ごみゼロ みどまる てるてる ぽすくま サトちゃん ハッピーワオン わおん
    さかな丸 にゃんごろう カモン いしきりん オカザえもん ももっち うらっち ブンカッキー はにぽん
    おぜっぴ すがもん キャッフィー ちーたん さくらパンダ イヌナキン フクちゃん ころう とんがり
    さるぼぼ なごやか しゃちほこ みたらし だんご おむすび もっくん こめつぶ お米 レジ子
""")
HEROES = expression(
    r"(?:遠山の|フーテンの|(?:りんご|リンゴ|みかん|いちご|トイレ|森)の|おかいもの|お買い?物)\Z"
)
"""Before a name that only actors and costumes bear: 遠山の金さん, りんごの花子さん."""

PET = expression(
    rf"(?:[犬猫]|ねこ|ネコ|いぬ|イヌ|わんちゃん|ワンちゃん|チワワ|プードル|ダックス(?:フント|フンド)?|ポメラニアン|マルチーズ|テリア|レトリバー"
    rf"|コーギー|シーズー|パグ|スピッツ|ビーグル|シュナウザー|ハムスター|インコ|うさぎ|ウサギ|フェレット|ペット)(?:の|[{SPACE}「『])\Z"
)
PICTURED = expression(
    r"(?:ゆるキャラ|着ぐるみ|絵柄|マスコット|キャラクター|キャラ|ぬいぐるみ)"
    r"(?![^:\n]{0,8}(?:[者人員係長]|担当|氏名))[^:。、\n]{0,8}[:「『][^。:\n]{0,24}\Z"
)
PRESENTED = expression(
    rf"(?:ゆるキャラ|ご当地キャラ(?:クター)?|マスコット(?:キャラ(?:クター)?)?)[{SPACE}・「『]?"
    r"(?:[^。:、\n]{1,14}(?:さん|くん|ちゃん|君|[ァ-ヴー]{2})(?:と|や|・)|[ァ-ヴー]{2,8}(?:と|や|・))?\Z"
)
"""Before the name of a mascot, or of the second of two."""

COMES = expression(
    r"(?:がやって(?:くる|来る)|が(?:遊びに|会いに)(?:くる|来る)|と(?:記念)?(?:写真撮影|撮影会|握手会|遊ぼう|ふれあ)"
    r"|グリーティング|の着ぐるみ|ショー|グッズ|スタンプ|の誕生日は[^。\n]{0,16}設定)"
)
"""Behind a mascot and its honorific."""


PHOTOGRAPHED = expression("と(?:一緒に)?(?:写真を?(?:撮|とっ|とれ)|握手)")
WRITTEN_ON = expression(
    "(?<![ァ-ヴー])[ァ-ヴー]{3,8}(?<!メート)(?<!メイト)(?<!モデル)(?<!スタッフ)(?<!アイドル)\\Z"
    "|(?<![ぁ-ん])[ぁ-ん]{3,6}(?<![のとがはてたやもなにをでへ])(?<!ぱり)(?<!より)\\Z"
)
"""Before and behind a mascot whose given name is written on to a word: まちかど花子."""


def is_mascot(text: str, end: int, name: str, before: str) -> bool:
    """Tell whether a name is a pet's, a mascot's or one of a tale.

    Args:
        text: With signs of ASCII in ASCII.
        end: Behind the name.
        name: What is read there.
        before: What stands before it.
    """
    if not text.startswith(HONOURED, end):
        return False
    called = next(way for way in HONOURED if text.startswith(way, end))
    if name.rpartition("・")[2] in MASCOTS or PRESENTED.search(before):
        return True
    if called not in CALLED:
        return name.endswith(OLD) or HEROES.search(before) is not None
    return len(name) <= LONGEST and bool(
        COMES.match(text, end + len(called))
        or (PHOTOGRAPHED.match(text, end + len(called)) and WRITTEN_ON.search(before))
        or PET.search(before)
        or PICTURED.search(before)
    )
