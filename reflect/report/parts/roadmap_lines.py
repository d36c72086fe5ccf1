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
    how = [
        speak("came into play {times}", times=times(one.times)),
        *([speak("helped me choose {times}", times=times(one.helped))] if one.helped else []),
        *([speak("pulled me two ways {times}", times=times(one.two_ways))] if one.two_ways else []),
    ]
    return f"{one.name} ({', '.join(how)})"
