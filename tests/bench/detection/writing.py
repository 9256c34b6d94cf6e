"""Other ways to write the same: katakana, half width, full width, romaji, kanji numerals."""

import unicodedata

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
"""The full-width forms of ASCII (Unicode block FF00)."""

_HALF_KANA = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF65, 0xFF9E)}
_VOICED, _HALF_VOICED = "\u3099", "\u309a"
_MARKS = {_VOICED: "ﾞ", _HALF_VOICED: "ﾟ"}
_ROMAN_ROWS = {
    "あいうえお": "a i u e o",
    "かきくけこ": "ka ki ku ke ko",
    "がぎぐげご": "ga gi gu ge go",
    "さしすせそ": "sa shi su se so",
    "ざじずぜぞ": "za ji zu ze zo",
    "たちつてと": "ta chi tsu te to",
    "だぢづでど": "da ji zu de do",
    "なにぬねの": "na ni nu ne no",
    "はひふへほ": "ha hi fu he ho",
    "ばびぶべぼ": "ba bi bu be bo",
    "ぱぴぷぺぽ": "pa pi pu pe po",
    "まみむめも": "ma mi mu me mo",
    "やゆよらりるれろわをん": "ya yu yo ra ri ru re ro wa o n",
}
_ROMAN = {
    kana: roman
    for row, romans in _ROMAN_ROWS.items()
    for kana, roman in zip(row, romans.split(), strict=True)
}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
_HEAD = ("sh", "ch", "j")
_DIGITS = "〇一二三四五六七八九"


def katakana(hiragana: str) -> str:
    """Write hiragana in katakana."""
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in hiragana)


def half_kana(hiragana: str) -> str:
    """Write hiragana in half-width katakana, voiced marks as signs of their own."""
    parts = unicodedata.normalize("NFD", katakana(hiragana))
    return "".join(_MARKS.get(c) or _HALF_KANA.get(c, c) for c in parts)


def full_width(text: str) -> str:
    """Write ASCII in full width."""
    return text.translate(FULL_WIDTH)


def roman(hiragana: str, *, long_vowels: bool = False) -> str:
    """Write hiragana in Hepburn letters, as passports do, or with every long vowel spelt out."""
    letters: list[str] = []
    for kana in hiragana:
        if kana in _SMALL and letters:
            letters[-1] = _contracted(letters[-1], _SMALL[kana])
        else:
            letters.append("っ" if kana == "っ" else _ROMAN.get(kana, ""))
    for i, syllable in enumerate(letters[:-1]):
        if syllable == "っ":
            letters[i] = "t" if letters[i + 1].startswith("ch") else letters[i + 1][:1]
    text = "".join(letters)
    return text if long_vowels else _shortened(text)


def _contracted(head: str, tail: str) -> str:
    stem = head[:-1]
    return stem + (tail[1:] if stem in _HEAD else tail)


def _shortened(text: str) -> str:
    for start in ("y", "j", "sh", "ch"):
        text = text.replace(f"{start}uu", f"{start}u")
    text = text.replace("oue", "o-ue").replace("ou", "o").replace("oo", "o")
    return text.replace("o-ue", "oue")


def kanji_number(number: int) -> str:
    """Write 1 to 99 in kanji: 六十, 二十三."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")
