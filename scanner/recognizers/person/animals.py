"""Animals that are called like people, by what only an animal has: a breed, a pedigree, its sex.

Days on which they were born are told by ``birth_date.nobodys``, which sees other words beside them.
"""

from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression

OF_ANIMAL = expression(
    rf"(?:[犬猫馬牛畜]種|名号|子牛|種雄牛|去勢|(?<![{KATAKANA}])[オメ]ス(?![{KATAKANA}])"
    rf"|(?<![{KANJI}])[雌牝]|性別[:{SPACE}]{{0,2}}[雄牡])"
    rf"[^\n主者]{{0,24}}(?:名前|名号|[父母]|母の父)[{SPACE}]?[:{SPACE}]\Z|(?:名号|種雄牛)[{SPACE}]?[:{SPACE}「『]\Z"
)
"""What an animal is called, and its parents."""

LEADING = frozenset(f":「『{SPACE}")
"""What the last sign is of what leads to an animal."""

CALLED = expression(rf"(?<!の)(?:名前|なまえ|愛称|呼び名)[{SPACE}]?[:{SPACE}]\Z")
BREED = expression(rf"[{SPACE}、,/|]{{1,3}}(?:[犬猫馬牛畜]種|毛色)")
"""Around a name whose bearer has a breed; who is called 氏名 has a dog."""

GELDED = expression(rf"[{SPACE}、,/|]{{1,3}}去勢(?![{KANJI}])")
"""Behind what is called so: an animal of which nobody is the bearer."""


def is_animal(text: str, end: int, before: str) -> bool:
    """Tell whether an animal is called so.

    Args:
        text: With signs of ASCII in ASCII.
        end: Behind the name.
        before: What stands before it.
    """
    led = before[-1:] in LEADING and OF_ANIMAL.search(before)
    if led or GELDED.match(text, end):
        return True
    return BREED.match(text, end) is not None and CALLED.search(before) is not None
