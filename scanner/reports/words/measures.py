"""What findings measured, and whom or what they are about."""

from scanner.reports.words.bilingual import Words
from scanner.reports.words.codes import CATEGORIES, VERDICTS, WAIVER_STATES
from scanner.reports.words.erasure import DOUBTS, LEFT, STATES
from scanner.reports.words.masking import MASKING, METHODS, TOLD
from scanner.reports.words.registers import FLAWS, LABELS, OTHERS, REGISTERS, STEPS

MEASURES: dict[str, Words] = {
    "verdict": ("入り方", "found as"),
    "visible": ("見えている範囲", "visible"),
    "categories": ("含まれる種類", "holds"),
    "oldest": ("最も古い記録", "oldest record"),
    "last_day": ("保存期限", "to be kept until"),
    "undated": ("日付のない行", "undated rows"),
    **MASKING,
    **LABELS,
    **LEFT,
    "partitions": ("区分数", "partitions"),
    "bytes": ("バイト数", "bytes"),
    "state": ("状態", "state"),
    "expires_on": ("例外の期限", "waived until"),
}
"""Short labels of measures; a control's catalogue entry explains them."""

VALUES: dict[str, Words] = {
    "all": ("全体", "all"),
    "part": ("一部", "part"),
    **METHODS,
    **STEPS,
    **OTHERS,
    **STATES,
    **CATEGORIES,
    **VERDICTS,
    **WAIVER_STATES,
}
"""Words that measures use."""

EVIDENCE: dict[str, Words] = {
    "chain": ("署名した記録の連なり", "chain of signed records"),
    "time-stamp": ("タイムスタンプ局", "time stamp authority"),
    "immutable-blob": ("書き換えられない保管先", "container of heads"),
}

SUBJECTS: dict[str, Words] = {
    **CATEGORIES,
    **STEPS,
    **FLAWS,
    **OTHERS,
    **TOLD,
    **REGISTERS,
    **EVIDENCE,
    **DOUBTS,
}
"""Words for subjects that are codes."""
