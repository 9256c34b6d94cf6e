"""Words for what is left of what was erased: Japanese, English."""

from scanner.model.deletion import Doubt, Proof, Seen
from scanner.reports.words.bilingual import Words

LEFT: dict[str, Words] = {
    "doubtful": ("誰の行か決められない行", "rows that may be theirs"),
    "state": ("残っている形", "left as"),
}
"""Short labels of measures."""

STATES: dict[str, Words] = {
    "present": ("元のまま", "as it was"),
    "version": ("過去の版", "an earlier version"),
    "snapshot": ("スナップショット", "a snapshot"),
    "deleted": ("削除後の保持期間中", "deleted, not yet gone"),
    "copy": ("名前を変えた写し", "a copy under another name"),
}
"""In which form something erased is still there."""

DOUBTS: dict[str, Words] = {
    Doubt.PEOPLE: (
        "誰を消去したかが分かりません。消去の台帳の「対象者一覧」のファイルを確かめてください",
        "It is not known who was erased: see to the list that the register of erasures names",
    ),
    Doubt.CITY_KEY: (
        "市の鍵がないため、会員番号以外では探せません。keys に city を書いてください",
        "Without the city's key people are told by their own key only: name it under `keys`",
    ),
    Doubt.CONTENT: (
        "消去前の内容が台帳にないため、名前を変えた写しを見分けられません",
        "What it last held is not in the ledger, so that a renamed copy could not be told",
    ),
    Doubt.BACKUPS: (
        "バックアップの保持日数が設定にないため、いつバックアップから消えるかを言えません",
        "How long backups are kept is not declared, so nobody can say when they are rid of it",
    ),
}
"""Why something cannot be said of an erasure, and what to do."""

PROOFS: dict[str, Words] = {
    Proof.PROVED: (
        "下に挙げた、読み取ったすべての場所に残っていないことを確かめました。",
        "In all places listed below, which were read whole, nothing of it is left.",
    ),
    Proof.REFUTED: (
        "消去したはずのものが残っています。",
        "What was recorded as erased is still there.",
    ),
    Proof.OPEN: (
        "確かめられていません。読み取れない場所か、決められない事柄があります。",
        "This is open: some place could not be read, or something could not be told.",
    ),
}

SEEN: dict[str, Words] = {
    Seen.GONE: ("残っていません", "nothing left"),
    Seen.PRESENT: ("残っています", "still there"),
    Seen.DOUBTFUL: ("誰の行か決められません", "cannot be told whose rows they are"),
    Seen.NOT_COMPARABLE: (
        "照合できる項目がありません。人が確かめてください",
        "nothing to compare by; have a person look at it",
    ),
    Seen.UNREAD: ("読み切れていません", "not read whole"),
    Seen.ALLOWED: (
        "この記録の対象外（別の申告による保有）",
        "outside this record: held under another declaration",
    ),
}
