"""Birth dates of which a text gives two readings: what is right, and what some register keeps."""

from scanner.recognizers.reading.expressions import expression

_MENDED = expression(
    r"(?:生年月日|誕生日|生年)[^\n0-9]{0,20}?"
    r"(?:(?:誤(?!り)|誤り[:は]|正(?!し[いく])|正しく[:は]|(?<!更)新(?!規)|旧"
    r"|[変訂修][更正][前後]|→)"
    r"[ :)は]{0,3}|(?:住民票|住基|券面|免許証|保険証|台帳|申[請込]書?|届出?書?|システム|マスタ|画面"
    r"|申告|登録|本来)(?:上|側|内容)?(?:では?、?|[はが:]))[ 「『(]{0,2}\Z"
    r"|(?:生年月日|誕生日)(?:が|の)?(?:相違|不一致|違い)[ :、。(]{1,2}"
    r"(?:申[請込告]書?|届出?書?|登録|住民票|住基|台帳|券面|システム)[ :]?\Z"
)
"""What says which of two readings follows, behind the label of both."""

_PAPER = (
    r"(?:住民票|住基|免許証|保険証|身分証|券面|台帳|申[請込]書|届出?書?|登録|システム|マスタ|カード)"
    r"(?:上|側|内容)?"
)
_INSTEAD = expression(
    r"(?:→|⇒|->|=>|(?:では|じゃ)?なく、?|(?<![更修改訂])正(?!し[いく])|正しく|(?<!更)新(?!規)|旧"
    r"|誤(?!り)|[変訂修][更正][前後]|実際|本来|本当)[ :)はが]{0,3}(?:西暦|和暦)?[ 「『(]{0,2}\Z"
    rf"|{_PAPER}(?:では|は|が)、?[「『]?\Z"
    r"|(?:住基|台帳|券面)[ :]?\Z|(?:登録|申告|入力|届出|保存)値[=:は][ 「]?\Z"
    r"|と、?(?:DB|システム|台帳|マスタ|住基|券面)(?:の|上の)?(?:値|データ|記録|内容)?[「『]\Z"
)
"""What leads from one reading to the other."""

_KEPT_BEFORE = expression(
    r"\A[^\n]{0,24}(?:登録|台帳|券面|住民票|システム|画面|会員情報|免許証|保険証|データ"
    r"|申込書)(?:上|側)?"
    r"(?:は|では|だと|が)、?[「『]?\Z"
)
_KEPT_BEHIND = expression(r"[」』]?(?:にな|とな|のまま|と(?:登録|記載|表示))")
"""Around what is kept of it: 登録は…になっている."""

_ERRED = expression(
    r"(?:生年月日|誕生日)(?:の(?:登録|入力|記載|申告|記入))?[をがにの]"
    r"[^。\n0-9]{0,12}(?:間違|誤[りっ]|違[いっ]|相違|訂正|修正)"
    r"[^。\n0-9]{0,10}[。、 ]{0,2}(?:正しくは、?)?[「『]?\Z"
)
_IS_RIGHT = expression(r"[」』]?(?:が正(?:しい)?|の間違い|に(?:訂正|修正|変更|直)|です|でお願い)")
"""Around what is right, behind a sentence that says that the day is wrong."""

_KEPT_BY = expression(rf"{_PAPER}(?:では|は|が)、?[「『]?\Z")
_OTHER_BEHIND = expression(r"[」』]?、[^。\n0-9]{0,12}(?:生年月日|誕生日)(?:は|が|では)")
"""Around one reading before the label of both: 旧システムでは…、新システムの生年月日は…."""

_SAME_SENTENCE = expression(r"[^。\n]{0,24}")
_RIGHT = expression(
    r"[^\n0-9]{0,48}[。、 (](?:(?<![更修改訂])正(?:しく)?|本来)"
    r"(?:の?(?:値|日付?))?[ :はが]{1,2}[「『]?"
)
"""What leads to what is right, in a sentence of its own: と表示される。会員…さん、正は…."""

_CORRECTION = expression(r"\s?(?:の\s?誤り|が正|の間違い|[にへ](?:訂正|変更|修正))")
_SOMEBODY = "の(?:会員|顧客|利用者|お?客様?|方|人)"
_BESIDE = expression(rf" ?(?:{_SOMEBODY})?(?:と|、|/|および|及び|または|又は|or) ?[「『]?")
_BOTH = expression(
    r"[」』]? ?(?:(?:の|が、?|で) ?(?:[2-9２二三四五六七八九両]|重複|いずれ|どちら|混在)"
    rf"|{_SOMEBODY}[がはをとで](?!対象))"
)
"""Around the second of two days that a register has: …と…の2件, …の会員と…の会員が."""

_FURTHER = expression(
    r" ?[/、] ?(?:[12][0-9]{3}|[明大昭平令MTSHR][0-9元和成治正])[^、。\n /]{3,16}"
    "の ?[3-9三-九][名人件]"
)
"""Behind one that is not the last of several: …／…の3名分."""

_DONE = expression(r"\s?(?:から|まで|以降|以前|付|より|時点|に(?![訂変修な]))")


def is_instead(between: str, behind: str) -> bool:
    """Say whether a day stands against one of birth before it: as right, or as registered."""
    if is_second(between, behind):
        return True
    if _SAME_SENTENCE.fullmatch(between):
        return bool(_CORRECTION.match(behind) or _INSTEAD.search(between))
    if _RIGHT.fullmatch(between):
        return _DONE.match(behind) is None
    return bool(_KEPT_BEFORE.search(between) and _KEPT_BEHIND.match(behind))


def is_second(between: str, behind: str) -> bool:
    """Say whether a day is a further one of those that are told of one name: …と…の2名."""
    last = _BOTH.match(behind) or _FURTHER.match(behind)
    return bool(last and _BESIDE.fullmatch(between))


def is_one_of_readings(before: str, behind: str) -> bool:
    """Say whether a day is one of two readings, behind or before the label of both."""
    if _MENDED.search(before) and not _DONE.match(behind):
        return True
    if _ERRED.search(before) and _IS_RIGHT.match(behind):
        return True
    return bool(_KEPT_BY.search(before) and _OTHER_BEHIND.match(behind))
