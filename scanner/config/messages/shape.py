"""What can be said about keys and values that do not have the shape they must have."""

from scanner.config.messages.message import Message

UNDECIDED = Message(
    "A person must decide “{key}”: write the answer here in place of the mark of the draft.",
    "「{key}」は人が決める必要があります。案の目印の代わりに、決めた内容を書いてください。",
)
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
