"""Which copy of the key file counts, and which of its keys is the one of the journal. It never writes.

Each copy is tried with the secret, the one that says it was written last first. Where that gives more than one key (a
change of the key was cut short, or a copy is another journal's), each is tried on the journal itself.
"""

from dataclasses import field
from pathlib import Path

from reflect.errors import KeyFileDamaged, WrongSecret
from reflect.quick_dataclass import dataclass
from reflect.storage.keys import copies, keyfile
from reflect.storage.keys.copies import Fits
from reflect.storage.keys.keyfile import KeyFile, Kind, Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """What counts: the copy as it was opened, and the key of the journal, 32 bytes: the copy's own or the one before."""

    opened: Opened
    key: bytes = field(repr=False)


def choose(folder: Path, secret: bytes, *, kind: Kind, fits: Fits | None) -> Fitting:
    """Open the copies with a secret and choose.

    Args:
        folder: the journal's folder.
        secret: what is stretched.
        kind: which kind of secret it is.
        fits: tries a key on the journal; None where there is no journal to try it on.

    Raises:
        WrongSecret: it opens nothing, or only what was changed since.
        KeyFileDamaged, NoJournal, Protected, ComputerSaidNo: as `copies.read_all` and `keyfile.open_document`.
    """
    raws = sorted(copies.read_all(folder), key=_claimed, reverse=True)
    found: list[Opened] = []
    faults: list[KeyFileDamaged | WrongSecret] = []
    for raw in raws:
        if any(copies.authentic(raw, one.key) for one in found):
            continue  # of the same key, and not the one that counts
        try:
            found.append(keyfile.open_document(raw, secret, kind=kind))
        except (KeyFileDamaged, WrongSecret) as fault:
            faults.append(fault)
    if not found:
        raise copies.most_telling(faults) from None
    others = [document for raw in raws if (document := _parsed(raw))]
    chosen = _fitting(found, fits, renewed=_is_renewed(found[0].document, others))
    if chosen is None or _is_changed(chosen.opened, others):
        raise keyfile.does_not_open(kind)
    return chosen


def _parsed(raw: bytes) -> KeyFile | None:
    try:
        return keyfile.parse(raw)
    except KeyFileDamaged:
        return None


def _claimed(raw: bytes) -> int:
    """How often a copy says that it was written: enough to choose what is tried first."""
    document = _parsed(raw)
    return document.written if document else -1


def _is_renewed(opened: KeyFile, others: list[KeyFile]) -> bool:
    """Say whether another copy says that it holds a later key of the same journal."""
    whose = opened.whose
    return any(
        other.whose.journal_id == whose.journal_id and other.whose.generation > whose.generation
        for other in others
    )


def _is_changed(opened: Opened, others: list[KeyFile]) -> bool:
    """Say whether this key wrote another copy later, in which the secret is no more: else that one had been opened."""
    return any(
        other.written > opened.document.written and keyfile.is_written_with(opened.key, other)
        for other in others
    )


def _fitting(found: list[Opened], fits: Fits | None, *, renewed: bool) -> Fitting | None:
    """Give the first one that opens the journal, or the first one, if none does or nothing needs to be tried.

    None means that the secret only opens a key from before, and the journal has another one by now.
    """
    keys = [Fitting(opened=one, key=key) for one in found for key in (one.key, one.before) if key is not None]
    if fits is None or (len(keys) == 1 and not renewed):
        return keys[0]
    return next((one for one in keys if fits(one.key)), None if renewed else keys[0])
