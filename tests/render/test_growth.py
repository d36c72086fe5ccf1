"""Growth over months as it is drawn, from real journals of five sizes: same facts on every screen, and it fits."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product

import pytest
from kit.drawn import LOOKS, WIDTHS, drawn, look, loud, squeezed, unexplained, widest
from kit.journals import AREAS, FOCUS, SIZES, TODAY, journal
from kit.packs import PRACTICE
from kit.shipped import banned
from rich.console import RenderableType

from reflect.cli.documents import growth as documents
from reflect.cli.gathering.growth import LookBack
from reflect.dates import said as said_day
from reflect.growth.story import last_months
from reflect.render import area, growth, months, week
from reflect.render.look import Look
from reflect.render.words import times
from reflect.values.filter import Filter

AROUND = date(2025, 11, 20)
SOME = Filter(tag="quiet-time")
PAGES: dict[str, Callable[[LookBack, Look], RenderableType]] = {
    "all": lambda back, seen: growth.page(back.story(), seen, anchors=PRACTICE.areas[FOCUS].anchors),
    "explain": lambda back, seen: growth.page(
        back.story(), seen, anchors=PRACTICE.areas[FOCUS].anchors, explained=True
    ),
    "area": lambda back, seen: area.area(back.in_depth(FOCUS), seen),
    "month": lambda back, seen: by_time(back, seen, "month"),
    "quarter": lambda back, seen: by_time(back, seen, "quarter"),
    "calendar": lambda back, seen: months.calendar(back.calendar(), back.written(26), seen, only=back.only_words),
    "around": lambda back, seen: growth.around(
        back.around(FOCUS, AROUND), AROUND, seen, only=back.only_words, explained=False
    ),
}  # fmt: skip


def by_time(back: LookBack, seen: Look, by) -> RenderableType:
    return months.page(
        back.names, back.months(by), by, seen, period=last_months(back.end_day, None), focus=FOCUS, only=back.only_words
    )  # fmt: skip


@pytest.fixture(scope="module")
def backs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, LookBack]]:
    made = {n: journal(tmp_path_factory.mktemp("growth") / "home", n) for n in SIZES}
    yield {n: LookBack(journal=j, practice=PRACTICE, end_day=TODAY) for n, j in made.items()}
    for j in made.values():
        j.close()


def shown(back: LookBack, page: str, kind: str = "signs", width: int = 80) -> str:
    return drawn(PAGES[page](back, look(kind, width)), width)


def every(backs: dict[int, LookBack], *, but: tuple[str, ...] = ()) -> Iterator[tuple[str, str, int, str]]:
    """Draw every page of every journal on every screen; each journal also with only some of its entries."""
    some = [LookBack(journal=b.journal, practice=PRACTICE, end_day=TODAY, chosen=SOME) for b in (backs[30],)]
    for back, page, kind, width in product((*backs.values(), *some), PAGES, LOOKS, WIDTHS):
        if page not in but:
            yield page, kind, width, shown(back, page, kind, width)


@pytest.mark.parametrize(
    ("page", "n"), [*product(("all", "area"), SIZES), *product(("month", "calendar"), (0, 30, 400))]
)
def test_a_page_looks_as_it_did(
    golden: Callable[[str, str], None], backs: dict[int, LookBack], page: str, n: int
) -> None:
    """On 40, 80 and 120 columns, with signs, in ASCII and line by line."""
    seen = [
        f"== {kind}, {width} columns\n{shown(backs[n], page, kind, width)}"
        for kind, width in product(("signs", "ascii", "plain"), WIDTHS)
    ]
    golden(f"growth-{page}-{n}.txt", "\n".join(seen))


@pytest.mark.parametrize("page", ["explain", "quarter", "around"])
def test_the_other_pages_look_as_they_did(
    golden: Callable[[str, str], None], backs: dict[int, LookBack], page: str
) -> None:
    golden(f"growth-{page}-400.txt", shown(backs[400], page))


def test_every_page_fits_every_screen(backs: dict[int, LookBack]) -> None:
    for page, kind, width, text in every(backs):
        assert widest(text) <= width, (page, kind, width)
        assert "\x1b" not in text
        if "ascii" in kind:
            assert text.isascii(), page
        if "plain" in kind:
            assert not set(text) & set("\u25cf\u25cb\u2500\u2501@"), page
            assert "---" not in text and " means " not in text


def test_a_legend_says_what_is_drawn_and_nothing_else(backs: dict[int, LookBack]) -> None:
    """A mark that was not there, and a sign that was explained and not drawn: neither comes back."""
    for page, kind, width, text in every(backs):
        assert unexplained(text) == [], (page, kind, width)
        if page == "calendar" and "plain" not in kind:
            assert ("is a week with an entry" in text) == bool(
                re.search(r"^\w+ \d{4} +[\u25cfo]", text, re.M)
            ), (kind, width)


@pytest.mark.parametrize("page", ["all", "explain", "around"])
@pytest.mark.parametrize("n", SIZES)
def test_line_by_line_the_same_is_said(backs: dict[int, LookBack], n: int, page: str) -> None:
    """Plain words are the page without its pictures, letter for letter; so every picture has its twin in words."""
    text = shown(backs[n], page, "ascii", 400)
    without = re.sub(r"1 [-=o@#]{9} 5  ", "", text)
    without = re.sub(r"^ *[o@#] is (?:then|now|before)\b.*\n", "", without, flags=re.M)
    without = re.sub(
        r"^  (\d)  (o+)  ", lambda m: f"  Line {m[1]}, {times(len(m[2]))}: ", without, flags=re.M
    )
    assert squeezed(without) == squeezed(shown(backs[n], page, "plain_ascii", 400))


@pytest.mark.parametrize("n", SIZES)
def test_dots_and_words_by_month_are_the_same_ratings(backs: dict[int, LookBack], n: int) -> None:
    back = backs[n]
    told = {
        (s.name, line): k for s in back.months(area=FOCUS) for line, k in enumerate(s.lines.counts, 1) if k
    }
    plain = shown(back, "area", "plain", 400)
    said: dict[tuple[str, int], int] = {}
    for month, words in re.findall(r"^  (\w+ \d{4}): \d+ ratings?: (.*)\.$", plain, re.M):
        (name,) = (s.name for s in back.months(area=FOCUS) if months.name_words(s.name) == month)
        for often, line in re.findall(r"(once|twice|\d+ times) line (\d)", words):
            said[name, int(line)] = {"once": 1, "twice": 2}.get(often) or int(often.split()[0])
    assert said == told
    for width in (40, 80):
        text = shown(back, "area", "ascii", width).partition("Your ratings")[2]
        rows = re.findall(r"^ +([1-5])  ([ ox\d]+)$", text.partition("Then and now")[0], re.M)
        seen = [
            (int(line), int(much or 0) or len(os))
            for line, cells in rows
            for os, much in re.findall(r"(o+)(?:x(\d+))?", cells)
        ]
        assert sorted(seen) == sorted((line, k) for (_, line), k in told.items()), width


@pytest.mark.parametrize("n", [30, 400])
def test_the_table_and_its_words_are_the_same(backs: dict[int, LookBack], n: int) -> None:
    for by in ("month", "quarter"):
        cells = sorted(re.findall(r"(\d) \((\d+)\)", shown(backs[n], by, "ascii", 120)))
        said = sorted(re.findall(r": line (\d), (\d+) rating", shown(backs[n], by, "plain", 80)))
        assert cells == said == sorted((str(s.lines.typical), str(s.lines.n)) for s in backs[n].months(by))


def test_the_calendar_and_its_words_are_the_same_weeks(backs: dict[int, LookBack]) -> None:
    written = [said_day(w.first) for w in backs[30].calendar() if w.written]
    said = shown(backs[30], "calendar", "plain", 400)
    assert re.findall(r"\d+ [A-Z]\w+ \d{4}", said)[2:] == written
    rows = re.findall(r"^\w+ \d{4} +((?:o| )+)$", shown(backs[30], "calendar", "ascii"), re.M)
    assert "".join(rows).count("o") == len(written)
    assert f"You wrote in {len(written)} of the last 26 weeks." in said


def test_picture_and_sentence_are_the_same_figures(backs: dict[int, LookBack]) -> None:
    for told in backs[400].story().rated:
        caption = growth.caption(told.trend)
        assert f"({told.trend.n_late} ratings)" in caption
        if told.trend.label == "growing":
            early, late = re.findall(r"(\d\.\d) \(", caption)
            assert f"typical step {early}, then {late}" in told.trend.sentence


def test_the_focus_comes_first_then_the_order_of_the_practice(backs: dict[int, LookBack]) -> None:
    told = [a.trend.area for a in backs[400].story().areas]
    assert told == [FOCUS, *(a for a in AREAS if a != FOCUS)]
    names = [a.name for a in backs[400].story().rated]
    page = shown(backs[400], "all", width=400)
    assert [page.index(f"\n{name}") for name in names] == sorted(page.index(f"\n{name}") for name in names)
    assert page.count("(your focus area)") == 1


def test_areas_never_rated_are_named_in_one_sentence(backs: dict[int, LookBack]) -> None:
    page = " ".join(shown(backs[400], "all").split())
    assert page.count("Not rated in this time:") == 1
    assert (
        "Guidelines as a roadmap, Accountability without blame and Learning and growing. That is okay."
        in page
    )


def test_what_is_empty_is_left_out(backs: dict[int, LookBack]) -> None:
    bare = drawn(area.area(backs[30].in_depth("learning"), look()), 80)
    for title in (
        "Your ratings",
        "Then and now",
        "What you did",
        "Places to grow",
        "In your own",
        "What you wanted",
        "Looking back",
    ):
        assert title not in bare
    assert area.NOT_RATED in bare and "The five lines" in bare
    full = drawn(area.area(backs[400].in_depth(FOCUS), look()), 80)
    for title in ("Your ratings", "Then and now", "What you did", "Places to grow", "In your own", "What you wanted",
                  "What you learned", "Looking back"):  # fmt: skip
        assert title in full


def test_a_share_is_told_only_from_ten(backs: dict[int, LookBack]) -> None:
    many, few = backs[400].in_depth(FOCUS), backs[30].in_depth(FOCUS)
    assert many.outcomes.tells_share and not few.outcomes.tells_share and few.kept.plans
    assert any("likely between" in line for line in area.outcomes(many.outcomes))
    assert not any("likely between" in line for line in area.outcomes(few.outcomes))
    assert documents.depth_document(few, only={})["depth"]["outcomes"]["share"] is None


def test_the_first_weeks_say_how_many_more_and_what_was_picked(backs: dict[int, LookBack]) -> None:
    page = " ".join(shown(backs[3], "all").split())
    assert "Labels begin 12 weeks after it: 10 weeks to go." in page
    assert "once line" in page and "not enough yet" not in page.lower()
    assert "That is okay." in shown(backs[0], "all") and "reflect log" in shown(backs[0], "all")


def test_without_colour_it_reads_the_same_and_nothing_is_red(backs: dict[int, LookBack]) -> None:
    for page, draw in PAGES.items():
        colored = drawn(draw(backs[400], look()), 80, color=True)
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == shown(backs[400], page)
        assert not loud(colored)


def test_the_foot_is_the_one_of_the_week(backs: dict[int, LookBack]) -> None:
    assert growth.FOOT == week.FOOT
    for page in set(PAGES) - {"calendar"}:
        assert growth.FOOT in " ".join(shown(backs[400], page).split())


# The words

HARD = re.compile(
    r"\b(scor\w*|rank(?!-sum)\w*|totals?|overall|averages?|mean of|streaks?|best|worst|top|bottom|percentil\w*|percent|grades?"
    r"|trends?|better|worse|improv\w*|declin\w*|poor\w*|weak\w*|strongest|compared with|in a row|red)\b",
    re.I,
)  # fmt: skip
FIXED = (
    *PRACTICE.areas[FOCUS].anchors,
    *(m.words for m in PRACTICE.moments.values()),
)


def test_nothing_is_added_up_ranked_or_kept_going(backs: dict[int, LookBack]) -> None:
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


def test_no_name_in_json_says_what_must_not_be_said(backs: dict[int, LookBack]) -> None:
    for back in backs.values():
        for document in all_documents(back):
            text = json.dumps(document)
            assert json.loads(text) == json.loads(json.dumps(document))
            for key in set(keys(document)):
                words = key.replace("_", " ")
                assert not HARD.search(words) and not banned(words), key


def test_json_holds_every_label_and_month(backs: dict[int, LookBack]) -> None:
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
