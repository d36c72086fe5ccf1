"""The week as it is drawn, from real journals of five sizes: the same facts on every screen, and it fits."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from kit.drawn import LOOKS, WIDTHS, drawn, look, squeezed, unexplained, widest
from kit.journals import NOW, SIZES, TODAY, journal
from kit.packs import PRACTICE

from reflect.cli.context import Context
from reflect.cli.gathering import week
from reflect.dates import week_of
from reflect.growth.summary import Week
from reflect.render import week as drawing
from reflect.settings import Settings

NAMES = {area.id: area.name for area in PRACTICE.areas.values()}
EMPTY_WEEK = date(2026, 2, 10)


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Week]]:
    """The week of today in each journal, summed up as the command does it."""
    found, opened = {}, []
    for n in SIZES:
        home = tmp_path_factory.mktemp("week") / "home"
        app = Context(settings=Settings(home=home), environment={}, clock=lambda: NOW, zone_name="UTC")
        app.__dict__["journal"] = journal(home, n)
        opened.append(app.journal)
        found[n] = week.summed_up(app, week_of(TODAY))
    yield found
    for made in opened:
        made.close()


def shown(w: Week, kind: str, width: int) -> str:
    return drawn(drawing.week(w, look(kind, width), area_names=NAMES), width)


@pytest.mark.parametrize("n", SIZES)
def test_the_week_looks_as_it_did(golden: Callable[[str, str], None], weeks: dict[int, Week], n: int) -> None:
    """On 40, 80 and 120 columns, with signs, in ASCII and line by line."""
    seen = [
        f"== {kind}, {width} columns\n{shown(weeks[n], kind, width)}"
        for kind, width in product(("signs", "ascii", "plain"), WIDTHS)
    ]
    golden(f"week-journal-{n}.txt", "\n".join(seen))


def test_it_fits_every_screen(weeks: dict[int, Week]) -> None:
    for w, kind, width in product(weeks.values(), LOOKS, WIDTHS):
        text = shown(w, kind, width)
        assert widest(text) <= width
        assert "\x1b" not in text
        assert unexplained(text) == [], (kind, width)
        if "ascii" in kind:
            assert text.isascii()


@pytest.mark.parametrize("n", SIZES)
def test_every_picture_has_its_twin_in_words(weeks: dict[int, Week], n: int) -> None:
    plain = squeezed(shown(weeks[n], "plain", 400))
    told = 0
    for area in weeks[n].areas:
        caption = drawing.caption(area.now, area.before).removesuffix(f", {drawing.FIRST_TIME}")
        told += squeezed(f"{NAMES[area.area]}: {caption}") in plain
    assert told == min(len(weeks[n].areas), drawing.MOST_AREAS)
    for line in weeks[n].lines:
        assert squeezed(line.anchor) in plain


@pytest.mark.parametrize("n", SIZES)
def test_it_is_worth_opening_from_the_first_week_on(weeks: dict[int, Week], n: int) -> None:
    text = squeezed(shown(weeks[n], "plain", 400))
    assert weeks[n].question is not None
    assert squeezed(weeks[n].question.words) in text
    assert squeezed(drawing.FOOT) in text


def test_it_stays_one_page(weeks: dict[int, Week], tmp_path: Path) -> None:
    """About twenty lines; the fullest one stays within a sheet however much there is."""
    lines = [len([x for x in shown(weeks[n], "signs", 80).split("\n") if x.strip()]) for n in SIZES]
    assert max(lines) <= 45, lines
    assert lines[0] <= 10
