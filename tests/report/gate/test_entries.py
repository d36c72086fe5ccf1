"""The gate: a private thing cannot become a `Shareable`, and nothing else makes one."""

import ast
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kit import packet_canary as canary
from kit.packet_sample import LADDER, PRIVATE, SINCE, agreements_of, commitment, entry, rated, said, ticked

import reflect
from reflect.dates import iso_week
from reflect.errors import ExitCode, Protected
from reflect.report.gate import shareable
from reflect.report.gate.entries import admit, admit_agreements, admit_all, admit_commitments, admit_ratings
from reflect.report.gate.learning import admit_learning, open_pages
from reflect.report.gate.shareable import Shareable, SharedAgreement, SharedCommitment, SharedLearning
from reflect.values.entry import Answer, Entry
from reflect.values.ladder import Ladder
from reflect.values.plans import Agreement, Commitment, Note, Status
from reflect.values.room import Room

NOTHING: frozenset[int] = frozenset()


@pytest.mark.parametrize("picked", [True, False])
@pytest.mark.parametrize("number", [canary.PRIVATE_ROOM, canary.SELF_CARE])
def test_private_entry_is_refused_picked_or_not(number: int, picked: bool) -> None:
    found = next(e for e in canary.journal()[0] if e.number == number)
    with pytest.raises(Protected) as refused:
        admit(found, picked=picked, private_areas=PRIVATE, ladder=LADDER)
    assert refused.value.exit_code is ExitCode.PROTECTED
    assert not canary.CANARY.search(refused.value.message + refused.value.hint)


@pytest.mark.parametrize(
    "private",
    [{"room": Room.PRIVATE}, {"private_pack": True}, {"pack": "self_care"}],
    ids=["room", "own page", "page"],
)
def test_each_thing_that_makes_an_entry_private_is_enough(private: dict[str, Any]) -> None:
    open_to_all = replace(
        canary.journal()[0][0], room=Room.PRACTICE, private_pack=False, pack="quick_checkin"
    )
    assert admit(open_to_all, picked=True, private_areas=PRIVATE, ladder=LADDER)
    with pytest.raises(Protected):
        admit(replace(open_to_all, **private), picked=True, private_areas=PRIVATE, ladder=LADDER)


def test_private_entries_that_were_not_picked_are_left_out() -> None:
    shared = admit_all(canary.journal()[0], NOTHING, private_areas=PRIVATE, ladder=LADDER)
    assert [entry.pack for entry in shared] == [
        "quick_checkin",
        "post_session",
        "supervision_prep",
        "supervision_record",
        "learning_reflection",
    ]


def test_one_private_pick_refuses_the_whole() -> None:
    with pytest.raises(Protected):
        admit_all(
            canary.journal()[0],
            frozenset({canary.PICKED, canary.PRIVATE_ROOM}),
            private_areas=PRIVATE,
            ladder=LADDER,
        )


@pytest.mark.parametrize("number", canary.SHARED)
def test_entry_that_was_not_picked_gives_no_words_of_its_own(number: int) -> None:
    found = next(e for e in canary.journal()[0] if e.number == number)
    shared = admit(found, picked=False, private_areas=PRIVATE, ladder=LADDER)
    assert canary.CANARY.findall(repr(shared)) == []


@pytest.mark.parametrize("number", [canary.PICKED, canary.PREP, canary.RECORD])
def test_picked_entry_gives_its_own_words_and_nothing_private(number: int) -> None:
    found = next(e for e in canary.journal()[0] if e.number == number)
    shared = admit(found, picked=True, private_areas=PRIVATE, ladder=LADDER)
    agreed = admit_agreements(agreements_of([found]), [found], picked=frozenset({number}))
    assert set(canary.CANARY.findall(repr((shared, agreed)))) == {
        c for c in canary.ALLOWED if str(number) in c
    }


def test_no_shared_value_has_a_field_for_what_must_stay() -> None:
    stays = {
        "private",
        "room",
        "day",
        "written_at",
        "zone",
        "number",
        "uuid",
        "tags",
        "title",
        "entry",
        "made_on",
    }
    for name in vars(shareable):
        kind = getattr(shareable, name)
        if name.startswith("Share") and isinstance(kind, type):
            assert stays.isdisjoint(field.name for field in fields(kind)), name


def test_nothing_else_in_the_program_makes_a_shared_value() -> None:
    """Private cannot pass, because there is one door; this test is its frame."""
    for path in Path(reflect.__file__).parent.rglob("*.py"):
        if path.parent.name == "gate":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).rpartition(".")[2]
                assert not called.startswith("Share"), f"{path}:{node.lineno}"


def test_every_field_of_an_entry_was_thought_about() -> None:
    """A new field of these values must be decided at the gate, and get a canary, before this passes again."""
    assert {f.name for f in fields(Entry)} == {
        *("uuid", "number", "pack", "pack_version", "title", "day", "written_at", "zone", "room", "setting"),
        *(
            "tags",
            "answers",
            "ratings",
            "moments",
            "commitments",
            "agreements",
            "questions",
            "private_pack",
            "load",
        ),
    }
    assert {f.name for f in fields(Answer)} == {
        *("question", "kind", "asked", "value", "words", "private", "highlight", "stage", "areas"),
        "guideline",
    }
    assert {f.name for f in fields(Agreement)} == {
        *("number", "words", "made_on", "entry", "closed_on", "let_go", "private"),
    }
    assert {f.name for f in fields(Commitment)} == {
        *("number", "uuid", "words", "status", "made_on", "due_on", "areas", "private", "entry", "source"),
        *("closed_on", "reworded_from", "pack", "said_on", "asked_on", "said_privately"),
    }


def test_did_not_come_up_is_not_a_rating() -> None:
    shared = admit(
        entry(1, SINCE, ratings=rated(peer_focus=None, safe_space=4)),
        picked=False,
        private_areas=PRIVATE,
        ladder=LADDER,
    )
    assert [(rating.area, rating.value) for rating in shared.ratings] == [("safe_space", 4)]


def test_only_what_its_area_is_asked_by_and_by_the_lines_of_today_stands_in_the_dots_and_counts_in_a_label() -> (
    None
):
    """Line 4 of other lines is another thing, and a week is another measure than a session."""
    (now,) = rated(peer_focus=4)
    old, week = replace(now, scale=1), replace(now, kind="week")
    by_week = Ladder(scale=LADDER.scale, by_week=frozenset({"safe_space"}))
    asked_by_week = [replace(one, area="safe_space") for one in (now, week)]
    found = entry(1, SINCE, ratings=(old, now, week, *asked_by_week))
    shared = admit(found, picked=True, private_areas=PRIVATE, ladder=by_week)
    told = [(rating.area, rating.value, rating.by_week) for rating in shared.ratings]
    assert told == [("peer_focus", 4, False), ("safe_space", 4, True)]
    counted = admit_ratings([found], private_areas=PRIVATE, ladder=by_week)
    assert counted == ((SINCE, "peer_focus", 4), (SINCE, "safe_space", 4))


def test_setting_that_is_in_no_list_stays() -> None:
    assert (
        admit(entry(1, SINCE, setting="Ward 7"), picked=True, private_areas=PRIVATE, ladder=LADDER).setting
        is None
    )
    assert (
        admit(entry(1, SINCE, setting="group"), picked=True, private_areas=PRIVATE, ladder=LADDER).setting
        == "group"
    )


def test_answer_that_made_moments_is_told_by_the_moments_only() -> None:
    both = Answer(
        question="moments",
        kind="multi",
        asked="Which of these were true for you?",
        value=("asked_view", "ran_empty"),
        words="I asked how they see it, I was running on empty",
    )
    shared = admit(
        entry(1, SINCE, answers=(both,), moments=ticked("asked_view", "ran_empty")),
        picked=True,
        private_areas=PRIVATE,
        ladder=LADDER,
    )
    assert shared.answers == ()
    assert [moment.id for moment in shared.moments] == ["asked_view"]


def test_blank_answers_and_notes_are_no_answers() -> None:
    blank = entry(1, SINCE, answers=(said("keep", "What?", " \n"),), agreements=(Note(words=" "),))
    shared = admit(blank, picked=True, private_areas=PRIVATE, ladder=LADDER)
    assert shared.answers == ()
    assert admit_agreements(agreements_of([blank]), [blank], picked=frozenset({1})) == ()


@pytest.mark.parametrize(
    ("hours", "counted"),
    [
        (1.5, 1.5),
        (2, 2.0),
        (0, None),
        (-1, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
    ],
)
def test_hours_of_learning_are_a_sensible_number_or_nothing(hours: float, counted: float | None) -> None:
    answer = Answer(question="hours", kind="number", asked="How many hours?", value=hours, words="")
    learned = entry(1, SINCE, pack="learning_reflection", answers=(answer,))
    assert [one.hours for one in through(learned)] == [counted]
    assert through(replace(learned, pack="post_session")) == ()


def through(*pages: Entry, courses: bool = True) -> tuple[SharedLearning, ...]:
    return admit_learning(open_pages(pages, private_areas=PRIVATE), courses=courses, names={})


def test_private_answers_about_learning_stay() -> None:
    source = Answer(
        question="source", kind="select", asked="How?", value="x", words="Supervision", private=True
    )
    hours = Answer(question="hours", kind="number", asked="How many?", value=2.0, words="2", private=True)
    learned = entry(1, SINCE, pack="learning_reflection", answers=(source, hours))
    assert through(learned) == (SharedLearning(week=iso_week(SINCE)),)


@pytest.mark.parametrize("how", [{"room": Room.PRIVATE}, {"private_pack": True}])
def test_private_pages_about_learning_stay(how: dict[str, Any]) -> None:
    assert through(entry(1, SINCE, pack="learning_reflection", **how)) == ()


def test_the_day_of_a_course_decides_unless_it_is_private() -> None:
    def on(**more: Any) -> Entry:
        day = Answer(question="on", kind="date", asked="?", value="2026-01-07", words="2026-01-07", **more)
        return entry(1, SINCE, pack="learning_reflection", answers=(day,))

    assert [one.week for one in through(on())] == ["2026-W02"]
    assert [one.week for one in through(on(private=True))] == [iso_week(SINCE)]


def commitments(*given: Commitment, picked: frozenset[int] = NOTHING) -> tuple[SharedCommitment, ...]:
    homes = (entry(1, SINCE), entry(2, SINCE, room=Room.PRIVATE))
    return admit_commitments(given, homes, picked=picked, private_areas=PRIVATE)


def test_commitment_is_counted_and_quoted_only_with_its_entry() -> None:
    plan = commitment(1, "When it gets quiet, I will wait.", Status.KEPT, entry=1)
    assert commitments(plan) == (SharedCommitment(status=Status.KEPT),)
    assert commitments(plan, picked=frozenset({1})) == (
        SharedCommitment(status=Status.KEPT, words="When it gets quiet, I will wait."),
    )


def test_an_answer_stays_in_whole_where_one_line_of_it_made_something_private() -> None:
    listed = said("plan", "What will you try?", "- Wait first.\n- Ask Marisol.")
    for private, stays in ((False, 1), (True, 0)):
        plan = commitment(1, "Ask Marisol.", Status.OPEN, entry=1, private=private)
        home = entry(1, SINCE, answers=(listed,), commitments=(plan,))
        told = admit(home, picked=True, private_areas=PRIVATE, ladder=LADDER)
        assert len(told.answers) == stays


def test_commitment_without_an_entry_is_never_quoted() -> None:
    assert commitments(commitment(1, "Wait.", entry=None), picked=frozenset({1})) == (
        SharedCommitment(status=Status.OPEN),
    )
    assert commitments(commitment(1, "Wait.", entry=99), picked=frozenset({99})) == (
        SharedCommitment(status=Status.OPEN),
    )


@pytest.mark.parametrize("why", [{"private": True}, {"areas": ("self_care",)}, {"entry": 2}])
def test_private_commitment_is_not_even_counted(why: dict[str, Any]) -> None:
    private = commitment(1, "Rest.", **{"entry": 1, **why})
    assert commitments(private, picked=frozenset({1, 2})) == ()


AGREED = Agreement(number=1, words="A quiet room.", made_on=SINCE, entry=1)


def agreements(*given: Agreement, picked: frozenset[int] = NOTHING) -> tuple[SharedAgreement, ...]:
    homes = (
        entry(1, SINCE),
        entry(2, SINCE, room=Room.PRIVATE),
        entry(3, SINCE, pack="self_care"),
        entry(4, SINCE, private_pack=True),
    )
    return admit_agreements(given, homes, picked=picked)


def test_agreement_is_counted_with_how_it_stands_and_quoted_only_with_its_entry() -> None:
    assert agreements(AGREED) == (SharedAgreement(status=Status.OPEN),)
    done = replace(AGREED, closed_on=SINCE)
    assert agreements(done, picked=frozenset({1})) == (
        SharedAgreement(status=Status.KEPT, words="A quiet room."),
    )
    assert agreements(replace(AGREED, entry=99), picked=frozenset({99})) == (
        SharedAgreement(status=Status.OPEN),
    )


@pytest.mark.parametrize("why", [{"private": True}, {"entry": 2}, {"entry": 3}, {"entry": 4}])
def test_private_agreement_is_not_even_counted(why: dict[str, Any]) -> None:
    assert agreements(replace(AGREED, **why), picked=frozenset({1, 2, 3, 4})) == ()


def test_week_is_the_iso_week() -> None:
    assert iso_week(date(2026, 1, 1)) == "2026-W01"
    assert iso_week(date(2027, 1, 3)) == "2026-W53"
    assert isinstance(admit(entry(1, SINCE), picked=False, private_areas=PRIVATE, ladder=LADDER), Shareable)
