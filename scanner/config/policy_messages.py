"""What can be said about a policy that contradicts itself, and about what it refers to.

Promise: as in ``messages``; no message repeats a secret, an address or a pattern.
"""

from scanner.config.messages import Message

# Names.
UNKNOWN_SOURCE = Message(
    "There is no source “{name}” under “sources”. Declared: {known}.",
    "「sources」に「{name}」がありません。宣言済み: {known}。",
)
UNKNOWN_CITY = Message(
    "There is no city “{name}” under “cities”. Declared: {known}.",
    "「cities」に「{name}」がありません。宣言済み: {known}。",
)
UNKNOWN_RULEBOOK = Message(
    "There is no rulebook “{name}”. Packaged, or named under “rulebooks”: {known}.",
    "「{name}」という規程集はありません。使える規程集: {known}。",
)
UNKNOWN_DATASET = Message(
    "There is no dataset “{name}” under “datasets”. Declared: {known}.",
    "「datasets」に「{name}」がありません。宣言済み: {known}。",
)
ITSELF = Message(
    "“{name}” names itself here; name another dataset.",
    "「{name}」自身が指定されています。ほかのデータセットを指定してください。",
)
UNKNOWN_FIELD = Message(
    "The dataset “{dataset}” declares no field “{name}”; add it to its “fields”.",
    "データセット「{dataset}」に項目「{name}」がありません。その「fields」に加えてください。",
)
UNKNOWN_CONTROL = Message(
    "There is no control “{name}”; see “pcscan explain”.",
    "「{name}」というコントロールはありません。pcscan explainで確かめてください。",
)
SAME_RULEBOOK = Message(
    "The name “{name}” belongs to another rulebook already; choose another.",
    "「{name}」は別の規程集の名前です。ほかの名前にしてください。",
)

# Datasets.
SAME_WHERE = Message(
    "The dataset “{other}” is at the same place; declare it once.",
    "データセット「{other}」と同じ場所です。どちらか1つにしてください。",
)
TABLE = Message(
    "Write schema.table, for example main.members.",
    "main.membersのように、スキーマ名.テーブル名で書いてください。",
)
RELATIVE_PATH = Message(
    "Write a path inside the folder, with “/”, without “..”, “./” or a leading “/”.",
    "フォルダーの中のパスを「/」で区切って書いてください。「..」「./」や先頭の「/」は使えません。",
)
SPECIFIC = Message(
    "個人番号 may stand in a dataset of 特定個人情報 only; add “specific: true” to the dataset, or"
    " take JP_MY_NUMBER out.",
    "個人番号は特定個人情報のデータセットにだけ置けます。データセットに"
    "「specific: true」を加えるか、JP_MY_NUMBERを外してください。",
)
NO_PERIOD = Message(
    "The retention has no period; add for example “years: 5”.",
    "保存期間がありません。「years: 5」のように加えてください。",
)
DATED_BY = Message(
    "The column “{name}” that dates the records is not among the “fields”; declare it there.",
    "記録の日付とする列「{name}」が「fields」にありません。そこに加えてください。",
)
DATED_BY_BIRTH = Message(
    "A birth date says nothing of how old a record is, and findings would show it; name the column "
    "with the day of the record.",
    "生年月日は記録の古さを表さず、結果に日付が出てしまいます。記録の日を持つ列を書いてください。",
)

CITY_COLUMN = Message(
    "“row_filter” needs the column that says whose record it is; add “city_column: …”.",
    "row_filterには、どの市の記録かを表す列が必要です。「city_column: …」を加えてください。",
)
NOT_ITS_CITY = Message(
    "“{name}” is not among the “cities” of this dataset; add it there, or take it out here.",
    "「{name}」はこのデータセットの「cities」にありません。加えるか、ここから外してください。",
)
CITY_ROWS = Message(
    "Say under “row_filter”, too, what stands in the rows of “{name}”.",
    "「row_filter」に、「{name}」の行に入る値も書いてください。",
)
SAME_ROWS = Message(
    "The same value already stands for “{name}”; it can mean one city only.",
    "同じ値が「{name}」にもあります。1つの値は1つの市だけを表せます。",
)

# Treatments.
NO_CATEGORY = Message(
    "A treatment needs a category to treat; add for example “category: PHONE_NUMBER”.",
    "処理の対象がありません。「category: PHONE_NUMBER」のように加えてください。",
)
NO_PATTERN = Message(
    "A masked field needs the pattern of a masked value; add for example"
    " “pattern: '[*]{{3}}-[*]{{4}}-[0-9]{{4}}'”.",
    "maskedには伏せた値の形が必要です。"
    "「pattern: '[*]{{3}}-[*]{{4}}-[0-9]{{4}}'」のように加えてください。",
)
PATTERN_UNUSED = Message(
    "A pattern is used with “treatment: masked” only; add that, or delete the pattern.",
    "patternは「treatment: masked」とともに使います。それを加えるか、patternを削除してください。",
)
LEAST_UNUSED = Message(
    "“min_candidates” is used with “treatment: masked” only; add that, or delete it.",
    "min_candidatesは「treatment: masked」とともに使います。それを加えるか、削除してください。",
)
KEY_UNUSED = Message(
    "“key” is used with “treatment: tokenised” or “hashed” only; add that, or delete it.",
    "keyは「treatment: tokenised」か「hashed」とともに使います。それを加えるか、削除してください。",
)
KEY_REFERENCE = Message(
    "Say where the key of the replacement is, never the key: env:NAME, file:PATH or vault:NAME.",
    "鍵そのものではなく、置換えの鍵のある場所をenv:名前、file:パス、vault:名前で書いてください。",
)
PATTERN_INVALID = Message(
    "This is not a regular expression that can be used; look-around, back references and nested"
    " sets cannot, and a bare * must be written [*].",
    "使える正規表現ではありません。先読み・後読み、後方参照、入れ子の集合は使えません。"
    "文字としての*は[*]と書いてください。",
)
PATTERN_FULL_WIDTH = Message(
    "Write the pattern in half-width signs; full-width values are folded before they are compared.",
    "半角文字で書いてください。全角の値は半角にそろえてから比べます。",
)
PATTERN_CLEAR = Message(
    "The pattern lets a value of {category} through that is not masked at all; name the signs that"
    " hide it, for example [*].",
    "{category}の伏せていない値がこの形に当てはまります。[*]のように、伏せる記号を書いてください。",
)

# Statistics.
STATISTICS_NEED = Message(
    "Statistics need “k”, and either “quasi_identifiers” (a row a person) or “counts” (a cross"
    " table).",
    "statisticalには「k」と、「quasi_identifiers」(1行が1人のとき)か「counts」(集計表のとき)の"
    "どちらか1つが必要です。",
)
STATISTICS_UNUSED = Message(
    "“{key}” is used with “statistical: true” only; add that, or delete it.",
    "「{key}」は「statistical: true」とともに使います。それを加えるか、削除してください。",
)
ONE_KIND_OF_STATISTICS = Message(
    "The rows of a cross table are no people; delete “counts” or “quasi_identifiers”.",
    "集計表の行は1人ではありません。「counts」か「quasi_identifiers」のどちらかを削除してください。",
)
NOT_A_FIELD = Message(
    "The column “{name}” is not among the “fields”; declare it there.",
    "列「{name}」が「fields」にありません。そこに加えてください。",
)
NOBODY_NAMED = Message(
    "No field has a category, so nobody is named beside these activities; name under “person” the"
    " columns that say who did them.",
    "種類を持つ項目がなく、だれの活動か分かりません。だれかを示す列を「person」に書いてください。",
)

# References, addresses, secrets.
REFERENCE = Message(
    "A secret is named, never written here: env:NAME (environment variable) or file:PATH.",
    "秘密の値はここに書かず、env:名前(環境変数)かfile:パスで示してください。",
)
LITERAL_SECRET = Message(
    "A password, key or signature stands here; move it into an environment variable or a file and"
    " write env:NAME or file:PATH. Replace it: it may have been seen.",
    "パスワード、鍵または署名が書かれています。環境変数かファイルに移し、env:名前かfile:パスと書いてください。"
    "見られた恐れがあるため、変更もしてください。",
)
ENV_NAME = Message(
    "After “env:” stands the name of an environment variable: letters, digits and _.",
    "「env:」の後には環境変数の名前(英字、数字、_)を書いてください。",
)
ENV_UNSET = Message(
    "The environment variable “{name}” is not set or empty; set it before the scan.",
    "環境変数「{name}」がないか空です。実行の前に設定してください。",
)
FILE_UNREADABLE = Message(
    "The file named here cannot be read (the path counts from the folder of this configuration).",
    "このファイルを読めません(パスはこの設定ファイルのフォルダーから数えます)。",
)
FILE_EMPTY = Message("The file named here is empty.", "このファイルは空です。")
KEY_SHORT = Message(
    "The key is shorter than 32 bytes; make a new one, for example with “openssl rand -hex 32”.",
    "鍵が32バイトより短いです。「openssl rand -hex 32」などで作り直してください。",
)
KEY_TO_SIGN = Message(
    "This is no private key to sign with (Ed25519, PEM, without a password); “pcscan key new --key"
    " evidence” makes one.",
    "署名用の秘密鍵(Ed25519、PEM、パスワードなし)ではありません。"
    "「pcscan key new --key evidence」で作れます。",
)
APPROVER_KEY = Message(
    "This is no public key (Ed25519, PEM); “openssl pkey -in FILE -pubout” shows that of a private"
    " key.",
    "公開鍵(Ed25519、PEM)ではありません。"
    "「openssl pkey -in ファイル -pubout」で秘密鍵から作れます。",
)
APPROVER_TWICE = Message(
    "“{other}” has the same key; everybody who approves has one of their own.",
    "「{other}」と同じ鍵です。承認者ごとに別の鍵にしてください。",
)
APPROVER_ENDS = Message(
    "This ends before it begins; correct “from” or “until”.",
    "終わりが始まりより前です。「from」か「until」を直してください。",
)
ANCHOR_WITHOUT_KEY = Message(
    "Nothing is signed without “evidence” under “keys”, so there is no head for others to keep.",
    "「keys」に「evidence」がないと署名されず、外に預ける記録がありません。",
)
URL = Message(
    "Write env:NAME, file:PATH, or the address of a database such as sqlite:///data/cards.db.",
    "env:名前、file:パス、またはsqlite:///data/cards.dbのようなデータベースのURLを書いてください。",
)
NOT_A_URL = Message(
    "What this refers to is not the address of a database, such as sqlite:///data/cards.db.",
    "参照先がデータベースのURL(sqlite:///data/cards.dbなど)ではありません。",
)
STORAGE = Message(
    "Write env:NAME, file:PATH, or the address of a storage account or container without a "
    "signature, such as https://account.blob.core.windows.net/exports.",
    "env:名前、file:パス、または署名のないストレージのURL"
    "(https://account.blob.core.windows.net/exportsなど)を書いてください。",
)
NOT_STORAGE = Message(
    "What this refers to is neither the address of a storage account or container nor a "
    "connection string.",
    "参照先がストレージアカウントかコンテナーのURL、または接続文字列ではありません。",
)
FOLDER = Message(
    "A folder is a path or env:NAME, not the address of a service.",
    "フォルダーにはパスかenv:名前を書いてください。URLは使えません。",
)
ENCODING = Message(
    "This character set is not known; write for example cp932, utf-8 or euc_jp.",
    "知られていない文字コードです。cp932、utf-8、euc_jpなどを書いてください。",
)

# Handovers.
NOT_CARRIED = Message(
    "The flow does not carry “{name}”; add it to its “fields”, or take it out here.",
    "この流れは「{name}」を渡しません。「fields」に加えるか、ここから外してください。",
)
GROUPS_NEED = Message(
    "“k” and “quasi_identifiers” belong together; add the one that is missing, or delete the"
    " other.",
    "kとquasi_identifiersは両方必要です。足りないほうを加えるか、もう一方を削除してください。",
)

# Who is told.
NOT_HTTPS = Message(
    "What this refers to is not an address that begins with https:// and holds neither a user nor"
    " a password.",
    "参照先がhttps://で始まるURL(利用者名とパスワードを含まないもの)ではありません。",
)
HOST_NOT_LISTED = Message(
    "The host of the address that this refers to is not among “hosts”; add it there.",
    "参照先のURLのホストが「hosts」にありません。そこに加えてください。",
)
OWN_NETWORK = Message(
    "The address that this refers to lies within one's own network or machine, and is never"
    " called; name a public host.",
    "参照先のURLは内部のネットワークかこの機械のもので、呼び出しません。"
    "公開されたホストにしてください。",
)
USER_AND_PASSWORD = Message(
    "“user” and “password” belong together; add the one that is missing, or delete the other.",
    "userとpasswordは両方必要です。足りないほうを加えるか、もう一方を削除してください。",
)
MAIL_ADDRESS = Message(
    "Write one mail address and nothing else, such as office@city.example.",
    "office@city.exampleのように、メールアドレスを1つだけ書いてください。",
)
NOT_CERTIFICATES = Message(
    "This file holds no certificates in PEM form.",
    "このファイルにはPEM形式の証明書がありません。",
)

# Rulebooks.
NO_REASON = Message(
    "An article that is not applicable needs a reason; add “reason: {{ja: …, en: …}}”.",
    "not-applicableには理由が必要です。「reason: {{ja: …, en: …}}」を加えてください。",
)
ENDS_BEFORE = Message(
    "The article ends before it begins; correct “valid_from” or “valid_to”.",
    "終わりが始まりより前です。「valid_from」か「valid_to」を直してください。",
)

LAYOUT_ENCODING = Message(
    "Records of fixed width need a character set in which a digit is one byte, such as cp932.",
    "固定長のレコードには、数字が1バイトになる文字コード（cp932 など）を書いてください。",
)
LAYOUT_UNIT = Message(
    "Records without line breaks are cut by bytes; write “unit: bytes”.",
    "改行のないレコードはバイト数で区切ります。「unit: bytes」と書いてください。",
)
LAYOUT_OVERLAP = Message(
    "The field “{name}” begins before “{other}” ends; correct `start` or `width`.",
    "項目「{name}」が「{other}」の終わりより前から始まります。start か width を直してください。",
)
LAYOUT_LENGTH = Message(
    "The fields reach up to {end}; write a length that is no less, or leave it out.",
    "項目は{end}桁目までありますので、length にはそれ以上の値を書くか、省いてください。",
)
LAYOUT_EMPTY = Message(
    "A layout needs at least one field.",
    "layout には項目を1つ以上書いてください。",
)
