"""E-mail addresses as they are in use, old ones of mobile carriers included.

RFC 5321 allows 64 characters before the ``@``. Carriers once gave out addresses with dots in a row
or at the end of the local part, against RFC 5322; members still have them. A domain needs a top
level of letters; no list of suffixes is fetched. What only looks like an address is told apart by
what it is: ``user@host:22`` and ``git@host:path/`` (copying), ``//user@host`` (a URL),
``pkg@1.2.3`` (a version), ``logo@2x.png`` (a file), ``<20240607.51@mx.example>`` (a message:
RFC 5322, 3.6.4).

Mailboxes like ``info@`` belong to offices, and so do those of departments (``kaigo-hoken@``) unless
private people can buy them where they are, and those that nobody reads (送信専用); as with phones,
``Grade.SHAPED_WITHIN`` stands for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.headers.column_names import NamedBy
from scanner.recognizers.headers.offices import of_office
from scanner.recognizers.mailboxes_said import WORDS as SAID_WITH
from scanner.recognizers.mailboxes_said import mailboxes_said
from scanner.recognizers.numbers.forms import LETTER, D, H
from scanner.recognizers.reading.candidates import (
    Form,
    Grammar,
    matching,
    read,
    read_token,
    spread,
    with_grade,
)
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.lines import Span, Spans, broken
from scanner.recognizers.reading.normalise import INVISIBLE, MASKS, Column
from scanner.recognizers.reading.shapes import DIGIT, in_shapes, which_match
from scanner.recognizers.weighing import Scale

NAME = NamedBy(
    strong=(
        *("mail", "email", "e mail", "mail address", "email address", "e mail address"),
        *("mail addr", "email addr", "mailaddress", "emailaddress", "mailaddr", "emailaddr"),
        *("mail ad", "mail adr", "meeru", "メール", "メール アドレス", "メルアド", "メアド"),
        *("ml addr", "mladdr", "eメール", "e メール"),
        *("e メール アドレス", "mail アドレス", "email アドレス", "e mail アドレス", "電子 メール"),
        *("電子 メール アドレス",),
    ),
    weak=("contact", "renrakusaki", "連絡先", "address", "アドレス"),
)
SCORES = {Grade.CHECKED: 0.98, Grade.CERTAIN: 0.98, Grade.CERTAIN_WITHIN: 0.95}

ROLES = (
    "info|contact|support|shop|sales|office|inquiry|inquiries|toiawase|otoiawase|madoguchi|soumu|"
    "webmaster|postmaster|admin|help|service|customer|no[-_]?reply|do-?not-?reply|pr|press|recruit"
)
"""Mailboxes of offices, whoever reads them (RFC 2142 names some); no person's address."""

_WORK = (
    "somu|shomu|jinji|keiri|kaikei|zaimu|zaisei|gyomu|gijutsu|eigyou?|kou?hou?|keiyaku|houmu|kanzai|jou?hou?|bou?sai|kikaku"
    "|shimin|kumin|chou?min|jumin|koseki|zeimu|shizei|nou?zei|kokuho|nenkin|hoken|kenkou?|fukushi|kaigo|kou?rei|hoiku"
    "|kodomo|kosodate|kankyou?|seisou|doboku|kenchiku|suidou?|gesuidou?|nou?sei|kankou?|sangyou?|kyou?iku|gakkou?|gakumu"
    "|bunka|toshokan|kou?minkan|taiikukan|senkyo|gikai|kansa|chiiki|sou?dan|annai|uketsuke|yoyaku|moushikomi|jimukyoku"
    "|accounts?|accounting|billing|privacy|security|abuse|hostmaster|system|alerts?|batch|root|daemon|mailer|monitor"
    "|notice|notify|notifications?|news|newsletter|reception|reservations?|orders?|events?|campaign|members?|points?|cards?"
    "|mileage|survey|feedback|desk|team|cent(?:er|re)|web|back-?up|reports?|reporting|pos|waon|cron|jobs?|logs?|sys|infra"
    "|operations?|develop(?:er|ment)?|technical|staging|deploy|builds?|server|network|data|etl|edi|auto|robot|bounces?"
    "|delivery|shipping|store|stock|purchas(?:e|ing)|procurement|payments?|invoices?|finance|legal|compliance|audit|hr"
    "|careers?|training|marketing|media|editor|mailmaga|kaiin|kokyaku|okyakusama|kanri|unei|kaihatsu|shien|honbu|honsha"
    "|honten|shiten|tenpo|hansoku|hanbai|uriage|seisan|seikyu|shiharai|nyukin|zaiko|haisou?|henpin|koukan|kujou?|henkou?"
    "|jimu|syomu|saiyou?|kyujin|kenshuu?|hisho|jigyou?|gyou?sei|kumiai|shakyo|shou?kou?kai|shou?ten(?:kai|gai)|jichikai"
    "|iinkai|kyou?gikai|rengou?kai|kiki-?kanri|shou?bou?|iryou?|byou?in|hokenjo|jidou?|seishou?nen|seikatsu|juu?taku"
    "|toshi-?keikaku|kouen|dou?ro|kasen|suisan|nou?rin|chikusan|kokusai|kou?ryuu?|danjo|shou?hi|keiei|digital|dx|ict"
    "|rinji|shoukou|mynumber|mainanba|tou?roku|kaiyaku|nyuu?kai|fusei|taisaku|kakunin|shinsei|todokede"
    "|kyuu?fu(?:kin)?|premium|shou?hinken|kankin|kameiten|machizukuri|shien(?:kin)?|hojokin|josei(?:kin)?|furusato|nouzei"
    "|ijuu?|sodaigomi|shigen|recycle|gomi|dmarc|spf|mta|smtp|ssl|certs?|csirt|cert|soc|incidents?|vulnerability"
    "|kenshin|wakuchin|vaccine|yobou?(?:sesshu)?|bosei|boshi|shougai|syogai|seikatsu-?hogo|sousai|kuyakusho|shiyakusho"
)
_UNIT = "ka|kakari|bu|kyoku|shitsu|han"
_DOES = (
    "prod|prd|dev|stg|stag(?:e|ing)|test|tst|uat|qa|db|sql|kv|vault|storage|blob|func|web|service|svc|api|app|agent"
    "|(?:read|writ|load|export|import|upload|collect|schedul|deploy|send)er?|work(?:er|load)|etl|elt|batch|job|sync|back-?up"
    "|gateway|gw|proxy|cron|scan(?:ner)?|monitor|logs?|report|notify|renkei|torikomi|shukei|haishin|nightly|daily|point|waon"
    "|card|kanri|system|github|actions?|runner|pipeline"
)
"""What a program is called after: what it does, and where."""

_PROGRAM = (
    "(?:svc|srv|service|adf|msi|uami|sami|batch|etl|cron|rpa|bot|robot|runner|daemon|cicd|devops|terraform|github|gitlab"
    "|jenkins|airflow|databricks|synapse|sqlagent)[-_][a-z0-9_-]{1,40}"
    f"|(?:func|fn|app|api|spn?|id|job|task|ci|deploy)[-_](?:[a-z0-9]{{1,20}}[-_]){{0,3}}(?:{_DOES}|{_WORK})[0-9]{{0,3}}"
    "(?:[-_][a-z0-9]{1,20}){0,2}"
    "|[a-z0-9_-]{1,40}[-_](?:svc|spn|bot|batch|etl|rpa|runner|daemon|cicd)"
)
"""Accounts that programs sign in with: svc-etl, id-point-prod, renkei_batch; not id-yamada."""

DEPARTMENTS = (
    f"(?:{ROLES}|{_WORK})(?:[-_.]?(?:{ROLES}|{_WORK}|{_UNIT})){{0,2}}[0-9]{{0,3}}|{_PROGRAM}"
)
"""Mailboxes of those who do some work, in English and in romaji: helpdesk, soumu-ka, kenko2."""

_OFFICES = expression(f"(?i:{DEPARTMENTS})")

_ALSO_GIVEN = "shou?kou?|kou?sei|eisei|yuu?sei"
_HOUSE = (
    r"(?:[a-z0-9-]{1,40}\.){1,4}(?:lg|go|or)\.jp"
    r"|(?:support|mail|lists?|desk|center)\.(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,8}"
)
"""Work that given names sound like as well (商工, 厚生), and where offices have their mailboxes."""

_AT_OFFICE = f"(?i:(?:{_ALSO_GIVEN})@(?:{_HOUSE}))"

_WORD = f"A-Za-z0-9Ａ-Ｚａ-ｚ０-９{INVISIBLE}"
_LOCAL = rf"{_WORD}._%+\-．＿％＋－"
_DOMAIN = rf"{_WORD}.\-．－"
_MASK = f"*{MASKS}"
_OPENING = r"\s*(?i:mailto:)?[\s'\"<＜(（]{0,4}"
_CLOSING = r"[\s'\">＞)）,;、。.]{0,4}"
_COPYING = "(?:ssh|scp|sftp|rsync|ｓｓｈ|ｓｃｐ)"
_OF_MESSAGE = (
    f"(?i:message|content|ｍｅｓｓａｇｅ|ｃｏｎｔｅｎｔ)[{H}]?(?i:id|ｉｄ)"
    f"|(?i:in|ｉｎ)[{H}]?(?i:reply|ｒｅｐｌｙ)[{H}]?(?i:to|ｔｏ)"
)
_UNREAD = (
    "(?:(?:送信|配信|発信)専用(?:の|メール){0,2}(?:アドレス)?|自動(?:送信|配信)(?:元|用?アドレス|用)"
    "|(?:サービス|システム|バッチ)用?アカウント|サービスプリンシパル|マネージドID|バッチユーザー?)"
    "[はが]?[ 　:：「『(（<＜]{0,3}"
)
_UNREAD_BEHIND = (
    "[ 　]?[)）」』>＞]?[ 　]?"
    "(?:(?:から|より|は|にて)[ 　]?(?:自動(?:送信|配信|返信)|(?:送信|配信|発信)専用)"
    "|(?:に|へ)(?:は|対して|の)(?:直接)?(?:ご?返信)[をはも]?(?:でき|不可|お?受け))"
)
"""What is said beside the address of a program, whatever it is called: nobody reads there."""

AT = "@＠"
ADDRESSES = Grammar(
    shape="[@F]",
    screens=(f"[{AT}]",),
    body=f"[{_LOCAL}]+[@＠][{_DOMAIN}]*[{_WORD}]",
    before=rf"(?:[{_WORD}]?[{_MASK}]{{1,16}})?",
    after=rf"(?:[:：](?:{D}{{1,11}}[{H}]?|[{LETTER}.．~\-/／][{_LOCAL}~]{{0,40}}[/／]?))?"
    f"(?:{_UNREAD_BEHIND})?",
    reach=66,
    opening=_OPENING,
    closing=_CLOSING,
    first=f"(?<![{_LOCAL}])",
    seldom=(
        rf"[/／]{{2}}[^\s/@＠]{{0,64}}|{_COPYING}\s(?:[^@＠\n]{{0,40}}\s)?"
        rf"|(?:{_OF_MESSAGE})[\"'＂＇]?[:=：＝\s]{{1,3}}[\"'＂＇<＜]{{0,2}}"
        rf"|{_UNREAD}"
    ),
    seldom_in=rf"[/／]{{2}}|{_COPYING}\s|{_OF_MESSAGE}|専用|自動|アカウント|プリンシパル|マネージド|バッチ",
)
MASKED = (
    rf"\A{_OPENING}[{_LOCAL}]*[{_MASK}]{{2}}[{_LOCAL}{_MASK}]*[@＠]"
    rf"[{_DOMAIN}{_MASK}]+[.．][A-Za-z{_MASK}]{{2,}}{_CLOSING}\z"
)

MASKED_SHAPE = "[*FPJc].*[@F]|[@F].*[*FPJc]"

BROKEN = rf"[{_LOCAL}@＠]\r?\n[{_LOCAL}@＠]"
SAID_SHAPE = r"[a0F].*(?:J|[(\[F]).*[a0F]|[a0_] aa a|[a0_][★☆●XPc]a"
"""Of a text with an address whose sign is a word."""

BROKEN_SHAPE = "(?s)[@F].*\n|\n.*[@F]"
_BROKEN = expression(BROKEN)
_GOES_ON = expression("[=＝]|[(]SecretUri")
"""Behind the key of a setting, and behind what refers to a vault."""


_FILES = "png|jpe?g|gif|svg|webp|bmp|ico|css|js|json|html?|xml|pdf|txt|csv|tgz|gz|exe|dll"
_BEFORE = r"(?:[^/@*]*[^/@*A-Za-z0-9_.%+-]|\*{0,2})"
_NAME = r"[.%+-]{0,9}[A-Za-z0-9_][A-Za-z0-9_.%+-]{0,63}"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}"
_TOP = "(?:[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{0,58}[A-Za-z0-9])"
_AFTER = r"[^0-9A-Za-z@*:]*(?::[0-9]{6,11}-?|:[0-9]+-|:[A-Za-z][A-Za-z0-9_.~-]*)?"
_MESSAGE = (
    r"(?:20[0-9]{6}|[0-9]{10,20})(?:[.][A-Za-z0-9]*[0-9][A-Za-z0-9]*)+(?:[.]JavaMail[.][a-z]+)?"
    "|[0-9A-Fa-f]{12,40}[.][0-9]{6,20}"
    "|[0-9A-Fa-f]{8}-?(?:[0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}|CA[A-Za-z0-9+=_-]{40,70}"
)
"""What numbers a message before the ``@``: a time with more digits, a digest with
one, a UUID, Gmail's own."""

_SERVERS = (
    r"(?:[A-Za-z0-9-]+\.){0,4}(?:localdomain|prod\.outlook\.com|gserviceaccount\.com)"
    r"|mail\.gmail\.com"
)
"""Hosts that send and have no mailboxes."""

_OTHER = Form(
    Grade.NONE,
    rf"(?:ssh|scp|sftp|rsync|{_OF_MESSAGE})[\"':=\s].*|{_BEFORE}(?:{_MESSAGE})@.*"
    rf"|[^@]*@(?:[0-9]+\.[0-9].*|[^@]*\.(?i:{_FILES}){_AFTER}|(?:{_SERVERS}){_AFTER})",
)
_ADDRESS = f"{_BEFORE}{_NAME}@{_HOST}{_TOP}{_AFTER}"
_OFFICE = Form(Grade.SHAPED_WITHIN, f"{_BEFORE}(?i:{ROLES})@{_HOST}{_TOP}{_AFTER}")
_DEPARTMENT = Form(Grade.SHAPED_WITHIN, f"{_BEFORE}(?i:{DEPARTMENTS})@{_HOST}{_TOP}{_AFTER}")
_BY_HOST = Form(Grade.SHAPED_WITHIN, f"{_BEFORE}{_AT_OFFICE}{_AFTER}")
_NOBODY = Form(Grade.SHAPED_WITHIN, f"{_UNREAD}.*|.*(?:{_UNREAD_BEHIND})")
_MAILBOXES = (
    r"(?:[a-z0-9-]{1,30}\.){0,3}(?:gmail\.com|yahoo\.(?:co\.jp|ne\.jp|com)|ymail\.ne\.jp|icloud\.com"
    r"|(?:me|mac|au)\.com|outlook\.(?:com|jp)|hotmail\.(?:com|co\.jp|jp)|live\.(?:jp|com)|docomo\.ne\.jp"
    r"|ezweb\.ne\.jp|softbank\.(?:ne\.)?jp|ymobile\.ne\.jp|rakuten\.jp|nifty\.(?:com|ne\.jp)|(?:ybb|ocn)\.ne\.jp"
    r"|(?:so-net|biglobe|dion|auone|uqmobile|wcm)\.(?:ne\.)?jp|plala\.or\.jp)"
)
"""Mailboxes of those who sell them to private people: no office has one that is not a person's."""
_PRIVATE = Form(Grade.CHECKED, f"{_BEFORE}{_NAME}@(?i:{_MAILBOXES}){_AFTER}")

CROSSES = "[xXｘＸ]{3}"
_CROSSED = Form(
    Grade.MASKED,
    r"[\s<('\"]*(?:[0-9A-Za-z]{0,3}X{3,}[0-9A-Za-z]{0,2}|x{3,})@.*|[^@]*@(?:X{3,}|x{3,})\..*",
)
"""``aXXX@XXXX.com``, as SQL Server's masking function for addresses writes it, and by hand."""

_CROSSED_WITHIN = Form(Grade.NONE, rf"{_BEFORE}(?i:x{{2,}}@x{{2,}}[.]).*")
"""What a form asks for: 例：xxx@xxx.xx."""

_PRIVATE_WITHIN = Form(Grade.CERTAIN_WITHIN, _PRIVATE.written)

_OFFICES_OF = (_DEPARTMENT, _BY_HOST)
ALONE = (_CROSSED, _OTHER, _OFFICE, _PRIVATE, *_OFFICES_OF, Form(Grade.CERTAIN, _ADDRESS))
WITHIN = (
    _OTHER,
    _CROSSED_WITHIN,
    _OFFICE,
    _NOBODY,
    _PRIVATE_WITHIN,
    *_OFFICES_OF,
    Form(Grade.CERTAIN_WITHIN, _ADDRESS),
)
PLAIN = (
    Form(Grade.NONE, rf"\.(?i:{_FILES})\z|\A(?:{_MESSAGE})@|@(?:{_SERVERS})\z", anywhere=True),
    Form(Grade.SHAPED_WITHIN, rf"\A(?i:{ROLES})@", anywhere=True),
    Form(Grade.CHECKED, rf"@(?i:{_MAILBOXES})\z", anywhere=True),
    Form(Grade.SHAPED_WITHIN, rf"\A(?:(?i:{DEPARTMENTS})@|{_AT_OFFICE}\z)", anywhere=True),
    Form(Grade.CERTAIN, "", anywhere=True),
)
"""The same of a cell that is an address of ASCII and nothing else, of which less is to be asked."""

PLAIN_SHAPE = in_shapes(rf"\A{_NAME}@{_HOST}[A-Za-z]{{2,24}}\z")
VERSION_SHAPE = f"@{DIGIT}+[.]{DIGIT}"


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """Recognises e-mail addresses."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """E-mail addresses."""
        return DataCategory.EMAIL_ADDRESS

    def name_evidence(self, name: str) -> frozenset[str]:
        """``mail_address`` is a name, 連絡先 a hint; 代表メール is an office's."""
        evidence = NAME.evidence(name)
        return evidence and evidence | of_office(name)

    def grade(self, column: Column) -> pl.Series | None:
        """Grade by the form alone: an address leaves no doubt."""
        said = self._said(column)
        if not column.could_hold(AT):
            return None if said.is_empty() else spread(len(column.raw), [said])
        graded: list[pl.DataFrame] = [said]
        passing = column.shapes.like(ADDRESSES.shape)
        if passing is not None:
            plain = passing & _are_plain(column.shapes.distinct)
            forms = (_CROSSED, *PLAIN) if column.mentions(CROSSES) else PLAIN
            graded += read(column.shaped(plain), forms)
            passing &= ~plain
        found = ADDRESSES.tokens_in(column.shaped(passing))
        graded += [*read(found.alone, ALONE), *read(found.within, WITHIN)]
        masked = matching(column.like(MASKED_SHAPE), MASKED)
        lines = matching(matching(column.like(BROKEN_SHAPE), f"[{AT}]"), BROKEN)
        cut = pl.Series([any(_across_lines(text)) for text in lines["text"]], dtype=pl.Boolean)
        graded.append(with_grade(lines.filter(cut), Grade.CERTAIN_WITHIN))
        return spread(len(column.raw), [*graded, with_grade(masked, Grade.MASKED)])

    def spans(self, text: str) -> Iterator[Detection]:
        """Find addresses."""
        found = list(_spans(text))
        for start, end, score in (*found, *_across_lines(text, found)):
            yield Detection(self.category, start, end, score)
        for start, end in mailboxes_said(text, _OFFICES):
            yield Detection(self.category, start, end, SCORES[Grade.CERTAIN_WITHIN])

    @staticmethod
    def _said(column: Column) -> pl.DataFrame:
        """Grade the cells with an address whose sign is a word."""
        cells = column.like(SAID_SHAPE)
        said = not cells.is_empty() and column.mentions(SAID_WITH)
        cells = matching(cells, SAID_WITH) if said else column.none
        private = [any(mailboxes_said(text, _OFFICES)) for text in cells["text"]]
        return with_grade(cells.filter(pl.Series(private, dtype=pl.Boolean)), Grade.CERTAIN_WITHIN)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count every address."""
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN, Evidence.FORM)
        scale.count(Grade.CHECKED, Evidence.FORM)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.FORM)
        return scale.business(Grade.SHAPED_WITHIN) or scale.verdict()


def _are_plain(shapes: pl.Series) -> pl.Series:
    """Say of which shapes every cell is an address of ASCII, unless it is a version."""
    return which_match(shapes, PLAIN_SHAPE) & ~which_match(shapes, VERSION_SHAPE)


def _spans(text: str) -> Spans:
    for start, end, grade in _graded(text):
        if grade in SCORES:
            yield start, end, SCORES[grade]


def _graded(text: str) -> Iterator[tuple[int, int, Grade]]:
    for token in ADDRESSES.tokens_of(text):
        yield token.start, token.end, read_token(token, ALONE if token.alone else WITHIN)


def _across_lines(text: str, found: Sequence[Span] = ()) -> Spans:
    """Find the addresses that a line break cuts in two.

    An office's mailbox on a line of its own is whole, whatever stands on the lines beside it.
    """
    if _BROKEN.search(text) is not None:
        offices = [(a, z, 0.0) for a, z, grade in _graded(text) if grade is Grade.SHAPED_WITHIN]
        addresses = broken(text, _spans, (*found, *offices))
        yield from (each for each in addresses if not _GOES_ON.match(text, each[1]))
