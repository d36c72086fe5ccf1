"""How the history of exports, meetings and a try at masking look: on 40, 80 and 120 columns, in ASCII, line by line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from kit.drawn import LOOKS, WIDTHS, drawn, look, squeezed, widest

from reflect.growth.supervision import Meeting, SinceLast, hours
from reflect.masking.plan.finish import render
from reflect.masking.plan.plan import plan
from reflect.render import exports, masking, supervision
from reflect.values.exports import ExportRecord
from reflect.values.plans import Agreement, Commitment, KeptQuestion, Status

NOW = datetime(2026, 3, 6, 18, 30, tzinfo=UTC)
DAY = date(2026, 3, 6)
LONG = "When somebody tells me what to do with my day, I will take one breath and say what I can offer. " * 4
RECORD = ExportRecord(
    made_at=NOW, kind="packet", format="html", first_week="2026-W05", last_week="2026-W10", entries=(2, 14), counted=1,
    masked={"person": 41, "zip": 1, "badge": 2, "age": 0}, kept={}, sha256="0123456789abcdef" * 4, locked=True,
)  # fmt: skip
MINE = Commitment(
    number=1,
    uuid=UUID(int=1),
    words=LONG,
    status=Status.PARTLY,
    made_on=DAY,
    due_on=DAY,
    entry=2,
    said_on=DAY,
)
THEIRS = Agreement(number=2, words=LONG, made_on=DAY, entry=2, closed_on=DAY, private=True)
HELD = (
    Meeting(
        entry=2, day=DAY, mine=(MINE,), theirs=(THEIRS, replace(THEIRS, number=3, closed_on=None, private=False)),
        still_open=(KeptQuestion(number=1, words="Who?", made_on=DAY, entry=2),),
    ),
    Meeting(entry=1, day=DAY),
)  # fmt: skip
TRIED = plan(["I met Maria Delgado on March 3, and she said that the bend in the road was long. " * 3])
DRAWINGS = {
    "history": lambda _: exports.history([(RECORD, NOW), (replace(RECORD, entries=(), signed=False), NOW)]),
    "none": lambda _: exports.history([]),
    "found": lambda _: exports.found(RECORD, NOW),
    "meetings": lambda _: supervision.meetings(HELD, hours(HELD)),
    "no meetings": lambda _: supervision.meetings((), hours(())),
    "since": lambda how: supervision.since_last(SinceLast(day=DAY, mine=(MINE,) * 7, theirs=(THEIRS,)), how),
    "tried": lambda _: masking.tried(TRIED, render(TRIED)[0], still_there=0),
    "stopped": lambda _: masking.tried(TRIED, None, still_there=2),
}


@pytest.mark.parametrize("kind", LOOKS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", DRAWINGS)
def test_it_fits_and_says_the_same_at_every_width(name, width, kind):
    how = look(kind, width)
    said = drawn(DRAWINGS[name](how), width)
    assert widest(said) <= width
    assert "ascii" not in kind or said.isascii()
    if name != "since":  # what is cut depends on the width
        assert squeezed(said) == squeezed(drawn(DRAWINGS[name](look()), 80))


def test_details_are_told_by_kind_the_most_frequent_first():
    said = drawn(exports.found(RECORD, NOW))
    assert "Masked: 44 (41 names, 2 badge, 1 ZIP code). Kept by you: none." in said
    assert "  Its hash begins with 0123456789ab.\n" in said
    assert "Counts are from 1 entry." in said


def test_one_week_is_told_once():
    said = drawn(exports.found(replace(RECORD, first_week="2026-W10"), NOW))
    assert "  2026-W10, signed, locked.\n" in said


@pytest.mark.parametrize("width", [80, 60, 40, 35, 30])
def test_before_a_sitting_a_narrow_window_takes_no_word_away(width):
    usual = replace(
        MINE, words="When it goes quiet, I will wait, and breathe, and count to five before I speak at all."
    )
    said = drawn(supervision.since_last(SinceLast(day=DAY, mine=(usual,)), look(width=width)), width)
    assert widest(said) <= width
    assert usual.words in " ".join(said.split()) and "To read all of it" not in said


def test_of_what_is_very_long_the_first_words_are_said_before_a_sitting_and_where_all_of_it_is():
    long = replace(MINE, words="I will wait. " * 40)
    for kind, end in (("signs", "\u2026"), ("ascii", "...")):
        drawing = supervision.since_last(SinceLast(day=DAY, mine=(long,)), look(kind, 40))
        said = " ".join(drawn(drawing, 40).split())
        assert f"I will wait.{end} To read all of it, type: reflect supervision list" in said


def test_a_text_that_would_be_stopped_is_not_shown():
    said = drawn(masking.tried(TRIED, None, still_there=2))
    assert "The last check finds 2 details still there" in said and "How it would read" not in said
