"""What the ledger knows, for whoever asks."""

from collections.abc import Mapping
from dataclasses import replace

from scanner.ledger import acts, comparing, runs, standings
from scanner.ledger.acts import Act
from scanner.ledger.handle import Handle
from scanner.ledger.life import Standing
from scanner.ledger.lives import Ending, Told, lives
from scanner.ledger.runs import Past, Start
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.notice import Compared
from scanner.model.run import Run
from scanner.model.waiver import Waiver


class Answering(Handle):
    """Answers questions about runs, findings and acts; nothing is written."""

    def unfinished(self) -> tuple[Start, ...]:
        """Give the runs that began and did not end: running, or interrupted."""
        with self.database.read() as db:
            return runs.unfinished(db, self._seal)

    def runs(self) -> tuple[Past, ...]:
        """Give the finished runs in order; ``night`` is set on completed nights."""
        with self.database.read() as db:
            return runs.past(db, self._seal)

    def run(self, identity: str) -> Run:
        """Give a finished run as it was: record, coverage, flows, waivers, findings but passes.

        Raises:
            LedgerError: There is no such run, or it is not as the scanner wrote it.
        """
        with self.database.read() as db:
            for past in runs.past(db, self._seal):
                if past.record.id == identity:
                    kept = runs.lines(db, self._seal, identity)
                    findings = standings.stated(db, self._seal, past)
                    waived = standings.waived(db, self._seal, past, findings)
                    record = replace(past.record, coverage=kept.lines)
                    return Run(record, findings, kept.flows, waived)
        raise LedgerError(Trouble.NO_RUN, run=identity)

    def waived(self, run: Run) -> Mapping[str, Waiver]:
        """Give the waivers that covered findings of a finished run, by the finding's id."""
        with self.database.read() as db:
            past = (one for one in runs.past(db, self._seal) if one.record.id == run.record.id)
            return {
                finding: waiver
                for one in past
                for finding, waiver in standings.waived(db, self._seal, one, run.findings).items()
            }

    def compared(self) -> Compared:
        """Compare what is open now with the completed night before the last run."""
        with self.database.read() as db:
            return comparing.compared(db, self._seal)

    def exceptions(self) -> tuple[Standing, ...]:
        """Give the open exceptions with owner and due date, in the order of every output."""
        return tuple(one for one in self.open_findings() if one.finding.is_exception)

    def open_findings(self) -> tuple[Standing, ...]:
        """Give what is open, gaps included, in the order of every output."""
        with self.database.read() as db:
            known = standings.decided(db, self._seal).values()
        return tuple(sorted((o for o in known if o.is_open), key=lambda one: one.finding.order))

    def lives(self, ending: Ending | None = None) -> dict[str, Told]:
        """Tell the lives of all findings by id.

        Args:
            ending: A run that is about to end: lives are told as it leaves them.
        """
        with self.database.read() as db:
            return lives(db, self._seal, ending)

    def told(self, identity: str) -> Told:
        """Tell the life of one finding, by its id or one from before a rotation.

        Raises:
            LedgerError: The ledger does not know it.
        """
        with self.database.read() as db:
            current, standing = standings.of(db, self._seal, identity)
            steps = standings.steps(db, self._seal, current)
            return Told(standing, steps, acts.done(db, self._seal, current))

    def acts(self) -> tuple[Act, ...]:
        """Give what people decided and did, in order."""
        with self.database.read() as db:
            return acts.done(db, self._seal)
