"""What is left in a folder whose journal cannot be opened, and the way back from there, in words. Opens nothing.

Absence alone never means "new": a key, a backup, or a journal that was set aside says that somebody wrote here.
"""

import os
import shlex
from pathlib import Path

from reflect.errors import JournalLost, KeyFileDamaged, NoJournal, Untrusted
from reflect.quick_dataclass import dataclass
from reflect.storage.backup import aside, shelf
from reflect.storage.disk import leftovers, reach
from reflect.storage.names import DATABASE, FILES, KEY_COPY, KEY_FILE, MAKING

RESTORE = "To bring it back, type:"
UNDO = "To have that one back, type:"
TYPE_UNDO = "reflect restore --undo"
MAYBE_NEWER = "If you have a copy on a USB stick, that one may be newer. Then bring that one back."
ELSEWHERE = """Look in your other copies (a USB stick, another computer) for a file that ends in .reflectbackup.
To bring one back, type: reflect restore FILE"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What is left: is there a key, which backups are the newest, which journal was set aside last."""

    key: bool
    backups: tuple[shelf.Named, ...]
    aside: Path | None

    @property
    def nothing(self) -> bool:
        """True where nobody ever kept a journal, or its set-up never got so far."""
        return not (self.key or self.backups or self.aside)


def exists(folder: Path) -> bool:
    """Say whether the file of a journal is in this folder, or a link of its name, which is for others to refuse.

    Raises:
        ComputerSaidNo: if that can't be told, since the folder can't be entered.
    """
    reach.check(folder)
    return os.path.lexists(folder / DATABASE)


def has_key(folder: Path) -> bool:
    """Say whether a copy of the key file is in this folder."""
    return (folder / KEY_FILE).exists() or (folder / KEY_COPY).exists()


def was_being_made(folder: Path) -> bool:
    """Say whether a set-up was cut short before there was a journal: nothing was ever written in it."""
    making = folder / MAKING
    return not exists(folder) and making.exists() and ((making / DATABASE).exists() or not has_key(folder))


def is_unfinished(folder: Path) -> bool:
    """Say whether there is a journal here whose recovery code nobody has seen to the end.

    Where something of the person's own has the name of the mark, only the journal itself can tell.
    """
    return exists(folder) and leftovers.is_ours(folder / MAKING, FILES)


def may_be_unfinished(folder: Path) -> bool:
    """Say whether there is a journal here that has to be opened to know whether its set-up is finished."""
    return exists(folder) and os.path.lexists(folder / MAKING)


def look(folder: Path) -> Remains:
    """Look at what is left in a folder."""
    asides = aside.journals(folder)
    return Remains(
        key=has_key(folder) and not was_being_made(folder),
        backups=_newest(folder / shelf.FOLDER),
        aside=asides[-1] if asides else None,
    )


def _newest(folder: Path) -> tuple[shelf.Named, ...]:
    """The newest by number, and the newest by day if that is another: names alone cannot say which is right."""
    found = shelf.backups(folder)
    if not found:
        return ()
    by_number = found[-1]
    by_day = max(found, key=lambda one: (one.day, one.number))
    return (by_number,) if by_number.day == by_day.day else (by_number, by_day)


def fault(folder: Path) -> NoJournal | Untrusted | None:
    """Say why there is no journal to unlock in a folder; None if there is one (whatever its state)."""
    if exists(folder):
        return None if has_key(folder) else KeyFileDamaged(KEY_LOST, hint=way_back(folder))
    if look(folder).nothing:
        return NoJournal()
    return JournalLost(hint=way_back(folder))


KEY_LOST = "The key file of this journal is missing, and the journal can't be unlocked without it."


def way_back(folder: Path) -> str:
    """Say how to come back from what is left. The command to type stands on a line of its own."""
    left = look(folder)
    if left.backups:
        first, *others = left.backups
        to_type = f"To bring back the one from {_day(first)}, type:" if others else RESTORE
        return "\n".join([*_told(left.backups), to_type, command(first.path), MAYBE_NEWER])
    if left.aside is not None:
        return (
            "There is no backup here. A journal that a restore set aside is in this folder:\n"
            f"{left.aside}\n{UNDO}\n{TYPE_UNDO}"
        )
    return ELSEWHERE


def _told(backups: tuple[shelf.Named, ...]) -> list[str]:
    first, *others = backups
    told = [f"Your newest backup is from {_day(first)}."]
    return told + [
        f"By its day another one is newer, from {_day(other)}: {other.path.name}." for other in others
    ]


def _day(backup: shelf.Named) -> str:
    return f"{backup.day.day} {backup.day:%B %Y}"


def command(backup: Path) -> str:
    """Give what to type to bring a backup back."""
    return f"reflect restore {shlex.quote(str(backup))}"
