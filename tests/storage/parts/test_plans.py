"""Plans with their whole life, questions and yardsticks, over the real encrypted file and over restarts."""

from datetime import date, timedelta

import pytest
from kit.kept import DAY, FULL, NOW, WORDS, make, reflection
from kit.world import ladder

from reflect.errors import NotFound
from reflect.storage.database import engine, migrations
from reflect.storage.journal import Journal
from reflect.values.plans import FollowUp, Note, Plan, Status
from reflect.values.room import Room

PLAN = reflection(plans=(Plan(words="first words", areas=("learning",)),))
LATER = DAY + timedelta(days=10)


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def again(journal):
    """Close the journal and open it anew, as another run would."""

    def reopen():
        journal.close()
        return Journal.open(journal.folder, WORDS, ladder=ladder)

    return reopen


def look_back(number, status, *, words=None, **more):
    new = Plan(words=words) if words else None
    status = Status.REWORDED if words else status
    return reflection(
        follow_up=FollowUp(commitment=number, status=status, reworded_to=new), pack="follow_up", **more
    )


def told(journal, number):
    """The life of a plan: (number, words, what was said with its day) of each wording."""
    return [
        (
            one.commitment.number,
            one.commitment.words,
            [(o.day, o.status.value, o.entry) for o in one.outcomes],
        )
        for one in journal.plans.lives(number)
    ]


# The life of a plan


def test_a_plan_tells_each_thing_that_was_said_of_it_with_its_day(journal):
    journal.add(PLAN)
    journal.add(look_back(1, Status.NOT_YET))
    journal.plans.say(1, Status.PARTLY, on=LATER)
    journal.plans.keep(1, on=LATER + timedelta(days=1))
    journal.plans.say(1, Status.KEPT, on=LATER + timedelta(days=2))
    said = [
        (DAY, "not_yet", 2),
        (LATER, "partly", None),
        (LATER + timedelta(days=1), "open", None),
        (LATER + timedelta(days=2), "kept", None),
    ]
    assert told(journal, 1) == [(1, "first words", said)]
    assert journal.plans.get(1).said_on == LATER + timedelta(days=2)


def test_each_wording_is_told_whichever_number_is_asked_for(journal):
    journal.add(PLAN)
    journal.plans.reword(1, "second words", on=LATER)
    journal.add(look_back(2, None, words="third words", day=LATER))
    line = [
        (1, "first words", [(LATER, "reworded", None)]),
        (2, "second words", [(LATER, "reworded", 2)]),
        (3, "third words", []),
    ]
    for number in (1, 2, 3):
        assert told(journal, number) == line


def test_new_words_keep_areas_room_origin_and_the_kind_of_sitting(journal):
    journal.add(reflection(plans=(Plan(words="a", areas=("learning",), private=True, source="supervision"),)))
    new = journal.plans.reword(1, "b", on=LATER)
    assert (new.areas, new.private, new.source, new.entry, new.pack) == (
        ("learning",), True, "supervision", 1, "quick_checkin",
    )  # fmt: skip
    assert (new.made_on, new.due_on, new.reworded_from) == (LATER, LATER + timedelta(days=7), 1)
    assert [c.number for c in journal.plans.open()] == [2]


@pytest.mark.parametrize(
    ("status", "closed"),
    [(Status.KEPT, True), (Status.LET_GO, True), (Status.PARTLY, False), (Status.NOT_YET, False)],
)
def test_done_and_let_go_close_and_the_others_come_up_again_in_a_week(journal, status, closed):
    journal.add(PLAN)
    plan = journal.plans.say(1, status, on=LATER)
    assert plan.closed_on == (LATER if closed else None)
    assert closed or plan.due_on == LATER + timedelta(days=7)
    assert [c.number for c in journal.plans.open()] == ([] if closed else [1])
    assert [c.number for c in journal.plans.closed_since(LATER)] == ([1] if closed else [])
    assert journal.plans.closed_since(LATER + timedelta(days=1)) == []


def test_to_keep_a_plan_makes_it_quiet_for_four_weeks(journal):
    journal.add(PLAN)
    assert journal.plans.keep(1, on=LATER).due_on == LATER + timedelta(days=28)
    assert journal.plans.due(LATER + timedelta(days=27)) is None
    assert journal.plans.due(LATER + timedelta(days=28)).number == 1


def test_a_look_back_that_is_changed_says_it_anew_and_only_once(journal):
    journal.add(PLAN)
    journal.add(look_back(1, Status.PARTLY))
    journal.edit(2, look_back(1, Status.KEPT))
    assert told(journal, 1) == [(1, "first words", [(DAY, "kept", 2)])]
    assert journal.plans.get(1).closed_on == DAY
    journal.undo()
    assert told(journal, 1) == [(1, "first words", [(DAY, "partly", 2)])]
    assert journal.plans.get(1).closed_on is None


def test_an_old_look_back_that_is_changed_leaves_what_was_said_since(journal):
    journal.add(PLAN)
    journal.add(look_back(1, Status.PARTLY))
    journal.plans.say(1, Status.KEPT, on=LATER)
    journal.edit(2, look_back(1, Status.NOT_YET))
    assert (journal.plans.get(1).status, journal.plans.get(1).closed_on) == (Status.KEPT, LATER)
    assert told(journal, 1)[0][2] == [(DAY, "not_yet", 2), (LATER, "kept", None)]


def test_a_look_back_in_the_bin_says_nothing(journal):
    journal.add(PLAN)
    journal.add(look_back(1, Status.PARTLY))
    journal.undo()
    assert told(journal, 1) == [(1, "first words", [])]
    assert journal.plans.get(1).said_on is None


def test_plans_are_found_by_the_kind_of_sitting_they_began_in(journal):
    journal.add(PLAN)
    journal.add(reflection(pack="group_session", plans=(Plan(words="group"),)))
    journal.plans.add(Plan(words="by itself"), on=DAY)
    journal.add(look_back(1, None, words="second words"))
    assert [c.words for c in journal.plans.open(pack="quick_checkin")] == ["second words"]
    assert [c.words for c in journal.plans.open(pack="group_session")] == ["group"]
    assert journal.plans.open(pack="follow_up") == []


def test_an_unknown_plan_is_named_with_the_newest(journal):
    with pytest.raises(NotFound, match="no plans yet"):
        journal.plans.get(3)
    journal.add(PLAN)
    for call in (journal.plans.get, journal.plans.lives, journal.plans.put_away):
        with pytest.raises(NotFound, match=r"can't find plan 45\. Your newest is 1\."):
            call(45)
    with pytest.raises(NotFound, match="Your newest is 1"):
        journal.plans.say(45, Status.KEPT, on=DAY)


# Rooms


def test_new_words_are_as_private_as_all_the_words_before_them(journal):
    journal.add(PLAN)
    journal.add(look_back(1, None, words="second words"))
    journal.plans.reword(2, "third words", on=LATER)
    assert [c.private for c in journal.plans.all()] == [False] * 3
    journal.move(1, Room.PRIVATE)
    assert {c.number: c.private for c in journal.plans.all()} == {1: True, 2: True, 3: True}
    assert journal.get(2).commitments[0].private
    journal.move(1, Room.PRACTICE)
    assert not any(c.private for c in journal.plans.all())


def test_a_plan_by_itself_is_in_the_room_that_was_chosen(journal):
    assert not journal.plans.add(Plan(words="open"), on=DAY).private
    shut = journal.plans.add(Plan(words="shut", private=True), on=DAY)
    assert shut.private and shut.entry is None and shut.pack is None
    assert journal.plans.reword(shut.number, "shut still", on=DAY).private


# Taking back, over a restart


CHANGES = {
    "plan_add": lambda j: j.plans.add(Plan(words="by itself"), on=LATER),
    "plan_status": lambda j: j.plans.say(1, Status.KEPT, on=LATER),
    "plan_keep": lambda j: j.plans.keep(1, on=LATER),
    "plan_reword": lambda j: j.plans.reword(1, "other words", on=LATER),
    "plan_delete": lambda j: j.plans.put_away(1),
    "question_add": lambda j: j.questions.add(Note(words="mine"), on=LATER),
    "question_done": lambda j: j.questions.close(1, on=LATER),
    "question_delete": lambda j: j.questions.put_away(1),
    "yardstick": lambda j: j.yardsticks.set("learning", LATER),
}


def state(journal):
    plans = journal.plans.all()
    lives = [journal.plans.lives(p.number) for p in plans]
    return plans, lives, journal.questions.all(), journal.yardsticks.days, journal.entries()


@pytest.mark.parametrize("kind", CHANGES)
def test_every_change_is_taken_back_whole_after_a_restart(journal, again, kind):
    journal.add(FULL)
    journal.add(look_back(1, Status.PARTLY))
    before = state(journal)
    CHANGES[kind](journal)
    assert state(journal) != before
    with again() as later:
        assert later.undo().kind == kind
        assert state(later) == before


def test_taking_back_goes_through_a_whole_life(journal):
    journal.add(PLAN)
    states = []
    for change in ("plan_keep", "plan_status", "plan_reword", "plan_add", "yardstick"):
        states.append(state(journal))
        CHANGES[change](journal)
    for before in reversed(states):
        journal.undo()
        assert state(journal) == before


def test_numbers_are_never_given_twice(journal):
    journal.plans.add(Plan(words="a"), on=DAY)
    journal.questions.add(Note(words="q"), on=DAY)
    journal.undo()
    journal.undo()
    assert journal.plans.add(Plan(words="b"), on=DAY).number == 2
    assert journal.questions.add(Note(words="r"), on=DAY).number == 2


def test_to_be_asked_is_no_change_to_take_back(journal):
    journal.add(PLAN)
    journal.plans.asked_about(1, on=LATER)
    assert journal.plans.get(1).asked_on == LATER
    assert journal.undo().kind == "add"


# Questions


def test_a_question_keeps_its_number_when_its_entry_is_changed(journal):
    journal.add(reflection(questions=(Note(words="one"), Note(words="two"))))
    journal.questions.close(2, on=LATER)
    journal.edit(1, reflection(questions=(Note(words="ONE"), Note(words="TWO"), Note(words="three"))))
    assert [(q.number, q.words, q.closed_on) for q in journal.questions.all()] == [
        (1, "ONE", None),
        (2, "TWO", LATER),
        (3, "three", None),
    ]
    journal.edit(1, reflection(questions=(Note(words="ONE"),)))
    assert [q.number for q in journal.questions.all()] == [1]
    assert [n.words for n in journal.get(1).questions] == ["ONE"]
    journal.undo()
    assert [(q.number, q.words, q.closed_on) for q in journal.questions.all()][1:] == [
        (2, "TWO", LATER),
        (3, "three", None),
    ]
    assert [n.words for n in journal.get(1).questions] == ["ONE", "TWO", "three"]


def test_a_question_has_the_room_of_its_entry_and_goes_to_the_bin_with_it(journal):
    journal.add(reflection(questions=(Note(words="q"),)))
    assert not journal.questions.get(1).private
    journal.move(1, Room.PRIVATE)
    assert journal.questions.get(1).private
    journal.delete(1)
    assert journal.questions.all() == []
    with pytest.raises(NotFound, match="no questions yet"):
        journal.questions.get(1)


# Agreements


def agreed(journal):
    return [(a.number, a.words, a.closed_on) for a in journal.agreements.all()]


def test_agreements_count_for_themselves_and_say_where_they_are_from(journal):
    journal.questions.add(Note(words="mine"), on=DAY)
    journal.add(FULL)
    journal.add(reflection(agreements=(Note(words="a"), Note(words="b"))))
    assert agreed(journal) == [(1, "they will", None), (2, "a", None), (3, "b", None)]
    assert [(a.entry, a.made_on) for a in journal.agreements.all()] == [(1, DAY), (2, DAY), (2, DAY)]
    assert [q.number for q in journal.questions.all()] == [1, 2]


def test_an_agreement_keeps_its_number_and_what_was_said_of_it_in_other_words(journal):
    journal.add(FULL)
    journal.agreements.close(1, on=LATER)
    journal.edit(1, reflection(agreements=(Note(words="they will, by June"), Note(words="more"))))
    assert journal.get(1).agreements == (Note(words="they will, by June"), Note(words="more"))
    assert agreed(journal) == [(1, "they will, by June", LATER), (2, "more", None)]
    journal.edit(1, reflection())
    assert agreed(journal) == [] and journal.get(1).agreements == ()
    journal.undo()
    assert agreed(journal) == [(1, "they will, by June", LATER), (2, "more", None)]
    assert len(journal.get(1).agreements) == 2


def test_what_is_said_of_an_agreement_is_taken_back_by_another_run(journal, again):
    journal.add(FULL)
    assert journal.agreements.close(1, on=LATER).closed_on == LATER
    assert journal.agreements.reopen(1).closed_on is None
    with again() as later:
        assert later.undo().kind == "agreement_open"
        assert agreed(later) == [(1, "they will", LATER)]
        assert later.undo().kind == "agreement_done"
        assert agreed(later) == [(1, "they will", None)]
        # A question of the same number is another thing.
        assert later.questions.get(1).closed_on is None


def test_an_agreement_has_the_room_of_its_entry_and_goes_with_it(journal):
    with pytest.raises(NotFound, match="no agreements yet"):
        journal.agreements.get(1)
    journal.add(FULL)
    with pytest.raises(NotFound, match="I can't find agreement 7"):
        journal.agreements.close(7, on=DAY)
    assert not journal.agreements.get(1).private
    journal.move(1, Room.PRIVATE)
    assert journal.agreements.get(1).private
    journal.delete(1)
    assert journal.agreements.all() == []
    journal.bin.empty()
    assert journal._file.con.execute("SELECT count(*) FROM note").fetchone() == (0,)
    journal.add(FULL)
    assert [a.number for a in journal.agreements.all()] == [2]


# The bin


def test_an_emptied_bin_leaves_nothing_of_what_was_put_away(journal):
    journal.add(PLAN)
    journal.plans.add(Plan(words="canary by itself"), on=DAY)
    journal.plans.say(2, Status.PARTLY, on=DAY)
    journal.plans.put_away(2)
    journal.questions.add(Note(words="canary question"), on=DAY)
    journal.questions.put_away(1)
    journal.plans.say(1, Status.KEPT, on=DAY)
    journal.undo()
    journal.bin.empty()
    tables = ("commitment", "note", "outcome", "change")
    rows = str([journal._file.con.execute(f"SELECT * FROM {t}").fetchall() for t in tables])
    assert "canary" not in rows and "first words" in rows
    assert journal._file.con.execute("SELECT count(*) FROM outcome").fetchone() == (0,)


def test_new_words_outlive_the_wording_that_was_emptied_away(journal):
    journal.add(PLAN)
    journal.add(look_back(1, None, words="second words"))
    journal.delete(1)
    assert told(journal, 2) == [(2, "second words", [])]
    journal.bin.empty()
    assert told(journal, 2) == [(2, "second words", [])]


# Yardsticks


def test_a_yardstick_is_kept_by_area_and_taken_off(journal, again):
    assert journal.yardsticks.days == {}
    journal.yardsticks.set("learning", date(2026, 1, 5))
    journal.yardsticks.set("safe_space", DAY)
    journal.yardsticks.set("learning", date(2026, 2, 2))
    with again() as later:
        assert later.yardsticks.days == {"learning": date(2026, 2, 2), "safe_space": DAY}
        later.yardsticks.set("safe_space", None)
        assert later.yardsticks.days == {"learning": date(2026, 2, 2)}


# The road from the first schema


OLD_ENTRY = (
    "INSERT INTO entry (id, uuid, number, pack, pack_version, title, day, week, written_at, zone, room, first_words,"
    " private_pack, looks_back_at, deleted_at) VALUES (?, ?, ?, ?, 1, 't', ?, 'w', 'x', 'UTC', 'practice', '', 0, ?, ?)"
)
OLD_PLAN = (
    "INSERT INTO commitment (id, uuid, number, entry_id, position, words, status, made_on, due_on, closed_on, areas,"
    " private, source, reworded_from) VALUES (?, ?, ?, ?, 0, 'w', ?, ?, ?, ?, '', 0, 'entry', ?)"
)


def test_the_first_schema_becomes_this_one_with_all_that_was_said(tmp_path):
    key = bytes(range(32))
    engine.create_file(tmp_path / "a", key)
    con = engine.connect(tmp_path / "a", key)
    migrations.migrate(con, steps=migrations.MIGRATIONS[:1])
    for row in (
        (1, "a", 1, "quick_checkin", "2026-01-01", None, None),
        (2, "b", 2, "follow_up", "2026-01-10", 1, None),
        (3, "c", 3, "follow_up", "2026-01-12", 2, None),
        (4, "d", 4, "supervision_record", "2026-01-20", None, None),
    ):
        con.execute(OLD_ENTRY, row)
    for row in (
        (1, "p", 1, 1, "reworded", "2026-01-01", "2026-01-08", "2026-01-10", None),
        (2, "q", 2, 2, "partly", "2026-01-10", "2026-01-19", None, 1),
        (3, "r", 3, 4, "open", "2026-01-20", "2026-01-27", None, None),
        (4, "s", 4, 4, "let_go", "2026-01-20", "2026-01-27", "2026-02-01", None),
    ):
        con.execute(OLD_PLAN, row)
    for id, kind in ((1, "agreement"), (2, "question"), (3, "question")):
        con.execute(f"INSERT INTO note VALUES ({id}, 4, {id}, '{kind}', 'n{id}', 'open', 0)")
    migrations.migrate(con)
    assert con.execute("SELECT commitment_id, day, status, entry_id FROM outcome ORDER BY id").fetchall() == [
        (1, "2026-01-10", "reworded", 2),
        (2, "2026-01-12", "partly", 3),
        (4, "2026-02-01", "let_go", None),
    ]
    packs = con.execute("SELECT number, pack FROM commitment ORDER BY number").fetchall()
    assert packs == [
        (1, "quick_checkin"),
        (2, "quick_checkin"),
        (3, "supervision_record"),
        (4, "supervision_record"),
    ]
    notes = con.execute("SELECT words, number, made_on FROM note ORDER BY id").fetchall()
    assert notes == [("n1", 1, "2026-01-20"), ("n2", 1, "2026-01-20"), ("n3", 2, "2026-01-20")]
    counted = "SELECT value FROM meta WHERE key = 'last_{}_number'"
    assert con.execute(counted.format("question")).fetchone() == ("2",)
    assert con.execute(counted.format("agreement")).fetchone() == ("1",)
    assert engine.integrity(con) == []
    con.close()


def test_an_old_file_without_questions_counts_from_one(tmp_path):
    key = bytes(range(32))
    engine.create_file(tmp_path / "a", key)
    con = engine.connect(tmp_path / "a", key)
    migrations.migrate(con, steps=migrations.MIGRATIONS[:1])
    migrations.migrate(con)
    assert con.execute("SELECT count(*) FROM meta").fetchone() == (0,)
    con.close()


def test_new_words_of_a_private_plan_stay_private_when_the_bin_is_emptied(journal):
    """What made them private is gone for good then; they must not become shareable by that."""
    secret = journal.add(reflection(room=Room.PRIVATE, plans=(Plan(words="one"),)))
    for words, earlier in (("two", 1), ("three", 2)):
        anew = FollowUp(commitment=earlier, status=Status.REWORDED, reworded_to=Plan(words=words))
        journal.add(reflection(follow_up=anew))
    journal.add(reflection(plans=(Plan(words="open"),)))
    journal.delete(secret.number)
    journal.bin.empty()
    assert {c.words: c.private for c in journal.plans.all()} == {"two": True, "three": True, "open": False}


# Changed with their entry


def plans_of(*words):
    return reflection(plans=tuple(Plan(words=each) for each in words))


def standing(journal):
    return {plan.number: plan.words for plan in journal.plans.all()}


def test_a_plan_keeps_its_number_by_its_words_and_not_by_its_place(journal):
    journal.add(plans_of("first", "second"))
    journal.edit(1, plans_of("second"))
    assert standing(journal) == {2: "second"}
    journal.set_day(1, DAY - timedelta(days=3))
    assert standing(journal) == {2: "second"}
    journal.edit(1, plans_of("second, in other words"))
    assert standing(journal) == {2: "second, in other words"}
    journal.edit(1, plans_of("second, in other words", "third"))
    assert standing(journal) == {2: "second, in other words", 3: "third"}
    journal.edit(1, plans_of("third", "first", "second, in other words"))
    assert standing(journal) == {1: "first", 2: "second, in other words", 3: "third"}
    for before in (
        {2: "second, in other words", 3: "third"}, {2: "second, in other words"}, {2: "second"}, {2: "second"},
        {1: "first", 2: "second"},
    ):  # fmt: skip
        journal.undo()
        assert standing(journal) == before


def test_a_plan_that_was_put_away_is_not_revived_by_another_one_of_its_entry(journal):
    journal.add(plans_of("first", "second"))
    journal.plans.say(1, Status.PARTLY, on=DAY)
    journal.plans.put_away(1)
    journal.edit(1, plans_of("second", "new"))
    assert standing(journal) == {2: "second", 3: "new"}


def test_a_question_and_an_agreement_keep_their_number_by_their_words_too(journal):
    for one in ("first", "second"):
        journal.questions.add(Note(words=one), on=DAY)
    journal.add(
        reflection(
            questions=(Note(words="third"), Note(words="fourth")),
            agreements=(Note(words="a"), Note(words="b")),
        )
    )
    journal.edit(1, reflection(questions=(Note(words="fourth"),), agreements=(Note(words="b"),)))
    assert {q.number: q.words for q in journal.questions.all()} == {1: "first", 2: "second", 4: "fourth"}
    assert {a.number: a.words for a in journal.agreements.all()} == {2: "b"}
