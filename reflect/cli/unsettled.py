"""What is told when a journal is opened: a change of the keys that was cut short and what else is odd, or that it takes long."""

from typing import TYPE_CHECKING

from reflect.wording import speak

if TYPE_CHECKING:
    from reflect.cli.screen import Screen
    from reflect.storage.keys.crypto import Cost
    from reflect.storage.keys.keyfile import Kind
    from reflect.storage.keys.outside import KeyStatus


UNFINISHED = """The set-up of your journal is not finished: nobody has seen its recovery code to the end.
Without that code, a forgotten passphrase would lock you out for good. To finish, type: reflect init"""
COPIES_DIFFER = "The two copies of the key file differ, and both are good: a change was cut short."
MENDS = "One of the two copies of the key file is missing, damaged, or from before a change. The next unlock mends it."
CHANGING = """A new key for your journal is not in place yet. The next unlock goes on with that.
Until then your passphrase opens your journal as before."""
STRANGE = """One of the two copies of the key file belongs to another journal.
To write both anew, with a new passphrase, type: reflect key passphrase"""


def say_it_takes_long(screen: "Screen") -> None:
    """Say, on stderr, what goes on while a large journal of an earlier version is opened for the first time."""
    screen.note(
        speak(
            "Your journal is being brought up to date for this version of reflect. "
            "It is large, so this can take a minute or more."
        )
    )


def unsettled(found: "KeyStatus") -> list[str]:
    """Say where more than one secret of a kind opens the journal, since a change was cut short."""
    words: tuple[tuple[Kind, str, str], ...] = (
        ("passphrase", "passphrases open", "passphrase"),
        ("recovery", "recovery codes open", "code"),
    )
    return [
        f"{found.count(kind)} {open} this journal: a change was cut short. "
        f"To leave only one, a new one, type: reflect key {command}"
        for kind, open, command in words
        if found.count(kind) > 1
    ]


def dated(found: "KeyStatus", today: "Cost") -> list[str]:
    """Say which secrets a guesser can try for less than what a new one costs today, and how to renew them."""
    words: dict[Kind, tuple[str, str]] = {
        "passphrase": ("your passphrase", "passphrase"),
        "recovery": ("your recovery code", "code"),
    }
    return [
        f"A guess at {words[kind][0]} costs less than it does for one that is made today.\n"
        f"To renew it, type: reflect key {words[kind][1]}"
        for kind in found.below(today)
    ]


def oddities(found: "KeyStatus") -> list[str]:
    """Say what else somebody should know of the two copies, worst first; at most one sentence."""
    seen = (
        (found.strange, STRANGE),
        (found.changing, CHANGING),
        (found.mends, MENDS),
        (not found.copies_equal, COPIES_DIFFER),
    )
    return [sentence for there, sentence in seen if there][:1]
