"""People who do not exist, and the numbers that belong to them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random


def _entries(text: str) -> list[list[str]]:
    """Read a list of words, the parts of each joined by slashes."""
    return [entry.split("/") for entry in text.split()]


SURNAMES = _entries("""
    佐藤/サトウ/sato 鈴木/スズキ/suzuki 高橋/タカハシ/takahashi 田中/タナカ/tanaka
    伊藤/イトウ/ito 渡辺/ワタナベ/watanabe 山本/ヤマモト/yamamoto 中村/ナカムラ/nakamura
    小林/コバヤシ/kobayashi 加藤/カトウ/kato 吉田/ヨシダ/yoshida 山田/ヤマダ/yamada
    佐々木/ササキ/sasaki 山口/ヤマグチ/yamaguchi 松本/マツモト/matsumoto 井上/イノウエ/inoue
    木村/キムラ/kimura 林/ハヤシ/hayashi 斎藤/サイトウ/saito 清水/シミズ/shimizu
    山崎/ヤマザキ/yamazaki 森/モリ/mori 池田/イケダ/ikeda 橋本/ハシモト/hashimoto
    阿部/アベ/abe 石川/イシカワ/ishikawa 山下/ヤマシタ/yamashita 中島/ナカジマ/nakajima
    石井/イシイ/ishii 小川/オガワ/ogawa 前田/マエダ/maeda 岡田/オカダ/okada
    長谷川/ハセガワ/hasegawa 藤田/フジタ/fujita 後藤/ゴトウ/goto 近藤/コンドウ/kondo
    村上/ムラカミ/murakami 遠藤/エンドウ/endo 青木/アオキ/aoki 坂本/サカモト/sakamoto
""")
GIVEN_NAMES = {
    "男": _entries("""
        陽翔/ハルト/haruto 湊/ミナト/minato 蓮/レン/ren 大輔/ダイスケ/daisuke 健太/ケンタ/kenta
        拓也/タクヤ/takuya 翔/ショウ/sho 誠/マコト/makoto 浩/ヒロシ/hiroshi 隆/タカシ/takashi
        一郎/イチロウ/ichiro 修/オサム/osamu 直樹/ナオキ/naoki 学/マナブ/manabu
    """),
    "女": _entries("""
        陽葵/ヒマリ/himari 凛/リン/rin 結衣/ユイ/yui 美咲/ミサキ/misaki 愛/アイ/ai
        さくら/サクラ/sakura 恵子/ケイコ/keiko 由美子/ユミコ/yumiko 和子/カズコ/kazuko
        幸子/サチコ/sachiko 真由美/マユミ/mayumi 千尋/チヒロ/chihiro 香織/カオリ/kaori
    """),
}
TOWNS = {
    "千葉市": _entries("""
        260-0013/千葉県千葉市中央区中央 262-0032/千葉県千葉市花見川区幕張町
        263-0043/千葉県千葉市稲毛区小仲台 264-0028/千葉県千葉市若葉区桜木
        266-0031/千葉県千葉市緑区おゆみ野 261-0004/千葉県千葉市美浜区高洲
    """),
    "八千代市": _entries("""
        276-0046/千葉県八千代市大和田新田 276-0042/千葉県八千代市ゆりのき台
        276-0023/千葉県八千代市勝田台 276-0028/千葉県八千代市村上 276-0031/八千代市八千代台北
    """),
}
MAIL_DOMAINS = ("example.jp", "example.com", "example.net", "mail.example.org")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
"""The full-width forms of ASCII (Unicode block FF00)."""


@dataclass(frozen=True)
class Person:
    """One invented resident."""

    name: str
    kana: str
    gender: str
    birth: date
    city: str
    postcode: str
    address: str
    phone: str
    mail: str


def person(rng: Random, ordinal: int) -> Person:
    """Invent somebody; the ordinal keeps mail addresses apart."""
    gender = rng.choice("男女")
    surname, given = rng.choice(SURNAMES), rng.choice(GIVEN_NAMES[gender])
    city = rng.choice(list(TOWNS))
    postcode, town = rng.choice(TOWNS[city])
    block = f"{rng.randint(1, 9)}丁目{rng.randint(1, 30)}番{rng.randint(1, 20)}号"
    flat = f"コーポ若葉{rng.randint(101, 409)}" if often(rng, 0.3) else ""
    return Person(
        name=f"{surname[0]} {given[0]}",
        kana=f"{surname[1]} {given[1]}",
        gender=gender,
        birth=date(1936, 4, 2) + timedelta(rng.randrange(26_000)),
        city=city,
        postcode=postcode,
        address=town + block + flat,
        phone=mobile(rng) if often(rng, 0.85) else fixed_line(rng, city),
        mail=f"{surname[2]}.{given[2]}{ordinal}@{rng.choice(MAIL_DOMAINS)}",
    )


def often(rng: Random, share: float) -> bool:
    """Say yes in this share of cases."""
    return rng.random() < share


def mobile(rng: Random) -> str:
    """Draw a mobile number; after 060, 070, 080 and 090 the next digit is never 0.

    総務省 電気通信番号計画 別表第1.
    """
    prefix = rng.choice(("090", "090", "080", "080", "070", "060"))
    return f"{prefix}-{rng.randint(1000, 9999)}-{rng.randrange(10_000):04d}"


def fixed_line(rng: Random, city: str) -> str:
    """Draw a fixed-line number in the area of Chiba (043) or Yachiyo (047)."""
    area = "043-2" if city == "千葉市" else "047-4"
    return f"{area}{rng.randrange(100):02d}-{rng.randrange(10_000):04d}"


def toll_free(rng: Random) -> str:
    """Draw a number that the called office pays for."""
    return f"0120-{rng.randint(100, 999)}-{rng.randint(100, 999)}"


def waon_numbers(rng: Random, count: int) -> list[str]:
    """Draw distinct card numbers: 6900 and twelve digits."""
    return [f"6900{number:012d}" for number in rng.sample(range(10**12), count)]


def my_number(rng: Random) -> str:
    """Draw a 個人番号 with its check digit (番号法施行令 第8条, 総務省令 第5条)."""
    digits = [rng.randrange(10) for _ in range(11)]
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return "".join(map(str, digits)) + str(0 if rest <= 1 else 11 - rest)


def full_width(text: str) -> str:
    """Write ASCII as Japanese forms are often filled in."""
    return text.translate(FULL_WIDTH)


def in_fours(number: str, sign: str = "-") -> str:
    """Write a long number as it is printed on a card."""
    return sign.join(number[start : start + 4] for start in range(0, len(number), 4))
