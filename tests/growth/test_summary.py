"""The week in facts: counts, picked lines, own words, plans as they stood. No figure that nobody picked."""

import dataclasses
import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.weeks import MONDAY, WEEK, entry, invented, keep, moment, plan, rating

from reflect.dates import week_of
from reflect.growth.summary import (
    Earlier,
    Line,
    LookingBack,
    NextQuestion,
    Stretches,
    Tally,
    Week,
    stretches,
    week,
)
from reflect.values.entry import Entry
from reflect.values.plans import Commitment, Status

if TYPE_CHECKING:
    from kit.world import World

FOCUS = "learning"


def summed(*entries: Entry, plans: tuple[Commitment, ...] = ()) -> Week:
    return week(entries, plans, period=WEEK, focus=FOCUS)


def test_an_empty_week_is_empty_and_no_more() -> None:
    w = summed()
    assert (w.name, w.period, w.focus, w.entries, w.did_not_come_up) == ("2026-W10", WEEK, FOCUS, 0, 0)
    assert (w.settings, w.strengths, w.keep_lines, w.lines, w.coming_up, w.commitments) == ((),) * 6


def test_kinds_of_time_are_counted_most_often_first() -> None:
    kinds = ["team", "group", None, "group", "outreach"]
    w = summed(*(entry(n, setting=kind) for n, kind in enumerate(kinds)))
    assert w.entries == 5
    assert w.settings == (Tally("group", 2), Tally("team", 1), Tally("outreach", 1))


def test_strengths_are_told_and_edges_only_when_they_come_up_twice() -> None:
    w = summed(
        entry(1, moments=(moment("rushed"), moment("connected"), moment("about_me"))),
        entry(2, moments=(moment("rushed"), moment("asked_view"), moment("connected"))),
    )
    assert w.strengths == (Tally("We really connected", 2), Tally("I asked how they see it", 1))
    assert w.coming_up == (Tally("I rushed or filled the silence", 2),)


def test_did_not_come_up_is_counted_apart_and_never_a_number() -> None:
    w = summed(
        entry(1, ratings=(rating(None),)), entry(2, ratings=(rating(4),)), entry(3, ratings=(rating(None),))
    )
    assert w.did_not_come_up == 2
    assert [line.value for line in w.lines] == [4]


def test_a_skipped_rating_is_nothing_at_all() -> None:
    assert summed(entry(1)).did_not_come_up == 0 and summed(entry(1)).lines == ()


def test_lines_of_the_focus_come_in_time_order_with_their_words() -> None:
    w = summed(
        entry(1, 0, ratings=(rating(4), rating(2, "safe_space"))),
        entry(2, 3, ratings=(rating(1),)),
        entry(3, 4, ratings=(rating(5, kind="week"),)),
    )
    anchors = [rating(n).anchor for n in (4, 1, 5)]
    assert w.lines == tuple(
        Line(MONDAY + timedelta(day), value, anchor, about, rating(4).scale)
        for day, value, anchor, about in zip(
            (0, 3, 4), (4, 1, 5), anchors, ("session", "session", "week"), strict=True
        )
    )


@pytest.mark.parametrize("kind", ["then", "now"])
def test_a_look_far_back_is_no_line_of_this_week(kind: str) -> None:
    w = summed(entry(1, ratings=(rating(3, kind=kind), rating(None, kind=kind))))
    assert w.lines == () and w.did_not_come_up == 0


def test_own_words_stand_in_time_order_and_whole() -> None:
    w = summed(
        entry(1, answers=(keep("first [/]\nline"), keep("other", highlight=False))),
        entry(2, answers=(keep("second"),)),
    )
    assert [line.words for line in w.keep_lines] == ["first [/]\nline", "second"]


def test_no_figure_stands_for_more_than_a_count() -> None:
    """No average, no total over areas, no score: the week holds counts and picked lines only."""
    names = {f.name for f in dataclasses.fields(Week)} | {f.name for f in dataclasses.fields(Line)}
    assert names == {
        "period", "entries", "days", "settings", "strengths", "keep_lines", "focus", "lines", "did_not_come_up", "coming_up",
        "areas", "looking_back", "commitments", "learning", "learned_from", "question", "earlier", "on_the_way", "day", "value",
        "anchor", "about", "scale",
    }  # fmt: skip


# Plans


def shown(**more: object) -> list[Status]:
    return [c.status for c in summed(plans=(plan(1, "breathe", **more),)).commitments]


NEXT = WEEK.end


def test_an_open_plan_is_told_from_the_week_it_was_made_in() -> None:
    assert shown() == shown(made_on=WEEK.first) == shown(made_on=WEEK.last) == [Status.OPEN]
    assert shown(made_on=NEXT) == []


@pytest.mark.parametrize("status", [Status.KEPT, Status.LET_GO])
def test_a_plan_that_ended_is_told_in_the_week_it_ended_in(status: Status) -> None:
    assert shown(status=status, closed_on=WEEK.first) == shown(status=status, closed_on=WEEK.last) == [status]
    assert shown(status=status, closed_on=WEEK.first - timedelta(1)) == []


@pytest.mark.parametrize("status", [Status.KEPT, Status.LET_GO, Status.REWORDED])
def test_a_plan_that_ended_later_was_still_open_in_this_week(status: Status) -> None:
    assert shown(status=status, closed_on=NEXT) == [Status.OPEN]
    [then] = summed(plans=(plan(1, "breathe", status=status, closed_on=NEXT),)).commitments
    assert then.closed_on is None


@pytest.mark.parametrize("status", [Status.PARTLY, Status.NOT_YET])
def test_a_plan_that_goes_on_is_told_as_it_stands(status: Status) -> None:
    assert shown(status=status) == [status]


def test_a_plan_that_was_said_anew_shows_in_its_new_words_only() -> None:
    old = plan(1, "long words", status=Status.REWORDED, closed_on=WEEK.first)
    new = plan(2, "short", made_on=WEEK.first, reworded_from=1)
    assert [c.words for c in summed(plans=(old, new)).commitments] == ["short"]
    before = week((), (old, new), period=type(WEEK)(WEEK.first - timedelta(7), WEEK.first), focus=FOCUS)
    assert [c.words for c in before.commitments] == ["long words"]


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from([None, 1, 2, 3, 4, 5])), max_size=12))
def test_every_rating_is_a_line_or_did_not_come_up(drawn: list[tuple[int, int | None]]) -> None:
    entries = [
        entry(n, day, ratings=(rating(value),))
        for n, (day, value) in enumerate(sorted(drawn, key=lambda d: d[0]))
    ]
    w = summed(*entries)
    assert len(w.lines) + w.did_not_come_up == len(drawn)
    assert [line.day for line in w.lines] == sorted(line.day for line in w.lines)
    assert all(1 <= line.value <= 5 for line in w.lines)


@given(
    st.lists(
        st.lists(st.sampled_from(["rushed", "about_me", "connected", "asked_view"]), unique=True), max_size=8
    )
)
def test_every_tick_is_counted_once(ticks: list[list[str]]) -> None:
    w = summed(*(entry(n, moments=tuple(map(moment, ids))) for n, ids in enumerate(ticks)))
    flat = [id for ids in ticks for id in ids]
    for told, ids, least in (
        (w.strengths, ("connected", "asked_view"), 1),
        (w.coming_up, ("rushed", "about_me"), 2),
    ):
        counts = {moment(id).words: flat.count(id) for id in ids}
        assert {t.words: t.times for t in told} == {words: n for words, n in counts.items() if n >= least}
        assert [t.times for t in told] == sorted((t.times for t in told), reverse=True)


def test_an_invented_week_sums_up() -> None:
    entries, period = invented(0)
    w = week(entries, (), period=period, focus="peer_focus")
    assert w.entries == 3
    assert [line.value for line in w.lines] == [4, 4, 4]
    assert w.strengths[0] == Tally("I caught myself and came back", 3)
    assert len(w.keep_lines) == 3


def test_the_week_of_a_journal_stands_in_time_order(world: "World", tmp_path: Path) -> None:
    """Whatever was written down first: the day that an entry is about decides."""
    for day, words, line in (
        ("2026-03-05", "second", 4),
        ("2026-03-02", "first", None),
        ("2026-02-27", "before", 1),
    ):
        answers = {"pack": "quick_checkin", "date": day, "answers": {"keep": words, "focus_rating": line}}
        file = tmp_path / "answers.json"
        file.write_text(json.dumps(answers), encoding="utf-8")
        world.ok("log", "--answers", str(file))
    told = json.loads(world.ok("week", "--json").out)
    assert (told["period"]["week"], told["entries"], told["keep"]) == ("2026-W10", 2, ["first", "second"])
    assert told["focus"]["counts"] == [0, 0, 0, 1, 0] and told["focus"]["did_not_come_up"] == 1


# Then and now


def test_the_two_stretches_are_four_weeks_each_and_meet() -> None:
    now, before = stretches(WEEK)
    assert (now.end, now.first) == (WEEK.end, before.end)
    assert (now.end - now.first).days == (before.end - before.first).days == 28


def test_areas_rated_this_week_stand_in_both_stretches_in_the_order_of_the_practice() -> None:
    rated = Stretches(
        now={"safe_space": (0, 0, 1, 3, 0), "learning": (0, 1, 0, 0, 0), "peer_focus": (9, 0, 0, 0, 0)},
        before={"safe_space": (0, 2, 0, 0, 0)},
    )
    told = entry(1, ratings=(rating(2), rating(4, "safe_space"), rating(None, "peer_focus")))
    w = week([told], (), period=WEEK, focus=FOCUS, rated=rated)
    assert [(a.area, a.now.n, a.now.typical, a.before.n, a.before.typical) for a in w.areas] == [
        ("safe_space", 4, 4, 2, 2),
        ("learning", 1, 2, 0, None),
    ]


@given(st.lists(st.tuples(*(st.integers(0, 9) for _ in range(5))), min_size=1, max_size=4))
def test_a_typical_line_is_one_that_was_picked(counts: list[tuple[int, int, int, int, int]]) -> None:
    told = entry(1, ratings=(rating(3),))
    for line in counts:
        w = week([told], (), period=WEEK, focus=FOCUS, rated=Stretches(now={"learning": line}, before={}))
        [area] = w.areas
        assert area.now.n == sum(line)
        assert area.now.typical is None if not any(line) else line[area.now.typical - 1] > 0


# Looking back, learning, what comes next


def test_then_and_now_are_paired_within_their_page_and_an_empty_one_stays_empty() -> None:
    page = entry(
        1,
        pack="step_back",
        ratings=(
            rating(2, kind="then"), rating(4, kind="now"), rating(3, "safe_space", kind="then"),
            rating(None, "safe_space", kind="now"), rating(None, "peer_focus", kind="then"),
        ),
    )  # fmt: skip
    assert summed(page, entry(2, ratings=(rating(5),))).looking_back == (
        LookingBack(
            area="learning", then=2, now=4, then_anchor=rating(2).anchor, now_anchor=rating(4).anchor
        ),
        LookingBack(area="safe_space", then=3, now=None, then_anchor=rating(3, "safe_space").anchor),
    )


def test_what_was_learned_is_told_with_how_and_how_long_and_never_added_up() -> None:
    def page(number: int, hours: float | None) -> Entry:
        given = [
            keep("Harbor talk", question="title"),
            keep("Workshop", question="source", value="workshop", kind="select"),
        ]
        if hours is not None:
            given.append(keep("", question="hours", value=hours, kind="number"))
        return entry(number, pack="learning_reflection", answers=tuple(given))

    w = summed(
        page(1, 1.5),
        page(2, None),
        entry(3, pack="weekly_review", answers=(keep("Peers, Research", question="learned_from"),)),
    )
    assert [(x.title, x.source, x.hours) for x in w.learning] == [
        ("Harbor talk", "Workshop", 1.5), ("Harbor talk", "Workshop", None)
    ]  # fmt: skip
    assert w.learned_from == ("Peers, Research",)


def test_words_from_before_are_for_a_week_without_any() -> None:
    before = Earlier(day=MONDAY - timedelta(30), words="I waited.")
    ask = NextQuestion(area="learning", words="What did you try?", why="not asked yet")
    assert week([], (), period=WEEK, focus=FOCUS, earlier=before, question=ask).earlier == before
    assert week([entry(1)], (), period=WEEK, focus=FOCUS, earlier=before).earlier is None


@pytest.mark.parametrize("starts", [0, 5, 6])
def test_a_week_is_named_after_the_iso_week_that_most_of_it_lies_in(starts: int) -> None:
    period = week_of(MONDAY + timedelta(3), starts=starts)
    assert week([], (), period=period, focus=FOCUS).name == "2026-W10"
