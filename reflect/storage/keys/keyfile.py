"""The key file as a document: the journal's key, sealed under each secret. It never touches a disk.

The document is JSON: `format`, `journal` (the journal's id), `generation` (how often its key was made), `written`
(how often this file was written), `slots` (1 to 8), `before` and `mac`. A slot has a `kind`, a `kdf` (algorithm,
cost, salt) and a `box`. A box is bound to its journal, generation, kind and cost. `before` is null; while a new key
comes in place of another, it is that other one, sealed under the new one. The mac, made with the journal's key, is
over everything else. Format 1 had neither `written` nor `before`; it is read as written 0 times.
"""

import base64
import json
import os
from dataclasses import field, replace
from typing import Literal, get_args
from uuid import UUID

from reflect.errors import KeyFileDamaged, WrongSecret
from reflect.quick_dataclass import dataclass
from reflect.storage.keys import crypto, strict_json
from reflect.storage.keys.crypto import Cost

Kind = Literal["passphrase", "recovery"]
FORMAT = 2
FIRST_FORMAT = 1
MOST_BYTES = 64_000
MOST_SLOTS = 8
MOST_GENERATIONS = 1_000_000
MOST_WRITTEN = 2_000_000
BOX_BYTES = crypto.KEY_BYTES + crypto.OVERHEAD_BYTES
_PURPOSE, _BEFORE = b"reflect-keyfile", b"reflect-before1"
_SLOT_FORM = 1
"""Bound into every box. It stayed when the file got its second format, so that a slot outlives that."""
_ALGORITHM = "argon2id"
_WORDS = {"passphrase": "passphrase", "recovery": "recovery code"}
_HINTS = {"recovery": "Nothing was changed. Look at the code again, group by group."}


class KeyFileTooNew(KeyFileDamaged):
    """The key file was written by a newer version of reflect."""

    hint = "Nothing was changed. Install the newer version, then try again."


class KeyFileAltered(KeyFileDamaged):
    """The key file opens, but something in it was changed since reflect wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Which key a slot or a file holds: the journal's id (UUID text), and how often its key was made (from 1)."""

    journal_id: str
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way in: the journal's key, sealed under one secret at one cost."""

    kind: Kind
    cost: Cost
    salt: bytes = field(repr=False)
    box: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """The whole document. `written` is 0 in one of format 1; `before` is a sealed box of 72 bytes."""

    whose: Whose
    written: int
    slots: tuple[Slot, ...]
    before: bytes | None = field(repr=False, default=None)
    mac: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a secret opened: the key of 32 bytes, the one that it takes the place of if it does, and the document."""

    key: bytes = field(repr=False)
    before: bytes | None = field(repr=False)
    document: KeyFile


def new_slot(key: bytes, secret: bytes, *, kind: Kind, whose: Whose, cost: Cost) -> Slot:
    """Seal the key (32 bytes) under a secret. Takes as long as `cost` says.

    Raises: ValueError when the cost is out of bounds; ComputerSaidNo when memory is short.
    """
    salt = os.urandom(crypto.SALT_BYTES)
    under = crypto.stretch(secret, salt, cost=cost)
    box = crypto.seal(key, key=under, bound_to=_bound_to(whose, kind, _kdf(cost, salt)))
    return Slot(kind=kind, cost=cost, salt=salt, box=box)


def sealed(
    key: bytes, slots: tuple[Slot, ...], *, whose: Whose, written: int = 1, before: bytes | None = None
) -> KeyFile:
    """Make a document of slots with its mac. Raises ValueError when there are none or too many, or they ask too much.

    Args:
        key: 32 bytes.
        slots: the ways in, all of this key.
        whose: the journal and the generation of this key.
        written: how often the file was written, this time with it: from 1.
        before: as `seal_before` gave it.
    """
    if not 1 <= len(slots) <= MOST_SLOTS or not 1 <= written <= MOST_WRITTEN:
        raise ValueError("a key file has 1 to 8 slots, and counts from 1")
    bare = KeyFile(whose=whose, written=written, slots=_bearable(slots), before=before)
    return replace(bare, mac=_mac(key, bare))


def is_written_with(key: bytes, keyfile: KeyFile) -> bool:
    """Say whether the mac holds: the holder of this key wrote this document, and nothing in it changed."""
    return crypto.same(_mac(key, keyfile), keyfile.mac)


def seal_before(before: bytes, *, under: bytes, whose: Whose) -> bytes:
    """Seal the key that is to go (32 bytes) under the one that comes (32 bytes, `whose`): never the other way round."""
    return crypto.seal(before, key=crypto.subkey(under, _BEFORE), bound_to=_bound_before(whose))


def open_before(keyfile: KeyFile, key: bytes) -> bytes | None:
    """Give the key that this one takes the place of, or None if there is none, or its box was changed."""
    if keyfile.before is None:
        return None
    return crypto.unseal(
        keyfile.before, key=crypto.subkey(key, _BEFORE), bound_to=_bound_before(keyfile.whose)
    )


def open_slot(keyfile: KeyFile, secret: bytes, *, kind: Kind) -> bytes:
    """Give the key (32 bytes) of the first slot of this kind that the secret opens. Does not look at the mac.

    Raises:
        WrongSecret: none of them opens, or there is none.
        ComputerSaidNo: memory is short.
    """
    mine = [slot for slot in keyfile.slots if slot.kind == kind]
    for slot in mine:
        bound_to = _bound_to(keyfile.whose, kind, _kdf(slot.cost, slot.salt))
        under = crypto.stretch(secret, slot.salt, cost=slot.cost)
        key = crypto.unseal(slot.box, key=under, bound_to=bound_to)
        if key is not None:
            return key
    raise does_not_open(kind) if mine else _never_set(kind)


def does_not_open(kind: Kind, what: str = "this journal", *, hint: str | None = None) -> WrongSecret:
    """Give the refusal of a secret that opens nothing, or does so no more."""
    told = _HINTS.get(kind, "") if hint is None else hint
    return WrongSecret(f"That {_WORDS[kind]} does not open {what}.", hint=told)


def _never_set(kind: Kind) -> WrongSecret:
    return WrongSecret(f"That {_WORDS[kind]} was never set for this journal.", hint=_HINTS.get(kind, ""))


def open_document(raw: bytes, secret: bytes, *, kind: Kind) -> Opened:
    """Read a document and open it: shape first, then the slots, then the mac.

    Raises:
        KeyFileDamaged: it has no good shape (KeyFileTooNew: nor could it; KeyFileAltered: the mac is wrong).
        WrongSecret: the shape is good and the secret opens nothing.
        ComputerSaidNo: memory is short.
    """
    keyfile = parse(raw)
    key = open_slot(keyfile, secret, kind=kind)
    if not is_written_with(key, keyfile):
        raise KeyFileAltered
    return Opened(key=key, before=open_before(keyfile, key), document=keyfile)


def dump(keyfile: KeyFile) -> bytes:
    """Write the document as JSON bytes."""
    document = _document(keyfile) | {"mac": _text(keyfile.mac)}
    return json.dumps(document, indent=1).encode("ascii") + b"\n"


def parse(raw: bytes) -> KeyFile:
    """Read the document strictly. Nothing is derived and little memory is used, whatever the bytes say.

    Raises:
        KeyFileDamaged: anything is missing, extra, doubled, of another type or out of bounds.
        KeyFileTooNew: the format is one that this version does not know.
    """
    if len(raw) > MOST_BYTES:
        raise KeyFileDamaged
    try:
        document = strict_json.read_json(raw)
        _refuse_newer(document)
        return _keyfile(document)
    except ValueError:
        raise KeyFileDamaged from None


def _refuse_newer(document: object) -> None:
    if isinstance(document, dict) and type(document.get("format")) is int and document["format"] > FORMAT:
        raise KeyFileTooNew


def _keyfile(document: object) -> KeyFile:
    names = ["format", "journal", "generation", "slots", "mac"]
    if _format(document) == FORMAT:
        names += ["written", "before"]
    _, journal, generation, slots, mac, *later = strict_json.fields(document, *names)
    written, before = later or (0, None)
    if type(slots) is not list or not 1 <= len(slots) <= MOST_SLOTS:
        strict_json.refuse("slots")
    return KeyFile(
        whose=Whose(
            journal_id=_uuid(journal),
            generation=strict_json.whole(generation, least=1, most=MOST_GENERATIONS),
        ),
        written=strict_json.whole(written, least=1, most=MOST_WRITTEN) if later else 0,
        slots=_bearable(tuple(_slot(slot) for slot in slots)),
        before=None if before is None else _bytes(before, BOX_BYTES),
        mac=_bytes(mac, crypto.MARK_BYTES),
    )


def _format(document: object) -> int:
    found = document.get("format") if isinstance(document, dict) else None
    return strict_json.whole(found, least=FIRST_FORMAT, most=FORMAT)


def _bearable(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Refuse slots of one kind that ask together, for one try, for more than a single one may ask."""
    for kind in get_args(Kind):
        if sum(crypto.work(slot.cost) for slot in slots if slot.kind == kind) > crypto.MOST_WORK:
            strict_json.refuse("cost")
    return slots


def _slot(found: object) -> Slot:
    kind, kdf, box = strict_json.fields(found, "kind", "kdf", "box")
    algorithm, t, m_kib, salt = strict_json.fields(kdf, "alg", "t", "m_kib", "salt")
    if kind not in get_args(Kind) or algorithm != _ALGORITHM:
        strict_json.refuse("kind or algorithm")
    cost = Cost(
        strict_json.whole(t, least=1, most=crypto.MOST_TURNS),
        strict_json.whole(m_kib, least=crypto.LEAST_KIB, most=crypto.MOST_KIB),
    )
    return Slot(kind=kind, cost=cost, salt=_bytes(salt, crypto.SALT_BYTES), box=_bytes(box, BOX_BYTES))


def _uuid(found: object) -> str:
    if str(UUID(strict_json.text(found))) != found:
        strict_json.refuse("id")
    return str(found)


def _bytes(found: object, length: int) -> bytes:
    content = base64.b64decode(strict_json.text(found), validate=True)
    if len(content) != length or _text(content) != found:  # one spelling only
        strict_json.refuse("bytes")
    return content


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _kdf(cost: Cost, salt: bytes) -> dict[str, object]:
    return {"alg": _ALGORITHM, "t": cost.t, "m_kib": cost.m_kib, "salt": _text(salt)}


def _document(keyfile: KeyFile) -> dict[str, object]:
    slots = [{"kind": s.kind, "kdf": _kdf(s.cost, s.salt), "box": _text(s.box)} for s in keyfile.slots]
    first: dict[str, object] = {
        "format": FORMAT if keyfile.written else FIRST_FORMAT,
        "journal": keyfile.whose.journal_id,
        "generation": keyfile.whose.generation,
        "slots": slots,
    }
    if not keyfile.written:
        return first
    return first | {
        "written": keyfile.written,
        "before": None if keyfile.before is None else _text(keyfile.before),
    }


def _mac(key: bytes, keyfile: KeyFile) -> bytes:
    return crypto.mark(_canonical(_document(keyfile)), key=crypto.subkey(key, _PURPOSE))


def _bound_to(whose: Whose, kind: Kind, kdf: dict[str, object]) -> bytes:
    return _canonical([_SLOT_FORM, whose.journal_id, whose.generation, kind, kdf])


def _bound_before(whose: Whose) -> bytes:
    return _canonical(["before", whose.journal_id, whose.generation])


def _canonical(content: object) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")
