"""What was learned and the hours as they are drawn: they fit every screen, cut nothing, and judge nothing."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from growth.test_renewal import JUDGES
from kit.drawn import LOOKS, WIDTHS, drawn, look, squeezed, widest
from kit.shipped import banned
from safety.test_all_screens import FIGURES

from reflect.growth.learning import Learned
from reflect.growth.renewal import NotedHours, noted
from reflect.growth.supervision import IN_GROUP, ONE_TO_ONE, Hours, Meeting
from reflect.growth.supervision import hours as held_hours
from reflect.render import learning as drawing
from reflect.values.renewal import LearningCategory, RenewalRules, SupervisionRules

TODAY = date(2027, 3, 5)
LONG = "Ethics, boundaries, confidences and everything else that belongs to the role"
RULES = RenewalRules(
    first=date(2026, 7, 1), last=date(2028, 6, 30), hours=20,
    supervision=SupervisionRules(hours=25, one_to_one=10),
    categories=(
        LearningCategory(id="a", words=LONG, hours=6), LearningCategory(id="b", words="Writing notes", hours=3, supervised=5),
        LearningCategory(id="c", words="All else"),
    ),
)  # fmt: skip


def thing(entry: int, title: str, hours: float | None, *ids: str, **more: object) -> Learned:
    names = {c.id: c.words for c in RULES.categories}
    plain = {
        "day": TODAY - timedelta(days=entry), "source": "Workshop or class", "idea": "", "areas": (), "sponsor": "",
        "categories": tuple((id, names[id]) for id in ids), "counts_for": ", ".join(names[id] for id in ids),
    }  # fmt: skip
    return Learned(**{**plain, "entry": entry, "title": title, "hours": hours, **more})  # type: ignore[arg-type]


THINGS = (
    thing(3, "Listening when there is nothing to fix", 6, "a", "c", sponsor="A state academy of peer support, and two of its teachers"),
    thing(5, "Grounding", 1.25, "c", on=date(2027, 1, 15), proof="have", proof_place="the blue folder"),
    thing(6, "Rest", 0.75, proof="asked", link="https://doi.org/10.1000/182", may_have_proof=True),
    thing(8, "", None, source="Talk with other peer specialists", private=True),
    thing(9, "", None, source=""),
)  # fmt: skip
MEETINGS = (
    Meeting(entry=20, day=TODAY, hours=1.5, form=ONE_TO_ONE, categories=(("b", "Writing notes"),)),
    Meeting(entry=21, day=TODAY, hours=2, form=IN_GROUP, with_peers=True),
    Meeting(entry=22, day=TODAY, form=IN_GROUP),
)
HELD = held_hours(MEETINGS)
HOURS = noted(THINGS, RULES, MEETINGS)
YEAR = NotedHours(period=HOURS.period, hours=7.25)


def screens(kind: str = "signs", width: int = 80) -> dict[str, str]:
    at = look(kind, width)
    past = RULES.last + timedelta(days=1)
    found = {
        "overview": drawing.overview(THINGS[:3], HOURS, RULES, at),
        "overview-empty": drawing.overview((), YEAR, None, at),
        "list": drawing.things(THINGS, HELD, at, narrowed=False),
        "list-empty": drawing.things((), Hours(), at, narrowed=True),
        "list-no-proof": drawing.things((), Hours(), at, narrowed=False, proof="kept"),
        "hours": drawing.hours(HOURS, RULES, today=TODAY),
        "hours-ended": drawing.hours(HOURS, RULES, today=past),
        "hours-to-come": drawing.hours(HOURS, RULES, today=RULES.first - timedelta(days=1)),
        "hours-no-rules": drawing.hours(YEAR, None, today=TODAY),
        "rules": drawing.rules(RULES),
        "rules-none": drawing.rules(None),
    }
    return {name: drawn(one, width) for name, one in found.items()}


def joined(shown: dict[str, str]) -> str:
    return "\n".join(f"== {name}\n{text}" for name, text in shown.items())


@pytest.mark.parametrize(("kind", "width"), [("signs", 80), ("plain", 40), ("ascii", 40)])
def test_learning_looks_as_it_did(golden: Callable[[str, str], None], kind: str, width: int) -> None:
    golden(f"learning-{kind}-{width}.txt", joined(screens(kind, width)))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", LOOKS)
def test_no_line_is_wider_than_the_screen_and_nothing_is_cut(kind: str, width: int) -> None:
    shown = screens(kind, width)
    assert widest(joined(shown)) <= width
    assert {name: squeezed(text) for name, text in shown.items()} == {
        name: squeezed(text) for name, text in screens(kind, 400).items()
    }
    if "ascii" in kind:
        assert joined(shown).isascii()


def test_no_screen_judges() -> None:
    told = joined({name: text for name, text in screens().items() if name != "list"}).replace(
        "nothing to fix", ""
    )
    assert not banned(told) and not FIGURES.findall(told)
    for line in told.splitlines():
        assert not JUDGES.search(line), line


def test_a_period_says_where_today_lies_as_a_date() -> None:
    shown = screens()
    assert "This period ends on Friday 30 June 2028." in shown["hours"]
    assert "This period has ended. To write down the next one: reflect learn rules" in shown["hours-ended"]
    assert "This period begins on Wednesday 1 July 2026." in shown["hours-to-come"]


@pytest.mark.parametrize("kind", LOOKS)
def test_what_a_person_wrote_is_inert_and_short_enough(kind: str) -> None:
    hostile = "\x1b[2J[red]x[/red] \u202eabc " + "word " * 2_000
    one = thing(1, hostile, 1, sponsor=hostile, counts_for=hostile, source=hostile)
    told = drawn(drawing.things([one], HELD, look(kind, 40), narrowed=False), 40)
    assert "\x1b" not in told and "\u202e" not in told and "[red]x[/red]" in squeezed(told)
    assert len(told) < 12_000
