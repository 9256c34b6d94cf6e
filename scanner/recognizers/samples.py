"""Values that stand for nobody: samples of how to fill in a form, placeholders, what tests use.

A word for a sample leads to the value (例：, ``placeholder="``), or follows it: …形式で, or a
comment behind the value in a program.
"""

from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import narrow

SAMPLES = (
    "例|サンプル|ダミー|見本|形式|書式|フォーマット|よう[にな]|テスト|検証|架空|初期値|既定|デフォルト|ひな形|雛形"
    "|(?i:sample|example|default|dummy|mock|placeholder|format|fixture|hint|test|pattern|e\\.g|ex)|[ａ-ｚＡ-Ｚ]{4}"
)
"""A text without any of these has no sample."""

_NEAR = 30
_SAMPLE = (
    "(?:(?:入力|記入|記載|表示|表記|設定|登録|書き方の?|回答)例|(?<![一-龠])例(?!の)(?:えば)?|サンプル|ダミー|見本|ひな形"
    "|雛形|テスト用|検証用|架空の?|初期値|既定値|デフォルト"
    "|(?:入力|記入|日付|指定|表示|記載|の)(?:形式|書式|フォーマット)"
    r"|(?<![A-Za-z])(?i:e\.?g\.?|ex|sample|example|default|dummy|mock|placeholder|format|fixture"
    "|hint|testdata|test_data))"
)
_OF_WHAT = (
    "(?:データ|値|用|の|お?電話|携帯|番号|TEL|FAX|tel|生年月日|誕生日|日付|西暦|和暦|半角|全角|数字"
    r"|[0-9]{1,2}桁|ハイフン(?:あり|なし|付き))"
)
_LEADS = r"[-:=)\]」】はが、。 　「『(\"'\\→]"
_AS_SAMPLE = expression(
    rf"(?:{_SAMPLE}(?:\([^()\n]{{1,12}}\))?{_LEADS}{{0,4}}(?:{_OF_WHAT}{{1,3}}{_LEADS}{{0,4}})?"
    r"|(?<![A-Za-z])(?i:placeholder|pattern)\\?[\"']? ?[:=] ?[\\]?[\"'{][^\"'\n]{0,20})\Z"
)
_SAMPLE_BEHIND = expression(
    r"[ 　]?[\]」』)\"']{0,2}(?:は|が|を|など)?、?(?:の?(?:形式|書式|フォーマット)"
    r"(?!不|エラー|異常|違|誤|が|に(?:誤|合|な)|チェック|相違|NG|不備)"
    r"|の?よう[にな](?:形|入力|記[入載]|書|表記|数字|値|指定|ハイフン)"
    r"|(?:と|を)[^\s。、0-9]{1,8}(?:サンプル|見本|ダミー)|(?:入力|記入|記載)例|例示|例[でとの]"
    "|(?:サンプル|ダミー|見本|初期値|既定値|デフォルト)(?!品|帳|誌|送|請|希|依|出荷|あり|を|の(?:送|請|希|依)))"
    r"|[\"',;) 　]{0,4}(?:#|//|--|/\*|<!--|←)[^\n]{0,12}?"
    "(?:ダミー|サンプル|見本|入力例|記入例|テスト(?:用|データ)"
    "|(?i:dummy|sample|example|placeholder|test ?data))"
)


_LEAKED = expression("漏え?い|漏洩|流出|残存|平文|混入|誤送[信付]|検出(?!しない)|含まれ(?!な)")
_FAR = 60
"""What a text says of samples that are somebody's: they were found where they must not be."""


def is_sample(before: str, behind: str) -> bool:
    """Say whether the words around a value make it an example.

    Args:
        before: What stands before it, folded.
        behind: What stands behind it, folded.
    """
    return _SAMPLE_BEHIND.match(behind) is not None or _AS_SAMPLE.search(before) is not None


def is_sample_within(text: str, start: int, end: int) -> bool:
    """Say the same of a value of a text that is not folded."""
    if _LEAKED.search(text, max(0, start - _FAR), end + _FAR):
        return False
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return is_sample(narrow(before), narrow(behind))
