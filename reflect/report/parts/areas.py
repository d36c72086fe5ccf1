"""The growth areas of a page: what was picked in its weeks, the months as rows of dots, what that says about change."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from reflect.day_names import month_name
from reflect.growth.label import trend_words
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.trend_label import RULES_VERSION
from reflect.report.gate.shareable import SharedMonth, SharedRating
from reflect.report.parts.cleared import Cleared
from reflect.report.parts.counts import FEWEST, capital, times
from reflect.report.report import Block, Bullets, Dots, Heading, Month, Paragraph, Table
from reflect.wording import later, number, speak

MOST_AREAS = 3
"""Areas of single sessions. Those that are asked by the week are told beside them: they can't be rated as often."""
FEWEST_DRAWN = 3
"""Ratings; of fewer there is nothing to see in a picture that its words do not say."""
LESS, MORE = later("less"), later("more")

NOTE = later(
    "These are my own ratings of single sessions. They are not a test. They show what I noticed. "
    "A session where an area did not come up is not counted."
)
BY_MONTH = later(
    "The months may begin before these weeks do. "
    "In a picture each dot is one rating: the further right, the more of it."
)
BY_WEEK = later("Asked by the week, about all of it.")
EARLIER_LINES = later(
    "Ratings from before the lines were written anew are left out: they can't be compared with these."
)
CANNOT_TELL = (
    later(
        "These are my own ratings of my own sessions. They do not show how a session was for the person I support."
    ),
    later("Weeks without ratings say nothing, neither good nor hard."),
    later(
        "A slow change often stays unseen, and a change can come by chance. It is worth more when it stays."
    ),
    later("What is said about change comes from fixed rules ({rules})."),
)
"""What a page with ratings says about itself."""
NO_WORDS = later("(the words of this line were not kept)")


def cannot_tell() -> tuple[str, ...]:
    """Say what a page with ratings cannot tell, in the language of the page."""
    return tuple(speak(line, rules=RULES_VERSION) for line in CANNOT_TELL)


def growth_areas(cleared: Cleared) -> list[Block]:
    """Lay out the areas that were rated most, and those that are asked by the week. It ranks nothing."""
    by_area = _rated(cleared)
    earlier: list[Block] = [Paragraph(text=speak(EARLIER_LINES))] if cleared.passed.earlier_lines else []
    areas = [
        block for area in _shown(by_area, cleared.focus) for block in _area(cleared, area, by_area[area])
    ]
    if not areas:
        return earlier
    drawn = any(isinstance(block, Dots) for block in areas)
    return [Paragraph(text=f"{speak(NOTE)} {speak(BY_MONTH)}" if drawn else speak(NOTE)), *earlier, *areas]


def _rated(cleared: Cleared) -> dict[str, list[SharedRating]]:
    by_area: dict[str, list[SharedRating]] = {area: [] for area in cleared.area_names}
    for entry in cleared.passed.entries:
        for rating in entry.ratings:
            # An area that the person has since taken out has no name to show it under.
            if rating.area in by_area:
                by_area[rating.area].append(rating)
    return {area: ratings for area, ratings in by_area.items() if ratings}


def _shown(by_area: dict[str, list[SharedRating]], focus: str | None) -> list[str]:
    """Choose areas, in their order and not that of their counts, the focus first."""
    by_week = {area for area, ratings in by_area.items() if ratings[0].by_week}
    of_sessions = [area for area in by_area if area not in by_week]
    most = sorted(of_sessions, key=lambda area: (area != focus, -len(by_area[area])))[:MOST_AREAS]
    return sorted(
        (area for area in by_area if area in by_week or area in most), key=lambda area: area != focus
    )


def _area(cleared: Cleared, area: str, ratings: Sequence[SharedRating]) -> list[Block]:
    """One area: its picture with its words, or where there is nothing to draw, the words alone."""
    name, tally = cleared.area_names[area], Counter(rating.value for rating in ratings)
    sentence = _sentence(ratings, tally, signed=cleared.signed)
    lines = _lines(ratings, tally, signed=cleared.signed)
    trend = _trend(cleared.trends.get(area))
    months = by_month(cleared.passed.months, area) if cleared.signed else ()
    if sum(sum(month.counts) for month in months) < FEWEST_DRAWN:
        told: list[Block] = [Heading(text=name), Paragraph(text=sentence)]
        told += [Bullets(items=lines)] if lines else []
        return [*told, Paragraph(text=trend)] if trend else told
    return [
        Dots(
            name=name,
            sentence=sentence,
            counts=_counts(tally),
            months=months,
            less=speak(LESS),
            more=speak(MORE),
            lines=lines,
            trend=trend,
        )
    ]


def by_month(months: Sequence[SharedMonth], area: str) -> tuple[Month, ...]:
    """Give the rows of the picture of an area: all months alike, so that the pictures of a page can be compared."""
    return tuple(
        _month(month.month, next((tally.counts for tally in month.tallies if tally.area == area), None))
        for month in months
    )


def _month(month: str, counts: tuple[int, int, int, int, int] | None) -> Month:
    first = date.fromisoformat(f"{month}-01")
    said = [
        speak("line {line} ({times})", line=line, times=times(count))
        for line, count in enumerate(counts or (), start=1)
        if count
    ]
    return Month(
        name=f"{capital(month_name(first))} {first.year}",
        counts=counts or (0, 0, 0, 0, 0),
        said=", ".join(said) or speak("no rating"),
    )


def _trend(trend: AreaTrend | None) -> str:
    """Say the label, where there is one; what is not known yet is not told."""
    if trend is None or trend.label == "not_enough_yet":
        return ""
    newness = trend_words.newness(trend)
    new = f" ({newness})" if newness else ""
    called = trend_words.called(trend)
    return f"{capital(called)}{new}. {trend.mine}"


def looking_back(cleared: Cleared) -> list[Block]:
    """Then and now as the writer sees it today, in the words of the lines; never part of the other ratings."""
    rows = tuple(
        (cleared.area_names[pair.area], _line(pair.then), _line(pair.now))
        for entry in cleared.passed.entries
        for pair in entry.looked_back
        if pair.area in cleared.area_names
    )
    return [Table(header=(speak("Area"), speak("Back then"), speak("These days")), rows=rows)] if rows else []


def _line(rating: SharedRating | None) -> str:
    return "" if rating is None else _anchor(rating)


def _sentence(ratings: Sequence[SharedRating], tally: Counter[int], *, signed: bool) -> str:
    """Say what was picked most; with `by_week` what it is about."""
    asked = f"{speak(BY_WEEK)} " if ratings[0].by_week else ""
    anchors = {rating.value: _anchor(rating) for rating in ratings}
    top, total = max(tally.values()), len(ratings)
    most = [anchors[value] for value in sorted(tally) if tally[value] == top]
    return asked + _most_often(most, top, total, signed=signed)


def _most_often(most: Sequence[str], top: int, total: int, *, signed: bool) -> str:
    if not signed and total < FEWEST:
        return speak("Fewer than {fewest} ratings.", fewest=FEWEST)
    if not signed and top < FEWEST:
        return speak(
            "No single line came up {fewest} times ({total} ratings).", fewest=FEWEST, total=number(total)
        )
    if total == 1:
        return speak("One rating: {line}.", line=most[0])
    if len(most) == 1:
        return speak(
            "Most often: {line} ({top} of {total} ratings).",
            line=most[0],
            top=number(top),
            total=number(total),
        )
    if len(most) == 2:
        return speak(
            "Most often: {line}, and as often: {other} ({top} of {total} ratings each).",
            line=most[0], other=most[1], top=number(top), total=number(total),
        )  # fmt: skip
    return speak("No single line came up most ({total} ratings).", total=number(total))


def _lines(ratings: Sequence[SharedRating], tally: Counter[int], *, signed: bool) -> tuple[str, ...]:
    """The words of the lines that were picked, with how often; nothing where the sentence has said it."""
    anchors = {rating.value: _anchor(rating) for rating in ratings}
    least = 1 if signed else FEWEST
    lines = tuple(
        speak("line {value}: {words} ({times})", value=value, words=anchors[value], times=times(tally[value]))
        for value in sorted(tally)
        if tally[value] >= least
    )
    return lines if len(lines) > 1 else ()


def _counts(tally: Counter[int]) -> tuple[int, int, int, int, int]:
    return tally[1], tally[2], tally[3], tally[4], tally[5]


def _anchor(rating: SharedRating) -> str:
    return rating.anchor.rstrip(" .") or speak(NO_WORDS)
