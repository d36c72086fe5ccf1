"""The same answers in both askers make the same entry, question by question, in every pack."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from kit.packs import PACKS
from kit.screens import (
    ENTER,
    Turn,
    begun,
    keys,
    lines,
    log_guided,
    log_plain,
    plan,
    sampled,
    skipped,
    typist,
    wandering,
    was_kept,
)
from kit.turns import in_turn
from kit.world import SOAK, Terminal

from reflect.cli.asking.contract import Move
from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.cli.asking.plain import PlainAsker
from reflect.cli.screen import Screen
from reflect.guide.ask import Ask, Empty, Step
from reflect.guide.harvest import reflection

pytestmark = pytest.mark.timeout(60)
every_pack = pytest.mark.parametrize("pack", PACKS)
WANDERS = range(50 if SOAK else 1)


@pytest.fixture
def two(world, answers):
    """Give two worlds that are alike, ready for a pack: a follow-up looks back at a plan of ten days ago."""

    def make(pack):
        if PACKS[pack].follows_up:
            world.ok("log", "--answers", str(answers("quick_checkin")))
            world.now += timedelta(days=10)
        copy = world.home.with_name("copy")
        shutil.copytree(world.home, copy)
        return world, replace(world, home=copy)

    return make


def document(world, number):
    """What an entry says, but for what is its own: its id, its number, its minute."""
    said = json.loads(world.ok("show", str(number), "--json").out)
    return {key: value for key, value in said.items() if key not in ("uuid", "number", "written_at")}


def everything(world):
    """All entries with all that is in them, and the plans and questions that came of them."""
    numbers = [e["number"] for e in json.loads(world.ok("list", "--limit", "99", "--json").out)["entries"]]
    return {number: document(world, number) for number in numbers}


def take_in_both(worlds, pack, turns):
    guided, plain = worlds
    log_guided(guided, pack, "--date", "2026-03-06", turns=turns)
    log_plain(plain, pack, "--date", "2026-03-06", turns=turns)
    if not was_kept(turns):
        for world in worlds:
            world.ok("resume", "--keep")
    entries = everything(guided)
    assert entries == everything(plain)
    assert "no draft" in guided.ok("resume").out
    assert "no draft" in plain.ok("resume").out
    return entries.get(max(entries, default=0))


def says(entry, walk):
    """The entry holds what the walk holds, no more and no less."""
    kept = reflection(walk)
    answers = [(a.question, list(a.value) if isinstance(a.value, tuple) else a.value) for a in kept.answers]
    assert [(a["question"], a["value"]) for a in entry["answers"]] == answers
    ratings = [(r.question, r.area, r.value) for r in kept.ratings]
    assert [(r["question"], r["area"], r["value"]) for r in entry["ratings"]] == ratings
    assert [m["id"] for m in entry["moments"]] == [m.id for m in kept.moments]


@every_pack
def test_sample_answers_make_the_same_entry(two, pack):
    turns, walk = plan(begun(pack), sampled(pack))
    entry = take_in_both(two(pack), pack, turns)
    assert entry["pack"] == pack
    says(entry, walk)


@every_pack
def test_skipping_everything_ends_well_and_keeps_nothing(two, pack):
    turns, _ = plan(begun(pack), skipped)
    worlds = two(pack)
    before = everything(worlds[0])
    guided = log_guided(worlds[0], pack, "--date", "2026-03-06", turns=turns)
    plain = log_plain(worlds[1], pack, "--date", "2026-03-06", turns=turns)
    assert "so there was nothing to keep" in guided.out
    assert "so there was nothing to keep" in plain.out
    assert everything(worlds[0]) == everything(worlds[1]) == before


@pytest.mark.parametrize("pack", in_turn(list(PACKS), 8))
@pytest.mark.parametrize("trial", WANDERS)
def test_back_and_forth_makes_the_same_entry(two, pack, trial, monkeypatch):
    monkeypatch.setenv("LINES", ("16", "24", "50")[(trial + len(pack)) % 3])
    onward = {id for q in PACKS[pack].questions for id in q.goes_to}
    turns, walk = plan(begun(pack), wandering(f"{pack} {trial}", onward=frozenset(onward)))
    entry = take_in_both(two(pack), pack, turns)
    if not walk.stopped and was_kept(turns):
        says(entry, walk)


# Single questions, passed again


def both(ask, earlier, *, keys, typed):
    """The replies of the guided and the plain asker to one question."""
    with typist() as press:
        press(keys)
        guided = GuidedAsker(Screen(Terminal(), Terminal())).ask(ask, place=None, earlier=earlier)
    plain = PlainAsker(Screen(Terminal(), Terminal()), Terminal(typed)).ask(ask, place=None, earlier=earlier)
    return [Empty.SKIPPED if reply is Move.SKIP else reply for reply in (guided, plain)]


def asked(pack, question):
    """A question of a pack, as it is asked when the ones before it were skipped."""
    return next(t.ask for t in plan(begun(pack), skipped)[0] if t.ask.step.question == question)


@pytest.mark.parametrize(
    ("pack", "question", "earlier"),
    [
        ("quick_checkin", "focus_rating", Empty.DID_NOT_COME_UP),
        ("quick_checkin", "focus_rating", Empty.SKIPPED),
        ("quick_checkin", "focus_rating", 3),
        ("quick_checkin", "sits", Empty.SKIPPED),
        ("quick_checkin", "sits", "heavy"),
        ("quick_checkin", "moments", ("their_pace", "rushed")),
        ("quick_checkin", "moments", Empty.SKIPPED),
        ("quick_checkin", "keep", Empty.SKIPPED),
        ("quick_checkin", "keep", "  one\n\ntwo"),
        ("weekly_review", "next_focus", "learning"),
        ("weekly_review", "next_focus", Empty.SKIPPED),
        ("supervision_prep", "wellness", Empty.SKIPPED),
        ("supervision_prep", "wellness", "yes"),
        ("supervision_record", "on", "2026-02-03"),
        ("supervision_record", "on", Empty.SKIPPED),
        ("supervision_record", "hours", 11.75),
        ("supervision_record", "hours", Empty.SKIPPED),
    ],
)
def test_enter_alone_leaves_what_was_answered_as_it_is(pack, question, earlier):
    assert both(asked(pack, question), earlier, keys=ENTER, typed="\n") == [earlier, earlier]


def test_a_text_ends_with_its_last_word_whatever_was_typed_after_it():
    ask, words = asked("quick_checkin", "keep"), "  one\n\ntwo"
    assert both(ask, f"{words} \n ", keys=ENTER, typed="\n") == [words, words]
    assert both(ask, None, keys=f"  two \x1b{ENTER}  {ENTER}", typed=":more\n  two \n\n:end\n\n") == [
        "  two",
        "  two",
    ]


def test_the_usual_answer_is_for_a_question_that_was_not_asked_yet():
    assert both(asked("supervision_prep", "wellness"), None, keys=ENTER, typed="\n") == ["no", "no"]


def test_a_long_number_comes_back_as_it_was():
    ask = Ask(step=Step("n"), kind="number", words="How many?")
    assert both(ask, 1234567.25, keys=ENTER, typed="\n") == [1234567.25, 1234567.25]


def test_all_ticks_can_move_from_the_last_choices_to_the_first_though_only_three_may_stand():
    ask = asked("quick_checkin", "moments")
    ids = [c.id for c in ask.choices]
    turn = Turn(ask, tuple(ids[-3:]), tuple(ids[:3]))
    typed = "\n".join(lines(turn)) + "\n"
    assert both(ask, turn.earlier, keys=keys(turn), typed=typed) == [turn.reply, turn.reply]
