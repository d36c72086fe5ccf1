"""Counts in words; small ones stay off a page that nobody signed."""

from dataclasses import replace

from kit.packet_sample import SINCE, built, entry, policy, rated, ticked

from reflect.report.parts.counts import kinds_of_time, left_out, times
from reflect.report.report import Bullets, Dots, Heading, Paragraph
from reflect.values.entry import Entry


def sessions() -> list[Entry]:
    """Three with one person, and a group twice: who knows the plan of the week knows which these were."""
    kinds = ["one_to_one"] * 3 + ["group"] * 2
    lines, ticks = [4, 4, 4, 2, 2], [("asked_view",)] * 3 + [("came_back", "gave_advice")] * 2
    return [
        entry(n, SINCE, setting=kinds[n], ratings=rated(peer_focus=lines[n]), moments=ticked(*ticks[n]))
        for n in range(5)
    ]


def test_how_often_is_said_in_words() -> None:
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_a_count_under_three_stays_off_a_page_that_nobody_signed_and_the_page_says_so() -> None:
    signed, unsigned = (built(sessions(), (), policy(signed=signed)) for signed in (True, False))
    told = {
        page.reviewed: {section.title: section.blocks for section in page.sections}
        for page in (signed, unsigned)
    }
    time, strengths = "Kinds of time I wrote about", "Strengths that I ticked"
    assert told[True][time] == (Paragraph(text="One-to-one (3); group (2)."),)
    assert told[False][time] == (Paragraph(text="One-to-one (3)."),)
    assert told[True][strengths] == (
        Bullets(items=("I asked how they see it (3 times)", "I caught myself and came back (twice)")),
    )
    assert told[False][strengths] == (Bullets(items=("I asked how they see it (3 times)",)),)
    assert "Places to grow that I ticked" in told[True] and "Places to grow that I ticked" not in told[False]
    assert any(isinstance(block, Dots) for block in told[True]["Growth areas"])
    assert told[False]["Growth areas"][1:] == (
        Heading(text="Keeping the focus on the peer"),
        Paragraph(text="Most often: I noticed my feelings and kept the time about them (3 of 5 ratings)."),
    )
    assert Paragraph(text=left_out()) in told[False][""] and Paragraph(text=left_out()) not in told[True][""]


def test_an_unsigned_page_names_no_line_that_was_picked_once_or_twice() -> None:
    def told(*lines: int) -> object:
        page = built(
            [entry(n, SINCE, ratings=rated(peer_focus=line)) for n, line in enumerate(lines)],
            (), policy(signed=False),
        )  # fmt: skip
        return next(section for section in page.sections if section.title == "Growth areas").blocks[2:]

    assert told(4, 4) == (Paragraph(text="Fewer than 3 ratings."),)
    assert told(4, 4, 2, 1) == (Paragraph(text="No single line came up 3 times (4 ratings)."),)


def test_no_kind_of_time_is_no_line() -> None:
    assert kinds_of_time((), signed=True) == ""
    few = built([replace(one, setting="team") for one in sessions()[:2]], (), policy(signed=False))
    assert "Team" not in repr(few)
