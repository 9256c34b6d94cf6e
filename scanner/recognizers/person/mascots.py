"""Pets, mascots and figures of tales, which are called as children are: サクラちゃん.

A breed before the name says that it is an animal's, whose owner is called さん or 様. A mascot
comes to a shop, or stands in a list of pictures and costumes.
"""

from scanner.recognizers.person.writings import SPACE
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.word_sets import word_set

LONGEST = 4
CALLED = ("くん", "ちゃん", "君")
OLD = ("じい", "ばあ")
"""How the old are called in tales: 花咲かじいさん."""

MASCOTS = word_set("ぐんま ちーば チーバ せんと ふっか しまねっこ すだち きびた しんじょう")
HEROES = expression(r"(?:遠山の|フーテンの)\Z")
"""Before a name that only actors and costumes bear: 遠山の金さん."""

PET = expression(
    rf"(?:[犬猫]|ねこ|ネコ|いぬ|イヌ|わんちゃん|ワンちゃん|チワワ|プードル|ダックス(?:フント|フンド)?|ポメラニアン|マルチーズ|テリア|レトリバー"
    rf"|コーギー|シーズー|パグ|スピッツ|ビーグル|シュナウザー|ハムスター|インコ|うさぎ|ウサギ|フェレット|ペット)(?:の|[{SPACE}「『])\Z"
)
PICTURED = expression(
    r"(?:ゆるキャラ|着ぐるみ|絵柄|マスコット|キャラクター|キャラ|ぬいぐるみ)"
    r"(?![^:\n]{0,8}(?:[者人員係長]|担当|氏名))[^:。、\n]{0,8}[:「『][^。:\n]{0,24}\Z"
)
COMES = expression(
    r"(?:がやって(?:くる|来る)|が(?:遊びに|会いに)(?:くる|来る)|と(?:記念)?(?:写真撮影|撮影会|握手会|遊ぼう|ふれあ)"
    r"|グリーティング|の着ぐるみ|ショー|グッズ|スタンプ)"
)
"""Behind a mascot and its honorific."""


def is_mascot(text: str, end: int, name: str, before: str) -> bool:
    """Tell whether a name is a pet's, a mascot's or one of a tale.

    Args:
        text: With signs of ASCII in ASCII.
        end: Behind the name.
        name: What is read there.
        before: What stands before it.
    """
    if text.startswith("さん", end):
        return name.endswith(OLD) or HEROES.search(before) is not None
    called = next((way for way in CALLED if text.startswith(way, end)), None)
    if called is None or len(name) > LONGEST:
        return False
    return bool(
        name in MASCOTS
        or COMES.match(text, end + len(called))
        or PET.search(before)
        or PICTURED.search(before)
    )
