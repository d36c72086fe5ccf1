"""What kept coming up, on a page for others: ideas of the fixed list, counted over what may be shared, never a word of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from kit.packet_sample import SINCE, all_kept, desk, entry, policy, said

from reflect.growth.lexicon import Lexicon
from reflect.guide import concepts
from reflect.report.admitted import admit
from reflect.report.build import build
from reflect.report.gate.entries import IDEAS_THAT_STAY
from reflect.report.report import Bullets
from reflect.values.entry import Entry
from reflect.values.plans import Note
from reflect.values.room import Room

IDEAS = Lexicon(concepts.load())
QUIET = "I stayed quiet and let them think."
TITLE = "What kept coming up"


def weekly(words: str, weeks: int, **more: Any) -> list[Entry]:
    """One entry a week that tells of the same."""
    return [
        entry(
            n + 1,
            SINCE + timedelta(weeks=n),
            **{"answers": (said("keep", "What do you want to remember?", words),), **more},
        )
        for n in range(weeks)
    ]


def told(entries: list[Entry], *, signed: bool = True, ideas: Lexicon | None = IDEAS, **more: Any) -> Any:
    """The lines of that section, or None if the page has no such section."""
    allowed = replace(policy(signed=signed), **more)
    admitted = admit(desk(entries, ideas=ideas), allowed)
    report = build(admitted, all_kept(admitted)).report
    found = [section for section in report.sections if section.title == TITLE]
    return next((b.items for s in found for b in s.blocks if isinstance(b, Bullets)), None)


def test_an_idea_is_told_by_its_name_and_out_of_how_many() -> None:
    assert told([*weekly(QUIET, 3), entry(9, SINCE)]) == ("Silence and pace (in 3 of 4 entries)",)


def test_it_takes_three_entries_in_three_weeks() -> None:
    assert told(weekly(QUIET, 2)) is None
    assert told([replace(e, day=SINCE) for e in weekly(QUIET, 3)]) is None


def test_no_sentence_of_an_entry_that_was_not_picked_stands_on_the_page() -> None:
    allowed = policy()
    admitted = admit(desk(weekly(QUIET, 4), ideas=IDEAS), allowed)
    assert admitted.texts == ()
    assert "let them think" not in str(build(admitted, all_kept(admitted)).report)


@pytest.mark.parametrize(
    "hidden",
    [
        {"room": Room.PRIVATE},
        {"private_pack": True},
        {"pack": "self_care"},
        {"answers": (said("keep", "What?", QUIET, private=True),)},
        {"answers": (said("keep", "What?", QUIET, areas=("self_care",)),)},
        {"answers": (said("keep", "What?", QUIET),), "questions": (Note(words=QUIET, private=True),)},
    ],
)
def test_what_is_private_is_not_counted(hidden: dict[str, Any]) -> None:
    """With the control beside it: the same weeks without the hidden part are told."""
    assert told(weekly(QUIET, 4, **hidden)) is None
    assert told(weekly(QUIET, 4)) == ("Silence and pace (in 4 of 4 entries)",)


def test_tags_and_moods_are_no_ideas() -> None:
    assert told(weekly("Nothing.", 4, tags=("silence", "quiet"))) is None


def test_how_somebody_is_doing_stays_with_them() -> None:
    assert IDEAS.concepts.keys() >= IDEAS_THAT_STAY
    tired = "I was tired, and upset, and I stayed quiet."
    assert set(IDEAS.found([tired])) >= IDEAS_THAT_STAY
    assert told(weekly(tired, 4)) == ("Silence and pace (in 4 of 4 entries)",)


@pytest.mark.parametrize(
    "without", [{"signed": False}, {"ideas": None}, {"kind": "account", "picked": frozenset({1})}]
)
def test_only_a_signed_packet_tells_them(without: dict[str, Any]) -> None:
    assert told(weekly(QUIET, 4), **without) is None


def test_at_most_six_are_told_in_the_order_in_which_they_first_came_up() -> None:
    all_of_them = " ".join(c.stems[0].removesuffix("*") for c in IDEAS.concepts.values())
    few = told([*weekly(all_of_them, 3), *(replace(e, number=e.number + 50) for e in weekly(QUIET, 4))])
    assert len(few) == 6
    assert few[0] == "Silence and pace (in 7 of 7 entries)"
