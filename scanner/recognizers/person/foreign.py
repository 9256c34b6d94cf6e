"""Names of the countries that most foreign residents come from, in Latin letters and katakana.

The analyser's dictionary has no foreign names in Latin letters, and no package on hand has them in
a size that could be kept. These are among the commonest in China, Viet Nam, Korea, the Philippines,
Brazil, Nepal, India, Indonesia and the English-speaking countries; a word that English uses for
things (Green, King, Rose) is left out, and one word alone never makes a name of a text.
"""

from scanner.recognizers.reading.word_sets import word_set

FOREIGN = word_set("""
adams aye agus ahmed ahn alexander ali alice allen almeida alves ana anderson andrew anh anil anna
anthony aquino araujo bahadur bai barbara bautista bob brian brown budi bui cai campbell cao
carlos carmen carter carvalho castro charles chen cheng cho choi christopher clark collins
cooper costa cruz cui dai dang daniel das david davis dela deng dewi diaz dmitri dong duan duc
dung duong eduardo edward edwards elena elizabeth emily emma eunji evans fang fen feng fernandes
fernandez fernando ferreira flores francois fu gabriel gao garcia george gomes gomez gonzales
gonzalez gupta gurung han hang hans hao harris hassan helen henry hernandez hieu ho hoa hoang
hong hou hua huang hui hung huong hussain huynh hwang hyun isabel ivan jackson james jang jean
jennifer jeon jessica jia jiang jie jihoon jim jin jisoo jiwoo joao john johnson jones jose
joseph juan julia jun jung kang karen karki kate kelly kevin khan kim kong kumar kumari kwon lan
laura le lee lei lewis li liang liao lim lima lin linda linh lisa liu long lopez lucas luis luo
ly magar mai mao marcos margaret maria marie martinez martins mary matthew mendoza meng michael
mike miller ming minh minji minjun mitchell mohammed moore morris muhammad muller murphy nam
nancy nascimento natalia nelson nga ngo ngoc nguyen nicolas nur ocampo oh olga oliveira pan park
patel patricia paul paulo pedro peng pereira perez peter pham phan phuong pierre ping priya
putra qian qiang qin qiu quang rahman rai rajesh ram ramesh ramirez ramos reed reyes ribeiro
ricardo richard richardson rivera robert roberto roberts robinson rodrigues rodriguez rogers
rosario ryu sanchez santos sarah sari schmidt scott seo seojun sergei setiawan shao sharma shen
shi shin shrestha silva singh sita siti smith song soo sophie sousa souza steve steven stewart
sujin sun sunil suresh susan susanto tamang tang taylor thanh thao thapa thi thomas thompson
thuy tian tom torres tran trang tuan van villanueva vo vu walker wang wei wijaya william
williams wilson wright wu xia xiao xie xiong xu xue yan yang yao ying yoon yuan yun zeng zhang
zhao zheng zhong zhou zhu
""")

FOREIGN_IN_KANA = word_set("""
    アウン アキノ アグス アディカリ アハメド アブドゥル アリ アルメイダ アルベス
    アンダーソン アントニオ アンドレ イスラム イワノフ イワノワ ウィジャヤ ウィリアムズ
    ウィルソン エドゥアルド エバンス エミリー エリザベス エレナ オカンポ オコナー
    オブライエン オリベイラ オルガ カスティーリョ カストロ カルキ カルバーリョ カルロス
    カレン ガブリエル ガルシア キム キャンベル ギミレ クマール クルス クレール クォン
    グエン グプタ グルン コリンズ ゴメス ゴンザレス サラ サンチェス サントス サントソ シタ
    シュミット シュレスタ シルバ シルヴァ シルワ シン ジェシカ ジェニファー ジェームズ ジホ
    ジャクソン ジョアン ジョセフ ジョゼ ジョン ジョンソン ジョーンズ スサント スニタ スニル
    スミス スティーブ スーザン ズオン ズン セティアワン セルゲイ ソアレス ソウザ ソフィー
    ソムチャイ ソヨン タパ タマン チェン チャウ チャン チュオン チョウ ティダー テイラー
    デイビス デイビッド デウィ デュポン デラクルス トゥアン トゥイ トゥン トンプソン
    トーマス ドアン ドミトリー ドミンゴ ナタリア ナバロ ネルソン ハッサン ハンス パウロ
    パク パテル パトリシア ピエール ピーター ファム フイン フェルナンダ フェルナンデス
    フェルナンド フェレイラ フセイン フローレス ブイ ブディ プトラ プトリ プリヤ ヘジン
    ヘルナンデス ベガム ペドロ ペレイラ ペレス ペレラ ホアン ホサイン ホセ ホフマン
    ポウデル マイケル マガル マリア マルコ マルコス マルセロ マルタン マルティネス
    マルティンス マーティン マーフィー ミゲル ミッチェル ミュラー ミョー ミンジュン
    ムハンマド メアリー メンドーサ モハメド モリス ラジェシュ ラハユ ラファエル ラモス
    ラーマン リウ リチャード リベイロ リベラ ルイス ルーカス レイエス ロシャ ロッシ
    ロドリゲス ロバーツ ロバート ロビンソン ロペス ヴォー ヴー
""")
"""Most of these the dictionary has as a word for things as well, or not at all."""
