"""Help and complaints about arguments in the language of whoever asks.

``argparse`` speaks English; what it says in the other language stands in the tables here, by the
English text. A text without an entry stays English, and a test names it.
"""

import argparse
import re
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

JAPANESE = {
    "positional arguments": "引数",
    "options": "オプション",
    "show this help message and exit": "この説明を表示して終わる",
    "show the version and exit": "版を表示して終わる",
    "Privacy scanner for point-card systems": "ポイントカードの個人情報スキャナー",
    "default: from the locale": "表示の言語。既定値: ロケールから",
    "default: now": "既定値: 今",
    "default: one a core": "既定値: コアごとに1つ",
    "the policy": "設定ファイル",
    "for reports; made where it is missing": "報告書のフォルダー。なければ作る",
    "where the work runs; default: inline, in this process": (
        "どこで処理するか。既定値: inline(このプロセス)"
    ),
    "from which severity exceptions count; default: low": (
        "どの重大度から指摘として数えるか。既定値: low"
    ),
    "html, pdf, xlsx, csv, json, sarif, ocsf, openlineage, drafts; default: html": (
        "html、pdf、xlsx、csv、json、sarif、ocsf、openlineage、drafts。既定値: html"
    ),
    "render a run that is over in another format": "終わった点検をほかの形式で書き出す",
    "a folder that scan wrote, or a run's id": "scan が書いたフォルダー、または点検の識別子",
    "say nothing but what is wrong": "異常のほかは何も表示しない",
    "the outcome for machines, one line": "結果を機械向けの1行で表示する",
    "one of those of scan": "scan と同じ形式のどれか",
    "default: stdout, where it is text": "既定値: 文字の形式なら標準出力",
    "the policy: names, and what the ledger knows of a run's id": (
        "設定ファイル。名前と、台帳にある点検の識別子"
    ),
    "from this day on they stay": "この日からのものは残る",
    "must not be there yet": "まだないファイル",
    "what `ledger backup` wrote": "`ledger backup` が書いたファイル",
    "who answers for it": "担当者",
    "until when; default: as it is": "期限。既定値: 今のまま",
    "of `exceptions list`": "`exceptions list` の識別子",
    "draft a policy from what is really there": "実際にあるものから設定ファイルの案を作る",
    "databases to draft from; may be given again": "案に入れるデータベース。複数指定できる",
    "storage accounts to draft from; may be given again": (
        "案に入れるストレージアカウント。複数指定できる"
    ),
    "folders to draft from; may be given again": "案に入れるフォルダー。複数指定できる",
    "never overwritten; default: stdout": "案のファイル。上書きはしない。既定値: 標準出力",
    "check what is to be handed over, and sign for it": "受け渡す前に確かめ、受渡し票に署名する",
    "the declared flow by which it goes": "どの流れ(flows)で渡すか",
    "file or folder, env:URL of a blob, or query:NAME": (
        "ファイル、フォルダー、Blob の env:URL、または query:名前"
    ),
    "validate a configuration": "設定ファイルを確かめる",
    "read everything, judge it, write findings": "すべて読み、判定し、指摘を書き出す",
    "the nightly scan": "毎晩の点検",
    "find personal data in files, folders, databases; no policy needed": (
        "ファイル、フォルダー、データベースから個人情報を探す(設定は不要)"
    ),
    "what a control verifies, under which articles": "統制が何をどの条文に基づいて確かめるか",
    "last night, next due, what is overdue": "最後の夜、次の予定、期限を過ぎたもの",
    "open exceptions, and who answers for them": "未解決の指摘事項とその担当",
    "keep the memory of the scanner": "スキャナーの台帳を保守する",
    "make a secret, go over to another, destroy the city's": "鍵を作る、替える、市の鍵を破棄する",
    "show the name behind [name:REF], on a terminal only": (
        "[name:REF] で隠した名前を表示する(端末のみ)"
    ),
    "never a completed night": "このデータセットだけ。毎晩の点検には数えない",
    "reuse nothing from earlier nights": "前の夜の結果を使わず、すべて読む",
    "go on with an interrupted scan": "中断した点検を続ける",
    "read catalogues only": "一覧だけ読み、見積もりを出す",
    "put passes into findings.json too": "合格も findings.json に入れる",
    "remember nothing, and know nothing": "台帳を使わない",
    "file, folder or env:URL": "ファイル、フォルダー、または env:URL",
    "every hit, with its place": "一つ一つの検出をその場所とともに",
    "which evidence counted": "何を根拠にしたか",
    "show the values found, on a terminal only; goes to the ledger of --config": (
        "見つけた値を表示する(端末のみ)。使用は --config の台帳に記録される"
    ),
    "with --show-values": "--show-values とともに",
    "such as MIN-4": "MIN-4 など",
    "what is open, since when, whose it is, until when": "未解決のもの、確認日、担当、期限",
    "for machines": "機械で読む形式",
    "the life of one finding": "一つの指摘の経過",
    "say who answers for a finding, and until when": "指摘の担当と期限を決める",
    "ask for a waiver: writes a request, and decides nothing": (
        "例外を申請する(申請を書くだけで、何も決まらない)"
    ),
    "the risk is accepted, or met by other means": (
        "waiverはリスクの受け入れ、mitigatedは別の方法で対応済み"
    ),
    "why": "理由",
    "its last day": "例外の最後の日",
    "who asks; somebody else approves": "申請者。承認は別の人が行う",
    "sign a request or a filled-in workbook as an approver": (
        "申請か記入済みのブックに、承認者として署名する"
    ),
    "what is decided": "決定の内容",
    "the approver's private key (PEM)": "承認者の秘密鍵(PEM)",
    "show what signed decisions change, and write it to the ledger": (
        "署名済みの決定による変更を示し、台帳に書く"
    ),
    "what was signed": "署名したファイル",
    "what `exceptions sign` wrote": "`exceptions sign` が書いたファイル",
    "expected a text of one line, at most 500 signs": "500字までの1行の文を書いてください",
    "bring it to this version": "この版の形に移す",
    "write everything into a new file": "すべてを新しいファイルに書き出す",
    "fill an empty ledger from a backup": "空の台帳をバックアップから戻す",
    "forget runs before a day; open findings stay": (
        "ある日より前の実行を消す(未解決の指摘は残る)"
    ),
    "make the secret that the configuration names": "設定が指す鍵を作る",
    "bring the ledger under another secret": "台帳を別の鍵に移す",
    "which secret (default: system); city: the one of fingerprints": (
        "どの鍵か(省略時はsystem)。cityは照合用の市の鍵"
    ),
    "prove or refute that something was erased": "消去を確かめ、消去確認書を作る",
    "its number in the register of erasures": "消去の台帳での番号",
    "forget all fingerprints, and never use the city's key again": (
        "照合用の指紋をすべて消し、市の鍵を二度と使わない"
    ),
    "pack the evidence of a period": "期間の証拠をまとめる",
    "check a pack of evidence": "証拠のパックを確かめる",
    "check a pack; needs neither policy nor ledger": "パックを確かめる(設定も台帳も不要)",
    "first day of the period": "期間の最初の日",
    "its last day, which belongs to it": "期間の最後の日(その日を含む)",
    "for the pack; made where it is missing, with nothing else in it": (
        "パックのフォルダー。なければ作る。ほかのものは入れない"
    ),
    "the folder of a pack": "パックのフォルダー",
    "the operator's public key (PEM), had from elsewhere than the pack": (
        "事業者の公開鍵(PEM)。パックとは別に受け取ったもの"
    ),
    "what others were sent of the records, with certificates (PEM) for time stamps": (
        "外部に預けた記録の行。タイムスタンプには証明書(PEM)も加える"
    ),
    "which secret (default: system); evidence: the one that signs": (
        "どの鍵か(省略時はsystem)。evidenceは署名の鍵"
    ),
    "env:NAME or file:PATH": "env:名前 または file:パス",
    "12 hex digits, or [name:…]": "12桁の16進数、または [name:…]",
    "expected a date and time such as 2026-11-01T03:00": (
        "2026-11-01T03:00 のように日時を書いてください"
    ),
    "expected a date such as 2026-11-01": "2026-11-01 のように日付を書いてください",
    "expected a name": "名前を書いてください",
    "expected low, medium, high or critical": "low、medium、high、critical のどれかです",
    "expected a number from 1": "1以上の数を書いてください",
    "expected one argument": "値が1つ必要です",
    "expected at least one argument": "値が1つ以上必要です",
}
FORMS = (
    (r"argument (\S+): (.*)", "{0}: {1}"),
    (r"the following arguments are required: (.*)", "必要な引数がありません: {0}"),
    (r"invalid choice: (\S+) \(choose from (.*)\)", "{0} は使えません。使えるのは {1}"),
    (r"ambiguous option: (.*) could match (.*)", "{0} では決まりません。次のどれかです: {1}"),
    (r"expected some of (.*)", "次から選んでください: {0}"),
)
"""Sentences with something in them, which is put into words in turn."""


def told(text: str, lang: str) -> str:
    """Put a text of ``argparse``, or one handed to it, into a language."""
    if lang != "ja" or text in JAPANESE:
        return JAPANESE[text] if lang == "ja" else text
    for form, words in FORMS:
        if found := re.fullmatch(form, text, re.DOTALL):
            return words.format(*(told(part, lang) for part in found.groups()))
    return text


class Parser(argparse.ArgumentParser):
    """Parses arguments, and tells of them in English; its subparsers are of the same class."""

    lang = "en"

    def add_argument(self, *names: Any, **more: Any) -> argparse.Action:  # noqa: ANN401 - of argparse
        """Add an argument with its help."""
        if "help" in more:
            more["help"] = told(more["help"], self.lang)
        return super().add_argument(*names, **more)


class JapaneseParser(Parser):
    """Tells of arguments, and of what is wrong with them, in Japanese."""

    lang = "ja"

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - of argparse
        super().__init__(formatter_class=JapaneseFormatter, **more)

    def error(self, message: str) -> NoReturn:
        """Say how the command is written and what is wrong; exit 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {told(message, self.lang)}\n")


class JapaneseFormatter(argparse.HelpFormatter):
    """Puts the headings of help into Japanese."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        """Begin the line that shows how a command is written."""
        super().add_usage(usage, actions, groups, "使い方: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Begin a list of arguments."""
        super().start_section(told(heading or "", "ja"))


PARSERS: Mapping[str, type[Parser]] = {"ja": JapaneseParser, "en": Parser}
