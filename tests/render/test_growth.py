"""The pages of growth as they are drawn, from real journals of seven kinds: same facts on every screen, and it fits."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product

import pytest
from kit.drawn import LOOKS, WIDTHS, drawn, look, loud, unexplained, widest
from kit.half_year import half_year
from kit.journals import AREAS, FOCUS, SIZES, TODAY, journal
from kit.packs import PRACTICE
from kit.shipped import banned
from rich.console import RenderableType

from reflect.cli.documents import growth as documents
from reflect.cli.gathering.growth import LookBack
from reflect.growth.story import last_months
from reflect.render import calendar, growth, months, week
from reflect.render.area import area
from reflect.render.area import whole as area_whole
from reflect.render.look import Look
from reflect.values.filter import Filter

AROUND = date(2025, 11, 20)
SOME = Filter(tag="quiet-time")
YOUNG, HALF, FULL = "twelve in seven weeks", "half a year", "half a year, every area"
KINDS = (*SIZES, 12, YOUNG, HALF)
SCREENS = {"40x16": 40, "80x24": 80, "120x40": 120}
PAGES: dict[str, Callable[[LookBack, Look], RenderableType]] = {
    "all": lambda back, seen: growth.page(back.story(), seen),
    "explain": lambda back, seen: growth.page(back.story(), seen, behind=back.load()),
    "area": lambda back, seen: area.area(back.in_depth(FOCUS), seen),
    "whole": lambda back, seen: area_whole.whole(back.in_depth(FOCUS), seen),
    "month": lambda back, seen: by_time(back, seen, "month"),
    "quarter": lambda back, seen: by_time(back, seen, "quarter"),
    "calendar": lambda back, seen: calendar.calendar(
        back.calendar(), back.written(26), seen, end_day=TODAY, only=back.only_words
    ),
    "around": lambda back, seen: growth.around(
        back.around(FOCUS, AROUND), AROUND, seen, today=TODAY, only=back.only_words, explained=False
    ),
}  # fmt: skip


def by_time(back: LookBack, seen: Look, by) -> RenderableType:
    return months.page(
        back.names, back.months(by), by, seen, period=last_months(back.end_day, None), today=TODAY, focus=FOCUS,
        only=back.only_words,
    )  # fmt: skip


@pytest.fixture(scope="module")
def backs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int | str, LookBack]]:
    def home():
        return tmp_path_factory.mktemp("growth") / "home"

    made = {
        **{n: journal(home(), n) for n in (*SIZES, 12)},
        YOUNG: journal(home(), 12, every=4.5),
        HALF: half_year(home()),
        FULL: half_year(home(), every_area=True),
    }
    yield {n: LookBack(journal=j, practice=PRACTICE, end_day=TODAY) for n, j in made.items()}
    DRAWN.clear()
    for j in made.values():
        j.close()


DRAWN: dict[tuple, str] = {}
"""Pages that were drawn once: the same journal gives the same page."""


def shown(back: LookBack, page: str, kind: str = "signs", width: int = 80, *, color: bool = False) -> str:
    key = (id(back.journal), back.chosen, page, kind, width, color)
    if key not in DRAWN:
        DRAWN[key] = drawn(PAGES[page](back, look(kind, width)), width, color=color)
    return DRAWN[key]


def lines(text: str) -> int:
    return len(text.splitlines())


def every(
    backs: dict[int | str, LookBack], *, but: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, int, str]]:
    """Draw every page of every journal on every screen; one journal also with only some of its entries."""
    some = [LookBack(journal=b.journal, practice=PRACTICE, end_day=TODAY, chosen=SOME) for b in (backs[30],)]
    for back, page, kind, width in product((*backs.values(), *some), PAGES, LOOKS, WIDTHS):
        if page not in but:
            yield page, kind, width, shown(back, page, kind, width)


# How they look


@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_looks_as_it_did(
    golden: Callable[[str, str], None], backs: dict[int | str, LookBack], screen: str
) -> None:
    """All areas with signs, in ASCII and line by line; one area and the calendar with signs; two of them in colour."""
    width = SCREENS[screen]
    seen = [
        f"== {page}, {n}, {kind}\n{shown(backs[n], page, kind, width)}"
        for n, (page, kind) in product(KINDS, (
            ("all", "signs"), ("all", "ascii"), ("all", "plain"), ("area", "signs"), ("calendar", "signs")
        ))
    ]  # fmt: skip
    seen += [
        f"== {page}, {HALF}, {kind}\n{shown(backs[HALF], page, kind, width)}"
        for page, kind in product(("area", "calendar"), ("ascii", "plain"))
    ]
    seen += [
        f"== {page}, {HALF}, in colour\n{shown(backs[HALF], page, 'signs', width, color=True)}"
        for page in ("all", "area")
    ]
    golden(f"growth-{screen}.txt", "\n".join(seen))


def test_the_long_pages_look_as_they_did(
    golden: Callable[[str, str], None], backs: dict[int | str, LookBack]
) -> None:
    seen = [
        f"== {page}, 400 entries\n{shown(backs[400], page)}"
        for page in ("explain", "whole", "month", "quarter", "around")
    ]
    seen += [
        f"== month, 30 entries, {kind}\n{shown(backs[30], 'month', kind, 40)}" for kind in ("signs", "plain")
    ]
    golden("growth-long.txt", "\n".join(seen))


@pytest.mark.parametrize("n", [*KINDS, FULL])
def test_all_areas_stand_on_one_screen_of_24_rows(backs: dict[int | str, LookBack], n: int | str) -> None:
    """With ten rated areas too, and with the line on which the shell asks again."""
    assert lines(shown(backs[n], "all", "signs", 80)) < 24
    assert lines(shown(backs[n], "all", "ascii", 80)) < 24
    assert lines(shown(backs[n], "all", "signs", 120)) < 24


@pytest.mark.parametrize("n", [*KINDS, FULL])
def test_one_area_stands_within_forty_lines(backs: dict[int | str, LookBack], n: int | str) -> None:
    for id in AREAS:
        for kind, width in product(("signs", "ascii"), (80, 120)):
            text = drawn(area.area(backs[n].in_depth(id), look(kind, width)), width)
            assert lines(text) <= 40, (id, kind, width)


@pytest.mark.parametrize("n", KINDS)
def test_the_calendar_stands_on_one_screen_of_24_rows(backs: dict[int | str, LookBack], n: int | str) -> None:
    assert lines(shown(backs[n], "calendar", "signs", 80)) < 24
    assert lines(shown(backs[n], "calendar", "signs", 120)) < 16


def test_every_page_fits_every_screen(backs: dict[int | str, LookBack]) -> None:
    for page, kind, width, text in every(backs):
        assert widest(text) <= width, (page, kind, width)
        assert "\x1b" not in text
        if "ascii" in kind:
            assert text.isascii(), page
        if "plain" in kind:
            assert not set(text) & set(
                "\u25cf\u25cb\u2500\u2501\u2022\u2581\u2582\u2584\u2586\u2588\u2502\u2192@"
            ), page
            assert "---" not in text and " means " not in text


def test_a_picture_of_then_and_now_has_the_legend_of_its_signs(backs: dict[int | str, LookBack]) -> None:
    """A mark that was not there, and a sign that was explained and not drawn: neither comes back."""
    for page, kind, width, text in every(backs):
        assert unexplained(text) == [], (page, kind, width)


@pytest.mark.parametrize("page", PAGES)
def test_the_foot_stands_once(backs: dict[int | str, LookBack], page: str) -> None:
    for n, kind, width in product(KINDS, LOOKS, WIDTHS):
        text = " ".join(shown(backs[n], page, kind, width).split())
        assert text.count(growth.FOOT) == (page != "calendar"), (n, kind, width)


def test_days_are_said_and_the_year_only_where_it_is_another(backs: dict[int | str, LookBack]) -> None:
    for page, kind, width, text in every(backs, but=("around",)):  # its sentence is of the label
        assert not re.search(r"\d{4}-\d{2}", text), (page, kind, width)
    page = shown(backs[HALF], "all")
    assert "23 August 2025 to 6 March." in page and "March 2026" not in page


@pytest.mark.parametrize("n", [30, 400])
def test_the_table_and_its_words_are_the_same(backs: dict[int | str, LookBack], n: int) -> None:
    for by in ("month", "quarter"):
        cells = sorted(re.findall(r"(\d) \((\d+)\)", shown(backs[n], by, "ascii", 120)))
        said = sorted(re.findall(r": line (\d), (\d+) rating", shown(backs[n], by, "plain", 80)))
        assert cells == said == sorted((str(s.lines.typical), str(s.lines.n)) for s in backs[n].months(by))


def test_picture_and_sentence_are_the_same_figures(backs: dict[int | str, LookBack]) -> None:
    for told in backs[400].story().rated:
        caption = growth.caption(told.trend)
        assert f"({told.trend.n_late} ratings)" in caption
        if told.trend.label == "growing":
            early, late = re.findall(r"(\d\.\d) \(", caption)
            assert f"typical step {early}, then {late}" in told.trend.sentence


def test_the_focus_comes_first_then_the_order_of_the_practice(backs: dict[int | str, LookBack]) -> None:
    told = [a.trend.area for a in backs[400].story().areas]
    assert told == [FOCUS, *(a for a in AREAS if a != FOCUS)]
    names = [a.name for a in backs[400].story().rated]
    for kind in ("signs", "plain"):
        page = shown(backs[400], "all", kind, 120)
        assert [page.index(f"\n{name}") for name in names] == sorted(
            page.index(f"\n{name}") for name in names
        )
    assert page.count("your focus area") == 1


def test_areas_never_rated_are_named_in_one_sentence(backs: dict[int | str, LookBack]) -> None:
    page = " ".join(shown(backs[400], "all").split())
    assert page.count("Not rated in this time:") == 1
    assert "Guidelines as a roadmap, Knowing what I bring, Speaking up and finding resources, " in page
    assert "Accountability without blame and Learning and growing. That is okay." in page


def test_the_whole_page_leaves_out_what_is_empty(backs: dict[int | str, LookBack]) -> None:
    titles = ("Your ratings", "Then and now", "Strengths that", "Places to grow", "In your own", "You wanted",
              "You learned", "Looking back")  # fmt: skip
    bare = drawn(area_whole.whole(backs[30].in_depth("learning"), look()), 80)
    assert [title for title in titles if title in bare] == ["You learned"]
    assert area.NOT_RATED in bare and "The five lines" in bare
    full = shown(backs[400], "whole")
    assert [title for title in titles if title not in full] == []


def test_a_share_is_told_only_from_ten(backs: dict[int | str, LookBack]) -> None:
    many, few = backs[400].in_depth(FOCUS), backs[30].in_depth(FOCUS)
    assert many.outcomes.tells_share and not few.outcomes.tells_share and few.kept.plans
    assert any("likely between" in line for line in area_whole.outcomes(many.outcomes))
    assert not any("likely between" in line for line in area_whole.outcomes(few.outcomes))
    assert documents.depth_document(few, only={})["depth"]["outcomes"]["share"] is None


def test_the_first_weeks_say_how_many_more_and_show_what_was_picked(backs: dict[int | str, LookBack]) -> None:
    page = " ".join(shown(backs[3], "all").split())
    assert page.count("10 more weeks to a first label") == 1
    assert "not enough yet" not in page.lower() and "then" not in page.replace("then→now", "").split()
    assert "then→now" not in page and "then→now" in shown(backs[YOUNG], "all")
    assert "That is okay." in shown(backs[0], "all") and "reflect log" in shown(backs[0], "all")


def test_without_colour_it_reads_the_same_and_nothing_is_red(backs: dict[int | str, LookBack]) -> None:
    for n, page in product((YOUNG, 400, HALF), PAGES):
        colored = shown(backs[n], page, color=True)
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == shown(backs[n], page)
        assert not loud(colored)


def test_the_foot_is_the_one_of_the_week() -> None:
    assert growth.FOOT == week.FOOT


def test_heavy_sessions_are_counted_where_figures_are_asked_for_and_nowhere_else(
    backs: dict[int | str, LookBack],
) -> None:
    """As counts of both halves: a fact beside the labels, and no word of what came of it."""
    text = " ".join(shown(backs[HALF], "explain").split())
    loads = backs[HALF].load()
    assert loads.before.heavy > 3 * loads.now.heavy
    assert f"{loads.before.heavy} of {loads.before.n} then, {loads.now.heavy} of {loads.now.n} now." in text
    assert "asked more of you" not in shown(backs[HALF], "all") + shown(backs[400], "explain")


# The words

HARD = re.compile(
    r"\b(scor\w*|rank(?!-sum)\w*|totals?|overall|averages?|mean of|streaks?|best|worst|top|bottom|percentil\w*|percent|grades?"
    r"|trends?|better|worse|improv\w*|declin\w*|poor\w*|weak\w*|strongest|compared with|in a row|red)\b",
    re.I,
)  # fmt: skip
FIXED = (
    *(line for known in PRACTICE.areas.values() for line in known.anchors),
    *(m.words for m in PRACTICE.moments.values()),
)


def test_nothing_is_added_up_ranked_or_kept_going(backs: dict[int | str, LookBack]) -> None:
    for page, kind, width, text in every(backs):
        said = " ".join(text.split())
        for words in FIXED:
            said = said.replace(words, "")
        assert not HARD.search(said) and not banned(said), (page, kind, width, HARD.search(said))
        assert "!" not in said
        if page != "explain":
            assert "%" not in said and "p =" not in said


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def all_documents(back: LookBack) -> list[dict]:
    story, by_month = back.story(), back.months()
    return [
        documents.growth_document(story, by_month, only=back.only),
        documents.months_document(story, by_month, back.months("quarter"), "quarter", only=back.only),
        documents.around_document(back.around(FOCUS, AROUND), AROUND, only=back.only),
        documents.calendar_document(back.calendar(), back.written(26), only=back.only),
        *(documents.depth_document(back.in_depth(a), only=back.only) for a in AREAS),
    ]


def test_no_name_in_json_says_what_must_not_be_said(backs: dict[int | str, LookBack]) -> None:
    for back in backs.values():
        for document in all_documents(back):
            text = json.dumps(document)
            assert json.loads(text) == json.loads(json.dumps(document))
            for key in set(keys(document)):
                words = key.replace("_", " ")
                assert not HARD.search(words) and not banned(words), key


def test_json_holds_every_label_and_month(backs: dict[int | str, LookBack]) -> None:
    document = documents.growth_document(backs[400].story(), backs[400].months(), only={})
    assert {a["area"]: a["label"] for a in document["areas"]} | {} == {
        a.trend.area: a.trend.label for a in backs[400].story().areas
    }
    assert {"growing", "closer_look", "steady", "not_enough_yet"} <= {a["label"] for a in document["areas"]}
    assert all(sum(m["counts"]) == m["n"] and 1 <= m["typical"] <= 5 for m in document["months"])
    assert document["coverage"]["weeks_with_entries"] <= document["coverage"]["weeks_in_period"] == 13
    assert list(document) == [
        "period", "rules_version", "step_days", "weeks_to_go", "only", "areas", "months", "coverage", "cannot_tell",
    ]  # fmt: skip
