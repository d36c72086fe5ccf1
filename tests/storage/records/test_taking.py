"""Two devices and more: all that they know meets, no word gets lost, and no clock decides anything."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit.devices import CLOCKS, copies, known, lost
from kit.kept import DAY, answer, draft, make, reflection
from kit.world import SOAK

from reflect.errors import BadRecord, NotFound
from reflect.values.exports import ExportRecord
from reflect.values.meetings import SaidNext
from reflect.values.plans import FollowUp, Note, Plan, Status
from reflect.values.record import Comparison, Record
from reflect.values.renewal import LearningCategory, RenewalRules
from reflect.values.roadmap import Guideline
from reflect.values.room import Room

STEPS = 25 if SOAK else 12


@settings(max_examples=300 if SOAK else 3, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9), n=st.integers(2, 5 if SOAK else 3))
@pytest.mark.timeout(7_200 if SOAK else 120)
def test_all_devices_come_to_know_the_same_and_nothing_is_lost(tmp_path_factory, seed, n):
    """Random changes on 2 to 5 devices, with clocks in 1970 and 2999, that meet in any order, once or twice."""
    devices = copies(tmp_path_factory.mktemp("devices"), n, seed)
    try:
        for _ in range(STEPS):
            devices.act() if devices.rnd.random() < 0.7 else devices.meet()
        devices.all_meet()
        first, *others = [known(device.journal) for device in devices.all]
        assert all(other == first for other in others)
        assert lost(devices) == {}
        for device in devices.all:
            before = list(device.journal.records.all())
            assert not device.journal.records.take_in(devices.all[0].journal.records.all()).changes
            assert list(device.journal.records.all()) == before
            assert device.journal.health.faults() == []
    finally:
        devices.close()


@pytest.fixture
def two(tmp_path):
    """Give two devices with the same three entries; the second one's clock is at 2999."""
    devices = copies(tmp_path, 2, 0)
    yield devices.all[0].journal, devices.all[1].journal
    devices.close()


def meet(one, other):
    """Let both take in what the other one has; gives what the first one was told before."""
    told = one.records.compare(other.records.all())
    assert one.records.take_in(other.records.all()) == told
    other.records.take_in(one.records.all())
    return told


def texts(journal, number):
    return [a.words for a in journal.get(number).answers]


def write(text, **more):
    return reflection(answers=(answer(text),), **more)


def uuid_of(journal, number):
    return journal.get(number).uuid


def number_of(journal, uuid):
    return next(entry.number for entry in journal.entries() if entry.uuid == uuid)


def test_new_entries_come_in_with_all_that_belongs_to_them(two):
    one, other = two
    one.add(write("on the first"))
    full = write(
        "on the second", plans=(Plan(words="I will."),), questions=(Note(words="Why?"),), tags=("b", "a")
    )
    kept = other.add(full)
    other.plans.say(other.plans.all()[-1].number, Status.PARTLY, on=DAY)
    told = meet(one, other)
    assert (told.new, told.side_by_side) == (1, 0)
    here = one.get(number_of(one, kept.uuid))
    assert here.number == 5, "a number that is taken is exchanged for the next free one"
    assert replace(here, number=0, commitments=()) == replace(kept, number=0, commitments=())
    assert [(c.words, c.status) for c in here.commitments] == [("I will.", Status.PARTLY)]
    assert [hit.head.uuid for hit in one.search("second")] == [kept.uuid]
    assert known(one) == known(other)


def test_a_change_comes_in_and_the_words_of_before_stay(two):
    one, other = two
    before = texts(one, 2)
    other.edit(2, write("written anew"))
    assert meet(one, other).newer == 1
    assert texts(one, 2) == ["written anew"]
    assert [[a.words for a in v.entry.answers] for v in one.versions(2)] == [before]


def test_the_longest_answers_that_can_be_given_come_in_too_and_so_do_their_earlier_versions(two):
    one, other = two
    long = reflection(answers=tuple(answer("long " * 200_000) for _ in range(5)))
    kept = other.add(long)
    other.edit(kept.number, write("short now"))
    other.undo()
    assert meet(one, other).new == 1
    assert texts(one, number_of(one, kept.uuid)) == [a.words for a in kept.answers]


def test_words_that_the_other_one_never_saw_stay_even_where_its_text_is_newer(two):
    """Where two devices count under one name, against all care, what is replaced is still an earlier version."""
    one, other = two
    one.edit(1, write("only here"))
    mine = next(r for r in one.records.all() if r.kind == "entry" and r.row["number"] == 1)
    theirs = next(r for r in other.records.all() if r.kind == "entry" and r.row["number"] == 1)
    ahead = {device: count + 5 for device, count in mine.versions.items()}
    one.records.take_in([replace(theirs, versions=ahead)])
    assert texts(one, 1) != ["only here"]
    assert ["only here"] in [[a.words for a in v.entry.answers] for v in one.versions(1)]


def test_the_same_versions_with_different_words_are_kept_side_by_side(two):
    one, other = two
    theirs = next(r for r in other.records.all() if r.kind == "entry" and r.row["number"] == 1)
    changed = {**theirs.parts["answer"][0], "value": '"other words"'}
    told = one.records.take_in([replace(theirs, parts={**theirs.parts, "answer": (changed,)})])
    assert told.side_by_side == 1
    assert one.choices.waiting() == (1,)


def test_both_texts_stand_side_by_side_and_either_can_be_chosen(two):
    one, other = two
    one.edit(1, write("from the first"))
    other.edit(1, write("from the second"))
    assert meet(one, other).side_by_side == 1
    assert known(one) == known(other)
    assert one.choices.waiting() == other.choices.waiting() == (1,)
    [shown], [[beside]] = texts(one, 1), [[a.words for a in o.entry.answers] for o in one.choices.others(1)]
    assert {shown, beside} == {"from the first", "from the second"}
    one.choices.take(1, one.choices.others(1)[0].entry)
    assert texts(one, 1) == [beside] and one.choices.waiting() == ()
    meet(one, other)
    assert texts(other, 1) == [beside] and other.choices.waiting() == ()
    for journal in two:
        kept = [a.words for v in journal.versions(1) for a in v.entry.answers]
        assert {"from the first", "from the second"} <= {*kept, beside}


def test_a_text_that_waits_for_a_choice_can_be_changed_further_and_the_other_still_waits(two):
    one, other = two
    one.edit(1, write("from the first"))
    other.edit(1, write("from the second"))
    meet(one, other)
    [[beside]] = [[a.words for a in text.entry.answers] for text in one.choices.others(1)]
    for journal, words in ((one, "changed once"), (one, "and once more"), (other, "and on the second")):
        journal.edit(1, write(words))
        meet(one, other)
    assert known(one) == known(other)
    assert texts(one, 1) == ["and on the second"]
    assert [a.words for text in one.choices.others(1) for a in text.entry.answers] == [beside]


def test_both_can_be_kept_as_two_entries(two):
    one, other = two
    one.edit(1, write("from the first"))
    other.edit(1, write("from the second"))
    meet(one, other)
    new = one.choices.keep_both(1, one.choices.others(1)[0].entry)
    meet(one, other)
    assert sorted([*texts(one, 1), *texts(one, new)]) == ["from the first", "from the second"]
    assert other.choices.waiting() == () and known(one) == known(other)


def test_an_entry_with_two_texts_goes_into_the_bin_with_both(two):
    one, other = two
    one.edit(1, write("from the first"))
    other.edit(1, write("from the second"))
    meet(one, other)
    one.delete(1)
    meet(one, other)
    assert [head.number for head in other.bin.heads()] == [1]
    assert one.choices.waiting() == other.choices.waiting() == ()
    one.bin.bring_back(1)
    kept = {a.words for v in one.versions(1) for a in v.entry.answers} | {*texts(one, 1)}
    assert {"from the first", "from the second"} <= kept


def test_a_change_brings_back_what_was_only_put_away_and_asks_nobody(two):
    one, other = two
    one.delete(1)
    other.edit(1, write("still of use"))
    meet(one, other)
    assert texts(one, 1) == texts(other, 1) == ["still of use"]
    assert one.choices.waiting() == ()


def test_what_one_device_made_private_stays_private(two):
    one, other = two
    one.move(1, Room.PRIVATE)
    other.edit(1, write("changed, and not private there"))
    meet(one, other)
    assert one.get(1).room is other.get(1).room is Room.PRIVATE
    one.move(1, Room.PRACTICE)
    meet(one, other)
    assert other.get(1).room is Room.PRACTICE


def test_until_somebody_chooses_an_entry_is_as_private_as_either_text(two):
    one, other = two
    one.edit(1, write("from the first"))
    one.move(1, Room.PRIVATE)
    for text in ("from the second", "and again", "and once more"):
        other.edit(1, write(text))  # changed more often, so it is the one that is shown
    meet(one, other)
    assert one.choices.waiting() == (1,)
    assert one.get(1).room is other.get(1).room is Room.PRIVATE


def test_what_was_changed_here_stands_whatever_another_device_deleted(two):
    one, other = two
    one.edit(1, write("still of use"))
    other.delete(1)
    other.bin.empty()
    gone = [record for record in other.records.all() if record.kind == "gone"]
    assert one.records.take_in(gone).removed == 0
    assert texts(one, 1) == ["still of use"]


def test_what_is_deleted_for_good_is_deleted_on_both_and_does_not_come_back(two):
    one, other = two
    [uuid] = [str(uuid_of(one, 1))]
    one.delete(1)
    one.bin.empty()
    assert one.records.compare(other.records.all()).left_out == 1
    told = meet(one, other)
    assert (told.left_out, told.new) == (1, 0)
    assert uuid not in str([r for r in other.records.all() if r.kind != "gone"])
    assert known(one) == known(other)
    with pytest.raises(NotFound):
        other.undo()  # what can be taken back could quote it


def test_an_earlier_version_that_was_deleted_for_good_goes_everywhere_and_stays_away(two):
    one, other = two
    before = texts(one, 1)
    one.edit(1, write("anew"))
    meet(one, other)
    one.bin.forget_version(1, 1)
    meet(one, other)
    assert before == ["I waited, word1x."]
    for journal in two:
        assert journal.versions(1) == []
        assert "word1x" not in str(list(journal.records.all()))


def test_what_a_file_of_anybody_calls_deleted_stays_here(two, tmp_path):
    one, _ = two
    one.plans.add(Plan(words="Breathe first."), on=DAY)
    before = list(one.records.all())
    mine = [each for each in before if each.kind in ("entry", "commitment")]
    gone = [Record(kind="gone", uuid=each.uuid, versions={**each.versions, "x": 9}) for each in mine]
    assert one.records.compare(gone).removed == 3
    assert not one.records.compare(gone, deletes=False).changes
    assert not one.records.take_in(gone, deletes=False).changes
    assert list(one.records.all()) == before
    with make(tmp_path / "new") as new:  # what an archive of one's own says of itself comes home with it
        new.records.take_in(gone, deletes=False)
        assert {each.uuid for each in new.records.all() if each.kind == "gone"} == {
            each.uuid for each in gone
        }


def test_whoever_made_a_file_does_not_choose_which_names_a_page_leaves_unmasked(two, tmp_path):
    one, _ = two
    words = [
        Record(kind="setting", uuid=key, row={"value": '["Marisol"]'})
        for key in ("kept_words", "always_mask")
    ]
    one.records.take_in(words, deletes=False)
    assert (one.words.left_alone, one.words.never_out) == (frozenset(), ("Marisol",))
    one.records.take_in(words)
    assert one.words.left_alone == {"Marisol"}
    with make(tmp_path / "first days", clock=lambda: CLOCKS[0]) as new:
        new.records.take_in(words, deletes=False)
        assert new.words.left_alone == {"Marisol"}


def test_what_was_changed_since_comes_back_everywhere(two):
    one, other = two
    uuid = uuid_of(one, 1)
    one.delete(1)
    one.bin.empty()
    other.edit(1, write("still of use"))
    assert one.records.compare(other.records.all()).back == 1
    meet(one, other)
    assert texts(one, number_of(one, uuid)) == texts(other, 1) == ["still of use"]
    assert known(one) == known(other)


def test_a_device_at_2999_does_not_win_for_ever(tmp_path):
    devices = copies(tmp_path, 2, 0)
    one, other = (device.journal for device in devices.all)
    one._file.clock, other._file.clock = (lambda: CLOCKS[0]), (lambda: datetime(2999, 1, 1, tzinfo=UTC))
    other.edit(1, write("far ahead"))
    other.plans.add(Plan(words="I will."), on=DAY.replace(year=2999))
    plan = other.plans.all()[-1].number
    other.plans.say(plan, Status.NOT_YET, on=DAY.replace(year=2999))
    meet(one, other)
    one.edit(1, write("later, by the right clock"))
    one.plans.say(plan, Status.KEPT, on=DAY)
    meet(one, other)
    assert texts(one, 1) == texts(other, 1) == ["later, by the right clock"]
    assert one.plans.get(plan).status is Status.KEPT
    assert known(one) == known(other)
    devices.close()


def test_what_both_say_of_a_plan_is_all_kept_and_it_stands_the_same_on_both(two):
    one, other = two
    one.plans.add(Plan(words="I will."), on=DAY)
    meet(one, other)
    plan = one.plans.all()[-1]
    there = next(p.number for p in other.plans.all() if p.uuid == plan.uuid)
    one.plans.say(plan.number, Status.KEPT, on=DAY)
    other.plans.say(there, Status.NOT_YET, on=DAY)
    other.plans.say(there, Status.PARTLY, on=DAY)
    meet(one, other)
    said = [o.status for o in one.plans.lives(plan.number)[0].outcomes]
    assert sorted(said) == sorted([Status.KEPT, Status.NOT_YET, Status.PARTLY])
    assert one.plans.get(plan.number).status is other.plans.get(there).status is Status.PARTLY


def test_what_was_made_for_others_is_known_on_both_and_never_twice(two):
    one, other = two
    made = ExportRecord(
        made_at=CLOCKS[0], kind="packet", format="html", first_week="2026-W10", last_week="2026-W10", entries=(1, 2),
        masked={"name": 2}, sha256="ab" * 32,
    )  # fmt: skip
    other.exports.record(made)
    for _ in range(2):
        meet(one, other)
        assert [replace(each, number=None) for each in one.exports.all()] == [made]


def test_new_words_of_a_plan_and_a_look_back_point_to_the_same_things_there(two):
    one, other = two
    one.add(write("takes a number"))
    other.plans.add(Plan(words="I will."), on=DAY)
    plan = other.plans.all()[-1].number
    new = other.plans.reword(plan, "Rather so.", on=DAY)
    looked = other.add(write("how it went", follow_up=FollowUp(commitment=new.number, status=Status.KEPT)))
    meet(one, other)
    there = next(p for p in one.plans.all() if p.words == "Rather so.")
    assert one.plans.get(there.reworded_from).words == "I will."
    assert one.plans.looked_back_at(number_of(one, looked.uuid)) == there.number
    assert known(one) == known(other)


@pytest.mark.parametrize("chosen", ["the first one", "the other one"])
def test_whichever_text_is_chosen_its_own_plans_and_questions_come_with_it(two, chosen):
    one, other = two
    for text in ("from the first", "a longer way", "the first one"):
        one.edit(1, write(text, plans=(Plan(words=f"plan of {text}"),), questions=(Note(words=f"{text}?"),)))
    text = "the other one"
    other.edit(1, write(text, plans=(Plan(words=f"plan of {text}"),), questions=(Note(words=f"{text}?"),)))
    meet(one, other)
    assert texts(other, 1) == ["the first one"], "changed more often, so it is the one that is shown"
    if chosen == "the first one":
        other.choices.keep(1)
    else:
        other.choices.take(1, other.choices.others(1)[0].entry)
    meet(one, other)
    for journal in two:
        entry = journal.get(1)
        assert texts(journal, 1) == [chosen]
        assert [plan.words for plan in entry.commitments] == [f"plan of {chosen}"]
        assert [note.words for note in entry.questions] == [f"{chosen}?"]
        assert journal.choices.waiting() == ()
    assert known(one) == known(other)


def test_a_sitting_that_went_on_on_both_stays_as_two(two):
    one, other = two
    waiting = draft('{"edits": null, "commitment": null, "a": 1}')
    one.drafts.keep(waiting)
    meet(one, other)
    one.drafts.keep(replace(waiting, state='{"edits": null, "commitment": null, "a": "first"}'))
    other.drafts.keep(replace(waiting, state='{"edits": null, "commitment": null, "a": "second"}'))
    meet(one, other)
    for journal in two:
        assert len([d for d in journal.drafts.waiting() if "first" in d.state or "second" in d.state]) == 2
    one.add(write("kept"), draft=waiting.uuid)
    meet(one, other)
    assert len(other.drafts.waiting()) == len(one.drafts.waiting())


def test_a_sitting_names_its_entry_by_the_number_that_it_has_here(two):
    one, other = two
    one.add(write("takes number 4 here"))
    uuid = other.add(write("is number 4 there")).uuid
    other.drafts.keep(draft('{"edits": 4, "commitment": null}'))
    meet(one, other)
    [waiting] = [d for d in one.drafts.waiting() if "edits" in d.state]
    assert f'"edits":{number_of(one, uuid)}' in waiting.state


def test_choices_of_the_person_come_in_only_where_there_are_none(two, tmp_path):
    one, other = two
    one.renewal.set_display_name("Dana")
    other.renewal.set_display_name("Robin")
    other.words.never_let_out("Riverside")
    other.agreements.say_next(DAY, at="9:30")
    other.roadmap.add(Guideline(name="Honesty"), most=5)
    other.yardsticks.set("hope", DAY)
    rules = RenewalRules(
        first=DAY, last=DAY.replace(year=2028), hours=20, categories=(LearningCategory(words="Ethics"),)
    )
    other.renewal.set_rules(rules)
    other.pocket.key_for_a_page()
    meet(one, other)
    assert one.renewal.display_name == "Dana"
    assert one.words.never_out == ("Riverside",)
    assert one.agreements.next_said == other.agreements.next_said
    assert (one.roadmap.guidelines, one.yardsticks.days) == (other.roadmap.guidelines, other.yardsticks.days)
    assert one.renewal.rules == other.renewal.rules
    assert one.renewal.rules is not None
    assert one.pocket.key is None, "a key stays on its device"


def test_a_whole_journal_is_the_same_again_in_an_empty_one(two, tmp_path):
    one, other = two
    one.edit(1, write("from the first", plans=(Plan(words="I will."),)))
    other.edit(1, write("from the second"))
    meet(one, other)
    one.delete(2)
    with make(tmp_path / "empty", focus="learning") as empty:
        done = empty.records.take_in(one.records.all())
        assert done.new == 3
        mine, theirs = list(one.records.all()), list(empty.records.all())
        assert [r for r in mine if r.kind != "setting"] == [r for r in theirs if r.kind != "setting"]


BAD = (
    Record(kind="nothing", uuid="0f6f0d3e-0000-4000-8000-000000000000"),
    Record(kind="entry", uuid="x"),
    Record(kind="entry", uuid="0f6f0d3e-0000-4000-8000-000000000000", row={"number": 1}),
    Record(kind="setting", uuid="pocket_key", row={"value": '"00"'}),
    Record(kind="setting", uuid="device", row={"value": "{}"}),
    Record(kind="gone", uuid="0f6f0d3e-0000-4000-8000-000000000000", versions={"a": -1}),
)


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_one_bad_record_and_nothing_comes_in(two, bad):
    one, other = two
    other.add(write("good"))
    before = list(one.records.all())
    with pytest.raises(BadRecord):
        one.records.take_in([*other.records.all(), bad])
    with pytest.raises(BadRecord):
        one.records.compare([bad])
    assert list(one.records.all()) == before


ALTERED = (
    {"day": "2026-02-30"},
    {"room": "public"},
    {"written_at": "yesterday"},
    {"pack": ""},
    {"title": "half \ud800"},
    {"private_pack": 7},
    {"id": 1},
    {"number": -1},
    {"load": "much"},
    {"looks_back_at": "1"},
)


@pytest.mark.parametrize("altered", ALTERED, ids=[next(iter(each)) for each in ALTERED])
def test_a_column_that_no_journal_can_have_is_refused(two, altered):
    one, other = two
    good = next(r for r in other.records.all() if r.kind == "entry")
    with pytest.raises(BadRecord):
        one.records.take_in([replace(good, row={**good.row, **altered})])


@pytest.mark.parametrize(
    ("part", "row"),
    [
        ("answer", {"value": "no json"}),
        ("answer", {"value": "true"}),
        ("answer", {"value": "[1]"}),
        ("rating", {"value": 6}),
        ("revision", {"payload": "{}"}),
        ("conflict", {"payload": "{}"}),
        ("conflict", {"versions": "[]"}),
        ("elsewhere", {"x": 1}),
    ],
)
def test_a_part_that_no_entry_can_have_is_refused(two, part, row):
    one, other = two
    other.edit(1, write("anew"))
    good = next(r for r in other.records.all() if r.kind == "entry")
    frames = {
        "answer": good.parts["answer"][0],
        "rating": {"question": "q", "asked": "?", "area": "hope", "anchor": "a", "kind": "session"},
        "revision": good.parts["revision"][0],
        "conflict": {"versions": "{}", "device": "d", "payload": "{}"},
    }
    with pytest.raises(BadRecord):
        one.records.take_in([replace(good, parts={**good.parts, part: ({**frames.get(part, {}), **row},)})])


NEW = "0f6f0d3e-0000-4000-8000-000000000000"
ALSO_BAD = (
    ("conflict", {"versions": "{}", "device": "d", "payload": '{"uuid": 1}'}),
    ("revision", {"made_at": "2026-03-06T18:30:00.000000+00:00", "payload": "[]"}),
    ("tag", {"tag": "a"}),
)


@pytest.mark.parametrize(("part", "row"), ALSO_BAD)
def test_a_new_entry_is_looked_at_as_closely_and_before_anything_is_written(two, part, row):
    one, other = two
    good = next(r for r in other.records.all() if r.kind == "entry")
    bad = replace(good, uuid=NEW, parts={**good.parts, part: (row, row)})
    for door in (one.records.compare, one.records.take_in):
        with pytest.raises(BadRecord):
            door([bad])


@pytest.mark.parametrize("n", [1, 3])
def test_a_plan_that_is_another_way_of_saying_itself_is_refused(two, n):
    one, other = two
    plan = other.plans.add(Plan(words="Breathe first."), on=DAY)
    good = next(r for r in other.records.all() if r.uuid == str(plan.uuid))
    uuids = [NEW[:-1] + str(each) for each in range(n)]
    ring = [
        replace(good, uuid=uuid, row={**good.row, "number": 0, "reworded_from": before})
        for uuid, before in zip(uuids, [*uuids[1:], uuids[0]], strict=True)
    ]
    before = list(one.records.all())
    with pytest.raises(BadRecord):
        one.records.take_in(ring)
    assert list(one.records.all()) == before


def test_something_said_of_a_plan_with_a_count_that_is_none_is_refused(two):
    one, other = two
    plan = other.plans.add(Plan(words="Breathe first."), on=DAY)
    other.plans.say(plan.number, Status.KEPT, on=DAY)
    good = next(r for r in other.records.all() if "outcome" in r.parts)
    said = {**good.parts["outcome"][0], "versions": "no vector"}
    with pytest.raises(BadRecord):
        one.records.take_in([replace(good, parts={"outcome": (said,)})])


@pytest.mark.parametrize(
    "rules",
    [
        '{"first": "2026-01-01", "last": "2027-01-01"}',
        '{"first": "2026-01-01", "last": null, "hours": 1, "category_hours": {}}',
        "[" * 100_000,
    ],
)
def test_rules_that_could_not_be_read_again_are_refused(two, rules):
    with pytest.raises(BadRecord):
        two[0].records.compare([Record(kind="setting", uuid="renewal_rules", row={"value": rules})])


@pytest.mark.parametrize(
    "value", ['{"day": 0, "at": "", "after": null}', '{"day": "", "at": "", "after": null}', "{}"]
)
def test_a_next_meeting_without_a_day_can_be_read_again(two, value):
    two[0].records.take_in([Record(kind="setting", uuid="next_meeting", row={"value": value})])
    assert two[0].agreements.next_said in (None, SaidNext(day=None, at="", after=0))


@pytest.mark.parametrize("state", ["[]", "[" * 100_000])
def test_a_sitting_that_nobody_could_go_on_with_is_refused(two, state):
    one, other = two
    other.drafts.keep(draft("{}"))
    good = next(r for r in other.records.all() if r.kind == "draft")
    with pytest.raises(BadRecord):
        one.records.compare([replace(good, row={**good.row, "state": state})])


@pytest.mark.parametrize("masked", ["[]", "1", '{"a": "b"}'])
def test_an_export_with_counts_that_are_none_is_refused(two, masked):
    row = {"made_at": "2026-03-06T18:30:00+00:00", "kind": "packet", "format": "html", "first_week": "2026-W09",
           "last_week": "2026-W10", "sha256": "a" * 64, "masked": masked}  # fmt: skip
    with pytest.raises(BadRecord):
        two[0].records.compare([Record(kind="export", uuid=NEW, row=row)])


def test_a_page_that_is_only_for_its_writer_is_private_whatever_a_file_says(two):
    one, other = two
    good = next(r for r in other.records.all() if r.kind == "entry")
    one.records.take_in([replace(good, uuid=NEW, row={**good.row, "private_pack": 1, "room": "practice"})])
    assert one.get(4).room is Room.PRIVATE


def test_taking_in_needs_no_more_memory_for_more_entries(two):
    """It asks for the next records only once the ones before are in: never for all of them first."""
    one, other = two
    entry = next(r for r in other.records.all() if r.kind == "entry")
    asked, in_by_then = 0, []

    def many():
        nonlocal asked
        for n in range(450):
            asked += 1
            yield replace(
                entry, uuid=f"0f6f0d3e-0000-4000-8000-{n:012d}", parts={}, row={**entry.row, "number": 0}
            )

    done = one.records.take_in(many(), progress=lambda n: in_by_then.append((n, asked)))
    assert done.new == 450
    assert in_by_then == [(200, 200), (400, 400), (450, 450)]


def test_nothing_changed_is_told_as_nothing():
    assert not Comparison(same=3, older=2, left_out=1).changes
    assert Comparison(removed=1).changes
