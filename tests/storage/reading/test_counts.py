"""What growth counts, on a real encrypted file: against whole entries counted one by one, and what is read on the way."""

import random
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from kit.kept import FULL, make, reflection
from kit.world import ladder

from reflect.dates import Period
from reflect.growth.label.steps import weeks, window
from reflect.growth.label.trend_label import tally, trends
from reflect.storage.reading import counts
from reflect.values.counts import Withheld
from reflect.values.entry import Rating
from reflect.values.filter import Filter
from reflect.values.room import Room

END = date(2026, 3, 8)
AREAS = ("learning", "safe_space", "own_wellness")
EVER = Period(date(2000, 1, 1), date(2100, 1, 1))
NOW_LINES = ladder().scale
WITHHELD = Withheld(areas=frozenset({"own_wellness"}), packs=frozenset({"self_care"}))


def rated(value, area="learning", **more):
    return Rating(
        question="r",
        asked="How?",
        area=area,
        value=value,
        anchor="line" if value else "",
        **{"scale": NOW_LINES, **more},
    )


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home") as journal:
        yield journal


def kept(journal, day, *ratings, **more):
    return journal.add(reflection(day=day, ratings=ratings, **more))


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """A journal with every kind of privacy, an entry in the bin and changed entries, over a year and a half."""
    rnd = random.Random(5)
    with make(tmp_path_factory.mktemp("busy") / "home") as journal:
        for back in range(0, 480, 8):
            ratings = [
                rated(
                    rnd.choice((None, 1, 2, 3, 4, 5)), area, private=rnd.random() < 0.2,
                    kind=rnd.choice(("session",) * 5 + ("week", "then", "now")),
                )
                for area in AREAS
            ]  # fmt: skip
            pack, room = rnd.choice(("quick_checkin", "quick_checkin", "self_care")), rnd.choice((*Room,))
            entry = kept(
                journal,
                END - timedelta(back),
                *ratings,
                pack=pack,
                room=room,
                private_pack=rnd.random() < 0.1,
            )
            if back % 30 == 0:
                journal.delete(entry.number)
            elif back % 42 == 0:
                journal.delete(entry.number)
                journal.undo()
        yield journal


def one_by_one(journal, withheld):
    """The same from whole entries, as the person reads them."""
    return [
        (entry.day, r.area, r.value)
        for entry in journal.entries()
        for r in entry.ratings
        if r.kind == "session"
        and not (
            withheld
            and (
                r.private
                or entry.room is Room.PRIVATE
                or entry.private_pack
                or entry.pack in withheld.packs
                or r.area in withheld.areas
            )
        )
    ]


def test_counts_by_day_are_those_of_whole_entries(busy):
    ours = set(busy.counts.by_day(EVER))
    assert ours == set(tally(one_by_one(busy, None)))
    assert len(ours) > 10


def added(counts, spans):
    """Counts by day, added up by hand under the first days of spans."""
    found = Counter()
    for span in spans:
        for c in counts:
            if span.first <= c.day < span.end:
                found.update(
                    dict(
                        zip(
                            ((span.first, c.area, what) for what in range(3)),
                            (c.n, c.total, c.low),
                            strict=True,
                        )
                    )
                )
    return found


@pytest.mark.parametrize("seed", range(6))
def test_counts_by_span_are_those_of_its_days(busy, seed):
    rnd = random.Random(seed)
    starts = sorted(rnd.sample(range(700), rnd.randint(2, 90)))
    spans = [Period(END - timedelta(a), END - timedelta(b)) for b, a in pairwise(starts)][::-1]
    chosen = rnd.choice((None, Filter(since=END - timedelta(300)), Filter(pack="self_care")))
    ours = busy.counts.picked(EVER, chosen=chosen).by_span(spans)
    assert [(c.day, c.area) for c in ours] == sorted({(c.day, c.area) for c in ours})
    theirs = added(busy.counts.by_day(EVER, chosen=chosen), spans)
    assert {
        (c.day, c.area, n): value for c in ours for n, value in enumerate((c.n, c.total, c.low))
    } == theirs
    assert busy.counts.picked(EVER, chosen=chosen).by_span(()) == ()


def test_counts_by_month_are_those_of_whole_entries(busy):
    lines = Counter((f"{day:%Y-%m}", area, v) for day, area, v in one_by_one(busy, None) if v)
    ours = busy.counts.by_month(EVER)
    assert [(c.month, c.area) for c in ours] == sorted({(month, area) for month, area, _ in lines})
    for c in ours:
        assert c.counts == tuple(lines[c.month, c.area, line] for line in (1, 2, 3, 4, 5))
        assert c.n == sum(c.counts) > 0


def test_lines_by_day_are_those_of_whole_entries(busy):
    for area in AREAS:
        lines = Counter((day, v) for day, rated, v in one_by_one(busy, None) if v and rated == area)
        ours = busy.counts.lines_by_day(area, EVER)
        assert [(c.day, c.line, c.n) for c in ours] == [(*key, n) for key, n in sorted(lines.items())]
    assert len(ours) > 10


def test_the_first_day_is_that_of_whole_entries(busy):
    def first(withheld):
        return min(day for day, _, value in one_by_one(busy, withheld) if value)

    assert busy.counts.first_rated() == first(None) < first(WITHHELD)
    assert busy.counts.first_rated_to_share(WITHHELD) == first(WITHHELD)


def test_labels_from_sql_are_those_from_single_ratings(busy):
    names = {area: area for area in AREAS}
    for back in (0, 14, 100, 250, 400):
        end = END - timedelta(back)
        first = busy.counts.first_rated()
        given = {
            "end_day": end,
            "first_day": first,
            "areas": names,
            "yardsticks": {"learning": end - timedelta(back // 2 + 3)},
        }
        singly = trends(tally(one_by_one(busy, None)), **given)
        assert trends(busy.counts.by_day(window(end)), **given) == singly
        assert (
            trends(busy.counts.picked(window(end)).by_span(weeks(end, given["yardsticks"].values())), **given)
            == singly
        )


def test_a_period_is_half_open(journal):
    for day in (1, 2, 3, 4):
        kept(journal, date(2026, 3, day), rated(day))
    inside = Period(date(2026, 3, 2), date(2026, 3, 4))
    assert [c.day.day for c in journal.counts.by_day(inside)] == [2, 3]
    assert [c.counts for c in journal.counts.by_month(inside)] == [(0, 1, 1, 0, 0)]
    assert [c.line for c in journal.counts.lines_by_day("learning", inside)] == [2, 3]
    assert [d.day for d in journal.counts.days_written(inside)] == [2, 3]


def test_did_not_come_up_and_other_measures_are_in_no_count(journal):
    kept(journal, END, rated(None), *(rated(4, kind=kind) for kind in ("week", "then", "now")))
    assert journal.counts.by_day(EVER) == journal.counts.by_month(EVER) == ()
    assert journal.counts.first_rated() is None
    kept(journal, END, rated(4), rated(2))
    (only,) = journal.counts.by_day(EVER)
    assert (only.n, only.total, only.low) == (2, 6, 1)


def test_the_bin_counts_nowhere_and_what_comes_back_counts_again(journal):
    early, late = kept(journal, END - timedelta(9), rated(1)), kept(journal, END, rated(5))
    before = (journal.counts.by_day(EVER), journal.counts.by_month(EVER), journal.counts.days_written(EVER))
    journal.delete(early.number)
    assert [c.day for c in journal.counts.by_day(EVER)] == [END]
    assert [c.counts for c in journal.counts.by_month(EVER)] == [(0, 0, 0, 0, 1)]
    assert (journal.counts.first_rated(), journal.counts.days_written(EVER)) == (END, (END,))
    journal.bin.bring_back(early.number)
    assert (
        journal.counts.by_day(EVER),
        journal.counts.by_month(EVER),
        journal.counts.days_written(EVER),
    ) == before
    journal.delete(late.number)
    assert journal.counts.first_rated() == END - timedelta(9)


def test_an_edited_entry_counts_as_it_is_now(journal):
    entry = kept(journal, END, rated(1))
    journal.edit(entry.number, reflection(day=END - timedelta(1), ratings=(rated(5),)))
    assert [(c.day, c.total) for c in journal.counts.by_day(EVER)] == [(END - timedelta(1), 5)]


@pytest.mark.parametrize(
    ("rating", "entry"),
    [
        (rated(4, private=True), {}),
        (rated(4, "own_wellness"), {}),
        (rated(4), {"room": Room.PRIVATE}),
        (rated(4), {"private_pack": True}),
        (rated(4), {"pack": "self_care"}),
    ],
    ids=["rating", "area", "entry", "pack by its flag", "pack by its name"],
)
def test_what_is_private_counts_on_the_own_screen_only(journal, rating, entry):
    kept(journal, END, rating, **entry)
    assert [c.total for c in journal.counts.by_day(EVER)] == [4]
    assert journal.counts.first_rated() == END
    assert journal.counts.first_rated_to_share(WITHHELD) is None


def test_what_is_private_by_itself_stays_in_even_if_nothing_is_named(journal):
    nothing_named = Withheld(areas=frozenset(), packs=frozenset())
    kept(journal, END - timedelta(2), rated(4, private=True))
    kept(journal, END - timedelta(1), rated(5), room=Room.PRIVATE)
    kept(journal, END, rated(3))
    assert journal.counts.first_rated_to_share(nothing_named) == END
    journal.move(3, Room.PRIVATE)
    assert journal.counts.first_rated_to_share(nothing_named) is None


def test_no_text_of_an_entry_is_read(journal):
    journal.add(FULL)
    read = set()

    def watch(action, table, column, *_):
        if action == sqlcipher.SQLITE_READ and column:
            read.add((table, column))
        return sqlcipher.SQLITE_OK

    journal._file.con.set_authorizer(watch)
    journal.counts.by_day(EVER)
    journal.counts.by_month(EVER)
    journal.counts.first_rated()
    journal.counts.first_rated_to_share(WITHHELD)
    journal.counts.days_written(EVER)
    journal.counts.loads(EVER)
    assert not journal.counts.has_earlier_lines
    assert read <= {
        *(("rated", name) for name in ("entry_id", "wording_id")),
        *(("rating_wording", name) for name in ("id", "area", "value", "kind", "private", "scale")),
        *(("entry", name) for name in ("id", "day", "deleted_at", "room", "private_pack", "pack", "load")),
    }
    assert ("entry", "deleted_at") in read


def test_counting_never_goes_through_the_whole_file(journal):
    """The index of days leads to the entries that are asked for, and these to their ratings, which stand side by side."""

    def plan(sql):
        marks = ["x"] * sql.count("?")
        return [row[3] for row in journal._file.con.execute(f"EXPLAIN QUERY PLAN {sql}", marks)]

    rated = ["SEARCH d USING PRIMARY KEY (entry_id=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"]
    days = "SEARCH e USING INDEX ix_entry_newest (day>? AND day<?)"
    assert plan(counts.BY_DAY.format(also="")) == [days, rated[0]]  # and nothing is sorted
    for sql in (counts.BY_MONTH, counts.BY_LINE, counts.LINES_BY_DAY):
        assert plan(sql.format(rated=counts.RATED.format(also="")))[:3] == [days, *rated]
    assert plan(counts.DAYS_WRITTEN.format(also="")) == [days]
    # A scan is only the walk to the first day, which stops there.
    assert plan(counts.FIRST_DAY.format(own="", also="")) == ["SCAN e USING INDEX ix_entry_newest", *rated]
    after = plan(counts.FIRST_DAY.format(own="", also=counts.AFTER_EARLIER))
    assert after[0] == "SEARCH e USING INDEX ix_entry_newest (day>?)"
    for steps in (after, plan(counts.EARLIER_LINES)):
        assert [step for step in steps if step.startswith(("SCAN", "USE"))] == [
            "SCAN CONSTANT ROW",
            "SCAN w",  # the wordings of ratings, which are few
            "SCAN e USING INDEX ix_entry_newest",
        ]


def test_what_was_picked_from_earlier_lines_is_in_no_count(journal):
    kept(journal, END - timedelta(2), rated(5, scale=1), rated(1, "safe_space", scale=1))
    assert journal.counts.by_day(EVER) == journal.counts.by_month(EVER) == ()
    assert journal.counts.by_line(EVER) == {}
    assert journal.counts.first_rated() is None
    assert journal.counts.first_rated_to_share(WITHHELD) is None
    assert [(a.area, a.value) for a in journal.asked.lately().asked] == [
        ("learning", None),
        ("safe_space", None),
    ]
    kept(journal, END, rated(2))
    assert [(c.day, c.total) for c in journal.counts.by_day(EVER)] == [(END, 2)]
    assert [c.counts for c in journal.counts.by_month(EVER)] == [(0, 1, 0, 0, 0)]
    assert journal.counts.by_line(EVER) == {"learning": (0, 1, 0, 0, 0)}
    assert journal.counts.first_rated() == journal.counts.first_rated_to_share(WITHHELD) == END


def test_the_day_of_new_lines_is_told_only_where_there_are_earlier_ones(journal):
    kept(journal, END, rated(3))
    assert (journal.counts.has_earlier_lines, journal.counts.scale_began) == (False, None)
    early = kept(journal, END - timedelta(9), rated(None, scale=1))
    assert (journal.counts.has_earlier_lines, journal.counts.scale_began) == (False, None)
    journal.edit(early.number, reflection(day=END - timedelta(9), ratings=(rated(4, scale=1),)))
    assert (journal.counts.has_earlier_lines, journal.counts.scale_began) == (True, END)
    journal.delete(early.number)
    assert (journal.counts.has_earlier_lines, journal.counts.scale_began) == (False, None)


def test_a_line_picked_anew_in_an_old_entry_is_no_beginning(journal):
    """Else the time since then would look rated by the lines of today, and a label would come far too early."""
    kept(journal, END - timedelta(60), rated(4))
    kept(journal, END - timedelta(20), rated(3, scale=1))
    assert journal.counts.scale_began == END - timedelta(60)  # nothing else is there to begin with
    kept(journal, END - timedelta(9), rated(4))
    kept(journal, END, rated(4))
    assert journal.counts.first_rated() == journal.counts.scale_began == END - timedelta(9)
    assert journal.counts.first_rated_to_share(WITHHELD) == END - timedelta(9)


def test_how_much_sessions_asked_is_counted_by_day(journal):
    for back, load in ((3, "heavy"), (3, "heavy"), (3, "light"), (2, None), (1, "usual"), (0, "heavy")):
        kept(journal, END - timedelta(back), load=load, setting="group" if back else "team")
    assert [(c.day, c.load, c.n) for c in journal.counts.loads(EVER)] == [
        (END - timedelta(3), "heavy", 2),
        (END - timedelta(3), "light", 1),
        (END - timedelta(1), "usual", 1),
        (END, "heavy", 1),
    ]
    inside = Period(END - timedelta(2), END)
    assert [c.load for c in journal.counts.loads(inside)] == ["usual"]
    assert [c.day for c in journal.counts.loads(EVER, chosen=Filter(setting="team"))] == [END]
    journal.delete(6)
    assert journal.counts.loads(Period(END, END + timedelta(1))) == ()
