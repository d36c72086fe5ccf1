"""How plans and questions look: on 40, 80 and 120 columns, in ASCII, line by line."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from kit.drawn import LOOKS, WIDTHS, drawn, look, squeezed, widest

from reflect.render import plans
from reflect.values.plans import Commitment, KeptQuestion, Life, Outcome, Status

DAY = date(2026, 3, 6)
LONG = (
    "When somebody tells me what to do with my day, I will take one breath and then say what I can offer. "
    * 3
)


def plan(number, words, **more):
    frame = {
        "uuid": UUID(int=number),
        "status": Status.OPEN,
        "made_on": DAY,
        "due_on": DAY + timedelta(days=7),
    }
    return Commitment(number=number, words=words, **{**frame, **more})


GOING = (
    plan(1, "When it goes quiet, I will wait.", entry=4),
    plan(2, LONG, entry=9, source="supervision", status=Status.PARTLY),
    plan(11, "Rest at noon.", private=True),
)
CLOSED = (
    plan(3, "Call the warm line first.", status=Status.LET_GO, closed_on=DAY, entry=1),
    plan(4, "Ask one question.", status=Status.KEPT, closed_on=DAY, private=True),
)
LINE = (
    Life(
        commitment=plan(1, "Count to five.", status=Status.REWORDED, closed_on=DAY, entry=4),
        outcomes=(
            Outcome(day=DAY, status=Status.NOT_YET, entry=5),
            Outcome(day=DAY, status=Status.OPEN),
            Outcome(day=DAY, status=Status.REWORDED),
        ),
    ),
    Life(commitment=plan(5, "Wait.", entry=4, reworded_from=1, private=True)),
)
ASKED = (
    KeptQuestion(number=1, words="How do I say no?", made_on=DAY, entry=2),
    KeptQuestion(number=2, words=LONG, made_on=DAY, private=True),
)
DRAWINGS = {
    "plans": lambda _: plans.plans(GOING, CLOSED, to_settle={1}),
    "closed": lambda _: plans.plans((), CLOSED, to_settle=()),
    "none": lambda _: plans.plans((), (), to_settle=()),
    "life": lambda _: plans.life(LINE, shown=5),
    "planned": lambda how: plans.planned(GOING, how, more=4),
    "questions": lambda _: plans.questions(
        ASKED, (KeptQuestion(number=3, words="q", made_on=DAY, closed_on=DAY),)
    ),
    "kept": lambda how: plans.kept_questions(ASKED, how, more=1),
}


@pytest.mark.parametrize("kind", LOOKS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DRAWINGS)
def test_it_fits_every_screen_and_says_the_same_words(name, width, kind):
    said = drawn(DRAWINGS[name](look(kind, width)), width)
    assert widest(said) <= width
    if "ascii" not in kind or name not in ("planned", "kept"):  # those may end in dots
        assert squeezed(said) == squeezed(drawn(DRAWINGS[name](look()), 200))
    if "ascii" in kind:
        assert said.isascii()


def test_the_list_reads_like_this():
    assert (
        drawn(DRAWINGS["plans"](look()))
        == f"""\
What you want to try

Plan 1
  When it goes quiet, I will wait.
  Made on Friday 6 March 2026, in entry 4. Look back from Friday 13 March 2026.
  Still useful? Type: reflect try keep 1, reword 1 or drop 1

Plan 2, partly done
{wrapped(LONG)}
  Made on Friday 6 March 2026, in supervision (entry 9). Look back from Friday \n  13 March 2026.

Plan 11 (stays with you)
  Rest at noon.
  Made on Friday 6 March 2026. Look back from Friday 13 March 2026.

Closed lately

Plan 3, let go
  Call the warm line first.
  On Friday 6 March 2026.

Plan 4, done (stays with you)
  Ask one question.
  On Friday 6 March 2026.

To say how one went: reflect try done N, partly N, not-yet N or drop N
"""
    )


def wrapped(text):
    from reflect.render.words import indented, words

    return drawn(indented(words(text))).rstrip("\n")


def test_a_life_reads_like_this():
    assert (
        drawn(DRAWINGS["life"](look()))
        == """\
Plan 5, open (stays with you)
  Wait.
  Made on Friday 6 March 2026, in entry 4. Look back from Friday 13 March 2026.

How it went
  Friday 6 March 2026: first said, as plan 1
    Count to five.
  Friday 6 March 2026: not yet (entry 5)
  Friday 6 March 2026: goes on
  Friday 6 March 2026: said another way, as plan 5 (stays with you)
    Wait.
"""
    )


@pytest.mark.parametrize("width", [*WIDTHS, 60, 35, 30])
def test_a_narrow_window_takes_no_word_of_a_plan_or_a_question_away(width):
    how, usual = look(width=width), LONG[:202]
    for draw, kept in (
        (plans.planned, plan(1, usual)),
        (plans.kept_questions, replace(ASKED[0], words=usual)),
    ):
        said = drawn(draw([kept], how, more=0), width)
        assert widest(said) <= width
        assert said.split()[-len(usual.split()) :] == usual.split()


@pytest.mark.parametrize("width", WIDTHS)
def test_of_a_very_long_plan_the_first_words_are_said_and_where_all_of_it_is(width):
    said = " ".join(drawn(plans.planned(GOING[1:2], look(width=width), more=0), width).split())
    assert said == f"You planned: {LONG[:295].strip()}\u2026 To read all of it, type: reflect try"
    said = " ".join(drawn(plans.kept_questions(ASKED, look("ascii", width), more=0), width).split())
    assert said.endswith("... (stays with you) To read all of it, type: reflect ask")
    short = " ".join(drawn(plans.planned(GOING, look(width=width), more=4), width).split())
    assert "(stays with you) And 4 more: reflect try" in short


def test_a_text_of_many_lines_stays_on_its_own_line():
    said = drawn(plans.planned([plan(1, "one\n\n\n\ntwo\x1b[2J\u202e")], look(), more=0))
    assert said == "You planned: one two\u241b[2J\\u{202e}\n\n"
