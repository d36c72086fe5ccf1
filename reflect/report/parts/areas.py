"""The growth areas of a packet: the label with its sentence, the lines as dots, then and now."""

from collections import Counter
from collections.abc import Sequence

from reflect.growth.label import trend_words
from reflect.growth.label.area_trend import AreaTrend
from reflect.report.gate.shareable import SharedRating
from reflect.report.parts.cleared import Cleared
from reflect.report.report import Block, Dots, Moved, Paragraph, Table

MOST_AREAS = 3
CANNOT_TELL = (
    "These are my own ratings of my own sessions. They do not show how a session was for the person I support.",
    "Weeks without ratings say nothing, neither good nor hard.",
    "A slow change often stays unseen, and a change can come by chance. It is worth more when it stays.",
)
"""What a page with ratings says about itself."""


def growth_areas(cleared: Cleared) -> list[Block]:
    """Lay out the areas that were rated most: the lines as dots, then the label in words. It ranks nothing."""
    by_area: dict[str, list[SharedRating]] = {area: [] for area in cleared.area_names}
    for entry in cleared.passed.entries:
        for rating in entry.ratings:
            # An area that the person has since taken out has no name to show it under.
            if rating.area in by_area:
                by_area[rating.area].append(rating)
    rated = [area for area, ratings in by_area.items() if ratings]
    most_rated = sorted(rated, key=lambda area: (area != cleared.focus, -len(by_area[area])))[:MOST_AREAS]
    # Shown in the order of the areas, not of the counts: the packet ranks nothing.
    shown = sorted(most_rated, key=lambda area: (area != cleared.focus, rated.index(area)))
    if not shown:
        return []
    note = (
        "These are my own ratings of single sessions. They are not a test. They show what I noticed. "
        "A session where an area did not come up is not counted."
    )
    blocks: list[Block] = [Paragraph(text=note)]
    for area in shown:
        blocks.append(_dots(cleared.area_names[area], by_area[area]))
        blocks += _trend(cleared.trends.get(area), cleared.area_names[area])
    return blocks


def _trend(trend: AreaTrend | None, name: str) -> list[Block]:
    """The picture and the sentence of a label, where there is one; what is not known yet is not told."""
    if trend is None or trend.label == "not_enough_yet":
        return []
    newness = trend_words.newness(trend)
    new = f" ({newness})" if newness else ""
    return [
        Moved(
            name=f"{name}: {trend_words.called(trend)}{new}",
            before=trend.typical_early,
            now=trend.typical_late,
            n_before=trend.n_early,
            n_now=trend.n_late,
            sentence=trend_words.as_mine(trend),
        )
    ]


def looking_back(cleared: Cleared) -> list[Block]:
    """Then and now as the writer sees it today, in the words of the lines; never part of the other ratings."""
    rows = tuple(
        (cleared.area_names[pair.area], _line(pair.then), _line(pair.now))
        for entry in cleared.passed.entries
        for pair in entry.looked_back
        if pair.area in cleared.area_names
    )
    return [Table(header=("Area", "Back then", "These days"), rows=rows)] if rows else []


def _line(rating: SharedRating | None) -> str:
    return "" if rating is None else _anchor(rating)


def _dots(name: str, ratings: Sequence[SharedRating]) -> Dots:
    anchors = {rating.value: _anchor(rating) for rating in ratings}
    tally = Counter(rating.value for rating in ratings)
    top = max(tally.values())
    most = [anchors[value] for value in sorted(tally) if tally[value] == top]
    total = len(ratings)
    if total == 1:
        sentence = f"One rating: {most[0]}."
    elif len(most) == 1:
        sentence = f"Most often: {most[0]} ({top} of {total} ratings)."
    elif len(most) == 2:
        sentence = f"Most often: {most[0]}, and as often: {most[1]} ({top} of {total} ratings each)."
    else:
        sentence = f"No single line came up most ({total} ratings)."
    lines = tuple(f"{value}: {anchors[value]} ({times(tally[value])})" for value in sorted(tally))
    return Dots(
        name=name,
        sentence=sentence,
        counts=(tally[1], tally[2], tally[3], tally[4], tally[5]),
        lines=lines if len(lines) > 1 else (),
    )


def _anchor(rating: SharedRating) -> str:
    return rating.anchor.rstrip(" .") or f"line {rating.value}"


def times(count: int) -> str:
    """Say how often, in words."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
