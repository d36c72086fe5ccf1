"""The draft of a sitting: once it has become an entry it is no draft any more, whatever stops what is said of it."""

import json

import pytest

from reflect.cli.asking.plain import PlainAsker

SITTING = "1\ngood\n7 8\nI stayed with the quince silence.\n\n4\n\n:skip\nWhen it is quiet, I will wait.\n\n"


class LeavesAt(PlainAsker):
    """Ctrl-C comes while this is told."""

    said = ""

    def tell(self, text):
        if text.startswith(self.said):
            raise KeyboardInterrupt
        super().tell(text)


def left_at(world, said, *command, stdin):
    def make(app):
        asker = LeavesAt(app.screen, app.stdin)
        asker.said = said
        return asker

    return world.run(*command, stdin=stdin, make_asker=make)


def drafts(world):
    return world.ok("resume").out


@pytest.mark.parametrize("bring", ["y\n", "n\n"])
def test_what_was_saved_is_no_draft_though_it_could_not_be_said(world, bring):
    left_at(world, "Saved as", "log", stdin=f"{SITTING}{bring}\n")
    assert len(json.loads(world.ok("list", "--json").out)["entries"]) == 1
    assert "There is no draft waiting." in drafts(world)


def test_what_was_thrown_away_is_no_draft_though_it_could_not_be_said(world):
    left_at(world, "It is in the bin", "log", stdin=f"{SITTING}y\n5\ny\n")
    assert json.loads(world.ok("list", "--json").out)["entries"] == []
    assert "There is no draft waiting." in drafts(world)


def test_what_was_left_before_it_was_saved_is_a_draft(world):
    said = left_at(world, "Saved as", "log", stdin=SITTING)
    assert "Your draft is kept." in said.out + said.err
    assert "There is no draft waiting." not in world.run("resume").out
