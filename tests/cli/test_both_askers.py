"""The same answers in both askers make the same entry, question by question, in every pack."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from cli.screen_kit import begun, log_guided, log_plain, plan, sampled, skipped, wandering
from conftest import SOAK
from guide.kit import PACKS

from reflect.guide.harvest import reflection

pytestmark = pytest.mark.timeout(60)
every_pack = pytest.mark.parametrize("pack", PACKS)
WANDERS = range(int(__import__("os").environ.get("W", 1)))


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
    if turns[-1].ask.step.question != "review":
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
    assert "Nothing was written, so nothing was kept." in guided.out
    assert "Nothing was written, so nothing was kept." in plain.out
    assert everything(worlds[0]) == everything(worlds[1]) == before


@every_pack
@pytest.mark.parametrize("trial", WANDERS)
def test_back_and_forth_makes_the_same_entry(two, pack, trial, monkeypatch):
    monkeypatch.setenv("LINES", ("16", "24", "50")[(trial + len(pack)) % 3])
    onward = {id for q in PACKS[pack].questions for id in q.goes_to}
    turns, walk = plan(begun(pack), wandering(f"{pack} {trial}", onward=frozenset(onward)))
    entry = take_in_both(two(pack), pack, turns)
    if entry is not None and entry["pack"] == pack:
        says(entry, walk)
