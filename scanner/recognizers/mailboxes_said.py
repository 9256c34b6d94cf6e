"""E-mail addresses with a word for their sign, as people say and spell them: taro アットマーク ….

Whoever reads an address out says アットマーク, and whoever hides one from programs writes (at).
"""

import re
from collections.abc import Iterator

from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import narrow

_LETTER = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_AT, _STAR = "[ 　](?:at|ａｔ)[ 　]", "[★☆●]"
WORDS = rf"アット|[（(\[［](?i:at|ａｔ)[)）\]］]|[{_LETTER}](?:{_STAR}|{_AT})[{_LETTER}]"
_LOCAL = rf"[{_LETTER}][{_LETTER}._%+\-．＿％＋－]{{0,63}}"
_TO = (
    r"(?:[ 　]?(?:[（(\[［](?:アット(?:マーク)?|(?i:at|ａｔ))[)）\]］]|アットマーク|アット)[ 　]?"
    rf"|{_STAR}|{_AT})"
)
_DOT = r"(?:[.．]|[ 　]?ドット[ 　]?)"
_DOMAIN = rf"(?:[{_LETTER}\-－]{{1,63}}{_DOT}){{1,5}}[A-Za-zＡ-Ｚａ-ｚ]{{2,24}}"
_CARRIER = (
    r"(?:[a-z]{1,12}\.)?(?:docomo|softbank|ezweb|vodafone|gmail|icloud|yahoo|outlook|hotmail|ybb"
    r"|nifty|biglobe|ocn|plala|eonet)(?:\.[a-z]{2,3}){1,2}"
)
"""Where private people have their mailboxes; elsewhere `` at `` is a word of a sentence."""

_DOUBTED = expression(f"[^ 　★☆●]*(?:{_STAR}|[ 　]at[ 　])")
_SURE = expression(rf"(?=[a-z]*[0-9._])[^ 　★☆●]{{4,}}(?:{_STAR}|[ 　]at[ 　]{_CARRIER}\Z)")
"""What no sentence has before a star or `` at ``; any mailbox may be spelt with アットマーク."""

_SAID = expression(rf"(?<![{_LETTER}._%+\-．＿％＋－])(?P<local>{_LOCAL}){_TO}{_DOMAIN}")


def mailboxes_said(text: str, offices: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give start and end of each such address that is no office's.

    Args:
        text: Any.
        offices: What the mailboxes of offices are called.
    """
    for found in _SAID.finditer(text):
        spelt = narrow(found[0])
        sure = _DOUBTED.match(spelt) is None or _SURE.match(spelt) is not None
        if sure and offices.fullmatch(narrow(found["local"])) is None:
            yield found.span()
