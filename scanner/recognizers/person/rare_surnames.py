"""Surnames that are borne today and that the dictionary does not know to be such."""

from scanner.recognizers.reading.word_sets import word_set

RARE = word_set("""
    国弘 齋 長曽我部 長宗我部 小比類 瑞慶覧 貝沼 熊埜御堂 勘解由小路 左衛門三郎 糀谷 名嘉真
    勢理客 兼城 嘉手納 度会 毛受 鉄穴 返田 似内 鷹觜 栗花落 月見里 四月朔日
    四十物谷 一尺八寸 大豆生田 五百旗頭 仲村渠 安次富 饒平名 喜屋武 東恩納 保栄茂 辺土名 具志川
    屋良 勝連 渡名喜 天久 稲嶺 冨名腰 百目鬼 小鳥遊 生田目 波多江 薄葉 躑躅森
    樋爪 纐纈 朝比奈 曲直瀬 神子島 十二村 一番合戦 四方 八重尾 東風平 西銘 譜久山
    譜久村 慶田盛 花城 与那覇 与座 祝嶺 大工廻 阿波根 安慶名 阿波連 伊礼 奥間
    我謝
""")
"""Those that it lacks, or has as a place."""

SELDOM = word_set("""
    四月一日 八月一日 十六夜 一 二 九 十 百 東雲 四十物 七五三 九十九 不死川 月雲 神楽坂 天照 雲母
    大豆生田 薬袋 勘解由小路 左衛門三郎 七五三掛 鴨脚 善知鳥 毛受 樹神 祝部 巫部 猫屋敷 戌亥
    長曽我部 長宗我部 倶利伽羅 茅 一口 帷子 港 鎌 針山 石灰 屋敷 羽根 舘
""")
"""Those that it has as another word alone."""
