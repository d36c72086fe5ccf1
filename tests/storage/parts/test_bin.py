"""Deleting for good: what goes, what stays, and that no byte of what went is left in any file that is said to be reached."""

from dataclasses import replace
from datetime import timedelta

import pytest
from kit.kept import DAY, NOW, answer, draft, make, reflection
from kit.raw_pages import found_in

from reflect.errors import NotFound, Protected
from reflect.values.entry import Moment, Rating
from reflect.values.plans import FollowUp, Note, Plan, Status

GOES = {
    where: f"{first}{n}zq{where.replace(' ', '')}"
    for n, (first, where) in enumerate(
        {
            "a": "answer", "b": "tag", "c": "moment", "d": "anchor", "e": "plan", "f": "agreement", "g": "question",
            "h": "earlier version", "i": "earlier plan", "j": "draft", "k": "draft of it", "l": "asked", "p": "option", "r": "asked of lines", "s": "asked of moments",
        }.items()
    )
}  # fmt: skip
STAYS = "mq7staysandisfound"


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def whole(**more):
    """An entry with a word of its own in every field that can hold one."""
    return reflection(
        answers=(
            answer(GOES["answer"] + " was said here", asked=f"What of {GOES['asked']}?"),
            answer(GOES["option"], kind="select", words=f"{GOES['option']}, as I call it"),
        ),
        tags=(GOES["tag"],),
        moments=(Moment(question="m", asked=GOES["asked of moments"], id="x", area="learning", kind="edge", words=GOES["moment"]),),
        ratings=(Rating(question="r", asked=GOES["asked of lines"], area="learning", value=4, anchor=GOES["anchor"], scale=2),),
        plans=(Plan(words=GOES["plan"]),),
        agreements=(Note(words=GOES["agreement"]),),
        questions=(Note(words=GOES["question"]),),
        **more,
    )  # fmt: skip


def fill(journal):
    """Put a whole entry in, with an earlier version, two drafts, and a later entry that asks about its plan."""
    before = replace(
        whole(),
        answers=(answer(GOES["earlier version"]),),
        plans=(Plan(words=GOES["earlier plan"]),),
    )
    number = journal.add(before).number
    journal.edit(number, whole())
    for asked in (GOES["earlier plan"], GOES["plan"]):
        looking = reflection(
            answers=(answer(STAYS, asked=f"You wanted to try: {asked} How was it?"),),
            follow_up=FollowUp(commitment=1, status=Status.NOT_YET),
        )
        later = journal.add(looking).number
    journal.edit(later, replace(looking, follow_up=None))
    for n in range(60):  # many pages, of which some are empty again afterwards
        journal.add(
            reflection(day=DAY - timedelta(n), answers=(answer(f"{STAYS} {n} " + "and more words " * 40),))
        )
    for n in range(20, 60):
        journal.delete(n)
    journal.drafts.keep(thrown := draft(f'{{"x": "{GOES["draft"]}"}}'))
    journal.drafts.discard(thrown.uuid)
    journal.drafts.keep(draft(f'{{"x": "{GOES["draft of it"]}", "edits": {number}}}'))
    return number


def hits(journal, words=tuple(GOES.values())):
    return {word: found for word in words if (found := found_in(journal.folder, journal.copies.key, word))}


def test_no_byte_of_what_was_purged_is_left_in_the_journal_or_in_a_backup_that_it_removes(journal):
    number = fill(journal)
    journal.copies.write()
    assert set(hits(journal)) == set(GOES.values()), "what is looked for can be found"
    journal.delete(number)
    assert journal.bin.purge() == 41
    journal.bin.rewrite()
    old = journal.copies.that_may_hold(all_so_far=False)
    fresh = journal.copies.write()
    for each in old:
        journal.copies.remove(each.path, instead=fresh)
    assert hits(journal) == {}
    assert set(hits(journal, [STAYS])[STAYS]) == {"journal.db, opened", f"backups/{fresh.name}, opened"}
    assert journal._file.con.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert journal.get(2).answers[0].asked == "You wanted to try: (\u2026) How was it?"
    assert journal.versions(3)[0].entry.answers[0].asked == "You wanted to try: (\u2026) How was it?"
    assert journal.copies.that_may_hold(all_so_far=False) == []


def test_chosen_entries_go_alone_and_what_else_is_in_the_bin_stays(journal):
    number = fill(journal)
    assert journal.bin.purge(only={number}) == 1
    left = {GOES["draft"]: ["journal.db, opened"]}
    assert hits(journal) == left, "only what was not chosen"
    assert journal.bin.count() == 40 and len(journal.drafts.put_away()) == 1
    with pytest.raises(NotFound):
        journal.undo()


def test_what_would_go_is_told_as_it_then_goes(journal):
    number = fill(journal)
    journal.delete(number)
    going = journal.bin.going()
    assert [len(going.entries), going.drafts, going.plans, going.notes, going.versions] == [41, 2, 1, 2, 1]
    alone = journal.bin.going(only={number})
    assert [len(alone.entries), alone.drafts, alone.plans, alone.notes] == [1, 1, 1, 2]
    assert journal.bin.going(versions=True).versions == 2
    journal.bin.purge(versions=True)
    assert journal.bin.going(versions=True).nothing
    assert journal.versions(2) == journal.versions(3) == []


def test_the_same_words_elsewhere_are_named_also_in_an_earlier_version(journal):
    words = 'She said "wait", and I waited\nlong enough.'
    journal.add(reflection(answers=(answer(words),)))
    journal.add(reflection(answers=(answer(f"Again: {words} And more."),)))
    journal.add(reflection(answers=(answer(words),)))
    journal.edit(3, reflection(answers=(answer("Something else."),)))
    journal.add(reflection(answers=(answer("I waited."),)))
    assert journal.bin.said_again(only={1}) == [2, 3]


def test_one_earlier_version_goes_and_the_others_keep_their_numbers(journal):
    texts = ("one-qx7-first", "two-qx7-second", "three-qx7-third", "four-qx7-now")
    journal.add(reflection(answers=(answer(texts[0]),)))
    for text in texts[1:]:
        journal.edit(1, reflection(answers=(answer(text),)))
    journal.bin.forget_version(1, 2)
    assert [(v.number, v.entry.answers[0].value) for v in journal.versions(1)] == [
        (1, texts[0]),
        (3, texts[2]),
    ]
    assert set(hits(journal, texts)) == {texts[0], texts[2], texts[3]}
    with pytest.raises(NotFound):
        journal.undo()  # an edit that made the version, or a bringing back of it, is no way to it any more
    journal.edit(1, reflection(answers=(answer("five"),)))
    assert [v.number for v in journal.versions(1)] == [1, 3, 4]
    with pytest.raises(NotFound):
        journal.bin.forget_version(1, 2)
    assert journal.undo().kind == "edit"
    assert journal.get(1).answers[0].value == texts[3]


def test_a_draft_comes_out_of_the_bin_and_goes_back_by_undo(journal):
    journal.drafts.keep(thrown := draft())
    journal.drafts.discard(thrown.uuid)
    assert journal.drafts.put_away() == [thrown]
    journal.drafts.bring_back(thrown.uuid)
    assert (journal.drafts.waiting(), journal.drafts.put_away()) == ([thrown], [])
    assert journal.undo().kind == "draft_back"
    assert journal.drafts.put_away() == [thrown]


def test_only_backups_from_before_something_was_deleted_are_said_to_hold_it(journal):
    journal.add(reflection())
    first = journal.copies.write()
    journal.bin.empty()
    assert journal.copies.that_may_hold(all_so_far=False) == [], "nothing was deleted"
    journal.delete(1)
    journal.bin.empty()
    fresh = journal.copies.write()
    assert [each.path for each in journal.copies.that_may_hold(all_so_far=False)] == [first]
    journal.bin.empty()
    assert [each.path for each in journal.copies.that_may_hold(all_so_far=False)] == [first]
    with pytest.raises(Protected):
        journal.copies.remove(fresh, instead=first)


def test_an_older_backup_stays_unless_a_newer_one_is_whole(journal, tmp_path):
    journal.add(reflection())
    first, second = journal.copies.write(), journal.copies.write()
    raw = bytearray(second.read_bytes())
    raw[5000] ^= 1
    second.write_bytes(bytes(raw))
    other = make(tmp_path / "other")
    foreign = other.copies.write(to=journal.copies.own_folder)
    other.close()
    for old, instead in ((first, second), (foreign, first), (first, foreign), (first, tmp_path / "none")):
        with pytest.raises(Protected):
            journal.copies.remove(old, instead=instead)
    assert first.exists() and foreign.exists()
    assert journal.copies.not_told() == [foreign]
    third = journal.copies.write()
    journal.copies.remove(first, instead=third)
    assert not first.exists()
