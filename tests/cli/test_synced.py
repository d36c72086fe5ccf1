"""A journal in a folder that a service copies while one writes: said at the set-up, by `where`, and before a meeting."""

import pytest
from kit.world import World


@pytest.fixture
def carried(tmp_path):
    """Give a world whose home is where such a service copies."""
    return World(tmp_path / "Nextcloud" / "reflect")


def said(text):
    return " ".join(text.split())


def test_the_set_up_and_where_say_so_and_what_to_do_instead(carried):
    told = said(carried.ok("init", "--no-input").err)
    assert "a folder that Nextcloud copies while you write" in told
    assert "reflect sync FOLDER" in told
    assert "a folder that Nextcloud copies while you write" in said(carried.ok("where").out)


def test_an_ordinary_folder_is_not_warned_of(empty_world):
    assert "copies while you write" not in empty_world.ok("init", "--no-input").err
    assert "copies while you write" not in empty_world.ok("where").out


def test_a_meeting_in_the_folder_around_the_journal_is_warned_of(world, tmp_path):
    inside = tmp_path / "around"
    inside.mkdir()
    world.home.rename(inside / "home")
    told = World(inside / "home").ok("sync", str(inside))
    assert "Your journal itself is in that folder." in said(told.err)
