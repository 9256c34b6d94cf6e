"""The few sentences that no report says, in Japanese and in English, by the work they belong to."""

from scanner.cli.sentences.drafting import DRAFTING
from scanner.cli.sentences.keeping import KEEPING
from scanner.cli.sentences.keys import KEYS
from scanner.cli.sentences.proving import PROVING
from scanner.cli.sentences.running import RUNNING

SENTENCES = RUNNING | DRAFTING | PROVING | KEYS | KEEPING

__all__ = ["SENTENCES"]
