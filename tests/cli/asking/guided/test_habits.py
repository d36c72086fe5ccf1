"""What fingers do after a key that answered at once must not answer the next question. The clock is given."""

from dataclasses import replace

import pytest
from kit.screens import Attentive, typist
from kit.world import ROOT, Terminal

from reflect.cli.asking.contract import Move
from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.cli.asking.guided.habits import GRACE, Habits
from reflect.cli.screen import Screen
from reflect.guide.ask import Ask, Choice, Step


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def after_a_digit():
    """The question after one that a 1 answered stands on the screen."""
    habits = Habits(Clock())
    habits.stands()
    habits.answered("1")
    habits.stands()
    return habits


def test_one_enter_right_after_belongs_to_the_question_before(after_a_digit):
    assert after_a_digit.enter_is_due
    after_a_digit.let_enter_go()
    assert not after_a_digit.enter_is_due


def test_an_enter_a_while_after_is_meant(after_a_digit):
    after_a_digit.clock.now += GRACE
    assert not after_a_digit.enter_is_due


def test_a_question_after_an_enter_hears_each_enter():
    habits = Habits(Clock())
    habits.stands()
    assert not habits.enter_is_due


def test_only_the_next_question_is_looked_at(after_a_digit):
    after_a_digit.stands()
    assert not after_a_digit.enter_is_due and not after_a_digit.is_held("1")


def test_a_key_that_is_held_down_answers_once_however_long(after_a_digit):
    for _ in range(100):
        after_a_digit.clock.now += GRACE / 2
        assert after_a_digit.is_held("1")
    assert not after_a_digit.is_held("2")
    after_a_digit.clock.now += GRACE
    assert not after_a_digit.is_held("1")


# At the questions themselves

MENU = replace(
    Ask.one_of(
        Step("a"), "Which?", [Choice(id, id.title()) for id in ("ash", "birch", "cedar")], default="birch"
    ),
    at_once=True,
)


def replies(pressed, *asks):
    """What each of these questions is answered with, where all of the keys come at once."""
    with typist(Attentive()) as press:
        asker = GuidedAsker(Screen(Terminal(), Terminal()))
        press(pressed)
        return [asker.ask(ask, place=None, earlier=None) for ask in asks]


def test_a_digit_with_the_enter_of_old_days_answers_one_question():
    assert replies("3\r" + "1\r", MENU, MENU) == ["cedar", "ash"]


def test_a_digit_alone_answers_and_arrows_still_take_an_enter():
    assert replies("31" + "\r" + "\x1b[B\r", MENU, MENU, MENU) == ["cedar", "ash", "cedar"]


def test_a_held_digit_only_moves_the_mark_after_its_first_answer():
    assert replies("3333" + "\x1b[A" + "\r\r", MENU, MENU) == ["cedar", "birch"]


def test_without_leave_a_digit_or_a_yes_waits_for_enter():
    sure = Ask.yes_no(Step("sure"), "Really?")
    assert replies("31\r" + "yn\r", replace(MENU, at_once=False), sure) == ["ash", "no"]


@pytest.mark.parametrize(("words", "key"), [(("No", "Yes"), "y"), (("No", "Sí"), "s")])
def test_yes_is_its_own_first_letter(words, key):
    ask = replace(
        Ask.yes_no(Step("sure"), "Really?"),
        choices=(Choice("no", words[0]), Choice("yes", words[1])),
        default="",
        at_once=True,
    )
    assert replies(key + "n", ask, ask) == ["yes", "no"]
    assert replies("\x04", ask) == [Move.SKIP]


def test_ten_lines_are_as_they_were():
    ten = replace(
        MENU, choices=tuple(Choice(f"c{n}", f"Line {n} {'x' * (n == 7)}") for n in range(10)), default="c0"
    )
    assert replies("x\r", ten) == ["c7"]


def test_nothing_before_a_page_for_others_or_before_it_is_deleted_is_answered_by_one_key():
    cli = ROOT / "reflect" / "cli"
    places = (
        *(cli / "sharing").glob("*.py"),
        cli / "given" / "consent.py",
        cli / "given" / "gentle.py",
        cli / "commands" / "init.py",
    )
    assert len(places) > 20
    assert not [place.name for place in places if "at_once" in place.read_text("utf-8")]
