"""The head of the chain as a mail says it: who keeps the mail can contradict a rewritten past."""

from scanner.model.run import RunRecord

SUBJECT = {"ja": "【pcscan】{system} 点検の記録 {day}", "en": "[pcscan] {system}: record of {day}"}
BODY = {
    "ja": (
        "{day} の点検が終わり、その記録に署名しました。\n"
        "このメールは削除せずに保管してください。検査のとき、記録が後から書き換えられていないことを、\n"
        "次の行で確かめます(pcscan evidence verify --anchor)。\n\n{line}\n"
    ),
    "en": (
        "The scan of {day} has ended, and its record was signed.\n"
        "Please keep this mail. At an inspection the next line shows that the record was not\n"
        "rewritten since (pcscan evidence verify --anchor).\n\n{line}\n"
    ),
}


def head_mail(system: str, record: RunRecord, line: str, lang: str) -> tuple[str, str]:
    """Give subject and body; the body has no finding in it, only the line of the head."""
    day = record.as_of.date().isoformat()
    return SUBJECT[lang].format(system=system, day=day), BODY[lang].format(day=day, line=line)
