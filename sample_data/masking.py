"""Masks that slip: MASK-1 and MASK-2, plain and in their nasty forms, MASK-3 and MASK-4."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from sample_data.breaches import Note, Planting, place
from sample_data.people import full_width, in_fours
from sample_data.table import Cell


def plant(planting: Planting) -> None:
    """Plant every slip of a mask."""
    _removed_but_present(planting)
    _shown(planting)
    _too_few_left(planting)
    _copies_that_complement(planting)
    _undone(planting)


def _removed_but_present(planting: Planting) -> None:
    letter = planting.system.tables["exports/dm_2026-10/members_002.csv"]
    # one member in ten has given no number
    phones: list[Cell] = [
        who.phone if row % 10 else None for row, who in enumerate(planting.system.members[400:800])
    ]
    letter.add_column("電話番号", phones)
    filled = sum(phone is not None for phone in phones)
    note = Note("A removed column is back in one file", "削除したはずの列が一つのファイルにある")
    planting.fail("MASK-1", place(letter, "電話番号"), "PHONE_NUMBER", filled, note)
    view = planting.system.tables["main.export_view"]
    rows = planting.choose(view, "メールアドレス", city="八千代市")
    for row in rows:
        view.put(row, "メールアドレス", planting.system.members[row].mail)
    note = Note(
        "A removed column is filled in a few rows of one city",
        "削除したはずの列が一つの市の一部の行だけ埋まっている",
    )
    mail = place(view, "メールアドレス")
    planting.fail("MASK-1", mail, "EMAIL_ADDRESS", len(rows), note, "yachiyo")


def _shown(planting: Planting) -> None:
    system, view = planting.system, planting.system.tables["main.export_view"]
    winners = system.tables["handover/2026-10/winners.csv"]
    for table, column, category in (
        (view, "電話番号", "PHONE_NUMBER"),
        (view, "WAON番号", "WAON_NUMBER"),
        (winners, "電話番号", "PHONE_NUMBER"),
    ):
        rows = planting.choose(table, column)
        for turn, row in enumerate(rows):
            number = planting.rng.choice(system.members).phone
            if category == "WAON_NUMBER":
                number = in_fours(system.cards[row])
            table.put(row, column, _unmasked(number)[turn % 4])
        note = Note("Masked rows that show too much", "マスクの外れた行(全角・区切りなしを含む)")
        planting.fail("MASK-2", place(table, column), category, len(rows), note)


def _unmasked(number: str) -> Sequence[str]:
    """Show all of a number in three forms, and a part of it behind a mask."""
    first, *rest = number.split("-")
    part = "-".join(("*" * len(first), *rest))
    return full_width(number), number.replace("-", ""), number, part


def _too_few_left(planting: Planting) -> None:
    staff = planting.system.tables["main.staff_accounts"]
    rows = range(3, len(staff.rows), 40)
    for row in rows:
        last_four = str(staff.values("電話番号")[row])[-4:]
        staff.put(row, "電話番号", f"***-{1_000 + row}-{last_four}")
    note = Note("Only 090 or its like is hidden", "先頭の3桁だけを伏せた電話番号")
    planting.fail("MASK-4", place(staff, "電話番号"), "PHONE_NUMBER", len(rows), note)


def _copies_that_complement(planting: Planting) -> None:
    """Hide in one copy what another shows, for the same people."""
    view = planting.system.tables["main.export_view"]
    usage = planting.system.tables["exports/usage/usage_2026-10.csv"]
    slipped = planting.taken[view.name, "WAON番号"]  # there the mask of the other copy is off
    cards = dict(zip(view.values("member_id"), enumerate(planting.system.cards), strict=False))
    shared = 0
    for row, member in enumerate(usage.values("member_id")):
        ordinal, card = cards[int(str(member))]
        if ordinal not in slipped:
            usage.put(row, "WAON番号", f"{in_fours(card)[:-4]}****")
            shared += 1
    note = Note(
        "Two masked copies that give the numbers back together",
        "並べると番号が元に戻る、伏せ方の違う二つの写し",
    )
    at = place(usage, "WAON番号")
    planting.fail("MASK-4", at, "export_view > WAON番号", shared, note)


def _undone(planting: Planting) -> None:
    system, extract = planting.system, planting.system.tables["main.usage_extract"]
    whole = range(len(extract.rows))
    for row in whole:
        extract.put(row, "card_token", sha256(system.cards[row].encode()).hexdigest())
    note = Note(
        "Card numbers hashed without a key; the numbers are in the database",
        "鍵なしでハッシュしたWAON番号(元の番号はデータベースにある)",
    )
    planting.fail("MASK-3", place(extract, "card_token"), "WAON_NUMBER", len(whole), note)
    rows = planting.choose(extract, "contact_token")
    for row in rows:
        extract.put(row, "contact_token", b64encode(system.members[row].mail.encode()).decode())
    note = Note("Mail addresses that are only written in base64", "Base64に書き換えただけのメール")
    planting.fail("MASK-3", place(extract, "contact_token"), "EMAIL_ADDRESS", len(rows), note)
