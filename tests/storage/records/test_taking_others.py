"""Plans and earlier versions, where something that they belong to, or that reads the same, was deleted for good."""

import pytest
from kit.devices import copies, known
from kit.kept import DAY, answer, reflection

from reflect.values.plans import FollowUp, Plan, Status
from reflect.values.room import Room


@pytest.fixture
def two(tmp_path):
    """Give two devices with the same three entries."""
    devices = copies(tmp_path, 2, 0)
    yield devices.all[0].journal, devices.all[1].journal
    devices.close()


def written(journal, text, **more):
    return journal.add(reflection(answers=(answer(text),), **more)).number


def said(journal, number):
    return [version.entry.answers[0].words for version in journal.versions(number)]


def test_a_plan_of_an_entry_that_is_gone_here_is_no_news_at_each_meeting_and_stays_private(two):
    here, there = two
    number = written(here, "with a plan", room=Room.PRIVATE, plans=(Plan(words="I will wait."),))
    there.records.take_in(here.records.all())
    plan = next(one for one in there.plans.all() if one.words == "I will wait.")
    there.plans.say(plan.number, Status.PARTLY, on=DAY)
    here.bin.purge(only=[number])
    assert here.records.take_in(there.records.all()).changes
    there.plans.say(plan.number, Status.NOT_YET, on=DAY)
    for _ in range(2):
        here.records.take_in(there.records.all())
        assert [one.private for one in here.plans.all() if one.uuid == plan.uuid] == [True]
        assert not here.records.compare(there.records.all()).changes


def test_what_was_said_in_an_entry_that_is_gone_here_is_no_news_at_each_meeting(two):
    here, there = two
    plan = here.plans.add(Plan(words="I will wait."), on=DAY).number
    follow = FollowUp(commitment=plan, status=Status.PARTLY)
    number = written(here, "looks back", follow_up=follow)
    there.records.take_in(here.records.all())
    here.bin.purge(only=[number])
    here.records.take_in(there.records.all())
    assert not here.records.compare(there.records.all()).changes


@pytest.mark.parametrize("by_bin", [False, True])
def test_an_entry_that_looked_back_at_a_plan_which_is_gone_is_the_same_everywhere_in_the_end(two, by_bin):
    """Also where the plan comes back, since something was said of it elsewhere."""
    here, there = two
    number = written(here, "with a plan", plans=(Plan(words="I will wait."),))
    plan = next(one for one in here.plans.all() if one.words == "I will wait.")
    looks_back = written(here, "looks back", follow_up=FollowUp(commitment=plan.number, status=Status.PARTLY))
    there.records.take_in(here.records.all())
    there.plans.say(plan.number, Status.NOT_YET, on=DAY)
    if by_bin:
        here.delete(number)
        here.bin.empty()
    else:
        here.bin.purge(only=[number])
    for _ in range(2):
        there.records.take_in(here.records.all())
        here.records.take_in(there.records.all())
    assert known(here) == known(there)
    assert here.plans.looked_back_at(looks_back) is None


def test_a_text_that_stands_is_not_deleted_with_an_earlier_version_that_reads_the_same(two):
    here, there = two
    number = written(here, "first")
    here.edit(number, reflection(answers=(answer("second"),)))
    here.undo()
    assert said(here, number) == ["first", "second"]
    there.records.take_in(here.records.all())
    here.bin.purge(versions=True)
    here.edit(number, reflection(answers=(answer("third"),)))
    for _ in range(2):
        there.records.take_in(here.records.all())
        here.records.take_in(there.records.all())
    assert said(here, number) == ["first"]
    assert here.undo().kind == "edit"
    assert here.get(number).answers[0].words == "first"


def test_a_version_that_is_written_again_word_for_word_after_a_purge_stays_until_it_is_purged_again(two):
    here, there = two
    number = written(here, "first")
    here.edit(number, reflection(answers=(answer("second"),)))
    there.records.take_in(here.records.all())
    here.bin.forget_version(number, 1)

    def meet():
        for _ in range(2):
            there.records.take_in(here.records.all())
            here.records.take_in(there.records.all())
        assert not here.records.compare(there.records.all()).changes
        assert said(here, number) == said(there, number)
        return said(here, number)

    assert meet() == []
    for words in ("first", "third"):
        here.edit(number, reflection(answers=(answer(words),)))
    assert meet() == ["second", "first"]
    there.bin.forget_version(number, 2)
    assert meet() == ["second"]
    there.edit(number, reflection(answers=(answer("first"),)))
    assert meet() == ["second", "third"]
    here.edit(number, reflection(answers=(answer("last"),)))
    assert meet() == ["second", "third", "first"]


@pytest.mark.parametrize("chosen", [0, 1])
@pytest.mark.parametrize("words", [("Ask first.", "Breathe."), ("Breathe.", "Ask first.")])
def test_each_text_that_waits_keeps_the_words_of_its_own_plan(two, words, chosen):
    here, there = two
    number = written(here, "begins", plans=(Plan(words="I will wait."),))
    there.records.take_in(here.records.all())
    uuid = here.get(number).uuid
    for journal, plan in zip(two, words, strict=True):
        own = next(entry.number for entry in journal.entries() if entry.uuid == uuid)
        journal.edit(own, reflection(answers=(answer(plan),), plans=(Plan(words=plan),)))
    for _ in range(2):
        here.records.take_in(there.records.all())
        there.records.take_in(here.records.all())
    [other] = here.choices.others(number)
    for text in (other.entry, here.choices.as_written(number)):
        assert [(plan.words, plan.number > 0) for plan in text.commitments] == [(text.answers[0].words, True)]
    if other.entry.answers[0].words == words[chosen]:
        here.choices.take(number, other.entry)
    else:
        here.choices.keep(number)
    there.records.take_in(here.records.all())
    for journal in two:
        entry = next(one for one in journal.entries() if one.uuid == uuid)
        assert entry.answers[0].words == words[chosen]
        assert [plan.words for plan in entry.commitments] == [words[chosen]]
