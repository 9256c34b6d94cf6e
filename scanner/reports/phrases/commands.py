"""The sentences of commands that show no run: ``detect``, ``explain``, ``check``, dry runs."""

from scanner.reports.phrases.forms import Forms

COMMANDS: dict[str, Forms] = {
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
}
