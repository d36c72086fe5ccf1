"""The question for the words of a plan, the same wherever a plan is made or said another way."""

from typing import TYPE_CHECKING

from reflect.cli.phrases import NO_NAMES
from reflect.wording import speak

if TYPE_CHECKING:
    from reflect.guide.ask import Ask


def question(*, private: bool) -> "Ask":
    """The question for the words of a plan."""
    from reflect.guide.ask import Ask, Step

    return Ask.own_words(
        Step("plan"),
        speak("What do you want to try? When ___ happens, I will ___."),
        help=speak(NO_NAMES),
        private=private,
    )
