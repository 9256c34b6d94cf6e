"""Look-alikes made of digits: orders, timestamps, codes, amounts, keys."""

from datetime import timedelta

from tests.bench.detection.dates import DAY_FORMS, EXCEL_EPOCH
from tests.bench.detection.draw import Draw
from tests.bench.detection.fillers import dashed, ip_address, order_with_letters, version_4
from tests.bench.detection.moments import OPENED, corporate, jan, moment
from tests.bench.detection.negatives import Cell, Negative, codes, counting, each
from tests.bench.detection.numbers import luhn
from tests.bench.detection.people import town


def _stamp(pattern: str) -> Negative:
    return Negative(
        ("処理日時", "登録タイムスタンプ", "upd_ts", "created_at", "KOSHIN_NICHIJI", "更新日時"),
        each(lambda d: moment(d).strftime(pattern)),
    )


def _day(draw: Draw) -> Cell:
    """Write the days of one column in one form: they cluster in the last years."""
    form = draw.any(tuple(DAY_FORMS.values()))
    return lambda: form(draw, moment(draw).date())


def _founded(draw: Draw) -> Cell:
    """Spread as widely as birthdays do; only the name of the column tells."""
    form = draw.any(tuple(DAY_FORMS.values()))
    return lambda: form(draw, (OPENED - timedelta(days=draw.between(0, 30_000))).date())


def _serial(draw: Draw) -> str:
    return str((moment(draw).date() - EXCEL_EPOCH).days)


def _postcode(draw: Draw) -> Cell:
    mark, separator = draw.any(("", "", "〒")), draw.any(("-", "-", ""))
    return lambda: mark + town(draw).postcode.replace("-", separator)


def _amount(draw: Draw) -> Cell:
    pattern = draw.any(("{}", "{:,}", "¥{:,}", "{:,}円", "{}.00"))
    return lambda: pattern.format(int(draw.random.lognormvariate(7, 1.5)))


def _latitude(draw: Draw) -> str:
    return f"{draw.random.uniform(30, 43):.6f}"


def _longitude(draw: Draw) -> str:
    return f"{draw.random.uniform(130, 143):.7f}"


def _hex(size: int, *, upper: bool = True) -> Negative:
    def cell(draw: Draw) -> str:
        text = draw.random.randbytes(size).hex()
        return text.upper() if upper else text

    return Negative(
        ("IDm", "card_idm", "デバイスID", "token", "hash_value", "端末固有番号"), each(cell)
    )


def _version(draw: Draw) -> str:
    return f"{draw.between(0, 9)}.{draw.between(0, 20)}.{draw.between(0, 99)}"


def _mac(draw: Draw) -> str:
    return ":".join(f"{draw.between(0, 255):02x}" for _ in range(6))


def _wrong_number(draw: Draw) -> str:
    """Give 12 digits whose check digit is wrong: 住民票コード-like codes of other systems."""
    return str(draw.between(1, 9)) + draw.digits(11)


def _sixteen(draw: Draw) -> str:
    """Give 16 digits that begin as a credit card might; a tenth pass Luhn by chance."""
    return f"{draw.any(('4', '35', '52'))}{draw.digits(15)}"[:16]


def _sixteen_dated(draw: Draw) -> str:
    return moment(draw).strftime("%Y%m%d") + draw.digits(8)


def _account(draw: Draw) -> str:
    return draw.digits(7)


def _insurance(draw: Draw) -> str:
    return luhn(str(draw.between(1, 9)) + draw.digits(6))


ORDERS = (
    "注文番号",
    "伝票番号",
    "order_no",
    "受付番号",
    "denpyo_no",
    "slip_id",
    "取引番号",
    "連番",
)
DAYS = (
    "取引日",
    "利用日",
    "登録日",
    "更新日",
    "入会日",
    "hiduke",
    "riyobi",
    "updated_on",
    "dt1",
    "有効期限",
)
FOUNDED = ("設立年月日", "開店日", "創業日", "竣工日", "発行日", "opened_on", "SETSURITSU_YMD")

NUMBERS: dict[str, Negative] = {
    "order 10 digits": Negative(ORDERS, counting("2", 9)),
    "order 12 digits": Negative((*ORDERS, "会員番号", "番号"), counting("", 12)),
    "random 12 digits": Negative(
        ("契約番号", "管理番号", "contract_no", "整理番号"), each(_wrong_number)
    ),
    "order 13 digits": Negative(ORDERS, counting("", 13)),
    "order 16 digits": Negative((*ORDERS, "番号", "no16"), each(_sixteen_dated)),
    "random 16 digits": Negative(("決済ID", "受付ID", "txn_id", "settlement_no"), each(_sixteen)),
    "order with dashes": Negative((*ORDERS, "送り状番号"), each(dashed)),
    "order with letters": Negative(ORDERS, each(order_with_letters)),
    "timestamp 12": _stamp("%Y%m%d%H%M"),
    "timestamp 14": _stamp("%Y%m%d%H%M%S"),
    "timestamp text": _stamp("%Y-%m-%d %H:%M:%S"),
    "time": Negative(
        ("開始時刻", "time", "kaishi_jikoku"), each(lambda d: moment(d).strftime("%H:%M"))
    ),
    "transaction date": Negative(DAYS, _day),
    "transaction serial": Negative(DAYS, each(_serial)),
    "date eight digits": Negative(DAYS, each(lambda d: moment(d).strftime("%Y%m%d"))),
    "founding date": Negative(FOUNDED, _founded, named_only=True),
    "fiscal month": Negative(
        ("対象年月", "ym", "nengetsu"), each(lambda d: moment(d).strftime("%Y%m"))
    ),
    "JAN": Negative(("JANコード", "jan_cd", "barcode", "商品コード"), each(jan)),
    "corporate number": Negative(
        ("法人番号", "hojin_no", "corporate_number", "事業者番号"), each(corporate)
    ),
    "store code": Negative(
        ("店舗コード", "tenpo_cd", "store_cd", "shop_code", "端末番号"), each(lambda d: d.digits(5))
    ),
    "store code 10": Negative(
        ("加盟店番号", "kameiten_no", "merchant_id"), counting("", 10), named_only=True
    ),
    "postcode": Negative(("郵便番号", "zip", "postal_code", "yubin_no", "post_no"), _postcode),
    "amount": Negative(
        ("金額", "利用額", "kingaku", "amount", "waon_point", "ポイント数"), _amount
    ),
    "member id": Negative(("会員ID", "kaiin_id", "member_id", "user_id"), counting("", 8)),
    "latitude": Negative(("緯度", "lat", "ido"), each(_latitude)),
    "longitude": Negative(("経度", "lng", "keido"), each(_longitude)),
    "16 hex digits": _hex(8),
    "32 hex digits": _hex(16, upper=False),
    "64 hex digits": _hex(32, upper=False),
    "UUID": Negative(("uuid", "セッションID", "request_id", "リクエストID"), each(version_4)),
    "IP address": Negative(
        ("IPアドレス", "ip_address", "接続元アドレス", "remote_addr"), each(ip_address)
    ),
    "MAC address": Negative(("MACアドレス", "mac", "端末アドレス"), each(_mac)),
    "version": Negative(("版数", "version", "アプリバージョン", "ver"), each(_version)),
    "account number": Negative(("口座コード", "shiten_cd", "部門コード"), each(_account)),
    "insurer code": Negative(("保険者番号", "hokensha_no", "機関コード"), each(_insurance)),
    "year": Negative(("年度", "nendo", "fiscal_year"), each(lambda d: str(d.between(1989, 2026)))),
    "age": Negative(("年齢", "nenrei", "age", "年代"), each(lambda d: str(d.between(5, 95)))),
    "count": Negative(
        ("来店回数", "件数", "kaisu", "visits"), each(lambda d: str(d.between(0, 300)))
    ),
    "percentage": Negative(
        ("割引率", "ritsu", "rate"), each(lambda d: f"{d.random.uniform(0, 100):.1f}%")
    ),
    "municipal code": Negative(
        ("市町村コード", "住所コード", "lg_code", "jusho_cd"), each(lambda d: d.digits(6))
    ),
    "row number": Negative(("No", "行番号", "seq", "id"), counting("", 4)),
    "phone kind": Negative(
        ("電話番号区分", "tel_kbn", "denwa_shubetsu", "phone_type"),
        codes(("1", "2", "3")),
        named_only=True,
    ),
}
