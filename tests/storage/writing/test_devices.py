"""Every change counts for its device, once; a journal that was copied or brought back is another device."""

import shutil

import pytest
from kit.kept import DAY, NOW, WORDS, answer, draft, make, reflection
from kit.world import ladder

from reflect.storage.journal import Journal
from reflect.values.plans import FollowUp, Note, Plan, Status
from reflect.values.room import Room


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def of(journal, kind):
    return [dict(record.versions) for record in journal.records.all() if record.kind == kind]


def device(journal):
    return journal.exchange.own_name().partition(".")[0]


def test_each_change_of_an_entry_counts_once(journal):
    journal.add(reflection(answers=(answer("first"),), plans=(Plan(words="I will."),), tags=("a",)))
    own = device(journal)
    changes = (
        lambda: journal.edit(1, reflection(answers=(answer("second"),), plans=(Plan(words="I will."),))),
        lambda: journal.edit(1, reflection(answers=(), plans=(Plan(words="I will."),))),
        lambda: journal.set_day(1, DAY.replace(day=1)),
        lambda: journal.move(1, Room.SUPERVISION),
        lambda: journal.delete(1),
        lambda: journal.bin.bring_back(1),
        journal.undo,
        journal.undo,
    )
    for counted, change in enumerate(changes, 2):
        change()
        assert of(journal, "entry") == [{own: counted}]


def test_plans_and_what_is_said_of_them_count_too(journal):
    journal.add(reflection(plans=(Plan(words="I will."),), questions=(Note(words="And why?"),)))
    own = device(journal)
    assert (of(journal, "commitment"), of(journal, "note")) == ([{own: 1}], [{own: 1}])
    journal.plans.say(1, Status.NOT_YET, on=DAY)
    journal.plans.say(1, Status.NOT_YET, on=DAY)  # the same once more changes nothing of how it stands
    journal.add(reflection(follow_up=FollowUp(commitment=1, status=Status.KEPT)))
    journal.questions.close(1, on=DAY)
    assert (of(journal, "commitment"), of(journal, "note")) == ([{own: 4}], [{own: 2}])
    said = next(r for r in journal.records.all() if r.kind == "commitment").parts["outcome"]
    assert [row["place"] for row in said] == [1, 2, 3]


def test_a_sitting_counts_and_one_that_became_an_entry_is_noted_as_gone(journal):
    waiting = draft()
    journal.drafts.keep(waiting)
    journal.drafts.keep(waiting)
    journal.add(reflection(), draft=waiting.uuid)
    assert of(journal, "draft") == [] and [*of(journal, "gone")[0].values()] in ([1], [2])


def test_what_is_deleted_for_good_is_noted_without_words(journal):
    journal.add(reflection(answers=(answer("a secret"),), plans=(Plan(words="a wish"),)))
    journal.delete(1)
    journal.bin.empty()
    gone = [record for record in journal.records.all() if record.kind == "gone"]
    assert len(gone) == 2
    assert "secret" not in str(gone) and "wish" not in str(gone)


def test_a_copy_and_a_journal_that_was_brought_back_never_count_under_the_same_name(journal, tmp_path):
    journal.add(reflection())
    own, backup = device(journal), journal.copies.write()
    copied = tmp_path / "copied"
    copied.mkdir(mode=0o700)
    for name in ("journal.db", "journal.keys", "journal.keys.bak"):
        shutil.copy(journal.folder / name, copied / name)
    with Journal.open(copied, WORDS, ladder=ladder) as other:
        other.move(1, Room.PRIVATE)
        assert of(other, "entry") == [{own: 1, device(other): 1}]
        assert device(other) != own
    from reflect.storage.backup import restore

    restored = tmp_path / "restored"
    restore.restore(backup, WORDS, folder=restored, stamp="1")
    with Journal.open(restored, WORDS, ladder=ladder) as other:
        assert device(other) not in (own, "")
    assert device(journal) == own
