"""What themes and the next questions read: the same as whole entries give, and nothing out of the bin."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from kit.kept import DAY, FULL, LADDER, answer, make, reflection
from kit.packs import PACKS, commitment, take, walk

from reflect.errors import NotFound
from reflect.growth.themes import material
from reflect.guide.harvest import reflection as harvest
from reflect.values.counts import Asked
from reflect.values.entry import Rating
from reflect.values.filter import Filter
from reflect.values.room import Room


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home") as opened:
        yield opened


def felt(*ids, words, **more):
    return replace(answer(ids, stage="felt", **more), question="feelings", kind="multi", words=words)


def rated(area, value, kind="session"):
    return Rating(
        question="r",
        asked="How?",
        area=area,
        value=value,
        anchor="line" if value else "",
        kind=kind,
        scale=LADDER.scale,
    )


def test_the_fast_road_gives_what_the_entries_give(journal):
    journal.add(FULL)
    journal.add(
        reflection(
            day=DAY - timedelta(3),
            room=Room.PRIVATE,
            tags=("quiet", "\x1b[31m"),
            answers=(
                answer('a "pause"\n\u202e', private=True),
                felt("tired", "stirred", words="Tired, Stirred up"),
                felt("a_little", "more", words="Yes, a little, More"),
                replace(answer("heavy", stage="felt"), kind="select", words="Heavy"),
                replace(answer("heavy"), kind="select", words="Heavy"),
                replace(answer(0.5, stage="felt"), kind="number", words="0.5"),
            ),
        )
    )
    assert list(journal.counts.material()) == [material(entry) for entry in journal.entries()]
    assert [m.number for m in journal.counts.material()] == [2, 1]


@pytest.mark.parametrize("pack", PACKS)
def test_each_pack_is_read_the_same_both_ways(journal, answers, pack):
    given = json.loads(answers(pack).read_text("utf-8"))["answers"]
    flat = {k if not isinstance(v, dict) else f"{k}.{a}": x for k, v in given.items() for a, x in (v.items() if isinstance(v, dict) else [("", v)])}  # fmt: skip
    done = take(walk(PACKS[pack], commitment=commitment() if PACKS[pack].follows_up else None), flat)
    if not done.stopped:
        journal.add(replace(harvest(done), follow_up=None))
    assert list(journal.counts.material()) == [material(entry) for entry in journal.entries()]


def test_a_filter_narrows_it(journal):
    journal.add(reflection(tags=("a",)))
    journal.add(reflection(tags=("b",), setting="group"))
    assert [m.tags for m in journal.counts.material(Filter(setting="group"))] == [("b",)]
    assert list(journal.counts.material(Filter(since=DAY + timedelta(1)))) == []


def test_the_bin_counts_nowhere(journal):
    journal.add(reflection(tags=("a",), ratings=(rated("learning", 4),)))
    journal.delete(1)
    assert list(journal.counts.material()) == []
    assert journal.asked.lately().asked == ()


def test_many_entries_are_read_in_slices(journal, monkeypatch):
    from reflect.storage.reading import heads

    monkeypatch.setattr(heads, "SLICE", 2)
    for n in range(5):
        journal.add(reflection(tags=(f"t{n}",), ratings=(rated("learning", 1 + n),)))
    assert [m.tags[0] for m in journal.counts.material()] == [f"t{n}" for n in range(5)]
    assert [a.value for a in journal.asked.lately().asked] == [1, 2, 3, 4, 5]


# What was asked


def test_what_was_asked_stands_in_the_order_of_writing(journal):
    journal.add(reflection(ratings=(rated("learning", 4), rated("safe_space", None))))
    journal.add(reflection(day=DAY - timedelta(9), ratings=(rated("self_care", 2),)))
    lately = journal.asked.lately()
    assert lately.is_all
    assert lately.asked[2] == Asked(2, "self_care", 2)
    assert set(lately.asked[:2]) == {Asked(1, "learning", 4), Asked(1, "safe_space", None)}


def test_only_sessions_are_counted(journal):
    journal.add(reflection())
    journal.add(reflection(ratings=(rated("learning", 4, "week"), rated("learning", 4, "then"))))
    assert journal.asked.lately().asked == ()


def test_a_spotlight_answer_says_that_its_area_was_asked(journal):
    spot = replace(answer("words", areas=("learning",)), question="spotlight")
    journal.add(reflection(answers=(spot,), ratings=(rated("safe_space", 3),)))
    assert set(journal.asked.lately().asked) == {Asked(1, "learning", None), Asked(1, "safe_space", 3)}


def test_only_the_newest_sessions_are_read(journal):
    from reflect.storage.reading import themes

    for n in range(4):
        journal.add(reflection(ratings=(rated("learning", 1 + n),)))
    for limit, is_all in ((3, False), (4, True), (5, True)):
        lately = themes.asked_lately(journal._file.con, ladder=LADDER, limit=limit)
        assert len(lately.asked) == min(limit, 4) and lately.is_all is is_all
        assert lately.asked[-1].entry == 4


# What was offered, and the focus


def test_an_offer_is_remembered_with_its_entry_and_goes_with_it(journal):
    assert journal.asked.offered == {}
    journal.add(reflection(offered=("learning",)))
    journal.add(reflection(offered=("safe_space", "learning")))
    assert journal.asked.offered == {"learning": 2, "safe_space": 2}
    journal.undo()
    assert journal.asked.offered == {"learning": 1}
    journal.undo()
    assert journal.asked.offered == {}
    journal.add(reflection(offered=("self_care",)))
    assert journal.asked.offered == {"self_care": 3}


def test_another_focus_can_be_taken_back(journal):
    journal.set_up.finish()
    journal.set_focus("safe_space")
    journal.set_focus("self_care")
    assert journal.undo().kind == "focus" and journal.focus == "safe_space"
    journal.undo()
    assert journal.focus == "learning"
    with pytest.raises(NotFound):
        journal.undo()


def test_the_first_choice_of_a_focus_is_no_change(journal):
    journal.set_focus("safe_space")
    with pytest.raises(NotFound):
        journal.undo()
