"""What staff and programs write: prose without personal data, full of numbers that look like it."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

from sample_data import TOKYO
from sample_data.people import in_fours

PLACES = (
    *("千葉駅前", "稲毛", "海浜幕張", "蘇我", "おゆみ野", "都賀"),
    *("八千代台", "勝田台", "大和田", "村上", "ゆりのき台", "緑が丘"),
)
QUESTIONS = (
    "{shop}で買い物をしたがポイントが付かない。レシート番号は{order16}。確認してほしい。",
    "{date}の利用分が履歴に出ない。注文番号{order12}、金額は{yen}。",
    "アプリ(バージョン{version})を更新したら起動しない。端末は再起動済み。",
    "有効期限が{date}のポイントを{points}から家族へ移せるか知りたい。",
    "郵便番号{postcode}の地域は配達の対象か。送料{yen}は高いと思う。",
    "景品が届かない。送り状番号{slip}で追跡したが{time}から動きがない。",
    "受付番号{ref12}の件、その後どうなったか。先週から返事がない。",
    "{shop}の営業時間を教えてほしい。案内には{hours}とある。",
    "カードを落とした。再発行の手数料{yen}はいつ払うのか。届け出は{date}に済ませた。",
    "キャンペーンの締切は{date}か。応募券は{points}で何口になるか。",
    "商品コード{jan}がポイント対象外と言われた。ちらしには対象と書いてある。",
    "残高照会の画面に「E-{code}」と出る。{time}ごろから続いている。",
    "市の健康ポイントの交換先が知りたい。{points}たまった。上限は6,900円か。",
    "{shop}のレジで読み取れなかった。係の人に言われて2回かざした。",
    "退会したいので手続きの書類を送ってほしい。住所は登録のまま。",
    "電話番号を変えたときの手続きを知りたい。メールでの連絡を希望。",
)
MEMOS = (
    "{date} {time} 一次回答済み。受付番号{ref12}。",
    "システム担当(@support)へ転送。ログの時刻は{stamp}。",
    "レシート番号{order16}と金額{yen}が一致。{points}を付与した。",
    "{shop}へ内線{code}で確認。{hours}のみ対応とのこと。",
    "配送業者へ照会、送り状番号{slip}は持ち戻り。再配達を依頼。",
    "再現せず。アプリ{version}、接続元{ip}。様子見。",
    "伝票No.{order12}を取消。翌日{time}の締め処理で反映。",
    "@chiba-desk 書類を郵送した(〒{postcode}宛て、料金{yen})。",
    "本人確認書類は返却済み。写しは取っていない。",
    "個人番号は聞いていない。マイナンバーカードの提示も不要と案内。",
    "法人番号{corporate}の加盟店から同じ申告あり。",
    "折り返し済み。完了。",
)
LOG_LINES = (
    'session={hex} path="/api/v2/points" status=200 ms={code}',
    "batch=grant job={stamp} rows={code} elapsed={time}",
    "client={ip} agent=WaonApp/{version} result=OK",
    "order={order16} amount={code} shop={jan} accepted",
    '{{"event":"sync","id":"{hex}","at":{epoch},"seq":{ref12}}}',
    "upload exports/dm, {code} records, checksum {hex}",
    "retry 3/5: upstream {ip}:{code} timed out",
    "notify @ops-chiba: queue length {code}",
)
TRACE_LINES = (*LOG_LINES, "終了 {stamp} 件数{code}", "伝票{order12}を再送, 送り状{slip}")


def question(rng: Random) -> str:
    """Write what a member asks, naming nobody."""
    return _fill(rng, rng.choice(QUESTIONS))


def memo(rng: Random) -> str:
    """Write what the desk noted about it."""
    return _fill(rng, rng.choice(MEMOS))


def log_line(rng: Random) -> str:
    """Write one message of the application's log."""
    return _fill(rng, rng.choice(LOG_LINES))


def trace_line(rng: Random) -> str:
    """Write one message of a batch program's trace."""
    return _fill(rng, rng.choice(TRACE_LINES))


def moment(rng: Random, first: date, last: date) -> datetime:
    """Draw a moment from the first day to the end of the last, to the second."""
    start = datetime.combine(first, time(), TOKYO)
    return start + timedelta(seconds=rng.randrange(((last - first).days + 1) * 86_400))


def order_number(rng: Random, length: int) -> str:
    """Number an order as tills do: one half is the day, the other a running number."""
    half = length // 2
    return f"{rng.choice(ORDER_DAYS)[-half:]}{rng.randrange(10**half):0{half}d}"


ORDER_DAYS = [f"{date(2025, 4, 1) + timedelta(number):%Y%m%d}" for number in range(570)]


def _digits(rng: Random, length: int) -> str:
    """Draw a number that begins with neither 0 nor 81, Japan's country code."""
    return f"{rng.randint(1, 7)}{rng.randrange(10 ** (length - 1)):0{length - 1}d}"


def _day(rng: Random) -> datetime:
    return moment(rng, date(2025, 11, 2), date(2026, 10, 30))


def _hex(rng: Random) -> str:
    """Draw a session id; the letters break it up, as they nearly always do."""
    return "".join(rng.choice("0123456789") + rng.choice("abcdef") for _ in range(8))


SLOTS: dict[str, Callable[[Random], str]] = {
    "shop": lambda rng: f"{rng.choice(PLACES)}店",
    "order16": lambda rng: order_number(rng, 16),
    "order12": lambda rng: order_number(rng, 12),
    "ref12": lambda rng: _digits(rng, 12),
    "slip": lambda rng: in_fours(_digits(rng, 12)),
    "corporate": lambda rng: _digits(rng, 13),
    "jan": lambda rng: f"49{rng.randrange(10**11):011d}",
    "date": lambda rng: _day(rng).strftime(rng.choice(("%Y-%m-%d", "%Y/%m/%d", "%m月%d日"))),
    "time": lambda rng: f"{_day(rng):%H:%M}",
    "stamp": lambda rng: f"{_day(rng):%Y%m%d%H%M%S}",
    "epoch": lambda rng: str(1_770_000_000 + rng.randrange(20_000_000)),
    "hours": lambda rng: f"{rng.randint(8, 10)}:00-{rng.randint(17, 21)}:30",
    "yen": lambda rng: rng.choice((f"{rng.randrange(100, 60_000):,}円", "6900円")),
    "points": lambda rng: f"{rng.randrange(10, 9_000)}ポイント",
    "postcode": lambda rng: rng.choice(("260-0013", "261-0004", "276-0046", "276-0023")),
    "version": lambda rng: f"{rng.randint(1, 4)}.{rng.randint(0, 12)}.{rng.randint(0, 9999)}",
    "ip": lambda rng: f"10.{rng.randint(0, 255)}.{rng.randint(0, 255)}.{rng.randint(1, 254)}",
    "code": lambda rng: _digits(rng, 4),
    "hex": _hex,
}


def _fill(rng: Random, template: str) -> str:
    text = re.sub(r"\{([a-z]+[0-9]*)\}", lambda slot: SLOTS[slot[1]](rng), template)
    return text.replace("{{", "{").replace("}}", "}")
