"""No heading says more than the question asked whose answers stand under it."""

import json

import pytest
from kit.packs import PACKS

from reflect.render.plain.week_words import HEADINGS

SLIP = "I lost my patience and talked over somebody."
ASKS = {"helped": "helped", "remember": "remember", "good": "feel good about"}
"""What a question has to ask, so that its answers may stand under the heading of that name."""
SHOWN_FIRST = [(pack.pack, q) for pack in PACKS.values() for q in pack.questions if q.highlight]
MORNING = """
pack = "morning"
title = "Before the day"
version = 1
lang = "en"
minutes = 2

[[questions]]
id = "keep"
type = "text"
ask = "{ask}"
highlight = {highlight}
"""


def log(world, pack, **answers):
    world.ok("log", "--answers", "-", stdin=json.dumps({"pack": pack, "answers": answers}))


def sections(page):
    """Each heading of a page with the lines under it."""
    found, title = {}, ""
    for line in page.splitlines():
        if line and not line.startswith(" "):
            title = line
        elif line:
            found.setdefault(title, []).append(line.strip())
    return found


def own_heading(world):
    """The heading that the slip stands under."""
    shown = sections(world.ok("week").out)
    return next(title for title, lines in shown.items() if f'"{SLIP}"' in lines)


def test_a_slip_is_no_strength_and_a_ticked_strength_is(world):
    log(world, "quick_checkin", keep=SLIP, moments=["asked_view"])
    shown = sections(world.ok("week").out)
    assert shown["What you wanted to remember"] == [f'"{SLIP}"']
    assert shown["Strengths that you ticked"] == ["I asked how they see it"]


@pytest.mark.parametrize(("pack", "q"), SHOWN_FIRST, ids=[f"{pack}-{q.id}" for pack, q in SHOWN_FIRST])
def test_own_words_stand_under_what_was_asked(world, pack, q):
    """Each shipped question whose answer the week shows, beside the heading that it is shown under."""
    log(world, pack, **{q.id: SLIP})
    title = own_heading(world)
    assert title == HEADINGS[q.highlight]
    assert ASKS[q.highlight] in q.ask


def test_there_is_a_check_for_every_heading():
    assert set(HEADINGS) == set(ASKS)
    assert {q.highlight for _, q in SHOWN_FIRST} == set(ASKS)


@pytest.mark.parametrize(
    ("ask", "highlight", "title"),
    [
        ("What would you rather forget?", "true", "In your own words"),
        ("What helped?", '"helped"', "What you did that helped"),
    ],
)
def test_a_pack_of_ones_own_says_what_its_question_asks(world, ask, highlight, title):
    folder = world.home / "packs"
    folder.mkdir()
    file = folder / "morning.toml"
    file.write_text(MORNING.format(ask=ask, highlight=highlight), "utf-8")
    log(world, "morning", keep=SLIP)
    assert own_heading(world) == title
    # An old answer keeps its own question: what the pack asks now says nothing about it.
    file.write_text(MORNING.format(ask="Something else now?", highlight='"good"'), "utf-8")
    assert own_heading(world) == "In your own words"
    file.unlink()
    assert own_heading(world) == "In your own words"
