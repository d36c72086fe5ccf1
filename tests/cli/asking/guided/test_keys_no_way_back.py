"""Where no question comes before, none is offered: a key that a screen names does something, and typed words stay."""

import json

import pytest
from safety.test_terminal import BACK, CTRL_C, Person

pytestmark = pytest.mark.terminal
PAGE = ("export", "--pick", "1", "--since", "january", "--out", "never-written.md")
ANSWERS = {"pack": "quick_checkin", "answers": {"keep": "I went slowly with Marisol."}}


@pytest.fixture
def page(world):
    """A journal with one entry that names somebody."""
    world.ok("log", "--answers", "-", stdin=json.dumps(ANSWERS))
    return world


def foot(person):
    """The line of keys of a guided question, as it comes next."""
    person.child.expect("Enter next[^\r\n]*")
    return person.child.after


def test_a_review_offers_to_go_back_only_where_that_leads_somewhere(page):
    person = Person(page, *PAGE).sees("Who will read it?")
    assert "Shift+Tab" not in foot(person)
    # Whoever presses it all the same loses nothing of what is typed.
    person.types("Lin", BACK, "da", "\r")
    while person.child.expect_exact(["Press Enter to read on", "may point to someone"]) == 0:
        person.types("\r")
    assert "Shift+Tab back" in foot(person)
    person.types("\r").sees("a role or an event")
    assert "Shift+Tab back" in foot(person)
    person.types("y", "\r").sees("Which words give it away?")
    assert "Shift+Tab back" in foot(person)
    person.types("slowly", "\r").sees("That is masked on this page now.")
    person.types(CTRL_C).sees("Nothing was written").leaves()
    Person(page, *PAGE, "--plain").sees("for Linda").types(CTRL_C).leaves()


def test_line_by_line_back_is_no_answer_and_takes_nothing_away(page):
    person = Person(page, *PAGE, "--plain").sees("Who will read it?", ":help").types(":back\r")
    person.sees("There is no question before this one.").types("Linda\r").sees(
        "may point to someone", "for more."
    )
    person.types("\r").sees("a role or an event", ":pause or :help.")
    person.types("y\r").sees("Which words give it away?", "for more.").types("slowly\r\r")
    person.sees("That is masked on this page now.")
    person.types(CTRL_C).sees("Nothing was written").leaves()
