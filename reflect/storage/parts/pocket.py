"""The part of the journal about pages for a phone: the key that they seal with, and which blocks came back.

The secret half stands in the encrypted file and nowhere else, so it is in every backup. A block that comes a second time
is known by its id. No change of it can be taken back: a key that was let go of is gone.
"""

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Any

from reflect.quick_dataclass import dataclass
from reflect.storage.keys import sealed
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta
from reflect.values.entry import Draft

if TYPE_CHECKING:
    from sqlmodel import Session

KEY, TAKEN, LET_GO = "pocket_key", "pocket_taken", "pocket_let_go"


@dataclass(frozen=True, slots=True, kw_only=True)
class PocketKey:
    """The public half of the key, 32 bytes, and the local day on which it was made."""

    public: bytes
    since: date


@dataclass(frozen=True, slots=True)
class Pocket:
    """What `Journal` can do with pages for a phone: `journal.pocket`."""

    file: OpenFile = field(repr=False)

    @property
    def key(self) -> PocketKey | None:
        """The key that pages of today seal with, or None before the first page."""
        kept = meta.meta(self.file.con, KEY)
        return _shown(kept) if kept else None

    def key_for_a_page(self) -> PocketKey:
        """Give the key, and make it for the first page."""
        return self.key or self._make()

    def _make(self) -> PocketKey:
        from reflect.storage.writing import meta_row

        with self.file.writing() as opened:
            kept = meta_row.meta(opened, KEY)  # another window may have been first
            if not kept:
                kept = self._put_new(opened)
        return _shown(kept)

    def _put_new(self, opened: "Session") -> dict[str, str]:
        from reflect.storage.writing import meta_row

        made = {"secret": sealed.new_secret().hex(), "since": self.file.when().day.isoformat()}
        meta_row.put_meta(opened, KEY, made)
        return made

    def open(self, box: bytes, *, sender: bytes, nonce: bytes) -> bytes | None:
        """Open what a page sealed, or give None if it is not for the key of today, or was changed."""
        kept = meta.meta(self.file.con, KEY)
        if not kept:
            return None
        return sealed.opened(box, secret=bytes.fromhex(kept["secret"]), sender=sender, nonce=nonce)

    @property
    def taken(self) -> dict[str, date]:
        """Which blocks were taken, by id, with the local day."""
        kept = meta.meta(self.file.con, TAKEN) or {}
        return {id: date.fromisoformat(day) for id, day in kept.items()}

    def take(self, id: str, draft: Draft, *, again: bool = False) -> bool:
        """Keep what came as a draft, and note its id, both or neither. False if another window was first, unless `again`."""
        from reflect.storage.writing import drafts, meta_row

        with self.file.holding() as opened:
            known = meta_row.meta(opened, TAKEN) or {}
            if id in known and not again:
                return False
            drafts.put_draft(opened, draft)
            meta_row.put_meta(opened, TAKEN, {**known, id: self.file.when().day.isoformat()})
        return True

    def let_go_on(self, name: str) -> date | None:
        """Give the local day on which a key of this name was let go of, or None."""
        day = (meta.meta(self.file.con, LET_GO) or {}).get(name)
        return date.fromisoformat(day) if day else None

    def let_go(self, name: str) -> PocketKey:
        """Make a new key. What was sealed with the one before, by this name, can never be opened again."""
        from reflect.storage.writing import meta_row

        with self.file.writing() as opened:
            gone = meta_row.meta(opened, LET_GO) or {}
            meta_row.put_meta(opened, LET_GO, {**gone, name: self.file.when().day.isoformat()})
            meta_row.put_meta(opened, TAKEN, {})
            return _shown(self._put_new(opened))


def _shown(kept: dict[str, Any]) -> PocketKey:
    return PocketKey(
        public=sealed.public_half(bytes.fromhex(kept["secret"])), since=date.fromisoformat(kept["since"])
    )
