"""Look-alikes made of words: shops, companies, products, places, flags, masks, texts."""

from hashlib import sha256

from tests.bench.detection.draw import Draw
from tests.bench.detection.fillers import bare_company, company, shop, web_page
from tests.bench.detection.moments import moment
from tests.bench.detection.negatives import Cell, Negative, choice, codes, each
from tests.bench.detection.people import person, town
from tests.bench.detection.texts import clean_text
from tests.bench.detection.words import SURNAMES, WORDS
from tests.bench.detection.writing import half_kana, katakana


def _company_kana(draw: Draw) -> Cell:
    write = draw.any((katakana, half_kana))
    kinds = ("しょうじ", "こうぎょう", "せいさくしょ", "でんき", "けんせつ", "うんゆ")
    return lambda: write(draw.of(SURNAMES)[1] + draw.any(kinds))


def _branch(draw: Draw) -> str:
    place = draw.of(WORDS["stations"])
    return place + draw.any(("支店", "営業所", "駅前店", "北口店", "センター"))


def _file(draw: Draw) -> str:
    stem = draw.any(("members", "point", "報告書", "img", "会員一覧", "tanaka_report", "logo@2x"))
    return f"{stem}_{moment(draw):%Y%m%d}.{draw.any(('csv', 'xlsx', 'png', 'pdf', 'log'))}"


def _path(draw: Draw) -> str:
    return f"batch@{draw.any(WORDS['hosts'])}:/var/data/{draw.digits(6)}.csv"


def _handle(draw: Draw) -> str:
    return f"@{draw.any(('pointcard', 'city', 'shop', 'waon_fan', 'sato_dev'))}{draw.digits(3)}"


def _seats(draw: Draw) -> str:
    return f"{draw.any('ABCDEFGH')}-{draw.between(1, 60)}"


def _lot(draw: Draw) -> str:
    return f"{draw.between(1, 9)}-{draw.between(1, 40)}-{draw.between(1, 30)}"


def _texts(kinds: tuple[str, ...]) -> Negative:
    return Negative(
        ("備考", "メモ", "対応内容", "memo", "biko", "remarks", "comment", "特記事項", "内容"),
        each(lambda d: clean_text(d, d.any(kinds)).text),
    )


def _hashed(draw: Draw) -> str:
    name = person(draw)
    return sha256(f"{name.surname}{name.given}".encode("utf-8", "surrogatepass")).hexdigest()


def _token(draw: Draw) -> str:
    return f"tok_{draw.random.randbytes(9).hex()}"


def _animal(draw: Draw) -> str:
    return f"{draw.any(WORDS['colours'])}の{draw.any(WORDS['animals'])}{draw.between(1, 99)}"


FLAGS = (
    "メルマガ配信可否",
    "mail_flg",
    "tel_flg",
    "退会フラグ",
    "氏名変更フラグ",
    "DM希望",
    "haishin_kbn",
    "gender_required",
    "住所不備フラグ",
)
TEXT_KINDS = ("plain", "orders", "dates", "codes", "companies", "places")

WORD_CLASSES: dict[str, Negative] = {
    "shop name": Negative(
        ("店舗名", "tenpo_mei", "shop_name", "store", "加盟店名", "名称"), each(shop)
    ),
    "company": Negative(
        ("会社名", "勤務先", "company", "kaisha_mei", "取引先名", "得意先名"), each(company)
    ),
    "bare company": Negative(
        ("取引先", "勤務先名", "employer", "torihikisaki", "vendor_name"), each(bare_company)
    ),
    "company kana": Negative(("会社名カナ", "kaisha_kana", "取引先カナ"), _company_kana),
    "product": Negative(
        ("商品名", "item_name", "shohin_mei", "品名", "name"), choice(WORDS["products"])
    ),
    "food": Negative(("メニュー名", "menu", "献立"), choice(WORDS["foods"])),
    "English words": Negative(
        ("イベント名英", "title", "event_en", "label"), choice(WORDS["english"])
    ),
    "facility": Negative(
        ("施設名", "shisetsu_mei", "facility", "会場", "場所"), choice(WORDS["facilities"])
    ),
    "department": Negative(
        ("部署", "busho", "department", "担当課", "所属", "担当部署"), choice(WORDS["departments"])
    ),
    "job title": Negative(("役職", "yakushoku", "job_title", "職名"), choice(WORDS["jobs"])),
    "prefecture": Negative(
        ("出店県", "対象都道府県", "販売地域", "area_name"), choice(WORDS["prefectures"])
    ),
    "municipality": Negative(
        ("自治体名", "jichitai", "municipality", "実施市町村"), each(lambda d: town(d).city)
    ),
    "station": Negative(
        ("最寄駅", "駅名", "station", "moyori_eki"), choice(WORDS["stations"]), named_only=True
    ),
    "branch": Negative(("支店名", "shiten_mei", "branch", "営業所"), each(_branch)),
    "campaign": Negative(
        ("キャンペーン名", "campaign", "企画名", "件名"), choice(WORDS["campaigns"])
    ),
    "status": Negative(("状態", "status", "jotai"), codes(WORDS["statuses"])),
    "payment": Negative(("支払方法", "payment", "shiharai"), codes(WORDS["payments"])),
    "weekday": Negative(("曜日", "weekday", "youbi"), codes(WORDS["weekdays"])),
    "relation": Negative(("続柄", "zokugara", "relation"), codes(WORDS["relations"])),
    "blood type": Negative(("血液型", "blood"), codes(WORDS["blood"])),
    "nickname": Negative(("ニックネーム例", "キャラクター", "icon"), each(_animal)),
    "flag 0/1": Negative(FLAGS, codes(("0", "1")), named_only=True),
    "flag 0/1/9": Negative(FLAGS, codes(("0", "1", "9")), named_only=True),
    "flag 1/2": Negative(
        ("会員区分", "kaiin_kbn", "種別コード"), codes(("1", "2")), named_only=True
    ),
    "flag Y/N": Negative(FLAGS, codes(("Y", "N"))),
    "flag circle": Negative(FLAGS, codes(("○", "×", "－"))),
    "flag ari/nashi": Negative(
        ("生年月日入力有無", "電話番号登録", "住所確認"), codes(("有", "無"))
    ),
    "grade": Negative(("ランク", "rank", "会員ランク", "grade"), codes(("A", "B", "C", "S"))),
    "size": Negative(("サイズ", "size", "サイズ区分", "product_size"), codes(("S", "M", "L", "F"))),
    "size M/F": Negative(("サイズ", "size_cd", "階層"), codes(("M", "F", "LL", "3L"))),
    "meridiem": Negative(("午前午後", "ampm"), codes(("AM", "PM"))),
    "target group": Negative(
        ("対象", "taisho", "target", "売場区分"), codes(("婦人", "紳士", "子供", "共通"))
    ),
    "URL": Negative(("URL", "link", "リンク先"), each(web_page)),
    "file name": Negative(("ファイル名", "file_name", "添付"), each(_file)),
    "path": Negative(("転送先", "path", "scp_target", "address"), each(_path)),
    "handle": Negative(("公式アカウント", "sns_id", "account"), each(_handle)),
    "seat": Negative(("座席", "棚番", "shelf", "location"), each(_seats)),
    "lot code": Negative(("ロット", "lot_no", "枝番コード"), each(_lot), named_only=True),
    "hashed": Negative(
        ("氏名", "会員ハッシュ", "name_hash", "mail_sha256", "phone_hash"), each(_hashed)
    ),
    "token": Negative(("氏名", "電話番号", "member_token", "card_token", "email"), each(_token)),
    "plain memo": _texts(("plain",)),
    "memo with look-alikes": _texts(TEXT_KINDS),
    "memo with handles": _texts(("handles", "codes", "plain")),
    "memo with companies": _texts(("companies", "places", "plain")),
    "memo with genders": _texts(("genders", "plain")),
    "memo with dates": _texts(("dates", "plain")),
}
