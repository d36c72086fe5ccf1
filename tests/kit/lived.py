"""A journal that was lived in: whatever the door can do, done in any order with any texts. The same for the same seed."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from kit.journals import AREAS, answer, moment, rating, reflection
from kit.packet_sample import hostile_texts
from kit.packs import PRACTICE

from reflect.errors import ReflectError
from reflect.storage.journal import Journal
from reflect.values.entry import Answer, Draft, Reflection
from reflect.values.exports import ExportRecord
from reflect.values.plans import FollowUp, Note, Plan, Status
from reflect.values.roadmap import Guideline
from reflect.values.room import SETTINGS, Room

PACKS = (
    ("quick_checkin", 2, False),
    ("post_session", 4, False),
    ("self_care", 1, True),
    ("supervision_record", 3, False),
    ("a_pack_of_ones_own", 7, False),
)
TEXTS = [text[:500] for _, text in hostile_texts() if text.strip() and "\x00" not in text and text.isprintable()] + [
    "I waited.", "Tab\tand\nlines\r\nof \u202e all \x1b[31m kinds \x9b \u2028", "\U0001f469\u200d\U0001f680 caf\u00e9 \u65e5\u672c", '{"a": "\\u0000"}', "'; DROP TABLE entry; --",
]  # fmt: skip
TODAY = date(2026, 3, 6)


class Living:
    """What a person does with a journal, one thing after another."""

    def __init__(self, journal: Journal, seed: int) -> None:
        self.journal, self.rnd = journal, random.Random(seed)

    def words(self) -> str:
        """Say something."""
        return self.rnd.choice(TEXTS)

    def day(self) -> date:
        """Give a day of the last two years."""
        return TODAY - timedelta(self.rnd.randrange(700))

    def live(self, steps: int) -> None:
        """Do so many things. What is refused, such as to close what is closed, is left there."""
        doing: tuple[Callable[[], object], ...] = (
            self.write, self.write, self.write, self.edit, self.move, self.put_away, self.bring_back, self.plan, self.look_at_a_plan, self.ask,
            self.answer, self.agree, self.wait, self.choose, self.show, self.undo, self.clear,
        )  # fmt: skip
        for _ in range(steps):
            with suppress(ReflectError):
                self.rnd.choice(doing)()

    def number(self) -> int:
        """Name an entry, there or not."""
        return self.rnd.randint(1, 12)

    def sitting(self) -> Reflection:
        """Have a sitting."""
        rnd = self.rnd
        pack, version, private = rnd.choice(PACKS)
        answers: list[Answer] = [
            answer("keep", self.words(), highlight=rnd.random() < 0.5, stage="felt", areas=("learning",))
        ]
        answers.append(answer("sits", "mixed", kind="select", words="Mixed", private=rnd.random() < 0.3))
        answers.append(answer("who", ("a", "b"), kind="multi", words="A, B", guideline="helped"))
        answers.append(answer("hours", 1.5, kind="number"))
        ids = list(PRACTICE.moments)
        return reflection(
            self.day(), pack=pack, pack_version=version, title=rnd.choice(("Quick check-in", self.words()[:40])), private_pack=private,
            room=Room.PRIVATE if private else rnd.choice(list(Room)), setting=rnd.choice((None, *SETTINGS)),
            tags=tuple(sorted({self.words()[:20] for _ in range(rnd.randrange(3))})), answers=tuple(rnd.sample(answers, rnd.randrange(5))),
            ratings=tuple(rating(area, rnd.choice((None, 1, 3, 5))) for area in rnd.sample(AREAS, rnd.randrange(3))),
            moments=tuple(moment(id) for id in rnd.sample(ids, rnd.randrange(3))),
            plans=tuple(Plan(words=self.words(), areas=("learning",)) for _ in range(rnd.randrange(3))),
            agreements=tuple(Note(words=self.words()) for _ in range(rnd.randrange(2))),
            questions=tuple(Note(words=self.words(), private=rnd.random() < 0.3) for _ in range(rnd.randrange(2))),
            load=rnd.choice((None, "light", "heavy")), offered=("learning",) if rnd.random() < 0.2 else (),
        )  # fmt: skip

    def write(self) -> None:
        """Keep a sitting, at times one that looks back at a plan."""
        kept = self.sitting()
        plans = self.journal.plans.open()
        if plans and self.rnd.random() < 0.4:
            status = self.rnd.choice((Status.KEPT, Status.NOT_YET, Status.REWORDED))
            again = Plan(words=self.words()) if status is Status.REWORDED else None
            kept = replace(
                kept,
                follow_up=FollowUp(
                    commitment=self.rnd.choice(plans).number, status=status, reworded_to=again
                ),
            )
        self.journal.add(kept)

    def edit(self) -> None:
        """Change an entry, or its day."""
        if self.rnd.random() < 0.3:
            self.journal.set_day(self.number(), self.day())
        else:
            before = self.journal.get(self.number())
            room = before.room if before.private_pack else Room.PRACTICE
            kept = replace(
                self.sitting(),
                pack=before.pack,
                pack_version=before.pack_version,
                private_pack=before.private_pack,
                room=room,
            )
            self.journal.edit(before.number, kept)

    def move(self) -> None:
        """Move an entry into another room."""
        self.journal.move(self.number(), self.rnd.choice(list(Room)))

    def put_away(self) -> None:
        """Put an entry, a plan or a question into the bin."""
        self.rnd.choice((self.journal.delete, self.journal.plans.put_away, self.journal.questions.put_away))(
            self.number()
        )

    def bring_back(self) -> None:
        """Take an entry out of the bin."""
        self.journal.bin.bring_back(self.number())

    def plan(self) -> None:
        """Make a plan by itself."""
        self.journal.plans.add(Plan(words=self.words(), private=self.rnd.random() < 0.3), on=self.day())

    def look_at_a_plan(self) -> None:
        """Say what became of a plan, or say it in other words."""
        number = self.rnd.randint(1, 8)
        if self.rnd.random() < 0.5:
            self.journal.plans.say(
                number, self.rnd.choice((Status.KEPT, Status.PARTLY, Status.LET_GO)), on=self.day()
            )
        else:
            self.journal.plans.reword(number, self.words(), on=self.day())

    def ask(self) -> None:
        """Keep a question."""
        self.journal.questions.add(Note(words=self.words()), on=self.day())

    def answer(self) -> None:
        """Close a question."""
        self.journal.questions.close(self.rnd.randint(1, 4), on=self.day())

    def agree(self) -> None:
        """Say what became of what was agreed, and when the next meeting is."""
        self.journal.agreements.close(self.rnd.randint(1, 3), on=self.day())
        self.journal.agreements.say_next(TODAY, at="15:30")

    def wait(self) -> None:
        """Leave a sitting, and let go of one at times."""
        at = datetime(2026, 3, 6, 18, tzinfo=UTC)
        uuid = UUID(int=self.rnd.getrandbits(128), version=4)
        # No sitting can change an entry that is not there yet: whoever takes such a draft in could not tell which one it is.
        there = [entry.number for entry in self.journal.entries()]
        changes = there and self.rnd.random() < 0.5
        state = f'{{"answers": {{}}, "edits": {self.rnd.choice(there)}}}' if changes else '{"answers": {}}'
        self.journal.drafts.keep(
            Draft(
                uuid=uuid,
                pack="quick_checkin",
                pack_version=2,
                title="T",
                day=self.day(),
                started_at=at,
                saved_at=at,
                state=state,
            )
        )
        if self.rnd.random() < 0.4:
            self.journal.drafts.discard(uuid)

    def choose(self) -> None:
        """Say something that is kept beside the entries."""
        journal = self.journal
        word = "".join(self.rnd.choices("abcdefgh", k=5))
        self.rnd.choice((
            lambda: journal.words.never_let_out(word.capitalize(), "Mar\u00eda"), lambda: journal.words.leave_alone(word),
            lambda: journal.renewal.set_display_name("Robin \u202e"), lambda: journal.set_focus(self.rnd.choice(AREAS)),
            lambda: journal.yardsticks.set(self.rnd.choice(AREAS), self.day()), lambda: journal.pages.remember_reader("Sam"),
            lambda: journal.roadmap.add(Guideline(id=word, name=word, line=self.words()[:100]), most=99), journal.pocket.key_for_a_page,
        ))()  # fmt: skip

    def show(self) -> None:
        """Make a page for somebody."""
        numbers = tuple(head.number for head in self.journal.heads(limit=2))
        self.journal.exports.record(
            ExportRecord(
                made_at=datetime(2026, 3, 6, tzinfo=UTC), kind="packet", format="html", first_week="2026-W01", last_week="2026-W02", entries=numbers,
                counted=3, masked={"person": 2}, kept={}, sha256=f"{self.rnd.getrandbits(256):064x}", reader="Sam",
            )
        )  # fmt: skip

    def undo(self) -> None:
        """Take the last thing back."""
        self.journal.undo()

    def clear(self) -> None:
        """Delete for good what is in the bin, now and then."""
        if self.rnd.random() < 0.2:
            self.journal.bin.empty()
