"""The words of the inspection sheet in Japanese and English."""

from scanner.model.inspection import Answer, NightStatus
from scanner.reports.words.bilingual import Words

STATUS_OF_NIGHT: dict[NightStatus, Words] = {
    NightStatus.SCANNED: ("実施", "scanned"),
    NightStatus.PARTIAL: ("一部未確認", "partial"),
    NightStatus.MISSED: ("記録なし", "missed"),
}

ANSWERS: dict[Answer, Words] = {
    Answer.KEPT: ("適合（点検した夜に不適合なし）", "kept on every night that was scanned"),
    Answer.BROKEN: ("不適合（期末に未解消）", "broken: a breach is open at the end"),
    Answer.WAIVED: ("不適合（例外措置の承認あり）", "a breach is open under a waiver"),
    Answer.MENDED: ("期間中に不適合があり、解消済み", "there were breaches, all of them mended"),
    Answer.UNDECIDED: ("判定できない点あり", "partly undecided"),
    Answer.NOT_JUDGED: ("点検の対象外", "not judged in the period"),
    Answer.FOR_A_PERSON: ("", ""),
    Answer.NOT_APPLICABLE: ("該当なし", "not applicable"),
    Answer.NOT_IN_FORCE: ("期間中は効力なし", "not in force in the period"),
}

DISPOSITIONS: dict[str, Words] = {
    "machine": ("機械", "machine"),
    "register": ("台帳", "register"),
    "attested": ("人", "a person"),
    "not-applicable": ("―", "-"),
}

SENTENCES: dict[str, Words] = {
    "title": ("書面検査票", "Written inspection sheet"),
    "period": ("{system}　{since} から {until} まで", "{system}, {since} to {until}"),
    "own-form": (
        "この様式は独自のものです。記録から答えられる欄だけを埋め、残りは人が記入します。",
        "A form of our own: what the records can answer is filled in, the rest is for a person.",
    ),
    "proof": (
        (
            "署名された記録 {first} から {last} までに基づきます（鍵 {signer}）。確かめるには："
            "pcscan evidence verify、または同じフォルダーの verify.py"
        ),
        (
            "Drawn from the signed records {first} to {last} (key {signer}). To check them:"
            " pcscan evidence verify, or verify.py in this folder"
        ),
    ),
    "h-nights": ("点検の実施状況", "Nights"),
    "counts": (
        "実施 {scanned} 日、一部未確認 {partial} 日、記録なし {missed} 日",
        "{scanned} scanned, {partial} partial, {missed} missed",
    ),
    "unsigned": (
        "署名の始まる前の、証拠のない点検：{days}",
        "Scans without evidence, of before runs were signed: {days}",
    ),
    "h-findings": ("指摘と、解消までの日数", "Findings, and how long each stayed open"),
    "h-decided": ("例外措置・消去・受渡しなどの記録", "Waivers, erasures, handovers, acts"),
    "h-sheet": ("条文ごとの確認", "Article by article"),
    "day": ("日", "Day"),
    "status": ("状況", "Status"),
    "records": ("記録番号", "Records"),
    "clock": ("時計（基準日時と1日以上違うもの）", "Clock (over a day from the moment judged)"),
    "finding": ("指摘", "Finding"),
    "place": ("場所", "Place"),
    "outcome": ("判定", "Outcome"),
    "since": ("確認日", "Since"),
    "until": ("解消日", "Fixed"),
    "days": ("日数", "Days"),
    "open": ("未解消", "open"),
    "kind": ("種類", "Kind"),
    "stated": ("記録された内容", "As recorded"),
    "article": ("条文", "Article"),
    "asks": ("求めていること", "What it asks"),
    "by": ("確認の方法", "Shown by"),
    "answer": ("結果", "Answer"),
    "remark": ("記入欄", "Remarks"),
    "numbers": (
        "{nights}夜で判定（うち未判定あり{undecided}夜）、指摘{findings}件（未解消{open}件、最長{longest}日）",
        (
            "judged on {nights} nights ({undecided} undecided);"
            " findings: {findings}, open: {open}, longest: {longest} days"
        ),
    ),
    "none": ("ありません。", "None."),
    "specific": ("（特定個人情報）", " (specific personal information)"),
    "waiver": ("例外措置", "waiver"),
    "erasure": ("消去・返還", "erasure"),
    "handover": ("受渡し", "handover"),
    "act": ("操作", "act"),
}

FIELDS: dict[str, Words] = {
    "kind": ("種類", "kind"),
    "at": ("日時", "at"),
    "finding": ("指摘", "finding"),
    "category": ("区分", "category"),
    "reason": ("理由", "reason"),
    "expires_on": ("期限", "until"),
    "requested_by": ("申請者", "requested by"),
    "approved_by": ("承認者", "approved by"),
    "approved_on": ("承認日時", "approved on"),
    "ticket_ref": ("文書番号", "ticket"),
    "sheet": ("台帳", "register"),
    "entry": ("番号", "entry"),
    "record": ("台帳の番号", "record"),
    "outcome": ("結果", "outcome"),
    "dataset": ("対象データ", "dataset"),
    "applied": ("申請日", "applied"),
    "consented": ("承諾日", "consented"),
    "done": ("実施日", "done"),
    "reported": ("報告日", "reported"),
    "whole": ("全部", "whole"),
    "witnessed": ("立会い", "witnessed"),
    "unreadable": ("判読不可能化", "made unreadable"),
    "day": ("受渡日", "day"),
    "flow": ("受渡しの定め", "flow"),
    "recipient": ("相手先", "recipient"),
    "receipt": ("預り証の日", "receipt"),
    "direct": ("直接", "direct"),
    "approval": ("承認番号", "approval"),
    "protected": ("暗号化など", "protected"),
    "due": ("返却期限", "due"),
    "settled": ("返却・消去日", "settled"),
}
"""Of what was recorded, in the order in which it is shown; the rest is in the JSON."""

VALUES: dict[str, Words] = {
    "assign": ("担当の決定", "assigned"),
    "show-values": ("値の表示", "values shown"),
    "prune": ("古い記録の消去", "pruned"),
    "restore": ("台帳の復元", "restored"),
    "rotate": ("鍵の交換", "secret rotated"),
    "rotate-city": ("市の鍵の交換", "city's key rotated"),
    "destroy": ("市の鍵の破棄", "city's key destroyed"),
    "expire-erased": ("消去した人の照合値の破棄", "fingerprints of erased people destroyed"),
    "deletion": ("消去の確認", "erasure looked into"),
    "notify": ("通知", "notified"),
    "waive": ("例外措置の承認", "waived"),
    "import": ("決定の取り込み", "decisions imported"),
    "handover": ("受渡しの確認", "handover checked"),
    "waiver": ("例外措置", "waiver"),
    "mitigated": ("代替措置あり", "mitigated"),
    "True": ("はい", "yes"),
    "False": ("いいえ", "no"),
}
