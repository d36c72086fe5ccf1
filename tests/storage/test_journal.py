"""The journal as its callers see it: real encrypted files, whole values in and out."""

import contextlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.kept import CHEAP, DAY, FULL, NOW, WORDS, answer, draft, make, reflection
from kit.world import ladder
from sqlalchemy import Boolean
from sqlmodel import Session, select

from reflect.dates import Period
from reflect.errors import ComputerSaidNo, NoJournal, NotFound, Protected, WrongSecret
from reflect.storage.database import engine, migrations
from reflect.storage.disk import lock
from reflect.storage.journal import Journal
from reflect.storage.reading import heads
from reflect.storage.writing import meta_row, models, session
from reflect.values.filter import Filter
from reflect.values.plans import FollowUp, Plan, Status
from reflect.values.room import Room


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW, zone=lambda: "America/Denver") as opened:
        yield opened


def test_what_goes_in_comes_out_whole(journal):
    entry = journal.add(FULL)
    for field in (
        "pack",
        "pack_version",
        "title",
        "day",
        "room",
        "setting",
        "load",
        "tags",
        "answers",
        "ratings",
        "moments",
    ):
        assert getattr(entry, field) == getattr(FULL, field), field
    assert (entry.agreements, entry.questions) == (FULL.agreements, FULL.questions)
    plan = entry.commitments[0]
    assert (plan.words, plan.areas, plan.private, plan.source) == (
        "When A, I will B.",
        ("learning",),
        True,
        "supervision",
    )
    assert (plan.status, plan.made_on, plan.due_on, plan.entry) == (
        Status.OPEN,
        DAY,
        DAY + timedelta(days=7),
        1,
    )
    assert (entry.written_at, entry.zone) == (NOW, "America/Denver")
    assert journal.get(1) == entry == journal.entries()[0] == journal.last()


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_exactly(shared, text):
    entry = shared.add(reflection(answers=(answer(text),), tags=(text,)))
    assert shared.get(entry.number).answers[0].value == text
    assert shared.get(entry.number).tags == (text,)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One journal for all texts that are drawn: each may stay in it."""
    with make(tmp_path_factory.mktemp("shared") / "home") as journal:
        yield journal


def test_everything_is_there_after_closing_and_opening(journal):
    entry = journal.add(FULL)
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        assert again.get(1) == entry
        assert again.focus == "learning"


def test_values_stay_whole_after_the_journal_is_closed(journal):
    entry = journal.add(FULL)
    journal.close()
    assert entry.answers[0].stage == "felt"
    assert entry.commitments[0].words


def test_both_ways_of_reading_agree_on_every_table(journal):
    """The plain views and the models see the same rows."""
    for n in range(3):
        journal.add(replace(FULL, day=DAY - timedelta(days=n)))
    journal.drafts.keep(draft())
    over = session.engine_over(journal._file.con)
    plain = {
        t: journal._file.con.execute(f"SELECT * FROM {t}").fetchall() for t in models.TableRow.metadata.tables
    }
    with Session(over) as opened:
        for model in models.TableRow.__subclasses__():
            rows = opened.exec(select(model)).all()
            columns = [c.name for c in model.__table__.columns]
            seen = sorted(str(tuple(getattr(r, c) for c in columns)) for r in rows)
            named = [
                d[1]
                for d in journal._file.con.execute(f"PRAGMA table_info({model.__tablename__})").fetchall()
            ]
            order = [named.index(c) for c in columns]
            is_yes_no = [isinstance(c.type, Boolean) for c in model.__table__.columns]
            wanted = sorted(
                str(tuple(bool(row[i]) if b else row[i] for i, b in zip(order, is_yes_no, strict=True)))
                for row in plain[model.__tablename__]
            )
            assert seen == wanted, model
    assert journal.count() == 3


def test_list_is_newest_first_by_day_then_number(journal):
    for back in (0, 2, 1, 0):
        journal.add(reflection(day=DAY - timedelta(days=back)))
    assert [h.number for h in journal.heads()] == [4, 1, 3, 2]
    assert [h.number for h in journal.heads(limit=2)] == [4, 1]
    assert [e.number for e in journal.entries()] == [2, 3, 1, 4]


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        (Filter(since=DAY), [1]),
        (Filter(until=DAY), [2]),
        (Filter(setting="group"), [1]),
        (Filter(room=Room.PRIVATE), [2]),
        (Filter(tag="a"), [1]),
        (Filter(pack="self_care"), [2]),
        (Filter(area="safe_space"), [1]),
        (Filter(since=DAY, room=Room.PRIVATE), []),
    ],
)
def test_filters_choose(journal, chosen, numbers):
    journal.add(FULL)
    journal.add(reflection(day=DAY - timedelta(days=1), room=Room.PRIVATE, pack="self_care"))
    assert [e.number for e in journal.entries(chosen)] == numbers
    assert journal.count(chosen) == len(numbers)
    assert sorted(h.number for h in journal.heads(chosen)) == sorted(numbers)


def test_many_entries_are_read_in_slices(journal):
    for n in range(heads.SLICE + 3):
        journal.add(reflection(answers=(answer(f"line {n}"),)))
    assert [e.answers[0].value for e in journal.entries()] == [f"line {n}" for n in range(heads.SLICE + 3)]


def test_a_missing_entry_is_named_with_the_newest(journal):
    with pytest.raises(NotFound, match="no entries yet"):
        journal.get(1)
    journal.add(reflection())
    with pytest.raises(NotFound, match=r"can't find entry 7\. Your newest is 1"):
        journal.get(7)


def test_drafts_are_kept_over_their_own_earlier_state(journal):
    first = draft()
    journal.drafts.keep(first)
    journal.drafts.keep(replace(first, state="later", saved_at=NOW + timedelta(minutes=1)))
    other = draft(saved_at=NOW + timedelta(minutes=5))
    journal.drafts.keep(other)
    assert [(d.uuid, d.state) for d in journal.drafts.waiting()] == [
        (other.uuid, other.state),
        (first.uuid, "later"),
    ]


def test_an_entry_and_the_end_of_its_draft_are_one_step(journal):
    waiting = draft()
    journal.drafts.keep(waiting)
    with pytest.raises(NotFound):
        journal.add(reflection(follow_up=FollowUp(commitment=99, status=Status.KEPT)), draft=waiting.uuid)
    assert journal.count() == 0
    assert len(journal.drafts.waiting()) == 1
    journal.add(reflection(), draft=waiting.uuid)
    assert journal.drafts.waiting() == []
    assert journal._file.con.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_a_failed_write_gives_no_number_away(journal):
    with pytest.raises(NotFound):
        journal.add(reflection(follow_up=FollowUp(commitment=99, status=Status.KEPT)))
    assert journal.add(reflection()).number == 1


def test_a_discarded_draft_goes_to_the_bin(journal):
    waiting = draft()
    journal.drafts.keep(waiting)
    journal.drafts.discard(waiting.uuid)
    assert journal.drafts.waiting() == []
    assert journal._file.con.execute(
        "SELECT count(*) FROM draft WHERE deleted_at IS NOT NULL"
    ).fetchone() == (1,)


@pytest.mark.parametrize(
    ("status", "closed"),
    [(Status.KEPT, True), (Status.LET_GO, True), (Status.PARTLY, False), (Status.OPEN, False)],
)
def test_a_look_back_closes_a_commitment_or_brings_it_back_in_a_week(journal, status, closed):
    journal.add(FULL)
    later = DAY + timedelta(days=10)
    journal.add(reflection(day=later, follow_up=FollowUp(commitment=1, status=status)))
    [plan] = journal.plans.all()
    assert plan.status is status
    assert plan.closed_on == (later if closed else None)
    assert closed or plan.due_on == later + timedelta(days=7)


def test_new_words_carry_on_from_the_old_ones(journal):
    journal.add(FULL)
    new = Plan(words="When A, I will C.", areas=("learning",))
    journal.add(reflection(follow_up=FollowUp(commitment=1, status=Status.REWORDED, reworded_to=new)))
    old, reworded = sorted(journal.plans.all(), key=lambda c: c.number)
    assert (old.status, reworded.status, reworded.reworded_from) == (Status.REWORDED, Status.OPEN, 1)


def test_a_commitment_has_the_room_of_its_entry(journal):
    journal.add(reflection(plans=(Plan(words="open"),)))
    journal.add(reflection(plans=(Plan(words="shut"),), room=Room.PRIVATE))
    assert {c.words: c.private for c in journal.plans.all()} == {"open": False, "shut": True}


def test_the_longest_due_comes_first_and_nothing_is_due_too_early(journal):
    journal.add(reflection(plans=(Plan(words="new"),)))
    journal.add(reflection(day=DAY - timedelta(days=30), plans=(Plan(words="old"),)))
    assert journal.plans.due(DAY).words == "old"
    assert journal.plans.get(1).words == "new"
    assert journal.plans.due(DAY - timedelta(days=60)) is None
    with pytest.raises(NotFound):
        journal.plans.get(9)


def test_commitments_of_a_period_are_those_that_lived_in_it(journal):
    journal.add(reflection(day=DAY - timedelta(days=30), plans=(Plan(words="old, closed"),)))
    journal.add(
        reflection(day=DAY - timedelta(days=20), follow_up=FollowUp(commitment=1, status=Status.KEPT))
    )
    journal.add(reflection(day=DAY - timedelta(days=30), plans=(Plan(words="old, open"),)))
    journal.add(reflection(plans=(Plan(words="new"),)))
    week = Period(DAY - timedelta(days=3), DAY)
    assert [c.words for c in journal.plans.all(week)] == ["old, open"]
    assert {c.words for c in journal.plans.all()} == {"old, closed", "old, open", "new"}


def test_an_entry_in_the_bin_counts_nowhere(journal):
    journal.add(FULL)
    journal.delete(1)
    assert journal.heads() == journal.entries() == journal.plans.all() == []
    assert journal.count() == 0
    with pytest.raises(NotFound):
        journal.get(1)
    assert journal.add(reflection()).number == 2


def test_the_focus_follows_the_sitting_that_sets_it(journal):
    journal.add(reflection(focus="safe_space"))
    assert journal.focus == "safe_space"
    journal.set_focus("learning")
    assert journal.focus == "learning"


def test_a_focus_is_the_focus_since_the_local_day_of_writing(tmp_path):
    """Whatever day an entry is about: what is looked at was named on the day it was written."""
    now = [NOW]
    with make(tmp_path / "home", clock=lambda: now[0], zone=lambda: "Asia/Tokyo") as journal:
        assert journal.focus_since == DAY + timedelta(1)  # it is the day after there already
        journal.set_up.finish()
        now[0] += timedelta(3)
        journal.set_focus("learning")
        assert journal.focus_since == DAY + timedelta(1)
        journal.add(reflection(focus="safe_space", day=DAY - timedelta(40)))
        assert (journal.focus, journal.focus_since) == ("safe_space", DAY + timedelta(4))
        now[0] += timedelta(3)
        journal.add(reflection(focus="safe_space"))
        assert journal.focus_since == DAY + timedelta(4)
        journal.set_focus("peer_focus")
        assert journal.focus_since == DAY + timedelta(7)
        journal.undo()
        assert (journal.focus, journal.focus_since) == ("safe_space", DAY + timedelta(4))
        journal.undo()
        journal.undo()
        assert (journal.focus, journal.focus_since) == ("learning", DAY + timedelta(1))


def test_where_no_day_was_noted_the_next_choice_begins_one(journal):
    journal._file.con.execute("DELETE FROM meta WHERE key = 'focus_since'")
    assert journal.focus_since is None
    journal.set_up.finish()
    journal.set_focus("learning")
    assert journal.focus_since == DAY
    journal.undo()
    assert (journal.focus, journal.focus_since) == ("learning", None)


def test_to_mend_an_entry_does_not_choose_its_focus_again(journal):
    chosen = answer("safe_space", kind="select")
    entry = journal.add(reflection(focus="safe_space", answers=(chosen,)))
    journal.set_focus("learning")
    journal.edit(entry.number, reflection(focus="safe_space", answers=(chosen, answer("Mended."))))
    assert journal.focus == "learning"
    other = answer("peer_focus", kind="select")
    journal.edit(entry.number, reflection(focus="peer_focus", answers=(other,)))
    assert journal.focus == "peer_focus"


def test_spotlight_questions_are_known_by_their_words_and_when_they_were_answered_last(journal):
    def answered(words):
        return journal.add(reflection(answers=(replace(answer(), question="spotlight", asked=words),)))

    def longest_ago_first():
        asked = journal.asked.spotlights()
        return sorted(asked, key=lambda words: asked[words])

    answered("What helped?")
    answered("What did you hear?")
    assert longest_ago_first() == ["What helped?", "What did you hear?"]
    newest = answered("What helped?")
    assert longest_ago_first() == ["What did you hear?", "What helped?"]
    journal.add(reflection(answers=(answer(),)))
    journal.delete(newest.number)
    assert longest_ago_first() == ["What did you hear?", "What helped?"]


def test_wrong_words_and_missing_journals_are_told_apart(journal, tmp_path):
    with pytest.raises(WrongSecret):
        Journal.open(journal.folder, "other words entirely", ladder=ladder)
    with pytest.raises(NoJournal):
        Journal.open(tmp_path / "nothing", WORDS, ladder=ladder)
    with pytest.raises(Protected):
        Journal.create(journal.folder, WORDS, focus="learning", cost=CHEAP, ladder=ladder)


def test_an_open_journal_holds_its_folder(journal):
    with pytest.raises(ComputerSaidNo), lock.exclusive(journal.folder, wait=0):
        pass
    journal.close()
    with lock.exclusive(journal.folder, wait=0):
        pass


def test_an_older_schema_is_brought_up_to_date_after_a_backup(journal, monkeypatch):
    journal.add(FULL)
    journal.close()

    def m002(con):
        con.execute("ALTER TABLE entry ADD COLUMN later VARCHAR")

    steps = (*migrations.MIGRATIONS, m002)
    monkeypatch.setattr(migrations.pending, "__kwdefaults__", {"steps": steps})
    monkeypatch.setattr(migrations.migrate, "__kwdefaults__", {"steps": steps})
    assert list((journal.folder / "backups").glob("*")) == []
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        assert again.health.schema == len(steps)
        assert again.get(1).answers == FULL.answers
    assert len(list((journal.folder / "backups").glob("*.reflectbackup"))) == 1


def test_backups_are_counted_and_verified(journal):
    journal.add(FULL)
    first, second = journal.copies.write(), journal.copies.write()
    assert [first.name, second.name] == ["20260306-0001.reflectbackup", "20260306-0002.reflectbackup"]
    assert journal.health.faults() == []


def test_learning_categories_come_from_the_journal(journal):
    assert journal.renewal.categories == ()
    with session.session(session.engine_over(journal._file.con)) as opened:
        meta_row.put_meta(opened, "ce_categories", [["ethics", "Ethics"]])
    assert journal.renewal.categories == (("ethics", "Ethics"),)
    assert json.loads(journal._file.con.execute("SELECT value FROM meta WHERE key = 'journal'").fetchone()[0])


def test_a_version_that_another_window_makes_in_between_is_never_lost(journal, monkeypatch):
    """Another window changes the entry while this one is about to: it waits its turn, or its version is kept."""
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.1)
    number = journal.add(reflection(answers=(answer("first"),))).number
    read = Journal.get

    def meanwhile(self, asked):
        found = read(self, asked)
        monkeypatch.setattr(Journal, "get", read)
        other = Journal.open(journal.folder, WORDS, ladder=ladder)
        with contextlib.suppress(ComputerSaidNo):
            other.edit(number, reflection(answers=(answer("theirs"),)))
        other.close()
        return found

    monkeypatch.setattr(Journal, "get", meanwhile)
    journal.edit(number, reflection(answers=(answer("mine"),)))
    told = [v.entry.answers[0].value for v in journal.versions(number)]
    assert told in (["first"], ["first", "theirs"])
    assert journal.get(number).answers[0].value == "mine"
