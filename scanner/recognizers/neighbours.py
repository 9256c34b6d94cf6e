"""What the columns of one table say of each other.

名 or ``first`` alone is hardly a name: of a person, a shop or a thing. Beside a column for surnames
it is that of the given name. What many share is a person's only in a table about people: the
municipality of a park is no address. Nobody has two genders, so M and F beside a column of genders,
or in a column that is named for another code (点検区分), are codes. A small number is the month of
a birth, and three digits are a part of a telephone number, in a column that is named so, beside
those of the other parts.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from scanner.model.category import DataCategory
from scanner.model.detection import Evidence, Grade, Tally
from scanner.model.profile import FieldProfile
from scanner.recognizers.address.address import is_of_districts, is_of_places
from scanner.recognizers.birth_date.parts import named_for_parts
from scanner.recognizers.headers.column_names import names_people, without_remark
from scanner.recognizers.headers.of_persons import GENERIC, is_given, is_surname
from scanner.recognizers.nobodys_columns import without_nobodys
from scanner.recognizers.numbers.phone_parts import named_for_parts as phones_in_parts
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.weighing import MOSTLY, Scale, is_of

PERSON, GENDER, ADDRESS = DataCategory.PERSON, DataCategory.GENDER, DataCategory.ADDRESS
CREDENTIAL, BIRTH_DATE = DataCategory.CREDENTIAL, DataCategory.BIRTH_DATE
OF_PEOPLE = (
    PERSON,
    BIRTH_DATE,
    GENDER,
    ADDRESS,
    DataCategory.PHONE_NUMBER,
    DataCategory.EMAIL_ADDRESS,
    DataCategory.JP_MY_NUMBER,
)
"""What a table about people has columns of."""

Named = tuple[str, DataCategory, Evidence]
"""A column, and what it speaks for beside the others."""

NEARLY_ALL = 0.9
OF_CITIES = expression(r"(?:.*[^a-z])?s[hy]?i[-_ ]?(?:mei|nm|name)", re.IGNORECASE)
"""Names that are spelled alike for 市名 and 氏名."""

OF_COMPANIES = expression(
    r"(?:会社|法人|企業|団体|事業[所者]|加盟店|店舗)名?|(?:company|corp(?:orate|oration)?|kais[hy]+a|tenpo|shop)"
    r"(?:[-_ ]?(?:name|nm|mei))?",
    re.IGNORECASE,
)
OF_LEGAL_PERSONS = expression(
    r"法人番号|(?:corporate|corp|houjin|hojin|hoojin)[-_ ]?(?:number|num|no|bango|id)",
    re.IGNORECASE,
)
CALLED_CLIENT = expression("client[-_ ]?name", re.IGNORECASE)
OF_CLIENTS = expression(
    "client[-_ ]?secret(?:[-_ ]?hash)?|redirect[-_ ]?ur[il]s?|grant[-_ ]?types?", re.IGNORECASE
)
"""What a program is called that signs in, and what tells that a table is about those (RFC 7591)."""

SEI = expression(r"(?:.*[^a-z])?sei|sbt", re.IGNORECASE)
"""Names that are spelled alike for 姓 and 性, and for 種別 and 性別."""

COUNTS = expression(
    r".+(?:[人件世帯員者]数|人口|比率?|割合|率)|(?:.*[^a-z])(?:count|cnt|num|ratio|rate|points?)",
    re.IGNORECASE,
)
"""Names of columns for how many there are, of whom a table tells nothing else: 会員数, 男女比."""

FAX = expression(r"(?:fax|ファッ?クス)(?:[-_ ]?(?:no|num|number|bango)|番号)?", re.IGNORECASE)
"""Names of what a table of houses tells of each, though people are named in it as well."""

OF_VALUES = expression(
    r"(?:(?:cfg|cnf|conf(?:ig)?|env|prm|param(?:eter)?|attr|set(?:ting|tei)?)[-_ ]?)?"
    r"(?:val(?:ue)?|data|content|str(?:ing)?)s?[0-9]?|(?:設定|環境変数|パラメータ)?値[0-9]?"
    "|設定(?:内容)?|備考|摘要|メモ|bikou?|memo|notes?|remarks?",
    re.IGNORECASE,
)
"""Names of columns for whatever is set or remarked."""

OTHER = frozenset({Evidence.OTHER_NAME})
OF_SCHEMES = expression(
    r".+(?:文字数|字数|桁数|有無|区分|判定語|フラグ)|(?:現?住所|市区町村|郵便|町字?)_?(?:コード|CD)[0-9]?"
)
"""Names of what is laid down or counted of people, which a table of places has as well."""

OF_ANOTHER_CODE = expression(
    r"(?:(?!本人|個人|会員|顧客|お?客様?|利用者|属性).)+"
    r"(?:区分|種別|種類|分類|類型|コード|フラグ|状態|状況|判定|周期|頻度|方式|記号)[0-9]?"
    r"|(?:.*[^a-z])?(?!(?:attr|person|member|user|cust|customer)[^a-z])[a-z]{2,}[-_ ]"
    r"(?:cd|code|kbn|kubun|type|kind|class|flg|flag|status|div|mode|mark)[0-9]?"
    r"|.*(?:単位|周期|頻度|種目|部門|サイクル|シーズン|版型|優先度|モード|等級|サイズ|階級|シフト|勤務|コース)"
    r"|(?:.*[^a-z])?(?:unit|cycle|freq(?:uency)?|period|mode|season|priority|session|shift|floor|grade"
    r"|sizes?|courses?)[0-9]?",
    re.IGNORECASE,
)
"""Names of codes that say of what: 点検区分, ``freq_cd``, 周期; not 区分 alone."""


def named_by_neighbours(profiles: Mapping[str, FieldProfile]) -> Mapping[str, FieldProfile]:
    """Let the columns of a table be named as those beside them say."""
    profiles = without_nobodys({**profiles, **_parts_of_phones(profiles)})
    said = {name: {PERSON: codes} for name, codes in neighbours(profiles).items()}
    for name in named_for_parts(profiles):
        codes = frozenset({Evidence.NAME, Evidence.PART_NAME})
        said.setdefault(name, {})[BIRTH_DATE] = codes
    people = {name for name, profile in profiles.items() if _is_of_people(name, profile)}
    gendered = {name for name, profile in profiles.items() if is_of(GENDER, profile)}
    if any(map(OF_CLIENTS.fullmatch, profiles)):
        said |= {name: {PERSON: OTHER} for name in filter(CALLED_CLIENT.fullmatch, profiles)}
    for name, category, code in (*_keys(profiles), *_of_houses(profiles)):
        said.setdefault(name, {})[category] = frozenset({code})
    for name, profile in profiles.items():
        others = bool(people - {name})
        said.setdefault(name, {}).update(_of_places(name, profile, others=others))
        beside = gendered - {name}
        alone = len(profiles) == 1
        said[name].update(_of_genders(name, profile, others=others or alone, beside=bool(beside)))
    return {
        name: replace(profile, named={**profile.named, **said[name]}) if said[name] else profile
        for name, profile in profiles.items()
    }


def _of_genders(
    name: str, profile: FieldProfile, *, others: bool, beside: bool
) -> Mapping[DataCategory, frozenset[Evidence]]:
    """Say whether a column is one of genders, whatever its name stands for, or of other codes.

    Args:
        name: Of the column.
        profile: Of the column.
        others: The other columns, if there are any, are about people.
        beside: One of them holds genders.
    """
    if GENDER not in profile.tallies:
        return {}
    if others and _is_coded(name, profile):
        return {PERSON: OTHER, GENDER: frozenset({Evidence.NAME})}
    said = {PERSON: OTHER} if _is_of_genders(profile) else {}
    if not profile.named.get(GENDER) and (beside or _is_of_another(name, others=others)):
        said[GENDER] = OTHER
    return said


def _keys(profiles: Mapping[str, FieldProfile]) -> Iterator[Named]:
    """Give the columns of keys to storage that are named for nothing: VAL, COL2.

    Digests as long (SHA-512) are kept under a name that says so.
    """
    for name, profile in profiles.items():
        vague = GENERIC.search(name) or OF_VALUES.fullmatch(name)
        if vague and Scale.of(profile, CREDENTIAL).share(Grade.CHECKED_WITHIN) >= MOSTLY:
            yield name, CREDENTIAL, Evidence.WEAK_NAME


def _of_houses(names: Collection[str]) -> Iterator[Named]:
    """Give the columns for the fax of companies: people at home have none."""
    if any(OF_LEGAL_PERSONS.fullmatch(name) or OF_COMPANIES.fullmatch(name) for name in names):
        phone, house = DataCategory.PHONE_NUMBER, Evidence.BUSINESS_NAME
        yield from ((name, phone, house) for name in names if FAX.fullmatch(name))


def _of_places(
    name: str, profile: FieldProfile, *, others: bool
) -> Mapping[DataCategory, frozenset[Evidence]]:
    """Say whether a column is one of places that many share, or of parts of addresses.

    Args:
        name: Of the column.
        profile: Of the column.
        others: Other columns of its table are about people.
    """
    place = frozenset({Evidence.NAME})
    if is_of_districts(name):
        return {ADDRESS: OTHER}
    if not others:
        return {ADDRESS: frozenset()} if is_of_places(name) else {}
    if _is_of_cities(name, profile):
        return {ADDRESS: place, PERSON: OTHER}
    return {ADDRESS: place} if _is_of_prefectures(name, profile) else {}


def _parts_of_phones(profiles: Mapping[str, FieldProfile]) -> Mapping[str, FieldProfile]:
    """Take every value of a column for a part of a number, of which it has the right shape."""
    phone = DataCategory.PHONE_NUMBER
    return {
        name: replace(
            profiles[name],
            tallies={**profiles[name].tallies, phone: Tally(shaped=profiles[name].filled)},
            named={**profiles[name].named, phone: frozenset({Evidence.NAME})},
        )
        for name in phones_in_parts(profiles)
    }


def _is_of_prefectures(name: str, profile: FieldProfile) -> bool:
    """Say whether nearly all cells of a column that a program named are prefectures."""
    if GENERIC.search(name) is None:
        return False
    return Scale.of(profile, ADDRESS).share(Grade.SHAPED_OTHERWISE) >= NEARLY_ALL


def _is_of_cities(name: str, profile: FieldProfile) -> bool:
    """Say whether what could stand for 氏名 stands for 市名: nearly all cells are cities."""
    if OF_CITIES.fullmatch(without_remark(name)) is None:
        return False
    return Scale.of(profile, ADDRESS).share(Grade.SHAPED_WITHIN) >= NEARLY_ALL


def neighbours(profiles: Mapping[str, FieldProfile]) -> Mapping[str, frozenset[Evidence]]:
    """Say what columns are named for persons because of those beside them."""
    if not any(map(is_surname, profiles)):
        return {}
    given = [
        name
        for name, profile in profiles.items()
        if is_given(name)
        and Evidence.WEAK_NAME in profile.named.get(DataCategory.PERSON, frozenset())
    ]
    named = given or [name for name in profiles if _is_of_given(name, profiles[name])]
    return dict.fromkeys(named, frozenset({Evidence.NAME}))


def _is_of_given(name: str, profile: FieldProfile) -> bool:
    """Say whether nearly all cells are given names under a name of something else: 商品名.

    Args:
        name: Of a column beside one for surnames, and none for given names.
        profile: Of the column.
    """
    if Evidence.OTHER_NAME not in profile.named.get(PERSON, frozenset()) or is_surname(name):
        return False
    place = Scale.of(profile, ADDRESS).share(Grade.SHAPED_OTHERWISE) >= MOSTLY
    known = Scale.of(profile, PERSON).share(Grade.SHAPED_WITHIN, Grade.SHAPED_OTHERWISE)
    return known >= NEARLY_ALL and not place


def _is_of_people(name: str, profile: FieldProfile) -> bool:
    """Say whether a column tells that its table is about people: by its name or its cells."""
    meant = Evidence.AUDIENCE_NAME in profile.named.get(GENDER, frozenset())
    if meant or is_of_places(name) or COUNTS.fullmatch(name) or OF_SCHEMES.fullmatch(name):
        return False
    return names_people(name) or any(is_of(category, profile) for category in OF_PEOPLE)


def _is_of_genders(profile: FieldProfile) -> bool:
    """Say whether cells are words for genders, whatever the column's SEI stands for: 男, MALE."""
    named = profile.named.get(PERSON, frozenset())
    return bool(named) and Scale.of(profile, GENDER).share(Grade.CHECKED) >= MOSTLY


def _is_coded(name: str, profile: FieldProfile) -> bool:
    """Say whether nearly all cells are codes of genders, so that SEI does not stand for 姓."""
    coded = Scale.of(profile, GENDER).share(Grade.SHAPED, Grade.SHAPED_WITHIN)
    return SEI.fullmatch(name) is not None and coded >= NEARLY_ALL


def _is_of_another(name: str, *, others: bool) -> bool:
    """Say whether letters in a column of this name are a code of something else.

    Args:
        name: Of the column.
        others: Other columns of its table are about people.
    """
    if GENERIC.search(name) is not None:
        return False
    return OF_ANOTHER_CODE.fullmatch(name) is not None or not others
