"""Any walk of changes can be taken back, step by step, to where it began: on the real encrypted file.

What undo leaves in the bin does not count: a number once given is never given again. Everything else reads as before.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit import kept
from kit.kept import DAY, FULL, answer, reflection
from kit.world import SOAK

from reflect.errors import NotFound, ReflectError
from reflect.storage.journal import Journal
from reflect.values.plans import FollowUp, Note, Plan, Status
from reflect.values.room import Room

AREAS = ("learning", "safe_space", "boundaries")
WORDS = ("quince", "a\u0301 \x1b[31m", "\u202eturned", "don't", "zwei  Worte")
KINDS = (
    *("add", "look_back", "edit", "set_day", "move", "delete", "bring_back", "focus", "discard"),
    *("plan", "say", "keep", "reword", "drop_plan", "question", "asked", "drop_question"),
    *("agreement", "agreement_open", "mask", "mask_less", "leave", "leave_less", "yardstick", "undo"),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 999), st.integers(0, 999)), min_size=4, max_size=25
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A journal with something of each kind in it; each walk goes back to this."""
    journal = kept.make(tmp_path_factory.mktemp("walks") / "home")
    journal.set_up.finish()
    journal.add(FULL)
    journal.add(reflection(plans=(Plan(words="one"), Plan(words="two", private=True)), room=Room.SUPERVISION))
    journal.add(reflection(agreements=(Note(words="they call"),), questions=(Note(words="and then?"),)))
    journal.plans.add(Plan(words="by itself"), on=DAY)
    journal.questions.add(Note(words="alone"), on=DAY)
    journal.words.never_let_out("Nightingale House")
    journal.words.leave_alone("may")
    journal.yardsticks.set("learning", DAY)
    journal.drafts.keep(kept.draft())
    yield journal
    journal.close()


def told(journal: Journal):
    """All that a person can see of it, but for versions: taking back an edit keeps one more."""
    plans = journal.plans.all()
    return {
        "entries": journal.entries(),
        "looks_back_at": [journal.plans.looked_back_at(head.number) for head in journal.heads()],
        "found": [
            hit.head.number for word in ("quince", "listened", "don't") for hit in journal.search(word)
        ],
        "plans": plans,
        "lives": [journal.plans.lives(plan.number) for plan in plans],
        "questions": journal.questions.all(),
        "agreements": journal.agreements.all(),
        "drafts": journal.drafts.waiting(),
        "focus": (journal.focus, journal.focus_since),
        "words": (journal.words.never_out, sorted(journal.words.left_alone)),
        "yardsticks": journal.yardsticks.days,
        "offered": {k: v for k, v in journal.asked.offered.items() if v is not None},
    }


def step(journal: Journal, kind: str, a: int, b: int) -> None:
    """Do one thing; what is not there to be changed is told by a `NotFound` and changes nothing."""
    word, on = WORDS[a % len(WORDS)], DAY + timedelta(days=a % 40)
    entries = [head.number for head in journal.heads()] or [1]
    plans = [c.number for c in journal.plans.all() if c.status is not Status.REWORDED] or [1]
    entry, plan = entries[b % len(entries)], plans[b % len(plans)]
    number = 1 + b % 6
    if kind in ("add", "edit"):
        kept = reflection(
            day=on,
            answers=(answer(word), answer("I listened")),
            plans=tuple(Plan(words=f"{word} {n}", private=n == 1) for n in range(a % 4)),
            agreements=tuple(Note(words=f"{word} {n}") for n in range(b % 3)),
            questions=tuple(Note(words=f"{n} {word}", private=bool(n)) for n in range(a % 3)),
            tags=(word.strip(),),
            room=list(Room)[a % 3],
            focus=AREAS[b % 3] if a % 5 == 0 else None,
            load=(None, "light", "heavy")[a % 3],
            offered=frozenset({AREAS[a % 3]}) if b % 4 == 0 else frozenset(),
        )
        if kind == "add":
            journal.add(kept)
        else:
            journal.edit(entry, kept if b % 2 else replace(kept, day=journal.get(entry).day))
    elif kind == "set_day":
        journal.set_day(entry, on)
    elif kind == "look_back":
        status = (Status.KEPT, Status.PARTLY, Status.OPEN, Status.LET_GO, Status.REWORDED)[a % 5]
        anew = Plan(words=f"anew {word}") if status is Status.REWORDED else None
        journal.add(reflection(day=on, follow_up=FollowUp(commitment=plan, status=status, reworded_to=anew)))
    elif kind == "move":
        journal.move(entry, list(Room)[a % 3])
    elif kind == "delete":
        journal.delete(entry)
    elif kind == "bring_back":
        journal.bin.bring_back(number)
    elif kind == "focus":
        journal.set_focus(AREAS[a % 3])
    elif kind == "discard":
        for waiting in journal.drafts.waiting():
            journal.drafts.discard(waiting.uuid)
    elif kind == "plan":
        journal.plans.add(Plan(words=word, private=bool(b % 2)), on=on)
    elif kind == "say":
        journal.plans.say(plan, (Status.KEPT, Status.PARTLY, Status.NOT_YET, Status.LET_GO)[a % 4], on=on)
    elif kind == "keep":
        journal.plans.keep(plan, on=on)
    elif kind == "reword":
        journal.plans.reword(plan, f"{word} again", on=on)
    elif kind == "drop_plan":
        journal.plans.put_away(plan)
    elif kind == "question":
        journal.questions.add(Note(words=word), on=on)
    elif kind == "asked":
        journal.questions.close(number, on=on)
    elif kind == "drop_question":
        journal.questions.put_away(number)
    elif kind == "agreement":
        journal.agreements.close(number, on=on)
    elif kind == "agreement_open":
        journal.agreements.reopen(number)
    elif kind == "mask":
        journal.words.never_let_out(word, word.upper())
    elif kind == "mask_less":
        journal.words.let_out_again(word, "Nightingale House")
    elif kind == "leave":
        journal.words.leave_alone(word)
    elif kind == "leave_less":
        journal.words.point_out_again(word, "may")
    elif kind == "yardstick":
        journal.yardsticks.set(AREAS[a % 3], on if b % 3 else None)
    else:
        raise AssertionError(kind)


def changes_of(journal: Journal) -> int:
    return int(journal._file.con.execute("SELECT count(*) FROM change WHERE undone_at IS NULL").fetchone()[0])


@pytest.mark.timeout(600 if SOAK else 120)
@settings(
    max_examples=300 if SOAK else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_any_walk_is_taken_back_to_where_it_began(begun, steps):
    begin, stack = changes_of(begun), [told(begun)]
    start = stack[0]
    for kind, a, b in steps:
        before = told(begun)
        count = changes_of(begun)
        if kind == "undo":
            if count > begin:
                begun.undo()
                assert told(begun) == stack.pop()
            continue
        try:
            step(begun, kind, a, b)
        except ReflectError as error:
            assert isinstance(error, NotFound), (kind, error)
            assert told(begun) == before
        made = changes_of(begun) - count
        if made == 0:
            assert told(begun) == before, kind
        elif made == 1:
            stack.append(before)
        else:
            stack += [before] + [None] * (made - 1)
    while changes_of(begun) > begin:
        begun.undo()
        wanted = stack.pop()
        if wanted is not None:
            assert told(begun) == wanted
    assert told(begun) == start
    assert begun.health.faults() == []
