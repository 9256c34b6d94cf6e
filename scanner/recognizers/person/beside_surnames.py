"""Words and signs beside a surname: which surnames are like words, and what is no given name.

Lists by hand: the dictionary does not know that 電機 behind 鈴木 is a firm, nor who is called 李.
"""

from scanner.recognizers.person.people import UNFIT_ENDS
from scanner.recognizers.reading.word_sets import word_set

SELDOM = word_set("""
    四月一日 八月一日 十六夜 一 二 九 十 百 東雲 四十物 七五三 九十九 不死川 月雲 神楽坂 天照 雲母
    大豆生田 薬袋 勘解由小路 左衛門三郎 七五三掛 鴨脚 善知鳥 毛受 樹神 祝部 巫部 猫屋敷 戌亥
    長曽我部 長宗我部 倶利伽羅
""")
"""Surnames that the dictionary has as another word alone."""

ABROAD = frozenset(
    "李王張劉陳楊趙黄周呉徐孫胡朱郭何羅梁宋鄭謝韓唐馮董蕭程曹袁鄧許傅沈曾彭呂蘇盧蒋蔡賈魏薛葉閻"
    "余潘杜戴鍾汪姜范譚廖鄒熊陸郝孔崔康毛邱秦顧侯邵孟龍段雷銭湯尹黎武賀龔文朴金林申権安柳洪高裴白南車兪禹任辛閔"
)
"""Surnames of one sign in China, Taiwan and Korea, the most frequent of each."""

OF_ONE_SIGN = frozenset(
    "林森原岡谷堀辻関星泉浜濱畑島嶋秦桂菅椿楠橘梶堤湊轟乾巽滝瀧杉柏栗桑荒堺勝向岸峰嶺脇迫旭宮岩池鶴笠柴芝萩藤伴塙塚庄榎樋槙槌"
    "椎樫桧柿桐松竹翁佃城澤牧柳榊鎌蛭條条辰龍源沖湯澄硯窪笹篠峯米粕茂荻菊菱葛蔦虎貝錦鍋阪陶駒髙鯉鴨鷲鷹隅児仁仲伊畠畔蓮"
)
"""Surnames of one sign, as words most of them, that what stands alone in office notes may be."""

NO_END = UNFIT_ENDS | frozenset(
    "祭宛方宅様殿氏行付済書状料類用品家達等側連隊班者員証状別以上下中先"
)
"""How no given name ends."""

KIN = frozenset("父母夫妻子娘孫兄姉弟妹亡故")
RELATIONS = word_set("""
    夫妻 夫婦 兄弟 姉妹 家族 一家 親子 父子 母子 両親 友人 知人 親友 同僚 上司 親戚 親族 遺族 母親
    父親 義母 義父 祖父 祖母 主人 奥様 旦那 息子 長男 長女 次男 次女 孫娘 皆 各位 御中 一同 一行
    双子 恋人 彼女 大家 隣人 申出人 届出人 申請人 相続人 代理人 請求人 保証人 受取人 差出人 名義人
    後見人 依頼人 発注人 契約人 管理人 同居人 同行人 付添人 通報人 申立人 世話人 発起人 参考人
    関係者 該当者
""")
TRADES = word_set("""
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
    県警 府警 道警 県庁 府庁 市庁 役場 議会 消防 警察 高校 大学 中学 区民 市民 県民 国民 地区
    地域 地方 方面 団地 住友 競馬 競輪 競艇 乳業
""")
"""What shops, firms and offices put behind a surname, beside what schemas are made of."""

KANA_TRADES = word_set("""
    ガス パン ビル ホーム ハウス ストア カメラ デンキ バス タクシー バイク オート サイクル ミート
    フーズ フード ペット ギター ピアノ ガラス ゴム ネジ ホテル ゴルフ テニス ダンス ヨガ スポーツ
    エステ サロン ネイル デザイン プラン ランド パーク モール クラブ ジム カフェ ファーム
    ファミリー グループ サービス クリーニング ベーカリー メガネ スタジオ アート ケア ライフ ミシン
    タイヤ タイル テント ネット メモ ネタ ハム ソバ スシ サケ カキ センタ シネマ フォト
    フラワ スクール アルミ サッシ コメ キモノ メダル カード ポイント コース プロ トマト そば
    うどん すし とうふ たばこ やさい みそ しょうゆ さけ ふとん たたみ きもの はきもの めがね
    でんき でんわ こども おとな りんご みかん ぶどう なし もち まんじゅう だんご せんべい おでん
    やきとり らーめん まつり くるま いちご にんじん とまと かぼちゃ めし ごはん のり せい ため
    こと もの など ほか ども ふぐ すいか たまご ねぎ わかめ こんぶ うなぎ しらす デリ ロジ リース
    テック サプライ リネン オフィス ソフト ジャパン コーポレーション プランニング システム たち
    なら より から まで だけ です ます ござ さま さん ちゃん くん
    あて ほど くらい ぐらい しか でも とか って では には とは かた および または ならびに
    しました される している ください
""")
"""What stands behind a surname in kana and is none: goods and trades, and what joins words."""

KANA_ENDS = (
    *word_set("""
    ホールディングス グループ ジャパン
    サービス テック サプライ メンテナンス センター クリーナース ランドリー リネン クリーン システム
    システムズ フーズ フーヅ ストアー モータース ガーデン プロパン エンジニアリング サポート カーズ
    ホームズ テクノ スポーツ トラベル プランニング コーポレーション ソリューション デンキ レンタル
    ハウジング リフォーム ビルド カンパニー ショップ ストア マート プリント パーキング ガレージ
    """),
)
"""How firms in katakana end that bear a surname: 前田ビルメンテナンス."""

LETTERS = word_set("""
    エー エイ ビー シー ディー デー イー エフ ジー エイチ エッチ アイ ジェイ ジェー ケイ ケー
    エル エム エヌ
    オー ピー キュー アール エス ティ ティー ユー ブイ ダブリュー エックス ワイ ゼット アンド
""")
"""Letters as they are read, of which firms make their names: エヌ・ティ・ティ."""

PARTICLES = frozenset("のはがをにでともへやかお")
ENDINGS = (
    *"はがをへ",
    "です",
    "から",
    "より",
    "まで",
    "さん",
    "さま",
    "ちゃん",
    "くん",
    "ます",
    "けど",
)
"""What kana behind a surname end in that are no name."""


JOINED = frozenset("一二三四五六七八九十百千万円年月日時分名市区町村県年歳人子女男気色国語式家")
"""Signs that make a word with one before them: 金一, 白色."""
