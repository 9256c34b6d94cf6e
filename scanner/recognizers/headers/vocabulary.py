"""Words of schemas and offices: a discovered name made of them names a thing, not a person.

What Japanese databases, exports, municipal open data and offices call their tables, columns, files
and departments. Grouped by what the words speak of, from the terms of the field at large: the
municipal standard open data sets (自治体標準オープンデータセット), forms of municipal offices,
point-card and shop systems, and English schemas. It is never extended to make one body of data
pass.

A word that is also a surname or a given name stands here only where schemas use it more often
(``date``, ``sei``, ``mei``, ``kana``): a vocabulary word is shown whatever else it could mean.
Words stand as NFKC and lower case leave them.
"""

from scanner.recognizers.reading.word_sets import word_set

PERSONS = word_set("""
氏名 姓名 名前 名称 漢字 カナ かな フリガナ ふりがな フリカナ ヨミガナ よみがな 読み 読みがな よみ
仮名 ローマ字 英字 英数 英語 英名 和名 苗字 名字 旧姓 旧氏 通称 本名 愛称 略称 正式 別名 呼称 敬称
個人 本人 代理 法定 後見 保護者 親権者 世帯 続柄 家族 親族 配偶者 扶養 父母 両親 子供 子ども
こども 児童 生徒 学生 園児 幼児 乳児 乳幼児 妊婦 妊産婦 高齢者 障がい者 外国人 住民 市民 県民 区民
町民 村民 国民 戸籍 本籍 国籍 在留 生年 誕生 生月 年齢 年代 年令 満年齢 学年 学歴 性別 男性 女性
男女 婚姻 未婚 既婚 離婚 死亡 出生 転入 転出 転居 異動 職業 職種 職位 役職 肩書 勤務 勤務地 会社
所属 学校 連絡先 緊急 電話 固定 携帯 自宅 内線 外線 代表 市外局番 市内局番 ファックス ファクス
ファクシミリ メール アドレス ホームページ ウェブサイト サイト 資格 免許 運転 被保険者証 記号 番号
識別 識別子 顧客 会員 職員 社員 従業員 担当 担当者名 責任者 受講者 立会者 立会人 閲覧者 所有者
経営者 事業者名 業者 代表者名 役員 理事 委員 会長 部長 課長 係長 局長 所長 館長 園長 校長 院長
店長 市長 区長 町長 村長 知事 議員 首長 大臣 教員 教職員 講師 医師 看護師 相続人 名義 差出人 宛名
宛先 あて名 身分 身体 身長 体重 血液型 健康 診断 検診 健診 接種 予防接種 ワクチン 病歴 疾病 障害
等級 手帳 介護 認定 要介護 要支援 印鑑 印影 署名 捺印 押印 写真 顔写真 画像 暗証 パスワード パス
ログイン ログアウト ユーザー ユーザ アカウント ニックネーム ハンドルネーム プロフィール 人物 人名
人数 人口 人員 定員 員数 名簿 住所録 患者 小児 症状 発症 入院 退院 渡航 接触 濃厚 感染 陽性 陰性
属性 遺族 来客 お客様 職歴 経歴 続き柄 長男 長女 次男 次女 祖父母 成年後見 卒業生
民生委員 児童委員 なまえ おなまえ みょうじ せい めい セイ メイ ヨミ 送付先
アルファベット
""")
"""Persons, households, and what is recorded of them."""

IN_KANA = word_set("""
セイメイ シメイ フリガナ セイネンガッピ ウマレ ジュウショ ゴジュウショ デンワ デンワバンゴウ
レンラクサキ セイベツ ダンセイ ジョセイ ユウビン ユウビンバンゴウ バンゴウ ナマエ オナマエ ゴシメイ
ゴホウメイ ホウメイ ネンレイ タントウ タントウシャ ビコウ ケイタイ カイイン カイインバンゴウ
カイインメイ メイギ メイギニン ホゴシャ セイガッピ タンジョウビ トウロク ホンニン カゾク ゾクガラ
コウザ サイハッコウ フンシツ テイシ ヘンコウ カイヤク モウシコミ トイアワセ
ショウカイ オリカエシ キボウ ヨウケン
コジンバンゴウ マイナンバー じゅうしょ でんわ サブ メイン セイ メイ リーダー
""")
"""Labels of forms as half-width systems write them."""

PLACES = word_set("""
住所 住所地 所在 所在地 居所 居住 居住地 郵便 都道府県 市区町村 市町村 自治体 町名 町字 字名 大字
小字 丁目 番地 街区 街区符号 地番 枝番 住居 方書 建物 建物名等 建物名称 号室 部屋 階数 階層
マンション アパート 地域 地区 地方 地点 地名 地目 地図 地籍 地形 地盤 地下 地上 土地 面積 区域
区画 区間 圏域 エリア ゾーン 校区 学区 通学 町会 自治会 緯度 経度 座標 測地系 標高 高度 位置 方位
方角 方面 東西 南北 距離 最寄 最寄り 駅名 路線 停留所 バス停 バス 鉄道 電車 道路 国道 県道 市道
私道 農道 林道 歩道 車道 橋梁 河川 水位 雨量 港湾 空港 公園 緑地 広場 海岸 湖沼 森林 山林 農地
田畑 宅地 都市 全国 国内 国外 海外 県内 県外 市内 市外 区内 区外 町内 町外 村内 管内 管外 屋内
屋外 施設 施設名称 庁舎 会館 公民館 集会所 博物館 美術館 体育 プール 保育 幼稚園 高等学校 高校
大学 短大 専門学校 病院 医院 診療 薬局 歯科 警察署 交番 消防 消防団 消火 消火栓 消防水利 避難 防災
災害 洪水 高潮 津波 地震 土砂 火災 火事 大規模 噴火 火山 内水 氾濫 浸水 崖崩れ 土石流 地滑り
地すべり 竜巻 台風 大雨 大雪 猛暑 倉庫 工場 出張所 支所 本庁 支庁 役所 役場 県庁 都庁 道庁 府庁
会場 窓口 トイレ 便所 便器 駐車 駐輪 台数 収容 設備 設置 場所 箇所 個所 現地 現場 敷地 構造 木造
鉄骨 鉄筋 耐震 耐火 築年 竣工 建築 建設 土木 工事 エレベーター エレベータ スロープ バリアフリー
車椅子 車いす 車イス 点字 点字ブロック 補助犬 オストメイト 授乳 喫煙 禁煙 ベビーベッド ベッド
ベビーカー 更衣室 シャワー ロビー ホール 町丁 町丁字 経路 口径 管径 現象 立方 平方 メートル キロ
ヘクタール 屋号 郊外 集落 団地 町村字 届け先 届先 取引先 得意先 仕入先 勤務先 作品 満期
""")
"""Addresses, geography, and buildings."""

TIME = word_set("""
日付 日時 日次 日別 日割 日程 日数 日中 日額 日計 日報 日誌 年月 月日 年次 年別 年数 年間 年末
年始 年度 過年度 年額 年計 年報 前年 翌年 当年 本年 今年 昨年 毎年 月次 月別 月数 月間 月末 月初
月額 月計 月報 月度 月分 年分 日分 回分 人分 件分 月号 年目 回目 日目 件目 番目 人目 今月 当月
前月 翌月 次月 先月 毎月 各月 上期 下期 半期 通期 期首 期末 期中 期別 期間 期日 期限 時期 曜日
平日 土日 祝日 休日 休業日 休館日 定休日 休診日 週次 週別 週間 週末 週初 今週 先週 毎週 隔週 毎日
当日 前日 翌日 本日 昨日 同日 即日 後日 時刻 時間 時分 分秒 秒数 午前 午後 深夜 夜間 昼間 早朝
終日 随時 開始 終了 開館 閉館 開催 開設 開業 廃業 閉鎖 閉店 開店 開園 閉園 営業 受付 登録 作成
更新 変更 削除 発生 発行 有効 無効 失効 満了 基準 起算日 締日 締切 締め切り 申込 申請 届出 提出
決定 許可 処理 実施 実行 利用 使用 購入 入会 退会 加入 脱退 休会 復帰 入社 退社 退職 採用 就職
卒業 入学 在学 修了 和暦 西暦 元号 暦年 明治 大正 昭和 平成 令和 春季 夏季 秋季 冬季 春期 夏期
秋期 冬期 季節 初回 前回 今回 次回 最終 最新 最古 直近 過去 将来 現在 時点 以前 以後 以降 以内
以外 以上 以下 未満 未定 不明 経過 保存年限 保存 保管 滞在 滞納 延滞 遅延 予定 予約 実績 履歴 沿革
二月 三月 四月 五月 六月 七月 八月 九月 十月 月曜 火曜 水曜 木曜 金曜 土曜 日曜 元年 昭元 令元
""")
"""Dates, times, and periods."""

MONEY = word_set("""
金額 合計 総計 総額 総数 小計 累計 累積 集計 計算 計上 金種 現金 料金 手数料 会費 入会金 税込 税抜
税額 税率 税金 市税 県税 所得 軽自動車税 国税 課税 免税 控除 減免 免除 還付 還元 補助 補助金 助成
助成金 給付 給付金 支援金 交付 交付金 負担金 負担 分担金 寄附 寄付 寄附金 寄付金 募金 義援金 貸付
借入 返済 返還 返金 返品 利息 利子 利率 年金 手当 手当金 報酬 給与 給料 賃金 賞与 賞金 旅費 謝金
謝礼 経費 費用 費目 予算 決算 歳入 歳出 収入 支出 収支 残高 残額 残数 繰越 繰越金 積立 積立金 基金
資産 負債 資本 資本金 純資産 原価 単価 価格 価額 定価 売価 仕入 売上 売上高 利益 損失 割引 値引
請求 支払 支払い 振込 振替 引落 引落し 口座 金融 銀行 信用金庫 支店 本店 預金 預金種目 普通預金
当座 通帳 決済 入金 出金 送金 精算 清算 収納 納付 納期 納期限 納税 徴収 未納 完納 未収 未払 前払
後払 債権 債務 契約 入札 落札 見積 領収 レシート 伝票 明細 仕訳 勘定 科目 内訳 項目 項番 額面 限度
上限 下限 最大 最小 最高 最低 最多 平均 中央値 標準 偏差 ポイント 付与 加算 減算 進呈 充当 消込
消費 交換 換算 チャージ オートチャージ マネー キャッシュ キャッシュレス クレジット デビット
プリペイド クーポン クーポン券 割引券 商品券 通貨 電子 地域振興券 引換 引換券 券種 特典 景品 賞品
抽選 大吉 中吉 当選 落選 応募 応募券 倍率 倍付 千円 百万円
""")
"""Amounts, payments, points, and accounts."""

CARDS_AND_SHOPS = word_set("""
カード カード名義 磁気 券面 ワオン 券番 裏面 表面 紛失 盗難 停止 再開 解約 解除 休止 廃止 紐付
紐付け ひも付け 紐づけ 連携 連動 結合 統合 名寄せ 名寄 引継 引継ぎ 引き継ぎ 移行 店舗 店舗名称
店名 店番 店員 加盟店 協賛 提携 取扱 取り扱い 取扱い 販売 小売 卸売 飲食 商店 商店街 商業 商工
商品 商品名称 品名 品番 品目 品質 品種 型番 型式 製品 製造 メーカー ブランド シリーズ モデル 機種
機器 機械 端末 レジ 店頭 売場 在庫 入荷 出荷 入庫 出庫 納品 発注 受注 注文 配送 配達 送料 配布
配付 宅配 輸送 輸出 輸入 数量 個数 枚数 本数 冊数 点数 得点 評点 重量 容量 容積 体積 寸法 大きさ
サイズ カラー 材質 素材 原材料 原料 原産地 産地 生産 収穫 賞味期限 アレルギー アレルゲン 栄養 成分
食品 食材 食堂 飲料 菓子 衣料 衣類 雑貨 日用品 家電 家具 書籍 図書 雑誌 新聞 取引 取消 取消し
取り消し 訂正 修正 補正 再送 キャンペーン イベント 企画 催し 催事 行事 セミナー 講座 教室 講演
研修 演題 スタンプ ラリー アンケート 設問 質問 質問文 回答 選択 選択肢 自由 記述 感想 意見 要望
苦情 クレーム 満足 評価 ランク ランキング 順位 順番 順序 グループ チーム メンバー ゲスト 招待 紹介
広告 広報 宣伝 チラシ ポスター パンフレット 配信 購読 メルマガ メールマガジン お知らせ 通知 案内
ご案内 希望 可否 同意 承諾 規約 受取 受領 受給 支給 来店 来場 来場者数 来館 入場 入場者数 入館
退場 入退 出席 欠席 参加 体験 見学 観光 観光地 観光客 スポット 旅行 宿泊 旅館 ホテル 温泉 名所
文化財 史跡 遺跡 指定 文化 芸術 音楽 演劇 映画 スポーツ 歩数 歩行 運動 ウォーキング ボランティア
エコ 環境 リサイクル 資源 ごみ ゴミ 粗大ごみ 収集 回収 廃棄 排出 処分 清掃
キャラ キャラクター マスコット 犬種
""")
"""Cards, members, shops, goods, and campaigns."""

CODES = word_set("""
コード コード体系 フラグ 区分 種別 種類 分類 細分類 カテゴリ カテゴリー ジャンル タイプ クラス
レベル ステータス 状態 状況 現況 進捗 進行 段階 フェーズ ステップ 有無 要否 可能 不可 不可能 必須
必要 不要 任意 該当 対象 有り 無し あり なし はい いいえ 未着手 済み 完了 中止 中断 保留 待ち 待機
却下 否認 差戻し 差戻 差し戻し 承認 審査 確定 本登録 通番 連番 採番 案件 課題 事案 事件 件名 件数
回数 度数 頻度 割合 比率 構成比 増減 増加 減少 前年同月比 伸び率 差額 差異 差分 誤差 数値 数字
文字 真偽 論理 物理 変数 定数 係数 指数 指標 目標 設定 初期 既定 入力 出力 桁数 単位 精度 範囲
形式 書式 様式 言語 表示 表示順序 公開 限定 優先 重要 難易度 深刻度 信頼度 理由 事由 原因 要因
目的 用途 手段 方法 手法 手順 根拠 条件 制限 制約 ルール 規則 親子 上位 下位 キー 索引 参照 関連
対応 変換 結果 成否 成功 失敗 正常 異常 エラー 警告 注意 注意事項 備考 摘要 特記 特記事項 特徴
特性 特色 概要 詳細 内容 本文 文面 文章 題名 題目 表題 標題 タイトル 見出し 見出 副題 説明 説明文
解説 補足 補足事項 注記 脚注 メモ コメント メッセージ テキスト ノート タグ ラベル キーワード 検索
その他 そのほか 其他 ほか 予備 空欄 空白 欠番 欠損 重複 一致 一意 組合せ 組み合わせ 合否 合格 判定
推定 推計 想定 見込 見込み 予測 実測 測定 観測 計測 温度 気温 湿度 風速 風向 気圧 天気 気象 電圧
電流 電力 電気 水道 水量 水質 下水 ガス 燃料 燃費 速度 速さ 濃度 密度 強度 高さ 長さ 奥行 深さ
広さ 半径 直径 角度 階級 第一 第二 第三 第四 アルファ ベータ 甲乙 公表 秘匿 合算 分別 判明 確保
除外 包含 欠測 概算 概数 可逆
""")
"""Codes, flags, classes, states, and numbering."""

SYSTEMS = word_set("""
データ データセット データベース オープンデータ メタデータ マスタ マスター トランザクション
テーブル ビュー カラム 列名 行数 列数 レコード フィールド スキーマ 定義 設計 仕様 システム サーバ
サーバー ホスト ネットワーク ドメイン ポート プロトコル リンク ファイル フォルダ フォルダー
ディレクトリ 拡張子 版数 バージョン リビジョン 改版 改定 改訂 初版 旧版 正本 副本 原本 写し コピー
複製 複写 控え バックアップ 退避 復元 復旧 アーカイブ 圧縮 暗号 復号 匿名 マスキング マスク
ハッシュ トークン 秘密 機密 極秘 社外秘 部外秘 抽出 取込 取り込み 取得 読込 書込 書き込み 書出
書き出し 転送 送信 受信 受信箱 同期 接続 切断 通信 回線 無線 公衆無線 アクセス アクセス権限 権限
認証 認証方式 認可 ログ 操作 監査 監視 検知 保守 点検 運用 稼働 停電 テスト 試験 試行 検証 本番
開発 研究 調査 統計 分析 解析 可視化 加工 整備 整理 整形 編集 一時 作業 中間 完成 下書き 草案 素案
原案 暫定 速報 確報 見本 雛形 ひな形 ひな型 テンプレート サンプル 事例 記載 記載事項 記入 画面
帳票 ボタン メニュー 機能 ジョブ バッチ スケジュール タスク プロジェクト プログラム アプリ
アプリケーション ソフト ソフトウェア ハードウェア ライセンス 著作権 著作者 出典 出所 情報 情報源
提供 共有 内部 外部 社内 社外 庁内 庁外 部内 課内 所内 個別 共通 全般 総合 一般 特別 特殊 特定
臨時 定期 通常 平常 常時 新規 新着 追加 既存 継続 更改 参考 資料 別紙 別表 別添 添付 付録 付属
付表 図面 図表 表紙 目次 シート ページ 上段 下段 前半 後半 前期 後期 前後 左右 上下 表裏 内外
""")
"""Systems, data, files, and the technical words beside them."""

DOCUMENTS = word_set("""
一覧 一式 台帳 原簿 帳簿 目録 総覧 便覧 要覧 要綱 要領 要項 条例 法令 法律 政令 省令 規程 規定
告示 公告 公示 通達 通知文 報告 申込用紙 申告 申出 届書 願書 依頼 照会 回覧 稟議 決裁 起案 議案
議題 議事 議事録 議会 会議 会議録 記録 週報 広報紙 広報誌 白書 計画 方針 施策 事業 業務 事務 手続
手続き 制度 協定 覚書 誓約 委任 委託 受託 証明 証書 指示 指導 勧告 命令 検査 確認 チェック リスト
レポート マニュアル ガイド ガイドライン ハンドブック カタログ パンフ アルバム 封筒 郵送 発送 返送
返信 返却 貸出 貸与 回付 引渡 引渡し 受渡 受渡し 受理 収受 起票 問合せ 問合わせ 問い合わせ
問い合せ 問合 お問い合わせ お問合せ 相談 送付 名刺 名札 台本 差込 印刷 製本 消去 抹消 開示 事故
漏えい 漏洩 要配慮 保有個人データ 安全 措置 対策 訓練 是正 改善 改善策 例外 申し送り 申送り 当番
勤怠 シフト 出勤 出退勤 残業 休暇 有休 源泉 年末調整 組織 団体 法人 法人名称 法人格 企業 協会
協議会 連合会 組合 連盟 財団 社団法人 公益 特例民法法人 株式会社 有限会社 合同会社 独立行政法人
宗教法人 非営利 支援 活動 分野 業種 業界 業態 産業 就業 就労 雇用 労働 農業 農家 農林 林業 漁業
水産 畜産 工業 鉱業 運輸 サービス 医療 診療科目 病床 福祉 社会 保健 衛生 生活 生活保護 暮らし
子育て 教育 学習 生涯学習 給食 食育 入園 受入 受け入れ 預かり 延長 病児 病後児 交通 防犯 犯罪 罪種
手口 被害 救急 救助 救護 通報 出動
""")
"""Kinds of documents, registers, and procedures."""

OFFICES = word_set("""
総務 人事 財務 財政 会計 経理 税務 市民税課 資産税課 収税課 市民協働課 地域振興課 商工振興課
産業振興課 経済 農政課 政策 秘書 デジタル 推進 行政 法務 管財課 管理 危機 高齢福祉課 障がい福祉課
保険 健康づくり 健康増進課 住宅 下水道課 選挙 人権 男女共同参画 国際 国保 本部 支部 部署 部門 部局
部課 課名 係名 局名 室名 班名 所管 主管 管轄 センター コールセンター コミュニティ 包括 公共 公社
公団 公営 公立 公的 公設 公用 公務 国立 県立 市立 区立 町立 村立 都立 府立 道立 組合立 私立 民間
民営 官公庁 官庁 政府 省庁 内閣府 厚生労働省 文部科学省 国土交通省 外務省 防衛省 警察庁 中核市
広域 広域連合 北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県
東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県
京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県
高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県 札幌市 仙台市 さいたま市 千葉市
横浜市 川崎市 相模原市 新潟市 静岡市 浜松市 名古屋市 京都市 大阪市 堺市 神戸市 岡山市 広島市
北九州市 福岡市 熊本市 八千代市
""")
"""Offices and departments of prefectures and municipalities, and administrative words."""

GRAMMAR = word_set("""
および 及び または 又は 若しくは もしくは ならびに 並びに から まで より など ため による における
に関する に関して に対する について として とき ごと とおり こと もの ところ する した して しない
され された できる できない 付き つき 込み 抜き 向け 向き 当たり あたり 扱い 関係 一部 全部 全体
全件 全数 全員 全て すべて 複数 単数 単一 各種 各課 共用 専用 兼用 併用 和式 洋式 有料 無料 有償
無償 直営 直接 間接 自動 手動 自己 相手 双方 他人 当事者 主体 主要 主催 共催 後援 主任 機関 運営
基本 基礎 応用 全域 連結 表記 区別 原文 翻訳 訳語 多言語 外国語 中国語 韓国語 ひらがな カタカナ
全角 半角 英数字 女子 男子 一月 部数 備品
""")
"""Particles, connectives, and endings between words."""

AFFIXES = word_set("""
名 日 年 月 時 分 秒 週 期 数 別 者 先 元 番 号 率 額 値 量 費 料 税 市 県 区 町 村 都 道 府 国 郡
課 係 部 局 室 所 署 省 庁 班 組 科 歳 才 人 件 回 円 点 枚 台 個 棟 戸 階 等 用 可 有 無 否 済 未
前 後 内 外 上 下 中 大 小 新 旧 全 各 計 表 票 簿 帳 書 証 状 図 式 型 形 種 類 級 位 性 的 化 権
物 品 店 館 院 校 園 場 駅 線 欄 順 行 列 案 版 次 約 当 他 例 初 再 非 不 被 主 副 度 帯 間 毎 末
頃 付 親 公 私 共 総 最 現 仮 準 同 対 超 宛 員 師 士 長 会 業 法 力 面 側 方 口 機 器 具 車 域 層
系 群 差 比 倍 割 増 減 残 込 抜 止 開 閉 着 出 送 受 取 替 翌 第 一 二 三 四 五 六 七 八 九 十 百
千 万 生
""")
"""Single characters that may stand alone, beside a word, or between two."""

PARTICLES = word_set("""
の と や に を が は で も へ な
""")
"""Single kana that join two words."""

HONORIFICS = word_set("""
様 さま さん サマ サン 君 くん クン ちゃん チャン 殿 どの 氏
""")
"""What follows a person's name; whatever it follows is not a known word."""

ROMAJI = word_set("""
shimei simei namae sei mei seimei myoji myouji roma kyusei kana kanji furigana yomi yomigana tsusho
seinengappi umare
nenrei nendai seibetsu seibetu jusho jyusho juusho jyuusho addr yubin yuubin todofuken todouhuken
shikuchoson sikucyoson shi machi gun cho chome choume banchi banti katagaki tatemono tatemonomei
heya denwa denwabango keitai renraku renrakusaki kinkyu kinmu kinmusaki shozoku syozoku shokugyo
setai setainushi nushi zokugara kazoku hogosha kojin honnin dairi dairinin kokuseki juki jumin
jyumin juminhyo koseki shimin kumin kokyaku kaiin kaiinmei kaiinbango kaiinno kaiinid shokuin
syokuin shain tanto tantou tantosha tantousha tantoka sekinin riyo riyou riyosha riyousha shiyo
siyo shiyosha toroku touroku torokubi tourokubi sakusei sakuseibi sakuseisha koshin koushin kousin
koshinbi koushinbi koshinsha henko henkou henkobi sakujo sakujyo shusei syusei teisei torikeshi
torikesi hakko hakkou hakkobi yukou yukokigen kigen kikan kijun kijunbi kaishi kaisi kaishibi
shuryo syuryo shuryou shuryobi uketsuke uketuke uketsukebi shinsei sinsei shinseibi todoke
todokede moshikomi mousikomi nyukai nyuukai nyukaibi taikai taikaibi kanyu dattai teishi teisi
seigetu seigetsu seigatu seigatsu
saikai kaiyaku kaijo nen tsuki tuki getsu gatsu nichi ymd nengetsu nengappi nendo gengo wareki
seireki jikan jikoku nichiji hizuke hiduke youbi yobi kyujitsu shimebi heijitsu saishu saishin
shokai zenkai konkai jikai zennen zengetsu togetsu yokugetsu kingaku gaku goukei gokei sogaku
shokei ruikei shukei syukei zandaka zangaku tanka kakaku nedan ryokin ryoukin tesuryo zei zeikomi
zeinuki zeiritsu zeigaku shohizei uriage shiire shiharai siharai seikyu seikyuu nyukin nyuukin
shukkin furikomi furikae koza kouza kouzabango ginko ginkou shiten siten yokin kessai nofu nouhu
choshu zeimu kazei genmen kanpu hojo hojokin josei kyufu kofu keihi yosan kessan shunyu shishutsu
fuyo huyo fuyobi kangen koukan kokan sikkou shikko kaado tempo tenpo tempomei tenpomei tenpocd
tenmei mise misemei kameiten shohin syohin shouhin shohinmei hinmei hinmoku hinban suryo suryou
kosu maisu honsu kaisu ninzu kensu zaiko nyuka shukka hanbai konyu kounyu chumon tyumon haiso
juchu hatchu nohin torihiki torihikisaki kaisha kaisya hojin houjin kigyo jigyo jigyosho dantai
soshiki busho bumon kakari kyoku shitsu honbu honsha honten shisho kansho shicho shiyakusho
kuyakusho yakusho gyosei somu soumu zaimu keiri jinji kikaku koho kouhou kanri joho jouhou fukushi
hukushi kenko kenkou kaigo hoken iryo hoiku kyoiku gakko gakkou kankyo bosai shisetsu sisetu
shisetsumei bangou bango bangoh bng kubun kbn kubunmei shubetsu syubetu sbt shurui syurui bunrui
daibunrui chubunrui shobunrui jotai joutai jyotai jokyo joukyou kahi yohi hissu gaito taisho
taishou taishogai riyu riyuu jiyu mokuteki yoto hoho houhou joken jouken seigen yusen juyo junban
jun jyun hyoji hyouji hyojijun meisho meishou meisyo ryakusho ryakusyo seishiki kenmei daimei
naiyo naiyou biko bikou tekiyo gaiyo shosai syosai setsumei tokki sonota hoka betsu bunsho bunsyo
shiryo ichiran itiran daicho daityou meibo meisai uchiwake utiwake rireki rirekibango jisseki
hokoku houkoku hokokusho kiroku shorui todokesho kettei shonin syounin kakunin kensa shinsa hantei
kekka shippai ijo seijo keikaku yotei yoyaku jisshi jissi tsuchi tuuti annai haishin soshin sousin
jushin jyushin sofu soufu hassou hasso henshin henkyaku toiawase soudan sodan kujo youbo iken
kaitou anketo shitsumon sentaku oubo obo tosen chusen keihin tokuten taishosha sankasha sanka
shusseki kesseki raiten raijo kenshu kokai koukai hikokai kyoyu teikyo itaku jutaku keiyaku
nyusatsu rakusatsu ryoshu denpyo denpyou chohyo chouhyou hyo gamen shori syori shoribi batchi
tsukibetsu nenbetsu gekkan nenkan nenji getsuji geppo nenpo nippo chushutsu tyusyutu torikomi
shutsuryoku nyuryoku hozon hokan haiki shokyo taihi fukugen kara made shu zen zenken zenbu ichibu
kobetsu kyotsu kyoutu ippan tokubetsu rinji teiki shinki sinki keizoku tsuika tuika kaigyo sakuin
renban tsuban saiban edaban kanribango seiribango seiri ido takasa nagasa haba omosa menseki kyori
kaisuu nissu nensu masta juusyo genjusho onamae atena mainanba meru adoresu kureka seinen tanjo
tanjou ansho anshou choiki chomei zairyu nenkin sumaho
seitsuki seituki seihi sigai shigai sinai shinai kyokuban sya sha jido seito
kanja uketori danjo danjyo honseki honsekichi hogo tenshutsu tennyu saki shoki syoki renkei ninsho
saiyo taisyoku taishoku setsuritsu kaiten basho chiku chonaikai jichikai kataban seizo tanaban keido
daihyo nintei yokaigo oaza aza ban
""")
"""Japanese schema words in romaji: one spelling of the consonants stands for all (``jusyo``).

Long vowels stay apart: they alone tell some words from names (``hojo`` from 北条).
"""

ENGLISH = word_set("""
name maiden admin spouse age date datetime time minute then before begin season jan june mon tue
thu sun prefecture state nation region area zone house home site geo phone uri domain page image
photo picture rate ratio fee yen transaction trade waon issue reissue store sku genre grade prize
mode reason note memo message min mean median base main none true the create update change done
open token session api run demo stage restore data tran option meta schema info guide readme menu
audio media radio animation size tone same make use reuse safe sure pure side inside outside wide
ride json pan bin ini response join retire agree section usage machine node one two rain non
""")
"""English words of schemas and file names whose spelling could be romaji; others need no entry."""

CODE_MARKS = word_set("cd code kbn kubun flg flag")
"""Words beside which a column is the code of a thing, whatever else it could be (``mori_cd``)."""

_BIRTHS = (
    "birth",
    "birthday",
    "dob",
    "bday",
    "seinengappi",
    "sngp",
    "umare",
    "seinen",
    "bir",
    "bd",
)
_OF_SHOPS = ("tel", "fax", "addr", "adr", "address", "jusho", "jusyo", "jyusyo", "jyusho", "mail")
_OF_PLACES = ("ken nm", "ken mei", "ken name", "ken cd", "ken bango")
PAIRS = frozenset(
    {
        *("eiji nm", "eiji mei", "eiji name", "eiji shimei", "furi gana", "huri gana"),
        *(f"{birth} {era}" for birth in _BIRTHS for era in ("era", "gen", "gng", "gengo")),
        *(f"ten {what}" for what in (*_OF_SHOPS, "mei", "nm", "name", "cd", "no")),
        *_OF_PLACES,
    }
)
"""Words side by side of which one alone could be a person: 英字 sounds like 英二, 県 like 健."""

JAPANESE = IN_KANA.union(
    PERSONS, PLACES, TIME, MONEY, CARDS_AND_SHOPS, CODES, SYSTEMS, DOCUMENTS, OFFICES, GRAMMAR
)
"""Words of two and more characters in kanji or kana."""

LATIN = ROMAJI | ENGLISH | CODE_MARKS
"""Words in Latin letters, lower case."""
