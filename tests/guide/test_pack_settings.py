"""Every set of questions about a session knows what kind of time it was; the others say that they have none."""

import json

import pytest
from kit.packs import PACKS

from reflect.values.room import SETTINGS

ABOUT_A_SESSION = {
    "quick_checkin", "post_session", "group_session", "hard_session", "phone_line", "after_crisis", "outreach",
}  # fmt: skip


def log(world, file, *options, **more):
    """Keep the sample of a pack, without the setting that its file names; gives the setting that was kept."""
    document = json.loads(file.read_text("utf-8"))
    document.pop("setting", None)
    document["answers"] |= more
    kept = world.ok("log", "--answers", "-", "--json", *options, stdin=json.dumps(document)).out
    return json.loads(kept)["setting"]


def begin(world, pack, *typed):
    """Answer some questions and pause; gives what was said, on one line."""
    stdin = "".join(f"{line}\n" for line in (*typed, ":pause"))
    return " ".join(world.run("log", pack, "--plain", stdin=stdin).out.split())


def found_by(world, setting):
    listed = json.loads(world.ok("list", "--json", "--setting", setting).out)["entries"]
    return [entry["pack"] for entry in listed]


@pytest.mark.parametrize("id", sorted(set(PACKS) - {"follow_up"}))
def test_a_sitting_about_a_session_has_a_kind_of_time_and_the_others_have_none(world, answers, id):
    pack = PACKS[id]
    asks = [q for q in pack.questions if q.sets == "setting"]
    said = " ".join(world.ok("packs", "show", id).out.split())
    if id not in ABOUT_A_SESSION:
        assert log(world, answers(id)) is None
        assert pack.setting == "none" and "It is not about one session, so it has no kind of time." in said
    elif asks:
        assert log(world, answers(id), **{asks[0].id: "group"}) == "group"
        assert [option for option, _ in asks[0].options] == list(SETTINGS)
        assert "Kind of time: it asks." in said
    else:
        assert log(world, answers(id)) == pack.setting
        assert f"Kind of time: {SETTINGS[pack.setting]}." in said
    for setting in {"group", pack.kind_of_time or "group"}:
        there = id in ABOUT_A_SESSION and setting == (pack.kind_of_time or "group")
        assert found_by(world, setting) == ([id] if there else [])


def test_a_look_back_at_a_plan_is_about_no_session_either():
    assert PACKS["follow_up"].setting == "none"


def test_after_a_group_it_is_a_group_also_line_by_line(world):
    begin(world, "group_session", "1")
    world.ok("resume", "--keep")
    assert found_by(world, "group") == ["group_session"]


@pytest.mark.parametrize("id", ["group_session", "post_session", "weekly_review"])
def test_what_is_said_on_the_command_line_wins(world, answers, id):
    assert log(world, answers(id), "--setting", "phone_online") == "phone_online"


def test_a_detour_is_about_the_same_time(world):
    """Heavy, so through `hard_session` first: it does not ask a second time what kind of time it was."""
    said = begin(world, "quick_checkin", "2", "heavy", "1", "1", "1", "1", "tired")
    assert said.count("What kind of time was this?") == 1, said
    assert "In one plain line, what made it hard for you?" in said
    for _ in range(2):
        world.ok("resume", "1", "--keep")
    assert sorted(found_by(world, "group")) == ["hard_session", "quick_checkin"]


def test_a_detour_to_a_page_about_no_session_takes_no_kind_of_time_along(world):
    begin(world, "quick_checkin", "2", "heavy", "2", "3")
    for _ in range(2):
        world.ok("resume", "1", "--keep")
    assert found_by(world, "group") == ["quick_checkin"]
    assert "self_care" in [e["pack"] for e in json.loads(world.ok("list", "--json").out)["entries"]]
