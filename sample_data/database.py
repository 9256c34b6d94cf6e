"""The database of a point-card system that keeps its promises."""

import hmac
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from sample_data.people import Person, fixed_line, full_width, my_number, often, person, toll_free
from sample_data.table import Cell, System, Table, texts
from sample_data.texts import PLACES, memo, moment, order_number, question

KEY, TEXT_KEY = "INTEGER PRIMARY KEY", "TEXT PRIMARY KEY"
ERASED = (4, 9)
"""Last digits of former members whose personal data has been erased."""

TOKEN_KEY = sha256(b"the key of the replacement, which the scanner never sees").digest()

PRIZES = ("千葉の野菜セット", "八千代の梨", "商品券", "WAONポイント 1000")


def tables(system: System, rng: Random) -> list[Table]:
    """Make every table; the same random numbers make the same rows."""
    gone = [person(rng, 90_000 + ordinal) for ordinal in range(1_000)]
    return [
        _members(system.members, rng),
        _cards(system, rng),
        _point_ledger(system, rng),
        _shops(rng),
        _inquiries(system.members, rng),
        _campaign_entries(system.members, rng),
        _withdrawn_members(gone, rng),
        _staff_accounts(rng),
        _export_view(system),
        _usage_extract(system),
        _specific_payments(system.members, rng),
        _calendar(),
    ]


def _members(members: list[Person], rng: Random) -> Table:
    columns = {"member_id": KEY} | texts(
        "氏名 フリガナ 生年月日 性別 郵便番号 住所 電話番号 メールアドレス 登録日 更新日 退会日"
        " 備考"
    )
    rows: list[list[Cell]] = []
    for number, who in enumerate(members):
        joined = moment(rng, date(2021, 4, 1), date(2026, 9, 30))
        updated = moment(rng, joined.date(), date(2026, 10, 1))
        left = "2026-10-20" if often(rng, 0.004) else None
        note = rng.choice((f"カード再発行 {updated:%Y-%m-%d}", "DM不要", "窓口にて登録"))
        rows.append(
            [
                *(100_001 + number, who.name, who.kana, who.birth.isoformat(), who.gender),
                *(who.postcode, who.address, _as_typed(who.phone, rng)),
                who.mail if often(rng, 0.8) else None,
                *(f"{joined:%Y-%m-%d}", f"{updated:%Y-%m-%d %H:%M:%S}", left),
                note if often(rng, 0.3) else None,
            ]
        )
    return Table("main.members", "members", columns, rows)


def _as_typed(phone: str, rng: Random) -> str | None:
    """Write a phone number as members do."""
    return rng.choices(
        (phone, phone.replace("-", ""), full_width(phone), None), weights=(80, 12, 4, 4)
    )[0]


def _cards(system: System, rng: Random) -> Table:
    columns = {"waon_no": TEXT_KEY, "card_id": "INTEGER", "member_id": "INTEGER"}
    columns |= {"発行日": "DATE"} | texts("状態 失効日 備考コード")
    rows: list[list[Cell]] = []
    for ordinal, number in enumerate(system.cards):
        issued = date(2022, 4, 1) + timedelta(rng.randrange(1_600))
        ended = f"2026-0{rng.randint(1, 9)}-15" if often(rng, 0.03) else None
        owner = 100_001 + ordinal % len(system.members)
        state = "失効" if ended else "有効"
        rows.append(
            [number, 700_001 + ordinal, owner, issued.isoformat(), state, ended, _code("K", rng)]
        )
    return Table("main.cards", "cards", columns, rows)


def _code(prefix: str, rng: Random) -> str:
    return f"{prefix}-{rng.randint(1, 40):02d}"


def _point_ledger(system: System, rng: Random) -> Table:
    columns = {"ledger_id": KEY, "used_at": "DATETIME"} | texts("shop_code kind")
    columns |= {"card_id": "INTEGER", "points": "INTEGER", "amount": "INTEGER"}
    columns |= texts("order_no order_ref 端末番号")
    rows: list[list[Cell]] = [
        [
            *(ledger_id, f"{moment(rng, date(2024, 4, 1), date(2026, 10, 31)):%Y-%m-%d %H:%M:%S}"),
            *(f"S{rng.randint(1, 180):04d}", rng.choice(("付与", "利用", "取消"))),
            *(700_001 + rng.randrange(len(system.cards)), rng.randint(-500, 500)),
            *(rng.randint(100, 30_000), order_number(rng, 12), order_number(rng, 16)),
            f"{rng.randrange(10**13, 10**14)}",
        ]
        for ledger_id in range(1, 52_001)
    ]
    return Table("main.point_ledger", "point_ledger", columns, rows)


def _shops(rng: Random) -> Table:
    columns = texts("shop_code 店舗名 郵便番号 所在地 電話番号 開店日 閉店日") | {
        "shop_code": TEXT_KEY
    }
    trades = ("薬局", "書店", "食堂", "ベーカリー", "クリーニング", "スーパー", "鮮魚店")
    rows: list[list[Cell]] = []
    for ordinal in range(1, 181):
        place = rng.choice(PLACES)
        phone = toll_free(rng) if often(rng, 0.2) else fixed_line(rng, "千葉市")
        site = f"千葉県千葉市中央区新町{rng.randint(1, 40)}番地 {place}ビル{rng.randint(1, 6)}階"
        closed = "2025-12-31" if ordinal % 45 == 0 else None
        name = f"{place}{rng.choice(trades)}"
        rows.append([f"S{ordinal:04d}", name, "260-0028", site, phone, "2019-10-01", closed])
    return Table("main.shops", "shops", columns, rows)


def _inquiries(members: list[Person], rng: Random) -> Table:
    columns = {"inquiry_id": KEY, "member_id": "INTEGER"} | texts(
        "受付日時 区分 問合せ内容 対応メモ 折返し先"
    )
    rows: list[list[Cell]] = []
    for inquiry_id in range(1, 2_401):
        number = rng.randrange(len(members))
        hour = rng.choice(("夕方以降", "平日の午前", "いつでも可"))
        callback = rng.choice((members[number].phone, members[number].mail))
        rows.append(
            [
                *(inquiry_id, 100_001 + number),
                f"{moment(rng, date(2024, 1, 5), date(2026, 10, 31)):%Y-%m-%d %H:%M}",
                *(rng.choice(("ポイント", "カード", "アプリ", "その他")), question(rng), memo(rng)),
                f"{callback}（{hour}）" if often(rng, 0.3) else None,
            ]
        )
    return Table("main.inquiries", "inquiries", columns, rows)


def _campaign_entries(members: list[Person], rng: Random) -> Table:
    columns = {"entry_code": TEXT_KEY} | texts(
        "応募日時 応募者名 電話番号 メールアドレス 希望賞品 受付管理番号 備考コード"
    )
    rows: list[list[Cell]] = []
    for ordinal in range(1_500):
        who = rng.choice(members)
        entered = f"{moment(rng, date(2025, 4, 1), date(2026, 10, 31)):%Y-%m-%d %H:%M:%S}"
        if ordinal % 300 == 0:  # the first second of a fiscal year whose entries may still be here
            entered = "2025-04-01 00:00:00"
        rows.append(
            [
                *(f"C26S-{ordinal:06d}", entered, who.name, who.phone),
                *(who.mail, rng.choice(PRIZES), order_number(rng, 16), _code("B", rng)),
            ]
        )
    return Table("main.campaign_entries", "campaign_entries", columns, rows)


def _withdrawn_members(gone: list[Person], rng: Random) -> Table:
    """Keep those who left for a year; of earlier ones only what names nobody."""
    columns = {"member_id": KEY} | texts("氏名 電話番号 メールアドレス 退会日 退会理由")
    last_allowed = date(2025, 11, 1)
    rows: list[list[Cell]] = []
    for ordinal, who in enumerate(gone):
        left = last_allowed + timedelta(rng.randrange(365) if ordinal % 50 else 0)
        personal: tuple[Cell, ...] = (who.name, who.phone, who.mail)
        if ordinal % 10 in ERASED:  # erased after the period: the row stays for the statistics
            left, personal = left - timedelta(800), (None, None, None)
        reason = rng.choice(("転居", "利用しない", "その他"))
        rows.append([800_001 + ordinal, *personal, left.isoformat(), reason])
    return Table("main.withdrawn_members", "withdrawn_members", columns, rows)


def _staff_accounts(rng: Random) -> Table:
    columns = {"login": TEXT_KEY} | texts("氏名 role 電話番号 内線 有効 無効化日")
    rows: list[list[Cell]] = []
    for ordinal in range(120):
        who = person(rng, 95_000 + ordinal)
        active = ordinal % 8 > 0
        role = rng.choice(("viewer", "operator", "admin"))
        rows.append(
            [
                *(f"op-{ordinal:03d}", who.name, role, masked_phone(who.phone)),
                *(f"{rng.randint(2000, 8999)}", "1" if active else "0"),
                None if active else "2026-03-31",
            ]
        )
    return Table("main.staff_accounts", "staff_accounts", columns, rows)


def masked_phone(phone: str) -> str:
    """Hide all but the last four digits."""
    return f"***-****-{phone[-4:]}"


def masked_waon(number: str) -> str:
    """Hide all but the last four digits."""
    return f"****-****-****-{number[-4:]}"


def _export_view(system: System) -> Table:
    columns = {"member_id": KEY} | texts("電話番号 WAON番号 メールアドレス 地区 作成日")
    rows: list[list[Cell]] = []
    for ordinal, who in enumerate(system.members[:3_000]):
        phone, waon = masked_phone(who.phone), masked_waon(system.cards[ordinal])
        if ordinal % 40 == 0:  # typed over in full width, and masked all the same
            phone = full_width(phone)
        rows.append([100_001 + ordinal, phone, waon, None, who.city, "2026-10-01"])
    return Table("main.export_view", "export_view", columns, rows)


def replaced(value: str) -> str:
    """Put a keyed digest in place of a value."""
    return hmac.new(TOKEN_KEY, value.encode(), sha256).hexdigest()


def _usage_extract(system: System) -> Table:
    """Hold what analysts get: nobody's name, and tokens where cards and addresses were."""
    columns = texts("card_token contact_token 地区 作成日")
    rows: list[list[Cell]] = [
        [replaced(card), replaced(who.mail), who.city, "2026-10-01"]
        for card, who in zip(system.cards[:2_000], system.members, strict=False)
    ]
    return Table("main.usage_extract", "usage_extract", columns, rows)


def _specific_payments(members: list[Person], rng: Random) -> Table:
    """Report prize money to the tax office: the one place where 個人番号 belongs."""
    columns = {"payment_id": KEY} | texts("支払日 氏名 住所 個人番号") | {"支払金額": "INTEGER"}
    rows: list[list[Cell]] = [
        [number, "2026-03-25", who.name, who.address, my_number(rng), rng.randint(5, 30) * 10_000]
        for number, who in enumerate(rng.sample(members, 80), start=1)
    ]
    return Table("main.specific_payments", "specific_payments", columns, rows)


def _calendar() -> Table:
    """Hold business days: nobody declared it, and nothing personal is in it."""
    columns = {"day_id": KEY} | texts("日付 区分")
    days = [date(2026, 1, 1) + timedelta(number) for number in range(365)]
    rows: list[list[Cell]] = [
        [number, day.isoformat(), "休業" if day.isoweekday() > 5 else "営業"]  # noqa: PLR2004 - weekend
        for number, day in enumerate(days, start=1)
    ]
    return Table("main.calendar", None, columns, rows)
