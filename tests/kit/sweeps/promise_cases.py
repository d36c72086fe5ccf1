"""How each promise that no plain run makes is made: a command on a disk in some state, with what came before it.

What lies in the way is real: a link, a file of that name, a screen that is full, another program that holds the journal.
"""

import platform
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kit.sealed import PUBLIC, sealed
from kit.sweeps.failing_disk import NUMBERS
from kit.sweeps.writing_commands import NEW_PACK, WRITES, Line, said
from kit.world import CHEAP, PASSPHRASE, ROOT

from reflect.storage.backup import checked
from reflect.storage.database import engine
from reflect.storage.database.migrations import MIGRATIONS
from reflect.storage.disk import lock
from reflect.storage.keys import copies, recovery_code, two_keys, ways_in
from reflect.storage.names import ASIDE, DATABASE


@dataclass(frozen=True, slots=True)
class Case:
    """A line, with the lines that were typed before, what was done to the disk then, and what goes on meanwhile."""

    line: Line
    first: tuple[Line, ...] = ()
    prepare: Callable[[Path], object] = lambda _: None
    meanwhile: Callable[[Path], AbstractContextManager[Any]] = lambda _: nullcontext()
    more: dict[str, Any] = field(default_factory=dict)


NEW_ONE = "2\n"
"""A draft is there, and something new is begun."""


def typed(*args: str, keys: str, base: str = "filled") -> Line:
    return Line(args, keys, terminal=True, base=base)


def failing(call: str, at: int, error: str, *, lasts: bool = False) -> dict[str, Any]:
    return {"fault": {"call": call, "at": at, "error": error, "lasts": lasts}}


def _backup_is_newer(place: Path) -> None:
    """Lay down a backup as a newer version would make it."""
    _in_the_journal(place, "PRAGMA user_version = 99")
    key = ways_in.unlock(place / "home", PASSPHRASE).key
    con = engine.connect(place / "home" / DATABASE, key)
    made = checked.write(
        place / "home", con, key, to=place, counter=9, made_at=datetime.now(UTC), work=place / "home"
    )
    con.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    con.close()
    made.rename(place / "newer.reflectbackup")


def _in_the_journal(place: Path, statement: str) -> None:
    con = engine.connect(place / "home" / DATABASE, ways_in.unlock(place / "home", PASSPHRASE).key)
    con.execute(statement)
    con.close()


def _odd_copy(place: Path) -> None:
    """Lay down a second copy of the journal file with a day in it that is none."""
    shutil.copy(place / "home" / DATABASE, place / "odd.db")
    con = engine.connect(place / "odd.db", ways_in.unlock(place / "home", PASSPHRASE).key)
    con.execute("UPDATE entry SET day = 'some day'")
    con.close()


def _a_new_key_is_on_its_way(place: Path) -> None:
    key, code = (
        ways_in.unlock(place / "home", PASSPHRASE).key,
        recovery_code.normalise((place / "code").read_text()),
    )
    two_keys.begin(place / "home", key, passphrase=PASSPHRASE.encode(), code=code, cost=CHEAP)


def _newer_journal(place: Path) -> None:
    _in_the_journal(place, "PRAGMA user_version = 99")


def _set_up_was_broken_off(place: Path) -> None:
    _in_the_journal(place, "DELETE FROM meta WHERE key = 'set_up'")


def _has_one_like(name: str) -> Callable[[Path], object]:
    """Give what puts a folder of the person's own into the journal's, under a name that is used there."""

    def prepare(place: Path) -> None:
        (place / "home" / name).mkdir(parents=True)
        (place / "home" / name / "thesis.txt").write_text("years of it")

    return prepare


def _has_a_table(place: Path) -> None:
    (place / "some.csv").write_text("date,text\n2026-03-01,I waited.\nsomeday,I went quiet.\n")


def _has_one_set_aside(place: Path) -> None:
    aside = place / "home" / f"{ASIDE}20260101-101010"
    aside.mkdir(mode=0o700)
    for name in (DATABASE, copies.KEYS, copies.SPARE):
        shutil.copy(place / "home" / name, aside)
    (place / "home" / "backups" / "20200101-0001.reflectbackup").write_text("of another journal")


def _has_a_pack_of_ones_own(place: Path) -> None:
    (place / "home" / "packs").mkdir(mode=0o700, exist_ok=True)
    shutil.copy(ROOT / "tests" / "fixtures" / "packs" / "two_ways.toml", place / "home" / "packs")


def _altered_keys(place: Path) -> None:
    for name in (copies.KEYS, copies.SPARE):
        (place / "home" / name).write_text("{}")


def _backups_are_elsewhere(place: Path) -> None:
    (place / "home" / "backups").rename(place / "elsewhere")
    (place / "home" / "backups").symlink_to(place / "elsewhere")


def _backups_are_a_file(place: Path) -> None:
    (place / "home" / "backups").write_text("mine")


def _aside_is_damaged(place: Path) -> None:
    [aside] = (place / "home").glob("replaced-*")
    (aside / DATABASE).write_bytes(bytes(40_000))


def _keys_are_damaged(place: Path) -> None:
    for name in (copies.KEYS, copies.SPARE):
        file = place / "home" / name
        file.write_bytes(file.read_bytes()[:200])


def _opened_elsewhere(place: Path) -> AbstractContextManager[Any]:
    return lock.shared(place / "home")


def _secret(file: Path, text: str) -> None:
    file.write_text(text)
    file.chmod(0o600)


FULL = {"stdout": "full"}
SECOND_NAME = "link" if "link" in NUMBERS.get(platform.machine(), {}) else "linkat"
CAME = sealed(PUBLIC)
SITTING = ":skip\n" * 4 + "the first words\n\n" + ":skip\n" * 4 + "n\n"
"""One of the quick check-in, past the plan that is brought up first, to where it is looked over."""
PULLED = "A wish met a rule.\n\n1 2\nn\n1\n"
"""A sitting in which two guidelines pulled two ways, past the plan that is brought up first, to what is offered once it is saved."""
STOPS = said("hard_session", danger="yes")
HARD = said("hard_session", danger="no", headline="It was loud.")
PAGE = ("export", "--since", "2026-01-01", "--pick", "1", "--format", "txt", "--out")

CASES = (
    # Left, or not begun
    Case(typed("delete", "1", keys="n\n")),
    Case(typed("export", "--since", "2026-01-01", keys=":pause\n")),
    Case(typed(*PAGE, "p.txt", keys="\n" * 60 + "no\n")),
    Case(typed(*PAGE, "p.txt", keys=":pause\n")),
    Case(typed("key", "code", keys="n\n")),
    Case(typed("archive", "all.zip", keys="n\n")),
    Case(typed("archive", "all.zip", keys="y\n\n")),
    Case(typed("key", "rotate", keys="n\n")),
    Case(Line(("key", "show-raw", "--yes"))),
    Case(typed("log", keys=NEW_ONE + "2\nI will count.\n\n:pause\n")),
    Case(typed("log", keys=NEW_ONE + "3\n:pause\n")),
    Case(typed("log", keys=NEW_ONE + "2\n\n:pause\n")),
    Case(typed("log", keys=NEW_ONE + SITTING + "4\n")),
    Case(typed("log", keys=NEW_ONE + SITTING + "5\ny\n")),
    Case(typed("log", keys=NEW_ONE + ":skip\n:skip\n4\n2\n:pause\n")),
    Case(typed("log", "hard_session", keys=":skip\n2\n3\n" + ":skip\n" * 3)),
    Case(typed("edit", "1", keys="5\n")),
    Case(Line(("resume", "1", "--keep")), first=(typed("edit", "1", keys="2\n4\nmine\n\n4\n"), WRITES["edit"][0])),
    Case(typed("try", "add", keys="\n")),
    Case(typed("ask", "add", keys="\n")),
    Case(typed("mask", "add", keys="\n")),
    Case(typed("roadmap", "add", keys=":skip\n")),
    Case(typed("roadmap", "add", keys="Respect\n\n\n:pause\n")),
    Case(typed("log", "two_ways", keys=":skip\n" + PULLED + ":pause\n"), prepare=_has_a_pack_of_ones_own),
    Case(typed("init", keys=":pause\n", base="none")),
    Case(typed("init", keys="n\n\n\n:pause\n", base="none")),
    Case(typed("choose", keys=":pause\n", base="two")),
    Case(typed("merge", "other.reflectbackup", keys="n\n")),
    Case(Line(("merge", "odd.db", "--yes")), prepare=_odd_copy),
    Case(Line(("sync", "shared")), prepare=lambda place: (place / "shared" / "half.reflectbackup").write_bytes(b"PK")),
    Case(Line(("export", "--kind", "account", "--pick", "1"))),
    Case(Line(("export", "--pick", "99", "--unreviewed", "--out", "p.html"))),
    Case(typed("packs", "new", keys=":pause\n")),
    Case(typed("packs", "new", keys=NEW_PACK + ":pause\nn\n")),
    Case(typed("packs", "new", keys=NEW_PACK + ":pause\ny\n")),
    # Deleted for good, and out of the bin
    Case(typed("purge", keys="y\nno\n")),
    Case(typed("purge", keys="y\ndelete\nn\n")),
    Case(Line(("purge", "--dry-run"))),
    Case(Line(("purge", "--yes")), first=(Line(("bin", "--bring-back", "2")), Line(("resume", "--discard")))),
    Case(Line(("purge", "1", "--version", "1", "--yes")), first=(WRITES["edit"][0],)),
    Case(typed("purge", keys="y\ndelete\ny\ny\n"), prepare=_has_one_set_aside),
    Case(typed("purge", keys="y\ndelete\ny\nn\n"), prepare=_has_one_set_aside),
    Case(Line(("bin", "--draft", "1")), first=(Line(("resume", "--discard")),)),
    Case(Line(("undo",)), first=(Line(("resume", "--discard")), Line(("bin", "--draft", "1")))),
    # It is so already, or the same
    Case(Line(("try", "reword", "3", "-"), "first words")),
    Case(Line(("try", "done", "3")), first=(Line(("try", "done", "3")),)),
    Case(Line(("ask", "done", "2")), first=(Line(("ask", "done", "2")),)),
    Case(Line(("supervision", "done", "2"))),
    Case(Line(("supervision", "open", "1"))),
    Case(Line(("supervision", "name", "-"), "Sam")),
    Case(Line(("learn", "rules", "--hours", "10"))),
    Case(Line(("mask", "add", "-"), "Marisol")),
    Case(Line(("roadmap", "add", "-"), "honesty")),
    Case(Line(("roadmap", "edit", "2", "-"), "Honesty")),
    # Refused
    Case(Line(("supervision", "name"))),
    Case(Line(("supervision", "name", "Robin"))),
    Case(Line(("supervision", "name", "-"), "Marisol")),
    Case(Line(("ask", "add", "-"))),
    Case(Line(("packs", "add", "evening.toml")), first=(Line(("packs", "add", "evening.toml")),)),
    Case(Line(("demo", "--keep", "words"))),
    Case(Line(("remind", "--ics", "words"))),
    Case(Line(("supervision", "next", "--ics", "talk.ics"))),
    Case(Line(("init", "--no-input", "--recovery-file", "words"), base="none")),
    Case(Line(("init", "--no-input"))),
    Case(Line(("init", "--no-input")), prepare=lambda place: (place / "home" / DATABASE).unlink()),
    Case(Line(("init", "--no-input"), base="none"), prepare=_has_one_like("making")),
    Case(Line(("restore", "older.reflectbackup")), prepare=_has_one_like("restoring")),
    Case(Line(("restore", "older.reflectbackup")), prepare=_keys_are_damaged),
    Case(Line(("log", "--answers", "-"), STOPS)),
    Case(Line(("edit", "last", "--answers", "-"), STOPS), first=(Line(("log", "--answers", "-"), HARD),)),
    Case(Line(("list", "--passphrase-file", "words"))),
    Case(Line(("list", "--passphrase-file", "new"))),
    Case(Line(("key", "recover", "--code-file", "new", "--new-passphrase-file", "new"))),
    Case(Line(("key", "passphrase", "--new-passphrase-file", "weak")), prepare=lambda place: _secret(place / "weak", "short")),
    Case(Line(("restore", "words"))),
    Case(Line(("restore", "older.reflectbackup", "--passphrase-file", "new"))),
    Case(Line(("export", "--unreviewed", "--out", "there.txt"))),
    Case(Line(("archive", "home", "--yes"))),
    Case(Line(("import", "jrnl.json"))),
    Case(Line(("import", "jrnl.json", "--apply")), first=(Line(("import", "jrnl.json", "--apply")),)),
    Case(Line(("import", "some.csv", "--apply")), prepare=_has_a_table),
    Case(Line(("import", "words"))),
    Case(typed("import", "jrnl.json", keys="\n")),
    Case(WRITES["import"][0], more=failing("pwrite64", 1, "ENOSPC", lasts=True)),
    Case(Line(("archive", "Dropbox", "--yes")), prepare=lambda place: (place / "Dropbox").mkdir()),
    Case(Line(("export", "--unreviewed", "--out", "home/p.html"))),
    Case(Line(("export", "--unreviewed", "--out", "/proc/self/p.html"))),
    Case(Line(("export", "--unreviewed", "--out", "link.html")), prepare=lambda place: (place / "link.html").symlink_to(place / "words")),
    Case(Line(("mark", "6")), first=(Line(("log", "--answers", "-"), said("self_care", energy=3)),)),
    Case(Line(("mark",)), first=(Line(("log", "--answers", "-"), said("self_care", energy=3)),)),
    Case(Line(("jot", "I waited"))),
    Case(Line(("jot", "--tag", "evening"))),
    Case(Line(("try", "show"))),
    Case(Line(("list", "extra"))),
    Case(Line(("list", "--nothing"))),
    Case(Line(("pocket", "take", "-"), CAME), first=(Line(("pocket", "take", "-"), CAME),)),
    Case(Line(("pocket", "take", "-"), CAME[:200])),
    Case(Line(("pocket", "take", "-"), CAME[:200] + "\n[reflect-pocket end]")),
    Case(Line(("pocket", "take", "-"), CAME[:700] + ("x" if CAME[700] != "x" else "y") + CAME[701:])),
    Case(Line(("pocket", "take", "-"), sealed(PUBLIC, scale=1, answers={"focus_rating": 3}))),
    Case(Line(("pocket", "take", "-"), sealed(PUBLIC, pack_version=1))),
    Case(Line(("pocket", "take", "-"), sealed(PUBLIC, day="2999-01-01", written="2999-01-01"))),
    Case(Line(("pocket", "take", "-"), sealed(PUBLIC, answers={}))),
    Case(Line(("pocket", "take", "link.txt")), prepare=lambda place: (place / "link.txt").symlink_to(place / "words")),
    Case(typed("pocket", "take", keys="")),
    Case(typed("pocket", "make", "--out", "p.html", keys=":skip\n")),
    Case(Line(("pocket", "make", "--out", "home/p.html"))),
    Case(typed("pocket", "forget", keys="n\n")),
    # The disk is in a bad way
    Case(Line(("list",)), prepare=_newer_journal),
    Case(Line(("list",)), prepare=_altered_keys),
    Case(Line(("backup",)), prepare=_backups_are_elsewhere),
    Case(Line(("restore", "newer.reflectbackup")), prepare=_backup_is_newer),
    Case(Line(("restore", "older.reflectbackup")), meanwhile=_opened_elsewhere),
    Case(Line(("restore", "--undo", "--yes"), base="restored"), prepare=_aside_is_damaged),
    Case(Line(("restore", "--undo"), base="restored")),
    Case(typed("restore", "older.reflectbackup", keys="n\n")),
    Case(Line(("jot", "-"), "I waited.", base="restored"), prepare=_backups_are_a_file),
    # It is done, and nobody could be told
    Case(Line(("list",)), more=FULL),
    Case(Line(("ask", "add", "-"), "And why?"), more=FULL),
    Case(Line(("log", "--answers", "-"), said(keep="I waited.")), more=FULL),
    Case(Line(("export", "--unreviewed", "--format", "txt", "--out", "p.txt")), more=FULL),
    Case(Line(("init", "--no-input"), base="none"), more=FULL),
    Case(typed(keys="\n\n\n"), prepare=_set_up_was_broken_off),
    # The disk fails
    Case(Line(("ask", "add", "-"), "And why?"), more=failing("pwrite64", 1, "ENOSPC", lasts=True)),
    Case(Line(("remind",)), more=failing("write", 1, "ENOSPC", lasts=True)),
    Case(Line(("remind",)), more=failing("openat", 1, "EIO")),
    Case(Line(("remind",)), more=failing("fsync", 2, "EIO")),
    Case(WRITES["key passphrase"][0], more=failing("fsync", 2, "EIO")),
    Case(Line(("init", "--no-input"), base="none"), more=failing("fsync", 1, "EIO")),
    Case(Line(("init", "--no-input"), base="none"), more=failing("mkdir", 2, "EIO")),
    Case(Line(("init", "--no-input"), base="none"), more=failing("mkdir", 4, "EIO")),
    Case(Line(("init", "--no-input"), base="none"), more=failing(SECOND_NAME, 4, "EIO")),
    Case(Line(("backup", "--to", "home/backups")), more=failing("mkdir", 1, "EIO")),
    Case(Line(("backup",)), more=failing("write", 1, "EIO")),
    Case(Line(("restore", "older.reflectbackup")), more=failing("rename", 3, "EIO")),
    Case(Line(("restore", "older.reflectbackup")), more=failing("fsync", 9, "EIO")),
    Case(Line(("init", "--no-input"), base="none"), more=failing("pread64", 30, "EIO")),
    Case(Line(("init", "--no-input"), base="none"), more=failing("pread64", 40, "EIO")),
    Case(WRITES["demo"][0], more=failing("pread64", 30, "EIO")),
    Case(WRITES["demo"][0], more=failing("pwrite64", 200, "ENOSPC", lasts=True)),
    Case(Line(("init", "--no-input"), base="none"), more=failing("unlink", 3, "EIO")),
    Case(Line(("init", "--no-input"), base="none"), more=failing("unlink", 9, "EIO")),
    Case(WRITES["export"][0], more=failing("linkat", 1, "ENOSPC", lasts=True)),
    Case(WRITES["archive"][0], more=failing("linkat", 1, "ENOSPC", lasts=True)),
    Case(WRITES["key code"][0], more=FULL),
    Case(WRITES["key rotate"][0], more=FULL),
    Case(WRITES["key rotate"][0], more=failing("pwrite64", 100, "ENOSPC", lasts=True)),
    Case(Line(("key", "status")), prepare=_a_new_key_is_on_its_way),
    Case(Line(("doctor",))),
    # Taken back
    *(Case(Line(("undo",)), first=(line,)) for lines in WRITES.values() for line in lines if line.can_be_undone),
)  # fmt: skip


ELSEWHERE = {
    "A paste is no answer here, so nothing was chosen.": "pasted on a guided screen: tests/cli/asking/guided/test_pastes.py",
    "A backup opens with the code of the day it was made.": "a code of another day: tests/cli/copies/test_restore.py",
    "So I can't say what it holds, nor which of the two is newer.": "another journal: tests/cli/copies/test_restore_asks.py",
    "The key of your journal does not open this file, so I can't tell that a device of yours made it.": (
        "what it deletes is asked about by itself: tests/cli/copies/test_merge.py"
    ),
    "If you did not delete these yourself there, say no:": "the same",
    "Deleted for good on another device, and still here:": "a journal that went back before a purge: tests/cli/copies/test_sync.py",
    "You said no, so nothing of it was taken in.": "the same",
    "What was taken in before that stays.": "Ctrl-C between the files of two devices; each of them comes in whole: tests/cli/copies/test_sync.py",
    "It stays as it is.": "a sitting that nobody could read again, from a file of somebody else: tests/cli/sitting/test_taken_up.py",
    "One answer no longer applies and is set aside.": "an answer that another one hung on: tests/cli/sitting/test_review.py",
    "{n} answers no longer apply and are set aside.": "the same, of several",
    "Nothing is lost.": "said by a locked page in a browser: tests/exports_outside/check_html.py",
    "From now on I speak this language with you.": "said in the language that was chosen: tests/cli/test_first_words.py",
    "0 when it is done, also when nothing was found; 2 for wrong usage;": "the page for man: it tells of commands, and none has run",
    "# Where nothing is given back, PowerShell offers files by itself.": "a note in a script: nothing is said of a journal",
    "The lines to pick from were written anew since you began this.": "a draft from before: tests/cli/sitting/test_begin.py",
    "These lines were written anew.": "an entry from before: tests/cli/sitting/test_begin.py",
    "What you picked then can stay as it was.": "an entry from before: tests/cli/sitting/test_begin.py",
    "no fresh backup was made": "the disk fails after a purge has deleted: tests/cli/copies/test_purge.py",
    "What is in it is as it was, and a backup of it was made": "the disk fails in the step: tests/storage/database/test_m008_wordings.py",
    "The editor did not end well, so your text is as it was.": "an editor is opened from a guided question on a real terminal",
    "Your text is as it was.": "an editor is opened from a guided question on a real terminal",
    "{} is there already, and I never write over it.": "a file that comes there in that moment: tests/storage/disk/test_files.py",
    "The bin was changed while you were asked, so nothing was deleted.": "two windows: tests/cli/commands/test_list.py",
    "The journal was changed while you were asked, so nothing was deleted.": "two windows: tests/cli/copies/test_purge.py",
    "I can't be sure of a newer backup, so {} stays where it is.": "no command asks for it: tests/storage/parts/test_bin.py",
    "What is in {} is not all of this journal, so it stays.": "no command asks for it: tests/storage/backup/test_put_by.py",
    "What was deleted is deleted.": "a disk that fails while the file is written anew: purge in tests/safety/test_promises.py",
    "The backup {} was not removed": "a disk that fails there: purge in tests/safety/test_promises.py",
    "{} was not removed": "a disk that fails there: purge in tests/safety/test_promises.py",
    "The disk of the journal takes nothing new, so nothing was saved.": "its errors have words of their own, always",
    "Nothing can be written where your journal is, so it does not remember that this copy was made.": (
        "root may write anywhere: tests/cli/given/test_named_place.py"
    ),
    "Your journal was changed while you looked this over, so nothing was written.": "two windows: tests/safety/test_found_by_attack.py",
    "Only a backup that is made with it is missing.": "a disk that fails at the very end: key rotate in tests/safety/test_promises.py",
    "Nothing more came from {}, and it did not end, so I stopped waiting.": "a pipe that never ends: tests/cli/test_secret_sources.py",
    "No new passphrase was set.": "typed unseen on the terminal itself: tests/cli/test_secrets.py",
    "Nothing was typed yet.": "typed unseen on the terminal itself: tests/cli/test_secrets.py",
    "Nothing was typed, so I stopped.": "typed unseen on the terminal itself: tests/cli/groups/test_key_recover.py",
    "Only that the set-up is done could not be kept.": "a disk that is full from that moment on: tests/cli/commands/test_init_cut_short.py",
    "The journal that was here is set aside, whole,": "a disk that fails right after the swap: restore in tests/safety/test_promises.py",
    "What was left of the journal here is set aside": "half a journal: tests/safety/test_true_of_what_is_there.py",
    "it could not be saved.": "a disk that fills while one types: tests/safety/test_disk_fails_while_typing.py",
    "{} No backup was made of it.": "a damaged page: tests/storage/backup/test_backup.py",
    "The backup could not be read back from the disk, so I did not keep it.": "tests/storage/backup/test_backup.py",
    "it is not what it was when I looked, so nothing of it was taken in": "a file that changes in that moment: tests/cli/copies/test_import_.py",
    "The archive could not be read back from the disk, so I did not keep it.": "tests/cli/copies/test_archive.py",
    "The journal is too large for one backup file, so no backup was written.": "a journal of four gigabytes",
    "I can't find entry {}, so nothing was written down.": "only an entry that goes for good while its page is signed",
    "There is a key file in this folder already, and I never write over it.": "two set-ups in the same moment",
    "There is a {} already, and I never write into it.": "two restores in the same second",
    "What an interrupted restore left was not cleared away": "a kill, and then a failing disk",
}
"""Promises that no line here can be brought to make: sentence -> why, and where it is tested if it can be."""
