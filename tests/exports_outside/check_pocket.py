"""The page for a phone in a real browser, offline and at phone width: walked, sealed, taken, and gone from the browser."""

import json
import os
import random
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kit.journals import empty
from kit.world import CHEAP, PASSPHRASE, World
from outside import HERE, TOOLS

from reflect import settings
from reflect.cli.context import Context
from reflect.cli.sitting import blocks, from_phone
from reflect.guide import finishing
from reflect.guide.ask import Ask, Empty
from reflect.guide.harvest import reflection
from reflect.guide.library import Library
from reflect.guide.occasion import PERIODS, Occasion
from reflect.guide.pack import Pack
from reflect.guide.walk import Walk
from reflect.languages import languages
from reflect.pocket import packed, page
from reflect.wording import speaking

FOLDER = TOOLS / "pocket"
NOW = datetime.now(UTC)
TODAY = datetime.now().astimezone().date()
CANARY = "marmaladekestrel"
WALKS = int(os.environ.get("POCKET_WALKS", "6"))
"""So many sittings a pack, drawn anew from fixed seeds."""
LANGS = [lang for lang in page.langs() if lang in languages()]


def drawn(ask: Ask, dice: random.Random) -> object:
    """What somebody might answer: anything that is allowed there, or nothing."""
    chosen_just_now = ask.rates is not None and ask.step.part != ""
    if dice.random() < 0.2 and not chosen_just_now:
        return Empty.SKIPPED
    ids = [c.id for c in ask.choices]
    match ask.kind:
        case "select" | "confirm":
            return dice.choice(ids)
        case "multi":
            return tuple(dice.sample(ids, dice.randint(1, min(len(ids), ask.at_most or 4))))
        case "scale":
            return Empty.DID_NOT_COME_UP if ask.rates and dice.random() < 0.2 else dice.randint(1, 5)
        case "number":
            step = ask.increment or 1.0
            low = ask.lowest if ask.lowest is not None else 0.0
            return low + step * dice.randint(0, 8)
        case "date":
            assert ask.today is not None
            return str(ask.today + timedelta(days=dice.randint(0, 30) * (-1 if ask.days == "past" else 1)))
    if ask.link:
        return dice.choice(
            ("https://Example.org/course?a=1", "example.org", "doi:10.1000/182", "10.1000/182")
        )
    return f"{CANARY} {dice.randint(0, 999)} \u00e9\u00df \U0001f331 <b>&amp;\n  second line"


def step_of(walk: Walk, ask: Ask, value: object) -> tuple[Walk, dict[str, Any]]:
    """Give the answer, and what the page must show and be given there."""
    after = walk.answer(value)
    then = after.consequence(ask.step)
    step: dict[str, Any] = {
        "words": ask.words,
        "choices": [c.id for c in ask.choices] + (["not_up"] if ask.rates else []),
        "card": then.card,
        "onward": bool(then.goes_to),
        "value": None,
    }
    if value is Empty.DID_NOT_COME_UP:
        step |= {"value": "", "choice": "not_up"}
    elif isinstance(value, tuple):
        step |= {"value": list(value)}
    elif not isinstance(value, Empty):
        step |= {"value": str(value), "choice": str(value) if ask.choices else None}
    return after, step


def _pool(pack: Pack, dice: random.Random) -> tuple[str, ...]:
    """Where one question a day is asked: any one, and the two behind it for whoever skips."""
    ids, at = [q.id for q in pack.questions], dice.randrange(len(pack.questions))
    return tuple((ids * 2)[at : at + 3]) if pack.one_a_day else ()


def taken(walk: Walk, dice: random.Random, *, early: bool) -> tuple[Walk, list[dict[str, Any]]]:
    """Take a sitting to its end, or until somebody finishes before it; then only what is kept nowhere is still asked."""
    steps: list[dict[str, Any]] = []
    done = False
    while not walk.stopped and (ask := finishing.still_asked(walk) if done else walk.next()) is not None:
        walk = replace(walk, cursor=ask.step)
        walk, step = step_of(walk, ask, drawn(ask, dice))
        step["help"] = ask.help
        if early and not done and finishing.is_offered(walk.pack) and dice.random() < 0.3:
            step["finish"] = done = True
        steps.append(step)
    return walk, steps


def a_walk(pack: Pack, library: Library, seed: int) -> tuple[Walk, dict[str, Any]]:
    """Take a sitting in Python, and write down what a person would do for the same one on the page."""
    dice = random.Random(f"{pack.pack} {seed}")
    practice = library.practice
    asks_focus = (
        any("focus" in q.areas or "{focus_area}" in q.ask + q.help for q in pack.questions) or pack.spotlight
    )
    focus = dice.choice(list(practice.areas)) if asks_focus else practice.default_focus
    period = dice.choice(PERIODS)
    day = TODAY - timedelta(days=dice.randint(0, 9))
    lines = practice.spotlight.get(focus, ())
    occasion = Occasion(
        day=day, focus=focus, setting=pack.kind_of_time, period=period,
        spotlight=lines[TODAY.day % len(lines)] if pack.spotlight and lines else None,
        pool=_pool(pack, dice),
    )  # fmt: skip
    walk, steps = taken(Walk(pack, practice, occasion), dice, early=seed % 3 == 2)
    button = f"{pack.title} ({pack.minutes} min)"
    return walk, {
        "title": pack.title, "which": occasion.pool[0] if occasion.pool else "", "button": button, "focus": focus, "period": period, "day": day.isoformat(), "steps": steps,
    }  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A journal with a key for its pages."""
    folder = tmp_path_factory.mktemp("pocket") / "home"
    with empty(folder) as made:
        made.pocket.key_for_a_page()
    return folder


@pytest.fixture(scope="module")
def app(home):
    """The world of one run over that journal, as the program lays it out."""
    world = Context(
        settings=settings.Settings(home=home), environment={"REFLECT_PASSPHRASE": PASSPHRASE}, clock=lambda: NOW,
        zone_name="UTC", cost=CHEAP,
    )  # fmt: skip
    yield world
    world.close()


def page_for(packs: list[Pack], library: Library, *, key: bytes, lang: str) -> bytes:
    support = [(line.to, line.how) for line in library.crisis_lines.line]
    return page.page(packs, library.practice, support=support, key=key, lang=lang, version="1.2.3")


@pytest.fixture(scope="module")
def seen(app):
    """Every pack of every language walked on the page; with each sealed text, the walk in Python that it must equal."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    key, tasks, wanted, told = app.journal.pocket.key.public, [], {}, {}
    for lang in LANGS:
        library = Library(lang=lang)
        packs = [p for p in map(library.get, library.ids()) if not packed.why_not(p)]
        (FOLDER / f"{lang}.html").write_bytes(page_for(packs, library, key=key, lang=lang))
        with speaking(lang):
            done = [a_walk(pack, library, seed) for pack in packs for seed in range(WALKS)]
        wanted[lang] = [walk for walk, _ in done]
        told[lang] = [walk["steps"] for _, walk in done]
        tasks.append(
            {
                "id": lang,
                "file": str(FOLDER / f"{lang}.html"),
                "walks": [w for _, w in done],
                "canary": CANARY,
            }
        )
    english, quick = tasks[0], wanted["en"]
    one = next(
        w for walk, w in zip(quick, english["walks"], strict=True) if walk.pack.pack == "quick_checkin"
    )
    look = {
        **english, "id": "looked at", "walks": [one], "axe": True, "saves": True, "picture": str(FOLDER / "light"),
        "stops": {"button": one["button"], "questions": 6},
    }  # fmt: skip
    dark = {**look, "id": "dark", "dark": True, "picture": str(FOLDER / "dark"), "saves": False}
    broken = {"id": "no random numbers", "file": english["file"], "noRandom": True}
    forged = FOLDER / "forged.html"
    text = (FOLDER / "en.html").read_text("utf-8")
    forged.write_text(text.replace("The kettle is on", "The kettle is off"), encoding="utf-8")
    found = walked([*tasks, look, dark, broken, {"id": "changed", "file": str(forged), "noRandom": True}])
    return found, wanted, told


def walked(tasks: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Have the pages walked in Chromium; by id, what was seen there."""
    list_of_them = FOLDER / "tasks.json"
    list_of_them.write_text(json.dumps(tasks), encoding="utf-8")
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    done = subprocess.run(
        ["node", str(HERE / "pocket.mjs"), str(list_of_them)],
        env={**os.environ, "EXPORTS_TOOLS": str(TOOLS), "EXPORTS_CHROMIUM": browser},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    return {one["id"]: one for one in json.loads(done.stdout)}


@pytest.mark.parametrize("lang", LANGS)
def test_page_asks_what_the_program_asks_in_the_same_order(seen, lang):
    found, wanted, told = seen
    assert [walk["lost"] for walk in found[lang]["walks"]] == [""] * len(wanted[lang])
    for steps, there in zip(told[lang], found[lang]["walks"], strict=True):
        for step, shown in zip(steps, there["seen"], strict=True):
            assert sorted(shown["choices"]) == sorted(step["choices"])
            assert shown["help"] == step["help"]


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_sealed_is_taken_as_the_same_reflection(seen, app, lang):
    found, wanted, _ = seen
    sealed = 0
    for walk, there in zip(wanted[lang], found[lang]["walks"], strict=True):
        holds = reflection(walk)
        assert bool(there["block"]) == bool(holds.answers or holds.ratings or holds.moments)
        if not there["block"]:
            continue
        opened = blocks.opened(app, there["block"], "the page", again=False)
        assert opened.faults == ()
        (letter,) = opened.letters
        with app.in_language(letter.lang):
            back = from_phone.read(app, letter, "the page", day=letter.day, what_fits=False)
        assert letter.stopped == walk.stopped
        assert reflection(back.walk).answers == holds.answers
        assert (reflection(back.walk), back.unplaced, back.changed) == (holds, {}, False)
        sealed += 1
    assert sealed > len(wanted[lang]) / 2


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_readable_is_left_after_sealing(seen, lang):
    found, *_ = seen
    for there in found[lang]["walks"]:
        for kept in filter(None, (there.get("kept"), there.get("after"))):
            nothing = {"local": 0, "session": 0, "databases": 0, "cookies": "", "state": "null", "caches": 0}
            assert {key: kept[key] for key in nothing} == nothing
            assert CANARY not in kept["html"] + kept["values"]
        if there["block"]:
            assert there["block"] not in there["after"]["values"] + there["after"]["html"]
    assert found[lang]["disk"] == []


def test_page_asks_for_nothing_over_the_network(seen):
    found, *_ = seen
    for id, one in found.items():
        # What a browser draws its own field for a day with, and the sealed text that is saved, come from inside.
        own = [
            r for r in one["requests"] if not r.startswith(("blob:", "data:image/svg+xml;", "about:blank"))
        ]
        assert own == []
        assert one["said"] == [] or id == "changed"


def test_page_has_no_barrier_that_axe_knows(seen):
    found, *_ = seen
    assert found["looked at"]["axe"] == found["dark"]["axe"] == []


@pytest.mark.parametrize("lang", LANGS)
def test_each_question_has_one_heading_with_the_focus_and_fits_a_phone(seen, lang):
    found, *_ = seen
    for there in found[lang]["walks"]:
        for shown in there["seen"]:
            assert (shown["headings"], shown["focused"], shown["small"], shown["typed"]) == (1, True, 0, True)
            assert shown["wide"] <= 0


def test_sealed_text_can_be_saved_and_copied(seen):
    found, *_ = seen
    (there,) = found["looked at"]["walks"]
    assert re.fullmatch(r"reflect-pocket-[0-9a-f]{4}\.txt", there["saved"]["name"])
    assert there["saved"]["text"] == there["block"]
    assert "copied" in there["told"].lower()


def test_what_was_typed_is_gone_after_a_reload_and_after_the_way_back(seen):
    found, *_ = seen
    stops = found["looked at"]["stops"]
    for left in ("reload", "back"):
        assert CANARY not in stops[left]
        assert "Where to turn" in stops[left]
    assert CANARY not in stops["values"]
    assert found["looked at"]["disk"] == []


def test_page_stays_shut_where_it_cannot_seal(seen):
    found, *_ = seen
    assert "can't be used here" in found["no random numbers"]["first"]
    assert found["no random numbers"]["fields"] == 0


def test_page_that_was_changed_does_not_run(seen):
    found, *_ = seen
    assert found["changed"]["fields"] == 0
    assert "asleep" in found["changed"]["first"]
    assert "Content Security Policy" in " ".join(found["changed"]["said"])


def test_sealed_text_becomes_an_entry_by_the_commands_alone(seen, home, app):
    found, wanted, _ = seen
    app.close()
    app.__dict__.pop("journal", None)
    walk, there = next(
        (walk, there)
        for walk, there in zip(wanted["en"], found["en"]["walks"], strict=True)
        if there["block"] and not walk.stopped
    )
    world = World(home, now=NOW)
    file = Path(FOLDER / "block.txt")
    file.write_text(f"A mail to me:\n\n> {there['block'].replace(chr(10), chr(10) + '> ')}", encoding="utf-8")
    taken = world.run("pocket", "take", str(file), "--json")
    assert json.loads(taken.out)["taken"][0]["pack"] == walk.pack.pack
    kept = world.run("resume", "--keep")
    assert (kept.code, "Saved as 1" in kept.out) == (0, True)
    again = world.run("pocket", "take", str(file))
    assert (again.code, "you took this one on" in again.err) == (7, True)
