"""What can be said about a file, its syntax and its shape, in English and Japanese.

Promise: a message says what is wrong and what to write instead, to somebody who has never seen
YAML. What can be said about a policy that contradicts itself is in ``policy_messages``.
"""

from typing import NamedTuple


class Message(NamedTuple):
    """One sentence in both languages, with ``{words}`` to fill in."""

    en: str
    ja: str


DID_YOU_MEAN = Message(" Did you mean “{near}”?", "「{near}」ではありませんか。")

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

UNDECIDED = Message(
    "A person must decide “{key}”: write the answer here in place of the mark of the draft.",
    "「{key}」は人が決める必要があります。案の目印の代わりに、決めた内容を書いてください。",
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

# Its shape.
UNKNOWN_KEY = Message(
    "“{key}” is not a key that may stand here. Known keys: {known}.",
    "「{key}」というキーはここでは使えません。使えるキー: {known}。",
)
NOT_BUILT = Message(
    "“{key}” is not built in this version; leave it out.",
    "「{key}」はこの版ではまだ使えません。削除してください。",
)
MISSING_KEY = Message(
    "The key “{key}” is missing; add “{key}: …” below this.",
    "キー「{key}」がありません。この下に「{key}: …」を加えてください。",
)
NOTHING = Message(
    "Nothing stands after the colon; write a value or delete the line.",
    "コロンの後に値がありません。値を書くか、行を削除してください。",
)
ONE_OF = Message(
    "This word is not known here. Write one of: {known}.",
    "使えない語です。次のどれかを書いてください: {known}。",
)
TEXT = Message(
    "A text is expected; put numbers, dates, true and false into quotes, for example '6900'.",
    "文字列が必要です。数、日付、trueやfalseは'6900'のように引用符で囲んでください。",
)
BLANK = Message(
    "The text is empty or begins or ends with a space or a line break; write it without.",
    "空であるか、前後に空白や改行があります。取り除いてください。",
)
DIGITS = Message(
    "Write 1 to 16 half-width digits in quotes, for example '6900'.",
    "'6900'のように、半角数字1~16桁を引用符で囲んで書いてください。",
)
CLOCK = Message(
    "Write hour and minute in quotes, for example '22:00'.",
    "'22:00'のように、時と分を引用符で囲んで書いてください。",
)
CONTROL_ID = Message(
    "A control is written like MIN-1: capital letters, a hyphen, a number.",
    "コントロールはMIN-1のように、英大文字、ハイフン、番号で書いてください。",
)
WHOLE_NUMBER = Message(
    "A whole number is expected, for example 5, without quotes.",
    "整数が必要です。5のように、引用符なしで書いてください。",
)
AT_LEAST = Message("Write {ge} or a larger number.", "{ge}以上の数を書いてください。")
AT_MOST = Message("Write {le} or a smaller number.", "{le}以下の数を書いてください。")
TRUE_OR_FALSE = Message(
    "Write true or false, without quotes.", "trueかfalseを、引用符なしで書いてください。"
)
DATE = Message(
    "A date is expected, for example 2027-03-31, without quotes.",
    "日付が必要です。2027-03-31のように、引用符なしで書いてください。",
)
LIST = Message(
    "A list is expected, for example [a, b].",
    "一覧が必要です。[a, b]のように書いてください。",
)
EMPTY_LIST = Message(
    "The list is empty; name at least one.", "一覧が空です。1つ以上書いてください。"
)
MAPPING = Message(
    "Lines of the form “key: value” are expected here, further indented.",
    "「キー: 値」の形の行を、字下げして書いてください。",
)
NO_ENTRY = Message(
    "There is no entry here; name at least one.", "項目がありません。1つ以上書いてください。"
)
OTHERWISE = Message(
    "The value is not understood; compare it with the JSON Schema (configs/schema.json).",
    "値を解釈できません。JSON Schema(configs/schema.json)と見比べてください。",
)
