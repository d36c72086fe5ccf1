"""What was said of the writer's own guidelines, as lines on a page: which came into play, which helped, which pulled two ways."""

from reflect.report.gate.shareable import SharedGuideline, SharedGuidelines
from reflect.report.parts.counts import times
from reflect.report.report import Block, Bullets, Paragraph
from reflect.wording import later, speak

TITLE = later("Guidelines of my own roadmap")
NOTE = later("How often I named each one. It does not say how well I followed it.")
MOST = 8
"""How many guidelines stand there: those that were named most."""


def blocks(found: SharedGuidelines) -> list[Block]:
    """Say first which two pulled against each other: that is for both to think about. Nothing where none was named."""
    if not found.named:
        return []
    pulls = tuple(
        speak(
            "{one} and {other} pulled me two ways ({times})", one=p.one, other=p.other, times=times(p.times)
        )
        for p in found.pulls[:MOST]
    )
    named = tuple(_line(one) for one in found.named[:MOST])
    return [Bullets(items=(*pulls, *named)), Paragraph(text=speak(NOTE))]


def _line(one: SharedGuideline) -> str:
    """Say how often it was named; where it was always named in one way, that alone."""
    how = (
        (one.helped, later("helped me choose {times}")),
        (one.two_ways, later("pulled me two ways {times}")),
    )
    same = [speak(said, times=times(n)) for n, said in how if n == one.times]
    told = same if len(same) == 1 else [speak("came into play {times}", times=times(one.times))]
    if len(same) != 1:
        told += [speak(said, times=times(n)) for n, said in how if n]
    return f"{one.name} ({', '.join(told)})"
