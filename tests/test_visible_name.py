"""Which discovered names are shown: published columns are, people in any writing are not."""

import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from scanner.model.detection import NameKind
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers import detector
from scanner.recognizers.headers import vocabulary
from scanner.recognizers.headers.visible_name import is_of_schemas, may_show
from scanner.recognizers.person.romaji import sound

CASES = YAML(typ="safe", pure=True).load(Path(__file__).parent / "cases" / "visible_name.yaml")
COLUMNS = [
    column
    for group in CASES["open data"].values()
    for column in (group.split() if isinstance(group, str) else group)
]
SURNAMES, GIVEN = (
    [tuple(person.split("/")) for person in CASES["people"][kind].split()]
    for kind in ("surnames", "given")
)
HALF_WIDTH = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0xFF66, 0xFF9E)}
Shown = Callable[[str], bool]


def as_column(name: str) -> bool:
    return may_show(name, NameKind.COLUMN)


def as_path(name: str) -> bool:
    return may_show(name, NameKind.PATH)


def katakana(hiragana: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in hiragana)


def half_width(text: str) -> str:
    marks = {"\u3099": "ﾞ", "\u309a": "ﾟ"}
    parts = unicodedata.normalize("NFD", text)
    return "".join(marks.get(c) or HALF_WIDTH.get(c, c) for c in parts)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


def writings(kanji: str, kana: str, romaji: str) -> Iterator[str]:
    """One name as people write it: scripts, widths, cases, with what stands beside a name."""
    kata = katakana(kana)
    yield from (kanji, f"{kanji}様", f"{kanji}さん分", f"{kanji}_2024", f"会員{kanji}様")
    yield from (kana, f"{kana}さん", kata, f"{kata}様", half_width(kata))
    yield from (romaji, romaji.upper(), romaji.capitalize(), f"{romaji}_csv", full_width(romaji))


def test_published_columns_are_shown() -> None:
    hidden = [column for column in COLUMNS if not as_column(column)]
    assert hidden == CASES["not shown"]
    assert len(set(COLUMNS)) >= 200
    assert len(hidden) <= 0.02 * len(COLUMNS)


def test_published_columns_are_words_of_schemas() -> None:
    assert sum(map(as_path, COLUMNS)) >= 0.95 * len(COLUMNS)


@pytest.mark.parametrize("shown", [as_column, as_path])
def test_people_are_hidden_in_every_writing(shown: Shown) -> None:
    people = [*SURNAMES, *GIVEN]
    names = {name for person in people for name in writings(*person)}
    leaked = {name for name in names if shown(name)}
    assert len(people) >= 250
    assert len(leaked) <= 0.01 * len(names), sorted(leaked)


@pytest.mark.parametrize("shown", [as_column, as_path])
def test_full_names_are_hidden(shown: Shown) -> None:
    names = [
        name
        for i, (kanji, kana, romaji) in enumerate(SURNAMES)
        for their, theirs, own in [GIVEN[i % len(GIVEN)]]
        for name in (
            f"{kanji}{their}",
            f"{kanji}　{their}様",
            f"{kana}{theirs}",
            f"{katakana(kana)} {katakana(theirs)}",
            f"{romaji}_{own}",
            f"{romaji}{own.capitalize()}",
            f"{own}.{romaji}",
            f"{romaji}{own}".upper(),
        )
    ]
    leaked = [name for name in names if shown(name)]
    assert len(leaked) <= 0.01 * len(names), leaked


@pytest.mark.parametrize("name", CASES["words of schemas"].split())
def test_words_of_schemas_are_shown(name: str) -> None:
    assert as_column(name)


@pytest.mark.parametrize("name", ["mori_cd", "hana_flg", "CD_MORI", "kbn_yuko", "moriCd"])
def test_code_mark_makes_a_column_a_code(name: str) -> None:
    assert as_column(name)
    assert not as_path(name)


@pytest.mark.parametrize("name", ["mori", "mori_taro_cd", "mori_name_cd", "森_cd", "mori_id"])
def test_code_mark_does_not_cover_a_person(name: str) -> None:
    assert not as_column(name)


@pytest.mark.parametrize(
    "name",
    [
        "会員一覧_2024年度.xlsx",
        "退会者名簿_202404.csv",
        "月次報告(4月分)",
        "千葉市_利用履歴_抽出結果.csv",
        "市民課",
        "backup_2024-04-01.tar.gz",
        "members.csv",
        "名",
        "指定避難所との重複",
        "123456",
        "",
    ],
)
def test_files_of_an_office_are_shown(name: str) -> None:
    assert as_path(name)


@pytest.mark.parametrize(
    "name",
    [
        "山田太郎_問合せ.csv",
        "yamada_taro.csv",
        "中村",  # two affixes make no word
        "会員中村一覧",  # nor do they between words
        "の一覧",  # a particle joins, it does not begin
        "鳥獣保護区.csv",  # harmless, but not known to be
        "1234567.csv",
        "名簿_1234567_控え",
        "１２３４５６７",
    ],
)
def test_other_paths_are_hidden(name: str) -> None:
    assert not as_path(name)


def test_numbers_do_not_hide_a_column() -> None:
    assert as_column("1234567")


@pytest.mark.parametrize("kind", NameKind)
def test_what_a_recogniser_finds_is_hidden(kind: NameKind) -> None:
    recognisers = detector(RecognizerSettings())
    assert recognisers.shows("phone", kind)
    assert may_show("phone_x@mail.jp", kind)
    assert not recognisers.shows("phone_x@mail.jp", kind)


@pytest.mark.parametrize("name", ["会員番号", "member_氏名", "氏名（カナ）", "住所 2", "TEL番号"])
def test_words_of_schemas_are_nobody(name: str) -> None:
    assert is_of_schemas(name)
    assert not is_of_schemas(f"{name}佐藤")
    assert not is_of_schemas(f"{name}_sato")
    assert not is_of_schemas("mr smith")


@pytest.mark.parametrize("name", ["members.csv", "m1000000.csv", "point_a1.json.gz", "Large.XLSX"])
def test_one_latin_word_is_nobody(name: str) -> None:
    assert is_of_schemas(name)
    assert not is_of_schemas(f"john_smith.{name}")
    assert not is_of_schemas(f"{name}.AKIAIOSFODNNEXAMPLE")


@pytest.mark.parametrize("name", ["members_0312345678.csv", "a@b.jp"])
def test_one_latin_word_does_not_show_what_stands_beside_it(name: str) -> None:
    assert is_of_schemas(name)
    assert not detector(RecognizerSettings()).shows(name, NameKind.COLUMN)


@pytest.mark.parametrize(
    "name",
    ["髙橋", "佐\u200b藤", "葛\U000e0100西", "Ōno", "satô", "山　田", "千葉", "会員中村", "かなこ"],
)
def test_disguises_of_a_name_are_seen_through(name: str) -> None:
    assert not as_column(name)


@pytest.mark.parametrize("writings", CASES["sound alike"])
def test_writings_of_one_name_sound_alike(writings: str) -> None:
    assert len({sound(writing) for writing in writings.split()}) == 1


def test_different_names_sound_different() -> None:
    names = ("sato", "saito", "ito", "kato", "goto", "kondo", "endo", "ando", "kudo", "naito")
    assert len({sound(name) for name in names}) == len(names)


def test_vocabulary_is_reached_by_what_is_compared_with_it() -> None:
    latin = vocabulary.LATIN | vocabulary.CODE_MARKS
    everything = latin | vocabulary.JAPANESE | vocabulary.AFFIXES | vocabulary.HONORIFICS
    assert {unicodedata.normalize("NFKC", word).lower() for word in everything} == everything
    assert all(word.isascii() and word.isalpha() for word in latin)
    assert all(len(word) > 1 for word in vocabulary.JAPANESE)
    assert all(len(word) == 1 for word in vocabulary.AFFIXES | vocabulary.PARTICLES)


def test_vocabulary_holds_no_common_name() -> None:
    names = {writing for person in [*SURNAMES, *GIVEN] for writing in person}
    assert not names & (vocabulary.JAPANESE | vocabulary.LATIN | vocabulary.AFFIXES)


@pytest.mark.uncovered
def test_dictionary_is_not_loaded_for_words_of_schemas() -> None:
    code = (
        "import sys; from scanner.recognizers.headers.visible_name import may_show, NameKind\n"
        "assert may_show('会員一覧_2024.csv', NameKind.PATH)\n"
        "assert may_show('member_name_氏名', NameKind.COLUMN)\n"
        "assert not may_show('山田', NameKind.PATH)\n"
        "assert 'sudachipy' not in sys.modules\n"
        "assert not may_show('山田', NameKind.COLUMN)\n"
        "assert 'sudachipy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - a fresh interpreter
