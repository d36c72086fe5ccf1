"""The gentle check: one line about a word that may point to someone. It never blocks."""

from reflect.guide.ask import Ask, Choice, Step
from reflect.visible import one_line

CHANGE, KEEP, NEVER = "change", "keep", "never"
SHOWN = 40


def question(found: str) -> Ask:
    """Ask what to do about a word; keeping it is the usual answer."""
    return Ask.one_of(
        Step("gentle_check"),
        f'This may point to someone: "{one_line(found, SHOWN)}".',
        (
            Choice(CHANGE, "Change it"),
            Choice(KEEP, "Keep it"),
            Choice(NEVER, "Never ask about this word"),
        ),
        default=KEEP,
    )
