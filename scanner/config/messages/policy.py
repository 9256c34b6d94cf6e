"""What can be said about a policy that contradicts itself, and about what it refers to."""

from scanner.config.messages.message import Message

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

# Rulebooks.
NO_REASON = Message(
    "An article that is not applicable needs a reason; add “reason: {{ja: …, en: …}}”.",
    "not-applicableには理由が必要です。「reason: {{ja: …, en: …}}」を加えてください。",
)
ENDS_BEFORE = Message(
    "The article ends before it begins; correct “valid_from” or “valid_to”.",
    "終わりが始まりより前です。「valid_from」か「valid_to」を直してください。",
)

# Files.
ENCODING = Message(
    "This character set is not known; write for example cp932, utf-8 or euc_jp.",
    "知られていない文字コードです。cp932、utf-8、euc_jpなどを書いてください。",
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
