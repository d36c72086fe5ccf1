"""jrnl beside reflect: the same entries in its own files, plain and locked, and the same four things asked of both.

jrnl 4 keeps a journal as one text, and reads, decrypts and takes apart all of it for each command.
"""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from speed.commands import RARE_WORD, REFLECT
from speed.places import HERE, PASSPHRASE, Made
from speed.timing import Command, Failed, child_environment

PROGRAM = HERE.parent / "build" / "peers" / "bin" / "jrnl"
TAG = "housing"  # about every seventh entry has it
NEW_LINE = "I waited, and asked what would help. Then we looked at the form together."
LINES = "archive/journal.jsonl"
CONFIG = """colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: {encrypt}
highlight: true
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: '4.6'
"""
TASKS = ("the newest 10", "a rare word", "the newest 10 with a tag", "add one")
KINDS = ("plain", "locked")


@dataclass(frozen=True, slots=True)
class Jrnl:
    """A journal of jrnl in a folder of its own, with its settings; `locked` asks for the passphrase each time."""

    folder: Path
    locked: bool

    def command(self, *argv: str, typed: str = "") -> Command:
        """One call of jrnl. It looks at no keyring, and writes nothing outside of its folder."""
        homes = {name: str(self.folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        return Command(
            argv=(str(PROGRAM), "--config-file", str(self.folder / "jrnl.yaml"), *argv),
            environment={
                **homes, "NO_COLOR": "1", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            },
            typed=typed or (f"{PASSPHRASE}\n" if self.locked else ""),
        )  # fmt: skip

    def asked(self) -> dict[str, Command]:
        """The four things that are measured."""
        return {
            "the newest 10": self.command("-n", "10", "--short"),
            "a rare word": self.command("-contains", RARE_WORD, "--short"),
            "the newest 10 with a tag": self.command(f"@{TAG}", "-n", "10", "--short"),
            "add one": self.command(f"today at 09:00: {NEW_LINE}"),
        }


def asked_of_reflect(home: Path, *, locked: bool) -> dict[str, Command]:
    """The same four things. The passphrase comes by the environment: what it costs is the key that is made of it."""
    way = (REFLECT,) if locked else (sys.executable, str(HERE / "raw.py"), str(home))
    environment = {"REFLECT_HOME": str(home), "REFLECT_PASSPHRASE": PASSPHRASE} if locked else {}

    def command(*argv: str, typed: str = "") -> Command:
        return Command(argv=(*way, *argv), environment=environment, typed=typed)

    return {
        "the newest 10": command("list", "--limit", "10"),
        "a rare word": command("search", RARE_WORD),
        "the newest 10 with a tag": command("list", "--tag", TAG, "--limit", "10"),
        "add one": command("jot", "-", typed=NEW_LINE),
    }


def version() -> str:
    """The version of the jrnl that is installed.

    Raises:
        Failed: where there is none.
    """
    if not PROGRAM.exists():
        raise Failed("jrnl is not installed here. Type: make peers")
    return _done([str(PROGRAM), "--version"]).partition("\n")[0].removeprefix("jrnl v")


def twins(made: Made, folder: Path) -> dict[str, Jrnl]:
    """Have jrnl take in the entries of a journal, once plain and once locked; they stay for the next time.

    Raises:
        Failed: when jrnl does not take in all of them.
    """
    home = folder / f"jrnl-{made.home.name}"
    if not (home / "made").exists():
        shutil.rmtree(home, ignore_errors=True)
        plain = _begun(home / "plain")
        text = home / "entries.txt"
        text.write_text("\n".join(entries(made, home)), encoding="utf-8")
        _done_by(plain.command("--import", "--file", str(text)))
        text.unlink()
        shutil.copytree(home / "plain", home / "locked")
        locking = Jrnl(home / "locked", locked=True)
        _settings(locking.folder)
        _done_by(locking.command("--encrypt", typed=f"{PASSPHRASE}\n{PASSPHRASE}\nn\n"))
        _all_are_there(plain, made)
        (home / "made").touch()
    return {kind: Jrnl(home / kind, locked=kind == "locked") for kind in KINDS}


def entries(made: Made, home: Path) -> Iterator[str]:
    """Give all entries as jrnl writes them: a day, a first line, every answer in words, and the tags."""
    archive = home / "archive.zip"
    _done([sys.executable, str(HERE / "raw.py"), str(made.home), "archive", str(archive), "--yes"])
    with zipfile.ZipFile(archive) as packed:
        [lines] = [name for name in packed.namelist() if name.endswith(LINES)]
        with packed.open(lines) as file:
            for line in file:
                if (record := json.loads(line)).get("kind") == "entry":
                    yield as_jrnl(record)
    archive.unlink()


def as_jrnl(record: dict) -> str:
    """One entry of an archive as jrnl keeps it; nothing in its text looks like the day of another."""
    row, parts = record["row"], record["parts"]
    said = [each["words"] or json.loads(each["value"]) for each in parts.get("answer", ())]
    said += [each["words"] for each in parts.get("moment", ())]
    tags = [f"@{re.sub(r'[^a-z]+', '_', each['tag'])}" for each in parts.get("tag", ())]
    day = row["written_at"][:16].replace("T", " ")
    return "\n".join([f"[{day}] {row['title']}.", *said, " ".join(tags), ""])


def _begun(folder: Path) -> Jrnl:
    folder.mkdir(parents=True)
    _settings(folder)
    (folder / "journal.txt").touch()
    return Jrnl(folder, locked=False)


def _settings(folder: Path, *, encrypt: bool = False) -> None:
    text = CONFIG.format(journal=folder / "journal.txt", encrypt=str(encrypt).lower())
    (folder / "jrnl.yaml").write_text(text, encoding="utf-8")


def _all_are_there(plain: Jrnl, made: Made) -> None:
    heads = re.findall(
        r"^\[\d{4}-\d\d-\d\d \d\d:\d\d\] ", (plain.folder / "journal.txt").read_text("utf-8"), re.MULTILINE
    )
    if len(heads) != made.entries:
        raise Failed(f"jrnl took in {len(heads)} of {made.entries} entries")


def _done_by(command: Command) -> str:
    return _done(list(command.argv), environment=dict(command.environment), typed=command.typed)


def _done(argv: list[str], *, environment: dict[str, str] | None = None, typed: str = "") -> str:
    done = subprocess.run(
        argv, env=child_environment() | (environment or {}), input=typed, capture_output=True, text=True,
        check=False, start_new_session=True,
    )  # fmt: skip
    if done.returncode:
        raise Failed(f"{' '.join(argv)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def pairs(
    made: Made, folder: Path, place: Path, *, kinds: Sequence[str] = KINDS, tasks: Sequence[str] = TASKS
) -> dict[str, Command]:
    """What both are asked, by `name_of`; what is added goes into copies."""
    found = dict[str, Command]()
    there = twins(made, folder)
    for kind in kinds:
        locked = kind == "locked"
        copy = Jrnl(place / f"jrnl-{made.entries}-{kind}", locked=locked)
        shutil.copytree(there[kind].folder, copy.folder)
        _settings(copy.folder, encrypt=locked)
        home = Path(shutil.copytree(made.home, place / f"reflect-{made.entries}-{kind}"))
        both = {"jrnl": copy.asked(), "reflect": asked_of_reflect(home, locked=locked)}
        found |= {name_of(who, task, made.entries, kind): both[who][task] for who in both for task in tasks}
    return found


def name_of(who: str, task: str, entries: int, kind: str) -> str:
    """What one call is called among the runs."""
    return f"{who}: {task}, {entries} entries, {kind}"
