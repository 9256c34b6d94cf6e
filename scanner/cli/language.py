"""In which language to speak, and the few sentences that no report says."""

import locale
import os
from collections.abc import Sequence

MESSAGES = {
    "secret-argument": (
        "パスワードや署名をコマンドラインに書かず、環境変数に入れて env:名前 で指定してください",
        "no password or signature on the command line, where every user can read it: env:NAME",
    ),
    "internal": ("内部エラー(データは表示しません)", "internal error (no data is shown)"),
    "interrupted": ("中断されました", "interrupted"),
    "not-built": (
        "{what}: この版ではまだ使えません",
        "{what}: not built in this version",
    ),
    "unknown-arguments": ("知らない引数です: {what}", "unrecognized arguments: {what}"),
    "not-a-folder": (
        "--out {path}: フォルダーではありません",
        "--out {path}: not a folder",
    ),
    "no-target": (
        "{path}: そのようなファイルやフォルダーはありません",
        "{path}: there is no such file or folder",
    ),
    "no-variable": (
        "env:{name}: 環境変数が設定されていないか空です",
        "env:{name}: the environment variable is not set or empty",
    ),
    "no-control": (
        "{control}: 知らない統制番号です。使えるのは {known}",
        "{control}: no such control; there are {known}",
    ),
    "no-sources": (
        "--database、--blobs、--folder のどれかを指定してください",
        "name what to draft from: --database, --blobs or --folder",
    ),
    "env-only": (
        "{option}: アドレスは環境変数に入れて env:名前 で指定してください",
        "{option}: give the address by reference, env:NAME",
    ),
    "not-listed": (
        "{reference}: 一覧を取得できないため、案を作れません。{why}",
        "{reference}: cannot be listed, so nothing can be drafted from it. {why}",
    ),
    "draft-exists": (
        "--out {path}: すでにあり、上書きしません。別の名前を指定してください",
        "--out {path}: is there already and is never overwritten; give another name",
    ),
    "draft-unwritable": (
        "--out {path}: 書き込めません ({kind})",
        "--out {path}: cannot be written ({kind})",
    ),
    "drafted": (
        "{path}: 案を書きました。人が決める箇所: {marks}か所(pcscan check が場所を示します)",
        "{path}: drafted; a person must decide at {marks} places, which `pcscan check` lists",
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
    "inspection-period": (
        "--from は --to より後にできず、--to はまだ来ていない日にできません",
        "--from must not lie after --to, and --to must not be still to come",
    ),
    "inspection-nothing": (
        "この期間に署名された記録はありません",
        "there is no signed record in this period",
    ),
    "inspection-strange": (
        (
            "--out のフォルダーに、パックのものではない {name} があります。"
            "空のフォルダーを指定してください"
        ),
        "the folder of --out holds {name}, which is not of a pack: name an empty folder",
    ),
    "inspection-packed": (
        "{path}: パックを書きました({n}個のファイル)",
        "{path}: packed, {n} files",
    ),
    "key-evidence": (
        "{path}: 署名の鍵を作りました。公開鍵 {public} を市に渡してください(SHA-256 {id})",
        "{path}: made a key that signs; give its public key {public} to the city (SHA-256 {id})",
    ),
    "key-evidence-env": (
        "署名の鍵は環境変数で渡す設定です。`openssl genpkey -algorithm ed25519` で作れます",
        "the key that signs is given by a variable: `openssl genpkey -algorithm ed25519` makes one",
    ),
    "cut-short": (
        "時間切れで未完了です。次の nightly か scan --resume が続きから読みます",
        "out of hours, so not complete: the next nightly, or scan --resume, goes on from there",
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
    "no-flow": (
        "--flow {name}: 設定にその流れ(flows)はありません。宣言済み: {known}",
        "--flow {name}: the configuration declares no such flow; declared: {known}",
    ),
    "no-query": (
        "--item query:{name}: 設定にその問い合わせ(queries)はありません。宣言済み: {known}",
        "--item query:{name}: the configuration declares no such query; declared: {known}",
    ),
    "no-item": (
        "--item {item}: 開けません({reason})",
        "--item {item}: cannot be opened ({reason})",
    ),
    "unsigned-handover": (
        (
            "受渡し票に署名する鍵がありません。設定に keys.evidence を書き、"
            "`pcscan key new --key evidence` で作ってください"
        ),
        (
            "there is no key to sign the ticket with: name `keys.evidence` in the configuration,"
            " and make it with `pcscan key new --key evidence`"
        ),
    ),
    "handed-over": (
        "{flow}: 受け渡せます。署名した受渡し票と預り証の様式を書きました",
        "{flow}: may be handed over; the signed ticket and the form of the receipt are written",
    ),
    "handover-refused": (
        "{flow}: 受け渡せません。上の指摘か未確認を解消してください",
        "{flow}: must not be handed over; settle the exceptions or gaps above first",
    ),
    "not-told": (
        "{who}: 知らせることができませんでした ({why})。点検の結果は変わりません",
        "{who}: could not be told ({why}); what the night found stands",
    ),
    "no-dataset": (
        "--only {name}: 設定にそのデータセットはありません",
        "--only {name}: the configuration declares no such dataset",
    ),
    "no-erasures": (
        "設定の registers に erasures (消去の台帳) がありません",
        "the configuration names no `erasures` under `registers`",
    ),
    "erasures-unread": (
        "消去の台帳を読めません。設定の registers の erasures を確かめてください",
        "the register of erasures cannot be read: see to `erasures` under `registers`",
    ),
    "no-record": (
        "--record {record}: 消去の台帳にその番号はありません。あるのは {known}",
        "--record {record}: the register of erasures has no such number; there are {known}",
    ),
    "not-erased": (
        "--record {record}: 消去日がまだ来ていないか、台帳に書かれていません",
        "--record {record}: it was not erased yet, or its day is not in the register",
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
    "no-reference": (
        "12桁の16進数か [name:…] を指定してください([name:#1] のような番号は調べられません)",
        "give 12 hex digits or [name:…] (a number of detect, such as [name:#1], leads nowhere)",
    ),
    "not-located": (
        "{reference}: この設定のデータ源にその名前はありません(一覧できないデータ源: {sources})",
        "{reference}: no name in the sources has it (sources that could not be listed: {sources})",
    ),
    "located-column": ("{source} の列: {name}", "a column in {source}: {name}"),
    "located-path": ("{source} の場所: {name}", "a place in {source}: {name}"),
    "key-made": (
        "{path}: 新しいシステム鍵を作りました。控えを取り、人に読まれない所に置いてください",
        "{path}: made a new system secret; keep a copy of it, and both where nobody else can read",
    ),
    "key-exists": (
        "{path}: すでにあり、上書きしません。鍵を替えるには `pcscan key rotate` を使ってください",
        "{path}: is there already and is never overwritten; to replace it: `pcscan key rotate`",
    ),
    "key-unwritable": (
        "{path}: 書き込めません ({kind})",
        "{path}: cannot be written ({kind})",
    ),
    "key-env": (
        """\
システム鍵は環境変数 {name} で渡す設定です。画面に出さずに作って保管する例:
  (umask 077; openssl rand -hex 32 > {name}.secret)
  export {name}="$(cat {name}.secret)"
ジョブには、秘密情報の保管庫から {name} を渡してください""",
        """\
The configuration takes the system secret from the variable {name}. To make one without showing it:
  (umask 077; openssl rand -hex 32 > {name}.secret)
  export {name}="$(cat {name}.secret)"
For jobs, keep it in a secret store that sets {name}""",
    ),
    "key-same": (
        "--to: 今と同じ鍵です。新しい鍵を指定してください",
        "--to: this is the secret in use; name a new one",
    ),
    "key-to-make": (
        "--to: {problem} 新しい鍵を作る例: (umask 077; openssl rand -hex 32 > ファイル)",
        "--to: {problem} To make a new one: (umask 077; openssl rand -hex 32 > FILE)",
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
    "key-destroy": (
        (
            "key destroy: 設定に市の鍵 (keys.city) がありません。破棄できるのは市の鍵だけです。"
            "システム鍵は破棄できません。なくすと台帳を確かめることも、隠した名前を調べることもできません。"
            "替えるには `pcscan key rotate` を使ってください"
        ),
        (
            "key destroy: the configuration names no city's key (`keys.city`), and only that one"
            " can be destroyed; the system secret is never destroyed, since without it neither the"
            " ledger can be verified nor a hidden name be found. To replace it: `pcscan key rotate`"
        ),
    ),
    "key-no-city": (
        "--key city: 設定に市の鍵 (keys.city) がありません",
        "--key city: the configuration names no city's key (`keys.city`)",
    ),
    "key-destroyed": (
        (
            "照合用の指紋を{n:,}件消し、この鍵を二度と使わないよう台帳に記録しました。"
            "続けて、保管庫の鍵そのものと、台帳のバックアップを消してください。"
            "設定からは keys.city を消すか、新しい鍵を書いてください"
        ),
        (
            "forgot {n:,} fingerprints, and wrote down in the ledger that this key is never used"
            " again. Now erase the key itself from its vault, and the ledger's backups; take"
            " `keys.city` out of the configuration, or name a new key there"
        ),
    ),
    "key-city-rotated": (
        (
            "前の鍵の指紋を{n:,}件消し、台帳に記録しました。次の実行がすべてを読み直して作り直します。"
            "設定の keys.city.secret を {reference} にしてください"
        ),
        (
            "forgot {n:,} fingerprints under the old key, and wrote it down in the ledger; the next"
            " run reads everything and makes new ones. In the configuration, set `keys.city.secret`"
            " to {reference}"
        ),
    ),
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


def message(key: str, lang: str, **values: object) -> str:
    """Say one sentence in Japanese or English."""
    japanese, english = MESSAGES[key]
    return (japanese if lang == "ja" else english).format(**values)


def preferred(arguments: Sequence[str]) -> str:
    """Take the language from ``--lang``, else from the locale."""
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else None
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in {"ja", "en"}:
            return value
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return "ja" if (named or locale.getlocale()[0] or "").startswith("ja") else "en"
