"""Writing systems: kana to kana, kana to Roman letters, wide and narrow characters."""

import unicodedata

_ROWS = {
    "a": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_SPELT = {
    "し": "shi", "ち": "chi", "つ": "tsu", "じ": "ji", "ぢ": "ji", "づ": "zu", "ふ": "fu",
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "ー": "",
    "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゔ": "vu",
}  # fmt: skip
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}


def _table() -> dict[str, str]:
    table = {}
    for consonant, row in _ROWS.items():
        for sign, vowel in zip(row, "aiueo", strict=True):
            table[sign] = vowel if consonant == "a" else consonant + vowel
    return table | _SPELT


_TABLE = _table()
_HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)} | {
    "・": "･",
    "゛": "ﾞ",
    "゜": "ﾟ",
    "\u3099": "ﾞ",
    "\u309a": "ﾟ",
    "。": "｡",
    "、": "､",
    "　": " ",
}


def katakana(text: str) -> str:
    """Turn hiragana into katakana."""
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


def hiragana(text: str) -> str:
    """Turn katakana into hiragana."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def half(text: str) -> str:
    """Turn kana into half width, everything else into what NFKC makes of it."""
    parts = unicodedata.normalize("NFD", katakana(text))
    return "".join(_HALF.get(c, unicodedata.normalize("NFKC", c)) for c in parts)


def wide(text: str) -> str:
    """Turn printable ASCII into full width, character by character."""
    return "".join(
        "　" if c == " " else chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text
    )


def wide_digits(text: str) -> str:
    """Turn digits alone into full width."""
    return "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in text)


def roman(kana: str, *, long: str = "") -> str:
    """Spell a reading in Hepburn, as passports do.

    Args:
        long: What stands for a long o: nothing (``Sato``), ``u`` (``Satou``) or ``h`` (``Satoh``).
    """
    spelt = _spell(hiragana(kana))
    for ending in ("ou", "oo"):
        spelt = spelt.replace(ending, "o" + long)
    return spelt.replace("uu", "u").replace("nb", "mb").replace("nm", "mm").replace("np", "mp")


def _spell(kana: str) -> str:
    out = ""
    double = False
    for sign in kana:
        if sign == "っ":
            double = True
            continue
        if sign in _SMALL:
            stem = out[:-1]
            out = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _SMALL[sign]
            continue
        part = _TABLE.get(sign, sign)
        out += ("t" if part.startswith("ch") else part[0]) * double + part if part else ""
        double = False
    return out


_KANJI = "〇一二三四五六七八九"


def kanji_number(number: int) -> str:
    """Write a number below ten thousand as people read it: 二十三, 百五."""
    out = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        count, number = divmod(number, unit)
        out += ("" if count == 1 else _KANJI[count]) + sign if count else ""
    return out + (_KANJI[number] if number else "") or "〇"


def kanji_digits(number: int) -> str:
    """Write a number digit by digit: 二三, 一〇五."""
    return "".join(_KANJI[int(digit)] for digit in str(number))
