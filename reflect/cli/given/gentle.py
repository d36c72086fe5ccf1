"""The gentle check: one line about a word that may point to someone. It never blocks."""

from reflect.guide.ask import Ask, Choice, Step
from reflect.visible import one_line
from reflect.wording import speak

CHANGE, KEEP, NEVER = "change", "keep", "never"
SHOWN = 40


def question(found: str) -> Ask:
    """Ask what to do about a word; keeping it is the usual answer."""
    return Ask.one_of(
        Step("gentle_check"),
        speak('This may point to someone: "{found}".', found=one_line(found, SHOWN)),
        (
            Choice(CHANGE, speak("Change it")),
            Choice(KEEP, speak("Keep it")),
            Choice(NEVER, speak("Never ask about this word")),
        ),
        default=KEEP,
    )
