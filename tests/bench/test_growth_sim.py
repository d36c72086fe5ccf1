"""The simulation of the trend label: the same figures for the same seed, and it notices a label that cries wolf.

The long run (`make soak`) holds the label against its goals; docs/growth.md has its figures.
"""

import dataclasses
import os
import random

import pytest
from kit.world import ROOT, SOAK

from reflect.growth.label import one_look


@pytest.fixture
def sim(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "bench")
    import growth_sim

    return growth_sim


def test_the_same_seed_gives_the_same_figures_whatever_the_number_of_jobs(sim):
    kinds = [
        sim.Cell(sim.FLAT, "mixed", "2/wk x 40 %", "1 day", 7),
        sim.Cell("step +1.2", "mixed", "3/wk x 90 %", "0 days", 14),
        sim.Cell("hard 60 -> 15 %, leak 0.2", "mixed", "3/wk x 90 %", "3 days", 14),
    ]
    once = sim.simulate(2, 5, kinds=kinds, flat_times=2)
    assert once == sim.simulate(2, 5, kinds=kinds, flat_times=2, jobs=2)
    assert once != sim.simulate(2, 6, kinds=kinds, flat_times=2)


def test_every_goal_has_a_figure_and_five_ratings_never_show_a_direction(sim):
    rows = [sim.few_ratings(50, 5), *(row for cell in sim.cells() for row in made_up(sim, cell))]
    goals = {goal.name: goal for goal in sim.goals(rows)}
    assert len(goals) == len(sim.goals(rows))
    assert goals["5 ratings show no direction"].holds
    assert sim.few_ratings(500, 5).value == 1
    assert all(goal.name in "\n".join(sim.goal_table(rows)) for goal in goals.values())
    assert len([*sim.short_tables(rows)]) > 60


def made_up(sim, cell):
    """A figure of each measure, without living through anything."""
    if cell.scenario == sim.FLAT:
        measures = ("false alarm", "areas steady", "areas without direction", "range holds the truth")
    elif cell.scenario in sim.LOADS:
        measures = ("false alarm", "ever a false alarm")
    elif not sim.SCENARIOS[cell.scenario].direction:
        measures = ("said to rise", "said to fall")
    else:
        measures = (
            "seen", "seen in week 20", "said the wrong way", "called steady", "weeks until seen", "range holds the truth",
        )  # fmt: skip
    return [sim.Row(**dataclasses.asdict(cell), measure=m, value=0.5, error=0.1, people=2) for m in measures]


@pytest.mark.parametrize(
    "cell",
    [
        ("flat", "mixed", "10/wk", "14 days", 28),
        ("flat", "even", "2/wk x 40 %", "strong", 14),
        ("the same, yardstick named", "mixed", "3/wk x 90 %", "1 day", 14),
        ("dip -1.2 for 4 weeks", "mixed", "2/wk x 40 %", "1 day", 14),
        ("hard 80 -> 10 %, the old lines", "mixed", "3/wk x 90 %", "0 days", 14),
    ],
)
def test_every_kind_of_people_can_be_lived_with(sim, cell):
    assert sim.Cell(*cell) in sim.cells()
    told = {row.measure for row in made_up(sim, sim.Cell(*cell))}
    found = sim.look_at(sim.Cell(*cell), 1, 7)
    assert told - {"weeks until seen", "range holds the truth"} <= set(found)
    assert all(0 <= value <= 1 for measure, value in found.items() if not measure.startswith("weeks"))


def test_a_label_without_its_limits_is_noticed(sim, monkeypatch):
    cell = sim.Cell(sim.FLAT, "mixed", "3/wk x 90 %", "3 days", 14)
    alarms = [sim.look_at(cell, number, 1)["false alarm"] for number in range(60)]
    monkeypatch.setattr(one_look, "holm", lambda p, weight: p)  # every area for itself
    careless = [sim.look_at(cell, number, 1)["false alarm"] for number in range(60)]
    assert sum(careless) > sum(alarms) + 6


def test_moods_that_last_make_false_alarms_unless_they_are_allowed_for(sim, monkeypatch):
    cell = sim.Cell(sim.FLAT, "mixed", "3/wk x 90 %", "14 days", 14)
    alarms = [sim.look_at(cell, number, 1)["false alarm"] for number in range(60)]
    monkeypatch.setattr(one_look, "inflation", lambda row, carried: 1.0)
    careless = [sim.look_at(cell, number, 1)["false alarm"] for number in range(60)]
    assert sum(careless) > sum(alarms) + 10


@pytest.mark.parametrize(
    "kind", ["even", "skewed moods", "lines 3 to 5 only", "a bent scale", "mostly the ends"]
)
def test_what_is_expected_at_a_level_is_what_is_written_there(sim, kind):
    import growth_people as people

    rnd = random.Random(2)
    hand = people.KINDS[kind](rnd)
    for level in (1.2, 2.7, 3.5, 4.9):
        written = [hand.line(level, rnd.gauss(0, 1)) for _ in range(20_000)]
        assert set(written) <= {1, 2, 3, 4, 5}
        assert hand.expected(level) == pytest.approx(sum(written) / len(written), abs=0.03)


def test_moods_keep_half_after_their_days(sim):
    import growth_people as people

    rate, mood = people.Rate(7, 1.0), people.Mood(half_life=3)
    lines = [
        [day for week in people._sessions(random.Random(n), 4, rate, mood) for day in week]
        for n in range(400)
    ]
    for days, kept in ((1, 0.5 ** (1 / 3)), (3, 0.5), (6, 0.25)):
        pairs = [(s[7][1]["area_0"], s[7 + days][1]["area_0"]) for s in lines]
        assert sum(a * b for a, b in pairs) / len(pairs) == pytest.approx(kept, abs=0.15)


def test_hard_sessions_move_the_pick_by_their_leak_and_close_line_five_of_the_old_ladder(sim):
    import growth_people as people

    def written(load):
        lived = people.person(random.Random(4), 100, people.RATES["10/wk"], people.Mood(), load=load)
        return [(c.total / c.n, c.n) for c in lived.counts]

    def mean(load):
        return sum(v * n for v, n in written(load)) / sum(n for _, n in written(load))

    assert mean(people.Load(1, 1, 0.3)) == pytest.approx(mean(people.Load(0, 0, 0.3)) - 0.3, abs=0.05)
    assert max(v for v, _ in written(people.Load(0, 0, old_ladder=True))) == 4
    assert max(v for v, _ in written(people.Load(1, 1, old_ladder=True))) == 5


MISSED = {
    "the same, calmer or harder sessions, the worst",
    "said the wrong way, of the kind of change where it is most often",
    "the same, worst of the changes but for the ceiling",
    "the same, worst at the ceiling",
}
"""Goals that the label does not reach; docs/growth.md says so, with the figures."""


@pytest.mark.skipif(not SOAK, reason="takes many minutes; REFLECT_SOAK=1 runs it (make soak)")
@pytest.mark.timeout(7200)
def test_the_label_keeps_its_goals_and_the_page_tells_the_figures(sim):
    rows = sim.simulate(150, 2, jobs=os.cpu_count() or 1)
    assert {goal.name for goal in sim.goals(rows) if not goal.holds} == MISSED
    page = (ROOT / "docs" / "growth.md").read_text("utf-8").splitlines()
    assert [line for line in (*sim.short_tables(rows), *sim.goal_table(rows)) if line not in page] == []
