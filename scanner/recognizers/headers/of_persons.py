"""What the name of a column says of persons: 氏名 and ``last_name``, but not 店舗名.

Names of columns end with what they are the name of: 会員氏名, ``tantosha_mei``. So the words
before 名, ``name`` or ``nm`` decide, and what is neither a word for people nor for anything else
leaves a hint.
"""

from functools import lru_cache

from scanner.model.detection import Evidence
from scanner.recognizers.headers.column_names import NamedBy
from scanner.recognizers.headers.vocabulary import ENGLISH
from scanner.recognizers.person.romaji import is_romaji
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.word_sets import word_set

NAMES_REMEMBERED = 1 << 12


NAMES = word_set("""
    本国名 本国氏名 原語名 原語氏名 母国語名 母国名
    氏名 姓名 名前 氏 姓 苗字 名字 旧姓 旧氏 本名 通称 宛名 名義 名義人 人名 芳名 フルネーム
    ファーストネーム ラストネーム ミドルネーム ファミリーネーム 刻印名 フリガナ ふりがな フリカナ
    ヨミガナ よみがな 読みがな 読み仮名 ローマ字氏名 shimei simei namae seimei myoji myouji kyusei
    furigana yomigana surname forename firstname lastname fullname familyname givenname middlename
    tntnm tntsnm tntmei tanm uktnm uktsnm sykinnm kinyunm syoninnm kakninnm
    maidenname lname fname atena meigi meiginin holder cardholder
""")
"""Words that say it alone."""

PARTS = word_set("""
    セイ メイ せい めい sei mei 姓 名 first last full family given middle maiden fam gvn l f
    kanji kana kjsei kjmei knsei knmei
""")
"""Words that make ``name`` the name of a person, or alone are a part of one."""

PEOPLE = word_set("""
    会員 顧客 利用者 申込者 申請者 申請人 契約者 受取人 受取 世帯主 世帯 保護者 代表者 代理人
    担当者 担当 責任者 本人 お客様 お客さま 客 購入者 注文者 登録者 届出人 相続人 被保険者 職員
    社員 従業員 患者 児童 生徒 学生 園児 家族 配偶者 子 父 母 親 応募者 当選者 参加者 受講者
    送付先 届先 届け先 記入者 回答者 投稿者 作成者 更新者 承認者 確認者 作業者 受付者 差出人
    所有者 緊急連絡先 加入者 住民 市民 個人 member mem customer cust cst client user person people
    contact holder owner passenger passport patient student employee emp staff applicant recipient
    guardian parent child spouse guest author kaiin kokyaku riyosha riyousha moshikomi mousikomi
    moshikomisha shinsei shinseisha keiyakusha tanto tantou tantosha tantousha 社長 会長 理事長
    理事 監事 施設長 園長 校長 院長 館長 所長 局長 部長 課長 係長 店長 支店長 市長 町長 村長 区長
    首長 議長 委員長 委員 隊長 団長 班長 組合長 支配人 管理者 代表取締役 取締役 監査役 講師 対象者
    対応者 営業担当 入力者 起案者 届出者 依頼者 来店者 operator op agent assignee ユーザ ユーザー
    オペレータ オペレーター オペ スタッフ メンバー ゲスト ドライバー オーナー ヘルパー リーダー
    チーフ マネージャ マネージャー マネジャー ケアマネ パートナー トレーナー インストラクター
    コーチ ドクター ナース キャスト サポーター ボランティア アルバイト パート ホルダー カスタマー
    クライアント 係員 ライダー ランナー お子様 お子さま こども 子ども handler approver reviewer
    指導員 調査員 相談員 支援員 補助員 推進員 審判 審判員 司会 保育士 教諭 教員 担任 主治医 医師
    看護師 保健師 介護士 警備員 運転手 運転士 乗務員 販売員 配達員 先生 監督 棋士 選手
    出演者 発表者 執筆者 書記 幹事 走者 管理人 世話人 役員 組合員
    teacher instructor coach doctor nurse driver
    trainer lecturer counselor
    referee sensei tannin shidoin koshi kyoin untenshu nyuryokusha shodakusha kinyusha
    uketsukesha uketsuke sekininsha honnin setainushi hogosha daihyosha dairinin shokuin syokuin
    shain juryosha uketorinin okyaku kj knj kn kan eng romaji roman romanized roma emboss embossed
    eiji en kana kanji カナ かな 漢字 英字 ローマ字
""")
"""People, and ways of writing that only names of people have columns for."""

NAMING = word_set("名 名称 name nm mei nme")
READINGS = word_set(
    "カナ かな カタカナ ひらがな kana kn ローマ字 romaji roman 英字 eiji yomi 読み ヨミ nmk nkana"
)
PROOFS = word_set("在留カード 住民票 戸籍 旅券 パスポート 特別永住者証明書 免許証")
"""What a name is written in: 氏名（在留カード）."""

FORMS = (
    READINGS
    | PROOFS
    | word_set("表記 欄 最新 旧 新 現 漢字 kanji kj knj kan en eng 1 2 no 前 下 様 ご お")
)
THINGS = word_set("""
    委員会 理事会 協議会 部会 会議 部局 店 店舗 会社 企業 法人 事業所 加盟店 業者 事業者 取引先
    得意先 仕入先 勤務先 団体 組織 部署 部門 課 所属 係 支店 営業所 本店 支社 施設 会場 場所 建物
    商品 品 製品 商標 メニュー 献立 キャンペーン 企画 イベント 件 ファイル テーブル 項目 区分 種別
    分類 カテゴリ 都道府県 県 市 市区町村 市町村 区 町 町域 自治体 駅 最寄 路線 地域 地区 エリア
    学校 大学 病院 銀行 金融機関 役職 職 職業 職種 資格 肩書 曜日 状態 サービス システム 端末 機器
    ブランド メーカー 券 カード 国 列車 電車 車 車両 車種 船 船舶 バス停 停留所 花 植物 樹木 野菜
    果物 魚 動物 犬 猫 ペット 品種 銘柄 本 書籍 図書 題 題名 曲 映画 番組 歌 物語 教室 部屋 会議室
    室 組 クラス コース 講座 行事 催し 催事 展示 展 祭 大会 タイトル 演題 演目 ホスト サーバ
    サーバー マシン 機 機種 科目 料理 献立 川 河川 山 橋 町会 町内会 自治会 行政区 集落 公園 町丁
    大字 字 病名 薬 薬品 症状 季節 月 星 号 チーム 団 隊 ライン 工場 倉庫 国籍 続柄 血液型
    資料 史料 文献 論文 絵本 テーマ 主題 演奏 講演 講演会 セミナー 展覧会 企画展 歴史 偉人
    キャラクター ニックネーム アカウント 公式アカウント 対象 ハッシュ トークン 担当課 担当部署
    担当部 棚 座席 サイズ 色 カラー 柄 素材 作品 書 shop store company corp vendor supplier
    merchant branch department dept section division office facility building place station
    product tnp item goods menu campaign event file table column category brand model job role
    position prefecture pref city town area region country school bank service system device host
    server domain project label title tag employer org organization organisation tenpo mise kaisha
    ten
    kigyo hojin torihikisaki tokuisaki kinmusaki busho bumon shozoku shiten shisetsu kaijo shohin
    syohin hinmei hin himmei kyampen ibento kubun shubetsu bunrui todofuken shikuchoson jichitai
    eki moyori chiiki yakushoku shokugyo gakko ginko color colour train vehicle car ship vessel
    plant flower fruit vegetable fish animal pet dog cat variety book music song movie film
    program programme course lesson room class team series machine node stop bus line river park
    theme genre recipe dish food drink wine resha kuruma shashu hana shokubutsu shomei hostname
    servername hinshu meigara kyoshitsu heya kaigishitsu ryori 性別 gender sex seibetsu seibetu
    danjo size status state municipality hash token icon プラン デザイン パターン モデル シリーズ
    マスコット キャラ ゆるキャラ 意匠 plan design pattern option version tour coupon gift mascot
    character chara subject principal upn login kameiten
    prize reward novelty premium gyoji syomei daimei sakuhin shiryo siryo
    koza kouza seminar lecture exhibit exhibition syuhin keihin tokusanhin chiku chonaikai jichikai
    gakku kouku choiki chomei cho oaza aza biru mansion apart apartment bldg bld katagaki tatemono
    jigyo jigyou kikaku kenshu koji kouji seido shisaku kamoku anken bunsho matsuri taiken tenji
    kaisya syamei shamei shogo syogo yago yagou houjin kigyou dantai soshiki sosiki shisya sisya
    honsha honsya eigyosho eigyosyo jigyosho jigyousho jigyosyo shoten syoten tempo nouka
    jinbutsu jinbutu ijin sakka
    gyosha gyousha gyosya gyousya
    kenmen masukotto yurukyara kyara shujinko syujinko heroine tojojinbutsu sozai souzai okazu
    menyu shokuhin syokuhin kashi okashi wagashi bento bentou yasai kudamono sakana osake
    nihonshu shochu syochu jizake beer kusuri yakuhin yakuzai iyakuhin byoin hospital clinic
    bangumi kyokumei bamei senmei typhoon taifu seiza constellation jinja 券面 主人公 登場人物
    役名 馬名 船名 惣菜 お惣菜 菓子 和菓子 洋菓子 弁当 日本酒 焼酎 地酒 ワイン ビール 飲料 食品
    komoku koumoku kaisaichi 開催地 目的地 出発地 到着地 産地 原産地 訪問先 行先 行き先
    圏域 方面 物理 論理 butsuri ronri buturi
    医薬品 薬剤 台風 ハリケーン 星座 庭園 神社 寺院 旅館 病院 診療所 医療機関 楽曲 ドラマ アニメ
    prd itm chr ttl hinban ehon 絵本 えほん ヒーロー ひーろー
    inu neko kaiinu aiken nearest sta stn danchi アパート マンション ビル 団地 方書
""")
"""What else has a name."""

PARTNERS = word_set("""
    会社 企業 法人 事業所 加盟店 業者 事業者 取引先 得意先 仕入先 勤務先 団体 組織 company corp
    vendor supplier merchant employer org organization organisation kaisha kigyo hojin torihikisaki
    tokuisaki kinmusaki kameiten kaisya houjin kigyou jigyosho jigyousho jigyosyo dantai
    gyosha gyousha gyosya gyousya
""")
"""Of these, those that may be a person who does business."""

UNNAMED = word_set("""
    フラグ flag flg 有無 可否 要否 区分 kbn コード code cd 番号 no id key 日 日時 日付 date 件数
    数 count ハッシュ hash sha token トークン 変更 required 必須 空間 同意 一致 不一致 相違 確認結果
""")
"""Words behind which a name is none any more."""

CHECKED = word_set("""
    結果 状況 ステータス 照合 突合 判定 一致度 類似度 スコア result score match kekka jokyo joukyou
""")
"""Words for what came of a look at a name; alone they are the names of memos: 対応状況."""

SURNAMES = word_set("""
    姓 苗字 名字 sei myoji myouji last family surname lastname lname familyname kjsei knsei
""")
GIVEN = word_set("""
    名 mei first given f firstname カナ かな kana 漢字 kanji kj knj kn kjmei knmei
""")
PERSONS = frozenset("者人主員師士生長手様客方先役親子供督童表医婦夫妻父母兄弟姉妹孫男女")
"""How Japanese words for people end."""

ENDS = frozenset("者員師士")
NO_PEOPLE = word_set("定員 満員 人員 動員 欠員 全員 総員 要員 増員 著者 作者 訳者 編者")
"""Words that end so for a number, and for who is on the back of a book."""

GENERIC = expression(
    r"(?i)^(?:item|column|col|field|data|attr|unnamed:?|kmk|kou?moku|f|k|項目|列|カラム|データ)"
    r"[ _]{0,2}[0-9]"
)
"""Names that a program gave."""

WHO = frozenset(word for word in PEOPLE - READINGS - FORMS if len(word) > 1 and word >= "ぁ")
"""Japanese words for people, of which the last in a name says whose it is: 店舗責任者名."""

SHA = ("sha", "sya")
"""者 in Latin letters."""

OF_PEOPLE = PEOPLE | PARTS | NAMES
"""After which 名 is the name of a person."""

FLAG, OF_SOMEBODY = "f", OF_PEOPLE | NAMING
"""A first name behind words for people, else a flag: DEL_F."""

_WORDS = NamedBy(
    (" ".join(NAMES | PARTS | PEOPLE | NAMING | READINGS | FORMS | THINGS | UNNAMED | CHECKED),)
)


@lru_cache(NAMES_REMEMBERED)
def person_evidence(name: str) -> frozenset[str]:
    """Say what the name of a column says of persons."""
    words = _WORDS.words(name)
    if GENERIC.search(name):
        return frozenset()
    kept = [word for word in words if word not in FORMS and not word.isdigit()]
    if _is_whoever_does(kept):
        return frozenset({Evidence.WEAK_NAME})
    if not words or (kept and (kept[-1] in UNNAMED or _is_of_check(kept))):
        return frozenset({Evidence.OTHER_NAME} if words and kept[-1:] else ())
    if kept[1:] and kept[-1] == FLAG and OF_SOMEBODY.isdisjoint(kept[:-1]):
        return frozenset()
    return _of_words(words, kept)


def _is_of_check(kept: list[str]) -> bool:
    """Tell 氏名照合結果, what came of it, from the name itself."""
    return kept[-1] in CHECKED and not (NAMES | NAMING).isdisjoint(kept)


def _of_words(words: list[str], kept: list[str]) -> frozenset[str]:
    said = set(words)
    if _is_of_things(words, kept):
        return frozenset({Evidence.OTHER_NAME})
    if kept and (kept[-1] in NAMES or (kept[-1] in PARTS and not said & THINGS)):
        return frozenset({Evidence.NAME if _sure(said, kept) else Evidence.WEAK_NAME})
    if said & THINGS:
        return _beside_things(said, kept)
    naming, people = said & NAMING, said & (PEOPLE | PARTS | READINGS)
    if naming == {"名称"} and people <= READINGS:
        return frozenset({Evidence.WEAK_NAME})
    named = said & NAMES or (naming and people - naming)
    if named or (said & READINGS and people - READINGS):
        return frozenset({Evidence.NAME})
    return frozenset({Evidence.WEAK_NAME} if naming or people or _may_be_people(kept) else ())


def _is_whoever_does(kept: list[str]) -> bool:
    """Tell ``SHONIN_SHA`` (承認者) from ``file_sha``, a digest."""
    if len(kept) < len(SHA) or kept[-1] not in SHA:
        return False
    return is_romaji(kept[-2]) and kept[-2] not in ENGLISH | OF_PEOPLE


def _may_be_people(kept: list[str]) -> bool:
    """Tell whether a name ends as words for people do that nobody listed: 検針員, 登壇者."""
    ends = "".join(kept[-2:])
    return len(kept) > 1 and kept[-1] in ENDS and ends not in NO_PEOPLE and kept[-2] >= "一"


def _beside_things(said: set[str], kept: list[str]) -> frozenset[str]:
    """Say what a name speaks for that has a word for something else in it."""
    if _of_somebody(kept):
        return frozenset({Evidence.NAME if said & NAMING else Evidence.WEAK_NAME})
    maybe = {Evidence.WEAK_NAME} if said & PARTNERS else set[Evidence]()
    return frozenset({Evidence.OTHER_NAME, *maybe})


def _of_somebody(kept: list[str]) -> bool:
    """Tell whether the last word that says whose name it is stands for people."""
    said = [word for word in kept if word not in NAMING]
    return said[-1:] != [] and said[-1] in WHO


def _is_of_things(words: list[str], kept: list[str]) -> bool:
    """Tell whether 名 stands behind a word that is none for people: 社名, プラン名, 店の名前.

    Words in katakana that nobody knows are cut into signs, of which the last one says so.
    """
    if kept[-1:] in (["名前"], ["namae"]):
        return not THINGS.isdisjoint(words) and PEOPLE.isdisjoint(words)
    if kept[-1:] != ["名"]:
        return False
    ends = [word for word in words if word not in FORMS | NAMING and word >= "ァ"]
    return bool(ends) and ends[-1] not in OF_PEOPLE and ends[-1][-1] not in PERSONS


def _sure(said: set[str], kept: list[str]) -> bool:
    """Doubt a lone 名 or ``f``, and a name that is also of something else."""
    return not said & THINGS and (
        len(said) > 1 or kept[-1] not in {"名", "l", "f", "first", "last"}
    )


def is_surname(name: str) -> bool:
    """Say whether a column is named for surnames."""
    return not SURNAMES.isdisjoint(_WORDS.words(name))


def is_given(name: str) -> bool:
    """Say whether a column may be named for given names; ``f12`` is what a program named."""
    return GENERIC.search(name) is None and set(_WORDS.words(name)) <= GIVEN
