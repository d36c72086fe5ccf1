"""The commands that are typed on a line of their own, and what is nearly one: a slip must never become an answer."""

from reflect.cli.slips.letters import slips
from reflect.wording import later, speak

FINISH = ":finish"
COMMANDS = (":back", ":skip", FINISH, ":pause", ":help", ":more")
END = ":end"
"""Ends a longer text, and means nothing elsewhere."""
LONG = 5
"""From so many letters on, two slips are forgiven."""
TO_KEEP = later("To keep it as text, begin with two colons: :{word}")


def unknown(line: str, *, offered: tuple[str, ...]) -> str:
    """What to say to a line that was meant as a command and is none; empty if it is text."""
    word = line.rstrip()
    if word.lower() != END and not _nearly_one_of(COMMANDS, word.lower()):
        return ""
    return f"{not_here(word, offered=offered)} {speak(TO_KEEP, word=word)}"


def not_here(word: str, *, offered: tuple[str, ...]) -> str:
    """Say of a command that it is none here, and which there are."""
    return speak("I don't know {word} here. There are {commands}.", word=word, commands=" ".join(offered))


def unknown_inside(line: str) -> str:
    """The same within a longer text, which knows no other command than its end."""
    word = line.rstrip()
    if not _nearly_one_of((*COMMANDS, END), word.lower()):
        return ""
    told = speak("I don't know {word} here. There is {end}, which ends the longer text.", word=word, end=END)
    return f"{told} {speak(TO_KEEP, word=word)}"


def _nearly_one_of(commands: tuple[str, ...], line: str) -> bool:
    """Say whether a line is a colon and one word that is such a command, the beginning of one, or a slip away from it."""
    word = line.removeprefix(":")
    if not line.startswith(":") or line.startswith("::") or len(word) < 2 or len(word.split()) != 1:
        return False
    return any(
        command[1:].startswith(word) or slips(word, command[1:]) <= (2 if len(command) > LONG else 1)
        for command in commands
    )
