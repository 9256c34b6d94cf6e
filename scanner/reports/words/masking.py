"""Words for what is measured of masks, replacements and statistics: Japanese, English."""

from scanner.reports.words.bilingual import Words

MASKING: dict[str, Words] = {
    "candidates": ("残る候補の数", "candidates left"),
    "least": ("必要な数", "at least needed"),
    "through": ("同じ人と分かる項目", "same people told by"),
    "method": ("元に戻せる理由", "undone as"),
    "category": ("元の値の種類", "stands for"),
    "undone": ("戻せた値", "undone"),
    "tokens": ("試した値", "tokens tried"),
    "guesses": ("方式ごとの試行回数", "guesses a method"),
    "probability": ("見破る確率", "probability of noticing"),
    "compared": ("照合した平文の値", "clear values compared"),
    "smallest": ("最も少ない人数", "smallest group"),
    "groups": ("区分の数", "groups"),
    "unique": ("1人だけの行", "rows alone in their group"),
    "cells": ("少なすぎる欄", "cells too small"),
    "not_counted": ("数えられない行", "rows not counted"),
}
"""Short labels of measures."""

METHODS: dict[str, Words] = {
    "unkeyed": ("鍵の申告のないハッシュ", "hashed without a named key"),
    "sequential": ("連番", "numbers in a row"),
    "hex": ("16進数に書き換えただけ", "hexadecimal writing"),
    "base64": ("Base64に書き換えただけ", "base64 writing"),
    "url": ("URLエンコードしただけ", "URL escapes"),
    "reversed": ("逆から書いただけ", "written backwards"),
    "rot13": ("文字をずらしただけ（ROT13）", "letters turned by 13"),
    "rot5": ("数字をずらしただけ（ROT5）", "digits turned by 5"),
    "rot47": ("文字をずらしただけ（ROT47）", "signs turned by 47"),
}
"""Words for how values are replaced; digests go by their own names."""

TOLD: dict[str, Words] = {
    "inferred-health": ("活動から分かる健康状態", "health, told by an activity"),
}
"""Subjects of what is told without being written."""
