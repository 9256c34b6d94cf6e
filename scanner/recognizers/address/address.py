"""Addresses of people, with or without prefecture, postcode and building, and parts of them.

A place is an address when it leads to a door: a municipality that the gazetteer knows, then a
town or its numbers (丁目, 番地, 1-2-3 with any dash, kanji numerals). With its prefecture and a
town that is known it needs no number (岩手県盛岡市加賀野). A prefecture or a municipality alone is
none, nor is an office or a facility named after one (千葉市役所): no town and no number follows.
Addresses of shops and offices, by the name of the column or the words before them in a text, are
business.

``Grade.SHAPED`` stands for a known town with a number in a cell of its own, and
``Grade.SHAPED_WITHIN`` for what is part of an address only in a column named for it: a lot, a
building, an address in kana; ``Grade.SHAPED_OTHERWISE`` for a prefecture. A postcode by itself is
shared by a whole town and leads to no door; beside an address it is part of it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition, Verdict
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.address.forms import (
    DOOR,
    FROM_CITY,
    FULL,
    GOES_ON,
    LIKELY,
    MASKED,
    NEEDED,
    NUMBERS_ALONE,
    ON_ONE_LINE,
    PARTS,
    PARTS_IN_ASCII,
    PARTS_SHAPE,
    PREFECTURE_ALONE,
    PUBLIC,
    SCREEN,
    SHAPE,
    SHORT_PREFECTURES,
    SHORT_SHAPE,
    TOWN,
    TOWN_NAMES,
    TRAIN,
    YEAR,
)
from scanner.recognizers.address.gazetteer import Gazetteer, among
from scanner.recognizers.address.in_english import addresses_in_english, cells_in_english
from scanner.recognizers.address.in_kana import KANA
from scanner.recognizers.address.in_text import addresses, likely_addresses
from scanner.recognizers.address.plain import plain_addresses
from scanner.recognizers.headers.column_names import NamedBy, without_remark
from scanner.recognizers.headers.offices import is_place_of_shop, of_office
from scanner.recognizers.reading.candidates import matching, parted, spread, with_grade, without
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.weighing import MOSTLY, NAMED_MOSTLY, Scale

NAME = NamedBy(
    strong=(
        *("住所", "現住所", "居住地", "cho", "cho mei", "居所", "住居", "住まい", "お住まい"),
        *("本籍", "本籍地", "所在地"),
        *("番地", "町域", "町名", "町名番地", "方書", "建物", "建物名", "マンション名", "部屋番号"),
        *("送付先", "送付 先 住所", "以降 住所", "住所 カナ", "住所 フリガナ"),
        *("jusho", "jyusho", "jyusyo", "jusyo", "juusho", "genjusho", "genjyusho", "banchi"),
        *("転居先", "帰省先", "juusyo", "choiki", "chomei", "tatemono", "tatemonomei"),
        *("katagaki", "address", "addr", "adrs", "adr", "jyu", "jsy", "jys", "bnt", "bnch"),
        "建物 部屋",
        *("bantigo", "banchigo", "tyoumei", "tyoumei banti"),
        *("ad", "street", "strt", "street address", "home address", "residence", "address line"),
        *("bldg", "building", "apartment", "apt", "mansion", "アパート", "マンション", "号室"),
        *("bldg nm", "bldg name", "bld", "bld nm", "building name", "building nm"),
        "apartment name",
        *("apart", "apart nm", "biru", "biru nm", "birumei", "mansion nm", "tatemono nm"),
        *("room no", "room number", "unit no", "アパート 名", "ビル 名", "マンション アパート 名"),
        *("アパート マンション 名", "ビル マンション 名", "建物 名称", "集合住宅", "集合住宅名"),
        *("団地", "団地名", "大字", "大字名", "町字", "町字名", "町丁", "町丁名", "町丁目"),
        "町域名",
        *("丁目 番地", "番地 以下", "番地 以降", "番地 等", "番地号", "地番", "街区"),
        *("banchi go", "banti", "adr ban", "addr ban", "jusho ban", "ooaza", "machi nm"),
        *("oaza", "oaza nm", "aza"),
        *("丁目 番地 号", "house no", "address base", "address dtl", "addr dtl"),
        *("addr base", "addr detail", "address detail"),
        *("syozaichi", "shozaichi", "syozaiti", "shozaiti", "shozai", "syozai"),
        *("town name", "town nm", "town area", "street no", "street number", "street name"),
        *("jusho kn", "jusho k", "jyusho k", "addr kj", "addr kn", "address full"),
        *("addr full", "住民 登録 地"),
        *("address kana", "jusho kana", "addr kana", "jyusho kana"),
    ),
    weak=("送り先", "届け先", "届先", "お届け先", "配送先", "宛先", "location"),
)
PLACE_NAME = expression(
    r"(?P<whose>(?:.{0,16}(?:住所[0-9０-９]?|住まい|居住地?|居所|出身地?|自宅|実家|[人者員児客親子]"
    r"|(?<!委託)(?<!提出)(?<!取引)(?<!開催)(?<!発注)(?<!出荷)先)"
    r"|本人|会員|顧客|お客様|家族|(?:.{0,24}[^a-z])?(?:address|addr|adr|ad|home|j[uy]?u?s[hy]?o|usr|user|cst|cust(?:omer)?"
    r"|mem(?:ber)?|mbr|kaiin|kokyaku|kojin|honnin|kjn|jk|jyu|jy?uki|emp(?:loyee)?|staff|shain|shokuin|atena|setai(?:nushi)?"
    r"|applicant|shinseisha|recipient|resident|patient|student|guardian|hogosha|parent|owner|holder|householder"
    r"|tax_?payer|claimant|beneficiary|client|contact|per|person|ship(?:ping)?|bill(?:ing)?|mail(?:ing)?|deliv(?:ery)?|other|primary))"
    r"[1-3]?[-_ ・:：./（(の]{0,2})?"
    r"(?:都道府県|県|市区町村|市町村|[郡市区町村]{2,5}|[市区郡]|todou?fu?ken|todouhuken|t_?d_?f_?k(?:n|en)?|ken|s[hi]*_?ku_?(?:gun)?c[hy]ou?son"
    r"|s[hy]?i_?(?:ku_?)?(?:ch|ty|cy)y?ou?son|s_?k_?c_?s(?:_?n)?|s[hy]?i_?ku|(?<=[ro1-3][-_])s[hy]?i|gun_?shi_?ku|pref|prefecture|state|city|cty|town|twn"
    r"|municipality|province|locality|region|state[/_ ]+(?:province|region))"
    r"(?:名|[-_ ]?(?:nm|name|mei))?[)）]?[0-9]?",
    re.IGNORECASE,
)
"""Names of columns with a part of everyone's address; not 対象市町村."""

TOWN_NAME = expression(
    "(?:大字[・_／])?(?:町[名域丁字]|町域名|町字名|町丁[名目]|大字名?|団地名?|街区|oaza|cho_?iki|cho_?mei"
    "|oaza_?nm|cho_?nm|cho|aza|apart(?:ment)?s?|mansion|building|bldg)"
    "(?:[-_ ]?(?:nm|name|mei|kana|kn|cd|code|コード|カナ))?",
    re.IGNORECASE,
)
"""Names of columns with a part that tables about places have just as well."""

DISTRICT_NAME = expression(
    "(?:[小中]学校区|[学校]区|通学区域?|(?:投票|行政|配[布達]|担当|対象|調査)?地[区域]|投票区|行政区|町内?会|自治会|エリア|集落|商店街"
    "|shopping[-_ ]?(?:street|mall|district|arcade)|s[hy]o?u?tengai"
    "|(?:school_?)?district|area|chiku|gakku)(?:[-_ ]?(?:nm|name|mei)|名称?|区分)?",
    re.IGNORECASE,
)
"""Names of columns for the part of a town that lists of places, wards and schools go by."""

OTHER_ADDRESSES = frozenset(
    ("email", "mail", "e", "ml", "ip", "mac", "url", "web", "host", "wallet", "bit", "server")
)
"""Words beside which an address is none of a place."""

POSTCODES = expression(
    r"(?:(?!住所|所在地).)*(?:郵便番号|〒)(?:(?!住所|所在地|・|と).)*"
    r"|(?:.*[^a-z])?(?:zip|post(?:al)?)[-_ ]?(?:code|cd|no)?[(（].*",
    re.IGNORECASE,
)
"""Names of columns for postcodes, wherever they are of: 郵便番号（送付先）."""

OFFICES = expression(
    "所在地|会場|場所|勤務地|避難所|投票所|施設|勤務先|本社|支店|営業所|事務所|会社"
    "|(?i:venue|kinmusaki|employer|location|s(?:h|y)ozai)"
)
VENUE = expression(
    "(?:勤務|就業|就労|集合|工事|施工|履行|納[入品]|発生|開催|実施|設置|配布|受付|受取|講習|開設|保管)(?:地|場所|先)|会場|避難所|投票所"
    "|勤務先.{0,4}|(?i:venue|meeting_?place|work_?(?:place|site|location)|kaijou?|kinmuchi)"
)
"""Names of columns for a place where many come, whatever its address."""

_PARTS = (Grade.SHAPED_WITHIN, Grade.SHAPED_OTHERWISE)
_ANY = (*_PARTS, Grade.SHAPED, Grade.CERTAIN, Grade.CERTAIN_WITHIN)
Step = tuple[Callable[[pl.Series], pl.Series], Grade]
"""What chooses texts, and what those are worth."""


@dataclass(frozen=True, slots=True)
class Address:
    """Recognises addresses."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """Addresses."""
        return DataCategory.ADDRESS

    def name_evidence(self, name: str) -> frozenset[str]:
        """住所 is a name, 店舗住所 and 所在地 are an office's, ``ip_address`` is none."""
        if not OTHER_ADDRESSES.isdisjoint(NAME.words(name)) or POSTCODES.fullmatch(name):
            return frozenset()
        if DISTRICT_NAME.fullmatch(name):
            return frozenset({Evidence.OTHER_NAME})
        part = frozenset({Evidence.NAME} if PLACE_NAME.fullmatch(name) else ())
        evidence = part or NAME.evidence(name)
        if not evidence and (VENUE.fullmatch(name) or is_place_of_shop(name)):
            return frozenset({Evidence.BUSINESS_NAME})
        office = frozenset({Evidence.BUSINESS_NAME} if OFFICES.search(name) else ())
        return evidence and evidence | of_office(name) | office

    def grade(self, column: Column) -> pl.Series | None:
        """Grade whole addresses by their form, the rest by the gazetteer."""
        if column.is_ascii:
            return spread(len(column.raw), [*_parts_in_ascii(column), _in_english(column)])
        plain = column.form(plain_addresses)
        texts = matching(without(column.like(SHAPE), plain), NEEDED)
        whole, texts = _whole(texts)
        texts = matching(texts, *LIKELY)
        graded = [with_grade(found, Grade.CERTAIN) for found in (plain, whole)]
        for chooses, grade in _STEPS:
            if texts.is_empty():
                break
            chosen, texts = parted(texts, chooses(texts["text"]))
            if not chosen.is_empty():
                graded.append(with_grade(chosen, grade))
        return spread(len(column.raw), [*graded, _short_prefectures(column), _in_english(column)])

    def spans(self, text: str) -> Iterator[Detection]:
        """Find the addresses of a text."""
        for start, end, score in (*addresses(text), *addresses_in_english(text)):
            yield Detection(self.category, start, end, score)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count addresses; towns with a number where most cells are, parts where named so."""
        scale = Scale.of(field, self.category)
        certain = scale.share(Grade.CERTAIN, Grade.CERTAIN_WITHIN)
        if Evidence.OTHER_NAME in scale.names and certain < MOSTLY:
            return scale.verdict()
        scale.count(Grade.CERTAIN, Evidence.FORM)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.FORM)
        districts = Evidence.OTHER_NAME in scale.names
        mostly = scale.share(Grade.SHAPED, Grade.CERTAIN) >= MOSTLY and not districts
        if scale.hinted or mostly:
            scale.count(Grade.SHAPED, Evidence.PLACE)
        if scale.named and scale.share(*_ANY) >= NAMED_MOSTLY:
            for grade in _PARTS:
                scale.count(grade, Evidence.SHAPE)
        if scale.counted and Evidence.BUSINESS_NAME in scale.names:
            return scale.recognition(Verdict.BUSINESS)
        return scale.verdict()


def is_of_places(name: str) -> bool:
    """Say whether a column is named for what many addresses share, and not for whose: 市区町村."""
    name = without_remark(name)
    part = PLACE_NAME.fullmatch(name)
    return TOWN_NAME.fullmatch(name) is not None or (part is not None and part["whose"] is None)


def is_of_districts(name: str) -> bool:
    """Say whether a column is named for parts of a town, where nobody lives by himself: 学区."""
    return DISTRICT_NAME.fullmatch(without_remark(name)) is not None


def _parts_in_ascii(column: Column) -> Iterator[pl.DataFrame]:
    """Grade cells without a Japanese sign: parts of an address at most, which have a number."""
    yield with_grade(matching(column.like(PARTS_SHAPE), PARTS_IN_ASCII), Grade.SHAPED_WITHIN)


def _short_prefectures(column: Column) -> pl.DataFrame:
    """Grade prefectures that are called as people call them: 千葉, which is a name as well."""
    cells = column.like(SHORT_SHAPE)
    short = cells["text"].str.strip_chars(" \u3000").is_in(pl.Series(SHORT_PREFECTURES).implode())
    return with_grade(cells.filter(short), Grade.SHAPED_OTHERWISE)


def _in_english(column: Column) -> pl.DataFrame:
    """Grade cells that hold an address in Latin letters."""
    return with_grade(cells_in_english(column), Grade.CERTAIN_WITHIN)


def _whole(texts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Part cells that are an address from its prefecture on from others, and from sentences."""
    likely, others = parted(texts, texts["text"].str.contains(f"{FULL}{ON_ONE_LINE}"))
    if likely.is_empty():
        return likely, others
    sentences, whole = parted(likely, likely["text"].str.contains_any(GOES_ON))
    return whole, others if sentences.is_empty() else without(texts, whole)


def _begins_with_city(texts: pl.Series) -> pl.Series:
    """Choose what begins with a known municipality and leads to a door."""
    likely = texts.str.contains(FROM_CITY) & ~texts.str.contains(PUBLIC)
    if not likely.any():
        return likely
    begun = texts.filter(likely)
    places = Gazetteer.of_japan_post()
    heads = (begun.str.slice(0, n) for n in range(2, places.longest_municipality + 1))
    known = reduce(or_, (among(places.municipalities, head) for head in heads))
    return likely.scatter(likely.arg_true(), known & ~begun.str.contains_any(GOES_ON))


def _holds_address(texts: pl.Series) -> pl.Series:
    """Choose what holds an address, read one by one where a number or a prefecture is in it."""
    likely = texts.str.contains(SCREEN) & texts.str.contains(DOOR)
    if not likely.any():
        return likely
    holding = [text for text in texts.filter(likely).unique() if next(likely_addresses(text), None)]
    return likely & texts.is_in(pl.Series(holding, dtype=pl.String).implode())


def _is_known_town(texts: pl.Series) -> pl.Series:
    """Choose a known town with a number."""
    likely = texts.str.contains(TOWN) & ~texts.str.contains(f"{YEAR}|{TRAIN}")
    if not likely.any():
        return likely
    towns = Gazetteer.of_japan_post().towns
    return likely & reduce(or_, (among(towns, texts.str.extract(name)) for name in TOWN_NAMES))


_STEPS: tuple[Step, ...] = (
    (lambda texts: texts.str.contains(NUMBERS_ALONE), Grade.SHAPED_WITHIN),
    (lambda texts: texts.str.contains(KANA), Grade.CERTAIN_WITHIN),
    (_begins_with_city, Grade.CERTAIN),
    (_holds_address, Grade.CERTAIN_WITHIN),
    (lambda texts: texts.str.contains(MASKED), Grade.MASKED),
    (_is_known_town, Grade.SHAPED),
    (lambda texts: texts.str.contains(PREFECTURE_ALONE), Grade.SHAPED_OTHERWISE),
    (lambda texts: texts.str.contains(f"{PARTS}|{TOWN}"), Grade.SHAPED_WITHIN),
)
"""The first that chooses a cell decides."""
