"""One growth area on one screen: its weeks, its label with its range, and the newest of what was kept for it.

What is empty is left out. Own words are shown as they were written; ratings of then and now stand beside the label,
and are never merged with it. The rest is on the page of `area_whole`.
"""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from reflect.dates import said
from reflect.growth import roadmap
from reflect.growth.first_weeks import needed_in_short, range_words
from reflect.growth.story import AreaStory, InDepth
from reflect.render import range_bar
from reflect.render.area import chart as area_chart
from reflect.render.growth import FOCUS, FOOT, caption, label_words, only_some, to_go, written_anew
from reflect.render.look import ACCENT, Look
from reflect.render.plain import roadmap_words as drawing
from reflect.render.plain.entry_words import STATUS
from reflect.render.plain.growth_sentences import half_words, ratings
from reflect.render.words import dim, heading, indented, words
from reflect.values.counts import Lesson, PickedTwice
from reflect.visible import one_line

NOT_RATED = "Not rated in this time. That is okay."
OWN_WORDS, TRIED, LEARNED, LOOKED_BACK, ROADMAP = (
    "In your own words",
    "You wanted to try",
    "You learned",
    "Looking back",
    "Your roadmap",
)
TITLES = max(map(len, (OWN_WORDS, TRIED, LEARNED, LOOKED_BACK, ROADMAP)))
MOST = 3
"""So many own lines, plans and lessons are shown, the newest ones."""
NARROW_BELOW = 70


def area(told: InDepth, look: Look) -> RenderableType:
    """Draw one area within a screen."""
    parts: list[RenderableType] = [
        _title(told.area),
        dim(told.definition),
        *written_anew(told.story),
        *only_some(told.story.only),
        Text(),
    ]
    weeks = [*area_chart.chart(told, look), Text()] if told.weeks else [words(NOT_RATED), Text()]
    rest = [*_label(told, look), *_kept(told, look)]
    parts += [*rest, *weeks] if look.plain else [*weeks, *rest]  # who listens hears what it comes to first
    more = f"More: reflect growth {told.area.trend.area} --all"
    return Group(*parts, dim(f"{FOOT} {more}"))


def _title(area: AreaStory) -> Text:
    """The name, and whether it is the focus."""
    return Text.assemble(heading(area.name), dim(f" ({FOCUS})" if area.is_focus else ""), overflow="fold")


def _label(told: InDepth, look: Look) -> list[RenderableType]:
    """The label with its range and its sentence; or then and now so far, and what a label still needs."""
    trend, so_far = told.area.trend, told.area.so_far
    if not trend.n_ratings:
        return []
    lines: list[RenderableType] = []
    if trend.label != "not_enough_yet":
        title = label_words(trend)
        lines += _range(trend.change_low, trend.change_high, caption(trend), look)
        lines.append(words(trend.sentence))
    else:
        young = told.story.weeks_to_go
        needed = needed_in_short(trend)
        title = (
            to_go(told.story)
            if young
            else f"No label yet: {needed}"
            if needed
            else "No label yet. That is okay."
        )
        if so_far is not None:
            then = half_words(so_far.typical_early, so_far.n_early)
            now = half_words(so_far.typical_late, so_far.n_late)
            lines += _range(so_far.low, so_far.high, f"then {then}, now {now}", look)
            lines.append(words(f"Now is {range_words(so_far.low, so_far.high)}, as far as can be seen."))
        else:
            lines.append(words(f"{ratings(trend.n_ratings)} so far."))
    if told.yardstick is not None:
        since = f"You rate more strictly since {said(told.yardstick, today=told.story.today)}."
        told_by_label = trend.label != "not_enough_yet" or trend.since is None
        lines.append(dim(since if told_by_label else f"{since} Only ratings from then on count."))
    return [words(title, f"bold {ACCENT}"), *(indented(line) for line in lines), Text()]


def _range(low: float | None, high: float | None, said: str, look: Look) -> list[RenderableType]:
    """The bar of a range beside then and now in words; under it where the screen is narrow."""
    if low is None or high is None or look.plain:
        return [words(said)]
    bar = range_bar.named_bar(low, high, look)
    told = dim(f"{range_bar.legend(look)}.")
    if look.width < NARROW_BELOW:
        return [bar, words(said), told]
    return [Text.assemble(bar, "   ", words(said)), told]


def _kept(told: InDepth, look: Look) -> list[RenderableType]:
    """The newest own words, plans, lessons and look back, as far as there are any: each on one row, or two."""
    kept, narrow = told.kept, look.plain or look.width < NARROW_BELOW
    room = 2 * look.width - 12 if narrow else look.width - TITLES - 2

    def row(text: str, *, before: str = "", after: str = "") -> Text:
        return words(f"{before}{_cut(text, room - len(before) - len(after), look)}{after}")

    def day(of: date) -> str:
        return f"{said(of, today=told.story.today)}: "

    on_the_way = roadmap.on_the_way(kept.guidelines)
    found: tuple[tuple[str, list[Text]], ...] = (
        (ROADMAP, [row(line) for line in drawing.all_of(on_the_way, most=MOST)]),
        (
            OWN_WORDS,
            [row(own.words, before='"', after=f'" (entry {own.entry})') for own in kept.keep_lines[:MOST]],
        ),
        (TRIED, [row(p.words, before=f"{STATUS[p.status]}: ") for p in kept.plans[:MOST]]),
        (LEARNED, [row(learned(one), before=day(one.day)) for one in kept.learned[:MOST]]),
        (
            LOOKED_BACK,
            [row(looked_back(pair, told.anchors), before=day(pair.day)) for pair in kept.looking_back[:1]],
        ),
    )
    rows = [(title, lines) for title, lines in found if lines]
    if not rows:
        return []
    if narrow:
        return [*(part for title, lines in rows for part in (dim(title), *map(indented, lines))), Text()]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=TITLES)
    grid.add_column()
    for title, lines in rows:
        grid.add_row(dim(title), Text("\n").join(lines))
    return [grid, Text()]


def _cut(text: str, room: int, look: Look) -> str:
    """Cut a text to its room; in plain mode nothing is cut, since there are no rows for who listens."""
    if look.plain:
        return " ".join(text.split())
    dots = "..." if look.ascii else "\u2026"
    for limit in range(max(room, 10), 0, -1):
        shown = one_line(text, limit)
        shown = shown.removesuffix("\u2026") + dots if shown.endswith("\u2026") else shown
        if cell_len(shown) <= max(room, 10):
            return shown
    return dots


def looked_back(pair: PickedTwice, anchors: Sequence[str]) -> str:
    """Say one look back: both lines, picked on one day; no numbers where they were other lines than those of today."""
    picked = ((pair.then, pair.then_anchor), (pair.now, pair.now_anchor))
    if any(line and words and words != anchors[line - 1] for line, words in picked):
        return f"then and now, by the lines of before (entry {pair.entry})"
    return f"then {line_words(pair.then)}, now {line_words(pair.now)} (entry {pair.entry})"


def line_words(value: int | None) -> str:
    """Say a line that was picked, or that none was."""
    return "it did not come up" if value is None else f"line {value}"


def learned(one: Lesson) -> str:
    """What it was called, or how it was learned: never more than the entry holds."""
    what = one.title or one.source or "something learned"
    how = f" ({one.source})" if one.title and one.source else ""
    return f"{one_line(what, 200)}{how}"
