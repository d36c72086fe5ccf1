"""The half of a page that is filled in by both, in the meeting: its day, what was agreed, when the next one is, two signatures."""

from reflect.report.report import Blanks, Block, Heading, Lines, Paragraph

TITLE = "The meeting"
SIGNED_BY_BOTH = "Signatures"
NOTED = "They say that we talked about this page, and nothing else."
NOTE = "To fill in together. The signatures say that we met and agreed on this, and nothing else."


def blocks() -> list[Block]:
    """Lay out the places to fill in."""
    return [
        Paragraph(text=NOTE),
        Blanks(names=("Date of the meeting", "Length")),
        Heading(text="What we discussed"),
        Lines(count=3),
        Heading(text="What I will do"),
        Lines(count=3),
        Heading(text="What my supervisor will do"),
        Lines(count=3),
        Heading(text="What we come back to"),
        Lines(count=2),
        Blanks(names=("Next meeting",)),
        *_signatures(),
    ]


def signatures() -> list[Block]:
    """Lay out the places for both signatures alone."""
    return [Paragraph(text=NOTED), *_signatures()]


def _signatures() -> list[Block]:
    return [
        Blanks(names=("Signature, peer specialist", "Date")),
        Blanks(names=("Signature, supervisor", "Date")),
    ]
