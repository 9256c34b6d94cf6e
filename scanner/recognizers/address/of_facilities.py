"""Addresses that go on with what nobody lives in: a company to write to, a station, a public hall.

People note them to find the place, with the postcode first or at the beginning of a sentence.
"""

from scanner.recognizers.person.name_beside import is_before_name, is_behind_name
from scanner.recognizers.person.names_of_kanji import ends_with_full_name
from scanner.recognizers.person.people import reads_as_surname
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import narrow_with_spaces

_BEFORE, _BEHIND = 48, 64
_FIRST = expression(r"(?:\A|[。\n>:/・〒]) ?\Z")
"""Where a sentence or an item begins."""

_TO_COMPANY = expression(r"[^\n。様]{8,96}(?<!方)(?<!方 )(?<!気付)御中(?!で|と書|は誤)")
_THERE = expression(
    r"(?<=[0-9号番地階F一二三四五六七八九十]) (?P<place>[^\s、。:()「」]{2,16})(?=\Z|[ 。、/|])"
)
"""What stands apart behind a number or a floor."""

_FACILITY = expression(
    r".*(?:駅(?:[東西南北中央]{1,2}口|前)?|[空漁]港|公園|緑地|庭園|遊園地?|[楽物]園|水族館|神社|大社|神宮"
    r"|[一-龠]寺|[一-龠]城(?:跡|址)?|会館(?:[^\s]{0,4}ホール)?|公民館|[図美博資文記体武][一-龠]{1,2}館(?:分[館室])?"
    r"|児童館|センター|[一-龠]ホール|プール|広場|[競球運浄処斎市][一-龠]{0,2}場|グラウンド|役[所場]|庁舎"
    r"|海岸|海水浴場|展望台|道の駅[^\s]{0,8}|(?:支援|市民|産業|文化|福祉)プラザ|[小中]学校|高校|大学|病院"
    r"|[警消税][一-龠]署|郵便局|交番)"
)
_ROOM = expression(" [0-9]{1,4}号室?")
_NEXT = expression(r" ([^\s、。:()「」0-9]{1,4})(?=\Z|[ 。、/|])")
_DWELLING = expression(r".*(?:[荘寮棟]|ハイツ|コーポ|団地|マンション|アパート|住宅|宿舎)")
_SOMEBODY = expression("様|さん|さま|氏|殿|住所|自宅|宛|届|本人|申[込請]者|会員|生年|[0-9]歳")


def is_of_facility(text: str, start: int, end: int) -> bool:
    """Say whether a company or a public place is named at the end of an address, or behind it.

    Args:
        text: The whole text.
        start: Where the address begins, with its postcode.
        end: Where it ends, perhaps with what is named.
    """
    head = narrow_with_spaces(text[max(0, start - _BEFORE) : start])
    line = narrow_with_spaces(text[start : end + _BEHIND]).partition("\n")[0].rstrip()
    if _TO_COMPANY.match(line):
        return _SOMEBODY.search(line) is None
    if not (text[start] == "〒" or _FIRST.search(head)) or _names_somebody(head):
        return False
    named = _THERE.finditer(line)
    return any(
        _is_facility(there["place"]) and not _is_somebodys(there["place"], line[there.end() :])
        for there in named
        if there.start() <= end - start
    )


def _is_somebodys(place: str, behind: str) -> bool:
    """Say whether somebody lives in what is called so, or is: …駅前 408号室, 磯城　花子.

    Args:
        place: What is named behind the number of an address.
        behind: The rest of the line.
    """
    if _ROOM.match(behind) or is_before_name(behind.lstrip()) > 0:
        return True
    given = _NEXT.match(behind)
    return given is not None and ends_with_full_name(f"{place}{given[1]}")


def _names_somebody(head: str) -> bool:
    """Say whether somebody is named right before an address."""
    words = head.rpartition("。")[2].rpartition("\n")[2]
    return _SOMEBODY.search(words[-16:]) is not None or is_behind_name(words.rstrip())


def _is_facility(place: str) -> bool:
    """Say whether something is called like what nobody lives in, and nobody is."""
    if _FACILITY.fullmatch(place) is None or _DWELLING.match(place):
        return False
    return not reads_as_surname(place)
