"""What a sound configuration becomes."""

import re
from datetime import date, time
from hashlib import sha256
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from sqlalchemy import make_url

from scanner import config
from scanner.config.contradictions.clear_values import clear_values
from scanner.config.contradictions.masks import faults
from scanner.config.places import place_of
from scanner.model.activity import SensitiveActivities
from scanner.model.category import DataCategory
from scanner.model.declaration import FieldDeclaration, Treatment
from scanner.model.entry import Register
from scanner.model.guessing import Guessing
from scanner.model.policy import Awaited, City
from scanner.model.retention import PeriodStart, Retention, Undated
from scanner.model.secret import Secret
from scanner.model.source import Care, SourceAddress, SourceKind
from scanner.model.statistics import Statistics
from scanner.model.system import System

CASES = Path(__file__).parent / "cases"
KEY = b"\x00\xffnot text, and long enough to be a key \t"
URL = "mssql+pyodbc://sa:hunter2@db.example/cards"


def load_text(folder: Path, text: str) -> System:
    (folder / "configs" / "keys").mkdir(parents=True, exist_ok=True)
    (folder / "configs" / "books").mkdir(exist_ok=True)
    (folder / "configs" / "keys" / "system.key").write_bytes(KEY + b"\r\n")
    (folder / "configs" / "keys" / "salt.txt").write_bytes(b"our own\n")
    base = YAML(typ="safe", pure=True).load(CASES / "config_rulebook.yaml")["base"]
    (folder / "configs" / "books" / "funabashi.yaml").write_text(base, encoding="utf-8")
    (folder / "configs" / "c.yaml").write_text(text, encoding="utf-8")
    environment = {"MEMBERS_DB_URL": f"{URL}\n", "SHARE": "/mnt/share"}
    return config.load(folder / "configs" / "c.yaml", environment=environment)


@pytest.fixture
def example(tmp_path: Path) -> System:
    return load_text(tmp_path, (CASES / "config_example.yaml").read_text(encoding="utf-8"))


def test_key_is_read_whole_and_without_its_line_break(example: System) -> None:
    assert example.key.reveal() == KEY


def test_nothing_secret_is_in_any_printed_form(example: System) -> None:
    assert "hunter2" not in f"{example!r}{example}"
    assert "long enough" not in repr(example)


def test_addresses_count_from_the_folder_of_the_file(tmp_path: Path, example: System) -> None:
    assert {name: source.url.reveal() for name, source in example.sources.items()} == {
        "members-db": URL,
        "ledger-db": f"sqlite:///{tmp_path}/データ/ledger.db?timeout=5",
        "files": f"{tmp_path}/sample_data/files",
        "share": "/mnt/share",
    }
    assert example.sources["files"].encodings == {"legacy/**/*.csv": "cp932"}
    assert example.sources["members-db"].care == Care(5000, 60, 600, time(22), time(5))
    assert example.sources["ledger-db"].care == Care()
    assert [source.kind for source in example.sources.values()] == [
        SourceKind.DATABASE,
        SourceKind.DATABASE,
        SourceKind.FOLDER,
        SourceKind.FOLDER,
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sqlite:////var/cards.db", "/var/cards.db"),
        ("sqlite+pysqlite:///./a/../b.db", "{folder}/configs/b.db"),
        ("sqlite:///b%20c.db?mode=ro", "{folder}/configs/b c.db"),
        ("sqlite:///:memory:", ":memory:"),
        ("sqlite:///file:x.db?mode=ro&uri=true", "file:x.db"),
        ("postgresql://scanner@db.example/cards", "cards"),
        ("file:keys/url", "{folder}/configs/from-a-file.db"),
    ],
)
def test_address_of_a_database(tmp_path: Path, written: str, meant: str) -> None:
    folder = tmp_path / "千葉 100%?"
    (folder / "configs" / "keys").mkdir(parents=True)
    (folder / "configs" / "keys" / "url").write_text("sqlite:///from-a-file.db\n")
    text = (CASES / "config_example.yaml").read_text(encoding="utf-8")
    system = load_text(folder, text.replace("env:MEMBERS_DB_URL", written))
    url = make_url(system.sources["members-db"].url.reveal())
    assert url.database == meant.format(folder=folder)
    assert url.drivername == (written if "://" in written else "sqlite:").partition(":")[0]
    assert set(url.query) == set(make_url(written).query if "?" in written else ())


def test_statistics_and_activities(example: System) -> None:
    attendance, crosstab = (example.policy.datasets[name] for name in ("attendance", "crosstab"))
    assert attendance.statistics == Statistics(10, ("年代", "性別"))
    assert attendance.sensitive == SensitiveActivities(
        "区分", frozenset({"K01", "K02"}), ("会員番号",)
    )
    assert crosstab.statistics == Statistics(10, counts=("人数",))
    assert crosstab.sensitive is None
    assert example.policy.datasets["members"].statistics is None


def test_dataset(example: System) -> None:
    members = example.policy.datasets["members"]
    assert (members.name, members.source, members.where) == (
        "members",
        "members-db",
        "main.members",
    )
    assert members.cities == ("chiba", "yachiyo")
    assert (members.owner, members.purpose) == ("運営事務局", ("ポイントサービスの提供",))
    assert (members.person_per_row, members.specific, members.may_be_absent) == (True, False, False)
    assert members.retention == Retention(
        by="退会日",
        years=5,
        months=1,
        days=2,
        start=PeriodStart.FISCAL_YEAR_END,
        undated=Undated.CURRENT,
    )


def test_dataset_that_says_as_little_as_it_may(example: System) -> None:
    payments = example.policy.datasets["payments"]
    assert (payments.cities, payments.purpose, payments.owner) == (("chiba",), ("給付",), "")
    assert (payments.person_per_row, payments.specific, payments.may_be_absent) == (
        False,
        True,
        True,
    )
    assert payments.retention is None
    assert payments.others is None


def test_fields_in_short_and_in_full(example: System) -> None:
    phone = frozenset({DataCategory.PHONE_NUMBER})
    waon = frozenset({DataCategory.WAON_NUMBER})
    pattern = "[*]{3}-[*]{4}-[0-9]{4}"
    members = example.policy.datasets["members"]
    assert members.others == FieldDeclaration()
    assert members.fields == {
        "member_id": FieldDeclaration(),
        "氏名": FieldDeclaration(frozenset({DataCategory.PERSON})),
        "連絡先": FieldDeclaration(phone | {DataCategory.EMAIL_ADDRESS}),
        "電話番号": FieldDeclaration(phone, Treatment.MASKED, pattern),
        "整理番号": FieldDeclaration(waon, Treatment.REMOVED),
        "備考": FieldDeclaration(free_text=True),
        "折返し先": FieldDeclaration(phone, free_text=True),
        " コード ": FieldDeclaration(free_text=False),
        "旧番号": FieldDeclaration(waon, Treatment.HASHED, keyed=True),
    }


def test_how_hard_replacements_are_tried(example: System) -> None:
    assert example.policy.guessing == Guessing(1_000_000, (Secret(b"our own"),))


def test_what_is_declared_and_not_verified_is_awaited(tmp_path: Path) -> None:
    text = (CASES / "config_example.yaml").read_text(encoding="utf-8")
    policy = load_text(tmp_path, f"{text.rstrip()}\n  sas: registers/sas.csv\n").policy
    assert policy.awaited == (Awaited("ACC-2", None, None, subject="sas"),)


def test_what_a_dataset_says_of_others(example: System) -> None:
    assert example.policy.datasets["payments"].copy_of == "members"
    assert example.policy.datasets["payments"].never_join == ("attendance", "crosstab")
    assert example.policy.datasets["members"].copy_of == ""


def test_cities_and_the_articles_of_their_rulebooks_only(example: System) -> None:
    assert example.policy.cities["yachiyo"] == City(
        "yachiyo", "八千代市", ("pref", "yachiyo", "funabashi")
    )
    books = list(dict.fromkeys(article.rulebook for article in example.policy.articles))
    assert books == ["pref", "chiba", "yachiyo", "funabashi"]


def test_own_rulebook(example: System) -> None:
    own = [a for a in example.policy.articles if a.rulebook == "funabashi"]
    assert [(a.article, a.control, a.valid_from) for a in own] == [
        ("1", "MIN-1", date(2024, 4, 1)),
        ("2(1)", "MASK-1", None),
        ("2(1)", "MASK-2", None),
        ("3", None, date(2024, 4, 1)),
    ]
    assert own[0].summary == {"ja": "必要なものだけ", "en": "Only what is needed"}
    assert [a.reason for a in own] == ["", "", "", "紙だけ"]
    assert own[3].addressee == "sub-processor"


def test_digests_are_of_the_files_that_were_read(tmp_path: Path, example: System) -> None:
    assert list(example.digests) == [
        "c.yaml",
        "pref.yaml",
        "chiba.yaml",
        "yachiyo.yaml",
        "books/funabashi.yaml",
    ]
    for name in ("c.yaml", "books/funabashi.yaml"):
        content = (tmp_path / "configs" / name).read_bytes()
        assert example.digests[name] == sha256(content).hexdigest()


def test_recognizers(example: System, tmp_path: Path) -> None:
    assert example.recognizers.waon_prefixes == ("6900", "6901")
    text = (CASES / "config_example.yaml").read_text(encoding="utf-8")
    silent = text.replace('recognizers:\n  waon_prefixes: ["6900", "6901"]\n', "")
    assert load_text(tmp_path, silent).recognizers.waon_prefixes == ("6900",)


def test_reading_twice_gives_the_same(tmp_path: Path, example: System) -> None:
    text = (CASES / "config_example.yaml").read_text(encoding="utf-8")
    assert load_text(tmp_path, text) == example


@pytest.mark.parametrize("category", DataCategory)
def test_every_category_has_clear_values_and_they_are_clear(category: DataCategory) -> None:
    values = clear_values(category)
    assert len(values) == len(set(values)) >= 5
    for value in values:
        assert [c for _, c in faults(re.escape(value), (category,))] == [category], value


@pytest.mark.parametrize(
    ("alternative", "category"),
    [
        (r"080-\d{4}-\d{4}", DataCategory.PHONE_NUMBER),
        (r"0[67]0\d{8}", DataCategory.PHONE_NUMBER),
        (r"050 \d{4} \d{4}", DataCategory.PHONE_NUMBER),
        (r"0120-\d{3}-\d{3}", DataCategory.PHONE_NUMBER),
        (r"03-[2-8]\d{3}-\d{4}", DataCategory.PHONE_NUMBER),
        (r"\(\d{4}\)\d{2}-\d{4}", DataCategory.PHONE_NUMBER),
        (r"\d{5}-\d-\d{4}", DataCategory.PHONE_NUMBER),
        (r"[1-9]\d{9}", DataCategory.PHONE_NUMBER),
        (r"平成\d{1,2}年\d{1,2}月\d{1,2}日", DataCategory.BIRTH_DATE),
        (r"20\d\d-\d\d-\d\d 00:00:00", DataCategory.BIRTH_DATE),
        (r"6900( [0-9]{4}){3}", DataCategory.WAON_NUMBER),
        (r"[2-9]\d{3}-\d{4}-\d{4}", DataCategory.JP_MY_NUMBER),
        (r"\d{3}-?\d{4}", DataCategory.ADDRESS),
        (r"[MF]", DataCategory.GENDER),
        (r"[A-Z]+ [A-Z]+", DataCategory.PERSON),
        (r"[ぁ-ん]+", DataCategory.PERSON),
        (r"[A-Z]+@[A-Z.]+", DataCategory.EMAIL_ADDRESS),
        (r"\d{4}-\d{6}-\d{5}", DataCategory.OTHER_IDENTIFIER),
    ],
)
def test_an_alternative_that_lets_clear_values_through_is_refused(
    alternative: str, category: DataCategory
) -> None:
    assert [c for _, c in faults(f"[*]+|{alternative}", (category,))] == [category]


@pytest.mark.parametrize(
    ("pattern", "category"),
    [
        ("[*]+", DataCategory.PERSON),
        (".[*]+", DataCategory.PERSON),
        ("[0-9]{4}-[*]{2}-[*]{2}", DataCategory.BIRTH_DATE),
        ("千葉県千葉市[*]+", DataCategory.ADDRESS),
        (".[*]*@[^@]+", DataCategory.EMAIL_ADDRESS),
        ("[*]{4}-[*]{4}-[*]{4}-[0-9]{4}", DataCategory.WAON_NUMBER),
        (r"0[789]0-\*{4}-\d{4}", DataCategory.PHONE_NUMBER),
    ],
)
def test_pattern_of_a_mask_is_accepted(pattern: str, category: DataCategory) -> None:
    assert list(faults(pattern, (category,))) == []


def test_packaged_rulebooks_and_controls() -> None:
    titles = config.rulebook_titles("ja")
    assert set(titles) == {"pref", "chiba", "yachiyo", "appi", "operator"}
    articles = config.articles()
    assert {article.rulebook for article in articles} == set(titles)
    catalogue = config.catalogue()
    named = {article.control for article in articles} - {None}
    assert named <= set(catalogue)
    text = catalogue["MIN-1"]
    assert (text.id, text.severity) == ("MIN-1", "high")
    for words in (text.title, text.verifies, text.clears, *text.measures.values()):
        assert set(words) == {"ja", "en"}


def test_registers_count_from_the_folder_and_may_name_a_sheet(example: System) -> None:
    roster = example.registers[Register.ROSTER]
    assert roster.shown == "registers/roster.xlsx"
    assert Path(roster.path) == Path(roster.folder) / "registers" / "roster.xlsx"
    assert roster.sheet is None
    assert example.registers.keys() == {Register.ROSTER, Register.APPROVALS}


@pytest.mark.parametrize(
    ("kind", "url", "place"),
    [
        (SourceKind.FOLDER, "/mnt/share", "/mnt/share"),
        (SourceKind.DATABASE, "sqlite:////srv/data/cards.db", "/srv/data/cards.db"),
        (SourceKind.DATABASE, "postgresql://u:hunter2@db.example.jp:5432/c?x=1", "db.example.jp/c"),
        (SourceKind.DATABASE, "mssql+pyodbc://@DB.example.jp/c%20d", "db.example.jp/c d"),
        (SourceKind.AZURE_BLOB, "https://a.blob.core.windows.net", "a.blob.core.windows.net"),
        (SourceKind.AZURE_BLOB, "https://a.example.jp/out/?sig=hunter2", "a.example.jp/out"),
        (SourceKind.AZURE_BLOB, "AccountName=a;AccountKey=x==", "a.blob.core.windows.net"),
        (SourceKind.AZURE_BLOB, "AccountName=a;EndpointSuffix=b.cn", "a.blob.b.cn"),
        (SourceKind.AZURE_BLOB, "BlobEndpoint=http://127.0.0.1:10/a;AccountKey=x", "127.0.0.1/a"),
    ],
)
def test_a_place_is_host_and_path_without_who_signs_in(
    kind: SourceKind, url: str, place: str
) -> None:
    assert place_of(SourceAddress("s", kind, Secret(url))) == ("s", place)


def test_flows_and_leavers_are_declared(example: System) -> None:
    flow = example.policy.flows["monthly-report"]
    assert (flow.origin, flow.recipient) == ("members", flow.recipient)
    assert example.policy.leavers is None
    assert example.policy.report_within_hours is None
    assert example.policy.training_within_months == 12
