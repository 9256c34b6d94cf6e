"""The sentences of the certificate of erasure."""

from scanner.reports.phrases.forms import Forms

DELETION: dict[str, Forms] = {
    "dl-title": ("消去確認書", "Certificate of erasure"),
    "dl-record": ("消去の記録", "Record"),
    "dl-dataset": ("対象データ", "Dataset"),
    "dl-scope": ("範囲", "Scope"),
    "dl-whole": ("全部", "all of it"),
    "dl-people": ("{n}人分", "{n} person", "{n} people"),
    "dl-part": ("一部", "a part"),
    "dl-done": ("台帳に記された消去日", "Day of erasure, as recorded"),
    "dl-looked": ("確認した日時", "Looked into"),
    "dl-conclusion": ("結論", "Conclusion"),
    "dl-doubts": ("決められなかった事柄", "What could not be told"),
    "dl-places": ("確認した場所", "Places looked at"),
    "dl-caption": (
        "ここに挙げた場所だけについての確認です。ほかの場所については何も示しません。",
        "This speaks of the places listed here and of no other.",
    ),
    "dl-place": ("場所", "Place"),
    "dl-seen": ("見たところ", "Seen"),
    "dl-rows-read": ("読んだ行", "Rows read"),
    "dl-rows": ("該当の行", "Rows"),
    "dl-live": ("消えている日（本体）", "Gone from it since"),
    "dl-backups": ("消える日（バックアップ）", "Gone from its backups on"),
    "dl-note": ("備考", "Notes"),
    "dl-basis": ("根拠と限界", "Basis and limits"),
    "dl-live-means": (
        "本体から消えている日は、この確認で初めて残っていないと分かった日です。以前のことは示しません。",
        "The day on which looking first showed a place to be rid of it, not an earlier one.",
    ),
    "dl-backups-mean": (
        "バックアップは読んでいません。消える日は、申告された保持日数（{days}）による計算です。",
        "Backups are not read: the day follows from how long they are said to be kept ({days}).",
    ),
    "dl-no-backups": (
        "バックアップは読んでおらず、保持日数の申告もありません。",
        "Backups are not read, and how long they are kept is not declared.",
    ),
    "dl-days": ("{source} {n}日", "{source} {n} day", "{source} {n} days"),
    "dl-content": (
        "文章の中の氏名や番号とは照合していません。",
        "Names and numbers amid other text were not compared.",
    ),
    "dl-copies": (
        "名前を変えた写しは、電話番号などの識別項目が5件以上あるデータでだけ見分けます。",
        "A renamed copy is told where it holds five identifiers, such as phone numbers, or more.",
    ),
    "dl-fingerprints": (
        "照合に使う指紋（鍵付きの要約値）は、市の鍵を持つ人にとっては仮名加工された個人データです。",
        "To whoever holds the city's key the fingerprints are pseudonymised personal data.",
    ),
    "dl-kept": (
        "指紋は、最後のバックアップの期限である{day}まで保管し、その後に破棄して記録します。",
        "Fingerprints are kept until {day}, when the last backup ends, then destroyed on record.",
    ),
    "dl-not-kept": ("指紋は保管していません。", "No fingerprints are kept."),
    "dl-said": ("{record}: {proof}", "{record}: {proof}"),
}
