"""A mail about a night, in both languages: counts and controls, and no place where data lies.

A mail server may well stand in one's own network; what protects the way there is TLS, with the
certificate held against the server's name, or nothing is sent.
"""

import smtplib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import EmailMessage
from email.utils import format_datetime

from scanner.model.control import ControlText
from scanner.model.finding import Finding
from scanner.model.notice import Encryption, MailSettings, Notice
from scanner.notify.calling import NotToldError, trusted

SECONDS = 20.0

SAID: Mapping[str, Mapping[str, str]] = {
    "ja": {
        "night": "{system} {day} の点検が終わりました（実行 {run}、終了コード {code}）。",
        "counts": "指摘事項 {exceptions}件、未確認 {gaps}件。",
        "since": "前回（{last}）から：新しく {new}件、解消 {fixed}件、引き続き {open}件。",
        "first": "前回の点検がないため、比べていません。",
        "unseen": "引き続きのうち{unseen}件は、今回は確かめられませんでした。",
        "new": "新しいもの：",
        "fixed": "解消したもの：",
        "open": "引き続きのもの：",
        "line": "  {control} {title}　{n}件",
    },
    "en": {
        "night": "{system}: the scan of {day} has ended (run {run}, exit code {code}).",
        "counts": "Exceptions: {exceptions}. Gaps: {gaps}.",
        "since": "Since the last one ({last}): {new} new, {fixed} fixed, {open} still open.",
        "first": "There is no earlier scan to compare it with.",
        "unseen": "Of those still open, {unseen} could not be looked at this time.",
        "new": "New:",
        "fixed": "Fixed:",
        "open": "Still open:",
        "line": "  {control} {title}: {n}",
    },
}
SUBJECT = "[pcscan] {system} {day}: {new} new / 新規, {fixed} fixed / 解消, {open} open / 継続"


def composed(
    settings: MailSettings, notice: Notice, texts: Mapping[str, ControlText], head: str
) -> EmailMessage:
    """Write the mail.

    Args:
        settings: Who writes to whom.
        notice: The night.
        texts: The controls.
        head: What of the signed record is to be kept by whoever gets this mail; may be empty.
    """
    mail = EmailMessage()
    day = notice.as_of.date().isoformat()
    words = {**notice.counts, "system": _on_one_line(notice.system), "day": day}
    mail["Subject"] = SUBJECT.format(**words)
    mail["From"], mail["To"] = settings.sender, ", ".join(settings.to)
    mail["Date"] = format_datetime(notice.as_of)
    mail["Message-ID"] = f"<{notice.run}@{settings.sender.rpartition('@')[2]}>"
    parts = ("\n".join(_lines(notice, texts, lang)) for lang in ("ja", "en"))
    mail.set_content("\n\n".join([*parts, *([head] if head else [])]) + "\n")
    return mail


def _lines(notice: Notice, texts: Mapping[str, ControlText], lang: str) -> Iterator[str]:
    said, compared = SAID[lang], notice.compared
    day, last = notice.as_of.date().isoformat(), compared.last
    yield said["night"].format(
        system=_on_one_line(notice.system), day=day, run=notice.run, code=notice.exit_code
    )
    yield said["counts"].format(**notice.counts)
    if last is None:
        yield said["first"]
    else:
        yield said["since"].format(last=last.isoformat(timespec="minutes"), **notice.counts)
    if compared.unseen:
        yield said["unseen"].format(**notice.counts)
    groups = {"new": compared.new, "fixed": compared.fixed, "open": compared.still}
    for name, found in groups.items():
        if found:
            yield said[name]
            yield from _controls(found, texts, lang)


def _controls(
    found: Sequence[Finding], texts: Mapping[str, ControlText], lang: str
) -> Iterator[str]:
    for control, n in sorted(Counter(finding.control for finding in found).items()):
        yield SAID[lang]["line"].format(control=control, title=texts[control].title[lang], n=n)


def _on_one_line(name: str) -> str:
    """Take out what would end a line of a mail's head."""
    return "".join(sign if sign.isprintable() else " " for sign in name)


def send(settings: MailSettings, mail: EmailMessage, certificates: str = "") -> None:
    """Hand a mail to the server.

    Raises:
        NotToldError: The server did not take it, for one of the recipients or for all.
    """
    trust = trusted(certificates)
    place = (settings.server, settings.port)
    opening: Callable[[], smtplib.SMTP] = (
        (lambda: smtplib.SMTP_SSL(*place, timeout=SECONDS, context=trust))
        if settings.encryption is Encryption.TLS
        else (lambda: smtplib.SMTP(*place, timeout=SECONDS))
    )
    try:
        with opening() as server:
            if settings.encryption is Encryption.STARTTLS:
                server.starttls(context=trust)
            if settings.user is not None and settings.password is not None:
                server.login(settings.user.reveal(), settings.password.reveal())
            refused = server.send_message(mail)
    except (OSError, smtplib.SMTPException) as error:
        raise NotToldError(type(error).__name__) from None
    if refused:
        raise NotToldError("SMTPRecipientsRefused")
