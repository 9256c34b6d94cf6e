"""The form of a name, for names that the dictionary lacks or takes for words.

Parents find names in stories and in the sky (獅子王, 宇宙), grandmothers are called トメ, some
surnames are a day (四月一日), and people from China and Korea bear one sign and one or two more
(李偉, 陳志強). A label or an honorific says that somebody is named; what remains to be asked is
whether it can be a name at all. A surname before signs that are neither a trade, nor what is done,
nor a word of forms and offices can; and behind 氏名 anything can that no dictionary has.
"""

from functools import lru_cache

from scanner.recognizers.people import NAMED, UNFIT_ENDS, Known, heard, known, words_of
from scanner.recognizers.vocabulary import JAPANESE


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


RUNS_REMEMBERED = 1 << 16
LONGEST_GIVEN = 3
LONGEST_SURNAME = 5
LONGEST, LONGEST_TOLD = 8, 6
SHORTEST_TOLD = 2
LONGEST_OLD = 3
"""Signs of a given name in katakana that is a word for something else: トメ, カメ, ルナ."""

SELDOM = _set("""
    四月一日 八月一日 十六夜 一 二 九 十 百 東雲 四十物 七五三 九十九 不死川 月雲 神楽坂 天照 雲母
    大豆生田
""")
"""Surnames that the dictionary has as another word alone."""

ABROAD = frozenset(
    "李王張劉陳楊趙黄周呉徐孫胡朱郭何羅梁宋鄭謝韓唐馮董蕭程曹袁鄧許傅沈曾彭呂蘇盧蒋蔡賈魏薛葉閻"
    "余潘杜戴鍾汪姜范譚廖鄒熊陸郝孔崔康毛邱秦顧侯邵孟龍段雷銭湯尹黎武賀龔文朴金林申権安柳洪高裴白南車兪禹任辛閔"
)
"""Surnames of one sign in China, Taiwan and Korea, the most frequent of each."""

NO_END = UNFIT_ENDS | frozenset(
    "祭宛方宅様殿氏行付済書状料類用品家達等側連隊班者員証状別以上下中先"
)
"""How no given name ends."""

KIN = frozenset("父母夫妻子娘孫兄姉弟妹")
RELATIONS = _set("""
    夫妻 夫婦 兄弟 姉妹 家族 一家 親子 父子 母子 両親 友人 知人 親友 同僚 上司 親戚 親族 遺族 母親
    父親 義母 義父 祖父 祖母 主人 奥様 旦那 息子 長男 長女 次男 次女 孫娘 皆 各位 御中 一同 一行
    双子 恋人 彼女 大家 隣人
""")
TRADES = _set("""
    電機 電気 電工 電器 電子 建設 建築 建材 建装 工務 工業 工芸 工事 興業 興産 産業 産婦 商事 商会
    商工 物産 物流 運輸 運送 運搬 交通 自動 自動車 観光 旅行 不動産 地所 住宅 住建 住設 家具 木材
    材木 石材 石油 燃料 設備 設計 測量 酒造 醸造 酒販 食品 食肉 精肉 青果 鮮魚 水産 海産 製菓 製粉
    製麺 製茶 製薬 製鉄 製紙 鉄工 鉄鋼 金属 金物 硝子 印刷 製本 出版 文具 書房 写真 時計 眼鏡 宝石
    衣料 呉服 紡績 繊維 染色 服飾 美容 理容 理髪 整体 整骨 接骨 鍼灸 内科 外科 歯科 眼科 皮膚 小児
    耳鼻 婦人 整形 泌尿器 医療 薬品 薬剤 漢方 調剤 介護 福祉 保育 幼稚 学習 進学 音楽 書道 英語
    珠算 柔道 剣道 農園 農産 農業 農場 牧場 畜産 果樹 園芸 造園 種苗 林業 漁業 養鶏 養蜂 生花 花卉
    生命 海上 火災 損保 保険 信託 証券 銀行 信金 金融 通信 情報 電力 電鉄 鉄道 航空 海運 倉庫 警備
    清掃 総業 総合 総研 技研 技術 研究 化学 化成 化工 塗装 板金 溶接 鋳造 電装 製作 製造 機工 機械
    精機 精工 重工 組合 法律 会計 税務 行政 司法 経営 企画 広告 芸能 映画 放送 新聞 葬祭 葬儀 仏具
    仏壇 人形 玩具 遊園 温泉 旅館 食堂 料理 弁当 惣菜 豆腐 味噌 醤油 蕎麦 寿司 焼肉 焼鳥 珈琲 喫茶
    居酒 市場 百貨 小売 卸売 卸 本家 本舗 総本 分家 支部 本部 記念 文化 体育 公民 集会 町内 自治
    区民 市民 県民 国民 地区 地域 地方 方面 団地 住友
""")
"""What shops, firms and offices put behind a surname, beside what schemas are made of."""

KANA_TRADES = _set("""
    ガス パン ビル ホーム ハウス ストア カメラ デンキ バス タクシー バイク オート サイクル ミート
    フーズ フード ペット ギター ピアノ ガラス ゴム ネジ ホテル ゴルフ テニス ダンス ヨガ スポーツ
    エステ サロン ネイル デザイン プラン ランド パーク モール クラブ ジム カフェ ファーム
    ファミリー グループ サービス クリーニング ベーカリー メガネ スタジオ アート ケア ライフ ミシン
    タイヤ タイル テント ネット メモ ネタ ハム ソバ スシ サケ カキ リサ センタ シネマ フォト
    フラワ スクール アルミ サッシ コメ キモノ メダル カード ポイント コース プロ トマト そば
    うどん すし とうふ たばこ やさい みそ しょうゆ さけ ふとん たたみ きもの はきもの めがね
    でんき でんわ こども おとな りんご みかん ぶどう なし もち まんじゅう だんご せんべい おでん
    やきとり らーめん まつり くるま いちご にんじん とまと かぼちゃ めし ごはん のり せい ため
    こと もの など ほか ども たち なら より から まで だけ です ます ござ さま さん ちゃん くん
    あて ほど くらい ぐらい しか でも とか って では には とは かた および または ならびに
    しました される している ください
""")
"""What stands behind a surname in kana and is none: goods and trades, and what joins words."""

PARTICLES = frozenset("のはがをにでともへやかお")
ACTIONS = frozenset({"サ変可能", "副詞可能", "助数詞可能"})
OF_GRAMMAR = frozenset({"動詞", "助詞", "助動詞", "接続詞", "記号", "補助記号"})


@lru_cache(RUNS_REMEMBERED)
def is_given_by_form(word: str) -> bool:
    """Tell whether signs behind a surname may be a given name: no trade, no action, no relation."""
    if not 0 < len(word) <= LONGEST_GIVEN or word[-1] in NO_END:
        return False
    if len(word) > 1 and any(part in word for part in TRADES):
        return False
    return not _is_of_offices(word)


def _is_of_offices(run: str) -> bool:
    """Tell whether a part of some kanji is what is done, or a word of forms and offices."""
    return run in RELATIONS or any(
        len(word) > 1 and (word in JAPANESE or word in RELATIONS or ACTIONS.intersection(kind))
        for word, kind in words_of(run)
    )


@lru_cache(RUNS_REMEMBERED)
def has_form_of_name(run: str) -> bool:
    """Tell whether a run of kanji is a surname and what may be a given name.

    A surname of one sign stands before two signs that no dictionary has, before one sign only
    where people from abroad are called so.
    """
    if known(run) & (Known.THING | Known.PLACE | NAMED):
        return False
    return any(_is_cut(run[:at], run[at:]) for at in range(1, min(len(run), LONGEST_SURNAME + 1)))


def _is_cut(surname: str, given: str) -> bool:
    if surname in SELDOM:
        return bool(known(given) & Known.GIVEN)
    if not known(surname) & Known.SURNAME or not is_given_by_form(given):
        return False
    if len(surname) > 1:
        return True
    if len(given) == 1:
        return surname in ABROAD and bool(known(given) & (Known.SHORT)) and given not in JOINED
    return not known(given) and surname in ABROAD


JOINED = frozenset("一二三四五六七八九十百千万円年月日時分名市区町村県年歳人子女男気色国語式家")
"""Signs that make a word with one before them: 金一, 白色."""


def is_led(before: str) -> bool:
    """Tell whether what is written on to a name is a word of its own: 本日佐藤明様, 母佐藤明様."""
    return not before or before in KIN or (len(before) > 1 and known(before) & Known.THING > 0)


@lru_cache(RUNS_REMEMBERED)
def form_at_end(run: str) -> int:
    """Give how many signs at the end of a run have the form of a name; 0 for none.

    What stands before it must be a word (本日, 担当).
    """
    for start in range(max(0, len(run) - LONGEST), len(run) - 1):
        if is_led(run[:start]) and (has_form_of_name(run[start:]) or run[start:] in SELDOM):
            return len(run) - start
    return 0


@lru_cache(RUNS_REMEMBERED)
def is_told_by_label(run: str) -> bool:
    """Tell whether a run of kanji behind 氏名 may be a name, known or not."""
    if has_form_of_name(run):
        return True
    if not SHORTEST_TOLD <= len(run) <= LONGEST_TOLD or run[-1] in NO_END:
        return False
    if any(part in run for part in TRADES) or _is_of_offices(run):
        return False
    ends = any(is_clear_given(run[at:]) for at in range(1, len(run)))
    return ends or (len(run) <= LONGEST_GIVEN and not known(run))


@lru_cache(RUNS_REMEMBERED)
def is_pair_by_form(left: str, right: str, *, apart: bool) -> bool:
    """Tell whether two words behind 氏名 may be a surname and a given name.

    Args:
        left: Kanji.
        right: In any writing.
        apart: A space is between them; else they differ in writing.
    """
    surname = left in SELDOM or known(left) & Known.SURNAME > 0
    if "ぁ" <= right[-1] <= "ヿ":
        return surname and is_given_in_kana(right, told=True)
    if surname:
        return apart and is_given_by_form(right)
    return apart and is_clear_given(right) and not _is_of_offices(left)


def is_clear_given(word: str) -> bool:
    """Tell whether a word of two signs and more is a given name before anything else."""
    clear = Known.GIVEN | Known.CLEAR
    return len(word) > 1 and known(word) & clear == clear


@lru_cache(RUNS_REMEMBERED)
def is_given_in_kana(word: str, *, told: bool) -> bool:
    """Tell whether kana behind a surname may be a given name that the dictionary takes for a word.

    Args:
        word: In one kana.
        told: A label says that it is a name.
    """
    if not 1 < len(word) <= LONGEST_TOLD or word in KANA_TRADES:
        return False
    said = heard(word)
    if said & (Known.GIVEN | Known.FOREIGN) and (told or not said & Known.THING):
        return True
    if word[0] >= "ァ":
        return (len(word) <= LONGEST_OLD or (told and not said)) and "ー" not in word
    return word[0] not in PARTICLES and not any(kind[0] in OF_GRAMMAR for _, kind in words_of(word))
