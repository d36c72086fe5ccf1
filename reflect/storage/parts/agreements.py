"""The part of the journal about what supervisors agreed to do. Every change can be taken back."""

from dataclasses import dataclass
from datetime import date

from reflect.errors import NotFound
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import notes
from reflect.values.plans import Agreement


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
