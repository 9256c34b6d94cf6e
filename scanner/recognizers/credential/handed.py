"""Keys and passwords that a chat hands on, or the row of an export ends with."""

from scanner.model.detection import Grade
from scanner.recognizers.credential.values import (
    ANY,
    DATE,
    GAP,
    KEY_WORD,
    MAILBOX,
    MARK,
    NOT_AT_RANDOM,
    PATH_LIKE,
    PLACE_HOLDER,
    PROSE,
    SIGN,
    UUID,
)
from scanner.recognizers.numbers.labelled import Kind

_COMMA = "[\"']?[,;|\t][\"']?"
"""What parts the fields of a row."""

HANDED = (
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:(?i:{KEY_WORD})|(?:^|[^開])鍵)(?:情報|の値)?(?:です|は|が)?"
        rf"[ ]?[。:→]?(?:\r?\n)?{GAP}"
        rf"[{MARK}]?([0-9A-Za-z+/][0-9A-Za-z+/_=-]{{31,127}})(?:[^0-9A-Za-z]|$)",
        f"[^0-9]*|[^A-Za-z]*|{UUID}|[a-z]{{3,}}(?:[-_][0-9a-z]+)+",
        needs=("鍵", "キー", "シークレット", "トークン"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^0-9A-Za-z一-龠々ァ-ヴー])パスは{GAP}{ANY}",
        f"{NOT_AT_RANDOM}|{PROSE}|.{{1,5}}|{PATH_LIKE}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("パスは",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^0-9A-Za-z-])[0-9A-Za-z-]{{3,16}}{_COMMA}[^@0-9,;|\t\n]{{2,24}}{_COMMA}"
        rf"[0-9A-Za-z._%+-]{{1,64}}@[0-9A-Za-z.-]{{3,64}}{_COMMA}{ANY}(?:[^{SIGN}]|$)",
        f"{NOT_AT_RANDOM}|.{{1,5}}|{PATH_LIKE}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("@",),
    ),
)
"""A key on a line of its own, one whose word stands alone, and a password behind a mailbox."""
