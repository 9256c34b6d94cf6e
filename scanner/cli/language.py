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
    "no-dataset": (
        "--only {name}: 設定にそのデータセットはありません",
        "--only {name}: the configuration declares no such dataset",
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
