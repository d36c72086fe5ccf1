"""Several devices with copies of one journal: what each does by itself, and what they know after they have met."""

import random
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import cycle
from pathlib import Path
from uuid import uuid4

from kit.kept import DAY, LADDER, WORDS, answer, draft, make, reflection

from reflect.errors import NotFound, Protected
from reflect.storage import revisions
from reflect.storage.journal import Journal
from reflect.values.entry import Entry, Reflection
from reflect.values.plans import Note, Plan, Status
from reflect.values.record import Record
from reflect.values.room import Room

CLOCKS = (
    datetime(2026, 3, 6, 18, tzinfo=UTC),
    datetime(2999, 1, 1, tzinfo=UTC),
    datetime(1970, 1, 2, tzinfo=UTC),
)
TOKEN = re.compile(r"word\d+x")


@dataclass
class Device:
    """One copy of the journal, open."""

    journal: Journal
    name: int


@dataclass
class Devices:
    """All copies, and every word that was ever saved on one of them."""

    all: list[Device]
    rnd: random.Random
    said: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    """Every word that was saved in the text of an entry -> the uuid of that entry."""

    def word(self) -> str:
        """Give a new word, that nothing else has."""
        self.said += 1
        return f"word{self.said}x"

    def saved(self, entry: Entry) -> None:
        """Note what was written in an entry, for good; words that another one had before stay owed by that one."""
        for word in TOKEN.findall(entry.answers[0].words):
            self.texts.setdefault(word, str(entry.uuid))

    def close(self) -> None:
        """Close all of them."""
        for device in self.all:
            device.journal.close()

    def act(self) -> None:
        """Let one of them do something by itself, whatever it may be."""
        journal = self.rnd.choice(self.all).journal
        with suppress(NotFound, Protected):  # nothing there to do that with
            self.rnd.choice(ACTIONS)(self, journal)

    def meet(self) -> None:
        """Let one of them take in all that another one has, perhaps twice."""
        one, other = self.rnd.sample(self.all, 2)
        for _ in range(self.rnd.choice((1, 1, 2))):
            one.journal.records.take_in(other.journal.records.all())

    def all_meet(self) -> None:
        """Let each know what all others know."""
        for _ in range(2):
            for one in self.all:
                for other in self.all:
                    if one is not other:
                        one.journal.records.take_in(other.journal.records.all())


def copies(folder: Path, n: int, seed: int) -> Devices:
    """Make a journal of three entries, and copies of it for n devices, each with a clock of its own."""
    first = folder / "first"
    with make(first, clock=lambda: CLOCKS[0]) as journal:
        devices = Devices([], random.Random(seed))
        for _ in range(3):
            add(devices, journal)
    for name in range(n):
        home = folder / f"device{name}"
        home.mkdir(mode=0o700)
        for file in ("journal.db", "journal.keys", "journal.keys.bak"):
            shutil.copy(first / file, home / file)
        clock = cycle([CLOCKS[devices.rnd.randrange(len(CLOCKS))]]).__next__
        opened = Journal.open(home, WORDS, ladder=lambda: LADDER, clock=clock)
        devices.all.append(Device(opened, name))
    return devices


def _sitting(devices: Devices) -> Reflection:
    kept = answer(f"I waited, {devices.word()}.")
    plans = tuple(Plan(words=f"When I hurry, {devices.word()}.") for _ in range(devices.rnd.randrange(3)))
    notes = tuple(Note(words=f"Ask about {devices.word()}?") for _ in range(devices.rnd.randrange(2)))
    return reflection(answers=(kept,), plans=plans, questions=notes, tags=("a", "b"))


def _any(devices: Devices, journal: Journal) -> Entry:
    heads = journal.heads()
    if not heads:
        raise NotFound
    return journal.get(devices.rnd.choice(heads).number)


def add(devices: Devices, journal: Journal) -> None:
    """Write an entry."""
    devices.saved(journal.add(_sitting(devices)))


def edit(devices: Devices, journal: Journal) -> None:
    """Write an entry anew."""
    devices.saved(journal.edit(_any(devices, journal).number, _sitting(devices)))


def set_day(devices: Devices, journal: Journal) -> None:
    """Take an entry to another day."""
    journal.set_day(_any(devices, journal).number, date(2026, 2, devices.rnd.randrange(1, 20)))


def move(devices: Devices, journal: Journal) -> None:
    """Move an entry into another room."""
    journal.move(_any(devices, journal).number, devices.rnd.choice(list(Room)))


def put_in_bin(devices: Devices, journal: Journal) -> None:
    """Put an entry into the bin."""
    journal.delete(_any(devices, journal).number)


def bring_back(devices: Devices, journal: Journal) -> None:
    """Take an entry out of the bin."""
    binned = journal.bin.heads()
    if binned:
        journal.bin.bring_back(devices.rnd.choice(binned).number)


def empty_bin(devices: Devices, journal: Journal) -> None:
    """Delete for good what is in the bin: those words are owed by nobody, also where the entry comes back in others."""
    binned = [r for r in journal.records.all() if r.kind == "entry" and r.row["deleted_at"] is not None]
    for word in TOKEN.findall(str(binned)):
        devices.texts.pop(word, None)
    journal.bin.empty()


def undo(_: Devices, journal: Journal) -> None:
    """Take back the last change."""
    journal.undo()


def plan(devices: Devices, journal: Journal) -> None:
    """Do something with a plan."""
    plans = journal.plans.all()
    if not plans or devices.rnd.random() < 0.2:
        journal.plans.add(Plan(words=f"I will, {devices.word()}."), on=DAY)
        return
    number, on = devices.rnd.choice(plans).number, date(2026, 3, devices.rnd.randrange(1, 28))
    match devices.rnd.randrange(4):
        case 0:
            journal.plans.say(number, devices.rnd.choice((Status.KEPT, Status.NOT_YET, Status.LET_GO)), on=on)
        case 1:
            journal.plans.keep(number, on=on)
        case 2:
            journal.plans.reword(number, f"Rather, {devices.word()}.", on=on)
        case 3:
            journal.plans.put_away(number)


def question(devices: Devices, journal: Journal) -> None:
    """Do something with a question."""
    questions = journal.questions.all()
    if not questions or devices.rnd.random() < 0.3:
        journal.questions.add(Note(words=f"Ask {devices.word()}?"), on=DAY)
        return
    number = devices.rnd.choice(questions).number
    if devices.rnd.random() < 0.6:
        journal.questions.close(number, on=DAY)
    else:
        journal.questions.put_away(number)


def sit(devices: Devices, journal: Journal) -> None:
    """Go on with a sitting that waits, or begin one."""
    waiting = journal.drafts.waiting()
    state = f'{{"edits": null, "commitment": null, "answers": ["{devices.word()}"]}}'
    match devices.rnd.randrange(3):
        case 0 if waiting:
            devices.saved(journal.add(_sitting(devices), draft=devices.rnd.choice(waiting).uuid))
        case 1 if waiting:
            journal.drafts.keep(replace(devices.rnd.choice(waiting), state=state))
        case _:
            journal.drafts.keep(draft(uuid=uuid4(), state=state))


def choose(devices: Devices, journal: Journal) -> None:
    """Choose between two texts, where an entry waits for it."""
    for number in journal.choices.waiting()[:1]:
        others = journal.choices.others(number)
        match devices.rnd.randrange(3):
            case 0 if others:
                journal.choices.take(number, others[0].entry)
            case 1 if others:
                devices.saved(journal.get(journal.choices.keep_both(number, others[0].entry)))
            case _:
                journal.choices.keep(number)


ACTIONS: tuple[Callable[[Devices, Journal], None], ...] = (
    add, edit, edit, edit, choose, set_day, move, put_in_bin, bring_back, empty_bin, undo, plan, plan, question, sit,
)  # fmt: skip


def known(journal: Journal) -> dict[tuple[str, str], object]:
    """All that a device keeps, but for its own numbers and choices: what must be the same everywhere in the end."""
    return {
        (record.kind, record.uuid): _known(record)
        for record in journal.records.all()
        if record.kind != "setting"
    }


def _known(record: Record) -> object:
    apart = ("number", "deleted_at")
    row: dict[str, object] = {name: value for name, value in record.row.items() if name not in apart}
    row["in the bin"] = record.row.get("deleted_at") is not None
    parts = dict(record.parts)
    if record.kind == "entry":
        row["earlier"] = sorted(
            {revisions.text_of(str(each["payload"])) for each in parts.pop("revision", ())}
        )
        row["beside"] = sorted((each["versions"], each["payload"]) for each in parts.pop("conflict", ()))
        parts.pop("plan", None), parts.pop("note", None)
    return record.versions, row, parts


def lost(devices: Devices) -> dict[int, set[str]]:
    """By device: words of texts that stand nowhere on it, though their entry was not deleted for good."""
    missing = {}
    for device in devices.all:
        records = list(device.journal.records.all())
        gone = {record.uuid for record in records if record.kind == "gone"}
        there = set(TOKEN.findall(str([record for record in records if record.kind == "entry"])))
        owed = {word for word, uuid in devices.texts.items() if uuid not in gone}
        missing[device.name] = owed - there
    return {name: words for name, words in missing.items() if words}
