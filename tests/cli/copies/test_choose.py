"""`choose`: both texts are shown, one stands, and the other is never lost."""

import json
import shutil

import pytest
from kit.reviewer import write
from kit.world import World


@pytest.fixture
def world_with_a_choice(world, tmp_path):
    """Give a journal in which entry 1 was changed on two devices, the other one called "home"."""
    return with_a_choice(world, tmp_path, names=True)


def with_a_choice(world, tmp_path, *, names):
    write(world, "on both")
    other, shared = World(tmp_path / "other"), tmp_path / "shared"
    shutil.copytree(world.home, other.home)
    shared.mkdir()
    for device, text in ((world, "from here"), (other, "from there")):
        answers = json.dumps({"pack": "quick_checkin", "answers": {"keep": text}})
        device.ok("edit", "1", "--answers", "-", stdin=answers)
    other.ok("sync", str(shared), *(["--name", "home"] if names else []))
    world.ok("sync", str(shared), *(["--name", "work"] if names else []))
    return world


def said(text):
    return " ".join(text.split())


def shown(world, number=1):
    return json.loads(world.ok("show", str(number), "--versions", "--json").out)


def words(entry):
    return entry.get("entry", entry)["answers"][0]["words"]


def test_both_texts_are_shown_with_the_name_of_the_other_device(world_with_a_choice):
    stands = words(shown(world_with_a_choice))
    code, screen, _ = world_with_a_choice.types("choose", typed="1\n")
    other = ({"from here", "from there"} - {stands}).pop()
    first, _, second = screen.partition("This is the other text")
    assert code == 0
    assert stands in first and other in second
    assert f"from {'home' if other == 'from there' else 'work'}:" in second
    assert "stays as it is" in said(screen)


def test_devices_without_a_name_are_told_apart_as_this_one_and_another(world, tmp_path):
    world = with_a_choice(world, tmp_path, names=False)
    _, screen, _ = world.types("choose", typed="1\n")
    first, _, second = said(screen).partition("This is the other text")
    here, there = (first, second) if "from here" in first else (second, first)
    assert "from this device:" in here and "from another device" not in here
    assert "from another device:" in there and "from this device" not in there


@pytest.mark.parametrize("keep", ["this", "other", "both"])
def test_whatever_is_chosen_both_texts_stay_somewhere(world_with_a_choice, keep):
    world = world_with_a_choice
    stands = words(shown(world))
    other = ({"from here", "from there"} - {stands}).pop()
    world.ok("choose", "1", "--keep", keep)
    now = shown(world)
    assert words(now) == (other if keep == "other" else stands)
    assert {"from here", "from there"} <= {words(now), *(words(v) for v in now["versions"])}
    if keep == "both":
        assert words(shown(world, 2)) == other
    assert world.ok("choose").out == "No entry waits for a choice.\n"
    assert world.run("choose", "1").code == 3


@pytest.mark.parametrize("typed", ["", ":pause\n", ":skip\n"])
def test_whoever_leaves_keeps_both_and_can_come_back(world_with_a_choice, typed):
    world = world_with_a_choice
    _, screen, error = world.types("choose", typed=typed)
    assert "Both texts are kept" in said(screen + error)
    assert json.loads(world.ok("choose", "--json").out)["waiting"] == [1]


def test_without_a_terminal_it_says_how(world_with_a_choice):
    refused = world_with_a_choice.run("choose")
    assert refused.code == 5 and "--keep this" in refused.err
    assert world_with_a_choice.run("choose", "--json", "--keep", "this").code == 2
    assert world_with_a_choice.run("choose", "7").code == 3
