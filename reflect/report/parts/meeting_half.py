"""The half of a page that is filled in by both, in the meeting: its day, what was agreed, when the next one is, two signatures."""

from reflect.report.report import Blanks, Block, Heading, Lines, Paragraph
from reflect.wording import later, speak

TITLE = later("The meeting")
SIGNED_BY_BOTH = later("Signatures")
NOTED = later("They say that we talked about this page, and nothing else.")
NOTE = later("To fill in together. The signatures say that we met and agreed on this, and nothing else.")


def blocks() -> list[Block]:
    """Lay out the places to fill in."""
    return [
        Paragraph(text=speak(NOTE)),
        Blanks(names=(speak("Date of the meeting"), speak("Length"))),
        Heading(text=speak("What we discussed")),
        Lines(count=3),
        Heading(text=speak("What I will do")),
        Lines(count=3),
        Heading(text=speak("What my supervisor will do")),
        Lines(count=3),
        Heading(text=speak("What we come back to")),
        Lines(count=2),
        Blanks(names=(speak("Next meeting"),)),
        *_signatures(),
    ]


def signatures() -> list[Block]:
    """Lay out the places for both signatures alone."""
    return [Paragraph(text=speak(NOTED)), *_signatures()]


def _signatures() -> list[Block]:
    return [
        Blanks(names=(speak("Signature, peer specialist"), speak("Date"))),
        Blanks(names=(speak("Signature, supervisor"), speak("Date"))),
    ]
