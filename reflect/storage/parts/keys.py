"""The part of the journal that changes the ways into it, once it is open. It never shows or asks for a secret."""

from dataclasses import field
from pathlib import Path

from reflect.quick_dataclass import dataclass
from reflect.storage.keys import crypto, ways_in


@dataclass(frozen=True, slots=True)
class Keys:
    """What `Journal` can do with its keys: `journal.keys`. `key` is its 32 bytes."""

    folder: Path
    key: bytes = field(repr=False)

    def set_passphrase(self, new: str, *, cost: crypto.Cost = crypto.REAL_COST) -> None:
        """Change the passphrase. Earlier copies of the key file still open with the old one."""
        ways_in.set_passphrase(self.folder, self.key, new, cost=cost)

    def offer_recovery_code(self, *, cost: crypto.Cost = crypto.REAL_COST) -> ways_in.NewCode:
        """Make a new recovery code beside the old one. Show it, then `keep_recovery_code`."""
        return ways_in.offer_recovery_code(self.folder, self.key, cost=cost)

    def keep_recovery_code(self, new: ways_in.NewCode) -> None:
        """From now on only this recovery code works."""
        ways_in.keep_only(self.folder, self.key, new.slot)

    def renew_recovery_code(self, *, cost: crypto.Cost = crypto.REAL_COST) -> str:
        """Make a new recovery code; the old one, which nobody has seen, stops working."""
        return ways_in.renew_recovery_code(self.folder, self.key, cost=cost)

    def in_the_open(self) -> tuple[str, ...]:
        """Give the lines of SQL that open the file in any SQLCipher 4, without reflect. They hold the key itself."""
        return (f"PRAGMA key = \"x'{self.key.hex()}'\";", "PRAGMA cipher_compatibility = 4;")
