"""For every command that writes: how it is typed on the disk of one person, so that it writes something."""

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from kit.reviewer import write
from kit.sealed import PUBLIC, give_key, sealed
from kit.sweeps.failing import NEW
from kit.world import PASSPHRASE, ROOT, SIGNED, World, ladder

from reflect.storage.journal import Journal

ANSWERS = ROOT / "tests" / "fixtures" / "answers"


@dataclass(frozen=True, slots=True)
class Line:
    """A command as it is typed. `base` is the disk that it is typed on."""

    args: tuple[str, ...]
    stdin: str = ""
    terminal: bool = False
    base: str = "filled"

    @property
    def can_be_undone(self) -> bool:
        """True if `undo` takes back what it does."""
        beyond = {"archive", "backup", "choose", "demo", "export", "import", "init", "key", "merge", "packs", "pocket",
                  "purge", "remind", "restore", "sync", "undo"}  # fmt: skip
        return self.args[0] not in beyond and "--empty" not in self.args and not self.terminal


def said(pack: str = "quick_checkin", **answers: object) -> str:
    return json.dumps({"pack": pack, "answers": answers})


SAMPLE = {name: (ANSWERS / f"{name}.json").read_text("utf-8") for name in (
    "learning_reflection", "supervision_prep", "supervision_record",
)}  # fmt: skip
TYPED = "1\nI asked one question.\n\n" + ":skip\n" * 9 + "1\n" * 9
READ_AND_SIGNED = "\n" + "n\n" * 3 + "yes\n"
"""Nobody is named as the reader, nothing points to one person, and it is signed."""
PACK = """pack = "evening"
title = "Evening"
version = 1
lang = "en"
minutes = 2
[[questions]]
id = "one"
type = "text"
ask = "What stays with you?"
"""
NEW_PACK = "Before I go home\n\n3\nn\n:skip\nWhat stays with you?\n\n1\n"
WRITES: dict[str, tuple[Line, ...]] = {
    "archive": (
        Line(("archive", "all.zip", "--yes")),
        Line(("archive", "all.zip"), "y\nreadable\n", terminal=True),
    ),
    "ask add": (Line(("ask", "add", "-"), "And why?"),),
    "ask delete": (Line(("ask", "delete", "3")),),
    "ask done": (Line(("ask", "done", "2")),),
    "backup": (Line(("backup",)), Line(("backup", "--to", "stick")), Line(("backup", "--to", "."))),
    "bin": (Line(("bin", "--empty", "--yes")), Line(("bin", "--bring-back", "2"))),
    "choose": (
        Line(("choose", "1", "--keep", "other"), base="two"),
        Line(("choose", "1", "--keep", "this"), base="two"),
        Line(("choose", "1", "--keep", "both"), base="two"),
        Line(("choose",), "2\n", terminal=True, base="two"),
    ),
    "delete": (Line(("delete", "1", "--yes")),),
    "demo": (Line(("demo", "--keep", "shown")),),
    "edit": (Line(("edit", "1", "--answers", "-"), said(keep="other words")),),
    "export": (
        Line(("export", "--unreviewed", "--format", "txt", "--out", "p.txt")),
        Line(("export", "--unreviewed", "--format", "txt", "--out", "there.txt", "--force")),
        Line(
            ("export", "--since", "2026-01-01", "--pick", "1", "--format", "txt", "--out", "p.txt"),
            SIGNED,
            terminal=True,
        ),
        Line(("export", "--pick", "1", "--format", "txt", "--out", "p.txt"), READ_AND_SIGNED, terminal=True),
    ),
    "focus": (Line(("focus", "learning")),),
    "import": (
        Line(("import", "jrnl.json", "--apply")),
        Line(("import", "jrnl.json"), "y\n", terminal=True),
    ),
    "init": (
        Line(("init", "--no-input"), base="none"),
        Line(("init", "--no-input", "--recovery-file", "code.txt"), base="none"),
        Line(("init",), "n\n" + "\n" * 12, terminal=True, base="none"),
    ),
    "key code": (Line(("key", "code", "--yes")), Line(("key", "code"), "y\n\n\n", terminal=True)),
    "key passphrase": (Line(("key", "passphrase", "--new-passphrase-file", "new")),),
    "key rotate": (Line(("key", "rotate", "--yes")), Line(("key", "rotate"), "y\n\n\n", terminal=True)),
    "key recover": (Line(("key", "recover", "--code-file", "code", "--new-passphrase-file", "new")),),
    "key sheet": (Line(("key", "sheet", "--out", "sheet.html")),),
    "learn add": (Line(("learn", "add", "--answers", "-"), SAMPLE["learning_reflection"]),),
    "learn rules": (
        Line(("learn", "rules", "--since", "2026-07-01", "--until", "2028-06-30", "--hours", "20")),
        Line(("learn", "rules", "--clear")),
    ),
    "jot": (
        Line(("jot", "-"), "I waited."),
        Line(("jot",), "I waited.\n\n", terminal=True),
        Line(("jot", "-"), "I waited.", base="restored"),
    ),
    "log": (
        Line(("log", "--answers", "-"), said(keep="I waited.", plan="When it is quiet, I will wait.")),
        Line(("log",), "2\n" + TYPED, terminal=True),
    ),
    "mark": (Line(("mark", "1")), Line(("mark", "1", "--private"))),
    "mask add": (Line(("mask", "add", "-"), "Dayton"),),
    "mask forget": (Line(("mask", "forget", "-"), "Rose"),),
    "mask import": (Line(("mask", "import", "words")),),
    "merge": (
        Line(("merge", "other.reflectbackup", "--yes")),
        Line(("merge", "other.reflectbackup"), "y\n", terminal=True),
    ),
    "mask remove": (Line(("mask", "remove", "-"), "marisol"),),
    "packs add": (Line(("packs", "add", "evening.toml")),),
    "packs new": (Line(("packs", "new"), NEW_PACK + "\n1\n", terminal=True),),
    "pocket forget": (Line(("pocket", "forget", "--yes")),),
    "pocket make": (Line(("pocket", "make", "--out", "p.html")),),
    "pocket take": (
        Line(("pocket", "take", "-"), sealed(PUBLIC)),
        Line(("pocket", "take", "came.txt"), "n\n" + "\n" * 3, terminal=True),
    ),
    "purge": (Line(("purge", "--yes")), Line(("purge", "1", "--keep-backups", "--yes"))),
    "remind": (Line(("remind",)),),
    "restore": (
        Line(("restore", "older.reflectbackup")),
        Line(("restore", "older.reflectbackup"), "y\n", terminal=True),
        Line(("restore", "older.reflectbackup"), base="none"),
        Line(("restore", "--undo", "--yes"), base="restored"),
    ),
    "resume": (
        Line(("resume", "--keep")),
        Line(("resume", "--discard")),
        Line(("resume",), TYPED, terminal=True),
    ),
    "roadmap add": (
        Line(("roadmap", "add", "-"), "Respect: every path has worth"),
        Line(("roadmap", "add"), "Respect\n\n\n\n", terminal=True),
    ),
    "roadmap edit": (Line(("roadmap", "edit", "1", "-"), "Truth: I say what I know"),),
    "roadmap import": (Line(("roadmap", "import", "ours.toml")),),
    "roadmap remove": (Line(("roadmap", "remove", "2")),),
    "supervision done": (Line(("supervision", "done", "1")),),
    "supervision name": (Line(("supervision", "name", "-"), "Robin"),),
    "supervision next": (
        Line(("supervision", "next", "tomorrow", "--at", "9:30")),
        Line(("supervision", "next", "tomorrow", "--ics", "talk.ics")),
    ),
    "supervision open": (Line(("supervision", "open", "2")),),
    "supervision prep": (Line(("supervision", "prep", "--answers", "-"), SAMPLE["supervision_prep"]),),
    "supervision record": (Line(("supervision", "record", "--answers", "-"), SAMPLE["supervision_record"]),),
    "sync": (Line(("sync", "shared")), Line(("sync", "shared", "--name", "work"), base="two")),
    "try add": (Line(("try", "add", "-"), "I will wait."),),
    "try delete": (Line(("try", "delete", "3")),),
    "try done": (Line(("try", "done", "3")),),
    "try drop": (Line(("try", "drop", "3")),),
    "try keep": (Line(("try", "keep", "3")),),
    "try not-yet": (Line(("try", "not-yet", "3")),),
    "try partly": (Line(("try", "partly", "3")),),
    "try reword": (Line(("try", "reword", "3", "-"), "I will wait longer."),),
    "undo": (Line(("undo",)),),
    "unmark": (Line(("unmark", "3")),),
    "yardstick": (
        Line(("yardstick", "learning", "--changed", "2026-03-02")),
        Line(("yardstick", "connection", "--undo")),
    ),
}
READS = {
    "ask", "completion bash", "completion fish", "completion powershell", "completion zsh", "doctor", "growth", "help", "key show-raw", "key status", "learn", "learn hours", "learn list", "list", "mask kept",
    "mask list", "mask try", "packs check", "packs list", "packs show", "pocket list", "roadmap", "roadmap example", "roadmap list", "search", "show", "supervision",
    "supervision list", "themes", "try", "try show", "week", "where",
}  # fmt: skip


def make_bases(place: Path) -> tuple[dict[str, Path], str]:
    """Lay out the disks: one with something for each command to change, one without a journal, and one where a restore was.

    Gives the recovery code too. A backup is made by itself only on the last one, where one is due.
    """
    filled, none = place / "filled", place / "none"
    for folder in (filled, none):
        folder.mkdir(parents=True)
        (folder / "words").write_text("Dayton\nToledo\n")
        (folder / "there.txt").write_text("mine")
        (folder / "came.txt").write_text(sealed(PUBLIC))
        (folder / "evening.toml").write_text(PACK)
        (folder / "ours.toml").write_text('[[guideline]]\nname = "Clear limits"\n')
        shutil.copy(ROOT / "tests" / "fixtures" / "elsewhere" / "jrnl.json", folder)
        (folder / "new").write_text(NEW)
        (folder / "new").chmod(0o600)
    world = World(filled / "home")
    code = world.ok("init", "--no-input").out.strip()
    (filled / "code").write_text(code)
    (filled / "code").chmod(0o600)
    write(world, "I waited.", "I went quiet.", "I listened.")
    world.ok("backup")
    bundle = sorted((filled / "home" / "backups").iterdir())[-1]
    for folder in (filled, none):
        shutil.copy(bundle, folder / "older.reflectbackup")
    world.ok("supervision", "record", "--answers", "-", stdin=SAMPLE["supervision_record"])
    world.ok("supervision", "record", "--answers", "-", stdin=SAMPLE["supervision_record"])
    world.ok("supervision", "done", "2")
    world.ok("learn", "rules", "--since", "2026-01-01", "--until", "2027-12-31", "--hours", "10")
    world.ok("try", "add", "-", stdin="first words")
    world.ok("ask", "add", "-", stdin="What would you do?")
    world.ok("mask", "add", "-", stdin="Marisol")
    world.ok("roadmap", "add", "-", stdin="Honesty: I say what is true\nPrivacy")
    world.ok("mark", "3")
    world.ok("yardstick", "connection", "--changed", "2026-03-02")
    world.ok("supervision", "name", "-", stdin="Sam")
    world.ok("export", "--unreviewed", "--format", "txt", "--out", str(filled / "earlier.txt"))
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        journal.words.leave_alone("Rose")
        give_key(journal)
    assert world.run("log", "--plain", stdin="1\nI asked and\n:pause\n").code == 130
    world.ok("delete", "2", "--yes")
    restored = place / "restored"
    shutil.copytree(filled, restored)
    replace(world, home=restored / "home").ok("restore", str(bundle))
    shutil.rmtree(restored / "home" / "backups")
    (filled / "home" / "settings.toml").write_text("backup_by_itself = false\n")
    return {"filled": filled, "none": none, "restored": restored, "two": _on_two_devices(filled)}, code


def _on_two_devices(filled: Path) -> Path:
    """Lay what another device has beside the first disk, and give a disk on which it was taken in: entry 1 waits there."""
    (filled / "shared").mkdir()
    other, here = World(filled.with_name("other") / "home"), filled.with_name("two")
    shutil.copytree(filled / "home", other.home)
    for answers in ("changed on the other device", "changed on this one"):
        other.ok("edit", "1", "--answers", "-", stdin=said(keep=answers))
    write(other, "I stayed.")
    other.ok("sync", str(filled / "shared"))
    shutil.copy(next((filled / "shared").iterdir()), filled / "other.reflectbackup")
    shutil.copytree(filled, here)
    two = World(here / "home")
    two.ok("edit", "1", "--answers", "-", stdin=said(keep="changed here"))
    two.ok("merge", str(here / "other.reflectbackup"), "--yes")
    shutil.rmtree(other.home.parent)
    return here
