"""What can be said about references, and about the secrets and addresses behind them."""

from scanner.config.messages.message import Message

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
