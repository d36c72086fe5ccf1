"""What was kept for one area, and counts of some entries only, on a real encrypted file beside whole entries."""

from collections import Counter
from datetime import date

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from kit.journals import FOCUS, NOW, TODAY, journal, moment, rating
from kit.journals import answer as answered
from kit.journals import reflection as sitting
from kit.packs import PRACTICE

from reflect.cli.gathering.growth import LookBack
from reflect.dates import Period
from reflect.values.entry import Rating
from reflect.values.filter import Filter
from reflect.values.plans import Plan, Status
from reflect.values.room import Room

EVER = Period(date(2000, 1, 1), date(2100, 1, 1))
LATELY = Period(date(2025, 11, 1), date(2026, 2, 1))
FILTERS = {
    "tag": Filter(tag="quiet-time"),
    "setting": Filter(setting="group"),
    "pack": Filter(pack="quick_checkin"),
    "room": Filter(room=Room.PRACTICE),
    "words": Filter(words="waited"),
    "area": Filter(area="self_care"),
    "both": Filter(tag="quiet-time", setting="group"),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Sixty entries; one in the bin, one in each other room."""
    with journal(tmp_path_factory.mktemp("area") / "home", 60) as made:
        made.delete(5)
        made.move(9, Room.PRIVATE)
        made.move(13, Room.SUPERVISION)
        yield made


@pytest.mark.parametrize("which", FILTERS)
@pytest.mark.parametrize("period", [EVER, LATELY])
def test_counts_of_some_entries_are_those_of_these_entries(kept, which, period):
    chosen = FILTERS[which]
    entries = [e for e in kept.entries(chosen) if period.first <= e.day < period.end]
    rated = [(e.day, r.area, r.value) for e in entries for r in e.ratings if r.kind == "session" and r.value]
    assert rated
    by_day = {(c.day, c.area): (c.n, c.total) for c in kept.counts.by_day(period, chosen=chosen)}
    assert Counter({at: n for at, (n, _) in by_day.items()}) == Counter((d, a) for d, a, _ in rated)
    assert sum(total for _, total in by_day.values()) == sum(v for *_, v in rated)
    assert sum(c.n for c in kept.counts.by_month(period, chosen=chosen)) == len(rated)
    assert sum(sum(c) for c in kept.counts.by_line(period, chosen=chosen).values()) == len(rated)
    assert kept.counts.days_written(period, chosen=chosen) == tuple(sorted({e.day for e in entries}))
    assert kept.counts.first_written(chosen=chosen) == kept.entries(chosen)[0].day
    assert kept.counts.first_rated(chosen=chosen) == min(
        e.day for e in kept.entries(chosen) for r in e.ratings if r.kind == "session" and r.value
    )


def test_what_was_kept_is_what_the_entries_hold(kept):
    found = kept.counts.kept_of_area(FOCUS, EVER)
    entries = kept.entries()
    ticked = Counter(m.id for e in entries for m in e.moments if m.area == FOCUS)
    assert {m.id: m.times for m in found.moments} == ticked
    assert [m.times for m in found.moments] == sorted(ticked.values(), reverse=True)
    own = [(e.number, a.value) for e in entries for a in e.answers if a.highlight and FOCUS in a.areas]
    assert [(k.entry, k.words) for k in found.keep_lines] == own[::-1]
    plans = [c for c in kept.plans.all() if FOCUS in c.areas]
    assert {p.number for p in found.plans} == {p.number for p in plans}
    assert all(kept.plans.get(p.number) == p for p in found.plans)
    assert [one.title for one in found.learned] == ["Listening, part 1"]
    assert {one.source for one in found.learned} == {"Workshop or class"}
    assert [(p.then, p.now) for p in found.looking_back] == [(2, 4)]


def test_what_was_kept_is_of_the_days_and_entries_that_are_meant(kept):
    found = kept.counts.kept_of_area(FOCUS, LATELY, chosen=FILTERS["tag"])
    meant = {e.number for e in kept.entries(FILTERS["tag"]) if LATELY.first <= e.day < LATELY.end}
    assert found.keep_lines and {k.entry for k in found.keep_lines} <= meant
    assert {p.entry for p in found.plans} <= meant
    assert kept.counts.kept_of_area("lived_experience", EVER).keep_lines == ()


def test_an_area_whose_name_is_part_of_another_is_not_that_one(tmp_path):
    with journal(tmp_path / "home", 0) as made:
        made.add(
            sitting(TODAY, answers=(answered("keep", "mine", highlight=True, areas=("learning_more",)),))
        )
        assert made.counts.kept_of_area("learning", EVER).keep_lines == ()
        assert made.counts.kept_of_area("learning%more", EVER).keep_lines == ()


def test_the_bin_shows_up_nowhere_and_the_private_room_on_the_own_screen(tmp_path):
    with journal(tmp_path / "home", 0) as made:
        one = made.add(
            sitting(
                TODAY, room=Room.PRIVATE, pack="learning_reflection", moments=(moment("connected"),) if "connected" in PRACTICE.moments else (),
                ratings=(rating(FOCUS, 2, kind="then"), rating(FOCUS, None, kind="now"), rating(FOCUS, 3)),
                answers=(answered("keep", "mine", highlight=True, areas=(FOCUS,)), answered("supports", (FOCUS,), kind="multi")),
                plans=(Plan(words="I will wait.", areas=(FOCUS,)),),
            )
        )  # fmt: skip
        found = made.counts.kept_of_area(FOCUS, EVER)
        assert found.keep_lines and found.plans and found.learned and found.plans[0].private
        assert (found.looking_back[0].then, found.looking_back[0].now) == (2, None)
        assert (found.learned[0].title, found.learned[0].source) == ("", "")
        made.delete(one.number)
        assert made.counts.kept_of_area(FOCUS, EVER) == type(found)()
        assert made.counts.first_written() is None


def test_a_plan_said_anew_is_told_once_in_its_new_words(tmp_path):
    with journal(tmp_path / "home", 0) as made:
        first = made.plans.add(Plan(words="I will wait.", areas=(FOCUS,)), on=TODAY)
        made.plans.reword(first.number, "I will wait longer.", on=TODAY)
        (only,) = made.counts.kept_of_area(FOCUS, EVER).plans
        assert only.words == "I will wait longer." and only.status is Status.OPEN
        assert made.counts.kept_of_area(FOCUS, EVER, chosen=Filter(room=Room.PRACTICE)).plans == ()


def test_labels_pictures_months_and_calendar_read_no_text(tmp_path):
    """Every column that is read for them, watched by the database itself: numbers, days and ids only."""
    with journal(tmp_path / "home", 30) as made:
        read: set[tuple[str, str]] = set()
        run: list[str] = []

        def watch(action, table, column, *_):
            if action == sqlcipher.SQLITE_READ and column:
                read.add((table, column))
            return sqlcipher.SQLITE_OK

        made._file.con.set_authorizer(watch)
        made._file.con.set_trace_callback(run.append)
        for chosen in (
            None,
            Filter(setting="group", tag="quiet-time", pack="quick_checkin", room=Room.PRACTICE),
        ):
            back = LookBack(journal=made, practice=PRACTICE, end_day=TODAY, chosen=chosen)
            run.clear()
            back.story()
            assert len(run) <= 9, (
                run
            )  # which line each wording is, is one of them: a small table, so that nothing is sorted
            back.months()
            back.calendar()
            back.written(26)
            back.around(FOCUS, date(2025, 11, 20))
        assert read <= {
            *(("rated", name) for name in ("entry_id", "wording_id")),
            *(("rating_wording", name) for name in ("id", "area", "value", "kind", "scale")),
            *(("entry", name) for name in ("id", "day", "deleted_at", "room", "pack", "setting")),
            ("tag", "entry_id"), ("tag", "tag"), ("meta", "key"), ("meta", "value"),
        }  # fmt: skip


def test_did_not_come_up_never_counts(tmp_path):
    with journal(tmp_path / "home", 0) as made:
        for n in range(30):
            made.add(
                sitting(
                    TODAY.replace(day=1) if n else date(2025, 9, 1),
                    ratings=(rating(FOCUS, None), rating("learning", 4)),
                )
            )
        back = LookBack(journal=made, practice=PRACTICE, end_day=TODAY)
        focus = back.story().areas[0]
        assert focus.is_focus and focus.trend.n_ratings == 0 and not back.months(area=FOCUS)
        assert NOW.date() == TODAY and isinstance(rating(FOCUS, None), Rating)
