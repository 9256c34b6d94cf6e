"""What is said of the ledger as it is kept."""

KEEPING = {
    "ledger-migrated": (
        "台帳を {before} から {after} に移しました",
        "the ledger went from {before} to {after}",
    ),
    "ledger-as-it-is": ("台帳はすでに {after} です", "the ledger is at {after} already"),
    "ledger-backup": (
        (
            "{path}: {rows}行を書きました(スキャナーの外で書き換えられた行: {unverified})。"
            "戻すには、同じシステム鍵で `pcscan ledger restore` を使ってください"
        ),
        (
            "{path}: wrote {rows} rows ({unverified} not as the scanner had written them); to bring"
            " them back, under the same system secret: `pcscan ledger restore`"
        ),
    ),
    "ledger-restored": (
        "{rows}行を戻しました(スキャナーの外で書き換えられた行: {unverified})",
        "restored {rows} rows ({unverified} not as the scanner had written them)",
    ),
    "ledger-pruned": (
        "実行{runs}件、解消した指摘{findings}件、決定などの記録{acts}件を消しました",
        "forgot {runs} runs, {findings} fixed findings, {acts} records of decisions and acts",
    ),
    "prune-future": (
        "--before {day}: まだ来ていない日です",
        "--before {day}: this day is still to come",
    ),
}
