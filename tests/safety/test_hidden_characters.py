"""No control character is kept, by whatever door; what an earlier version kept can still be read, changed and shared."""

import json
from dataclasses import replace

import pytest
from cli.asking.guided.test_layout import asked
from kit.as_before import keep_as_before
from kit.keyboard import is_hidden
from kit.screens import ENTER, begun

from reflect.cli.asking.contract import Move
from reflect.cli.sitting.review import _menu
from reflect.guide.ask import Ask, Step

TEXT = Ask(step=Step("a"), kind="text", words="What helped?")
HIDDEN = ["\x00", "\x07", "\x0e", "\x1a", "\x1b[31m", "\x7f", "\x9b", "\ufffe", "\uffff"]
RED = "I \x1b[31mwaited\x1b[0m\x1a a\x07 while"


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_file_and_a_pipe_are_refused_with_the_place_and_nothing_is_kept(world, hidden):
    canary = f"first line\ncanary{hidden}"
    document = json.dumps({"pack": "quick_checkin", "answers": {"keep": canary}})
    for arguments, given in (
        (("log", "--answers", "-"), document),
        (("try", "add", "-"), canary),
        (("ask", "add", "-"), canary),
        (("mask", "add", "-"), canary),
    ):
        said = world.run(*arguments, stdin=given)
        assert said.code == 7, (arguments, said)
        assert "line 2" in said.err and f"U+{ord(hidden[0]):04X}" in said.err
        assert "canary" not in said.err + said.out
    assert json.loads(world.ok("list", "--json").out)["entries"] == []
    assert json.loads(world.ok("try", "--json").out)["commitments"] == []


def test_what_is_typed_line_by_line_is_kept_without_them(world):
    world.ok("log", "--plain", stdin=f"1\ngood\n\n{RED}\nup\x1b[A and on\n\n4\n\n:skip\n\nn\n1\n")
    answers = json.loads(world.ok("show", "last", "--json").out)["answers"]
    assert next(a["value"] for a in answers if a["question"] == "keep") == "I waited a while\nup and on"


def test_what_is_typed_or_pasted_at_a_menu_terminal_is_kept_without_them():
    assert asked(TEXT, f"so \x1b[200~{RED}\x1b[201~\x11\x16\x1c!" + ENTER) == "so I waited a while!"


def test_an_answer_of_an_earlier_time_is_read_and_changed_and_loses_no_word(world):
    keep_as_before(world, sits="good", keep=RED)
    for command in (("show", "1"), ("list",), ("week",)):
        said = world.ok(*command)
        assert "waited" in said.out
        assert not is_hidden(said.out)
    assert "waited" in world.ok("show", "1", "--json").out
    assert asked(TEXT, " longer" + ENTER, earlier=RED) == "I waited a while longer"
    # Through the review to another answer: this one stays exactly as it was.
    said = world.ok("edit", "1", "--plain", stdin="2\n1\n5\n1\n1\n")
    answers = {a["question"]: a["value"] for a in json.loads(world.ok("show", "1", "--json").out)["answers"]}
    assert answers["keep"] == RED, said.out


@pytest.mark.parametrize("key", ["\x04", "\x0f", "\x1b\r", "\x1b\n", "\x13", "\x11"])
def test_at_the_review_nothing_is_skipped_or_decided_by_a_key_that_means_nothing_there(key):
    walk = replace(begun("quick_checkin"), given={Step("keep"): "words"})
    assert asked(_menu(walk), key + "4" + ENTER) == "draft"


def test_at_the_review_line_by_line_a_skip_is_not_offered_and_not_done(world):
    said = world.ok("log", "--plain", stdin="1\ngood\n\nwords\n\n4\n\n:skip\n\nn\n:skip\n1\n")
    review = said.out.split("What would you like to do?")[1]
    assert "This one can't be left empty." in review
    assert "Type a number. :back, :pause or :help." in review
    assert Move.SKIP.value not in review.split("This one")[0]
