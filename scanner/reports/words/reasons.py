"""Why something was not read, and what to do about it."""

from scanner.model.errors import Reason
from scanner.reports.words.bilingual import Words, word

REASONS: dict[str, Words] = {
    Reason.UNREACHABLE: ("接続できません", "Cannot be reached"),
    Reason.NOT_FOUND: ("見つかりません", "Not found"),
    Reason.PERMISSION: ("読み取る権限がありません", "No permission to read"),
    Reason.NO_KEY: ("主キーがない表です", "The table has no primary key"),
    Reason.UNSUPPORTED_KEY: ("分割に使えない主キーです", "The primary key cannot be used"),
    Reason.UNSUPPORTED_TYPE: ("読み取れない型の列です", "A column of a type that is not read"),
    Reason.UNKNOWN_FORMAT: ("形式が分かりません", "Unknown format"),
    Reason.UNKNOWN_ENCODING: ("文字コードが分かりません", "Unknown encoding"),
    Reason.DOUBTFUL_ENCODING: (
        "文字コードを決めきれないまま読みました",
        "Read in one of two encodings that both fit",
    ),
    Reason.MALFORMED: ("形式が壊れています", "Malformed"),
    Reason.RAGGED_ROWS: ("列数の合わない行があります", "Rows with too few or too many columns"),
    Reason.TOO_LARGE: ("大きすぎます", "Too large"),
    Reason.CHANGED_WHILE_READ: ("読み取り中に変更されました", "Changed while it was read"),
    Reason.LINK: ("リンクのため、たどっていません", "A link, which is not followed"),
    Reason.ENCRYPTED: ("暗号化（パスワード）されています", "Encrypted or behind a password"),
    Reason.ARCHIVE_BOMB: (
        "展開すると異常に大きくなります",
        "Unfolds to an unreasonable size",
    ),
    Reason.TOO_DEEP: ("書庫の入れ子が深すぎます", "Archives are nested too deeply"),
    Reason.DECODER_DIED: (
        "内容の展開が制限を超えて打ち切られました",
        "Decoding it went over a limit and was ended",
    ),
    Reason.ARCHIVE_TIER: ("アーカイブ層にあります", "In the archive tier"),
    Reason.CUSTOMER_KEY: (
        "顧客指定の鍵で暗号化されています",
        "Encrypted with a key that the customer provides",
    ),
    Reason.DELETED: (
        "削除済みで、保持期間中だけ残っています",
        "Deleted, and kept only until its retention ends",
    ),
    Reason.READ_FAILED: ("読み取りに失敗しました", "Reading failed"),
    Reason.ROW_SECURITY: (
        "行レベルセキュリティにより一部の行しか見えません",
        "Rows are hidden by row security",
    ),
    Reason.MASKED_FOR_LOGIN: (
        "動的データマスクにより値が見えません",
        "Values are masked for this login",
    ),
    Reason.ENCRYPTED_COLUMN: ("暗号化された列です", "An encrypted column"),
    Reason.TIMED_OUT: ("時間切れになりました", "Timed out"),
    Reason.OUT_OF_HOURS: (
        "読み取ってよい時間帯が終わりました",
        "The hours in which it may be read were over",
    ),
    Reason.NOT_BUILT: ("この版では検査できません", "Not verified by this version"),
}

REMEDIES: dict[str, Words] = {
    Reason.UNREACHABLE: (
        "接続先・ネットワーク・認証情報を確かめ、もう一度実行してください。",
        "Check address, network and credentials, then run again.",
    ),
    Reason.NOT_FOUND: (
        (
            "設定の where（問い合わせなら sql）を直すか、なくてもよいデータなら"
            " may_be_absent: true と書いてください。"
        ),
        (
            "Correct `where` in the policy (of a query: `sql`), or declare `may_be_absent: true` if"
            " it may be missing."
        ),
    ),
    Reason.PERMISSION: (
        "スキャナーの利用者に読み取り専用の権限を与えてください。",
        "Grant the scanner's login permission to read, and no more.",
    ),
    Reason.NO_KEY: (
        "表に主キーを付けてください。",
        "Give the table a primary key.",
    ),
    Reason.UNSUPPORTED_KEY: (
        "主キーを整数か文字列の一列にしてください。",
        "Use one integer or text column as primary key.",
    ),
    Reason.UNSUPPORTED_TYPE: (
        "列を文字列・数値・日付のいずれかで持つか、その列を人が確かめてください。",
        "Store the column as text, number or date, or have a person look at it.",
    ),
    Reason.UNKNOWN_FORMAT: (
        "CSV などの読める形式に直すか、人が確かめてください。",
        "Convert it to a format that is read, such as CSV, or have a person look at it.",
    ),
    Reason.UNKNOWN_ENCODING: (
        "設定の encodings に文字コード（cp932 など）を書いてください。",
        "Declare its encoding (such as cp932) under `encodings` of the source.",
    ),
    Reason.DOUBTFUL_ENCODING: (
        "設定の encodings に文字コード（cp932 か euc_jp）を書いてください。",
        "Declare its encoding (cp932 or euc_jp) under `encodings` of the source.",
    ),
    Reason.MALFORMED: (
        "ファイルを作り直してもらってください。",
        "Have the file made anew.",
    ),
    Reason.RAGGED_ROWS: (
        "区切りと引用符を確かめ、ファイルを直してください。",
        "Check delimiters and quotes, and repair the file.",
    ),
    Reason.TOO_LARGE: (
        "分割して置き直すか、人が確かめてください。",
        "Split it, or have a person look at it.",
    ),
    Reason.CHANGED_WHILE_READ: (
        "更新のない時間帯に、もう一度実行してください。",
        "Run again at a time when nothing writes to it.",
    ),
    Reason.LINK: (
        "リンク先を source として宣言するか、リンクを取り除いてください。",
        "Declare what it leads to as a source, or remove the link.",
    ),
    Reason.ENCRYPTED: (
        "パスワードを知る人が内容を確かめるか、解除して置き直してください。",
        "Have somebody who knows the password look at it, or store it without one.",
    ),
    Reason.ARCHIVE_BOMB: (
        "どこから来たファイルかを確かめ、必要なら展開して置き直してください。",
        "Find out where it comes from; if it is needed, store it unpacked.",
    ),
    Reason.TOO_DEEP: (
        "展開して置き直すか、source の archive_depth を増やしてください。",
        "Store it unpacked, or raise `archive_depth` of the source.",
    ),
    Reason.DECODER_DIED: (
        "別の形式（CSV など）で保存し直すか、人が確かめてください。",
        "Save it in another format, such as CSV, or have a person look at it.",
    ),
    Reason.ARCHIVE_TIER: (
        "リハイドレートしてから再実行するか、人が確かめてください。",
        "Rehydrate it and run again, or have a person look at it.",
    ),
    Reason.CUSTOMER_KEY: (
        "鍵を持つ人が内容を確かめてください。",
        "Have somebody who holds the key look at it.",
    ),
    Reason.DELETED: (
        "保持期間が終わるのを待つか、復元して確かめてください。",
        "Wait until its retention ends, or restore it and look at it.",
    ),
    Reason.READ_FAILED: (
        "もう一度実行し、続くときは管理者に知らせてください。",
        "Run again; if it persists, tell the administrator of the source.",
    ),
    Reason.ROW_SECURITY: (
        "スキャナーの利用者に全行を見る権限（BYPASSRLS など）を与えてください。",
        "Let the scanner's login see every row (such as with BYPASSRLS).",
    ),
    Reason.MASKED_FOR_LOGIN: (
        "スキャナーの利用者に UNMASK 権限を与えてください。",
        "Grant UNMASK to the scanner's login.",
    ),
    Reason.ENCRYPTED_COLUMN: (
        "鍵を持つ人が内容を確かめてください。",
        "Have somebody who holds the key look at it.",
    ),
    Reason.TIMED_OUT: (
        "負荷の低い時間帯に再実行するか、source の statement_timeout_seconds を延ばしてください。",
        "Run again when it is less busy, or raise `statement_timeout_seconds` of the source.",
    ),
    Reason.OUT_OF_HOURS: (
        "次の時間帯に再実行するか、source の window を広げてください。",
        "Run again in the next hours, or widen the `window` of the source.",
    ),
    Reason.NOT_BUILT: (
        "この宣言は人が確かめてください。",
        "Have a person verify this declaration.",
    ),
}


def coverage_sentence(code: str, lang: str) -> str:
    """Say why something was not read and what to do about it."""
    why = word(REASONS, code, lang)
    return f"{why}。{remedy(code, lang)}" if lang == "ja" else f"{why}. {remedy(code, lang)}"


def remedy(code: str, lang: str) -> str:
    """Say what to do about something that was not read; empty for an unknown code."""
    return word(REMEDIES, code, lang) if code in REMEDIES else ""
