"""The part of the journal about what a person wants to try: plans, with what was said of each.

Every change here can be taken back with `Journal.undo`, but for what was asked: that is no change.
"""

from datetime import date

from reflect.dates import Period
from reflect.errors import NotFound
from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import entries, plans
from reflect.values.plans import Commitment, Life, Plan, Status


@dataclass(frozen=True, slots=True)
class Plans:
    """What `Journal` can do with plans: `journal.plans`."""

    file: OpenFile

    def all(self, lived: Period | None = None) -> list[Commitment]:
        """Give all plans, or those that lived in a period; the longest due first."""
        return plans.commitments(self.file.con, lived=lived)

    def open(self, *, pack: str | None = None) -> list[Commitment]:
        """Give what is still open, the longest due first; only what began in this kind of sitting, if given."""
        return plans.open_commitments(self.file.con, pack=pack)

    def began_in(self, *packs: str) -> list[Commitment]:
        """Give all plans that began in these kinds of sittings, in every wording; the longest due first."""
        return plans.commitments_of(self.file.con, packs=packs)

    def closed_since(self, day: date) -> list[Commitment]:
        """Give what was closed on this day or later, the last one first; not what goes on in other words."""
        return plans.closed_since(self.file.con, day)

    def all_due(self, today: date) -> list[Commitment]:
        """Give the open plans whose day to look back has come, the longest due first."""
        return plans.commitments(self.file.con, due=today)

    def due(self, today: date) -> Commitment | None:
        """Give the open plan that has been due the longest, or None."""
        return next(iter(self.all_due(today)), None)

    def get(self, number: int) -> Commitment:
        """Give one plan by its number.

        Raises:
            NotFound: saying what the newest one is.
        """
        found = plans.commitment(self.file.con, number)
        if found is not None:
            return found
        newest = plans.newest_commitment(self.file.con)
        if newest is None:
            raise NotFound("There are no plans yet.", hint="To add one, type: reflect try add")
        raise NotFound(f"I can't find plan {number}. Your newest is {newest}.", hint="Try: reflect try")

    def lives(self, number: int) -> list[Life]:
        """Give all wordings of a plan with what was said of each, the first one first.

        Raises:
            NotFound: if there is no such plan.
        """
        self.get(number)
        return plans.lives(self.file.con, number)

    def looked_back_at(self, entry: int) -> int | None:
        """The number of the plan that an entry looked back at, or None."""
        return entries.looked_back_at(self.file.con, entry)

    def add(self, plan: Plan, *, on: date) -> Commitment:
        """Keep a plan that belongs to no entry."""
        from reflect.storage.writing import plans as writing

        with self.file.writing() as opened:
            number = writing.add_plan(opened, plan, on=on, at=self.file.instant())
        return self.get(number)

    def say(self, number: int, status: Status, *, on: date) -> Commitment:
        """Say how a plan went; a plan that is done or let go is closed, any other comes up again in a week.

        Raises:
            NotFound: if there is no such plan.
        """
        from reflect.storage.writing import plans as writing

        self.get(number)
        with self.file.writing() as opened:
            writing.say(opened, number, status, on=on, at=self.file.instant())
        return self.get(number)

    def keep(self, number: int, *, on: date) -> Commitment:
        """Say that a plan is still useful: it is quiet for another four weeks.

        Raises:
            NotFound: if there is no such plan.
        """
        from reflect.storage.writing import plans as writing

        self.get(number)
        with self.file.writing() as opened:
            writing.keep(opened, number, on=on, at=self.file.instant())
        return self.get(number)

    def reword(self, number: int, words: str, *, on: date) -> Commitment:
        """Say a plan another way; gives the one that it goes on as.

        Raises:
            NotFound: if there is no such plan.
        """
        from reflect.storage.writing import plans as writing

        self.get(number)
        with self.file.writing() as opened:
            new = writing.reword(opened, number, words, on=on, at=self.file.instant())
        return self.get(new)

    def put_away(self, number: int) -> None:
        """Put a plan into the bin.

        Raises:
            NotFound: if there is no such plan.
        """
        from reflect.storage.writing import plans as writing

        self.get(number)
        with self.file.writing() as opened:
            writing.put_plan_away(opened, number, at=self.file.instant())

    def asked_about(self, number: int, *, on: date) -> None:
        """Remember that it was asked whether a plan is still useful."""
        from reflect.storage.writing import plans as writing

        with self.file.writing() as opened:
            writing.asked(opened, number, on=on)
