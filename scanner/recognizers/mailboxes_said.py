"""E-mail addresses with a word for their sign, as people say and spell them: taro アットマーク ….

Whoever reads an address out says アットマーク, and whoever hides one from programs writes (at).
"""

import re
from collections.abc import Iterator

from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import narrow

WORDS = r"アット|[（(\[［](?i:at|ａｔ)[)）\]］]"
_LETTER = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_LOCAL = rf"[{_LETTER}][{_LETTER}._%+\-．＿％＋－]{{0,63}}"
_TO = r"[ 　]?(?:[（(\[［](?:アット(?:マーク)?|(?i:at|ａｔ))[)）\]］]|アットマーク|アット)[ 　]?"
_DOT = r"(?:[.．]|[ 　]?ドット[ 　]?)"
_DOMAIN = rf"(?:[{_LETTER}\-－]{{1,63}}{_DOT}){{1,5}}[A-Za-zＡ-Ｚａ-ｚ]{{2,24}}"
SAID = f"(?P<local>{_LOCAL}){_TO}{_DOMAIN}"
_SAID = expression(rf"(?<![{_LETTER}._%+\-．＿％＋－]){SAID}")


def mailboxes_said(text: str, offices: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give start and end of each such address that is no office's.

    Args:
        text: Any.
        offices: What the mailboxes of offices are called.
    """
    for found in _SAID.finditer(text):
        if offices.fullmatch(narrow(found["local"])) is None:
            yield found.span()
