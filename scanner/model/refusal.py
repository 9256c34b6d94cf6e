"""Why decisions are not taken, in words that say what to do; never with what stands in a cell."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from scanner.model.errors import UsageError


class Refusal(StrEnum):
    """Why a decision is not taken."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NO_REQUEST = "no-request"
    NOTHING = "nothing"
    OTHER_SYSTEM = "other-system"
    NO_APPROVER = "no-approver"
    NO_KEY = "no-key"
    NO_SIGNATURE = "no-signature"
    UNKNOWN_SIGNER = "unknown-signer"
    BAD_SIGNATURE = "bad-signature"
    NOT_IN_OFFICE = "not-in-office"
    OTHER_FILE = "other-file"
    SIGNED_LATER = "signed-later"
    REPLAYED = "replayed"
    SAME_PERSON = "same-person"
    TWICE = "twice"
    NO_FINDING = "no-finding"
    FIXED = "fixed"
    NO_EXCEPTION = "no-exception"
    NEVER_WAIVED = "never-waived"
    OTHERWISE = "otherwise"
    PAST = "past"
    TOO_LONG = "too-long"
    INCOMPLETE = "incomplete"
    NO_DATE = "no-date"
    NO_WORD = "no-word"
    TEXT = "text"
    NO_WORKBOOK = "no-workbook"
    BOMB = "bomb"
    FOREIGN_PART = "foreign-part"
    ENTITY = "entity"
    FORMULA = "formula"
    HIDDEN = "hidden"
    ROWS = "rows"
    HEADINGS = "headings"
    EDITED = "edited"
    UNDECIDED = "undecided"


WORDS: Mapping[Refusal, tuple[str, str]] = {
    Refusal.UNREADABLE: (
        "{path}: 読めません ({kind})",
        "{path}: cannot be read ({kind})",
    ),
    Refusal.TOO_LARGE: (
        "{path}: 大きすぎます。上限は{most:,}バイトです",
        "{path}: too large; at most {most:,} bytes are read",
    ),
    Refusal.NO_REQUEST: (
        "{path}: `exceptions waive` が書いた決定ファイルではないか、書き換えられています",
        "{path}: not a decision file as `exceptions waive` writes it, or changed since",
    ),
    Refusal.NOTHING: (
        "{path}: 決定が一つもありません。「決定」の列を選んでください",
        "{path}: nothing is decided in it; choose in the column “Decision”",
    ),
    Refusal.OTHER_SYSTEM: (
        "決定は別のシステム「{system}」のものです",
        "the decisions are about another system, “{system}”",
    ),
    Refusal.NO_APPROVER: (
        "設定の waivers.approvers に承認者がいません。承認者の名前と公開鍵を書いてください",
        "the configuration names no approver: put name and public key under `waivers.approvers`",
    ),
    Refusal.NO_KEY: (
        (
            "--key {path}: 秘密鍵(Ed25519、PEM、パスフレーズなし)ではありません。"
            "作る例: openssl genpkey -algorithm ed25519 -out ファイル"
        ),
        (
            "--key {path}: no private key (Ed25519, PEM, without a passphrase); to make one:"
            " openssl genpkey -algorithm ed25519 -out FILE"
        ),
    ),
    Refusal.NO_SIGNATURE: (
        "{path}: `exceptions sign` が書いた署名ファイルではありません",
        "{path}: not what `exceptions sign` writes",
    ),
    Refusal.UNKNOWN_SIGNER: (
        "署名した鍵は、設定の waivers.approvers のどの承認者のものでもありません",
        "the key that signs is that of no approver under `waivers.approvers`",
    ),
    Refusal.BAD_SIGNATURE: (
        "署名が合いません。署名ファイルは書き換えられています",
        "the signature does not hold: the signed file was changed",
    ),
    Refusal.NOT_IN_OFFICE: (
        "承認者 {approver} は {day} には承認できません。設定の from と until を確かめてください",
        "approver {approver} may not decide on {day}: see `from` and `until` in the configuration",
    ),
    Refusal.OTHER_FILE: (
        "{path}: 署名されたときのファイルではありません(書き換えられたか、別のファイルです)",
        "{path}: not the file that was signed: it was changed, or is another one",
    ),
    Refusal.SIGNED_LATER: (
        "署名の日時 {at} が今より後です。時計を確かめてください",
        "signed at {at}, which is still to come: check the clocks",
    ),
    Refusal.REPLAYED: (
        "この決定は {at} に取り込み済みです。もう一度申請してください",
        "these decisions were imported already, at {at}: request them anew",
    ),
    Refusal.SAME_PERSON: (
        "{where}: 申請者と承認者が同じ人です({name})",
        "{where}: {name} cannot both request and approve it",
    ),
    Refusal.TWICE: (
        "{where}: 同じ指摘が2度書かれています",
        "{where}: the same finding stands there twice",
    ),
    Refusal.NO_FINDING: (
        "{where}: 台帳にない指摘です",
        "{where}: the ledger knows no such finding",
    ),
    Refusal.FIXED: (
        "{where}: すでに解消しています",
        "{where}: it is fixed, so there is nothing to decide",
    ),
    Refusal.NO_EXCEPTION: (
        "{where}: 未確認の項目です。例外にはできません。読み取れるようにしてください",
        "{where}: it is a gap, which cannot be waived: let it be read",
    ),
    Refusal.NEVER_WAIVED: (
        "{where}: {control} は例外にできません(点検と記録そのものについての指摘です)",
        "{where}: {control} is never waived: it speaks of the scan and its records",
    ),
    Refusal.OTHERWISE: (
        "{where}: 申請のときから指摘の内容が変わっています。今の内容で申請し直してください",
        "{where}: the finding has changed since it was reviewed: request it anew",
    ),
    Refusal.PAST: (
        "{where}: {day} はもう過ぎた日です",
        "{where}: {day} is past",
    ),
    Refusal.TOO_LONG: (
        "{where}: {day} は先すぎます。例外は {last} までです(設定の waivers.at_most_days)",
        "{where}: {day} is too far ahead; {last} at the latest (`waivers.at_most_days`)",
    ),
    Refusal.INCOMPLETE: (
        "{where}: 「{column}」がありません",
        "{where}: “{column}” is missing",
    ),
    Refusal.NO_DATE: (
        "{where}: 「{column}」は 2027-03-31 のような日付で書いてください",
        "{where}: “{column}” is a date such as 2027-03-31",
    ),
    Refusal.NO_WORD: (
        "{where}: 「{column}」は一覧から選んでください",
        "{where}: choose “{column}” from its list",
    ),
    Refusal.TEXT: (
        "{where}: 「{column}」は{most}字までの、改行や制御文字のない文にしてください",
        "{where}: “{column}” is a text of at most {most} signs without line breaks",
    ),
    Refusal.NO_WORKBOOK: (
        "{path}: XLSXのブックとして読めません",
        "{path}: cannot be read as an XLSX workbook",
    ),
    Refusal.BOMB: (
        "{path}: 展開すると大きくなりすぎます",
        "{path}: unfolds to far more than its size",
    ),
    Refusal.FOREIGN_PART: (
        "{path}: 決定の表にないはずの部品があります: {part}",
        "{path}: holds a part that a sheet of decisions does not have: {part}",
    ),
    Refusal.ENTITY: (
        "{path}: 実体宣言(DTD)があります: {part}",
        "{path}: declares entities (DTD): {part}",
    ),
    Refusal.FORMULA: (
        "{path}: セル {cell} に数式があります。値を書いてください",
        "{path}: there is a formula in cell {cell}; write the value",
    ),
    Refusal.HIDDEN: (
        "{path}: 隠れた行、列、シートか、結合したセルがあります: {part}",
        "{path}: something is hidden or merged: {part}",
    ),
    Refusal.ROWS: (
        "{path}: 行か列が多すぎます",
        "{path}: too many rows or columns",
    ),
    Refusal.HEADINGS: (
        "{path}: 見出しが `--format xlsx` の書いたものと違います",
        "{path}: the headings are not those that `--format xlsx` writes",
    ),
    Refusal.EDITED: (
        "{where}: 「{column}」が台帳と違います。表を作り直し、決定の列だけに書いてください",
        (
            "{where}: “{column}” is not what the ledger says; make the sheet anew, and write in the"
            " columns for decisions only"
        ),
    ),
    Refusal.UNDECIDED: (
        "{where}: 「{column}」に記入がありますが、「決定」が選ばれていません",
        "{where}: “{column}” is filled in, but nothing is chosen under “Decision”",
    ),
}


class RefusedError(UsageError):
    """Decisions that are not taken, with every reason; ``say`` knows both languages."""

    def __init__(self, *reasons: tuple[Refusal, Mapping[str, Any]]) -> None:
        super().__init__("\n".join(WORDS[why][1].format(**words) for why, words in reasons))
        self.reasons = reasons

    def say(self, lang: str) -> str:
        """Put it into Japanese or English."""
        place = 0 if lang == "ja" else 1
        return "\n".join(WORDS[why][place].format(**words) for why, words in self.reasons)
