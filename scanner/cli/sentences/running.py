"""What is said of arguments, runs and their reports, whatever the command."""

RUNNING = {
    "secret-argument": (
        "パスワードや署名をコマンドラインに書かず、環境変数に入れて env:名前 で指定してください",
        "no password or signature on the command line, where every user can read it: env:NAME",
    ),
    "internal": ("内部エラー(データは表示しません)", "internal error (no data is shown)"),
    "interrupted": ("中断されました", "interrupted"),
    "unknown-arguments": ("知らない引数です: {what}", "unrecognized arguments: {what}"),
    "not-built": (
        "{what}: この版ではまだ使えません",
        "{what}: not built in this version",
    ),
    "no-variable": (
        "env:{name}: 環境変数が設定されていないか空です",
        "env:{name}: the environment variable is not set or empty",
    ),
    "no-target": (
        "{path}: そのようなファイルやフォルダーはありません",
        "{path}: there is no such file or folder",
    ),
    "not-a-folder": (
        "--out {path}: フォルダーではありません",
        "--out {path}: not a folder",
    ),
    "no-dataset": (
        "--only {name}: 設定にそのデータセットはありません",
        "--only {name}: the configuration declares no such dataset",
    ),
    "no-control": (
        "{control}: 知らない統制番号です。使えるのは {known}",
        "{control}: no such control; there are {known}",
    ),
    "cut-short": (
        "時間切れで未完了です。次の nightly か scan --resume が続きから読みます",
        "out of hours, so not complete: the next nightly, or scan --resume, goes on from there",
    ),
    "unsigned": (
        "設定に keys.evidence がないため、実行に署名していません(検査の証拠になりません)",
        "not signed: the configuration names no `keys.evidence`, so no inspector can rely on it",
    ),
    "unsigned-forgotten": (
        "台帳を使わない実行には署名しません(検査の証拠になりません)",
        "not signed: a run without a ledger is not in the chain, so no inspector can rely on it",
    ),
    "not-anchored": (
        "{place}: 記録を預けられませんでした ({kind})。次の実行が未確認として示します",
        "{place}: did not take the record's head ({kind}); the next run states it",
    ),
    "not-told": (
        "{who}: 知らせることができませんでした ({why})。点検の結果は変わりません",
        "{who}: could not be told ({why}); what the night found stands",
    ),
    "no-run": (
        "{path}: scan のフォルダーではありません(点検の識別子なら --config も指定してください)",
        "{path}: not a folder that scan wrote (for a run's id name --config, too)",
    ),
    "changed-run": (
        "{path}: 書き換えられています(もう一度 scan するか、--config で台帳から読んでください)",
        "{path}: not as scan wrote it (scan again, or read it from the ledger with --config)",
    ),
    "needs-out": (
        "--format {format}: 文字ではないので --out FILE を指定してください",
        "--format {format}: not text, so name a file with --out",
    ),
    "sheet-without-ledger": (
        (
            "--format xlsx には台帳が必要です。"
            "--ledger off を外すか、report では --config CONFIG を付けてください"
        ),
        (
            "--format xlsx needs the ledger, whose exceptions it lists: not with --ledger off, and"
            " `report` with --config CONFIG"
        ),
    ),
    "due-past": (
        "--due {day}: もう過ぎた日です",
        "--due {day}: this day is past",
    ),
    "no-terminal": (
        "{what}: 画面(端末)にだけ表示できます。ファイルやパイプ、ジョブには出力しません",
        "{what}: on an interactive terminal only, never into a file, a pipe or a job",
    ),
    "values-for-people": (
        "--show-values は表でだけ使えます(--format table)",
        "--show-values is for people: with --format table only",
    ),
    "values-unrecorded": (
        "--show-values には --config CONFIG が必要です。使用したことを台帳に記録します",
        "--show-values needs --config CONFIG: that it was used goes to the ledger",
    ),
}
