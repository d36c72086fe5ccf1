"""One sensible line for every command, and what kind of command it is: what it reads, and where it writes.

`{inputs}` is a folder with what a person brings along, `{out}` an empty folder that is not the journal's.
"""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "needs nothing",
    "needs room",
    "looks",
    "reads",
    "writes",
    "makes",
    "writes elsewhere",
    "reads and writes elsewhere",
]
"""What a line needs.

    needs nothing: neither journal nor folder.
    needs room: neither of these, but a place to unpack in.
    looks: says how things are, whatever they are: `where`, `doctor`.
    reads, writes: the journal.
    makes: a new journal, in a folder that is not there yet.
    writes elsewhere: a file for the person, without the journal.
    reads and writes elsewhere: a file for the person, made from the journal.
"""


@dataclass(frozen=True)
class Line:
    """One line as a person types it, with what they type into it, and how it ends in an ordinary world."""

    words: str
    kind: Kind
    stdin: str | None = None
    code: int = 0
    slow: bool = False

    @property
    def args(self) -> list[str]:
        return self.words.split()

    def __str__(self) -> str:
        return self.words or "reflect"


def nothing(words: str, **more: Any) -> Line:
    return Line(words, "needs nothing", **more)


def reads(words: str, **more: Any) -> Line:
    return Line(words, "reads", **more)


def writes(words: str, **more: Any) -> Line:
    return Line(words, "writes", **more)


ANSWERS = "--answers {inputs}/answers"
USAGE = 2

LINES: dict[str, list[Line]] = {
    "": [
        reads(""),
        *map(
            nothing,
            ("--version", "-V", "--help", "--plain --version", "log --help", "export -h", "key --help"),
        ),
        nothing("--no-such-option", code=USAGE),
        nothing("no-such-command", code=USAGE),
    ],
    "log": [writes(f"log {ANSWERS}/quick_checkin.json"), writes(f"log {ANSWERS}/post_session.json --json")],
    "new": [writes(f"new {ANSWERS}/group_session.json")],
    "resume": [writes("resume --keep"), writes("resume --discard")],
    "edit": [writes(f"edit 1 {ANSWERS}/quick_checkin.json")],
    "list": [reads("list"), reads("list --json")],
    "ls": [reads("ls --since 2026-03-01")],
    "show": [reads("show 1"), reads("show last --json")],
    "delete": [writes("delete 1 --yes")],
    "undo": [writes("undo")],
    "bin": [reads("bin"), writes("bin --bring-back 3"), writes("bin --empty --yes")],
    "purge": [reads("purge --dry-run"), writes("purge 3 --yes")],
    "search": [reads("search lantern"), reads("search -", stdin="lantern")],
    "week": [reads("week"), reads("week --of 2026-03-06 --json")],
    "growth": [reads("growth"), reads("growth confidentiality --json")],
    "themes": [reads("themes"), reads("themes --json")],
    "focus": [reads("focus"), writes("focus role_and_guidelines")],
    "yardstick": [reads("yardstick"), writes("yardstick role_and_guidelines --changed monday")],
    "mark": [writes("mark 1")],
    "unmark": [writes("unmark 5")],
    "export": [
        Line("export --unreviewed --out {out}/page.html", "reads and writes elsewhere"),
        Line(
            "export --kind learning --unreviewed --format csv --out {out}/log.csv",
            "reads and writes elsewhere",
        ),
        reads("export --history"),
        reads("export --which {inputs}/packet.html"),
    ],
    "backup": [
        writes("backup"),
        Line("backup --to {out}", "reads and writes elsewhere"),
        Line(
            "backup --check {inputs}/old.reflectbackup", "needs room"
        ),  # it is unpacked to be looked through
        reads("backup --list"),
    ],
    "import": [reads("import {inputs}/jrnl.json --json"), writes("import {inputs}/jrnl.json --apply")],
    "restore": [writes("restore {inputs}/old.reflectbackup")],
    "archive": [Line("archive {out} --yes", "reads and writes elsewhere")],
    "merge": [writes("merge {inputs}/other.reflectbackup --yes")],
    "sync": [writes("sync {inputs}/shared"), writes("sync {out} --name laptop")],
    "choose": [reads("choose"), reads("choose --json")],
    "where": [Line("where", "looks"), Line("where --json", "looks")],
    "doctor": [Line("doctor", "looks"), Line("doctor --deep --json", "looks")],
    "init": [Line("init", "makes"), Line("init --recovery-file {out}/code.txt --no-input", "makes")],
    "remind": [Line("remind --ics {out}/moment.ics", "writes elsewhere")],
    "demo": [
        Line("demo --keep {out}/demo", "writes elsewhere", slow=True),
        Line("demo", "writes elsewhere", slow=True),
    ],
    "help": [nothing("help"), nothing("help support")],
    "try": [reads("try"), reads("try --json")],
    "try add": [writes("try add -", stdin="When it is quiet, I will wait.")],
    "try done": [writes("try done 1")],
    "try partly": [writes("try partly 1")],
    "try not-yet": [writes("try not-yet 1")],
    "try drop": [writes("try drop 1")],
    "try keep": [writes("try keep 1")],
    "try reword": [writes("try reword 1 -", stdin="When it is loud, I will breathe.")],
    "try show": [reads("try show 1")],
    "try delete": [writes("try delete 1")],
    "supervision": [reads("supervision")],
    "supervision prep": [writes(f"supervision prep {ANSWERS}/supervision_prep.json")],
    "supervision record": [writes(f"supervision record {ANSWERS}/supervision_record.json")],
    "supervision list": [reads("supervision list")],
    "supervision done": [writes("supervision done 1")],
    "supervision open": [writes("supervision open 2")],
    "supervision next": [reads("supervision next"), writes("supervision next tomorrow")],
    "supervision name": [reads("supervision name", code=5), writes("supervision name -", stdin="Rowan")],
    "ask": [reads("ask")],
    "jot": [writes("jot -", stdin="I let the quiet sit.")],
    "ask add": [writes("ask add -", stdin="How long may a silence be?")],
    "ask done": [writes("ask done 1")],
    "ask delete": [writes("ask delete 1")],
    "mask": [nothing("mask", code=USAGE)],
    "mask list": [reads("mask list")],
    "mask add": [writes("mask add -", stdin="Harbourview\n")],
    "mask import": [writes("mask import {inputs}/words.txt")],
    "mask remove": [writes("mask remove -", stdin="Larkspur\n")],
    "mask kept": [reads("mask kept")],
    "mask forget": [writes("mask forget -", stdin="Juniper\n")],
    "mask try": [reads("mask try", stdin="I walked with Maria to Larkspur.")],
    "learn": [reads("learn")],
    "learn add": [writes(f"learn add {ANSWERS}/learning_reflection.json")],
    "learn list": [reads("learn list")],
    "learn hours": [reads("learn hours")],
    "learn rules": [
        reads("learn rules"),
        writes("learn rules --since 2026-01-01 --until 2027-12-31 --hours 30"),
    ],
    "roadmap": [reads("roadmap")],
    "roadmap list": [reads("roadmap list --json")],
    "roadmap add": [writes("roadmap add -", stdin="Clear limits: I stay in my role\n")],
    "roadmap edit": [writes("roadmap edit 1 -", stdin="Truth\n")],
    "roadmap import": [writes("roadmap import {inputs}/ours.toml")],
    "roadmap remove": [writes("roadmap remove 1")],
    "roadmap example": [nothing("roadmap example")],
    "key": [nothing("key", code=USAGE)],
    "key status": [reads("key status")],
    "key passphrase": [writes("key passphrase --new-passphrase-file {inputs}/new.txt")],
    "key recover": [
        writes("key recover --code-file {inputs}/code.txt --new-passphrase-file {inputs}/new.txt")
    ],
    "key code": [writes("key code --yes")],
    "key rotate": [writes("key rotate --yes")],
    "key show-raw": [reads("key show-raw --yes")],
    "key sheet": [nothing("key sheet"), Line("key sheet --out {out}/sheet.html", "writes elsewhere")],
    "packs": [nothing("packs", code=USAGE)],
    "packs list": [reads("packs list")],
    "packs show": [reads("packs show quick_checkin --json")],
    "packs check": [reads("packs check {inputs}/quick_checkin.toml")],
    "packs add": [writes("packs add {inputs}/evening.toml")],
    "packs new": [nothing("packs new --no-input", code=5)],
    "pocket": [nothing("pocket", code=USAGE)],
    "pocket make": [Line("pocket make jot --out {out}/page.html", "reads and writes elsewhere")],
    "pocket take": [writes("pocket take {inputs}/came.txt")],
    "pocket list": [reads("pocket list")],
    "pocket forget": [writes("pocket forget --yes")],
    "completion": [nothing("completion", code=USAGE)],
    **{
        f"completion {shell}": [reads(f"completion {shell}")]
        for shell in ("bash", "zsh", "fish", "powershell")
    },
}
