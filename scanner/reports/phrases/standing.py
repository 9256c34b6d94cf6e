"""The sentences about nights, open exceptions and the lives of findings."""

from scanner.reports.phrases.forms import Forms

STANDING: dict[str, Forms] = {
    # status.
    "st-last": (
        "最後に終わった夜：{moment}（{whole}）",
        "Last completed night: {moment} ({whole})",
    ),
    "st-whole": ("すべて読み取り済み", "everything was read"),
    "st-partial": ("読み切れなかったものあり", "not everything was read"),
    "st-never": ("終わった夜はまだありません。", "No night has been completed yet."),
    "st-begun": (
        "終わっていない実行：{command}（{moment} 開始）。実行中か、中断されています。",
        "Not ended: {command}, begun {moment}. It is running, or was interrupted.",
    ),
    "st-due": ("次の夜：{day}", "Next night due: {day}"),
    "st-no-due": (
        "毎晩の点検は求められていません（設定の ledger に nights_since がありません）。",
        "No night is ever due: the configuration has no `nights_since` under `ledger`.",
    ),
    "st-missing": (
        "この1か月で抜けている夜{n}件：{nights}",
        "{n} night missing in the last month: {nights}",
        "{n} nights missing in the last month: {nights}",
    ),
    "st-untold": (
        "最後の夜を知らせることができなかった相手：{who}",
        "Could not be told of the last night: {who}",
    ),
    "st-overdue": (
        "期限を過ぎた指摘事項{n}件",
        "{n} overdue exception",
        "{n} overdue exceptions",
    ),
    "st-calm": (
        "抜けている夜も期限を過ぎた指摘事項もありません。",
        "No night is missing and nothing is overdue.",
    ),
    # exceptions.
    "ex-none": ("未解決の指摘事項はありません。", "There are no open exceptions."),
    "ex-count": (
        "未解決の指摘事項{n}件（うち期限超過{late}件）",
        "{n} open exception ({late} overdue)",
        "{n} open exceptions ({late} overdue)",
    ),
    "ex-since": ("確認日", "Since"),
    "ex-owner": ("担当", "Owner"),
    "ex-due": ("期限", "Due"),
    "ex-overdue": ("期限超過", "overdue"),
    "ex-unseen": ("前回は未確認", "not verified last time"),
    "ex-open": ("未解決", "open"),
    "ex-fixed": ("{day} に解消", "fixed on {day}"),
    "ex-nobody": ("未定", "nobody"),
    "ex-last": ("最後に確認", "Last seen"),
    "ex-again": ("再発{n}回", "It came back once.", "It came back {n} times."),
    "ex-life": ("経過", "Life"),
    "ex-step": ("{moment}  {what}（実行 {run}）", "{moment}  {what} (run {run})"),
    "ex-decisions": ("決定", "Decisions"),
    "ex-to": ("担当 {owner}", "owner {owner}"),
    "ex-until": ("期限 {day}", "due {day}"),
    # key rotate.
    "ro-done": (
        "台帳を新しい鍵に移しました（{rows}行、識別子の変更{ids}件）。",
        "The ledger is under the new secret ({rows} rows, {ids} changed ids).",
    ),
    "ro-next": (
        "設定の keys: system をこう直してから、次の実行をしてください：",
        "Before the next run, write in the configuration under keys: system:",
    ),
    "ro-unverified": (
        "スキャナーの外で書き換えられた行が{n}件あり、そのまま残しました。",
        "{n} row was not as the scanner had written it, and stays as it is.",
        "{n} rows were not as the scanner had written them, and stay as they are.",
    ),
    "ro-unlisted": (
        "データ源 {source} は一覧できませんでした（{why}）。",
        "The source {source} could not be listed ({why}).",
    ),
    "ro-lost": (
        "次の指摘の名前は見つからず、古い参照のまま残ります。名前が戻れば新しい指摘になります：",
        (
            "The names in these findings were not found and keep their old references; should a "
            "name come back, it will be a new finding:"
        ),
    ),
    # detect --show-values.
    "va-text": ("値", "Value"),
    "va-more": (
        "ほか{n}件は表示しません。対象を絞ってください。",
        "{n} more is not shown: narrow the target.",
        "{n} more are not shown: narrow the target.",
    ),
}
