"""The sentences about waivers, and about decisions before and after somebody signed them."""

from scanner.reports.phrases.forms import Forms

DECISIONS: dict[str, Forms] = {
    "wv-count": (
        "承認された例外{n}件（数えません）",
        "{n} permitted for a while (not counted)",
        "{n} permitted for a while (not counted)",
    ),
    "wv-heading": (
        "承認された例外（例外措置）",
        "Permitted for a while (waived)",
    ),
    "wv-line": (
        "{category}、{until}まで（申請 {asked}、承認 {approved}）：{reason}",
        "{category} until {until} (asked for by {asked}, approved by {approved}): {reason}",
    ),
    "wv-label": ("例外措置", "Waiver"),
    "wv-short": ("例外 {until}まで", "waived until {until}"),
    "wv-over": ("期限切れ、または現状に合いません", "over, or no longer fits"),
    "wv-requested": (
        "申請を書きました：{path}。まだ何も決まっていません。承認者が署名し、取り込むと有効になります：",
        "Wrote the request {path}. Nothing is decided yet; an approver signs it, then import it:",
    ),
    "wv-signing": (
        "{approver} として次の決定{n}件に署名します：",
        "Signing {n} decision as {approver}:",
        "Signing {n} decisions as {approver}:",
    ),
    "wv-signed": (
        "署名を書きました：{path}。取り込むと有効になります：",
        "Wrote {path}. It takes effect when it is imported:",
    ),
    "wv-diff": (
        "{approver} が承認した決定{n}件による変更：",
        "{n} decision approved by {approver} changes:",
        "{n} decisions approved by {approver} change:",
    ),
    "wv-written": ("台帳に書きました。", "Written to the ledger."),
    "wv-change": ("  {label}：{before} → {after}", "  {label}: {before} -> {after}"),
    "wv-same": ("  変更はありません", "  nothing changes"),
    "wv-none": ("なし", "none"),
    "xs-sheet": ("例外措置", "exceptions"),
    "xs-owner-now": ("今の担当", "Owner now"),
    "xs-due-now": ("今の期限", "Due now"),
    "xs-waiver-now": ("今の例外措置", "Waiver now"),
    "xs-decision": ("決定", "Decision"),
    "xs-owner": ("新しい担当", "New owner"),
    "xs-due": ("新しい期限", "New due date"),
    "xs-until": ("例外の期限", "Waived until"),
    "xs-reason": ("理由", "Reason"),
    "xs-requested": ("申請者", "Requested by"),
    "xs-review": ("照合番号", "Review code"),
    "xs-help": (
        "例外には、期限、理由、申請者を書いてください。申請者とは別の承認者が署名して取り込みます。",
        "A waiver needs an end, a reason and who asks. An approver, somebody else, signs it.",
    ),
    "wv-asked-by": ("申請 {asked}", "asked for by {asked}"),
}
