"""What can be said about a data contract from which datasets are to be read.

What the contract says of its own is told with those of a policy.
"""

from scanner.config.messages.message import Message

NOT_ODCS = Message(
    "This is no data contract that can be read; write “apiVersion: v3.1.0” (Open Data Contract"
    " Standard 3.0 to 3.2).",
    "読めるデータ契約ではありません。「apiVersion: v3.1.0」(Open Data Contract Standard"
    " 3.0~3.2)と書いてください。",
)
NOT_AS_ODCS = Message(
    "The Open Data Contract Standard does not have this here; compare it with the standard.",
    "Open Data Contract Standardと合いません。規格と見比べてください。",
)
NO_NAME = Message(
    "An object or property of the contract needs a name; add “name: …”.",
    "データ契約の表や項目には名前が必要です。「name: …」を加えてください。",
)
SAME_NAME = Message(
    "A dataset “{name}” is declared already; declare it once.",
    "データセット「{name}」は既に宣言されています。どちらか1つにしてください。",
)
SAME_COLUMN = Message(
    "The column “{name}” stands twice in this object; keep one of them.",
    "項目「{name}」が2つあります。どちらか1つにしてください。",
)
CLASSIFIED = Message(
    "This classification does not say what is in it; add a custom property “pcscan.category” with"
    " a category such as PERSON, or with none.",
    "この分類からは個人情報の種類が分かりません。customPropertiesに「pcscan.category」を加え、"
    "PERSONなどの種類かnoneを書いてください。",
)
PUBLIC = Message(
    "What is public holds nothing personal; correct the classification or “pcscan.category”.",
    "publicの項目に個人情報は置けません。分類か「pcscan.category」を直してください。",
)
TWO_CATEGORIES = Message(
    "Classification and “pcscan.category” name different categories; keep one of them.",
    "分類と「pcscan.category」の種類が違います。どちらか1つにしてください。",
)
TWICE = Message(
    "“{name}” is said twice of the same thing; keep one of them.",
    "「{name}」が2度書かれています。どちらか1つにしてください。",
)
UNIT = Message(
    "A retention is counted in y, months or d; write one of them as its “unit”.",
    "保存期間の単位(unit)には、y(年)、months(月)、d(日)のどれかを書いてください。",
)
ELEMENT = Message(
    "The retention needs as its “element” one column of an object of this contract, such as"
    " members.left_on. Declared: {known}.",
    "保存期間の「element」には、members.left_onのように、この契約の表と日付の列を1つ書いてください。"
    "宣言済み: {known}。",
)
