"""Names of columns that speak of an office, a shop or a workplace, in the ways schemas spell them.

``column_names`` knows the words; here are the ways to run them together, and those that stand
without a word for what the column holds (代表番号, お問い合わせ先).
"""

from scanner.model.detection import Evidence
from scanner.recognizers.headers.column_names import business_name
from scanner.recognizers.reading.expressions import expression

_OF_SHOP = "(?i:(?:ten|mise|shop|store|tenpo|tnp|shisetsu|kaijou?|jigyosho)[-_ ]?|st_)"
_SHOPS_LINE = "(?i:tel|fax|phone|denwa|mail)"
_SHOPS_PLACE = (
    "(?i:ad(?:d?re?s?s?|dr)?|j[uy]?u?u?s[hy]?o|s[hy]ozai(?:ch?i|ti)?|pref|city|ken|banchi|banti)"
)
"""What of a shop a name tells that is written as one word: ``TENTEL``, ``TENJUSYO``."""

_NAMED = expression(
    r"代表(?!者)|問い?合わ?せ|勤務先|勤め先|就業先|職場|本社|本店|部署|部門|担当課|所管課|主管課|窓口|コールセンター|サポート"
    r"|ヘルプデスク|フリーダイヤル|(?i:hons[hy]+a|honten|shiten|toiawase|inquir|support|customer_?service|daihyo|kinmu"
    r"|employer|workplace|headquarter|tollfree|toll_free|freedial|helpdesk|callcenter|call_center)"
    rf"|(?:\A|[^A-Za-z]){_OF_SHOP}(?:{_SHOPS_LINE}|{_SHOPS_PLACE})(?![A-Za-z])"
    r"|(?:\A|[^A-Za-z])(?!WK-)(?i:hq|corp|work|wk|biz)(?:\Z|[^A-Za-z])|(?:\A|[a-z_])(?:Work|Corp)(?=[A-Z])"
)
_LINE = expression(
    r"(?:.*[^一-龠ぁ-んァ-ヴー])?(?:代表番号|(?:お?問い?合わ?せ|予約)(?:先|専用|窓口)?(?:番号)?|(?:お客[様さ]ま?|相談|受付|申込|案内)窓口(?:番号)?|コールセンター"
    r"|フリーダイヤル|ヘルプデスク|(?i:toll_?free|free_?dial|toiawase(?:_?saki)?))"
    rf"|{_OF_SHOP}{_SHOPS_LINE}"
)
_PLACE = expression(rf"(?:.*[^A-Za-z])?{_OF_SHOP}{_SHOPS_PLACE}[0-9]?")


def of_office(name: str) -> frozenset[str]:
    """Say whether what a column holds is an office's: 代表電話, ``hq_phone``, 勤務先メール."""
    if _NAMED.search(name):
        return frozenset({Evidence.BUSINESS_NAME})
    return business_name(name)


def is_line_of_office(name: str) -> bool:
    """Say whether a name stands for the line or the mailbox of an office: お問い合わせ先."""
    return _LINE.fullmatch(name) is not None


def is_place_of_shop(name: str) -> bool:
    """Say whether a name is of where a shop is, written as one word: ``TENJUSYO``."""
    return _PLACE.fullmatch(name) is not None
