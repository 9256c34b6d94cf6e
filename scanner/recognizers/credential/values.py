"""What stands before a password or a key, and what one looks like behind it."""

KEY_WORD = (
    "secret|シークレット(?:キー)?|(?:秘密|署名|共有)鍵"
    "|(?:api|access|account|private|signing|secret|shared[-_ ]?access"
    "|subscription|functions?|consumer|webhook|storage)[-_ ]?key"
    "|(?:接続|認証|アクセス|連携|署名|API|ストレージ|アカウント|共有)[ ]?キー"
    "|(?:暗号化?|セキュリティ|ネットワーク|解凍|展開|復号化?|開封)キー"
    "|(?:access|auth|refresh|bearer|api|アクセス|認証|API)[-_ ]?(?:token|トークン)"
)
"""What programs know each other by: drawn at random, so hexadecimal digits are one, no digest."""

WORD = (
    r"(?:(?i:pass(?:word|wd|phrase|code)|pwd|pswd|パスワード|パスコード|パスフレーズ|ﾊﾟｽﾜｰﾄﾞ"
    rf"|暗証(?:番号|キー|コード|語)?|{KEY_WORD})|(?:^|[^A-Za-z])(?i:pw))"
)
BEFORE = rf"{WORD}(?:[(][^()\n]{{0,12}}[)])?"
SAID = "(?:パスワード|ﾊﾟｽﾜｰﾄﾞ|パスコード|パスフレーズ)"
GAP = r"[ \t]{0,3}"
SIGN = "!#$%*+./0-9:=?@A-Z^_a-z|~-"
VALUE = f"((?:[/0-9A-Za-z!#$%@^_~+?-]|[*][0-9A-Za-z!#$%@^_~+?-])[{SIGN}]{{3,199}})"
PLAIN = "([0-9A-Za-z!#@^_~+?-]{4,64})"
WORDS = "(?:[A-Z]?[a-z]+(?:[A-Z][a-z]{3,}|Id|In|Is|Key|To|Up|Url)*|[A-Z]+)"
PROSE = (
    rf"[/+-]?{WORDS}(?:[-_/._:,?+]+{WORDS})*[-.,:;/]*"
    rf"|[/+-]?{WORDS}(?:[-/.:,?+]+{WORDS})*[-.,:;!?/]*|[a-z_]+[!?]"
)
"""Words of letters, as prose, settings and programs have them: not drawn at random.

No sentence ends a word with an underline in it, but programs ask so: is_empty?
"""

ANY = f"((?:[/0-9A-Za-z!#$%@^_~+?&-]|[*][0-9A-Za-z])[&{SIGN}]{{3,199}})"
"""A value where no address goes on behind it."""

MARK = "\"'「」『』`"
FIRST = rf"[^ \t\r\n*<>{{}}\\{MARK}]"

DIGEST = "[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}"
OPEN = (
    "null|none|nil|undefined|true|false|yes|no|required|optional|empty|blank|redacted|masked|hidden"
    "|removed|string|text|value|expired?|invalid|incorrect|wrong|changed?|reset|failed|failure"
    "|success|error|missing|unset|not_?set|default|forgot(?:ten)?|unknown|disabled|enabled"
)
NOTHING_SET = (
    rf"(?i:(?:{OPEN})[^0-9A-Za-z]*|x{{3}}.*|\.{{3}}.*|.*\*{{3}}.*|\*{{2}}.*|.*\*{{2}}|.{{0,4}}\*{{2}}.{{0,4}}|.*\$\{{.*"
    r"|[*][A-Za-z]+[*]|__[a-z_]+__|\$(?:env|Env|ENV):[A-Za-z_]+|(?:your|my|the|some|dummy|sample|example|insert|enter)[-_].*"
    r"|(?:please[-_]?)?(?:change|replace)[-_]?me(?:[-_.].*)?|.*place[-_]?holder.*|(?-i:![A-Z]?[a-z]+(?:[A-Z][a-z]+|::[A-Za-z]+)*)"
    r"|(?:[a-z]{1,20}_){0,4}(?:pass|pwd|key)(?:_[a-z]{1,20}){0,4}[0-9]?"
    r"|[a-z_]{0,30}(?:password|passwd|secret|token)[a-z_]{0,30}[0-9]?"
    r"|[a-z_]+(?:[.:]{1,2}[a-z_]+)+|(?:env|file|vault|https?|arn):.*|@Microsoft\.KeyVault.*"
    r"|(?-i:/(?:[a-z_.-]+/){0,9}[a-z_.-]*)|/(?:app|etc|home|mnt|opt|root|run|srv|tmp|usr|var)/.*"
    r"|%[A-Za-z_]{2,}%(?:[\\/].*)?|%[a-z]|%[(].*|(?:%[0-9A-F]{2}){2}.*|\$[A-Za-z_][A-Za-z_.]*|\$\(.*"
    r"|(?:md5|sha(?:1|2|224|256|384|512)|pbkdf2|argon2|scrypt|bcrypt)[^a-z].*)"
)
"""What stands where a password is kept elsewhere, or is none."""

PLACE_HOLDER = f"{NOTHING_SET}|(?i:{DIGEST})"
TECHNICAL = (
    "(?:azure|github|google|keyvault|vault|windows|linux|oracle|postgres|mysql|server|client|account"
    "|admins?|users?|manual|docs?|readme|config|settings?|policy|length|minimum|maximum|digits?"
    "|letters?|alphanumeric|numeric|ascii|unicode|hash(?:ed)?|bcrypt|encrypted|plain|confirm|input"
    "|password|passwd|pending|internal|external|private|public|update[ds]?|reissue[ds]?)"
)
"""Words that a sentence about passwords has in Latin letters."""

PRODUCT = (
    "(?i:(?:ms|microsoft)?[-_ ]?(?:excel|word|powerpoint|windows|office|sharepoint|outlook|teams"
    "|access|sql_?server|acrobat|adobe|azure|keepass|lastpass|bitwarden|1password)[a-z]*[0-9.]*)"
)
"""What passwords are kept in, or are for, with its version."""

DATE = (
    "[0-9]{2,4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}.*"
    "|[0-9]{1,2}[-:/][0-9]{1,2}(?:[^A-Za-z].*|[A-Za-z]{0,5})"
)

MAILBOX = r"[^@]+@(?:[0-9A-Za-z-]+[.])+[A-Za-z]{2,}"

UUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
NOT_AT_RANDOM = (
    "[A-Z]*[a-z]*[A-Z]*[a-z]*[A-Z]*[a-z]*|[0-9a-z:/._-]*|[0-9A-Z:/._-]*"
    "|[A-Za-z]*[:/._-]?[0-9][0-9._-]*"
)
"""Names of accounts, programs and devices, as people quote them: kaiin_001, WinSCP5.21."""

PATH_LIKE = r"(?:[A-Za-z]:|/|\.{1,2}/|~/).*|.*[/\\].*|.*[.][A-Za-z]{2,5}"
"""What a place in a file system or in the net looks like."""
