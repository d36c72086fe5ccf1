"""The part of the journal about what supervisors agreed to do, and when the next meeting is.

Every change can be taken back; that somebody was asked how it all stands is none.
"""

from datetime import date

from reflect.errors import NotFound
from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta, notes
from reflect.values.meetings import SaidNext
from reflect.values.plans import Agreement

NEXT, LOOKED_AT = "next_meeting", "agreed_looked_at"


@dataclass(frozen=True, slots=True)
class Agreements:
    """What `Journal` can do with agreements: `journal.agreements`. Each was made in an entry about a meeting."""

    file: OpenFile

    def all(self) -> list[Agreement]:
        """Give what supervisors agreed to do, open and done, the first one first."""
        return notes.agreements(self.file.con)

    def get(self, number: int) -> Agreement:
        """Give one agreement by its number.

        Raises:
            NotFound: saying what the newest one is.
        """
        there = self.all()
        found = next((one for one in there if one.number == number), None)
        if found is not None:
            return found
        if not there:
            raise NotFound(
                "There are no agreements yet.", hint="To write a meeting down: reflect supervision record"
            )
        raise NotFound(
            f"I can't find agreement {number}. Your newest is {there[-1].number}.",
            hint="Try: reflect supervision list",
        )

    def close(self, number: int, *, on: date) -> Agreement:
        """Say that a supervisor did what they agreed to.

        Raises:
            NotFound: if there is no such agreement.
        """
        from reflect.storage.writing import notes as writing

        self.get(number)
        with self.file.writing() as opened:
            writing.close_agreement(opened, number, on=on, at=self.file.instant())
        return self.get(number)

    def let_go(self, number: int, *, on: date) -> Agreement:
        """Say that what a supervisor agreed to is no longer wanted.

        Raises:
            NotFound: if there is no such agreement.
        """
        from reflect.storage.writing import notes as writing

        self.get(number)
        with self.file.writing() as opened:
            writing.let_agreement_go(opened, number, on=on, at=self.file.instant())
        return self.get(number)

    def reopen(self, number: int) -> Agreement:
        """Say that what a supervisor agreed to is still open.

        Raises:
            NotFound: if there is no such agreement.
        """
        from reflect.storage.writing import notes as writing

        self.get(number)
        with self.file.writing() as opened:
            writing.open_agreement(opened, number, at=self.file.instant())
        return self.get(number)

    @property
    def next_said(self) -> SaidNext | None:
        """The next meeting as it was said last outside of an entry; None if it never was."""
        kept = meta.meta(self.file.con, NEXT)
        if not kept:
            return None
        day = date.fromisoformat(kept["day"]) if kept["day"] else None
        return SaidNext(day=day, at=kept["at"], after=kept["after"])

    def say_next(self, day: date | None, *, at: str = "") -> None:
        """Keep the day of the next meeting, and its time if that is known, such as "15:30"; None takes it off."""
        from reflect.storage.writing import meta_row, undo_log

        with self.file.writing() as opened:
            said = {
                "day": day.isoformat() if day else "",
                "at": at,
                "after": meta_row.meta(opened, "last_entry_number") or 0,
            }
            undo_log.record(
                opened, NEXT, None, [meta_row.change_meta(opened, NEXT, said)], at=self.file.instant()
            )

    @property
    def looked_at(self) -> date | None:
        """The day on which it was last asked how all that is open stands; None if it never was."""
        kept = meta.meta(self.file.con, LOOKED_AT)
        return date.fromisoformat(kept) if kept else None

    def look(self, *, on: date) -> None:
        """Remember that it was asked how all that is open stands."""
        from reflect.storage.writing import meta_row

        with self.file.writing() as opened:
            meta_row.put_meta(opened, LOOKED_AT, on.isoformat())
