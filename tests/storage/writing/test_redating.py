"""The day of an entry changes: all that came out of the entry goes with it, and comes back with it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from kit import kept
from kit.kept import DAY, FULL, NOW, answer, reflection

from reflect.dates import Period
from reflect.errors import NotFound
from reflect.values.filter import Filter
from reflect.values.plans import FollowUp, Plan, Status

WRONG = date(2031, 5, 5)
WEEK = timedelta(days=7)


@pytest.fixture
def journal(tmp_path):
    with kept.make(tmp_path / "home", clock=lambda: NOW) as made:
        yield made


def around(day):
    return Period(day, day + timedelta(days=1))


def test_each_row_of_an_entry_goes_to_the_new_day(journal):
    journal.add(replace(FULL, day=WRONG))
    journal.set_day(1, DAY)
    assert journal.get(1).day == DAY
    assert [e.number for e in journal.entries(Filter(since=DAY, until=DAY + WEEK))] == [1]
    assert journal.entries(Filter(since=WRONG)) == []
    assert [(c.area, c.day) for c in journal.counts.by_day(around(DAY))] == [("learning", DAY)]
    assert journal.counts.by_day(around(WRONG)) == ()
    tables = (("entry", "day"), ("commitment", "made_on"), ("note", "made_on"))
    for table, column in tables:
        found = {day for (day,) in journal._file.con.execute(f"SELECT {column} FROM {table}")}
        assert found == {DAY.isoformat()}, table
    assert journal._file.con.execute("SELECT week FROM entry").fetchall() == [("2026-W10",)]


def test_the_version_before_holds_the_day_it_had_and_undo_brings_all_of_it_back(journal):
    before = journal.add(replace(FULL, day=WRONG))
    questions = journal.questions.all()
    journal.set_day(1, DAY)
    assert [v.entry for v in journal.versions(1)] == [before]
    assert journal.undo().kind == "edit"
    assert journal.get(1) == before
    assert journal.questions.all() == questions
    assert journal.counts.by_day(around(WRONG))[0].day == WRONG


def test_the_day_that_it_has_already_is_no_change(journal):
    journal.add(FULL)
    journal.set_day(1, DAY)
    assert journal.versions(1) == []
    with pytest.raises(NotFound):
        journal.set_day(7, DAY)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        (None, DAY + WEEK),
        (lambda j: j.plans.say(1, Status.PARTLY, on=WRONG), WRONG + WEEK),
        (lambda j: j.plans.keep(1, on=WRONG), WRONG + timedelta(days=28)),
    ],
)
def test_a_plan_comes_up_a_week_after_the_new_day_unless_something_was_said_of_it(journal, said, due):
    journal.add(reflection(day=WRONG, plans=(Plan(words="When A, I will B."),)))
    if said:
        said(journal)
    journal.set_day(1, DAY)
    plan = journal.plans.get(1)
    assert (plan.made_on, plan.due_on) == (DAY, due)


def test_a_plan_that_was_said_another_way_later_keeps_the_day_of_that(journal):
    journal.add(reflection(day=WRONG, plans=(Plan(words="first"),)))
    journal.plans.reword(1, "anew", on=DAY + WEEK)
    journal.set_day(1, DAY)
    assert (journal.plans.get(1).made_on, journal.plans.get(2).made_on) == (DAY, DAY + WEEK)
    assert journal.plans.get(1).closed_on == DAY + WEEK


@pytest.mark.parametrize("status", [Status.KEPT, Status.PARTLY, Status.REWORDED])
def test_what_an_entry_said_of_a_plan_was_said_on_its_day(journal, status):
    journal.plans.add(Plan(words="by itself"), on=DAY - WEEK)
    anew = Plan(words="anew") if status is Status.REWORDED else None
    journal.add(reflection(day=WRONG, follow_up=FollowUp(commitment=1, status=status, reworded_to=anew)))
    before = journal.plans.lives(1)
    journal.set_day(1, DAY)
    plan = journal.plans.get(1)
    assert (plan.status, plan.said_on) == (status, DAY)
    assert plan.closed_on == (None if status is Status.PARTLY else DAY)
    assert status is not Status.PARTLY or plan.due_on == DAY + WEEK
    assert status is not Status.REWORDED or journal.plans.get(2).made_on == DAY
    journal.undo()
    assert journal.plans.lives(1) == before


def test_what_was_said_of_a_plan_since_still_holds(journal):
    journal.plans.add(Plan(words="by itself"), on=DAY - WEEK)
    journal.add(reflection(day=DAY, follow_up=FollowUp(commitment=1, status=Status.PARTLY)))
    journal.plans.say(1, Status.KEPT, on=DAY)
    journal.set_day(1, DAY - timedelta(days=2))
    plan = journal.plans.get(1)
    assert (plan.status, plan.closed_on, plan.said_on) == (Status.KEPT, DAY, DAY)


def test_the_last_entry_is_the_one_kept_last_and_lists_go_by_day_then_number(journal):
    for day in (DAY, WRONG, DAY - WEEK, DAY):
        journal.add(reflection(day=day))
    assert journal.last().number == 4
    assert [head.number for head in journal.heads()] == [2, 4, 1, 3]
    journal.set_day(2, DAY)
    assert [head.number for head in journal.heads()] == [4, 2, 1, 3]
    journal.delete(4)
    assert journal.last().number == 3


def test_a_day_ahead_is_told_only_if_the_clock_was_wrong_when_it_was_written(tmp_path):
    now = [datetime(2031, 5, 5, 12, tzinfo=UTC)]
    with kept.make(tmp_path / "home", clock=lambda: now[0]) as journal:
        journal.add(reflection(day=WRONG))
        now[0] = NOW
        journal.add(
            reflection(day=DAY + timedelta(days=1), answers=(answer("where it is tomorrow already"),))
        )
        now[0] = NOW + timedelta(hours=1)
        assert journal.counts.ahead(DAY) == [(1, WRONG)]
        assert journal.counts.last_written() == WRONG
        assert journal.counts.ahead(WRONG) == []
        journal.set_day(1, DAY)
        assert journal.counts.ahead(DAY) == []
        journal.delete(2)
        assert journal.counts.last_written() == DAY


def test_an_empty_journal_has_no_newest_day(journal):
    assert journal.counts.last_written() is None
    assert journal.counts.ahead(DAY) == []
    with pytest.raises(NotFound):
        journal.last()


def test_another_day_and_another_word_of_the_same_plan_are_taken_back_together(journal):
    journal.plans.add(Plan(words="by itself"), on=DAY - WEEK)
    said = reflection(day=WRONG, follow_up=FollowUp(commitment=1, status=Status.KEPT))
    journal.add(said)
    before = journal.plans.lives(1)
    journal.edit(1, replace(said, day=DAY, follow_up=FollowUp(commitment=1, status=Status.PARTLY)))
    plan = journal.plans.get(1)
    assert (plan.status, plan.closed_on, plan.due_on) == (Status.PARTLY, None, DAY + WEEK)
    journal.undo()
    assert journal.plans.lives(1) == before
