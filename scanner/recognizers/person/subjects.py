"""Who is a subject of history, books, lectures and exhibitions: nobody whose data is kept."""

from scanner.recognizers.person.history import BEGINNINGS, LONGEST, OF_HISTORY
from scanner.recognizers.person.writings import KANJI, SPACE
from scanner.recognizers.reading.expressions import expression

SHORTEST = 2
BEGUN = OF_HISTORY | BEGINNINGS
SUBJECT_BEFORE = expression(
    rf"(?:郷土の(?:偉人|先人|英雄|作家|画家)|偉人|文豪|俳[人聖]|歌人|[大藩]名|藩主|浮世絵師?|戦国武将|武将|幕末の?志士|歴史(?:講座|講演会?|散歩|ウォーク|教室|探訪)"
    rf"|文学(?:講座|散歩)|古典講座|朗読会|読書会|企画展|特別展|回顧展|展覧会|生誕[0-9]*年?|没後[0-9]*年?)[{SPACE}:「『・、]{{0,2}}\Z"
    rf"|(?:大河ドラマ|朝ドラ|連続テレビ小説|時代劇|伝記映画|歴史小説|教科書)(?:の(?:主人公|主役|題材)|で話題の|化された)?[でのはがに、]?[{SPACE}:「『・、]{{0,2}}\Z"
    rf"|』[{SPACE}]?[(]\Z|(?:[円千]札|紙幣|硬貨|切手)の?(?:新しい)?(?:顔|肖像画?|図柄|人物|絵柄|デザイン)?[はがに:][{SPACE}]?\Z"
)
SUBJECT_BEHIND = expression(
    rf"[{SPACE}]?(?:[展像伝](?![{KANJI}])|回顧展|作品展|企画展|特別展|原画展|遺作展|全集|選集|詩集|句集|歌集|記念館|文学館|資料館|記念碑|文学碑|歌碑|句碑"
    "|旧居|旧宅|生家|生誕|没後|の(?:生涯|世界|時代|足跡|墓|句碑|歌碑|名言|功績|人と作品|作品世界|謎)|とその時代|と(?:時代|城下町)|を(?:歩く|偲|しの|たど|訪ね|巡|めぐ|読む|学ぶ)"
    "|(?:が|で)話題(?:に|、|沸騰)|ブーム|を(?:題材|主人公|テーマ|顕彰)|を大河|の(?:銅像|胸像|菩提寺|史跡|命日|直筆|肖像画)|ゆかり|にゆかり|にちなむ|に学[ぶぼ]|が(?:愛した|詠んだ|歩いた)|公(?:まつり|祭|[のがを])|まつり|祭(?![{KANJI}]))"
)
"""What stands beside a subject of books, lectures and exhibitions."""


def is_led_to(text: str, before: str, end: int) -> bool:
    """Tell whether words before a name lead to a subject.

    Args:
        text: With signs of ASCII in ASCII.
        before: What stands before the name.
        end: Behind it.
    """
    return SUBJECT_BEFORE.search(before) is not None and not text.startswith("さん", end)


def is_spoken_of_as_subject(text: str, end: int) -> bool:
    """Tell whether words behind a name say that it is a subject: 夏目漱石展."""
    return SUBJECT_BEHIND.match(text, end) is not None


def is_subject(text: str, start: int, end: int) -> bool:
    """Tell whether somebody is a subject of history, or of what is shown and read."""
    window = text[max(0, start - LONGEST) : end + LONGEST].replace(" ", "")
    name = text[start:end].replace(" ", "")
    if _is_of_history(window, window.find(name), len(name)):
        return True
    return len(name) > SHORTEST and is_spoken_of_as_subject(text, end)


def _is_of_history(window: str, at: int, size: int) -> bool:
    """Tell whether a place, but for its first sign, lies in the name of somebody of history."""
    end = at + size
    starts = range(max(0, end - LONGEST), at + 2)
    return any(
        window[start:longer] in OF_HISTORY
        for start in [start for start in starts if window[start:end] in BEGUN]
        for longer in range(end, start + LONGEST + 1)
    )
