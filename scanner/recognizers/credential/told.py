"""Passwords as people tell them: changed, written on paper, behind the account that they open."""

from scanner.model.detection import Grade
from scanner.recognizers.credential.values import (
    ANY,
    BEFORE,
    DATE,
    KEY_WORD,
    MAILBOX,
    NOT_AT_RANDOM,
    PLACE_HOLDER,
    PLAIN,
    PRODUCT,
    PROSE,
    SAID,
    SIGN,
    VALUE,
)
from scanner.recognizers.numbers.labelled import Kind

_BEFORE_ANY = f"(?:{BEFORE}[ :はをが「『]{{1,3}}|{SAID})"
_ARROWS = ("→", "⇒", "->", "=>", "から")
_TURNS = f"[ ]?(?:{'|'.join(_ARROWS)})[ ]?"
_NEW = "(?:新(?:しい|規)?(?:パスワード|(?i:pw|pass))?[:は]?)?[ 「『]{0,2}"
"""What stands between an old password and the new one."""

_LEAKED = (
    "貼|載[せっ]|書|コミット|アップ(?:ロード)?し|公開|[漏流]|転記|添付|送[っりし]|残[っし]|出力|露出"
    "|混入"
)
"""What befalls a key that is then told: it was put into a ticket, or is in a log."""

_VERSION = "[0-9]{1,3}|[0-9]+(?:[.][0-9]+)+"
_PROGRAM = "[0-9]{0,2}[A-Za-z-]{1,11}[.]?[0-9]{0,3}|[A-Za-z]+ ?(?:365|20[0-9]{2})"
"""What passwords are kept in, or made with: KeePass2, AES-256, Office365."""

_NOTE = ("付箋", "付せん", "ふせん", "フセン", "ホワイトボード", "白板")
"""What is put on screens and walls, with what opens them."""

_WRITTEN = (
    f"[^「」『』\\n]{{0,12}}(?:書|貼|メモ|記載|控え)[^「『\\n]{{0,16}}(?:{SAID}|暗証|(?i:pw|pass))"
)
"""What is said of words in quotes that stand on the back of a card: that they open something."""

_ACCOUNT = (
    "(?:管理者|(?:管理|特権|共[有用通]|サービス|ログイン|接続)?(?:アカウント|ユーザー?)(?:名|(?i:id))?)"
    "(?:アカウント|ユーザー?|画面|(?i:id))?(?:[(][^()\\n]{0,12}[)])?"
)
_OF_SYSTEM = (
    "(?:root|ROOT|[Aa]dmin(?:istrator)?|ADMIN|[a-z]{1,12}[_-]?(?:admin|adm|root)"
    "|(?:admin|root)[_-]?[0-9a-z]{1,12})"
)
"""Accounts that every system has, by which a pair behind them is told."""

_USER = "[a-z]{1,3}[-_]?[0-9.-]+|[a-z_.-]+[0-9]{0,3}|[A-Z_-]+[0-9]{0,4}"
"""What is rather a second user, or a version, than the password of the first."""

_NETWORKS = ("Wi-Fi", "WiFi", "Wifi", "wifi", "wi-fi", "WIFI", "SSID", "無線LAN", "ワイファイ")
_NETWORK = (
    "[0-9A-Za-z]{1,20}[-_ ]?(?:[0-9.]{1,4})(?:[gG](?:[hH]z)?|[a-z]{1,2})?|[A-Za-z]{1,16}[0-9.]{1,4}"
)
"""The second name of a network, or what it is made of: aoba-5g, 802.11ax, Bluetooth5.0."""

_OPENS = "(?:解除|解[錠鍵]|開[錠鍵]|入退?[室館]|起動|復旧)(?:用の?)?(?:コード|キー|番号)"
"""What opens a door or a device."""

_OF_ITS_OWN = "(?:初期|仮|新|旧|現|共[通有]|管理者?|ログイン)の?(?i:pass|pw|パス)"
_CHANGED = (
    "(?:の?(?:再?設定|変更|更新|リセット|切り?替え?|交換)"
    "|[がを](?:変[わえ更]|(?:入れ|切り?)替|更新))"
)
_HANDED = "(?:案内|連絡|通知|伝[えわ達]|送[っりし付信]|渡|口頭|返信|回答|教え)"
_SPOKEN = "(?:口頭|口に|告げ|言[っわい]|話[しさ]|伝え|教え|読み上げ|答え)"
_SECRET = (
    f"(?:{SAID}|暗証(?:番号|キー|コード|語)?|合い?言葉|(?:初期|仮|管理者?|ログイン|保守用?)の?パス)"
)
"""What is told in so many words, or in a sentence behind."""

_CODE = "[A-Z]{0,4}[-_]?[0-9-]+"
_FILE = ".*[/:].*|.*[.][A-Za-z]{2,5}"
"""How somebody is told a password that was reset, and what one is told beside it."""

TOLD = (
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{_BEFORE_ANY}{VALUE}[」』]?{_TURNS}",
        f"{PROSE}|{_VERSION}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=_ARROWS,
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{_BEFORE_ANY}[{SIGN}]{{4,64}}[」』]?{_TURNS}{_NEW}{VALUE}",
        f"{PROSE}|{_VERSION}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=_ARROWS,
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{_SECRET}|(?:^|[^A-Za-z])(?i:pw|pass)){_CHANGED}[^0-9A-Za-z\n]{{0,8}}"
        rf"[旧新](?:しい(?:もの|の|方)?|規|値|pw|PW)?[ ]?"
        rf"(?:[:は→=]{{1,2}}[ 「『]{{0,2}}|[「『]){ANY}",
        f"{PROSE}|{_PROGRAM}|{_VERSION}|[^A-Za-z]*|.{{1,5}}|{_FILE}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("新", "旧"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{_SECRET}|(?:^|[^A-Za-z])(?i:pw|pass))[^0-9A-Za-z\n]{{0,16}}[「『][&{SIGN}]{{4,64}}[」』]"
        rf"[^0-9A-Za-z\n]{{0,4}}新[^0-9A-Za-z\n]{{0,6}}[「『]{ANY}[」』]",
        f"{PROSE}|{_PROGRAM}|{_VERSION}|[^A-Za-z]*|.{{1,5}}|{_FILE}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("新",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{SAID}を[ 「『]{{0,2}}{VALUE}(?:[」』()、。 にへとか\r\n]|$)",
        f"{_PROGRAM}|{PROSE}|[^A-Za-z]*|.{{1,5}}|.*[/:].*|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{_ACCOUNT}[:は ][ ]?[0-9A-Za-z_.@-]{{2,40}}[ ]?[/|][ ]?{VALUE}",
        f"{_USER}|{PROSE}|.{{1,5}}|.*[/:].*|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^0-9A-Za-z_./@-]){_OF_SYSTEM}[ ]?/[ ]?{VALUE}(?:[^{SIGN}]|$)",
        f"{_USER}|{PROSE}|.{{1,5}}|.*[/:].*|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("/",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"[「『]{VALUE}[」』]{_WRITTEN}",
        f"{PROSE}|[^A-Za-z]*|.{{1,5}}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("」", "』"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"(?:^|[^0-9A-Za-z+/_=~.-])([0-9A-Za-z+/_=~.-]{16,200})[ ]{0,2}(?:←|<-)[^\n]{0,16}"
        "(?:[.]env|環境変数|キー|鍵|シークレット|トークン|パスワード|コミットし)",
        f"[^0-9]*|[^A-Za-z]*|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("←", "<-"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{'|'.join(_NOTE)})[^「『\n]{{0,16}}[「『](?:[^」』\n]{{0,24}}[ :/])?{ANY}[」』]",
        f"{PROSE}|{PRODUCT}|[^A-Za-z]*|.{{1,5}}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=_NOTE,
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?i:{KEY_WORD})[^。\n0-9A-Za-z:]{{0,12}}(?:発行|生成|作成|設定|変更|更新|登録|払い?出|送|通知|取得|ローテ|[入差切]り?替|交換|以下|次の|下記)"
        r"[^。\n0-9A-Za-z:]{0,12}[:→。](?:\r?\n)?[ ]?([0-9A-Za-z+/_=~.-]{16,200})",
        "[^0-9]*|[^A-Za-z]*|[a-z]{3,}(?:[-_.][0-9a-z]+)+|[A-Za-z_]{1,16}=[0-9-]+",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"(?:(?i:id|ユーザー?(?:名|ID)?)[ ]?/[ ]?(?i:pw|pass(?:word)?|パスワード)"
        r"|(?:ログ[イオ]ン|サインイン|アカウント)情報)[ :=はが→]{1,3}"
        rf"[0-9A-Za-z_.@-]{{2,40}} ?/ ?{VALUE}",
        f"[A-Za-z]*|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:(?:ログ[イオ]ン|サインイン)(?:情報)?|{SAID}[^。\n0-9A-Za-z:/]{{0,6}})[ :=は]{{1,3}}"
        rf"[0-9A-Za-z_.@+-]{{2,64}} ?/ ?{ANY}",
        f"[^0-9!#$%&@+?^~]*|[^A-Za-z]*|[A-Za-z]+[0-9.]+|{_CODE}|{_PROGRAM}|{PROSE}|.{{1,5}}|{_FILE}"
        f"|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("/",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"(?:^|[^A-Za-z])(?:S?FTP|VPN|管理画面)(?:サーバー?)?[はが: ]{1,3}"
        rf"[A-Za-z][0-9A-Za-z_.-]{{2,32}} / {VALUE}(?:[^{SIGN}]|$)",
        f"[^0-9]*|[^A-Za-z]*|{PROSE}|.{{1,5}}|{_FILE}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=(" / ",),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:パスワード|暗証番号|パスコード)を?[ (「『]?{PLAIN}[)」』 ]?(?:に|へ|で)"
        "(?:変更|設定|再設定|登録|初期化|発行|統一|運用|作成|払い?出)",
        f"{PROSE}|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:パス(?:ワード)?|(?:^|[^A-Za-z])(?i:pass|pw))[ ]?"
        rf"(?:は|を|[^。\n0-9A-Za-z]{{0,8}}忘れ[^。\n0-9A-Za-z]{{0,8}})?[ 「]{{0,2}}{ANY}[」]?"
        "[ ]?(?:に|へ)(?:変|戻|設定|更新|再設定|リセット|初期化|な[っりる]|し(?:た|て|ま)|統一)",
        f"{PROSE}|[0-9]{{1,3}}|[vV][0-9.]+|/.*|[A-Za-z]:.*|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{SAID}|{_OF_ITS_OWN}|ロックの?解除は)[ ]?[「『]{ANY}[」』]",
        f"{PROSE}|{PRODUCT}|[^A-Za-z]*|.{{1,5}}|.*[/:].*|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("「", "『"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{SAID}[^。\n0-9A-Za-z]{{2,16}}{ANY}[」』]?[ ]?[をと][^。\n0-9A-Za-z]{{0,8}}{_HANDED}",
        f"{_CODE}|[^0-9!#$%&@^]*|{_USER}|{PROSE}|{PRODUCT}|.{{1,5}}|{_FILE}|{DATE}|{MAILBOX}"
        f"|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"暗証(?:番号|コード)?[^。\n0-9A-Za-z]{{1,16}}[「『]([0-9]{{4,8}})[」』]?[ ]?[をと]"
        rf"[^。\n0-9A-Za-z]{{0,8}}{_SPOKEN}",
        f"{DATE}|{PLACE_HOLDER}",
        needs=("「", "『"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{_SECRET}[)」』]?[ぁ-んァ-ヴー一-龠々、]{{0,16}}[ :]{{1,2}}{ANY}(?:[^{SIGN}]|$)",
        f"[$].*|.{{33,}}|{NOT_AT_RANDOM}|{PROSE}|{PRODUCT}|[^A-Za-z]*|.{{1,5}}|{_FILE}|{DATE}"
        f"|{MAILBOX}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{_SECRET}[^0-9A-Za-z]{{1,48}}?{ANY}[」』]?[ ]?"
        "(?:です|でした|になりました|にしました|でお願い)",
        f".{{33,}}|{NOT_AT_RANDOM}|{PROSE}|{PRODUCT}|[^A-Za-z]*|.{{1,5}}|{_FILE}|{DATE}|{MAILBOX}"
        f"|{PLACE_HOLDER}",
        needs=("です", "でした", "なりました", "しました", "でお願い"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{SAID}を[ぁ-んァ-ヴー一-龠々]{{0,6}}(?:言[っわ]|喋|話し|口に|読み上げ|告げ|教え|聞か|聞[いこ]え|伝え|書[いか]|メモ)"
        rf"[ぁ-ん]{{1,10}}[:(「 ]{{1,2}}{ANY}(?:[^{SIGN}]|$)",
        f"[^0-9]*|{_CODE}|{PROSE}|{PRODUCT}|.{{1,5}}|{_FILE}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"{SAID}[(「『][ ]?{ANY}[)」』][がはを]?[ ]?"
        "(?:直書|直に|平文|そのまま|埋め?込|ハードコ|書[かい]|記[載入]|漏|露出|見え|表示|含ま|残)",
        f"{PROSE}|[^A-Za-z]*|.{{1,5}}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:^|[^A-Za-z])(?:{'|'.join(_NETWORKS)})(?:[^\n/0-9A-Za-z]{{1,10}})"
        rf"[0-9A-Za-z_.-]{{2,32}}[ ]?/[ ]?{VALUE}(?:[^{SIGN}]|$)",
        f"{_NETWORK}|{_USER}|{PROSE}|.{{1,5}}|.*[/:].*|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=_NETWORKS,
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:パスワード|パスコード)[(]{PLAIN}[)]",
        f"[^0-9]*|.{{1,5}}|{DATE}|{PLACE_HOLDER}",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{SAID}|{_OPENS}|(?:^|[^A-Za-z])(?i:pw|pass)|(?:^|[^ァ-ヴー])パス(?:[はもがと]|教え|って))[^0-9A-Za-z\n]{{0,24}}(?:→|⇒|->|=>)"
        rf"[ ]?{ANY}",
        f"{PROSE}|{PRODUCT}|{_VERSION}|[^A-Za-z]*|.{{1,5}}|.*[/\\\\].*|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=_ARROWS[:4],
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:{SAID}|暗証番号)[はもが][^。、\n「『0-9A-Za-z]{{1,16}}[「『]{ANY}[」』]",
        f"{PROSE}|{PRODUCT}|[^A-Za-z]*|.{{1,5}}|{DATE}|{MAILBOX}|{PLACE_HOLDER}",
        needs=("「", "『"),
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        rf"(?:鍵|キー|シークレット|トークン)(?:情報)?[をが][^。\n()0-9A-Za-z]{{0,8}}"
        rf"(?:{_LEAKED})[^。\n()0-9A-Za-z]{{0,16}}[(「『:][ ]?"
        "([0-9A-Za-z+/_=~.-]{16,200})[)」』]?(?:[^0-9A-Za-z]|$)",
        "[^0-9]*|[^A-Za-z]*|[a-z]{3,}(?:[-_.][0-9a-z]+){2,}",
    ),
)
"""Passwords in sentences."""
