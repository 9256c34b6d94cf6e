"""Columns of words that look like people or places and are neither."""

from collections.abc import Callable

from tests.bench.unseen.credentials import host
from tests.bench.unseen.draw import Draw, toml, words
from tests.bench.unseen.lookalike_numbers import Cell, Maker, each, moment
from tests.bench.unseen.people import surname
from tests.bench.unseen.places import cities, offices


def company(draw: Draw) -> str:
    """Make up a company's name, mostly with a family's in it."""
    body = draw.pick(words("company_first")) + draw.pick(words("company_last"))
    return draw.pick(words("company_forms")).format(body)


def shop(draw: Draw) -> str:
    """Name a shop: a listed one, a family's trade, or a branch by a station."""
    if draw.chance(0.4):
        return draw.pick(words("shops"))
    if draw.chance(0.5):
        return f"{surname(draw)}{draw.pick(words('trades'))}"
    return f"{draw.pick(words('chains'))}{draw.pick(('', ' '))}{draw.pick(words('stations'))}店"


def product(draw: Draw) -> str:
    """Name an article: a listed one, or a maker's."""
    if draw.chance(0.4):
        return draw.pick(words("products"))
    kind = draw.pick(("", "の", "食品", "製菓 ", "フーズ　", "屋 "))
    return draw.pick(words("company_first")) + kind + draw.pick(words("goods"))


def _range(name: Callable[[Draw], str]) -> Maker:
    def make(draw: Draw) -> Cell:
        kept = [name(draw) for _ in range(draw.randint(6, 120))]
        return lambda _: draw.pick(kept)

    return make


def _list(group: str) -> Maker:
    """Each table knows a part of the list only, as each shop sells its own things."""

    def make(draw: Draw) -> Cell:
        kept = draw.sample(words(group), round(len(words(group)) * draw.uniform(0.25, 1)))
        return lambda _: draw.pick(kept)

    return make


def _noted(group: str) -> Maker:
    def make(draw: Draw) -> Cell:
        lines = toml("feedback")[group]
        kept = draw.sample(lines, round(len(lines) * draw.uniform(0.3, 1)))
        return lambda _: draw.pick(kept)

    return make


def _company(draw: Draw) -> Cell:
    return each(draw, lambda: company(draw), lambda: draw.pick(offices()).name)


def _station(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: draw.pick(words("stations")) + "駅",
        lambda: draw.pick(words("stations")),
        lambda: f"{draw.pick(words('stations'))}駅 徒歩{draw.randint(1, 15)}分",
    )


def _event(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: draw.pick(words("events")),
        lambda: f"第{draw.randint(2, 60)}回 {draw.pick(words('events'))}",
        lambda: f"{draw.pick(words('events'))}({draw.pick(words('facilities'))})",
    )


def _url(draw: Draw) -> Cell:
    site = f"https://www.example.jp/{draw.pick(words('folders'))}"
    return each(
        draw,
        lambda: f"{site}/{draw.digits(6)}?id={draw.digits(8)}",
        lambda: f"/api/v{draw.randint(1, 3)}/stores/{draw.digits(4)}/points",
        lambda: f"https://cdn.example.com/img/{draw.hexes(12)}.png",
    )


def _path(draw: Draw) -> Cell:
    folder, kind = draw.pick(words("folders")), draw.pick(("sales", "point", "store"))
    share = f"\\\\{host(draw)}\\share"
    return each(
        draw,
        lambda: f"/mnt/{folder}/{moment(draw):%Y%m%d}_{kind}.csv",
        lambda: f"{share}\\{draw.pick(words('departments'))}\\{moment(draw):%Y年%m月}.xlsx",
        lambda: f"s3://{host(draw)}/{moment(draw):%Y/%m/%d}/part-{draw.digits(5)}.parquet",
    )


def _json(draw: Draw) -> str:
    code, ms = draw.randint(100, 599), draw.randint(1, 900)
    return f'{{"level":"INFO","code":{code},"ms":{ms},"store":"{draw.digits(4)}"}}'


def _query(draw: Draw) -> str:
    ask = "SELECT COUNT(*) FROM point_ledger WHERE store_cd = '{}' AND ymd >= '{:%Y%m%d}'"
    return ask.format(draw.digits(4), moment(draw))


def _change(draw: Draw) -> str:
    return f"CALL sp_close({draw.digits(8)}, {draw.randint(1, 9)}); -- store"


def _log(draw: Draw) -> Cell:
    notes = toml("feedback")["system_note"]
    return each(
        draw,
        lambda: f"{moment(draw):%H:%M:%S} {draw.pick(notes)}",
        lambda: draw.pick(notes),
        lambda: _json(draw),
        lambda: _query(draw),
        lambda: _change(draw),
    )


def _small(*sets: str) -> Maker:
    def make(draw: Draw) -> Cell:
        signs = draw.pick(sets).split()
        return lambda _: draw.pick(signs)

    return make


def _host(draw: Draw) -> Cell:
    return lambda _: host(draw)


def _placeholder(draw: Draw) -> Cell:
    kinds: tuple[Callable[[], str], ...] = (
        lambda: f"${{{host(draw).upper().replace('-', '_')}_PASSWORD}}",
        lambda: "password=********",
        lambda: (
            f"@Microsoft.KeyVault(SecretUri=https://kv-{host(draw)}.vault.azure.net/secrets/db)"
        ),
        lambda: "<your-api-key>",
        lambda: f"Server={host(draw)};Database=point;Trusted_Connection=True;",
        lambda: f"-----BEGIN CERTIFICATE-----\nMIID{draw.hexes(60)}\n-----END CERTIFICATE-----",
        lambda: f"https://{host(draw)}.example.jp/login",
        lambda: f"timeout={draw.randint(1, 60)}",
    )
    return lambda _: draw.pick(kinds)()


WORDS: dict[str, Maker] = {
    "company": _company,
    "shop": _range(shop),
    "product": _range(product),
    "dish": _list("menu"),
    "department": _list("departments"),
    "station": _station,
    "facility": _list("facilities"),
    "event": _event,
    "weather": _list("weather"),
    "occupation": _list("jobs"),
    "nation": _list("nations"),
    "train": _list("trains"),
    "plant": _list("plants"),
    "breed of rice or fruit": _list("rice"),
    "room or class": _list("rooms"),
    "colour": _list("colours"),
    "car": _list("cars"),
    "city abroad": _list("cities_abroad"),
    "school subject": _list("subjects"),
    "status": _list("statuses"),
    "status in English": _list("statuses_en"),
    "means of payment": _list("payments"),
    "day of the week": _list("weekdays"),
    "brand": _list("brands"),
    "book or tale": _list("titles_of_books"),
    "subject of a mail": _list("mail_subjects"),
    "answer of a survey": _list("questions"),
    "kinship to the head": _list("relations"),
    "user agent": _list("agents"),
    "web address": _url,
    "path": _path,
    "log message": _log,
    "host": _host,
    "setting without secret": _placeholder,
    "comment": _noted("survey"),
    "note on a case": _noted("status_note"),
    "note on an article": _noted("item_note"),
    "announcement": _noted("notice"),
    "unit or type": _small(
        "個 本 箱 枚 袋",
        "text/csv image/png application/json",
        "INFO WARN ERROR DEBUG",
        "GET POST PUT DELETE",
        "ja en zh ko vi",
        "JPY USD EUR",
    ),
}


def prefecture(draw: Draw) -> str:
    """Draw a prefecture."""
    return draw.pick(tuple(cities()))
