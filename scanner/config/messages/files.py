"""What can be said about a file and its syntax."""

from scanner.config.messages.message import Message

# The file as such.
NOT_FOUND = Message("There is no such file.", "ファイルがありません。")
NOT_A_FILE = Message(
    "This is a folder; give the name of a file.",
    "フォルダーです。ファイルの名前を指定してください。",
)
UNREADABLE = Message(
    "The file cannot be read; check its permissions.",
    "ファイルを読めません。アクセス権を確かめてください。",
)
TOO_LARGE = Message(
    "The file is larger than 1 MiB; a configuration is a short text.",
    "ファイルが1 MiBを超えています。設定ファイルは短い文書です。",
)
NOT_UTF8 = Message(
    "A character is not UTF-8; save the file with the encoding UTF-8.",
    "UTF-8でない文字があります。文字コードをUTF-8にして保存してください。",
)
CONTROL_CHARACTER = Message(
    "There is an invisible control character here; delete it.",
    "見えない制御文字があります。削除してください。",
)
EMPTY = Message(
    "The file is empty; begin with “version: 1”.",
    "ファイルが空です。「version: 1」から書き始めてください。",
)

# Its syntax.
SYNTAX = Message(
    "This is not YAML; write “key: value”, one a line, with the same indentation side by side.",
    "YAMLとして読めません。「キー: 値」を1行に1つ、同じ階層は同じ字下げで書いてください。",
)
TAB = Message(
    "A tab cannot indent a line; use spaces.",
    "字下げにタブは使えません。半角の空白を使ってください。",
)
COLON = Message(
    "There is a second “: ” in this line, or it is indented further than the line above; put a text"
    " that contains “: ” into single quotes.",
    "この行に2つ目の「: 」があるか、上の行より深く字下げされています。「: 」を含む文は"
    "'…'で囲んでください。",
)
NO_COLON = Message(
    "A colon and a space are missing here; write “key: value” (half-width “:”).",
    "コロンと空白がありません。「キー: 値」の形で書いてください(「:」は半角)。",
)
INDENTATION = Message(
    "This does not fit the lines above: the indentation of one level is the same, and nothing may"
    " follow a closing quotation mark or bracket.",
    "上の行と合いません。同じ階層は同じ字下げにし、閉じた引用符や括弧の後には何も書かないでください。",
)
BACKSLASH = Message(
    "A backslash does not stand for itself between double quotes; use single quotes: '…'.",
    "\"…\"の中では「\\」をそのまま書けません。'…'で囲んでください。",
)
UNCLOSED = Message(
    "A quotation mark or bracket opened here is not closed, or a comma is missing.",
    "ここから始まる引用符か括弧が閉じていないか、コンマが足りません。",
)
SIGN = Message(
    "A text that begins with one of * & ! | > % @ ` [ {{ needs single quotes: '*'.",
    "* & ! | > % @ ` [ {{ で始まる文は'*'のように引用符で囲んでください。",
)
ONE_DOCUMENT = Message(
    "A second document begins here (“---”); keep one in a file.",
    "2つ目の文書(「---」)があります。1つのファイルには1つだけ書いてください。",
)
TOO_DEEP = Message(
    "Things are nested too deeply here; a configuration needs six levels.",
    "入れ子が深すぎます。設定は6階層で足ります。",
)
TOO_MANY = Message(
    "References (*name) repeat too much; write out what you mean.",
    "参照(*名前)による繰り返しが多すぎます。内容をそのまま書いてください。",
)
KEY_TEXT = Message(
    "A key must be a text; put it into quotes, for example '2024'.",
    "キーは文字列でなければなりません。'2024'のように引用符で囲んでください。",
)
DUPLICATE_KEY = Message(
    "The key “{key}” already stands in line {line}; keep one of them.",
    "キー「{key}」は{line}行目にもあります。どちらか1つにしてください。",
)
MERGE_KEY = Message(
    "“<<” is not supported; write the keys out.",
    "「<<」は使えません。キーをそのまま書いてください。",
)
TAG = Message(
    "A tag (“!…”) is not supported; put the text into quotes if it begins with “!”.",
    "タグ(「!…」)は使えません。「!」で始まる文は引用符で囲んでください。",
)
SCALAR = Message(
    "This looks like a date or a number but is none; correct it or put it into quotes.",
    "日付か数のようですが、正しくありません。直すか、引用符で囲んでください。",
)
