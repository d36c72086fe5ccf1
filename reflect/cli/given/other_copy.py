"""A copy of a journal that a person named, and what of it is new here, in words. It takes nothing in."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.cli.given import backup_file
from reflect.errors import BackupDamaged, WrongSecret
from reflect.wording import number

if TYPE_CHECKING:
    from reflect.storage.keys.keyfile import Kind
    from reflect.storage.records.foreign import OtherCopy
    from reflect.values.record import Comparison

NOTHING_NEW = "Everything in it is here already."
CHOOSE = "To choose, type: reflect choose"
_LINES = (
    ("new", "1 entry is new here.", "{n} entries are new here."),
    ("newer", "1 entry was changed there since.", "{n} entries were changed there since."),
    (
        "side_by_side",
        "1 entry was changed on both. Both texts stay, until you choose.",
        "{n} entries were changed on both. Both texts stay, until you choose.",
    ),
    (
        "back",
        "1 entry was deleted for good here, and changed there since. It comes back.",
        "{n} entries were deleted for good here, and changed there since. They come back.",
    ),
    (
        "removed",
        "1 entry was deleted for good there, and goes here too.",
        "{n} entries were deleted for good there, and go here too.",
    ),
    (
        "left_out",
        "1 entry was deleted for good here. It stays away.",
        "{n} entries were deleted for good here. They stay away.",
    ),
    (
        "others",
        "1 plan, note, sitting or setting is new, changed or deleted.",
        "{n} plans, notes, sittings and settings are new, changed or deleted.",
    ),
)


@contextmanager
def opened(app: Context, file: Path, *, recovery: bool) -> "Iterator[tuple[OtherCopy, bool]]":
    """Lend the journal in a copy for reading. It is asked for a secret only if the key of this journal does not open it.

    Gives the copy, and whether the key opened it: then it was made by who has that, and else by anybody.

    Raises:
        BackupDamaged: if it is no copy of a journal; and as `journal.records.other_copy`.
    """
    with ExitStack() as held:
        other = held.enter_context(app.journal.records.own_copy(file))
        is_own = other is not None
        if other is None and file.suffix != ".db":
            other = _with_its_secret(app, file, held, recovery=recovery)
        if other is None:
            raise BackupDamaged("The key of your journal does not open this file.")
        yield other, is_own


def _with_its_secret(app: Context, file: Path, held: ExitStack, *, recovery: bool) -> "OtherCopy | None":
    """Open it with the secret of its own: the passphrase that this run was given may be the same; else it is typed."""
    kind: Kind = "recovery" if recovery else "passphrase"

    def attempt(secret: str) -> "OtherCopy | None":
        return held.enter_context(app.journal.records.other_copy(file, secret, kind=kind))

    given = None if recovery else app.secrets.given()
    if given is not None:
        with suppress(WrongSecret):
            return attempt(given)
    return backup_file.typed(app, attempt, recovery=recovery)


def told(found: "Comparison") -> list[str]:
    """Say what taking it in does or did, a sentence for each kind."""
    counts = ((getattr(found, name), one, many) for name, one, many in _LINES)
    return [one if n == 1 else many.format(n=number(n)) for n, one, many in counts if n]


def counts(found: "Comparison") -> dict[str, int]:
    """Give the same as numbers, for programs."""
    names = ("new", "newer", "same", "older", "side_by_side", "left_out", "back", "removed", "others")
    return {name: getattr(found, name) for name in names}
