"""The growth areas of a page: those asked by the week beside the others, and what is said of lines that were written anew."""

from dataclasses import replace
from datetime import date, timedelta

from kit.packet_sample import AREAS, SINCE, built, entry, policy, rated

from reflect.report.parts.areas import BY_WEEK, EARLIER_LINES, NO_WORDS
from reflect.report.report import Block, Dots, Paragraph, Report, Table
from reflect.values.ladder import Ladder

BY_WEEK_LADDER = Ladder(scale=2, by_week=frozenset({"accountability"}))


def section(page: Report, title: str = "Growth areas") -> tuple[Block, ...]:
    return next((s.blocks for s in page.sections if s.title == title), ())


def test_an_area_that_is_asked_by_the_week_stands_beside_the_three_of_sessions() -> None:
    sessions = [
        entry(n, SINCE, ratings=rated(confidentiality=4, safe_space=4, peer_focus=4, respect_and_choice=4))
        for n in range(4)
    ]
    weeks = [
        entry(
            10 + n,
            SINCE + timedelta(weeks=n),
            pack="weekly_review",
            ratings=tuple(replace(r, kind="week") for r in rated(accountability=4)),
        )
        for n in range(3)
    ]
    drawn = [
        block
        for block in section(built([*sessions, *weeks], (), policy(), ladder=BY_WEEK_LADDER))
        if isinstance(block, Dots)
    ]
    assert len(drawn) == 4 and drawn[-1].name == AREAS["accountability"]
    assert drawn[-1].sentence.startswith(f"{BY_WEEK} Most often: ")
    assert all(BY_WEEK not in dots.sentence for dots in drawn[:-1])


def test_the_page_says_that_ratings_by_earlier_lines_are_left_out() -> None:
    now = entry(1, SINCE, ratings=rated(peer_focus=4))
    old = replace(now, number=2, ratings=tuple(replace(r, scale=1) for r in now.ratings))
    assert Paragraph(text=EARLIER_LINES) in section(built([now, old], (), policy()))
    assert section(built([old], (), policy())) == (Paragraph(text=EARLIER_LINES),)
    assert Paragraph(text=EARLIER_LINES) not in section(built([now], (), policy()))


def test_the_months_before_a_short_page_are_drawn_too_and_all_pictures_have_the_same() -> None:
    days = [date(2026, month, 10) for month in (7, 8, 9, 10, 11)]
    entries = [entry(n, day, ratings=rated(peer_focus=n + 1)) for n, day in enumerate(days)]
    late = [entry(9, date(2026, 11, 11), ratings=rated(safe_space=4, peer_focus=None))]
    late += [entry(10 + n, date(2026, 11, 12), ratings=rated(safe_space=4)) for n in range(2)]
    page = built(
        [*entries[3:], *late], (), replace(policy(), since=date(2026, 10, 5)), history=[*entries, *late]
    )
    focus, safe = (block for block in section(page) if isinstance(block, Dots))
    assert {focus.name, safe.name} == {AREAS["peer_focus"], AREAS["safe_space"]}
    by_name = {dots.name: dots for dots in (focus, safe)}
    told = by_name[AREAS["peer_focus"]].months
    assert [month.said for month in told] == [f"line {line} (once)" for line in range(1, 6)]
    assert [m.name for m in told] == [m.name for m in by_name[AREAS["safe_space"]].months]


def test_a_line_without_its_words_is_not_told_as_a_number() -> None:
    """A number alone would read as a mark."""
    (line,) = rated(peer_focus=4)
    pair = tuple(replace(line, kind=kind, anchor="") for kind in ("then", "now"))
    (table,) = section(built([entry(1, SINCE, ratings=pair)], (), policy()), "Looking back")
    assert isinstance(table, Table)
    assert table.rows == ((AREAS["peer_focus"], NO_WORDS, NO_WORDS),)
