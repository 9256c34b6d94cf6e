"""Every code of the model in Japanese and English, for people who do not know the codes.

Codes are the stable output; these words may be improved at any time. A code without words (from a
newer catalogue or a user's recogniser) is shown as it is.
"""

from scanner.model.category import DataCategory
from scanner.model.detection import Verdict
from scanner.model.finding import Cause, Outcome
from scanner.model.severity import Severity
from scanner.reports.words.bilingual import Words

SEVERITIES: dict[Severity, Words] = {
    Severity.CRITICAL: ("重大", "critical"),
    Severity.HIGH: ("高", "high"),
    Severity.MEDIUM: ("中", "medium"),
    Severity.LOW: ("低", "low"),
}

OUTCOMES: dict[Outcome, Words] = {
    Outcome.FAIL: ("不適合", "fail"),
    Outcome.OPEN: ("未判定", "open"),
    Outcome.PASS: ("適合", "pass"),
}

CAUSES: dict[Cause, Words] = {
    Cause.DATA: ("データ", "data"),
    Cause.POLICY: ("宣言・日付の不足", "undeclared or undated"),
    Cause.COVERAGE: ("確認できず", "not verified"),
}

CATEGORIES: dict[str, Words] = {
    DataCategory.PERSON: ("氏名", "name"),
    DataCategory.BIRTH_DATE: ("生年月日", "date of birth"),
    DataCategory.ADDRESS: ("住所", "address"),
    DataCategory.GENDER: ("性別", "gender"),
    DataCategory.PHONE_NUMBER: ("電話番号", "phone number"),
    DataCategory.EMAIL_ADDRESS: ("メールアドレス", "e-mail address"),
    DataCategory.WAON_NUMBER: ("WAON番号", "WAON number"),
    DataCategory.JP_MY_NUMBER: ("個人番号", "My Number (個人番号)"),
    DataCategory.CREDENTIAL: ("認証情報（鍵・パスワード等）", "credential (key, password)"),
    DataCategory.OTHER_IDENTIFIER: ("その他の識別子", "other identifier"),
}

VERDICTS: dict[str, Words] = {
    Verdict.PERSONAL: ("個人情報", "personal"),
    Verdict.INCIDENTAL: ("一部に混入", "incidental"),
    Verdict.MASKED: ("マスク済み", "masked"),
    Verdict.BUSINESS: ("事業者の情報", "business"),
}

STATUSES: dict[str, Words] = {
    "read": ("全件読取", "read whole"),
    "partial": ("一部のみ", "partial"),
    "unread": ("未読", "unread"),
    "reused": ("前回を再利用", "reused"),
}

CHANGES: dict[str, Words] = {
    "new": ("新たに確認", "new"),
    "stated": ("引き続き確認（内容に変化あり）", "still there, with other measures"),
    "unseen": ("読み取れず、確認できず", "not verified: its place was not read whole"),
    "fixed": ("解消", "fixed"),
    "reopened": ("再発", "came back"),
}
"""What a night changed about a finding."""

WAIVERS: dict[str, Words] = {
    "waiver": ("例外（リスクを受け入れる）", "waiver (the risk is accepted)"),
    "mitigated": ("例外（別の方法で対応済み）", "mitigated (met by other means)"),
}
"""Why a finding is let be for a while."""

DECISIONS: dict[str, Words] = {
    **WAIVERS,
    "assign": ("担当・期限だけを決める", "assign only"),
}
"""What can be chosen in a sheet of exceptions."""

WAIVER_STATES: dict[str, Words] = {
    "expired": ("期限切れ", "expired"),
    "outgrown": ("承認時の範囲を超過", "outgrown"),
    "soon": ("まもなく期限", "ending soon"),
    "unused": ("不要（対象なし）", "unused"),
}
"""What is the matter with a waiver."""

ADDRESSEES: dict[str, Words] = {
    "city": ("市", "city"),
    "operator": ("受託者", "operator"),
    "sub-processor": ("再委託先", "sub-processor"),
}

SCOPES: dict[str, Words] = {
    "all": ("個人情報", "all personal data"),
    "specific": ("特定個人情報のみ", "特定個人情報 only"),
}
