"""How passwords stand in commands and in the files of programs, where no sign is before them."""

from scanner.model.detection import Grade
from scanner.recognizers.credential.values import ANY, NOTHING_SET, PLACE_HOLDER, PROSE, VALUE
from scanner.recognizers.numbers.labelled import Kind

_SHARE = r"(?:[A-Za-z*]:? )?\\\\[^ \n]{3,100}"
"""A share of Windows, with the drive that it is put on."""

_OF_ORACLE = r"[^/@ \t\r\n\"'<>{}]"
_TO_ORACLE = (
    r"[A-Za-z][0-9A-Za-z_$#]{1,30}/"
    f"({_OF_ORACLE}{{1,32}}@{_OF_ORACLE}{{3,32}}|{_OF_ORACLE}{{4,64}})@"
)
_ORACLE = "(?:sqlplus|sqlldr|expdp|impdp|rman|SQLPLUS|SQLLDR|EXPDP|IMPDP|RMAN)"

_REGISTRY = "(?:docker|podman|skopeo|nerdctl|buildah|helm registry|az(?: acr)?|oc)"
"""What signs in at a registry of images or at a cloud."""

_NETRC = r"(?:machine[ \t]{1,3}[^\s]{1,80}|default)\s{1,4}login\s{1,4}[^\s]{1,64}\s{1,4}password"
_DIRECTIVE = (
    rf"{_NETRC}|(?:^|[^a-z])(?:requirepass|rootpw|wpa_passphrase"
    r"|enable (?:secret|password)(?: [0-9])?"
    r"|username [^\s]{1,40}(?: privilege [0-9]{1,2})? (?:secret|password)(?: [0-9])?)"
)
"""What sets a password in the file of a program, parted from it by a space alone."""

_END_OF_LINE = r"(?:$|[ \t]{0,3}[\r\n]|[ \t]{1,3}[#|]|[ ]{0,3}[^ -~])"
"""A directive has nothing behind its value; a sentence goes on."""

COMMANDS = (
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"--(?i:token|api-?key|access-key|secret|pass|passwd|pwd|auth)[ =]['\"]?{VALUE}",
        f"[^0-9]*|{PLACE_HOLDER}",
        needs=("--",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:mysql|mysqldump|mariadb|mongo[a-z]{{0,9}}|sshpass|sqlcmd|bcp|7z|zip|unzip|psql"
        rf"|net use)[^\n]{{0,80}} (?:-[pP]|/[pP]:)[ '\"]{{0,2}}{ANY}",
        f"[^0-9A-Z]*|[^0-9a-z]*|[A-Z][a-z]*|[0-9:.]*|{PLACE_HOLDER}",
        needs=(" -p", " -P", " /p:", " /P:"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"echo(?: -n)? ['\"]?{ANY}['\"]? ?\| ?sudo ",
        PLACE_HOLDER,
        needs=("sudo",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^0-9A-Za-z-])-p['\"]?{VALUE} -u[ ]?[A-Za-z]",
        f"[0-9:.]*|{PROSE}|{PLACE_HOLDER}",
        needs=(" -u",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf" -u[ ]?[A-Za-z][^ \n]{{1,40}} -p['\"]?{VALUE}",
        f"[0-9:.]*|{PROSE}|{PLACE_HOLDER}",
        needs=(" -u",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:net use) {_SHARE} [\"']?{VALUE}[\"']? /(?i:user|u|persistent|savecred|y)",
        f"/.*|[*]+|{PLACE_HOLDER}",
        needs=("\\\\",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:net use) {_SHARE}(?: /(?i:user|u):[^ \n]{{1,60}})? [\"']?{ANY}",
        f"{PROSE}|/.*|{PLACE_HOLDER}",
        needs=("\\\\",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:curl|wget)[^\n]{{0,80}} (?:-u|--user)[ =]['\"]?[^ :'\"]{{1,64}}:{ANY}",
        f"[0-9]{{1,5}}|{PLACE_HOLDER}",
        needs=(" -u", " --user"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^0-9A-Za-z_/.-]|thin:){_TO_ORACLE}(?://)?[0-9A-Za-z_.-]{{2,64}}:[0-9]{{4,5}}[:/][0-9A-Za-z_.]{{2,}}",
        PLACE_HOLDER,
        needs=("@",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{_ORACLE}[^\n]{{0,40}}[ \"'=]{_TO_ORACLE}[0-9A-Za-z_.-]{{2,}}",
        PLACE_HOLDER,
        needs=("@",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:{_REGISTRY}) login[^\n]{{0,120}} -p[ =]['\"]?{VALUE}",
        f"[0-9:.]*|{NOTHING_SET}",
        needs=(" -p",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:redis-cli|ldap[a-z]{{3,9}})[^\n]{{0,120}} -[aw][ ]['\"]?{VALUE}",
        PLACE_HOLDER,
        needs=(" -a ", " -w "),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:{_DIRECTIVE})[ \t]{{1,4}}[\"']?{VALUE}[\"']?{_END_OF_LINE}",
        rf"\$[0-9a-z]{{1,2}}\$.*|{PLACE_HOLDER}",
    ),
)
"""Passwords in commands and files."""
