"""Credentials: keys, connection strings, signed addresses, private keys, passwords.

They stand amid other text nearly always, so a cell that holds one has a grade of those. A cell of a
password alone looks like any code: ``Grade.SHAPED`` is given to all words of signs of ASCII, and
counts in a column that is named for passwords; ``Grade.SHAPED_OTHERWISE`` to those with letters,
digits and a sign, by which a column is one of passwords whose name has two meanings (``pass``), or
says nothing (``col5``), and to the secrets of AWS;
``Grade.SHAPED_WITHIN`` to those drawn at random, which count under any name with a key in it.
Digests count as masked in a column of passwords, as keys in one that is named for those, and
nowhere else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.credential.forms import (
    CHOSEN,
    CHOSEN_PARTS,
    CONNECT,
    HASH_SHAPE,
    HASHED,
    HEXADECIMAL,
    KINDS,
    MAILBOX_SHAPE,
    NOTHING,
    PATH,
    PATH_SHAPE,
    PIN,
    PIN_SHAPE,
    RANDOM,
    RANDOM_PARTS,
    SECRET,
    SECRET_PARTS,
    UNCHOSEN,
    WORD,
    WORD_SHAPE,
)
from scanner.recognizers.credential.values import UUID
from scanner.recognizers.credential.whole import whole
from scanner.recognizers.headers.column_names import NamedBy
from scanner.recognizers.numbers.labelled import graded, spans
from scanner.recognizers.reading.candidates import matching, parted, spread, with_grade, without
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.weighing import MOSTLY, Scale

KEYS = (
    *("secret", "secr", "scrt", "secret key", "client secret", "api key", "apikey", "access key"),
    "auth key",
    *("account key", "private key", "storage key", "strg key", "signing key", "encryption key"),
    *("api secret", "token secret", "webhook secret", "bearer", "api token", "access token"),
    *("refresh token", "auth token", "bearer token", "アクセスキー", "api キー", "認証キー"),
    *("シークレット", "シークレットキー", "接続キー", "アカウントキー"),
    "ストレージキー",
    *("共有鍵", "共通鍵", "暗号鍵", "暗号化鍵", "署名キー", "共通キー", "共有キー"),
    "サービスキー",
    *("enc key", "hmac key", "push key", "ninsho key", "shared key", "master key"),
    *("service key", "consumer key", "deploy key", "subscription key", "function key", "host key"),
    *("ac key", "ackey", "acct key", "blob key", "sa key", "stg key", "aws key", "aws secret"),
    *("aws sec", "secret access key", "secret val", "client sec", "mail key"),
    *("acc key", "strg kii", "api kii", "access kii", "storage kii", "ninsho kii"),
    *("setsuzoku kii", "ango kii", "himitsu kagi", "shomei kagi", "kyotsu kagi", "kyoyu kagi"),
    *("暗号化キー", "秘密鍵", "署名鍵", "アクセストークン", "api トークン", "認証トークン"),
)
"""Names of keys, which look like digests and are none."""

NAME = NamedBy(
    strong=(
        *KEYS,
        *("password", "passwd", "passphrase", "pwd", "pw", "pasuwado", "パスワード", "暗証キー"),
        *("pass word", "pass wd", "passcode", "pass code", "pswd", "psswd", "パスコード", "パスワ"),
        *("pasuwaado", "ansho", "ansho no", "anshou", "ansyo", "ansho bango", "暗証", "暗証 no"),
        *("パスフレーズ", "暗証番号", "pin", "pin コード", "pin code", "pincode", "pin no", "psk"),
        *("接続文字列", "connection string", "conn str", "sas url", "session token", "id token"),
        *("wi fi キー", "wifi キー", "authorization", "jwt", "秘密 値", "秘密値", "himitsu"),
        *("認証 ヘッダ", "認証 ヘッダー", "auth header"),
    ),
    weak=(
        *("token", "pass", "credential", "credentials", "認証情報", "sas", "パス"),
        *("key", "キー", "鍵", "kii", "kagi"),
    ),
)
OF_KEYS = NamedBy(strong=KEYS, weak=("key", "キー", "鍵", "kii", "kagi"))
TOKEN = expression(
    r"(?:.*[^a-z])?(?:(?:web)?hook|bot|line|slack|discord|git(?:hub|lab)|teams|chatwork|personal|oauth2?|deploy"
    r"|ci|channel|service|integration|renkei|setsuzoku|ninsho|admin|master|sso|saml|refresh|access"
    r"|api|auth|bearer|kintone|shopify|salesforce|sfdc|zendesk|hubspot|sendgrid|notion|backlog|jira"
    r"|freee)[-_ ]*token(?:[-_ ](?:value|val|str|txt|raw|old|new))?[0-9]?"
    r"|.*(?:連携|接続|リフレッシュ|ボット|チャネル|チャンネル|(?<!プッシュ)通知|認証|アクセス|サービス"
    r"|管理|個人用|API|LINE|Slack|GitHub|Webhook|kintone|Shopify"
    r"|Salesforce)[-_ の]*"
    r"トークン(?:値|文字列)?[0-9]?",
    re.IGNORECASE,
)
"""Names of tokens by which programs know each other; ``name_token`` stands for a name."""
OF_LINKS = expression(
    r"(?:.*[^a-z])?renkei[-_ ]*(?:key|kii)|.*連携[-_ の]*(?:キー|鍵)", re.IGNORECASE
)
"""Names of what joins two systems: a key to sign in with, or the identifier of a row."""

KEY = expression("鍵(?:値|文字列)?")
"""Names that are also those of keys to doors, and never of the key of a table."""

BARE_TOKEN = expression(
    r"(?:token|トークン)(?:[-_ ]?(?:value|val|str|txt|raw|値|文字列))?[0-9]?", re.IGNORECASE
)
SHORT = expression(r"(?:s|st|sa|sc|ac|cl|ap|blob|azure|svc|app|sys|conn)key[0-9]?", re.IGNORECASE)
"""Names of keys that are run together, which may be those of a table: ``SKEY``."""

PASS = expression(
    r"(?:.*[^a-z])?(?:login|user|usr|db|ftp|sftp|smtp|wi-?fi|admin|init|initial|temp|tmp|root|web|mail"
    r"|zip|member|my|cust|kaiin)[-_ ]?(?:pass|pw|pin)[0-9]?(?:[-_ ](?:plain|raw|text|old|new))?",
    re.IGNORECASE,
)
WRITTEN_OUT = expression(
    r"(?:.*[^a-z])?(?:password|passwd|pwd|pswd|pw)[-_ ](?:plain|raw|text|clear|old|new)",
    re.IGNORECASE,
)
"""Names of passwords that ``headers`` takes for hints."""

CONNECTION = expression(
    r"conn|(?:.*[^a-z])?(?:db|database|jdbc|oracle|tns|odbc|conn(?:ect(?:ion)?)?)[-_ ]*"
    r"(?:url|uri|dsn|info|string|str|conn(?:ect(?:ion)?)?)|dsn|.*(?:DB|接続)(?:接続)?(?:先|情報|文字列|定義|URL)",
    re.IGNORECASE,
)
"""Names of what something is reached by, which may be a key or have a password in it."""

OPENING = expression(
    r".*(?:無線(?:LAN)?|セキュリティ|ネットワーク|Wi-?Fi|SSID|WPA2?)[-_ の]*(?:暗号化)?キー"
    r"|.*(?:解[錠除]|開錠|ロック解除|ダイヤル(?:錠|ロック)|キーボックス|南京錠|金庫|ロッカー(?!番号)|ピン|入室)"
    r"の?(?:暗証)?(?:番号|コード|PIN)"
    r"|SNMP.*コミュニティ(?:名|文字列)?"
    r"|.*(?:community|passphrase|psk|wpa2?|wifi)[-_ ]?(?:string|key)"
    r"|.*秘密の(?:質問の)?(?:答え?|回答|言葉)|.*(?:secret|security)[-_ ]?answer",
    re.IGNORECASE,
)
"""Names of what opens a door, a network or an account, without a word for passwords."""

SIGNED, NEARLY_ALL = 0.2, 0.8
"""Share of words with a sign, and of all words, from which on they are passwords."""

SIGNED_UNNAMED, ENOUGH_UNNAMED = 0.4, 5
"""The same share, and how many there are of these, where the name says nothing."""

SCORES = {Grade.CERTAIN_WITHIN: 0.95, Grade.CHECKED_WITHIN: 0.6}


@dataclass(frozen=True, slots=True)
class Credential:
    """Recognises what opens something."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """Credentials."""
        return DataCategory.CREDENTIAL

    def name_evidence(self, name: str) -> frozenset[str]:
        """``password`` and 接続文字列 are names, ``token`` is a hint."""
        if PASS.fullmatch(name) or WRITTEN_OUT.fullmatch(name) or OPENING.fullmatch(name):
            return frozenset({Evidence.NAME})
        if TOKEN.fullmatch(name):
            return frozenset({Evidence.NAME, Evidence.KEY_NAME})
        if BARE_TOKEN.fullmatch(name):
            return frozenset({Evidence.WEAK_NAME, Evidence.KEY_NAME})
        if KEY.fullmatch(name) or OF_LINKS.fullmatch(name):
            return frozenset({Evidence.WEAK_NAME if name[:1] != "鍵" else Evidence.KEY_NAME})
        if OF_KEYS.evidence(name) or CONNECTION.fullmatch(name):
            return NAME.evidence(name) | {Evidence.KEY_NAME}
        weak = SHORT.fullmatch(name) is not None
        return NAME.evidence(name) or frozenset({Evidence.WEAK_NAME} if weak else ())

    def grade(self, column: Column) -> pl.Series | None:
        """Grade by the forms of keys, and by the words before values."""
        return spread(len(column.raw), [*_words(column), graded(column, KINDS)])

    def spans(self, text: str) -> Iterator[Detection]:
        """Find keys and passwords, with the addresses and connections that they stand in."""
        return whole(text, spans(text, KINDS, self.category, SCORES))

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count what is certain.

        A column of 64 bytes in base64 is one of digests: keys that are known by their length alone
        count among other things only.
        """
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.FORM)
        hinted = scale.hinted or Evidence.KEY_NAME in scale.names
        if hinted or scale.share(Grade.CHECKED_WITHIN) < MOSTLY:
            scale.count(Grade.CHECKED_WITHIN, Evidence.SHAPE)
        if scale.named or _are_chosen(scale):
            scale.count(Grade.SHAPED, Evidence.SHAPE)
            scale.count(Grade.SHAPED_OTHERWISE, Evidence.SHAPE)
        if scale.named or Evidence.KEY_NAME in scale.names:
            scale.count(Grade.SHAPED_WITHIN, Evidence.SHAPE)
        if scale.counted & {Grade.SHAPED_WITHIN}:
            scale.count(Grade.SHAPED_OTHERWISE, Evidence.SHAPE)
        keyed = scale.named or Evidence.WEAK_NAME not in scale.names
        if keyed and Evidence.KEY_NAME in scale.names:
            scale.count(Grade.DIGEST, Evidence.SHAPE)
        return scale.verdict() if scale.counted or scale.named else None


def _are_chosen(scale: Scale) -> bool:
    """Say whether words are such as people choose to sign in: where no name tells, most of them.

    What a service is reached by (接続情報) may be one as well as under a name that says nothing.
    """
    if Evidence.KEY_NAME in scale.names and scale.hinted:
        return False
    signed = scale.share(Grade.SHAPED_OTHERWISE)
    words = signed + scale.share(Grade.SHAPED, Grade.SHAPED_WITHIN)
    if scale.hinted:
        return signed >= SIGNED and words >= NEARLY_ALL
    few = scale.cells(Grade.SHAPED_OTHERWISE) < ENOUGH_UNNAMED
    return not few and signed >= SIGNED_UNNAMED and words >= NEARLY_ALL


def _words(column: Column) -> Iterator[pl.DataFrame]:
    """Give the cells that are one word of ASCII, or stand for one, with their grades."""
    stand_in = _bare(matching(column.like(HASH_SHAPE), WORD))
    passing, paths, mailboxes = map(column.shapes.like, (WORD_SHAPE, PATH_SHAPE, MAILBOX_SHAPE))
    if passing is None or paths is None or mailboxes is None:
        words = matching(column.like(WORD_SHAPE), f"{WORD}|{PIN}")
        yield from _alone(_no_paths(words))
    else:
        yield with_grade(column.shaped(passing & mailboxes), Grade.SHAPED)
        yield from _alone(column.shaped(passing & ~paths & ~mailboxes))
        yield from _alone(_no_paths(column.shaped(passing & paths)))
        yield with_grade(column.like(PIN_SHAPE), Grade.SHAPED)
    yield with_grade(matching(stand_in, HASHED), Grade.MASKED)
    yield with_grade(matching(stand_in, HEXADECIMAL), Grade.DIGEST)


def _alone(words: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Grade words that are a whole cell: those drawn at random apart."""
    if words.is_empty():
        return
    words = _bare(words)
    words = parted(words, words["text"].str.contains(NOTHING))[1]
    yield with_grade(words, Grade.SHAPED)
    identifiers, words = parted(words, words["text"].str.contains(rf"\A{UUID}\z"))
    yield with_grade(identifiers, Grade.DIGEST)
    signed = _of_parts(words, CHOSEN, CHOSEN_PARTS)
    secret = _of_parts(words, SECRET, SECRET_PARTS)
    yield with_grade(without(signed, matching(signed, UNCHOSEN)), Grade.SHAPED_OTHERWISE)
    yield with_grade(secret, Grade.SHAPED_OTHERWISE)
    yield with_grade(_of_parts(words, RANDOM, RANDOM_PARTS), Grade.SHAPED_WITHIN)
    yield with_grade(matching(words, CONNECT), Grade.SHAPED_WITHIN)


def _of_parts(words: pl.DataFrame, written: str, parts: tuple[str, ...]) -> pl.DataFrame:
    """Give the words that are written so and have all of these parts."""
    words = matching(words, written)
    for part in parts:
        words = matching(words, part)
    return words


def _bare(words: pl.DataFrame) -> pl.DataFrame:
    """Leave out the blanks around words."""
    return (
        words if words.is_empty() else words.with_columns(text=words["text"].str.strip_chars(" 　"))
    )


def _no_paths(words: pl.DataFrame) -> pl.DataFrame:
    return words if words.is_empty() else parted(words, words["text"].str.contains(PATH))[1]
