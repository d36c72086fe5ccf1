"""A pack of one's own, asked for question by question: what comes of it can be answered, and nothing is lost or written over."""

import json
import os
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import LIBRARY

from reflect.cli.given.new_form import NewForm
from reflect.guide.ask import Empty

TITLE, MINUTES, PRIVATE, SETTING = "After the ride\n\n", "3\n", "y\n", ":skip\n"
ONE = "What did you hear?\n\n1\n"
PICKED = "How was your body?\n\n2\nTense\nCalm\n\n"
END, WRITE = "\n", "1\n"


def written(world, id="after_the_ride"):
    return tomllib.loads((world.home / "packs" / f"{id}.toml").read_text())


def test_a_pack_is_written_and_can_be_answered(world):
    said = world.ok(
        "packs", "new", "--plain", stdin=TITLE + MINUTES + PRIVATE + SETTING + ONE + PICKED + END + WRITE
    ).out
    assert "To answer it, type: reflect log after_the_ride" in said
    assert written(world)["questions"] == [
        {"id": "what_did_you_hear", "type": "text", "ask": "What did you hear?"},
        {"id": "how_was_your_body", "type": "select", "ask": "How was your body?", "options": [["tense", "Tense"], ["calm", "Calm"]]},
    ]  # fmt: skip
    assert written(world)["private"] and written(world)["minutes"] == 3
    world.ok("log", "after_the_ride", "--plain", stdin="The quiet.\n\n2\n1\n")
    assert [a["value"] for a in json.loads(world.ok("show", "1", "--json").out)["answers"]] == [
        "The quiet.",
        "calm",
    ]
    if os.name == "posix":
        assert (world.home / "packs" / "after_the_ride.toml").stat().st_mode & 0o777 == 0o600


def test_a_second_one_of_the_same_name_gets_another_file(world):
    for _ in range(2):
        world.ok("packs", "new", "--plain", stdin=TITLE + MINUTES + PRIVATE + SETTING + ONE + END + WRITE)
    assert written(world, "after_the_ride_2")["pack"] == "after_the_ride_2"
    world.ok(
        "packs", "new", "--plain", stdin="Quick checkin\n\n" + MINUTES + PRIVATE + SETTING + ONE + END + WRITE
    )
    assert "after_the_ride" in world.ok("packs", "list").out and written(world, "quick_checkin_2")


def test_what_asks_who_somebody_is_is_asked_anew_and_what_was_typed_stays(world):
    typed = TITLE + MINUTES + PRIVATE + SETTING + "What is the caller's name?\n\n" + ONE + END + WRITE
    said = " ".join(world.ok("packs", "new", "--plain", stdin=typed).out.split())
    assert "This asks for the name of somebody else." in said
    assert "Your answer so far: What is the caller's name?" in said
    assert [q["ask"] for q in written(world)["questions"]] == ["What did you hear?"]


def test_whoever_stops_half_way_may_keep_the_questions_that_are_whole(world):
    typed = TITLE + MINUTES + PRIVATE + SETTING + ONE + "How was your body?\n\n:pause\n"
    stopped = world.run("packs", "new", "--plain", stdin=typed + "n\n")
    assert stopped.code == 130 and "Nothing was written." in stopped.err
    assert not (world.home / "packs").exists()
    world.ok("packs", "new", "--plain", stdin=typed + "y\n")
    assert [q["id"] for q in written(world)["questions"]] == ["what_did_you_hear"]


@pytest.mark.parametrize(
    "typed", [":pause\n", TITLE + MINUTES + ":pause\n", TITLE + MINUTES + PRIVATE + SETTING + ":pause\n"]
)
def test_before_a_question_is_whole_nothing_is_written_and_that_is_said(world, typed):
    stopped = world.run("packs", "new", "--plain", stdin=typed)
    assert stopped.code == 130 and "Nothing was written." in stopped.err


def test_nothing_is_written_where_nobody_can_be_asked_or_the_input_ends(world):
    assert (
        world.run("packs", "new", "--no-input").code == 5
        or world.run("packs", "new", no_input=True).code == 5
    )
    ended = world.run("packs", "new", "--plain", stdin=TITLE)
    assert ended.code == 5 and "Nothing was written." in ended.err
    assert not (world.home / "packs").exists()


WORDS = st.text(min_size=1, max_size=80)


@given(
    WORDS,
    st.lists(
        st.tuples(WORDS, st.sampled_from(["text", "select", "multi", "confirm", "number", "date"]), WORDS),
        max_size=4,
    ),
)
def test_whatever_is_typed_makes_a_pack_that_checks_or_is_refused_in_words(title, questions):
    form = NewForm("en", frozenset(LIBRARY.ids()))
    answers = {"title": title, "private": "no"}
    for n, (words, kind, option) in enumerate(questions, 1):
        answers |= {f"words{n}": words, f"kind{n}": kind, f"options{n}": f"{option}\nSomething else"}
    while (ask := next((a for a in form.path() if a.step not in form.given), None)) is not None:
        value = answers.get("".join(ask.step), Empty.SKIPPED)
        try:
            form = form.answer(ask, ask.accept(value) if isinstance(value, str) else value)
        except ValueError as error:
            assert str(error)[0].isupper() or "hidden" in str(error)
            form = replace(form, given={**form.given, ask.step: Empty.SKIPPED})
    if form.whole and isinstance(form.given.get(next(form.path()).step), str):
        assert LIBRARY.check(Path("x.toml"), form.toml().encode()).pack == form.id
