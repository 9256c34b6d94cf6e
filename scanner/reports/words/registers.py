"""Words for what registers say and lack."""

from scanner.reports.words.bilingual import Words

STEPS: dict[str, Words] = {
    "manager": ("個人情報管理責任者", "manager"),
    "supervisor": ("作業責任者", "supervisor"),
    "worker": ("作業従事者", "worker"),
    "courier": ("情報授受担当者", "person who hands over"),
    "specific-flag": ("特定個人情報を扱うかどうか", "word on 特定個人情報"),
    "reported": ("書面での報告", "written report"),
    "consented": ("事前の承認", "consent beforehand"),
    "training": ("研修", "training"),
    "pledge": ("誓約書", "pledge"),
    "clause": ("派遣契約の条項", "clause of the dispatch contract"),
    "yearly": ("年1回の検査", "yearly inspection"),
    "visit": ("実地検査、または書面とした理由", "visit, or why it was in writing"),
    "points": ("指摘事項の是正", "settlement of a point"),
    "scope": ("再委託の範囲", "scope of what is passed on"),
    "consent": ("契約または承諾", "contract or consent"),
    "before-start": ("着手前の承諾", "consent before the start"),
    "six-items": ("再委託の申請の6項目", "six items of the application"),
    "not-core": ("全部や重要な部分を再委託しないこと", "passing on neither all nor the core"),
    "no-further": ("さらに再委託しないこと", "not passing on again"),
    "receipt": ("預り証", "receipt (預り証)"),
    "route": ("間接の経路の承認", "approval of the indirect route"),
    "protected": ("暗号化または同等の対策", "encryption or an equivalent"),
    "application": ("事前の申請と承諾", "application and consent beforehand"),
    "witness": ("立会い", "witness"),
    "unreadable": ("媒体を読めなくする措置", "making the medium unreadable"),
    "record": ("消去の記録の項目", "items of the record"),
    "report": ("消去の報告", "report of the erasure"),
}
"""What an entry can lack."""

FLAWS: dict[str, Words] = {
    "no-header": ("見出しの行が見つかりません", "no row of headings"),
    "no-column": ("必要な列がありません", "a needed column is missing"),
    "missing-value": ("必要な値がありません", "a needed value is missing"),
    "not-a-day": ("日付として読めません", "not a day"),
    "not-yes-or-no": ("有無として読めません", "not yes or no"),
    "not-a-number": ("数として読めません", "not a number"),
    "unknown-word": ("知らない言葉です", "an unknown word"),
    "holds-a-token": ("署名（トークン）が書かれています", "holds a token"),
    "overlap": ("期間が重なっています", "overlaps another entry"),
    "future-day": ("まだ来ていない日です", "a day that has not come"),
    "ends-before-it-begins": ("終わりが始まりより前です", "ends before it begins"),
    "unknown-reference": ("参照先がありません", "refers to nothing"),
    "same-id-twice": ("番号が重複しています", "its number stands twice"),
}
"""Why a row is not understood."""

OTHERS: dict[str, Words] = {
    "contact": ("連絡先", "contact"),
    "procedure": ("手順", "procedure"),
    "empty": ("どの記録でも空です", "filled in no record"),
    "no-purpose": ("目的の申告がありません", "no purpose is declared"),
    "no-entry": ("ファイル簿に載っていません", "no entry"),
    "report_within_hours": ("report_within_hours が未設定です", "report_within_hours is not set"),
}
"""Further things that a finding can be about."""

REGISTERS: dict[str, Words] = {
    "roster": ("従事者名簿", "roster"),
    "contracts": ("契約の台帳", "register of contracts"),
    "approvals": ("承認の台帳", "register of approvals"),
    "erasures": ("消去の台帳", "register of erasures"),
    "handovers": ("受渡しの台帳", "register of handovers"),
    "sas": ("SASの発行台帳", "register of issued SAS"),
    "inspections": ("検査の台帳", "register of inspections"),
    "trainings": ("研修の台帳", "register of trainings"),
    "approved_places": ("取扱区域の台帳", "register of approved places"),
    "incidents": ("事故の台帳", "register of incidents"),
    "media": ("媒体の台帳", "register of media"),
    "emergency_contacts": ("緊急連絡先", "emergency contacts"),
    "information_files": ("個人情報ファイル簿", "register of information files"),
}
"""What the lists are called."""

LABELS: dict[str, Words] = {
    "missing": ("足りないもの", "lacks"),
    "first_seen": ("最初に確認した日時", "first seen"),
    "unlisted": ("ファイル簿にない項目", "columns without an item"),
    "absent": ("列のない記録項目", "items without a column"),
    "expires": ("有効期限", "expires"),
    "also": ("同じ人がいる他のデータ", "same people also in"),
    "recipient": ("受取人", "recipient"),
    "row": ("行", "row"),
    "column": ("列", "column"),
}
"""Short labels of measures about registers."""
