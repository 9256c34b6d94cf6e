"""What is said of keys, and of the names that they hide."""

KEYS = {
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
    "key-evidence": (
        "{path}: 署名の鍵を作りました。公開鍵 {public} を市に渡してください(SHA-256 {id})",
        "{path}: made a key that signs; give its public key {public} to the city (SHA-256 {id})",
    ),
    "key-evidence-env": (
        "署名の鍵は環境変数で渡す設定です。`openssl genpkey -algorithm ed25519` で作れます",
        "the key that signs is given by a variable: `openssl genpkey -algorithm ed25519` makes one",
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
}
