"""What can be said about queries that a policy declares.

Promise: no message repeats a query: what it compares with may be personal.
"""

from scanner.config.messages.message import Message

QUERY_SOURCE = Message(
    "“{name}” is no database; a query is put to a source of kind “database”.",
    "「{name}」はデータベースではありません。問い合わせにはkindが「database」の取得元が要ります。",
)
QUERY_ENGINE = Message(
    "Queries are put to SQLite and PostgreSQL so far, and “{name}” is another engine; hand over a"
    " file instead.",
    "問い合わせはSQLiteとPostgreSQLだけに対応しており、「{name}」は別の製品です。"
    "ファイルで受け渡してください。",
)
QUERY_SELECTS = Message(
    "A query is one SELECT and nothing else; write “SELECT … FROM …”.",
    "問い合わせに書けるのは1つのSELECT文だけです。「SELECT … FROM …」と書いてください。",
)
QUERY_SYNTAX = Message(
    "Line {line} of the query is not understood; try it in the database first, and write it"
    " without what only a command-line tool knows.",
    "問い合わせの{line}行目を読み取れません。データベースで試してから、"
    "コマンド専用の記法を使わずに書いてください。",
)
QUERY_NOT_WITH = Message(
    "A query reads, locks nothing, and has nothing to be filled in; take out “{what}”.",
    "問い合わせは読み取りだけで、ロックも、後から埋める値も使えません。「{what}」を外してください。",
)
QUERY_SAME_COLUMN = Message(
    "Two columns of the query have the name “{name}”; give each its own with AS.",
    "問い合わせの2つの列が同じ名前「{name}」です。ASで別々の名前を付けてください。",
)
