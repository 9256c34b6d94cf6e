"""The sentences of the committee's report, for people who are no engineers."""

from scanner.reports.phrases.forms import Forms

COMMITTEE: dict[str, Forms] = {
    "p-title": ("個人情報の取扱い 点検報告", "Report on the handling of personal data"),
    "p-notice": (
        "人数・行数が1から9のものは「10未満」と記しています。正確な数は担当者用の資料にあります。",
        (
            "Counts of people and rows from 1 to 9 appear as 'fewer than 10'. "
            "Exact figures are in the officer's file."
        ),
    ),
    "p-contents": ("目次", "Contents"),
    "p-table-more": (
        "ほか{n}行は省きました（担当者用の資料にすべてあります）。",
        "{n} further row is in the officer's file.",
        "{n} further rows are in the officer's file.",
    ),
    "day": ("{y}年{m}月{d}日", "{y}-{m:02}-{d:02}"),
    "few": ("10未満", "fewer than 10"),
    "few-each": ("いずれも10未満", "fewer than 10 each"),
    "at-least": ("{n}以上", "at least {n}"),
    "n": ("{n}", "{n}"),
    "n-people": ("{n}人", "{n} person", "{n} people"),
    "n-rows": ("{n}行", "{n} row", "{n} rows"),
    "few-people": ("10未満", "fewer than 10 people"),
    "few-rows": ("10未満（行）", "fewer than 10 rows"),
    "at-least-people": ("{n}人以上", "at least {n} people"),
    "at-least-rows": ("{n}行以上", "at least {n} rows"),
    "about-words": ("約{text}", "about {text}"),
    # The verdict.
    "v-found": (
        "{who}：約束と異なる点（指摘事項）が{n}件（{kinds}）見つかりました。",
        "{who}: {n} thing is not as promised ({kinds}).",
        "{who}: {n} things are not as promised ({kinds}).",
    ),
    "v-found-gaps": (
        (
            "{who}：約束と異なる点（指摘事項）が{n}件（{kinds}）見つかり、"
            "確認できなかったことが{gaps}件あります。"
        ),
        "{who}: {n} thing is not as promised ({kinds}), and {gaps} could not be verified.",
        "{who}: {n} things are not as promised ({kinds}), and {gaps} could not be verified.",
    ),
    "v-none": (
        "{who}：対象のデータをすべて読み取り、約束と異なる点はありませんでした。",
        "{who}: everything was read, and nothing is otherwise than promised.",
    ),
    "v-none-gaps": (
        (
            "{who}：確認できた範囲に約束と異なる点はありませんが、"
            "確認できなかったことが{n}件あるため、問題がないとは言えません。"
        ),
        (
            "{who}: what could be verified is as promised, but {n} thing could not be verified, "
            "so that this is not a clean result."
        ),
        (
            "{who}: what could be verified is as promised, but {n} things could not be verified, "
            "so that this is not a clean result."
        ),
    ),
    "v-none-unread": (
        (
            "{who}：読み取れた範囲に約束と異なる点はありませんが、"
            "読み切れなかったデータがあるため、問題がないとは言えません。"
        ),
        (
            "{who}: what was read is as promised, but not everything was read, "
            "so that this is not a clean result."
        ),
    ),
    "v-waived": (
        "このほか、期限を決めて認められた例外が{n}件あります（「認められた例外」の節）。",
        "{n} further exception is permitted for a while (see below).",
        "{n} further exceptions are permitted for a while (see below).",
    ),
    # Headings, in the order of the report.
    "s-verdict": ("結論", "Verdict"),
    "s-checked": ("調べたものと、調べられなかったもの", "What was checked, and what was not"),
    "s-changes": ("前回の報告からの変化", "Changes since the last report"),
    "s-exceptions": ("指摘事項", "What is not as promised"),
    "s-waivers": ("認められた例外", "Permitted exceptions"),
    "s-overdue": ("期限を過ぎたもの", "Overdue"),
    "s-transfers": ("データの流れ・受渡し・消去", "Flows, handovers and erasures"),
    "s-method": ("方法と限界", "Method and limits"),
    # What was checked.
    "k-sources": ("調べたデータ源", "Sources that were looked at"),
    "k-datasets": ("データの数", "Datasets"),
    "k-whole": ("全件読取", "Read whole"),
    "k-part": ("一部のみ", "In part"),
    "k-unread": ("未読", "Unread"),
    "k-rows": ("読取行数", "Rows read"),
    "k-missing": ("読み切れなかったもの", "Not read whole"),
    "k-gaps": ("読めても確認できなかったこと", "Could not be verified although it was read"),
    "k-all": ("読み切れなかったデータはありません。", "Everything was read whole."),
    "k-no-gaps": (
        "このほかに確認できなかったことはありません。",
        "Nothing else was left unverified.",
    ),
    "k-names": ("対象", "Which"),
    "k-places": ("か所", "Places"),
    "k-and-more": ("{names} ほか{n}件", "{names} and {n} more", "{names} and {n} more"),
    "k-only": (
        "この回は「{dataset}」だけを調べました。ほかは確認していません。",
        "Only '{dataset}' was looked at this time; nothing else was verified.",
    ),
    "k-reason": ("理由と、必要な対応", "Why, and what to do"),
    # Nights.
    "cal-title": ("夜ごとの点検（直近12か月）", "Nights of the last twelve months"),
    "cal-month": ("{y}年{m}月", "{y}-{m:02}"),
    "cal-whole": ("すべて読み取り", "everything read"),
    "cal-partial": ("一部読み取れず", "not everything read"),
    "cal-missing": ("実施なし", "no scan"),
    "cal-free": ("対象外", "none due"),
    "cal-alt": (
        (
            "{first} から {last} まで。すべて読み取れた夜{whole}、一部読み取れなかった夜{partial}、"
            "実施されなかった夜{missing}。"
        ),
        (
            "From {first} to {last}: {whole} nights with everything read, {partial} with something "
            "unread, {missing} missing."
        ),
    ),
    "cal-alt-missing": ("実施されなかった夜：{days}。", " Missing: {days}."),
    # Changes.
    "ch-none": (
        "比べられる前回の報告がないため、今回が最初の記録です。",
        "There is no earlier report to compare with: this is the first record.",
    ),
    "ch-since": (
        "{moment} の報告と比べています。",
        "Compared with the report as of {moment}.",
    ),
    "ch-caption": ("指摘事項の増減（件）", "Exceptions that came and went"),
    "ch-kind": ("変化", "Change"),
    "ch-new": ("新たに見つかった", "New"),
    "ch-reopened": ("再発した", "Came back"),
    "ch-fixed": ("解消した", "Fixed"),
    "ch-unseen": ("今回は読み取れず未確認", "Not verified this time"),
    "ch-same": ("変わらない", "Unchanged"),
    "ch-list": ("変化のあったもの", "What changed"),
    "ch-all": ("計", "All"),
    "ch-nothing": ("変化はありません。", "Nothing changed."),
    # Exceptions.
    "e-none": ("指摘事項はありません。", "There is nothing to report."),
    "e-none-seen": (
        "確認できた範囲に指摘事項はありません。確認できなかったものは前の節のとおりです。",
        "Nothing to report in what could be verified; what could not is listed above.",
    ),
    "e-caption": ("{control} に当たるもの", "What falls under {control}"),
    "e-what": ("見つかったもの", "What"),
    "e-data": ("データ", "Data"),
    "e-places": ("か所", "Places"),
    "e-since": ("確認日", "Since"),
    "e-owner": ("担当", "Owner"),
    "e-due": ("期限", "Due"),
    "e-people": ("人数（行数）", "People (or rows)"),
    "e-late": ("{day}（超過）", "{day} (overdue)"),
    "e-grown": (
        (
            "「人数」は一つの項目で最も多いものです。人数が数えられないときは行数を示します。"
            "同じ人が何度も現れ得るため、合計は示しません。"
        ),
        (
            "The number is the largest in any one place, of rows where people cannot be counted. "
            "The same person may occur in several places, so there is no total."
        ),
    ),
    "trend-title": ("未解決の指摘事項の推移（件）", "Open exceptions over time"),
    "trend-all": ("すべて", "all"),
    "trend-grave": ("うち重大・高", "of them critical or high"),
    "trend-alt": (
        "{first} に{before}件、{last} に{now}件（うち重大・高{grave}件）。最も多い日は{most}件。",
        "{before} on {first}, {now} on {last} ({grave} of them critical or high); {most} at most.",
    ),
    "mx-title": (
        "どのデータで、どの種類が見つかったか（色の濃さは重大度、数字は行数）",
        "What was found where (shade: severity; figures: rows)",
    ),
    "mx-some": ("あり", "yes"),
    "mx-alt": ("データごとに見つかった種類：{rows}。", "Kinds found by dataset: {rows}."),
    # Waivers.
    "w-none": ("認められた例外はありません。", "No exception is permitted."),
    "w-caption": ("期限内の例外", "In force"),
    "w-ended": ("期限が切れた例外、または審査時より広がった例外", "Ended, or grown beyond review"),
    "w-reason": ("区分と理由", "Kind and reason"),
    "w-approved": ("承認", "Approved"),
    "w-until": ("期限", "Until"),
    "w-by": ("{name}（{day}）", "{name} ({day})"),
    "w-soon": ("{day}（まもなく終了）", "{day} (ends soon)"),
    "w-over": ("{day}（終了）", "{day} (ended)"),
    "w-outgrown": ("{day}（審査時より拡大）", "{day} (outgrown)"),
    # Overdue.
    "o-none": ("期限を過ぎた指摘事項はありません。", "Nothing is overdue."),
    "o-caption": ("期限を過ぎても解消していない指摘事項", "Exceptions open past their due date"),
    # Flows, handovers, erasures.
    "fm-title": ("データの流れ", "Where data goes"),
    "fm-from": ("どこから", "From"),
    "fm-to": ("どこへ", "To"),
    "fm-outside": ("外部", "outside"),
    "fm-declared": ("申告のみ（データでは未確認）", "declared, not seen in data"),
    "fm-observed": ("申告があり、データで確認", "declared and seen in data"),
    "fm-undeclared": ("申告がないのに確認（要対応）", "seen, but not declared"),
    "fm-alt": (
        (
            "申告のない流れ{undeclared}件、申告どおり確認した流れ{observed}件、"
            "申告のみの流れ{declared}件。"
        ),
        "{undeclared} undeclared, {observed} declared and seen, {declared} declared only.",
    ),
    "fm-alt-bad": ("申告のない流れ：{named}。", " Undeclared: {named}."),
    "fm-none": (
        "申告された流れも、確認された流れもありません。",
        "No flow is declared or was seen.",
    ),
    "fm-table": ("流れの一覧（申告のないものが先）", "Flows, the undeclared first"),
    "fm-kind": ("申告と確認", "Declared or seen"),
    "fm-fields": ("共通する項目", "What both hold"),
    "t-caption": ("受渡しと消去の記録", "Handovers and erasures on record"),
    "t-none": (
        "この期間に記録された受渡し・消去はありません。",
        "No handover or erasure is on record for this period.",
    ),
    "t-day": ("日付", "Day"),
    "t-act": ("区分", "What"),
    "t-name": ("対象", "Data or flow"),
    "t-partner": ("相手", "With whom"),
    "t-stage": ("状況", "State"),
    # Method.
    "m-few": (
        (
            "人数・行数が1から9のものは、個人が推測されないよう「10未満」とし、"
            "合計や差から分かる数も示していません。指摘事項やデータの件数は人の数ではないため、そのまま示します。"
        ),
        (
            "Counts of people and rows from 1 to 9 are given as 'fewer than 10' so that nobody "
            "can be told from them, and no total or difference gives them back. Counts of findings "
            "and datasets are not counts of people and are exact."
        ),
    ),
    "m-prints": (
        (
            "複数の場所に同じ人のデータがあるかは、鍵で変換した指紋を比べて確かめます。"
            "鍵を持つ者にとって指紋は仮名加工された個人データであり、鍵は市が管理し、破棄すれば指紋は使えなくなります。"
        ),
        (
            "Whether the same people are in several places is told by comparing keyed "
            "fingerprints. To whoever holds the key they are pseudonymised personal data; the "
            "city keeps the key, and destroying it ends them."
        ),
    ),
    "m-lacking": (
        "この書類の書体にない文字は［U+…］と文字番号で示しました：{codes}。",
        "Characters that this document's typeface lacks stand as [U+…]: {codes}.",
    ),
}
