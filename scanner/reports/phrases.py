"""The sentences of reports in Japanese and English; a test holds both to the same blanks.

An *exception* of the model is 指摘事項 here and a *gap* 未確認: words that offices use for what an
inspection found and for what it could not see.
"""

from scanner.reports.decision_phrases import DECISIONS
from scanner.reports.deletion_phrases import DELETION
from scanner.reports.officer_phrases import OFFICER
from scanner.reports.paper_phrases import PAPER
from scanner.reports.standing_phrases import STANDING

PHRASES: dict[str, tuple[str, str] | tuple[str, str, str]] = {
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
    "h-coverage": ("調べたもの・調べられなかったもの", "What was checked, and what was not"),
    "h-exceptions": ("指摘事項", "Exceptions"),
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
    # detect.
    "detect-none": ("個人情報は見つかりませんでした。", "No personal data was found."),
    "detect-none-seen": (
        "読み取れた範囲に個人情報は見つかりませんでした。",
        "No personal data was found in what could be read.",
    ),
    "spans-more": (
        "ほか{n}件は --format jsonl で見られます。",
        "{n} more is in --format jsonl.",
        "{n} more are in --format jsonl.",
    ),
    # explain.
    "not-built": (
        "この版ではまだ検査できません。宣言があれば未確認になります。",
        "This version does not verify it yet: open wherever a policy declares it.",
    ),
    "a-addressee": ("対象: {who}", "addressed to: {who}"),
    "a-scope": ("適用: {what}", "applies to: {what}"),
    "a-trigger": ("契機: {what}", "trigger: {what}"),
    "a-deadline": ("期限: {what}", "deadline: {what}"),
    "a-from": ("{day} から", "from {day}"),
    "a-to": ("{day} まで", "until {day}"),
    # check and --dry-run.
    "check-ok": ("{path}: 問題はありません。", "{path}: no problems."),
    "check-counts": (
        "データ源 {sources}、データセット {datasets}、市 {cities}、条項 {articles}",
        "sources {sources}, datasets {datasets}, cities {cities}, articles {articles}",
    ),
    "check-no-registers": (
        "「registers」がないため、名簿・委託・承認・消去などの台帳は検査しません。",
        "No “registers” are named, so the office's lists (roster, contracts …) are not judged.",
    ),
    "check-awaited": (
        "次の宣言はこの版では検査できず、未確認になります:",
        "This version does not verify the following declarations; they will be gaps:",
    ),
    **STANDING,
    **PAPER,
    **OFFICER,
    **DECISIONS,
    **DELETION,
}


def phrase(key: str, lang: str, *, n: int | None = None, **values: object) -> str:
    """Say a sentence; ``n`` chooses the plural and is written with its thousands apart."""
    forms = PHRASES[key]
    text = forms[0] if lang == "ja" else forms[-1] if n != 1 else forms[1]
    return text.format(n=format(n or 0, ","), **values)
