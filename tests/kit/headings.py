"""Every question of the shipped packs, answered with a mark of its own, and under which heading each mark comes out.

The sittings are real walks, kept in a real journal; the pages are those that the commands give. A mark is in letters
only, so that no check takes it for a number or a name.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from kit.packs import FOCUS, PRACTICE, commitment
from kit.world import PASSPHRASE, ROOT, World, ladder
from msgspec.structs import replace as with_fields

from reflect.guide.ask import Ask, Empty
from reflect.guide.harvest import reflection
from reflect.guide.occasion import Occasion
from reflect.guide.pack import Pack
from reflect.guide.walk import Walk
from reflect.masking.find import find
from reflect.report import kinds
from reflect.report.gate.entries import is_private
from reflect.storage.journal import Journal
from reflect.values.entry import Reflection
from reflect.values.filter import Filter
from reflect.values.plans import Plan


@cache
def everyday_words() -> list[str]:
    """Give everyday words that stand in no text of ours and are no name, so that a page shows them as they are."""
    texts = (
        file.read_text("utf-8").casefold().split()
        for folder, ends in (("prompts", "*.toml"), ("reflect", "*.py"))
        for file in (ROOT / folder).rglob(ends)
    )
    ours = " ".join({word for text in texts for word in text})
    return [
        word
        for word in (ROOT / "prompts" / "en" / "passphrase_words.txt").read_text("utf-8").split()
        if len(word) > 5 and word not in ours and not find(f"{word}, {word}") and not find(f"{word} I lost")
    ]


SLIP = "I lost my patience and talked over somebody"
TODAY = date(2026, 3, 6)
SPOTLIGHT = "(a spotlight question of the focus area)"
BESIDE = ", beside its own question"
Feeds = dict[str, set[str]]
"""Heading -> the words of the questions whose answers come out under it."""


@dataclass
class Marks:
    """Marks with what was asked where each was given."""

    asked: dict[str, str] = field(default_factory=dict)

    def of(self, asked: str) -> str:
        """The mark of a question."""
        known = next((mark for mark, words in self.asked.items() if words == asked), None)
        if known is None:
            known = everyday_words()[len(self.asked)]
            self.asked[known] = asked
        return known

    def within(self, line: str) -> list[str]:
        """What was asked for each mark in a line."""
        return [self.asked[mark] for mark in re.findall(r"[a-z]{6,}", line) if mark in self.asked]


def asked_by(question: Any) -> str:
    """What a question asks. Where things are ticked, the note under it says what they are."""
    return f"{question.ask} {question.help}" if question.options_from == "moments" else str(question.ask)


def sittings(pack: Pack, marks: Marks) -> Iterator[Reflection]:
    """Walk through a pack until each of its questions was answered."""
    rnd = random.Random(1)
    marked = with_fields(pack, questions=tuple(_marked(q, marks) for q in pack.questions))
    wanted = {q.id for q in pack.questions if q.kept}
    for _ in range(400):
        walk = _taken(marked, marks, rnd)
        answered = {
            a.step.question
            for a in walk.path()
            if not isinstance(walk.given.get(a.step, Empty.SKIPPED), Empty)
        }
        if wanted & answered:
            wanted -= answered
            yield _said(reflection(walk), pack, marks)
        if not wanted:
            break
    assert not wanted, f"{pack.pack}: nobody was asked {sorted(wanted)}"


def _marked(q: Any, marks: Marks) -> Any:
    """The words of the options are nothing but the mark: with a label beside it, it is masked as a name."""
    return with_fields(q, options=tuple((id, marks.of(asked_by(q))) for id, _ in q.options))


def _said(r: Reflection, pack: Pack, marks: Marks) -> Reflection:
    """Lines and moments are taken from lists of our own: they get the mark of their question afterwards."""

    def mark(id: str) -> str:
        q = pack.question(id)
        assert q is not None
        return marks.of(asked_by(q))

    return replace(
        r,
        # Guidelines come from the person's own list: here each question has one of its own.
        answers=tuple(
            replace(a, value=(a.question,), words=mark(a.question)) if a.guideline else a for a in r.answers
        ),
        ratings=tuple(replace(x, anchor=f"{mark(x.question)} {x.anchor}") for x in r.ratings),
        moments=tuple(replace(x, words=f"{mark(x.question)} {x.words}") for x in r.moments),
    )


def _taken(pack: Pack, marks: Marks, rnd: random.Random) -> Walk:
    occasion = Occasion(
        day=TODAY, focus=FOCUS, spotlight=SPOTLIGHT, ce_categories=(("ethics", "Ethics"),),
        roadmap=(("honesty", "Honesty"), ("privacy", "Privacy")),
        commitment=commitment(number=1) if pack.follows_up else None,
        pool=(rnd.choice(pack.questions).id,) if pack.one_a_day else (),
    )  # fmt: skip
    walk = Walk(pack, PRACTICE, occasion)
    while not walk.stopped and (ask := walk.next()) is not None:
        walk = walk.answer(_reply(ask, walk, marks, rnd))
    return walk


def _reply(ask: Ask, walk: Walk, marks: Marks, rnd: random.Random) -> object:
    q = walk.pack.question(ask.step.question)
    asked = asked_by(q) if q is not None else ask.words
    if ask.link:
        return f"https://example.org/{marks.of(asked)}"
    if ask.kind == "text":
        return f"{marks.of(asked)} {SLIP}."
    if ask.kind == "scale":
        return rnd.randint(1, len(ask.choices))
    if q is not None and q.options_from == "moments":
        # One of each kind, so that both of their headings are there.
        kinds = {PRACTICE.moments[c.id].kind: c.id for c in reversed(ask.choices)}
        return tuple(kinds.values())
    if ask.kind == "multi":
        ids = [c.id for c in ask.choices]
        return tuple(rnd.sample(ids, min(len(ids), ask.at_most or 2, 3)))
    if ask.kind == "date":
        return TODAY.isoformat()
    if ask.kind == "number":
        return 1
    ids = [c.id for c in ask.choices]
    return FOCUS if FOCUS in ids else rnd.choice(ids)


def kept(world: World, pack: Pack, marks: Marks) -> tuple[list[date], list[int]]:
    """Keep sittings of a pack in a journal, each in a week of its own; gives the days, and who may be quoted.

    In the journal of a pack that looks back at a plan there is one such plan, without a mark.
    """
    days: list[date] = []
    with closing(Journal.open(world.home, PASSPHRASE, clock=lambda: world.now, ladder=ladder)) as journal:
        for n, sitting in enumerate(sittings(pack, marks)):
            # One question a day makes many short entries: ten of them a week.
            days.append(TODAY - timedelta(weeks=n // 10 if pack.one_a_day else n))
            # What was ticked is said to come up again from the second time on, and on a page from the third.
            for _ in range(3 if sitting.moments else 1):
                looks_back = sitting.follow_up
                if looks_back is not None:
                    planned = journal.plans.add(Plan(words="When it is loud, I will wait."), on=days[-1])
                    looks_back = replace(looks_back, commitment=planned.number)
                journal.add(replace(sitting, day=days[-1], follow_up=looks_back))
        quotable = [e.number for e in journal.entries(Filter()) if not is_private(e)]
    return days, quotable


def of_pages(world: World, pack: Pack, marks: Marks, folder: Path) -> dict[str, Feeds]:
    """Keep sittings of a pack, and read every page on which something of them comes out.

    Where an answer stands beside its own question on a page for others, the heading is given with `BESIDE`.
    """
    days, quotable = kept(world, pack, marks)
    days = list(dict.fromkeys(days))
    weeks = [
        world.ok("week", "--of", day.isoformat(), *more).out for day in days for more in ((), ("--all",))
    ]
    areas = [world.ok("growth", area, *more).out for area in PRACTICE.areas for more in ((), ("--all",))]
    found = {"week": of_screens(weeks, marks), "growth AREA": of_screens(areas, marks)}
    asked_for: dict[str, Sequence[list[int]]] = {
        "packet": [quotable],
        "account": [quotable],
        "situation": told_once(world, marks),
        "year": [[]],
    }
    for kind, pages in asked_for.items():
        found[kind] = {}
        for numbers in pages if quotable else []:
            page = folder / f"{kind}.md"
            # Without a number, all that the page offers is ticked.
            picked = ("--pick", ",".join(map(str, numbers))) if numbers else ()
            args = ("--kind", kind, *picked, "--since", days[-1].isoformat(), "--out", str(page), "--force")
            code, _, err = world.at_terminal("export", *args)
            assert code == 0, err
            for heading, asked in of_markdown(page.read_text("utf-8"), marks).items():
                found[kind].setdefault(heading, set()).update(asked)
    return found


def told_once(world: World, marks: Marks) -> list[list[int]]:
    """The entries that a page for a group can be about, one a page, without those that say nothing that another did not."""
    with closing(Journal.open(world.home, PASSPHRASE, clock=lambda: world.now, ladder=ladder)) as journal:
        entries = [
            e
            for e in journal.entries(Filter())
            if not is_private(e) and kinds.load("situation").WHICH.takes(e.pack)
        ]
    seen: set[str] = set()
    found = []
    for entry in entries:
        said = {asked for answer in entry.answers for asked in marks.within(answer.words)}
        if said - seen:
            seen |= said
            found.append([entry.number])
    return found


def of_screens(pages: Iterable[str], marks: Marks) -> Feeds:
    """Read pages of the screen: a heading begins its line, what stands under it is moved to the right."""
    found: Feeds = {}
    for page in pages:
        title = ""
        for line in page.splitlines():
            if line and not line.startswith(" "):
                title = re.sub(r"(: .*| \(and \d.*)$", "", line)
            for asked in marks.within(line):
                found.setdefault(title, set()).add(asked)
    return found


def of_markdown(page: str, marks: Marks) -> Feeds:
    """Read a page for others."""
    found: Feeds = {}
    title = said = ""
    for line in page.splitlines():
        if line.startswith("## "):
            title, said = line.removeprefix("## "), ""
        elif line.startswith("**"):
            said = line.strip("*").replace("\\", "")
        elif line and not line.startswith(">"):
            said = ""
        for asked in marks.within(line):
            # A plan of one's own has how it stands behind its question.
            beside = said == asked or said.startswith(f"{asked} (")
            found.setdefault(title + (BESIDE if beside else ""), set()).add(asked)
    return found
