"""Words for what is measured of masks, replacements and statistics: Japanese, English."""

MASKING: dict[str, tuple[str, str]] = {
    "candidates": ("残る候補の数", "candidates left"),
    "least": ("必要な数", "at least needed"),
    "smallest": ("最も少ない人数", "smallest group"),
    "groups": ("区分の数", "groups"),
    "unique": ("1人だけの行", "rows alone in their group"),
    "cells": ("少なすぎる欄", "cells too small"),
    "not_counted": ("数えられない行", "rows not counted"),
}
"""Short labels of measures."""

TOLD: dict[str, tuple[str, str]] = {
    "inferred-health": ("活動から分かる健康状態", "health, told by an activity"),
}
"""Subjects of what is told without being written."""
