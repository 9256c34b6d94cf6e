"""What is said of drafts of a configuration or of decisions."""

DRAFTING = {
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
}
