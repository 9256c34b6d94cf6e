"""How surnames and given names sound, so that kana and romaji are known at once.

The dictionary finds a word by its spelling, and few names stand in it in kana. Reading all of it
costs two seconds of CPU time, more than many a file does. So what it says is kept in a file beside
this module, which a test compares and can make anew: the sounds of names that several spellings
share, and for surnames those that are the first reading of their only spelling.
"""

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("sounds.txt")
SURNAME, GIVEN = "姓", "名"
PARTS_OF_SPEECH = [("名詞", "固有名詞", "人名", kind) for kind in (SURNAME, GIVEN)]


@lru_cache(1)
def sounds() -> tuple[frozenset[str], frozenset[str]]:
    """Give the sounds of surnames, and of given names."""
    surnames, given = FILE.read_text("ascii").split("\n\n")
    return frozenset(surnames.split()), frozenset(given.split())
