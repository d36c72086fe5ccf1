"""Command lines of the help and of the docs, typed one after the other at a journal with something in it.

What a line needs that only a person has (an answer, a file of that name) stands here, so that every line is really run.
"""

import os
import re
import shlex
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from kit.reviewer import Deciding, plain
from kit.sealed import PUBLIC, give_key, sealed
from kit.world import PASSPHRASE, ROOT, Result, Terminal, World, ladder

from reflect.settings import Settings
from reflect.storage.journal import Journal

ANSWERS = ROOT / "tests" / "fixtures" / "answers"
LINE = "reflect"
SITTING = "1\nI asked one question.\n\n" + ":skip\n" * 40 + "1\n" * 9
"""A sitting in which nearly all is skipped, and that is kept at its end."""
TYPED = {
    "archive": "y\nreadable\n",
    "edit": "1\n" * 9,
    "import": "y\n",
    "init": "1\n" * 30,
    "learn": SITTING,
    "log": SITTING,
    "packs": "Before I go home\n\n3\nn\n:skip\nWhat helped?\n\n1\n\n1\n",
    "pocket": "\n" * 20,
    "resume": SITTING,
    "roadmap": "Kindness\nI am kind, and I say so.\n\n\n\n",
    "supervision": SITTING,
}
"""First word of a command -> what is typed where it asks."""
WORDS = "Words of my own.\n\n"
"""What is typed where there is nothing else to say."""
NEEDS = {
    "FOLDER": "stick",
    "FILE": "mine.reflectbackup",
    "--answers FILE": "answers.json",
    "import FILE": "my-journal.json",
    "check FILE": "my_questions.toml",
    "add FILE": "my_questions.toml",
}
"""A word in capitals on a page, with the word before it where that matters -> what is typed for it."""


def filled(home: Path) -> World:
    """Make a small journal: some entries, plans, a question, an agreement, a draft and words to mask."""
    world = World(home)
    world.ok("init", "--no-input")
    for number in range(3):
        world.ok("try", "add", "-", stdin=f"When it is quiet, I will wait. {number}")
        world.ok("ask", "add", "-", stdin=f"How much do I say of myself? {number}")
    for pack in (
        "quick_checkin",
        "supervision_record",
        "learning_reflection",
        "weekly_review",
        "quick_checkin",
    ):
        world.ok("log", "--answers", str(ANSWERS / f"{pack}.json"))
    world.ok("mask", "add", "-", stdin="Riverside")
    world.ok("roadmap", "add", "-", stdin="Honesty: I say what is true\nTheir pace: I go as fast as they do")
    world.ok("mark", "3")
    with Journal.open(home, PASSPHRASE, ladder=ladder) as journal:
        journal.words.leave_alone("Riverside Park")
        give_key(journal)
    assert world.run("log", "--plain", stdin="1\nI asked and\n:pause\n").code == 130
    return world


def at_hand(world: World, here: Path) -> None:
    """Lay the files that a line may name into the folder that it is typed in."""
    world.ok("backup")
    [bundle, *_] = sorted((world.home / "backups").glob("*.reflectbackup"))
    shutil.copy(bundle, here / "mine.reflectbackup")
    other = replace(world, home=here / "other")
    shutil.copytree(world.home, other.home)
    other.ok("jot", "-", stdin="I waited, on the other device.")
    other.ok("backup", "--to", str(here))
    next(here.glob("2*.reflectbackup")).rename(here / "other.reflectbackup")
    (here / "words.txt").write_text("Riverside\nDana\n", encoding="utf-8")
    (here / "my-text.txt").write_text("I met Dana Rivers at Riverside.\n", encoding="utf-8")
    shutil.copy(ROOT / "prompts" / "en" / "packs" / "quick_checkin.toml", here / "quick_checkin.toml")
    pack = 'pack = "my_questions"\ntitle = "Mine"\nversion = 1\nlang = "en"\nminutes = 1\n'
    question = '[[questions]]\nid = "q"\ntype = "text"\nask = "What helped?"\n'
    (here / "my_questions.toml").write_text(pack + question, encoding="utf-8")
    shutil.copy(ANSWERS / "quick_checkin.json", here / "answers.json")
    (here / "ours.toml").write_text(world.ok("roadmap", "example").out, encoding="utf-8")
    (here / "reflect-pocket-1a2b.txt").write_text(sealed(PUBLIC), encoding="utf-8")
    shutil.copy(ROOT / "tests" / "fixtures" / "elsewhere" / "jrnl.json", here / "my-journal.json")
    for folder in ("stick", "shared"):
        (here / folder).mkdir(exist_ok=True)


def words_of(line: str) -> tuple[list[str], str]:
    """Cut a line as a shell does: gives its words without `reflect`, and the file that standard input comes from."""
    alone, _, file = re.split(r" +(?:#|[|>])", line)[0].partition(" < ")
    words = shlex.split(alone)
    meant = [NEEDS.get(f"{before} {word}", NEEDS.get(word, word)) for before, word in pairwise(words)]
    return meant, NEEDS.get(f"--answers {file.strip()}", file.strip())


def run_line(world: World, line: str, here: Path) -> Result:
    """Run one line as a person would at a plain terminal, who answers what it asks.

    The working folder is `here`, where `at_hand` was.
    """
    words, file = words_of(line)
    command = next((word for word in words if not word.startswith("-")), "")
    settings = Settings(home=world.home, plain=True, color=False)
    if file:
        return world.run(*words, stdin=(here / file).read_text("utf-8"))
    if command in ("key", "init", "restore"):
        return _with_secrets(world, words, here)
    if command == "export":
        return plain(world, *words, decide=Deciding())
    words_to_mask = {"add": "Riverside\n\n", "remove": "Riverside\n\n", "forget": "Riverside Park\n\n"}
    typed = words_to_mask.get(words[1], "") if words[:1] == ["mask"] else TYPED.get(command, WORDS)
    return world._run(tuple(words), Terminal(typed), Terminal(), settings, {})


def _with_secrets(world: World, words: list[str], here: Path) -> Result:
    """The same for what asks for a passphrase or shows a code: these come from files, as for a script."""
    secret = here / "secret.txt"
    secret.write_text("a quiet passphrase of my own\n", encoding="utf-8")
    os.chmod(secret, 0o600)
    if words[:2] == ["key", "passphrase"]:
        words = [*words, "--new-passphrase-file", str(secret)]
    if words[:2] in (["key", "rotate"], ["key", "show-raw"]):
        words = [*words, "--yes"]
    if words[:2] == ["key", "recover"]:
        made = world.ok("key", "code", "--yes").out
        code = here / "code.txt"
        code.write_text(re.search(r"\S+(?:-\S+){7}", made).group(), encoding="utf-8")  # type: ignore[union-attr]
        os.chmod(code, 0o600)
        words = [*words, "--code-file", str(code), "--new-passphrase-file", str(secret)]
    fresh = replace(world, home=here / "fresh") if words[0] == "init" else world
    fresh.environment["REFLECT_PASSPHRASE"] = PASSPHRASE
    return fresh.run(*words, *(["--no-input"] if words[0] == "init" else []))
