"""A page for a group: one situation with the question first, and nobody on it can be known, whatever was decided."""

from dataclasses import replace

import pytest
from kit.packet_sample import SINCE, UNTIL, all_kept, desk, entry, rated, said

from reflect.dates import iso_week
from reflect.errors import BadUsage
from reflect.masking.plan.details import Replace
from reflect.masking.plan.plan import plan
from reflect.report.admitted import Admitted, admit
from reflect.report.build import build
from reflect.report.kinds.situation import HIDES
from reflect.report.policy import Policy
from reflect.report.report import Lines, Paragraph, Report, Said
from reflect.values.entry import Entry
from reflect.values.plans import Note
from reflect.values.room import Room

TOLD = said("headline", "What was it about?", "Marisol Quintero called on March 3, 2026. I talked too long.", stage="what_happened")  # fmt: skip
ASKED = said("roadmap_question", "What would you like to ask?", "When do I share?", stage=None)
STORY = entry(1, SINCE, answers=(TOLD, ASKED, said("keep", "What stays?", "I waited.", stage="learned")), ratings=rated(peer_focus=2))  # fmt: skip
PREP = entry(
    2,
    SINCE,
    pack="supervision_prep",
    room=Room.SUPERVISION,
    answers=(
        said("want", "What do you want?", "Feedback"),
        said("win", "What to celebrate?", "I stayed.", stage="what_happened"),
        said("situation", "What situation?", "They chose another path.", stage="what_happened"),
        said("question", "What to ask?", "How do I stay curious?"),
        said("so_far", "What have you tried?", "I named it.", stage="made_of_it"),
        said("ask", "What would help?", "A day off."),
        said("wellness_line", "What should your supervisor know?", "I sleep badly."),
    ),
    questions=(Note(words="How do I stay curious?"), Note(words="Who else is on call?")),
)


def admitted(*entries: Entry, picked: frozenset[int] = frozenset({1}), named: bool = False) -> Admitted:
    policy = Policy(kind="situation", since=SINCE, until=UNTIL, picked=picked, signed=True, named=named)
    return admit(desk(entries, name="Dana Rivers"), policy)


def page(*entries: Entry, picked: frozenset[int] = frozenset({1}), named: bool = False) -> Report:
    through = admitted(*entries, picked=picked, named=named)
    return build(through, all_kept(through)).report


def told(report: Report) -> dict[str, list[str]]:
    """The title of each section -> what is said there."""
    return {s.title: [b.words if isinstance(b, Said) else b.text for b in s.blocks if isinstance(b, Said | Paragraph)] for s in report.sections}  # fmt: skip


def test_the_question_comes_first_and_the_rest_in_the_order_of_a_reflection() -> None:
    found = page(STORY)
    assert [s.title for s in found.sections] == [
        "", "My question", "The situation, in general terms", "What I make of it", "What I need from the group",
        "What I take with me from the group",
    ]  # fmt: skip
    assert told(found)["My question"] == ["When do I share?"]
    assert told(found)["What I make of it"] == ["I waited."]


def test_where_nothing_was_written_there_are_lines_to_write_on() -> None:
    found = page(entry(1, SINCE))
    lined = [s.title for s in found.sections if any(isinstance(b, Lines) for b in s.blocks)]
    assert lined == [s.title for s in found.sections if s.title]


def test_what_was_written_for_the_supervisor_stays_out() -> None:
    found = told(page(PREP, picked=frozenset({2})))
    assert found["My question"] == ["How do I stay curious?", "Who else is on call?"]
    assert found["The situation, in general terms"] == ["They chose another path."]
    assert found["What I tried or thought of so far"] == ["I named it."]
    assert not {"I stayed.", "A day off.", "I sleep badly.", "Feedback"} & {
        t for s in found.values() for t in s
    }
    # What stands nowhere is not asked about either.
    assert not any("sleep" in text for text in admitted(PREP, picked=frozenset({2})).texts)


def test_people_and_dates_are_masked_also_where_they_were_kept() -> None:
    found = told(page(STORY))["The situation, in general terms"]
    assert found == ["Person 1 called on [date]. I talked too long."]
    built = build(through := admitted(STORY), all_kept(through))
    assert (dict(built.masked), dict(built.kept)) == ({"person": 1, "date": 1}, {})
    assert HIDES.on_page in built.report.foot


def test_words_of_ones_own_stay_in_the_place_of_a_name() -> None:
    through = admitted(STORY)
    made = plan(through.texts)
    made = made.decide(next(s for s in made.spans() if s.kind == "person"), Replace("Somebody"))
    assert "Somebody called on [date]" in repr(build(through, made).report)


def test_no_week_no_rating_and_no_name_of_the_writer_is_on_it() -> None:
    found = repr(page(STORY))
    assert iso_week(SINCE) not in found and "2026" not in found and "tenth week" not in found
    assert "peer" not in repr(page(STORY).sections[1:])
    assert "Dana" not in found
    assert page(STORY, named=True).sections[0].blocks[0] == Paragraph(text="From: Dana Rivers")


@pytest.mark.parametrize(
    ("entries", "picked"),
    [
        ((STORY,), ()),
        ((STORY, replace(STORY, number=3)), (1, 3)),
        ((replace(STORY, pack="supervision_record"),), (1,)),
    ],
    ids=["none", "two", "the record of a meeting"],
)
def test_it_is_about_one_entry_that_is_no_record_of_a_meeting(
    entries: tuple[Entry, ...], picked: tuple[int, ...]
) -> None:
    with pytest.raises(BadUsage):
        admitted(*entries, picked=frozenset(picked))
