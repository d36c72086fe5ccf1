"""Writes docs/transcript.md: a first sitting, from setting up to the first week, as the program really shows it.

It drives the real program in a terminal of its own, in plain mode and in a fresh home that is removed again.
What differs from run to run (days, passphrase words, recovery code) becomes a placeholder such as DAY, so the
same program always gives the same text. Run it with `make transcript`; a POSIX system is needed.
"""

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pexpect

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "transcript.md"
WIDTH = 80
PASSPHRASE = "a passphrase for the transcript"  # noqa: S105 - it locks a journal that is removed again
HINT = r":help\s*(?:for more)?\.\r\n"
"""Every question in plain mode ends with the line that says how to answer it."""
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"


class Put(NamedTuple):
    """What the program says, and what is typed then."""

    sees: str
    types: str
    ends: str = HINT
    told: str = ""
    """A few words on the page before what follows."""


class Scene(NamedTuple):
    """One command, with a few words before it."""

    told: str
    arguments: tuple[str, ...]
    puts: tuple[Put, ...] = ()


UNLOCK = Put("Passphrase", PASSPHRASE, ": ")
CODE_GROUP = "the group that is asked for"
GROUP = Put(r"Type group (\d) of 8 back", CODE_GROUP, "> ")

INTRO = """# A first sitting

What a newcomer sees, from installing to the first look at a week. It was not written by hand: `make transcript`
runs the real program in plain mode (`--plain`, line by line) and writes down what was on the screen. Without
`--plain`, the same questions come with menus.

The person in it is invented. What differs each time is replaced: `DAY`, `WEEK`, `WORD` for the words of a
passphrase, `CODE` for the groups of the recovery code. A passphrase is typed unseen.

## Install

From a checkout of this repository, once:

```
uv tool install .
```

`pipx install .` does the same. [Installing](guides/install.md) has the plain commands for a computer that has neither."""

WRITE = """## Write

A first check-in is offered at once. An empty line ends a text, and `:skip` leaves a question empty. The gentle check
points at what clearly looks like a name before anything is kept, and the review comes before saving. At the end stands
what the week holds so far."""

SCENES = (
    Scene(
        "## Set up\n\nThe code goes on paper. Two of its groups are asked back, so that it is sure to be there.",
        ("init",),
        (
            Put("New passphrase", PASSPHRASE, ": "),
            Put("Once more", PASSPHRASE, ": "),
            GROUP,
            GROUP,
            Put("Which area", "10"),
            Put("try a quick check-in", "y", told=WRITE),
            Put("What kind of time", "1"),
            Put("How do you feel", "mixed"),
            Put("Which of these were true", "1 4"),
            Put("one thing you want to remember", "I asked Maria Lopez one question and then waited.\n"),
            Put("Your focus", "3"),
            Put(r"Question 6 of", ":skip"),
            Put("How much did this session", "2"),
            Put("Finish this", "When it goes quiet, I will count to five before I speak.\n"),
            Put("This may point to someone", "1"),
            Put("Your answer so far", "I asked one question and then waited.\n"),
            Put("Bring this to supervision", "n"),
            Put("That was all", "1"),
            Put("a calendar file", "n"),
        ),
    ),
    Scene("## Find it again\n\nThe place of the word is shown.", ("search", "waited"), (UNLOCK,)),
    Scene(
        "## Another day\n\n`reflect` by itself greets, says what waits, and offers what to do. One passphrase serves all of it.",
        (),
        (UNLOCK, Put("What would you like to do", "Stop for now")),
    ),
)

OUTRO = """## And then

* `reflect help` lists short topics; `reflect help support` says where to turn when a session stays with you.
* `reflect edit 1` changes an answer and keeps the version before. `reflect undo` takes the last change back.
* `reflect backup --to FOLDER` puts a locked copy on a USB stick.
* `reflect export` makes a page for supervision. You choose, you read all of it, you sign it."""


def transcript() -> str:
    """Run every scene in a fresh home and give the whole page."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [INTRO]
        for scene in SCENES:
            called = " ".join(["reflect", *scene.arguments, "--plain"])
            screens = [normal(screen) for screen in _play(scene, Path(folder)).split("\f")]
            told = [scene.told, *(put.told for put in scene.puts if put.told)]
            screens[0] = f"$ {called}\n{screens[0]}"
            parts += [f"{words}\n\n```\n{screen}\n```" for words, screen in zip(told, screens, strict=True)]
    return "\n\n".join([*parts, OUTRO]) + "\n"


def _play(scene: Scene, folder: Path) -> str:
    """Run one command in a terminal and give what was on it at the end, with a form feed where words come between.

    Raises:
        SystemExit: if the program went another way than the scene.
    """
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(folder),
        "REFLECT_HOME": str(folder / "journal"),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "TZ": "UTC",
    }
    child = pexpect.spawn(
        sys.executable, ["-m", "reflect", *scene.arguments, "--plain"], cwd=str(folder),
        env=environment, dimensions=(24, WIDTH), encoding="utf-8", timeout=20,
    )  # fmt: skip
    child.delaybeforesend = None
    seen = ""
    try:
        for put in scene.puts:
            child.expect(put.sees)
            seen += child.before + child.after
            number = child.match[1] if put.types is CODE_GROUP else None
            child.expect(put.ends)
            seen += child.before + child.after
            child.sendline(_code_group(seen, int(number)) if number else put.types)
            if put.told:
                child.expect("\r\n")
                seen += child.before + child.after + "\f"
        child.expect(pexpect.EOF)
    except (pexpect.EOF, pexpect.TIMEOUT):
        raise SystemExit(f"The scene needs another look. The program said:\n{seen}{child.before}") from None
    finally:
        child.close()
    if child.exitstatus:
        raise SystemExit(f"The program ended with {child.exitstatus}:\n{seen}{child.before}")
    return seen + child.before


def _code_group(seen: str, number: int) -> str:
    """Give one group of the recovery code that stands on the screen."""
    halves = re.findall(r"^  ((?:[0-9A-Z]+-){3}[0-9A-Z]+)\r?$", seen, re.M)
    return "-".join(halves).split("-")[number - 1]


def normal(screen: str) -> str:
    """Replace what differs from run to run, and end each line as a file does."""
    text = "\n".join(line.rstrip() for line in screen.replace("\r\n", "\n").split("\n")).strip("\n")
    text = re.sub(r"^  (?:[a-z-]+ ){5}[a-z-]+$", "  WORD WORD WORD WORD WORD WORD", text, flags=re.M)
    text = re.sub(r"^  (?:[0-9A-Z]+-){3}[0-9A-Z]+$", "  CODE-CODE-CODE-CODE", text, flags=re.M)
    text = re.sub(r"(Type group )\d( of 8 back, .*:\n> )\S+", r"\1N\2CODE", text)
    text = re.sub(rf"\d+(?: {MONTH})? to \d+ {MONTH}", "DAY to DAY", text)
    text = re.sub(r"\d{4}-W\d\d", "WEEK", text)
    text = re.sub(rf"\w+day, \d+ {MONTH}", "DAY", text)
    text = re.sub(r"Written on \w+day\.", "Written on DAY.", text)
    return re.sub(r"\d{4}-\d\d-\d\d", "DAY", text)


if __name__ == "__main__":
    TARGET.write_text(transcript(), encoding="utf-8")
