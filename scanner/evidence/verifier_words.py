"""What a verifier says, in Japanese and English, and why it could not check."""

from dataclasses import dataclass

WORDS = {
    "changed": ("記録 {n} が書き換えられています", "record {n} was changed"),
    "dropped": ("記録 {n} が抜けています", "record {n} was dropped"),
    "reordered": ("記録 {n} の順序が変えられています", "record {n} was reordered"),
    "re-signed": (
        "記録 {n} は別の鍵で署名されています",
        "record {n} was re-signed with another key",
    ),
    "content": (
        "記録 {n} の内容が欠けているか変わっています",
        "a content of record {n} was changed or dropped",
    ),
    "file": (
        "ファイル {n} が変わったか、抜けたか、加えられています",
        "file {n} was changed, dropped or added",
    ),
    "anchor": (
        "記録 {n} は外部に預けられたものと異なります(後から書き換え)",
        "record {n} is not the one that was anchored: it was rewritten later",
    ),
    "cut": (
        "外部に預けられた記録 {n} がありません(末尾の切り捨て)",
        "record {n} was anchored and is missing: the end was cut off",
    ),
    "stamp": (
        "記録 {n} のタイムスタンプが正しくありません",
        "the time stamp of record {n} does not verify",
    ),
    "valid": (
        "有効です: 記録 {n} 件、{since} から {until} まで",
        "valid: {n} records, {since} to {until}",
    ),
    "invalid": ("無効です: {what}", "INVALID: {what}"),
    "nights": (
        "夜: 実施 {scanned}、一部未確認 {partial}、記録なし {missed}",
        "nights: {scanned} scanned, {partial} partial, {missed} missed",
    ),
    "beyond": (
        "預けられたものは {day} まであり、この期間より後です",
        "anchors reach until {day}, beyond this period",
    ),
    "anchored": ("{day} まで外部に預けられています", "anchored until {day}"),
    "unanchored": (
        "外部に預けられていない記録: {n} 件(*not anchored*)",
        "not anchored: {n} records",
    ),
    "late": (
        "時計とタイムスタンプが1日以上ずれ、数えなかったもの: 記録 {n}",
        "stamped over a day away from its own clock, and not counted: record {n}",
    ),
    "no-key": ("公開鍵として読めません: {what}", "not an Ed25519 public key (PEM): {what}"),
    "no-pack": ("パックではありません: {what}", "not a pack: {what}"),
    "no-anchor": ("預けた記録の行がありません: {what}", "no line of an anchor in it: {what}"),
    "no-roots": (
        "タイムスタンプ局の証明書(PEM)を --anchor のファイルに加えてください",
        "add the certificates (PEM) of the time stamp authority to the file of --anchor",
    ),
    "no-client": (
        "タイムスタンプの確認には rfc3161-client が必要です",
        "time stamps need the package rfc3161-client",
    ),
}


class UnusableError(Exception):
    """Nothing could be checked; ``key`` is one of ``WORDS``."""

    def __init__(self, key: str, what: object = "") -> None:
        super().__init__(WORDS[key][1].format(what=what))
        self.key = key
        self.what = what


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong: the key of its words, and the record or file."""

    kind: str
    where: int | str

    def say(self, lang: str) -> str:
        """Put it into Japanese or English."""
        return WORDS[self.kind][lang != "ja"].format(n=self.where)
