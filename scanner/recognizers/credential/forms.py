"""How keys and passwords are written.

The forms of keys are those that their issuers publish: storage keys of Azure (64 bytes in base64),
identifiers of AWS and Google, tokens of GitHub, GitLab, Slack and Stripe, the client secrets of
Microsoft Entra, JSON Web Tokens (RFC 7519), private keys in PEM (RFC 7468), user information in
URLs (RFC 3986), shared access signatures. Everything else is known by the word before it.

A word alone is no credential, nor is a place holder (``<password>``, ``${DB_PASSWORD}``, ``****``),
nor the digest of a password. Behind ``=`` or in quotes any other value counts; behind a colon or
は, where prose goes on, only one with a digit.
"""

from scanner.model.detection import Grade
from scanner.recognizers.credential.commands import COMMANDS
from scanner.recognizers.credential.handed import HANDED
from scanner.recognizers.credential.inserted import INSERTED
from scanner.recognizers.credential.told import TOLD
from scanner.recognizers.credential.values import (
    ANY,
    BEFORE,
    DATE,
    DIGEST,
    FIRST,
    GAP,
    KEY_WORD,
    MAILBOX,
    MARK,
    NOT_AT_RANDOM,
    NOTHING_SET,
    PATH_LIKE,
    PLACE_HOLDER,
    PRODUCT,
    PROSE,
    SAID,
    SIGN,
    TECHNICAL,
    UUID,
    VALUE,
)
from scanner.recognizers.numbers.labelled import Kind

_AMPERSAND = "([0-9A-Za-z!#$%@^_~+?-]{0,40}&[0-9A-Za-z!#@^_~+?$%*-]{1,60})(?:[^0-9A-Za-z=&_]|$)"
"""A value with an ampersand, which in an address would begin the next parameter."""

_PIN = (
    r"(?:暗証番号|ワンタイム(?:パスワード|コード)|(?:ロック)?解除コード|パスコード|(?i:passcode)|(?:^|[^A-Za-z])PIN(?:コード|番号)?)"
    r"(?:[ ]?(?:は|が)?4桁(?:で|の)?)?(?:は|が|を|に|[:=])?[ 「]{0,2}"
)
"""What stands before a number that opens something, and needs no letter."""

_TICKET = "#[0-9]+|[A-Z]{2,8}-[0-9]{1,7}|(?:INC|REQ|RITM|CHG|TASK)[0-9]{5,10}"
"""The number of a request, as systems for those write it."""

_EXPIRES = (
    r"(?:です|となります|になります)?[。、.\n ]{0,2}(?:この|本)?(?:認証)?(?:コードの?)?"
    r"(?:有効(?:期[限間]|時間)?[はが: ]{0,2})?[0-9]{1,3} ?(?:分|秒)"
)
"""What says of a code that it opens nothing any more when somebody reads it."""

_OF_PART = "[ 、,]{1,2}(?:ロット|[部品型図]番|部品|基板|コネクタ)"
"""What makes it the number of a part: PIN=4821 型番 X-99."""

_QUOTED = rf"\\?[{MARK}]((?:{FIRST}|[*][0-9A-Za-z])[^ \t\r\n<>{{}}\\{MARK}]{{3,199}})\\?[{MARK}]"

_OPENED = (
    "zip|pdf|excel|エクセル|圧縮|解凍|展開|開封|閲覧|編集|会議|zoom|ミーティング|ウェビナー|ログイン|仮|初期|共通"
    "|wi-?fi|vpn|db|accdb|mdb|端末|管理者|アカウント|ユーザー?"
)
_WHERE_TO_SIGN_IN = "word|ワード|ファイル|添付|pc|パソコン|サーバー?|メール|画面"
"""What a pass (パス) opens, where the word may mean a way as well."""

_IN_QUOTES = rf"{FIRST}[^ \t\r\n<>{{}}\\{MARK}]{{3,199}}"
_OF_WHAT = "db|DB|ftp|FTP|smtp|mail|MAIL|user|USER|login|admin|root|app"
_SHORT_WORD = f"(?:^|[^A-Za-z]|{_OF_WHAT}|require)(?:pass|PASS|Pass)"
_BEFORE_SPACE = f"(?:^|[^A-Za-z ] ?|(?:{_OF_WHAT}) ?)(?:pass|PASS|Pass)"
"""The same where only a space parts it from its value: not that of ``boarding pass``."""

_SETS = (
    r"(?:password|PASSWORD|Password|passwd|PASSWD)"
    r"(?:[ \t]{1,3}(?:(?:BY|by)[ \t]{1,3})?|[ ]?[(][ ]?)N?"
    r"|PASSWORD FOR [^\s=]{1,60} ?= ?(?:PASSWORD[(])?"
    r"|(?:define|set|put|config)[ ]?[(][ ]?[\"'][A-Za-z_.]{0,30}"
    r"(?i:pass(?:word|wd)?|pwd|secret|key|token)[\"'][ ]?,[ ]?"
    r"|(?:IDENTIFIED BY|identified by|ConvertTo-SecureString(?: -String)?)[ ]{1,3}"
)
"""What sets a password that stands in quotes right behind: statements, and calls of programs."""

_SIGNS_IN = (
    "(?:(?:ログイン|ログオン|サインイン|認証|ロック解除)(?:でき|不|エラー|失敗|し|が|を|可|され|成功)"
    "|入れ(?:な|ま|た(?:[。、 」』と]|$)))"
)
"""What somebody could do with what opens something, or not."""

_PLAIN_WORD = "([0-9A-Za-z!#$%@^_~+?&*.=-]{4,64})(?:[^0-9A-Za-z/:]|$)"
_SERVICE = (
    "session|bot|id|(?i:git(?:hub|lab)|slack|line|chatwork|discord|npm|pypi|docker|vault|deploy"
    "|circle(?:ci)?|sentry|datadog|notion|jira)"
)
"""What a token is for, before the word; a card's token stands for its number."""

_START = "(?:^|[^0-9A-Za-z_+/-])"
_END = "(?:[^0-9A-Za-z+/=]|$)"
_ISSUED = (
    "(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}"
    "|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|npm_[0-9A-Za-z]{36}"
    "|gh[oprsu]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{22,}|glpat-[0-9A-Za-z_-]{20,}"
    "|xox[abeoprs]-[0-9A-Za-z-]{10,}|[rs]k_(?:live|test)_[0-9A-Za-z]{16,}|whsec_[0-9A-Za-z+/=]{24,}"
    "|[0-9A-Za-z_.~-]{3}[78]Q~[0-9A-Za-z_.~-]{31,34}"
    r"|sk-(?:proj-)?[0-9A-Za-z_-]{32,}|SG\.[0-9A-Za-z_-]{16,}\.[0-9A-Za-z_-]{32,}"
    r"|eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{16,}"
)
_STORAGE_KEY = "[0-9A-Za-z+/]{86}=="
_PEM = r"[-ーｰ]{5}BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?[-ーｰ]{5}"
_PEM_END = r"(?:[-ーｰ]{5}END [A-Z0-9 ]{1,40}[-ーｰ]{5})?"
_PEM_BODY = (
    rf"(?:[\\rn \t\r\n]*[0-9A-Za-z+/=]{{16}}[0-9A-Za-z+/=\\ \t\r\n]*{_PEM_END}"
    r"|[ \t\r\n]*(?:Proc|、|$))"
)

KINDS = (
    *COMMANDS,
    *TOLD,
    *HANDED,
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{BEFORE}{GAP}は?{GAP}(?::=|==?){GAP}{VALUE}",
        PLACE_HOLDER,
        needs=("=",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{BEFORE}\\?[\"'」]?\]?{GAP}(?::=|=>|==?|[:はが]){GAP}N?{_QUOTED}",
        PLACE_HOLDER,
        needs=tuple(MARK),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{BEFORE}{GAP}(?:\r?\n)?(?:は?[:→]|[はが]|って"
        r"|(?:(?:for|of|to)(?: [A-Za-z-]{1,16}){1,5} )?is )"
        rf"{GAP}{ANY}(?:[^年&{SIGN}]|$)",
        f"{PROSE}|{PRODUCT}|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:パスワード|ﾊﾟｽﾜｰﾄﾞ|パスフレーズ)(?:[(][^()\n]{{0,12}}[)])?{GAP}[:=は]{GAP}"
        rf"([a-z]{{6,24}})(?:[^{SIGN}]|$)",
        f"{TECHNICAL}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:{KEY_WORD})(?:[_-][A-Za-z]{{2,10}})?(?:[(][^()\n]{{0,12}}[)])?\\?[{MARK}]?"
        rf"(?:{GAP}(?::=|=>|==?|[:はが]){GAP}|[ \t]{{1,3}})\\?[{MARK}]?({DIGEST})"
        "(?:[^0-9A-Za-z]|$)",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:パスワード|ﾊﾟｽﾜｰﾄﾞ|パスフレーズ)[^。\n]{{0,16}}(?:送|お?知らせ|連絡|通知|共有|以下|下記|次の|こちら|です|になり)"
        rf"[^。:\n0-9A-Za-z]{{0,16}}[。:]?(?:\r?\n){{0,2}}[ →「『]{{0,3}}{ANY}",
        f"{PROSE}|[0-9]{{1,3}}|[0-9-]{{9,14}}|.{{1,5}}|{_TICKET}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:パスフレーズ|pass[- ]?phrase){GAP}(?:[:=はが]|is)?{GAP}"
        rf"[{MARK}]([^{MARK}\n]{{6,80}})[{MARK}]",
        f"(?:[^A-Za-z]+|{PLACE_HOLDER})",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^{SIGN}]){VALUE}[」』)]?[ ]?で(?:解凍|展開|復号|開(?:け|き|く|い)|開封)",
        f"{PROSE}|[^A-Za-z]*|(?i:.*(?:zip|rar|lha|lzh|gpg|ssl|tar|exe|pdf|csv|xlsx?)[0-9.]*)"
        f"|{PRODUCT}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^A-Za-z])(?i:user|open)[ \t][^\n]{{1,60}}\r?\n(?i:pass)[ \t]{{1,3}}{VALUE}",
        PLACE_HOLDER,
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"(?i:ssid|wi-?fi|wpa[23]?|無線(?:lan|ルーター?))[^\n]{0,60}?(?i:キー|key|pass|pw|psk|パス|鍵)"
        rf"[ ]?(?:[:=は]|は)[ 「]{{0,2}}{VALUE}",
        f"{PROSE}|.{{1,5}}|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{BEFORE}(?:[ \t]{{1,3}}|[ \t]?[「『])|{SAID}){VALUE}",
        f"[^0-9#$%!@&]*|[^A-Za-z]*|{PROSE}|.{{1,5}}|.*://.*|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{SAID}|事前共有キー|(?:^|[^A-Za-z])(?i:pw|psk)|(?i:{_OPENED})(?:用|時)?の?パス[はが:=]?)"
        rf"(?:[ \t]{{1,3}}|[ \t]?[「『])([A-Za-z]{{8,64}})(?:[^{SIGN}]|$)",
        f"{PROSE}|[A-Z]*[a-z]*|[a-z]*[A-Z]*|{PRODUCT}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:(?:{_SHORT_WORD}\\?[\"']?\]?|パス){GAP}(?:[:=]|→|->)"
        rf"|(?:^|[^0-9A-Za-z一-龠々ァ-ヴー])パス[はがを]{GAP}[「『\"']){GAP}[「『\"']?{ANY}",
        f"{PROSE}|[^A-Za-z]*|{PATH_LIKE}|{DATE}|[A-Za-z]:.*|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{_BEFORE_SPACE}[ \t]{{1,2}}|{_SHORT_WORD}[ ]?[はが][ ]?"
        rf"|(?:IDENTIFIED BY|identified by) {{1,3}})"
        f"{VALUE}",
        f"{PROSE}|[^0-9]*|[^a-z]*|.{{1,5}}|{PATH_LIKE}|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{_SETS})[\"']({_IN_QUOTES})[\"']",
        f"{PROSE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^0-9A-Za-z_員客者人名-]|(?:{_SERVICE})[_-])(?:token|TOKEN|Token|トークン|ﾄｰｸﾝ)[\"']?"
        rf"(?:{GAP}(?::=|=>|==?|[:はが、]){GAP}|[ \t]{{1,2}})[{MARK}]?"
        rf"([0-9A-Za-z+/_~.=-]{{20,200}}(?::APA91b)?)",
        f"[^0-9]*|[^A-Za-z]*|.*:APA91b|{UUID}|[a-z]+(?:[_.-][0-9a-z]+){{1,9}}"
        r"|(?i:https?|arn|env|vault)[:/].*|.*[.][a-z]{2,5}|/.*|(?:TKN|TOK|PSN|ANON)[_-][0-9A-Fa-f]*",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:(?i:{_OPENED})(?:用|時)?の?|(?i:{_WHERE_TO_SIGN_IN})(?:用|時)?の)パス"
        rf"(?:は|が|[:=]|[ ]){GAP}[「『\"']?{_PLAIN_WORD}",
        f"{PROSE}|.{{1,3}}|[^0-9!#$%&@+?^~]*|{PATH_LIKE}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"(?i:user|login|account|ユーザー?|アカウント|(?:^|[^a-z])id)[^\n]{1,40}[ \t]{1,3}"
        rf"(?i:pass|pw|パス)[ \t]{{1,3}}{ANY}",
        f"{PROSE}|[^A-Za-z]*|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{BEFORE}(?:{GAP}(?:=|[:は]){GAP}|[ \t]{{1,3}}){_AMPERSAND}",
        f"[A-Za-z]*&[A-Za-z]*|{PLACE_HOLDER}",
        needs=("&",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{_PIN}([0-9]{{4,8}}(?:{_EXPIRES}|{_OF_PART})?)(?:[^0-9A-Za-z年月/.-]|$)",
        f"[0-9]*(?:{_EXPIRES}|{_OF_PART})",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^0-9A-Za-z])[A-Za-z][0-9A-Za-z_]{{1,40}}_(?:KEY|key)[\"']?[ ]?[:=]{GAP}[{MARK}]?"
        r"([0-9A-Za-z+/_=-]{32,128})(?:[^0-9A-Za-z+/_=.-]|$)",
        f"[^0-9]*|[^A-Z]*|[^a-z]*|{UUID}",
        needs=("_KEY", "_key"),
    ),
    *INSERTED,
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{BEFORE}[\"'] ?value=[\"']([&{SIGN}]{{4,200}})[\"']",
        PLACE_HOLDER,
        needs=("value=",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{BEFORE}[A-Za-z]{{0,10}}>([{SIGN}]{{4,200}})</",
        PLACE_HOLDER,
        needs=("</",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{BEFORE}[】〕》\]][ :]{{0,2}}{ANY}",
        f"{PROSE}|{PRODUCT}|.*://.*|{DATE}|{PLACE_HOLDER}",
        needs=("】", "〕", "》", "]"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"://[^/ \t\r\n:@\"'<>]{0,100}:"
        r"((?:[^/ \t\r\n@\"'<>${}*%]|[*][0-9A-Za-z])[^/ \t\r\n@\"'<>]{0,200})@",
        f"{NOTHING_SET}|.",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^{SIGN}])([{SIGN}]{{6,64}})[」』)]?(?:\r?\n)?[ ]?で(?:は|も)?(?:再度)?"
        f"{_SIGNS_IN}",
        f"[^0-9]*|[^A-Za-z]*|[0-9A-Za-z:/._-]*|{MAILBOX}|.*://.*|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"[「『\"]{ANY}[」』\"]?(?:\r?\n)?[ ]?で(?:は|も)?(?:再度)?{_SIGNS_IN}",
        f"{NOT_AT_RANDOM}|{PROSE}|{PRODUCT}|[^A-Za-z]*|{MAILBOX}|.*://.*|{DATE}|{PLACE_HOLDER}",
        needs=("「", "『", '"'),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        "(?:^|[^A-Za-z])(?:sig=|(?i:x-(?:amz|goog)-signature=))([0-9A-Za-z%+/_=-]{24,})",
    ),
    Kind(Grade.CERTAIN_WITHIN, r"(?i:key)=[ \t]{0,3}\r?\n([0-9A-Za-z+/=]{20,199})", DIGEST),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"(?i:bearer|basic|authorization[\"']?[:=] ?[\"']?token) {1,3}([0-9A-Za-z+/_.~=-]{12,})",
        f"{PROSE}|[0-9a-z]{{1,15}}|[a-z_]+=.*",
    ),
    Kind(Grade.CERTAIN_WITHIN, f"({_PEM}{_PEM_BODY}|PuTTY-User-Key-File-[0-9])"),
    Kind(Grade.CERTAIN_WITHIN, f"(?:{_START}|://)({_ISSUED}){_END}"),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"((?:https://)?hooks\.slack\.com/services/T[0-9A-Z]+/B[0-9A-Z]+/[0-9A-Za-z]{16,})",
    ),
    Kind(Grade.CHECKED_WITHIN, f"(?:^|[^0-9A-Za-z+/-])({_STORAGE_KEY}){_END}"),
)

WORD = r"\A[ 　]*(?:[!-~]*[A-Za-z][!-~]*[A-Za-z0-9][!-~]*|[*]{3,})[ 　]*\z"
"""A cell that could be a password or what is left of one, if its column is named for it.

Systems with columns of a fixed width write blanks behind it, forms some before.
"""

WORD_SHAPE = (
    r"\A[ s]*(?:[!-/0:-@\[-`a{-~]*a[!-/0:-@\[-`a{-~]*[a0][!-/0:-@\[-`a{-~]*|[*]{3,})[ s]*\z"
)
PATH = r"\A(?:[A-Za-z]:[\\/]|[A-Za-z][A-Za-z0-9+.-]*://[^:@]*\z|[.]{0,2}/[!-~]*/|\\\\)"
PATH_SHAPE = r"\A(?:a:[\\/]|a[a0+.-]*://|[.]{0,2}/[!-~]*/|\\\\)"
"""Such a word that is the name of a file or a place in the net."""

MAILBOX_SHAPE = r"\A[ s]*[a0._+-]+@[a0-]+(?:[.][a0-]+)+[ s]*\z"
"""Such a word that could be nothing more than any other: neither drawn at random nor chosen."""

PIN, PIN_SHAPE = r"\A[ 　]*[0-9]{4,12}[ 　]*\z", r"\A[ s]*0{4,12}[ s]*\z"
"""A cell of digits that could open something, if its column is named for it."""

CONNECT = r"\A[A-Za-z][0-9A-Za-z_$#]{1,30}/[^/@ \t\"'<>{}]{4,64}@[0-9A-Za-z_.:/-]{2,64}\z"
"""A user, a password and a database of Oracle, if the column is named for connections."""

NOTHING = r"\A(?i:null|none|nan|nil|n/?a|#n/a|@microsoft[.]keyvault[(].*|https://[a-z0-9-]+[.]vault[.]azure[.]net/.*|\(null\)|undefined|unknown|tbd|blank|\\n)\z"
"""What systems write where there is nothing."""

RANDOM = r"\A[0-9A-Za-z+/_~.=-]{20,200}\z"
RANDOM_PARTS = ("[a-z]", "[A-Z]", "[0-9]")
"""A cell that was drawn at random, as keys are: all of these stand in it."""

CHOSEN = r"\A[0-9A-Za-z!#$%&*?@^_.-]{6,32}\z"
CHOSEN_PARTS = ("[0-9]", "[A-Za-z]", "[!#$%&*?^]|@[^.]*\\z")
"""A cell as rules about passwords ask for: a letter, a digit and a sign, and no mailbox."""

SECRET, SECRET_PARTS = r"\A[0-9A-Za-z+/]{40}\z", ("[a-z]", "[A-Z]", "[0-9]", "[+/]")
"""A cell of thirty bytes in base64, as AWS gives its secrets: no digest is as long."""

UNCHOSEN = (
    r"\A(?:[#＃](?:[0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}|[A-Za-z_]+[0-9]*)|@[0-9A-Za-z_.]+"
    r"|[0-9A-Za-z_.-]+[@#&][A-Za-z][a-z-]*[0-9]{0,3}|.*[*]{2}.*|(?:[^!]*!)?[$]?[A-Z]{1,3}[$]?[0-9]{1,6}"
    r"|[A-Za-z]{1,4}[#&]?[0-9-]+[#*]?|[0-9.]+[%*][0-9A-Za-z.%*]*|%[0-9A-Za-z_]+%|.*%[0-9.]*[a-z](?:[^0-9A-Za-z].*)?)\z"
)
"""Colours, hashtags, accounts of a host, masks, cells of a sheet, codes, shares and formats."""

HEXADECIMAL = rf"\A(?i:{DIGEST})\z"
"""A digest of a password; where a column is named for keys, a key."""

HASHED = (
    r"\A(?:[0-9A-Za-z_-]{0,8}[*]{3,}(?:[0-9]{0,3}[A-Za-z][0-9A-Za-z]{0,3})?|[xX]{6,}|\{S?SHA[0-9]*\}.*"
    r"|\$(?:2[abxy]|[156y]|argon2[id]{1,2}|scrypt|pbkdf2[-a-z0-9]*)\$.*"
    r"|(?:pbkdf2|argon2|scrypt|bcrypt)[_a-z0-9]*\$.*)\z"
)
"""A cell with the digest of a password, or with signs in its place."""

HASH_SHAPE = r"\A[ s]*(?:[0a_-]{0,8}[*]{3}|a{6}|[0a]{32}|[{]|.*[$])"
