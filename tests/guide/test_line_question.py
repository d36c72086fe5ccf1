"""Who asks for which line: single sessions for most areas, the weekly review for two, and never both."""

import json
from dataclasses import replace

import pytest
from kit.as_before import opened
from kit.packs import PACKS, PRACTICE, ask, names, question, take, walk

from reflect.guide.choices import ASKED_BY_WEEK
from reflect.guide.harvest import reflection
from reflect.guide.reopen import reopen
from reflect.values.entry import Rating

WEEKLY = ("accountability", "learning")
SESSIONS = ("quick_checkin", "post_session", "group_session")


def logged(world, pack, **answers):
    document = json.dumps({"pack": pack, "answers": answers})
    return world.run("log", "--answers", "-", "--json", stdin=document)


def counted(world):
    areas = json.loads(world.ok("growth", "--json").out)["areas"]
    return {a["area"]: a["n_ratings"] for a in areas if a["n_ratings"]}


def test_two_areas_are_asked_once_a_week():
    assert tuple(a for a in PRACTICE.areas if a in PRACTICE.asked_by_week) == WEEKLY
    assert set(PRACTICE.asked_by_session) == set(PRACTICE.areas) - set(WEEKLY)
    assert PRACTICE.ladder.by_week == set(WEEKLY)


@pytest.mark.parametrize("focus", WEEKLY)
def test_a_quick_check_in_leaves_out_a_focus_that_is_asked_by_the_week(focus):
    begun = walk(PACKS["quick_checkin"], focus=focus, spotlight="What did you try?")
    path = names(begun)
    assert "focus_rating" not in path
    assert "spotlight" in path and "load" in path
    assert "focus_rating" in names(replace(begun, occasion=replace(begun.occasion, focus="peer_focus")))


@pytest.mark.parametrize("pack", ["post_session", "group_session"])
@pytest.mark.parametrize("focus", [*WEEKLY, "peer_focus"])
def test_after_a_session_the_other_areas_are_offered_and_it_is_said_why(pack, focus):
    first = ask(walk(PACKS[pack], focus=focus), "ratings.#1")
    assert {c.id for c in first.choices} == set(PRACTICE.asked_by_session)
    assert (ASKED_BY_WEEK in first.help) == (focus in WEEKLY)
    more = ask(take(walk(PACKS[pack], focus=focus), {"ratings.#1": "safe_space"}), "ratings.#2")
    assert {c.id for c in more.choices} == set(PRACTICE.asked_by_session) - {"safe_space"}


@pytest.mark.parametrize("focus", [*WEEKLY, "peer_focus"])
def test_the_weekly_review_asks_each_area_once(focus):
    path = walk(PACKS["weekly_review"], focus=focus).path()
    rated = [a.rates for a in path if a.rates]
    assert sorted(rated) == sorted({focus, *WEEKLY})
    assert {a.rating_kind for a in path if a.rates} == {"week"}


def test_what_the_weekly_review_asks_is_counted_and_sessions_of_other_packs_are_not(world):
    logged(world, "weekly_review", learning_week=4, accountability_week=None, week_rating=3)
    logged(world, "quick_checkin", focus_rating=2)
    assert counted(world) == {"learning": 1, "connection_and_hope": 1}
    packs = world.home / "packs"
    packs.mkdir(exist_ok=True)
    own = 'pack = "own"\ntitle = "Own"\nversion = 1\nlang = "en"\nminutes = 1\n'
    (packs / "own.toml").write_text(own + question("line", "scale", rest='areas = ["learning"]'), "utf-8")
    assert logged(world, "own", line=5).code == 0
    assert counted(world) == {"learning": 1, "connection_and_hope": 1}
    assert json.loads(world.ok("show", "last", "--json").out)["ratings"][0]["value"] == 5


def test_a_week_of_an_area_stands_beside_the_others_on_a_page(world, tmp_path):
    logged(world, "weekly_review", learning_week=4, good="I asked first.")
    logged(world, "quick_checkin", focus_rating=2, keep="I waited.")
    page = tmp_path / "page.md"
    code, screen, _ = world.at_terminal("export", "--pick", "1,2", "--out", str(page))
    assert code == 0, screen
    told = page.read_text("utf-8")
    anchors = PRACTICE.areas
    assert anchors["connection_and_hope"].anchors[1].rstrip(".") in told
    assert anchors["learning"].anchors[3].rstrip(".") in told


@pytest.mark.parametrize("area", WEEKLY)
def test_an_answers_file_is_told_where_the_line_is_asked(world, area):
    world.ok("focus", area)
    refused = logged(world, "quick_checkin", focus_rating=3)
    assert refused.code != 0 and "asked once a week" in " ".join(refused.err.split())
    assert logged(world, "quick_checkin", keep="I waited.").code == 0
    taken = logged(world, "post_session", ratings={area: 3})
    assert taken.code != 0 and "this takes one of" in " ".join(taken.err.split())
    assert logged(world, "weekly_review", **{f"{area}_week": 3}).code == 0
    assert counted(world) == {area: 1}


@pytest.mark.parametrize("area", WEEKLY)
def test_to_choose_such_a_focus_says_when_it_is_asked(world, area):
    said = " ".join(world.ok("focus", area).out.split())
    assert "Its line is asked once a week: reflect log weekly_review." in said
    assert "asked once a week" in " ".join(world.ok("focus").out.split())
    assert "asked once a week" not in world.ok("focus", "peer_focus").out


def test_nothing_that_is_asked_by_the_week_is_suggested_for_a_session(world):
    for _ in range(12):
        logged(world, "post_session", headline="Quiet.", ratings={"peer_focus": 4})
    found = json.loads(world.ok("focus", "--json").out)
    assert not {a["area"] for a in found["areas"]} & set(WEEKLY)
    asked = json.loads(world.ok("week", "--json").out)["question"]
    assert asked["area"] not in WEEKLY


@pytest.mark.parametrize("pack", ["quick_checkin", "post_session"])
def test_an_entry_of_before_keeps_such_a_rating_when_it_is_opened_again(world, pack):
    """Sessions asked for these areas once; who mends such an entry loses nothing of it."""
    where = "focus_rating" if pack == "quick_checkin" else "ratings"
    logged(world, pack, **({"keep": "x"} if pack == "quick_checkin" else {"headline": "x"}))
    rating = Rating(question=where, asked="How?", area="learning", value=3, anchor="As it was.", scale=1)
    with opened(world) as journal:
        entry = replace(journal.get(1), ratings=(rating,))
    again = reopen(
        entry, pack=PACKS[pack], practice=PRACTICE, focus="learning", commitment=None, ce_categories=()
    )
    (kept,) = reflection(again).ratings
    assert (kept.area, kept.value, kept.anchor, kept.scale) == ("learning", 3, "As it was.", 1)
