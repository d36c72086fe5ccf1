"""Ways in that a change cut short left behind, in words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.storage.keys.keyfile import Kind
    from reflect.storage.keys.outside import KeyStatus


COPIES_DIFFER = "The two copies of the key file differ, and both are good: a change was cut short."


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
