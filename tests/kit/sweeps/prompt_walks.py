"""What a person types at every command that asks, as a table. A new prompt needs a step in a walk here.

Each walk goes once over guided screens and once over plain lines.
"""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kit.sealed import PUBLIC, give_key, sealed
from kit.sweeps.prompt_keyboard import BACK, CTRL_C, CTRL_D, DOWN, ENTER, ERASE, HIDDEN, SHOWN, UP, Step
from kit.world import CHEAP, PASSPHRASE, ROOT, SIGNED, World, ladder

from reflect.cli.sharing import further_words
from reflect.storage.journal import Journal

NEW = "quite another set of words"
TEXT = "Marisol lives in Dayton. I asked Marisol what mattered. I felt grace there. Then rose came by."
FIREFIGHTER = "I sat with the only firefighter in our town, and waited."
CALM = "I waited and asked one question."
HELD = "Ridgeview"
JOB, ILLNESS, ELSE = (question[:40] for question in further_words.ONLY_YOU_KNOW.values())


# Steps


def usual(sees: str) -> Step:
    """Enter alone."""
    return Step(sees, ENTER, "\n")


def pick(sees: str, number: int) -> Step:
    """A line of a short menu."""
    return Step(sees, f"{number}{ENTER}", f"{number}\n")


def down(sees: str, number: int, *, start: int = 1) -> Step:
    """A line of a long menu, in which digits find nothing; `start`: where the mark stands."""
    return Step(sees, DOWN * (number - start) + ENTER, f"{number}\n")


def yes(sees: str) -> Step:
    """The answer that is not the usual one."""
    return Step(sees, f"y{ENTER}", "y\n")


def answer(sees: str, letter: str) -> Step:
    """A yes or no, said."""
    return Step(sees, f"{letter}{ENTER}", f"{letter}\n")


def typed(sees: str, words: str) -> Step:
    """A text of one line."""
    return Step(sees, words + ENTER, f"{words}\n\n")


def value(sees: str, words: str, *, over: str = "") -> Step:
    """A day or a number; `over` what stands there already."""
    return Step(sees, ERASE * len(over) + words + ENTER, f"{words}\n")


def skip(sees: str) -> Step:
    """Leave it empty."""
    return Step(sees, CTRL_D, ":skip\n")


def skips_to(sees: str) -> Step:
    """Skip whatever is asked, until these words come."""
    return Step(sees, "", "", skips=True)


def hidden(sees: str, secret: str = PASSPHRASE) -> Step:
    """A secret."""
    return Step(sees, "", f"{secret}\n", HIDDEN)


def line(sees: str, words: str = "") -> Step:
    """A line that is read without an asker, the same in both modes."""
    return Step(sees, "", f"{words}\n", SHOWN)


def group(sees: str, *, wrong: bool = False) -> Step:
    """A group of the recovery code typed back, from where it stood on the screen."""

    def reads(screen: str) -> str:
        code = re.findall(r"(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}", screen)[-2:]
        number = int(re.findall(r"Type group (\d)", screen)[-1])
        told = "-".join(code).split("-")[number - 1]
        return ("00000" if wrong else told.lower()) + "\n"

    return Step(sees, "", "\n", SHOWN, reads=reads)


# Journals


@dataclass(frozen=True)
class Made:
    """A prepared home, and what opens it."""

    home: Path
    code: str
    bundle: str = ""


def _base(folder: Path) -> Made:
    """Three entries (one for supervision, one in the bin), a plan, questions, an agreement, words to mask."""
    world = World(folder / "home", now=_now())
    code = world.ok("init", "--no-input").out.strip()
    for text in (TEXT, CALM, "Gone by now."):
        _log(world, {"pack": "quick_checkin", "answers": {"keep": text}})
    world.ok("delete", "3", "--yes")
    world.ok("mark", "2")
    _log(world, json.loads((ROOT / "tests/fixtures/answers/supervision_record.json").read_text("utf-8")))
    world.ok("try", "add", "-", stdin="When it is loud, I will wait.")
    world.ok("ask", "add", "-", stdin="What is mine to do?")
    world.ok("mask", "add", "-", stdin=HELD)
    world.ok("roadmap", "add", "-", stdin="Honesty\nPrivacy")
    journal = Journal.open(world.home, PASSPHRASE, ladder=ladder)
    give_key(journal)
    journal.words.leave_alone("Harbor")
    bundle = journal.copies.write()
    journal.close()
    return Made(world.home, code, str(bundle))


def _restored(folder: Path) -> Made:
    """The same, after its first backup, without entries, was brought back."""
    made = _base(folder)
    first = min((made.home / "backups").iterdir())
    World(made.home, now=_now()).ok("restore", str(first))
    return made


def _with_plan(days: int) -> Callable[[Path], Made]:
    """Only a plan that was made so many days ago."""

    def make(folder: Path) -> Made:
        world = World(folder / "home", now=_now() - timedelta(days=days))
        code = world.ok("init", "--no-input").out.strip()
        world.ok("try", "add", "-", stdin="When it is loud, I will wait.")
        return Made(world.home, code)

    return make


def _drafts(folder: Path) -> Made:
    """A draft of each of the packs that are offered again."""
    world = World(folder / "home", now=_now())
    code = world.ok("init", "--no-input").out.strip()
    for pack, typed_so_far in (
        ("learning_reflection", "6\nA talk\n\n"),
        ("supervision_record", ":skip\n1\n"),
        ("supervision_prep", "1\n" * 3),
        ("quick_checkin", "1\n1\n\nHalf a thought\n\n"),
    ):
        world.run("log", pack, "--plain", stdin=typed_so_far)
    return Made(world.home, code)


def _line(folder: Path) -> Made:
    """Only a line that was kept."""
    world = World(folder / "home", now=_now())
    code = world.ok("init", "--no-input").out.strip()
    world.ok("jot", stdin=CALM)
    return Made(world.home, code)


def _unfinished(folder: Path) -> Made:
    """A journal whose set-up was interrupted."""
    made = Journal.create(folder / "home", PASSPHRASE, focus="connection", cost=CHEAP, ladder=ladder)
    made.journal.close()
    return Made(folder / "home", made.recovery_code)


def _altered(folder: Path) -> Made:
    """A journal whose key files lost a way in."""
    made = _unfinished(folder)
    for name in ("journal.keys", "journal.keys.bak"):
        file = made.home / name
        document = json.loads(file.read_bytes())
        document["slots"] = [slot for slot in document["slots"] if slot["kind"] == "recovery"]
        file.write_text(json.dumps(document))
    return made


def _two(folder: Path) -> Made:
    """An entry that was changed on two devices, and a backup of somebody else's journal."""
    made = _base(folder)
    world, other, stranger = World(made.home), World(folder / "other"), World(folder / "stranger")
    shutil.copytree(made.home, other.home)
    for device, text in ((world, "Changed here."), (other, "Changed there.")):
        document = {"pack": "quick_checkin", "answers": {"keep": text}}
        device.ok("edit", "1", "--answers", "-", stdin=json.dumps(document))
    (folder / "shared").mkdir()
    other.ok("sync", str(folder / "shared"))
    world.ok("sync", str(folder / "shared"))
    stranger.environment["REFLECT_PASSPHRASE"] = NEW
    stranger.ok("init", "--no-input")
    _log(stranger, {"pack": "quick_checkin", "answers": {"keep": CALM}})
    bundle = json.loads(stranger.ok("backup", "--json").out)["backup"]
    return replace(made, bundle=bundle)


def _gone_elsewhere(folder: Path) -> Made:
    """An entry that another device deleted for good since they met; its copy is in the folder where they meet."""
    made = _base(folder)
    other, shared = World(folder / "other"), folder / "shared"
    shutil.copytree(made.home, other.home)
    shared.mkdir()
    other.ok("purge", "1", "--yes", "--keep-backups")
    other.ok("sync", str(shared))
    return replace(made, bundle=str(shared))


def _gone_under_another_key(folder: Path) -> Made:
    """The same, where this device has made a new key since; its copy is a backup."""
    made = _base(folder)
    other = World(folder / "other")
    shutil.copytree(made.home, other.home)
    World(made.home).ok("key", "rotate", "--yes")
    other.ok("purge", "1", "--yes", "--keep-backups")
    return replace(made, bundle=json.loads(other.ok("backup", "--json").out)["backup"])


def _waiting(folder: Path) -> Made:
    """A page that was left at its signature."""
    world = World(folder / "home", now=_now())
    code = world.ok("init", "--no-input").out.strip()
    _log(world, {"pack": "quick_checkin", "answers": {"keep": FIREFIGHTER}})
    world.at_terminal(
        "export", "--pick", "1", "--out", str(folder / "page.txt"), typed=SIGNED.replace("yes", "no")
    )
    return Made(world.home, code)


JOURNALS: dict[str, Callable[[Path], Made]] = {
    "none": lambda folder: Made(folder / "home", ""),
    "base": _base,
    "restored": _restored,
    "due": _with_plan(10),
    "old": _with_plan(40),
    "drafts": _drafts,
    "line": _line,
    "unfinished": _unfinished,
    "altered": _altered,
    "waiting": _waiting,
    "two": _two,
    "gone elsewhere": _gone_elsewhere,
    "gone under another key": _gone_under_another_key,
}


def _now() -> datetime:
    return datetime.now(UTC)


def _log(world: World, document: dict[str, object]) -> None:
    answers = dict(document["answers"]) if isinstance(document["answers"], dict) else {}
    if "on" in answers:
        answers["on"] = f"{world.now:%Y-%m-%d}"
    dated = {**document, "date": f"{world.now:%Y-%m-%d}", "answers": answers}
    world.ok("log", "--answers", "-", stdin=json.dumps(dated))


# Walks


@dataclass(frozen=True)
class Walk:
    """One command with what a person does at each of its questions, and how it ends.

    Attributes:
        command: as it is typed; {code}, {bundle} and {out} stand for what the journal and the folder hold.
        steps: question by question.
        says: what it says in the end.
        code: its exit code.
        journal: which of `JOURNALS` it begins with.
        given: the passphrase stands in the environment; else it is typed.
        into: the file that its output goes to.
        dumb: plain lines are chosen by the terminal, not by an option.
        only: "guided" or "plain" where the other has no such walk.
    """

    command: str
    steps: tuple[Step, ...]
    says: str
    code: int = 0
    journal: str = "base"
    given: bool = True
    into: str = ""
    dumb: bool = False
    only: str = ""


ONCE_MORE = "Try to save it once more?"
LINE = "What do you want to remember?"
CHECKIN, FEEL = "What kind of time was this?", "How do you feel about it right now?"
KEEP = "What is one thing you want to remember"
BRING, POINTS = "Bring this to supervision?", "This may point to someone"
WHICH, PLAN = "Which words give it away?", "What do you want to try?"
AGAIN = "You began this earlier."
TO_ITS_END = (skips_to("That was all."), usual("What would you like to do?"))
NEW_TWICE = (
    hidden("New passphrase:", "short"),
    hidden("New passphrase:", NEW),
    hidden("Once more:", "not the same at all"),
    hidden("New passphrase:", NEW),
    hidden("Once more:", NEW),
)
CODE_BACK = (group("Type group"), group("Type group", wrong=True), group("Look once more. Type group"))
FOCUS = usual("Which area do you want to hold in mind first?")
NOT_NOW = (usual("Would you like to try a quick check-in now?"), usual("Would you like a calendar file"))


def at_home(number: int, *first: Step) -> tuple[Step, ...]:
    """A line of the menu at home, after what skips to it."""
    return (*first, skips_to("Stop for now"), pick("", number))


SETTING_UP = (
    Walk(
        "",
        (
            usual("Would you like plain lines"), *NEW_TWICE, *CODE_BACK, FOCUS,
            yes("Would you like to try a quick check-in now?"), pick(CHECKIN, 1), *TO_ITS_END,
            yes("Would you like a calendar file"),
        ),
        "Open this file with your calendar", journal="none", given=False, dumb=True,
    ),
    Walk(
        "init",
        (replace(yes("Would you like plain lines"), turns_plain=True), *CODE_BACK, FOCUS, *NOT_NOW),
        "Your journal is ready.", journal="none", only="guided",
    ),
    Walk("init", (*CODE_BACK, FOCUS, *NOT_NOW), "Your journal is ready.", journal="none", only="plain"),
    Walk("init", NEW_TWICE, "Your journal is ready.", journal="none", given=False, into="code.txt"),
    Walk("", (*CODE_BACK, FOCUS, *NOT_NOW, *at_home(7)), "Hello.", journal="unfinished"),
    Walk("init", (*CODE_BACK, FOCUS, *NOT_NOW), "Your journal is ready.", journal="unfinished"),
)  # fmt: skip

SITTINGS = (
    Walk(
        "new",
        (
            pick(CHECKIN, 1), pick(FEEL, 1), skip("Which of these were true"), typed(KEEP, "I sat with Maria Lopez"),
            pick("Your focus", 4), skip("What helped you feel"), skip("How much did this session"), skip("Finish this"), pick(POINTS, 1), typed(KEEP, " and waited for Maria Lopez"),
            pick(POINTS, 2), yes(BRING), pick("That was all.", 2), pick("Which answer?", 1), usual(CHECKIN),
            usual("That was all."),
        ),
        "Saved as 5.",
    ),
    Walk(
        "log",
        (
            pick(CHECKIN, 1), pick(FEEL, 4), pick("That sounds like a lot.", 1),
            pick("could anyone be in danger", 3), skips_to("That was all."), pick("What would you like to do?", 5),
            yes("Really throw it away?"),
        ),
        "It is in the bin.",
    ),
    Walk(
        "log",
        (
            yes("Look back at it first?"), pick("How did it go?", 1), typed("What did you notice", "I waited"),
            *TO_ITS_END, pick(CHECKIN, 1), *TO_ITS_END,
        ),
        "Saved as 2.", journal="due",
    ),
    Walk(
        "log",
        (
            pick("Is it still useful?", 2), typed(PLAN, " with Maria Lopez"), pick(POINTS, 1), typed(PLAN, " and waited for Maria Lopez"),
            pick(POINTS, 2), pick(CHECKIN, 1), *TO_ITS_END,
        ),
        "Saved as 1.", journal="old",
    ),
    Walk(
        "log",
        (pick("Is it still useful?", 4), pick("How did it go?", 5), *TO_ITS_END, pick(CHECKIN, 1), *TO_ITS_END),
        "Saved as 2.", journal="old",
    ),
    Walk("jot", (typed(LINE, "I sat with Maria Lopez"), pick(POINTS, 2)), "Saved as 5."),
    Walk(
        "jot",
        (replace(typed(LINE, CALM), disk="full"), usual(ONCE_MORE), replace(usual(ONCE_MORE), disk="free")),
        "Saved as 5.",
    ),
    Walk("jot", (replace(typed(LINE, CALM), disk="full"), pick(ONCE_MORE, 2)), "still stands above", code=9),
    Walk(
        "jot",
        (Step(LINE, f"Half a thought{CTRL_C}", "Half a thought\n:pause\n", disk="full"), replace(usual(ONCE_MORE), disk="free")),
        "Your draft is kept.",
        code=130,
    ),
    Walk(
        "log",
        (pick(CHECKIN, 1), Step("How do you feel about it", BACK, ":back\n"), Step(CHECKIN, CTRL_C, ":pause\n")),
        "Your draft is kept.",
        code=130,
    ),
    Walk("log", (pick("You began these earlier.", 1), *TO_ITS_END), "Saved as 1.", journal="drafts"),
    Walk("log", (pick("Make a check-in of it?", 1), pick(CHECKIN, 1), skips_to(KEEP), usual(""), *TO_ITS_END), "Saved as 2.", journal="line"),
    Walk(
        "log phone_line",
        (skips_to("you want to remember?"), typed("", CALM), *TO_ITS_END, usual("Look back on one more call or chat?")),
        "Saved as 5.",
    ),
    Walk("resume", (pick("You began these earlier.", 1), *TO_ITS_END), "Saved as 1.", journal="drafts"),
    Walk("resume 1", TO_ITS_END, "Saved as 1.", journal="drafts"),
    Walk(
        "edit 2",
        (
            pick("What would you like to do?", 3), pick("What would you like to do?", 2), pick("Which answer?", 4),
            typed(KEEP, " Again."), pick("What would you like to do?", 2), pick("Which answer?", 8),
            value("Which day is it about?", "yesterday", over="2026-03-06"), pick("What would you like to do?", 1),
        ),
        "Entry 2 is changed.",
    ),
    Walk(
        "",
        (
            hidden("Passphrase:"), *at_home(1), down("What do you want to look back on?", 7), pick("could anyone be in danger", 3),
            *at_home(5), pick("What would help you now?", 1), *at_home(4), pick("What would help with supervision?", 1),
            *at_home(2), typed(LINE, CALM), *at_home(1), pick("Make a check-in of it?", 2),
            usual("What do you want to look back on?"), *at_home(3), pick("What about your week?", 4), *at_home(6),
            pick("What else would you like to do?", 6), pick("What would you like to do with your data?", 1), *at_home(6),
            pick("What else would you like to do?", 2), value("Which words do you want to find?", "waited"), *at_home(7),
        ),
        "We stop here.", given=False,
    ),
)  # fmt: skip

KEYS = (
    Walk(
        "key passphrase",
        (hidden("Passphrase:", "wrong words here"), hidden("Passphrase:"), *NEW_TWICE),
        "Your new passphrase works from now on.", given=False,
    ),
    Walk(
        "key passphrase", (hidden("Passphrase:", "wrong words here"),) * 5, "does not open this journal.",
        code=4, given=False,
    ),
    Walk(
        "key recover",
        (line("Recovery code:", "not the code"), line("Recovery code:", "{code}"), *NEW_TWICE),
        "Your recovery code stays the same.", given=False,
    ),
    Walk(
        "key recover", (line("Recovery code:", "{code}"), *NEW_TWICE), "Your recovery code is a new one:",
        given=False, journal="altered",
    ),
    Walk("key code", (yes("Make a new recovery code?"), *CODE_BACK), "Your recovery code."),
    Walk(
        "key rotate", (hidden("Passphrase:"), yes("Make a new key?"), *CODE_BACK), "Your journal has a new key.",
        given=False,
    ),
    Walk("key show-raw", (yes("Show the key?"), hidden("Passphrase, typed once more:")), "PRAGMA key"),
    Walk(
        "backup --check {bundle}",
        (hidden("Passphrase of the backup:", "wrong words here"), hidden("Passphrase of the backup:")),
        "This backup is whole", given=False,
    ),
    Walk(
        "backup --check {bundle} --recovery", (hidden("Recovery code of the backup:", "{code}"),),
        "This backup is whole", given=False,
    ),
    Walk(
        "archive all.zip",
        (yes("Make a file that anyone who gets it can read?"), line("type the word readable", "Readable")),
        "I read it back: it is whole.",
    ),
    Walk(f"import {ROOT}/tests/fixtures/elsewhere/jrnl.json", (yes("Take them in?"),), "They are in your journal now."),
    Walk(
        "restore {bundle}",
        (
            hidden("Passphrase of the backup:", "wrong words here"), hidden("Passphrase of the backup:"),
            yes("Put this backup in the place of your journal?"),
        ),
        "Your journal is back, with 3 entries, and 1 more in the bin.", given=False,
    ),
    Walk("restore {bundle}", (usual("Put this backup in the place of your journal?"),), "Nothing was changed."),
    Walk(
        "merge {bundle}",
        (
            hidden("Passphrase of the backup:", "wrong words here"), hidden("Passphrase of the backup:", NEW),
            yes("Take this in?"),
        ),
        "It is in your journal now.", journal="two",
    ),
    Walk(
        "merge {bundle}", (hidden("Passphrase of the backup:", NEW), usual("Take this in?")), "Nothing was changed.",
        journal="two",
    ),
    Walk(
        "sync {bundle}", (yes("Delete it here too?"),), "1 entry was deleted for good there, and goes here too.",
        journal="gone elsewhere",
    ),
    Walk(
        "merge {bundle}", (yes("Delete it here too?"), yes("Take this in?")), "It is in your journal now.",
        journal="gone under another key",
    ),
    Walk("undo", (yes("which is the edit of entry 1."),), "Entry 1 reads as it did before.", journal="two"),
    Walk("choose", (pick("Which one do you want to keep?", 2),), "has the other text now.", journal="two"),
    Walk("choose", (skip("Which one do you want to keep?"),), "Both texts are kept.", journal="two"),
    Walk(
        "restore --undo",
        (
            hidden("Passphrase it had when it was set aside:", "wrong words here"),
            hidden("Passphrase it had when it was set aside:"), yes("Bring it back?"),
        ),
        "Your journal is back, with 3 entries, and 1 more in the bin.", given=False, journal="restored",
    ),
    Walk(
        "restore --undo --recovery --yes", (hidden("Recovery code it had:", "{code}"),),
        "Your journal is back, with 3 entries, and 1 more in the bin.", given=False, journal="restored",
    ),
    Walk(
        "restore {bundle} --recovery --yes",
        (hidden("Recovery code of the backup:", "not the code"), hidden("Recovery code of the backup:", "{code}")),
        "Your journal is back, with 3 entries, and 1 more in the bin.", given=False,
    ),
)  # fmt: skip

WORDS = (
    Walk("search", (value("Which words do you want to find?", "mattered"),), "what mattered"),
    Walk("delete 1", (yes("Put this entry into the bin?"),), "Entry 1 is in the bin."),
    Walk("bin --empty", (yes("Delete all of this for good"),), "1 entry deleted."),
    Walk(
        "purge",
        (
            yes("Delete all of this for good"), line('type the word "delete"', "delete"),
            yes("Make a fresh backup without it"),
        ),
        "What this can't reach",
    ),
    Walk("purge", (yes("Remove this whole older journal"),), "It is removed.", journal="restored"),
    Walk(
        "purge 1 --version 1",
        (
            yes("Delete this earlier version"), line('type the word "delete"', "delete"),
            usual("Make a fresh backup without it"),
        ),
        "They stay.", journal="two",
    ),
    Walk("purge 1", (yes("Delete all of this for good"), line('type the word "delete"', "no")), "Nothing was changed."),
    Walk(
        "mask add", (typed("What should never be let out?", "Lakeside"), skip("One more?")), "1 word is new.",
    ),
    Walk("mask remove", (typed("Which words may go off", HELD), skip("One more?")), "1 word is off the list."),
    Walk("mask forget", (typed("Which words may be pointed out", "Harbor"), skip("One more?")), "pointed out again."),
    Walk("mask try", (typed("Which text should be looked at?", TEXT),), "Person 1 lives in Place 1."),
    Walk("supervision name", (value("What name should stand", "Dana"),), "Your name stands on each page"),
    Walk(
        "try add",
        (
            typed(PLAN, "When Maria Lopez calls, I will wait"), pick(POINTS, 1), typed(PLAN, " quietly for Maria Lopez"),
            pick(POINTS, 3),
        ),
        "Plan 3 is kept.",
    ),
    Walk("try done", (pick("Which plan?", 1),), "is done."),
    Walk("try partly", (pick("Which plan?", 1),), "is partly done."),
    Walk("try not-yet", (pick("Which plan?", 1),), "can wait."),
    Walk("try drop", (pick("Which plan?", 1),), "is let go."),
    Walk("try keep", (pick("Which plan?", 1),), "goes on."),
    Walk("try reword 2", (typed(PLAN, " And breathe."),), "Plan 2 goes on as plan 3"),
    Walk("ask add", (typed("What do you want to ask?", "What is mine to do?"),), "is kept."),
    Walk(
        "ask add",
        (Step("What do you want to ask?", "", ":more\nWhat is mine?\n\nAnd what is not?\n:end\n:skip\n\n"),),
        "is kept.", only="plain",
    ),
)  # fmt: skip

NAME, SAYS, WHERE = "What is its short name?", "What does it say, in one line?", "Where can you read it?"
BEGIN = "How would you like to begin?"
ROADMAP = (
    Walk(
        "roadmap", (pick(BEGIN, 2), yes("Begin with these?")), "10 guidelines are new on your list.", journal="due",
    ),
    Walk("roadmap list", (pick(BEGIN, 3),), "Your roadmap is empty.", journal="due"),
    Walk(
        "roadmap list",
        (
            pick(BEGIN, 1), value(NAME, "Respect, always"), value(NAME, "Respect"), skip(SAYS), value(WHERE, "our wiki"),
            skip("One more? What is its short name?"),
        ),
        "1 guideline is new on your list.", journal="due",
    ),
    Walk(
        "roadmap add", (value(NAME, "Respect"), skip(SAYS), skip(WHERE), skip("One more?")),
        "1 guideline is new on your list.",
    ),
    Walk("roadmap edit", (pick("Which one?", 2), usual(NAME), value(SAYS, "I keep it"), skip(WHERE)), "That is kept."),
    Walk("roadmap remove", (Step("Which of these go off", f" {ENTER}", "1\n"),), "1 guideline is off your list."),
    Walk(
        "log post_session",
        (
            skips_to("guideline come into play?"), pick("", 3), Step("Which two pulled you", f" {DOWN} {ENTER}", "1 2\n"),
            skips_to("That was all."), usual("What would you like to do?"), yes("Keep this for supervision:"),
        ),
        "is kept.",
    ),
)  # fmt: skip

FORMS = (
    Walk("supervision prep", (yes(AGAIN), *TO_ITS_END), "To make the page for it", journal="drafts"),
    Walk(
        "supervision record",
        (
            pick("You planned", 2), pick("Your supervisor agreed", 1), value("What day did you meet?", "today"),
            *TO_ITS_END,
        ),
        "To see what was agreed",
    ),
    Walk("learn add", (yes(AGAIN), *TO_ITS_END), "Saved as 1.", journal="drafts"),
    Walk("learn add", (pick("How did you learn?", 6), *TO_ITS_END), "Saved as 5."),
    Walk(
        "learn rules",
        (
            usual("What would you like to do?"), value("What is the first day", "2025-07-01"),
            value("What is the last day", "2027-06-30"), value("altogether?", "20"),
            skip("hours of supervision?"), typed("Does the board name a category?", "Ethics"), value("Ethics: how many hours?", "3"),
            skip("one more category?"), usual("Is that what your board asks for?"),
        ),
        "That is kept.",
    ),
    Walk(
        "learn rules",
        (
            pick("What would you like to do?", 2), pick("Which one?", 1), value("What is the first day", "2025-07-01"),
            usual("What is the last day"), usual("altogether?"), skip("hours of supervision?"),
            usual("Does the board name a category?"), usual("Ethics: how many hours?"),
            skip("one more category?"), usual("Is that what your board asks for?"),
        ),
        "That is kept.",
    ),
)  # fmt: skip

TITLE, FIRST = "What should it be called?", "What is the first question?"
SO_FAR = (
    typed(TITLE, "Before I go home"), value("how many minutes", "3"), yes("stay with you alone"), pick("kind of time", 1),
    typed(FIRST, "What stays with you?"), usual("How is it answered?"),
)  # fmt: skip
PACKS = (
    Walk(
        "packs new",
        (
            *SO_FAR, typed("One more question?", "What helped?"), pick("How is it answered?", 2),
            Step("What can be picked?", f"Rest\nA walk{ENTER}", "Rest\nA walk\n\n"), skip("One more question?"),
            usual("What would you like to do?"),
        ),
        "reflect log before_i_go_home",
    ),
    Walk(
        "packs new",
        (*SO_FAR, Step("One more question?", CTRL_C, ":pause\n"), yes("Write the question that is there")),
        "reflect log before_i_go_home",
    ),
)  # fmt: skip

POCKET = (
    Walk(
        "pocket make --out {out}/page.html", (usual("Which questions should be on the page?"),), "page.html",
    ),
    Walk(
        "pocket take",
        (
            line("Paste the sealed text here", sealed(PUBLIC, day="2999-01-01", written="2999-01-01") + "\n\n\nn\n"),
            value("Which day is it about?", "yesterday", over="2026-03-06"), usual(BRING), pick("That was all.", 4),
        ),
        "Your draft is kept.",
    ),
    Walk("pocket forget", (yes("Let go of this key?"),), "The key is gone"),
)  # fmt: skip

LOCK, OWN = "Press Enter to take them", "five of my own words"
PICK, WHO, LIST = "Which of these do you want to quote?", "Who will read it?", "may point to someone"
EXPORTS = (
    Walk(
        "export --lock --out {out}/page.html",
        (
            Step(PICK, f" {DOWN} {DOWN} {ENTER}", "1\n"), Step(WHO, BACK, ":back\n"), Step(PICK, ENTER, "\n"),
            value(WHO, "Linda"), Step(LIST, f"{UP} {ENTER}", "5\n"), pick("Which one?", 1), pick("[Marisol]", 2),
            yes("Keep it all the same?"), Step(LIST, f"{UP} {ENTER}", "5\n"), pick("Which one?", 3), pick("[Dayton]", 3),
            value("What should stand there?", "near Dayton"), value("What should stand there?", "a town"),
            Step(LIST, f" {ENTER}", "3\n"), usual("Keep it all the same?"),
            answer(JOB, "y"), typed(WHICH, "what mattered"), answer(ILLNESS, "n"), answer(ELSE, "n"),
            line("Look once more for names", "mask"), typed(WHICH, "came by"),
            line("Look once more for names", "y"), line("To sign it, type the whole word", "yes"),
            hidden(LOCK, "short"), hidden(LOCK, OWN), hidden("Once more:", "other"), hidden(LOCK, OWN),
            hidden("Once more:", OWN),
        ),
        "page.html",
    ),
    Walk(
        "export --pick 2 --lock --out {out}/page.html",
        (
            usual(WHO), answer(JOB, "n"), answer(ILLNESS, "n"), answer(ELSE, "n"), line("Look once more for names", "yes"),
            hidden(LOCK, ""),
        ),
        "page.html",
    ),
    Walk("export --unreviewed --lock --out {out}/page.html", (hidden(LOCK, ""),), "page.html"),
    Walk(
        "export --out {out}/page.txt",
        (
            usual("Go on with it?"), replace(line("Look once more for names", "yes"), makes="{out}/page.txt"),
            value("Where else may it go?", "{out}/other.txt"),
        ),
        "other.txt", journal="waiting",
    ),
    Walk(
        "export --fresh --pick 1 --out {out}/page.txt",
        (
            usual(WHO), usual("Could someone know who this is?"), answer(JOB, "n"), answer(ILLNESS, "n"),
            answer(ELSE, "n"), line("Look once more for names", "yes"),
        ),
        "page.txt", journal="waiting",
    ),
)  # fmt: skip

WALKS: tuple[Walk, ...] = (*SETTING_UP, *SITTINGS, *KEYS, *WORDS, *ROADMAP, *FORMS, *PACKS, *POCKET, *EXPORTS)
