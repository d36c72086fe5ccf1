"""The part of the journal about what a person wants to try: plans, questions kept, agreements, yardsticks.

`Journal` is made of it; nothing uses it by itself. Every change here can be taken back with `Journal.undo`,
but for what was asked: that is no change.
"""

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

from reflect.dates import Period
from reflect.errors import NotFound
from reflect.storage.reading import meta, notes, plans
from reflect.values.plans import Agreement, Commitment, KeptQuestion, Life, Note, Plan, Status


class Plans:
    """What `Journal` can do with plans, questions, agreements and yardsticks."""

    _con: Any

    def _now(self) -> datetime:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[tuple[Any, Any]]:
        raise NotImplementedError

    # Plans

    def commitments(self, lived: Period | None = None) -> list[Commitment]:
        """Give all commitments, or those that lived in a period; the longest due first."""
        return plans.commitments(self._con, lived=lived)

    def open_commitments(self, *, pack: str | None = None) -> list[Commitment]:
        """Give what is still open, the longest due first; only what began in this kind of sitting, if given."""
        return plans.open_commitments(self._con, pack=pack)

    def closed_since(self, day: date) -> list[Commitment]:
        """Give what was closed on this day or later, the last one first; not what goes on in other words."""
        return plans.closed_since(self._con, day)

    def all_due(self, today: date) -> list[Commitment]:
        """Give the open commitments whose day to look back has come, the longest due first."""
        return plans.commitments(self._con, due=today)

    def due(self, today: date) -> Commitment | None:
        """Give the open commitment that has been due the longest, or None."""
        return next(iter(self.all_due(today)), None)

    def commitment(self, number: int) -> Commitment:
        """Give one commitment by its number.

        Raises:
            NotFound: saying what the newest one is.
        """
        found = plans.commitment(self._con, number)
        if found is not None:
            return found
        newest = plans.newest_commitment(self._con)
        if newest is None:
            raise NotFound("There are no plans yet.", hint="To add one, type: reflect try add")
        raise NotFound(f"I can't find plan {number}. Your newest is {newest}.", hint="Try: reflect try")

    def lives(self, number: int) -> list[Life]:
        """Give all wordings of a plan with what was said of each, the first one first.

        Raises:
            NotFound: if there is no such plan.
        """
        self.commitment(number)
        return plans.lives(self._con, number)

    def add_plan(self, plan: Plan, *, on: date) -> Commitment:
        """Keep a plan that belongs to no entry."""
        with self._writing() as (opened, writing):
            number = writing.plans.add_plan(opened, plan, on=on, at=self._now())
        return self.commitment(number)

    def say(self, number: int, status: Status, *, on: date) -> Commitment:
        """Say how a plan went; a plan that is done or let go is closed, any other comes up again in a week.

        Raises:
            NotFound: if there is no such plan.
        """
        self.commitment(number)
        with self._writing() as (opened, writing):
            writing.plans.say(opened, number, status, on=on, at=self._now())
        return self.commitment(number)

    def keep_plan(self, number: int, *, on: date) -> Commitment:
        """Say that a plan is still useful: it is quiet for another four weeks.

        Raises:
            NotFound: if there is no such plan.
        """
        self.commitment(number)
        with self._writing() as (opened, writing):
            writing.plans.keep(opened, number, on=on, at=self._now())
        return self.commitment(number)

    def reword(self, number: int, words: str, *, on: date) -> Commitment:
        """Say a plan another way; gives the one that it goes on as.

        Raises:
            NotFound: if there is no such plan.
        """
        self.commitment(number)
        with self._writing() as (opened, writing):
            new = writing.plans.reword(opened, number, words, on=on, at=self._now())
        return self.commitment(new)

    def put_plan_away(self, number: int) -> None:
        """Put a plan into the bin.

        Raises:
            NotFound: if there is no such plan.
        """
        self.commitment(number)
        with self._writing() as (opened, writing):
            writing.plans.put_plan_away(opened, number, at=self._now())

    def asked_about(self, number: int, *, on: date) -> None:
        """Remember that it was asked whether a plan is still useful."""
        with self._writing() as (opened, writing):
            writing.plans.asked(opened, number, on=on)

    # Questions kept for supervision

    def questions(self) -> list[KeptQuestion]:
        """Give the questions kept for supervision, open and done, the first one first."""
        return notes.questions(self._con)

    def question(self, number: int) -> KeptQuestion:
        """Give one question by its number.

        Raises:
            NotFound: saying what the newest one is.
        """
        found = notes.question(self._con, number)
        if found is not None:
            return found
        there = self.questions()
        if not there:
            raise NotFound("There are no questions yet.", hint="To add one, type: reflect ask add")
        raise NotFound(
            f"I can't find question {number}. Your newest is {there[-1].number}.", hint="Try: reflect ask"
        )

    def add_question(self, note: Note, *, on: date) -> KeptQuestion:
        """Keep a question that belongs to no entry."""
        with self._writing() as (opened, writing):
            number = writing.notes.add_question(opened, note, on=on, at=self._now())
        return self.question(number)

    def close_question(self, number: int, *, on: date) -> KeptQuestion:
        """Say that a question was asked, or is settled.

        Raises:
            NotFound: if there is no such question.
        """
        self.question(number)
        with self._writing() as (opened, writing):
            writing.notes.close_question(opened, number, on=on, at=self._now())
        return self.question(number)

    def put_question_away(self, number: int) -> None:
        """Put a question into the bin.

        Raises:
            NotFound: if there is no such question.
        """
        self.question(number)
        with self._writing() as (opened, writing):
            writing.notes.put_question_away(opened, number, at=self._now())

    # What a supervisor agreed to do

    def agreements(self) -> list[Agreement]:
        """Give what supervisors agreed to do, open and done, the first one first."""
        return notes.agreements(self._con)

    def agreement(self, number: int) -> Agreement:
        """Give one agreement by its number.

        Raises:
            NotFound: saying what the newest one is.
        """
        there = self.agreements()
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

    def close_agreement(self, number: int, *, on: date) -> Agreement:
        """Say that a supervisor did what they agreed to.

        Raises:
            NotFound: if there is no such agreement.
        """
        self.agreement(number)
        with self._writing() as (opened, writing):
            writing.notes.close_agreement(opened, number, on=on, at=self._now())
        return self.agreement(number)

    def open_agreement(self, number: int) -> Agreement:
        """Say that what a supervisor agreed to is still open.

        Raises:
            NotFound: if there is no such agreement.
        """
        self.agreement(number)
        with self._writing() as (opened, writing):
            writing.notes.open_agreement(opened, number, at=self._now())
        return self.agreement(number)

    # Yardsticks

    @property
    def yardsticks(self) -> dict[str, date]:
        """Since when the person rates which area more strictly: area id -> day."""
        kept = meta.meta(self._con, "yardsticks") or {}
        return {area: date.fromisoformat(day) for area, day in kept.items()}

    def set_yardstick(self, area: str, day: date | None) -> None:
        """Keep the day since when an area is rated more strictly; None takes it off."""
        days = {id: kept.isoformat() for id, kept in self.yardsticks.items() if id != area}
        if day is not None:
            days[area] = day.isoformat()
        with self._writing() as (opened, writing):
            writing.plans.set_yardsticks(opened, days, at=self._now())
