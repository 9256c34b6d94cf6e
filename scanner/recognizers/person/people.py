"""What SudachiPy's dictionary knows of surnames and given names, by spelling and by sound.

Readings of all its 姓 and 名 are taken, rare ones too: a rare name tells more of a person than a
common one. Few names stand in it in kana, none in romaji, therefore ``People`` compares these by
sound, which costs a reading of the whole dictionary. ``known``, ``heard`` and ``spelt`` ask for one
word at a time, in two microseconds, and only for words that screens leave: what a column holds is
told from the many names in it that the dictionary has, not from every single one.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Self

from scanner.recognizers.headers.vocabulary import AFFIXES, IN_KANA, JAPANESE
from scanner.recognizers.person.dictionary_pages import kept, looked_up
from scanner.recognizers.person.foreign import FOREIGN, FOREIGN_IN_KANA
from scanner.recognizers.person.history import GOODS, OF_HISTORY
from scanner.recognizers.person.rare_surnames import HEARD, RARE
from scanner.recognizers.person.romaji import is_romaji, sound
from scanner.recognizers.person.sounds import PARTS_OF_SPEECH, sounds
from scanner.recognizers.reading.kana import AS_KATAKANA
from scanner.recognizers.reading.word_sets import word_set

if TYPE_CHECKING:
    from sudachipy import (  # type: ignore[import-untyped]  # ships stubs without a marker
        Dictionary,
        Morpheme,
        Tokenizer,
    )

PLACE_MARKS = frozenset("市区町村郡県駅") | {"地区"}
SHORTEST_SURNAME, SHORTEST_GIVEN = 3, 2
"""Letters of the sounds that a word may be taken apart into."""

DESTINED = "行"
"""Behind a place it says where a train goes (水戸行); hardly anybody is called so."""

SHOWN = frozenset("展像伝集碑墓館")
"""Behind whom a museum shows, a square or a book: 平清盛展."""

NO_NAMES = frozenset(
    "付場打板掛割給肉油型込費側替指払送皮腹配客店反剤歯箱製床検買貸投返除髪医症酸壁価殺試棒決液肌煮帳減派腰判卵籠課席借版換各罪級違賃餅飲略"
    "絣焼被廃属例訳党低題菌禁態劇障婚舌脳刑働粗漬票吸際蓋酢膜爪犯鉢糖個縮皿債療診脂枠販汗臭尿囲炉控裂捕届排推獣削脈靴災争筒婆庁項埋既飼答怪"
    "輸敗麺畳掃符遅軟帽胞塊署胃硬棄罰隔却滞者売率血湯飯粉労防消再請圧術断値害服局飾傷跡便塗射限財株験豚幕隊蒸撃欠突刺損爆駅貨熟袋病刃"
)
"""Common signs that no given name of the dictionary has, or nearly none."""

VARIANTS = str.maketrans("髙﨑德濵瀨增黑栁𠮷冨", "高崎徳濱瀬増黒柳吉富")
"""Kanji of family registers that the dictionary has in another shape."""

SHORTEST_HEARD = 2
"""Signs of what is no surname by its sound alone, where the dictionary has it as something else."""

WORDS_REMEMBERED = 1 << 18
HIRAGANA = {katakana: hiragana for hiragana, katakana in AS_KATAKANA.items()}


AT_WORK = word_set("打合 打会 張替 取違 先場 八百屋 花屋 重機 印章 興信")
"""Words of offices that the dictionary has as names, or that begin with one."""

FEASTS = frozenset(("クンチ", "クニチ", "ドンタク", "エンブリ", "ハナガサ"))
"""What a town celebrates, behind its name: 長崎くんち."""

FIRMS = word_set("""
    ケンセツ ウンユ ウンソウ コウギョウ サンギョウ フドウサン コウムテン セイサクショ ショウテン
    ショウカイ シュゾウ インサツ ジドウシャ ブッサン コウムショ セツビ
""")
"""What firms do, behind a surname in kana, as which few names sound: カジワラウンユ."""

NUMERALS = frozenset("〇一二三四五六七八九十百千")
"""A number of them behind a town is no surname, though there are such: 二十八."""


class Known:
    """What the dictionary knows of a word: bits of a plain number.

    Those of an ``IntFlag`` cost half a microsecond each time that they are asked for.
    """

    SURNAME: Final = 1
    GIVEN: Final = 2
    FOREIGN: Final = 4
    """A name of which it does not say whether it is a surname."""

    THING: Final = 8
    PLACE: Final = 16
    SHORT: Final = 32
    """One character."""

    UNFIT: Final = 64
    """It ends like an office or a product, or begins as no word does."""

    CLEAR: Final = 128
    """It is the name of a person before anything else; in Latin letters, written like one."""


NAMED = Known.SURNAME | Known.GIVEN | Known.FOREIGN
NATURES = {"姓": Known.SURNAME, "名": Known.GIVEN, "一般": Known.FOREIGN}
THINGS = frozenset({"名詞", "形状詞", "副詞", "動詞", "形容詞", "感動詞", "代名詞", "連体詞"})
TAKEN_OUT = frozenset(
    {"redacted", "masked", "anonymized", "anonymised", "removed", "deleted", "hidden", "suppressed"}
)
"""What stands where a name was; XXXX does, too."""

WEEKDAYS = frozenset({"mon", "tue", "wed", "fri", "sat"})
"""In columns of them, which sound like names (門, 上)."""

NOBODY_IN_LATIN = TAKEN_OUT | WEEKDAYS

UNFIT_ENDS = frozenset(
    "社店街院館堂舗卸局所室課部係会校団屋荘駅市区県郡号式器機業場券品料署庁省線病学議化製販税費金様殿園科展賞産苑軒亭庵寺橋塾舎閣楼窯組湾峠坂沼湖港道路"
)
LONG_FOR_A_NAME, LONG_FOR_A_THING = 4, 3
"""Kanji from which a word is no name that the dictionary lacks; of a word for a thing."""

UNFIT_STARTS = frozenset("様殿氏市町村県駅がのヶをンッャュョァィゥェォーんっゃゅょぁぃぅぇぉｰﾝｯｬｭｮﾞﾟ")


@dataclass(frozen=True, slots=True)
class People:
    """Surnames and given names by sound, and the dictionary that knows them by spelling."""

    surnames: frozenset[str]
    given: frozenset[str]
    dictionary: "Dictionary"
    tokenizer: "Tokenizer"

    @classmethod
    @lru_cache(1)
    def of_dictionary(cls) -> Self:
        """Read the dictionary once per process; it takes about a second."""
        import sudachipy  # noqa: PLC0415 - most names need no dictionary

        dictionary = opened()
        readings: dict[str, set[str]] = {"姓": set(), "名": set()}
        for entry in filter(dictionary.pos_matcher(PARTS_OF_SPEECH), dictionary.entries()):
            readings[entry.part_of_speech()[3]].add(entry.reading_form())
        surnames, given = (frozenset(map(sound, readings[kind])) for kind in ("姓", "名"))
        return cls(surnames, given, dictionary, dictionary.tokenizer(sudachipy.SplitMode.A))

    def named_in(self, text: str) -> Iterator[str]:
        """Find the words of a Japanese text that are surnames or given names.

        A place that is also a surname counts (千葉), unless the next word says that it is a place.
        """
        words = list(self.tokenizer.tokenize(text))
        for word, following in zip(words, [*words[1:], None], strict=True):
            _, nature, proper, *_ = word.part_of_speech()
            is_place = proper == "地名" and following and following.surface() in PLACE_MARKS
            if nature == "固有名詞" and not is_place and self.spelled(word.surface()):
                yield word.surface()

    def spelled(self, word: str) -> bool:
        """Tell whether the whole word is a surname or a given name as it is written."""
        kinds = (entry.part_of_speech() for entry in self.dictionary.lookup(word))
        return any(kind[:4] in PARTS_OF_SPEECH for kind in kinds)

    def sounded(self, word: str) -> bool:
        """Tell whether a word in kana or romaji sounds like a name, or a surname and a given name.

        Words of the dictionary are not taken apart, and common nouns with a long vowel sign are
        loan words (ルート): of these, names are found as they are spelled.
        """
        looked_up()
        heard, entries = sound(word), self.dictionary.lookup(word)
        if heard in self.surnames or heard in self.given:
            return "ー" not in word or not any(map(_is_common_noun, entries))
        return not entries and any(
            heard[:i] in self.surnames and heard[i:] in self.given
            for i in range(SHORTEST_SURNAME, len(heard) - SHORTEST_GIVEN + 1)
        )


@lru_cache(1)
def opened() -> "Dictionary":
    """Open the dictionary once per process, in 50 ms."""
    import sudachipy  # noqa: PLC0415 - most texts need no dictionary

    return kept(sudachipy.Dictionary)


def _asked(word: str) -> int:
    """Ask the dictionary for one word."""
    flags = Known.SURNAME if word in RARE else 0
    looked_up()
    for entry in opened().lookup(word):
        kind, nature, proper, name, *_ = entry.part_of_speech()
        if nature != "固有名詞":
            flags |= Known.THING if kind in THINGS else 0
        elif proper == "人名":
            flags |= NATURES[name]
        else:
            flags |= Known.PLACE if proper == "地名" else Known.THING
    return flags


def _weighed(word: str, flags: int, *, longest: int = 1 << 30) -> int:
    """Say how long a word is, and whether it can be a name that the dictionary lacks."""
    named = flags & (Known.SURNAME | Known.GIVEN) and word not in AFFIXES
    if named and _first_reading(word)[2:3] == ("人名",):
        flags |= Known.CLEAR
    unfit = word[-1] in UNFIT_ENDS or word[0] in UNFIT_STARTS or len(word) >= longest
    unfit = unfit or not (flags or NO_NAMES.isdisjoint(word))
    return (
        flags
        | (Known.UNFIT if unfit and not flags & NAMED else 0)
        | (Known.SHORT if len(word) == 1 else 0)
    )


@lru_cache(WORDS_REMEMBERED)
def known(word: str) -> int:
    """Say what a word is, as it is spelled; the vocabulary of schemas has no names in it."""
    if not word:
        return 0
    if word in JAPANESE or word in AT_WORK:
        return Known.THING | Known.UNFIT
    if word in OF_HISTORY or word in GOODS or (word[-1] in SHOWN and word[:-1] in OF_HISTORY):
        return Known.THING
    if word == DESTINED:
        return Known.THING | Known.UNFIT | Known.SHORT
    flags = _asked(word.translate(VARIANTS))
    longest = LONG_FOR_A_THING if flags & Known.THING else LONG_FOR_A_NAME
    return _weighed(word, flags, longest=longest)


@lru_cache(WORDS_REMEMBERED)
def heard(word: str) -> int:
    """Say what a word in kana is, in either kana and either width.

    Few words written in kana are no homonym of a noun: one that is a name counts as that.
    """
    katakana = unicodedata.normalize("NFKC", word).translate(AS_KATAKANA)
    hiragana = katakana.translate(HIRAGANA)
    if katakana in IN_KANA or katakana in FEASTS or katakana in FIRMS:
        return Known.THING | Known.UNFIT
    flags = _asked(katakana) | _asked(hiragana)
    if katakana in FOREIGN_IN_KANA:
        return _weighed(katakana, flags & ~(Known.THING | Known.PLACE) | Known.FOREIGN)
    if flags & (Known.SURNAME | Known.GIVEN):
        alone = 0 if flags & (Known.THING | Known.PLACE) else Known.CLEAR
        return _weighed(katakana, flags & ~Known.THING) | alone
    if katakana in JAPANESE or hiragana in JAPANESE:
        return Known.THING | Known.UNFIT
    if word[0] >= "ァ" and "ー" not in katakana and len(katakana) > 1:
        if not flags:
            flags = sounding(katakana)
            return _weighed(katakana, flags | (Known.CLEAR if flags else 0))
        if len(katakana) > SHORTEST_HEARD and not is_word(katakana):
            flags = sounding(katakana) & Known.SURNAME | flags & ~Known.THING
    return _weighed(word if word[0] in UNFIT_STARTS else katakana, flags)


@lru_cache(WORDS_REMEMBERED)
def is_word(written: str) -> bool:
    """Tell a word from the name of a firm or a place, which people bear as well: コジマ, 松下."""
    looked_up()
    kinds = (entry.part_of_speech() for entry in opened().lookup(written))
    return any(nature != "固有名詞" for _, nature, *_ in kinds)


def sounding(word: str) -> int:
    """Say what names sound like a word in katakana, whatever else it may be."""
    return _sounding(sound(word))


def _sounding(word: str) -> int:
    """Say what names sound so."""
    surnames, given = sounds()
    flags = Known.SURNAME if word in surnames or word in _rare_sounds() else 0
    return flags | Known.GIVEN if word in given else flags


@lru_cache(1)
def _rare_sounds() -> frozenset[str]:
    return frozenset(map(sound, HEARD))


@lru_cache(WORDS_REMEMBERED)
def spelt(word: str) -> int:
    """Say what a word in Latin letters is: a name only where it is made of Japanese syllables."""
    letters = unicodedata.normalize("NFKC", word).lower().replace("'", "").replace("-", "")
    if letters in NOBODY_IN_LATIN or not letters.strip("x"):
        return Known.THING | Known.UNFIT
    flags = Known.FOREIGN if letters in FOREIGN else 0
    if not is_romaji(letters):
        return flags or Known.THING
    flags |= _sounding(sound(letters))
    return flags | (Known.CLEAR if flags & ~Known.FOREIGN and word[0] < "a" else 0)


@lru_cache(WORDS_REMEMBERED)
def words_of(run: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Cut some signs into words, as the analyser would, each with its part of speech."""
    looked_up()
    words = _tokenizer().tokenize(run.translate(VARIANTS))
    return tuple((word.surface(), tuple(word.part_of_speech())) for word in words)


def _first_reading(word: str) -> tuple[str, ...]:
    """Read a word alone, as the analyser would: the commonest of its meanings."""
    words = words_of(word)
    return words[0][1] if len(words) == 1 else ()


@lru_cache(1)
def _tokenizer() -> "Tokenizer":
    import sudachipy  # noqa: PLC0415 - most texts need none

    return opened().tokenizer(sudachipy.SplitMode.A, fields={"pos"})


@lru_cache(WORDS_REMEMBERED)
def reads_as_surname(word: str) -> bool:
    """Tell whether a word is a surname before it is anything else, and longer than one kanji."""
    if len(word) == 1 or not known(word) & Known.SURNAME or NUMERALS.issuperset(word):
        return False
    return _first_reading(word)[2:4] in {("人名", "姓"), ("人名", "一般")}


def reads_as_given(word: str) -> bool:
    """Tell whether a word is a given name before it is anything else."""
    return known(word) & Known.GIVEN > 0 and _first_reading(word)[2:4] == ("人名", "名")


def _is_common_noun(word: "Morpheme") -> bool:
    return bool(word.part_of_speech()[1] == "普通名詞")
