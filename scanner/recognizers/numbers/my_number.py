"""My Numbers (個人番号): twelve digits, the last a check digit (平成26年総務省令第85号 第5条).

One random number in ten has a right check digit, and so has one in ten of minutes written as
YYYYMMDDhhmm. So in a column the *share* that passes decides: near 0.1 is chance, near 1 is a
column of My Numbers; a word in the cell of a number that passes (個人番号, マイナンバー) decides
for that one alone, whatever else the column holds, and one that a word calls something else (伝票)
is no part of the share. Minutes of the clock are never taken for My
Numbers without such a word: the same minute in every row would pass in every row. Among My Numbers
(``Grade.SHAPED_OTHERWISE``) one that passes is one of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.headers.column_names import NamedBy
from scanner.recognizers.numbers.checksums import my_number_passes
from scanner.recognizers.numbers.forms import LEFT, RIGHT, TWELVE, near
from scanner.recognizers.numbers.numbers import NumberForms
from scanner.recognizers.numbers.of_persons import is_of_person
from scanner.recognizers.reading.candidates import Form
from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.weighing import LIKELIHOOD, MOSTLY, Scale, by_chance

_RIGHT = {Grade.CHECKED, Grade.CHECKED_WITHIN}
CHANCE = 0.1
SHARE, SHARE_WITHIN = 0.5, 0.3
"""Of right check digits, of cells and amid other text: notes hold other numbers as well, and of
those that pass where three in ten do, three in four are of persons."""
"""From which share of right check digits a column consists of My Numbers, not of chance."""

AMID_OTHERS = 1e-2
"""Below this chance has not made the numbers amid other texts, where two are mostly all there are.

A column of codes has thousands of twelve digits; notes have hardly any but those on forms.
"""

NEAR = (
    r"個人番号|番号\s?\(個人\)|特定個人情報|通知カード|個番|個人\s?(?i:no|№)"
    rf"|{either_width('マイナンバー|コジンバンゴウ')}|(?:マイナ|ﾏｲﾅ)(?:カード|ｶｰﾄﾞ)?[^ァ-ヴｦ-ﾟー0-9]"
    r"|(?i:my[ _-]?num|kojin[ _-]?(?:bango|no)|(?:indi)?vidual[ _-]?n(?:o|um)"
    r"|(?:^|[^a-z])my[ _-]?no)"
    "|(?:^|[^A-Za-z])MN[ ]?[:=]"
)
_PROCEDURE = (
    "カード(?:の|を)?(?:更新|交付|再交付|受け?取|返納|紛失|再発行|申請|作成|有効期限|失効|廃止|引渡)"
    "|暗証番号|電子証明書|署名用|利用者証明|公的個人認証|券面(?:事項)?(?:更新|入力)|コンビニ交付|保険証利用"
    "|(?:健康)?保険証(?:の|と)?(?:紐|ひも|登録|一体)|公金受取|顔認証|追記欄|住基ネット|マイナ"
)
_NUMBER_OF = "(?:さん|様|さま|氏|殿)[、,の 　(（は]{0,2}番号[^0-9一-龠々\n]{0,3}[0-9]"
"""What is done at the counter for cards, and the number of somebody beside whom it stands."""

IN_TEXT = (
    f"{_NUMBER_OF}[^\n]*(?:{_PROCEDURE})|(?:{_PROCEDURE})[^\n]*{_NUMBER_OF}|"
    "番号法|(?:^|[^一-龠々])番号(?:の?確認|提供|(?:記入|記載)?欄)|(?:12|十二|１２)桁の?(?:番号|数字|数列)|法定調書|支払調書|源泉徴収|年末調整|扶養控除等?申告|扶養(?:異動)?届"
    "|(?:本人|世帯主|配偶者|扶養(?:親族|家族|者)?|被扶養者|親族|家族|妻|夫|父|母|長男|長女|次男|次女"
    r"|子|お子(?:様|さま|さん)|同居人|代理人|申請[者人]|届出[者人]|従業員|社員|受給者|被保険者)の番号"
    "|(?:扶養|配偶者|控除対象)(?:親族|家族|者)?[:(はが の、]"
)
"""Words that leave no doubt of a number that passes, wherever they stand in its text."""

NOT_NEAR = (
    r"[^0-9]*(?:宅急便|宅配便|ゆうパック|クロネコ|伝票|注文|受付|口座|会員|管理|請求|発注|商品|追跡|予約|整理|問い?合わ?せ|端末"
    r"|機器|製造|承認|取引|書留|送り状|荷物|検針|指針|計器|契約|見積|納品|検収|在庫|稟議|決裁"
    r"|起案|文書|案件|物件|工事|資産|備品|部品|図面|製品|車両|証券|当選|抽選|[棚品型荷通図連枝項行](?:番|№)"
    rf"|{either_width('レシート|シリアル|ロット')}"
    r"|(?i:tracking|order|invoice|serial|receipt|terminal|transaction|itf|gtin|sscc))"
    rf"(?:番号|[番値数量]|{either_width('コード')}|(?i:[ _-]?no\.?|[ _-]?id))?[^0-9一-龠]*"
)
_OF_PARCEL = "(?:伝票|送り状|お?荷物|追跡|お?問い?合わ?せ|受付|注文|管理|整理|商品)"
_CARRIER = (
    "(?:(?:佐川(?:急便)?|クロネコ|ヤマト(?:運輸)?|福山(?:通運)?|西濃(?:運輸)?|日本郵便)[ :]?)?"
)
OF_OTHERS = (
    rf"{_OF_PARCEL}(?:番号)?[ :]{{0,2}}{TWELVE}(?:[ ]?[/、,・][ ]?{_CARRIER}{TWELVE}){{1,9}}"
    rf"|{TWELVE}[ ]?[はがを]?、?"
    rf"(?:{_OF_PARCEL}番号|(?:個人番号|マイナンバー)(?:では|じゃ|で)[なはあ])"
    rf"|{TWELVE}[ )、,]{{0,2}}"
    "(?:[0-9]{1,3}口|配[達送](?:完了|済|中)|お届け済|集荷|持戻|不在)"
)
"""What says of the numbers of a text that they are those of parcels, or none of persons."""

_COUNTED = (
    r"[^0-9]*[0-9][0-9 -]*[ ]?[(\[【「][^0-9]{0,8}(?:検針|指針|計器|メーター?|[棚品型荷]番"
    r"|数量|単価|金額|在庫|個数|件数|伝票|注文|受付|整理|管理|商品|追跡|送り状|荷物|製造|ロット|シリアル|端末"
    r"|機器|契約|見積|請求|口座|予約|テスト|サンプル|ダミー|架空|(?i:jan|lot|serial|order|invoice|tracking))[^0-9]*"
)
"""What a number is called in the brackets behind it, where that is none of a person."""

NAME = NamedBy(
    (
        "mynum",
        "my num",
        "individual no",
        "個番",
        "my no",
        "myno",
        "mynumber",
        "個人 no",
        "マイナンバー",
        "kojin no",
        "kojinbango",
    )
)
SCORES = {
    Grade.CHECKED: 0.6,
    Grade.CERTAIN: 0.98,
    Grade.CHECKED_WITHIN: 0.5,
    Grade.CERTAIN_WITHIN: 0.95,
}

_MINUTE = (
    "(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9]"
)
_PLAIN = f"{LEFT}[0-9]{{11,12}}{RIGHT}"
_FOUR = "[0-9]{4}"
_GROUPED = f"{LEFT}{_FOUR}(?:-{_FOUR}-|[ \\r\\n]+{_FOUR}[ \\r\\n]+| - {_FOUR} - ){_FOUR}{RIGHT}"
_ODD = "(?:[0-9]{3}(?:[- ][0-9]{3}){3}|[0-9]{6}[- ][0-9]{6})"
"""Other groups, as codes are written too: amid other text they need a word."""

_GROUPED_ODDLY = f"{LEFT}{_ODD}{RIGHT}"
_ANY_WAY = f"(?:{_FOUR}[- \\r\\n]*{_FOUR}[- \\r\\n]*{_FOUR}|{_ODD})"
_TWELVE = "[0-9]{12}"
_ZEROS = Form(Grade.NONE, ".*", "0*")
_CALLED = Form(Grade.NONE, r"[^0-9]*[+]81[0-9].*")
"""A phone number as it is called from abroad."""

FORMS = NumberForms(
    lengths=(11, 12),
    alone=(
        _ZEROS,
        _CALLED,
        Form(Grade.SHAPED_OTHERWISE, _PLAIN, _MINUTE),
        Form(Grade.CHECKED, _PLAIN, f"{_TWELVE}|[1-9][0-9]{{10}}"),
        Form(Grade.CHECKED, f"{_GROUPED}|{_GROUPED_ODDLY}"),
    ),
    within=(
        _ZEROS,
        Form(Grade.CERTAIN_WITHIN, f"{near(NEAR)}{_ANY_WAY}(?:{RIGHT})"),
        _CALLED,
        Form(Grade.NONE, f"{NOT_NEAR}[0-9].*"),
        Form(Grade.NONE, _COUNTED),
        Form(Grade.SHAPED_WITHIN, _PLAIN, _MINUTE),
        Form(Grade.CHECKED_WITHIN, _PLAIN, _TWELVE),
        Form(Grade.CHECKED_WITHIN, f"{_GROUPED}|{_GROUPED_ODDLY}"),
    ),
    masked=(
        Form(Grade.MASKED, r"[0-9*]{4}[- ][0-9*]{4}[- ][0-9*]{4}"),
        Form(Grade.MASKED, "[0-9*]{12}", ".*[0-9].*"),
    ),
    check=my_number_passes,
    context=f"{NEAR}|{IN_TEXT}",
    of_person=is_of_person,
    of_others=OF_OTHERS,
    only_told=rf"\A[^0-9]*{_ODD}",
)


@dataclass(frozen=True, slots=True)
class MyNumber:
    """Recognises My Numbers."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """My Numbers."""
        return DataCategory.JP_MY_NUMBER

    def name_evidence(self, name: str) -> frozenset[str]:
        """``my_number`` and ``個人番号`` are names."""
        return NAME.evidence(name)

    def grade(self, column: Column) -> pl.Series | None:
        """Grade by the check digit and the words beside."""
        return FORMS.grade(column)

    def spans(self, text: str) -> Iterator[Detection]:
        """Find numbers with a right check digit."""
        return FORMS.spans(text, self.category, SCORES)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count numbers beside such words, and the others where their share says so."""
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.CONTEXT)
        alone = (Grade.CHECKED, Grade.SHAPED)
        within = (Grade.CHECKED_WITHIN, Grade.SHAPED_WITHIN)
        for grades in (alone, within):
            if _speaks(scale, *grades) or _speaks(scale, *alone, *within):
                scale.count(grades[0], Evidence.CHECK_SHARE)
        if Grade.CHECKED in scale.counted:
            scale.count(Grade.SHAPED_OTHERWISE, Evidence.CHECK_SHARE)
        return scale.verdict()


def _speaks(scale: Scale, *grades: Grade) -> bool:
    """Say whether the share of right check digits among these is that of My Numbers.

    Those that words leave no doubt of speak for the others, but are none of their share.
    """
    right = scale.cells(*_RIGHT.intersection(grades))
    all_shaped = scale.cells(*grades)
    sure = scale.cells(Grade.CERTAIN_WITHIN)
    enough = LIKELIHOOD if scale.share(*grades) >= MOSTLY else AMID_OTHERS
    likely = scale.named or not by_chance(right + sure, all_shaped + sure, CHANCE, enough)
    least = SHARE if Grade.CHECKED in grades else SHARE_WITHIN
    return likely and right >= least * all_shaped
