"""The part of the journal about questions that a person keeps for supervision. Every change can be taken back."""

from datetime import date

from reflect.errors import NotFound
from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import notes
from reflect.values.plans import KeptQuestion, Note


@dataclass(frozen=True, slots=True)
class Questions:
    """What `Journal` can do with kept questions: `journal.questions`."""

    file: OpenFile

    def all(self) -> list[KeptQuestion]:
        """Give the questions kept for supervision, open and done, the first one first."""
        return notes.questions(self.file.con)

    def get(self, number: int) -> KeptQuestion:
        """Give one question by its number.

        Raises:
            NotFound: saying what the newest one is.
        """
        found = notes.question(self.file.con, number)
        if found is not None:
            return found
        there = self.all()
        if not there:
            raise NotFound("There are no questions yet.", hint="To add one, type: reflect ask add")
        raise NotFound(
            f"I can't find question {number}. Your newest is {there[-1].number}.", hint="Try: reflect ask"
        )

    def add(self, note: Note, *, on: date, entry: int | None = None) -> KeptQuestion:
        """Keep a question: of this entry, or of none. It then shares the room and the privacy of its entry."""
        from reflect.storage.writing import notes as writing

        with self.file.writing() as opened:
            number = writing.add_question(opened, note, on=on, entry=entry, at=self.file.instant())
        return self.get(number)

    def close(self, number: int, *, on: date) -> KeptQuestion:
        """Say that a question was asked, or is settled.

        Raises:
            NotFound: if there is no such question.
        """
        from reflect.storage.writing import notes as writing

        self.get(number)
        with self.file.writing() as opened:
            writing.close_question(opened, number, on=on, at=self.file.instant())
        return self.get(number)

    def put_away(self, number: int) -> None:
        """Put a question into the bin.

        Raises:
            NotFound: if there is no such question.
        """
        from reflect.storage.writing import notes as writing

        self.get(number)
        with self.file.writing() as opened:
            writing.put_question_away(opened, number, at=self.file.instant())
