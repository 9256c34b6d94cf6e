"""What a check found, and how it is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scanner.evidence.chained import DAY, Record
from scanner.evidence.verifier_words import WORDS, Trouble

WHOLE = frozenset({"read", "reused"})


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    Attributes:
        troubles: The first is the first record or file that is wrong; empty for a valid pack.
        anchored: The day until which anchors agree with the records, inclusive; empty for none.
        later: How many records no anchor speaks for.
        beyond: The day until which anchors speak of records after the period; empty for none.
        late: Records with a time stamp that does not fit their clock.
    """

    troubles: tuple[Trouble, ...]
    records: tuple[Record, ...] = ()
    anchored: str = ""
    later: int = 0
    beyond: str = ""
    late: tuple[int, ...] = ()
    period: tuple[str, str] = ("", "")

    def nights(self) -> Mapping[str, int]:
        """Count the days of the period by what its records say of them."""
        done: dict[str, bool] = {}
        for record in self.records:
            if record.predicate["run"]["only"] is None:
                whole = record.predicate["status"].keys() <= WHOLE
                done[record.day] = done.get(record.day, False) or whole
        first, last = map(date.fromisoformat, self.period)
        days = {str(first + n * DAY) for n in range((last - first).days + 1)}
        scanned = sum(done[day] for day in days & done.keys())
        partial = len(days & done.keys()) - scanned
        return {"scanned": scanned, "partial": partial, "missed": len(days - done.keys())}

    def lines(self, lang: str) -> Iterator[str]:
        """Say it in Japanese or English."""

        def say(key: str, **values: object) -> str:
            return WORDS[key][lang != "ja"].format(**values)

        yield from (say("invalid", what=trouble.say(lang)) for trouble in self.troubles[:1])
        yield from (trouble.say(lang) for trouble in self.troubles[1:])
        if self.troubles:
            return
        yield say("valid", n=len(self.records), since=self.period[0], until=self.period[1])
        yield say("nights", **self.nights())
        if self.anchored:
            yield say("anchored", day=self.anchored)
        if self.later:
            yield say("unanchored", n=self.later)
        if self.beyond:
            yield say("beyond", day=self.beyond)
        yield from (say("late", n=number) for number in self.late)
