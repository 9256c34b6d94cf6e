"""The sentences about findings, coverage and flows, and the headings that all reports share."""

from scanner.reports.phrases.forms import Forms

FINDINGS: dict[str, Forms] = {
    # What was found, with the singular and the plural in English.
    "exceptions": (
        "指摘事項{n}件（{kinds}）",
        "{n} exception ({kinds})",
        "{n} exceptions ({kinds})",
    ),
    "by-severity": ("{severity}{n}", "{n} {severity}"),
    "gaps": ("未確認{n}件", "{n} gap", "{n} gaps"),
    "passes": ("適合{n}件", "{n} pass", "{n} passes"),
    "datasets": ("データセット{n}件", "{n} dataset", "{n} datasets"),
    "rows": ("{n}行", "{n} row", "{n} rows"),
    "more": (
        "ほか{n}件は報告ファイルにあります。",
        "{n} more is in the report files.",
        "{n} more are in the report files.",
    ),
    "none": ("指摘事項はありません", "no exceptions"),
    "none-seen": (
        "確認できた範囲に指摘事項はありません",
        "no exceptions in what could be verified",
    ),
    "not-clean": (
        "確認できないものがある限り「問題なし」とは言えません。",
        " As long as something is not verified, this is not a clean result.",
    ),
    "measure": ("{label} {text}", "{label}: {text}"),
    "label": ("{label}：{text}", "{label}: {text}"),
    "everywhere": ("全体", "All data"),
    "no-city": ("市に分けられないデータ", "Data of no particular city"),
    "verdict": ("{who}：{what}。", "{who}: {what}."),
    "coverage-whole": (
        "データセット{n}件をすべて最後まで読み取りました。",
        "The only dataset was read whole.",
        "All {n} datasets were read whole.",
    ),
    "coverage-part": (
        (
            "データセット{n}件のうち{lacking}件を最後まで読み取れませんでした"
            "（一部のみ{partial}件・未読{unread}件）。"
        ),
        "The only dataset was not read whole ({partial} partial, {unread} unread).",
        "{lacking} of {n} datasets were not read whole ({partial} partial, {unread} unread).",
    ),
    "coverage-none": (
        "データセットを1件も読み取っていません。",
        "No dataset was read.",
    ),
    "only": (
        "データセット「{dataset}」だけを調べた実行です。ほかは確認していません。",
        "This run was limited to the dataset “{dataset}”; nothing else was verified.",
    ),
    "reports": ("報告：{paths}", "Reports: {paths}"),
    # What flows are.
    "flow-declared": ("申告", "declared"),
    "flow-observed": ("申告どおり", "as declared"),
    "flow-undeclared": ("申告なし", "undeclared"),
    "flow-people": ("{n}人", "{n} person", "{n} people"),
    # Titles and headings.
    "title": ("個人情報の点検結果", "Privacy scan"),
    "as-of": ("{moment} 時点", "As of {moment}"),
    "moment": ("{y}年{m}月{d}日 {clock}（UTC{offset}）", "{y}-{m:02}-{d:02} {clock} (UTC{offset})"),
    "officer": (
        "担当者用。少人数の件数もそのまま示しているため、公表・配布しないでください。",
        "For the officer’s use. Small counts are exact: not for publication.",
    ),
    "h-verdict": ("結論", "Verdict"),
    "h-gaps": ("未確認の事項", "Gaps"),
    "h-method": ("方法と限界", "Method and limits"),
    "c-coverage": (
        "データセットごとの読み取り状況（読み切れていないものが先）",
        "How much of each dataset was read, those not read whole first",
    ),
    "c-exceptions": ("重大度・管理項目の順", "By severity and control"),
    "c-gaps": (
        "判定できなかった事項とその理由",
        "What could not be judged, and why",
    ),
    "no-gaps": ("未確認の事項はありません。", "There are no gaps."),
    "no-exceptions": ("指摘事項はありません。", "There are no exceptions."),
    "no-exceptions-seen": (
        "確認できた範囲に指摘事項はありません。確認できないものがある限り「問題なし」とは言えません。",
        (
            "There are no exceptions in what could be verified. "
            "As long as something is not verified, this is not a clean result."
        ),
    ),
    # Columns and labels.
    "source": ("データ源", "Source"),
    "dataset": ("データセット", "Dataset"),
    "field": ("項目", "Field"),
    "place": ("場所", "Place"),
    "matter": ("内容", "What was found"),
    "rows-column": ("行数", "Rows"),
    "rows-read": ("読取行数", "Rows read"),
    "rows-of": ("該当行 / 読取行", "Rows / rows read"),
    "people": ("人数", "People"),
    "cities": ("市", "Cities"),
    "status": ("状況", "Status"),
    "bytes": ("サイズ", "Size"),
    "reason": ("理由", "Reason"),
    "reason-remedy": ("理由と対応", "Why, and what to do"),
    "control": ("管理項目", "Control"),
    "control-title": ("管理項目の内容", "Control title"),
    "severity": ("重大度", "Severity"),
    "seconds": ("見込み時間", "Estimated time"),
    "total": ("合計", "Total"),
    "clears": ("解消するには", "What would clear it"),
    "verifies": ("確認すること", "What is verified"),
    "articles": ("根拠", "Articles"),
    "no-articles": (
        "規程の条項なし（宣言した方針による）",
        "no article; it stands on the declared policy",
    ),
    "further": ("このほかの測定値", "Further measures"),
    "category": ("種類", "Category"),
    "verdict-column": ("判定", "Verdict"),
    "hits": ("該当 / 入力あり", "Hits / filled"),
    "score": ("確度", "Score"),
    "evidence": ("手がかり", "Evidence"),
    "row": ("行", "Row"),
    "span": ("位置", "Span"),
    "id": ("識別子", "ID"),
    "outcome": ("結果", "Outcome"),
    "cause": ("要因", "Cause"),
    "object": ("ファイル", "File"),
    "measures": ("その他の測定値", "Further measures"),
    "unknown": ("不明", "unknown"),
    "about": ("約{n}", "about {n}"),
    "undecided-policy": (
        "未判定（宣言または日付がありません）",
        "open: something is undeclared or undated",
    ),
    "undecided-coverage": (
        "読み取れなかったデータがあるか、この版で検査できないため、判定できません。",
        "Cannot be judged: some data was not read, or this version does not verify it.",
    ),
    # Method and limits.
    "m-cells": (
        (
            "宣言されたデータ源にあるデータの、すべての行と列を読み取って判定しました。"
            "読み切れていないものは上の表のとおりです。"
        ),
        (
            "Every row and column in the declared sources was read and judged, "
            "except what the tables above name."
        ),
    ),
    "m-unread": (
        "読み取れなかったものを「問題なし」とは扱いません。一部でも読めないときは未確認とします。",
        "Nothing unread counts as clean: what was read in part only is a gap.",
    ),
    "m-built": (
        "この版がまだ検査しない管理項目は、宣言があれば未確認として示します。宣言がなければ現れません。",
        (
            "Controls that this version does not verify yet are open wherever the policy declares "
            "them, and do not appear otherwise."
        ),
    ),
    "m-recognition": (
        (
            "個人情報かどうかは、列名・値の形・検査数字・隣の列から総合して判定します。"
            "見落としや誤りがあり得ます。値そのものはこの報告に含まれません。"
        ),
        (
            "Column names, the form of values, check digits and neighbouring columns together "
            "decide what is personal; misses and errors are possible. No values are shown here."
        ),
    ),
    "m-people": (
        "人数は、1行が1人と宣言されたデータセットでだけ数えます。",
        "People are counted only where the policy declares that one row is one person.",
    ),
    "m-basis": (
        "根拠は、時点日に効力のある条項だけを示します。",
        "Only articles in force on the day of judgement are named.",
    ),
    "m-run": (
        "実行 {id}（開始 {clock}、版 {version}）",
        "Run {id} (began {clock}, version {version})",
    ),
}
