"""The words of the inspection sheet in Japanese and English."""

from scanner.model.inspection import Answer, NightStatus
from scanner.reports.words import Words

STATUS_OF_NIGHT: dict[NightStatus, Words] = {
    NightStatus.SCANNED: ("実施", "scanned"),
    NightStatus.PARTIAL: ("一部未確認", "partial"),
    NightStatus.MISSED: ("記録なし", "missed"),
}

ANSWERS: dict[Answer, Words] = {
    Answer.KEPT: ("適合（期間中に不適合なし）", "kept: no breach in the period"),
    Answer.BROKEN: ("不適合（期末に未解消）", "broken: a breach is open at the end"),
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
        "{nights}夜で判定、指摘{findings}件（未解消{open}件、最長{longest}日）",
        "judged on {nights} nights; findings: {findings}, open: {open}, longest: {longest} days",
    ),
    "none": ("ありません。", "None."),
    "specific": ("（特定個人情報）", " (specific personal information)"),
    "waiver": ("例外措置", "waiver"),
    "erasure": ("消去・返還", "erasure"),
    "handover": ("受渡し", "handover"),
    "act": ("操作", "act"),
}
