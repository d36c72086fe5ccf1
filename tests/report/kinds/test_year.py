"""The review of a year: what was seen, agreed and counted, with no words beside those of step-backs and agreements."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from kit.packet_sample import agreements_of, all_kept, commitment, desk, entry, rated, said

from reflect.errors import BadUsage
from reflect.report.admitted import admit
from reflect.report.build import build
from reflect.report.kinds.year import NEXT_YEAR
from reflect.report.policy import Policy
from reflect.report.report import Dots, Heading, Lines, Paragraph, Report, Said
from reflect.values.entry import Answer, Entry
from reflect.values.plans import Note, Status
from reflect.values.room import Room

SINCE, UNTIL = date(2025, 11, 17), date(2026, 11, 16)
BACK = entry(
    1,
    date(2026, 6, 3),
    pack="step_back",
    answers=(
        said("pick", "Which areas?", "Two."),
        said("tells_you", "What tells you?", "I say the limits first."),
    ),
)
PLAN = commitment(1, "I will name it.", Status.KEPT, entry=2, source="supervision", made_on=date(2026, 6, 10))


def met(number: int, day: date, hours: float | None, form: str = "", **more: Any) -> Entry:
    answers = [said("take_away", "What do you take away?", "Curiosity.")]
    if hours is not None:
        answers.append(
            Answer(question="hours", kind="number", asked="How long?", value=hours, words=str(hours))
        )
    if form:
        answers.append(Answer(question="form", kind="select", asked="How?", value=form, words=form))
    plain = {
        "pack": "supervision_record",
        "room": Room.SUPERVISION,
        "setting": None,
        "answers": tuple(answers),
    }
    return entry(number, day, **{**plain, **more})


MEETING = met(2, date(2026, 6, 10), 1.0, "one_to_one", agreements=(Note(words="Look for a room."),))
OTHERS = (met(3, date(2026, 7, 8), 1.5, "group"), met(4, date(2026, 8, 5), None))


def page(*entries: Entry, picked: tuple[int, ...] = (), signed: bool = True, **more: Any) -> Report:
    policy = Policy(kind="year", since=SINCE, until=UNTIL, picked=frozenset(picked), signed=signed, **more)
    laid = desk(entries, [PLAN], agreements=agreements_of(entries), meetings=entries, learned=entries)
    admitted = admit(laid, policy)
    return build(admitted, all_kept(admitted)).report


def blocks(report: Report, title: str) -> list[Any]:
    return [block for section in report.sections if section.title == title for block in section.blocks]


def test_it_quotes_what_was_seen_and_what_was_agreed_and_nothing_else_of_a_meeting() -> None:
    found = page(BACK, MEETING, picked=(1, 2))
    assert blocks(found, "Looking back") == [
        Heading(text="As I said it in 2026-W23"),
        Said(asked="What tells you?", words="I say the limits first."),
    ]
    agreed = [b.words for b in blocks(found, "What was agreed, and what came of it") if isinstance(b, Said)]
    assert agreed == ["I will name it.", "Look for a room."]
    assert "Curiosity" not in repr(found)
    # One that was not picked is counted: its words stay.
    counted = repr(page(BACK, MEETING))
    assert "1 done" in counted and "name it" not in counted and "limits" not in counted


def test_no_other_entry_can_be_quoted() -> None:
    with pytest.raises(BadUsage, match="quotes only"):
        page(entry(5, date(2026, 5, 5), answers=(said("keep", "?", "I waited."),)), picked=(5,))


def test_hours_of_supervision_are_added_up_as_they_were_noted() -> None:
    (told,) = blocks(page(MEETING, *OTHERS), "Supervision")
    assert told.text.startswith(
        "3 meetings noted, 2.5 hours together (1 one-to-one, 1.5 in a group). 1 meeting without a length."
    )
    assert blocks(page(OTHERS[1]), "Supervision") == [Paragraph(text="One meeting noted, without a length.")]
    assert not blocks(page(BACK), "Supervision")


@pytest.mark.parametrize(
    "hidden",
    [
        {"room": Room.PRIVATE},
        {"private_pack": True},
        {"day": date(2025, 11, 1)},
        {"answers": tuple(replace(a, private=True) for a in MEETING.answers)},
    ],
    ids=["private room", "private pack", "before the year", "private answers"],
)
def test_hours_of_what_is_private_or_of_another_year_are_not_among_them(hidden: dict[str, Any]) -> None:
    one = replace(MEETING, number=6, **hidden)
    (told,) = blocks(page(OTHERS[0], one), "Supervision")
    assert "1.5 hours" in told.text and "one-to-one" not in told.text


def test_of_some_entries_only_no_hours_are_told_since_they_would_read_as_all() -> None:
    assert not blocks(page(MEETING, narrowed=True), "Supervision")


def test_the_areas_are_drawn_by_month_and_not_on_a_page_without_a_signature() -> None:
    rates = [entry(n + 10, date(2026, n, 5), ratings=rated(peer_focus=n % 5 + 1)) for n in range(1, 10)]
    (dots,) = [b for b in blocks(page(*rates), "Growth areas") if isinstance(b, Dots)]
    assert (len(dots.months), dots.months[0].name, dots.months[-1].name) == (
        11,
        "January 2026",
        "November 2026",
    )
    unsigned = page(*rates, BACK, MEETING, signed=False)
    assert not [b for b in blocks(unsigned, "Growth areas") if isinstance(b, Dots)]
    assert "limits" not in repr(unsigned) and "Look for" not in repr(unsigned)


def test_there_is_room_for_the_next_year_and_for_both_signatures() -> None:
    found = page()
    assert [blocks(found, title)[-1] for title, _, _ in NEXT_YEAR] == [
        Lines(count=n) for _, _, n in NEXT_YEAR
    ]
    assert blocks(found, "Signatures")
