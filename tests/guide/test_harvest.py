"""What a sitting leaves behind: what is kept, what it is about, and for whom. Nothing else comes out."""

import dataclasses
from itertools import chain

import pytest
from kit.packs import DAY, FOCUS, PACKS, PRACTICE, commitment, pack, question, take, walk

from reflect.guide.ask import Empty
from reflect.guide.harvest import reflection
from reflect.guide.walk import Walk
from reflect.values.entry import Reflection
from reflect.values.plans import FollowUp, Note, Plan, Status
from reflect.values.room import Room

SITS = question("sits", "select", rest='options = [["good", "Good"], ["heavy", "Heavy"]]')
NEXT = question("next", "select", rest='options_from = "growth_areas"')


def kept(
    *questions: str, answers: dict[str, object] | None = None, top: str = "", **occasion: object
) -> Reflection:
    return reflection(take(walk(pack(*questions, top=top), **occasion), answers or {}))


def private(form: Reflection) -> dict[str, bool]:
    return {a.question: a.private for a in form.answers}


def test_an_answer_keeps_the_words_that_were_shown() -> None:
    answer = kept(SITS + 'stage = "felt"\nareas = ["lived_experience"]', answers={"sits": "heavy"}).answers[0]
    assert (answer.asked, answer.value, answer.words) == ("What did you notice?", "heavy", "Heavy")
    assert (answer.kind, answer.stage, answer.areas, answer.highlight) == (
        "select",
        "felt",
        ("lived_experience",),
        False,
    )


def test_the_frame_of_an_entry() -> None:
    form = kept(question("q"), top='room = "supervision"', tags=("one", "two"), setting="group")
    assert (form.pack, form.pack_version, form.title, form.day) == ("tried", 1, "Tried", DAY)
    assert (form.room, form.tags, form.setting) == (Room.SUPERVISION, ("one", "two"), "group")
    assert (form.focus, form.follow_up, form.private_pack) == (None, None, False)


def test_a_skipped_question_leaves_nothing() -> None:
    form = kept(SITS, question("q"), question("n", "number"), answers={"q": "   "})
    assert form.answers == ()


def test_skipped_rating_is_empty_not_zero() -> None:
    rated = question("rated", "scale", rest='areas = ["focus"]')
    assert kept(rated).ratings == ()
    [did_not] = kept(rated, answers={"rated": None}).ratings
    assert did_not.value is None and did_not.anchor == ""
    [line] = kept(rated, answers={"rated": 2}).ratings
    assert (line.value, line.anchor, line.area) == (2, PRACTICE.areas[FOCUS].anchors[1], FOCUS)


def test_a_growth_rating_is_a_rating_and_no_answer() -> None:
    form = kept(question("rated", "scale", rest='areas = ["focus"]\nrates = "week"'), answers={"rated": 3})
    assert form.answers == () and form.ratings[0].kind == "week"


def test_energy_is_an_answer_and_never_a_rating() -> None:
    form = reflection(take(walk(PACKS["self_care"]), {"energy": 2}))
    assert form.ratings == ()
    assert (form.answers[0].value, form.answers[0].words) == (2, "Low")


def test_two_chosen_areas_leave_two_ratings_and_no_answer() -> None:
    two = question("two", "scale", ask="Pick a line.", rest="repeat = 2")
    form = kept(
        two,
        answers={
            "two.#1": "lived_experience",
            "two.lived_experience": 4,
            "two.#2": "safe_space",
            "two.safe_space": None,
        },
    )
    assert form.answers == ()
    assert [(r.area, r.value) for r in form.ratings] == [("lived_experience", 4), ("safe_space", None)]


def test_an_area_that_was_chosen_and_not_rated_leaves_nothing() -> None:
    assert (
        kept(question("two", "scale", rest="repeat = 2"), answers={"two.#1": "lived_experience"}).ratings
        == ()
    )


def test_then_and_now_are_told_apart() -> None:
    answers = {"pick": ["lived_experience"], "then.lived_experience": 2, "now.lived_experience": 4}
    form = reflection(take(walk(PACKS["step_back"]), answers))
    assert [(r.kind, r.value) for r in form.ratings] == [("then", 2), ("now", 4)]


def test_a_moment_carries_its_own_area_and_kind() -> None:
    form = reflection(take(walk(PACKS["quick_checkin"]), {"moments": ["gave_advice", "ran_empty"]}))
    assert [(m.id, m.area, m.kind, m.private) for m in form.moments] == [
        ("gave_advice", "respect_and_choice", "edge", False),
        ("ran_empty", "self_care", "edge", True),
    ]
    assert "moments" not in private(form)


def test_the_setting_that_was_answered_becomes_the_setting() -> None:
    assert reflection(take(walk(PACKS["quick_checkin"]), {"setting": "team"})).setting == "team"
    assert reflection(take(walk(PACKS["quick_checkin"], setting="group"), {})).setting == "group"
    assert reflection(take(walk(PACKS["quick_checkin"]), {})).setting is None


def test_the_area_that_was_chosen_becomes_the_focus() -> None:
    assert (
        reflection(take(walk(PACKS["weekly_review"]), {"next_focus": "lived_experience"})).focus
        == "lived_experience"
    )
    assert reflection(take(walk(PACKS["weekly_review"]), {})).focus is None


def test_a_highlight_is_marked() -> None:
    form = kept(question("a", rest="highlight = true"), question("b"), answers={"a": "x", "b": "y"})
    assert [a.highlight for a in form.answers] == [True, False]


def test_the_spotlight_answer_is_about_the_focus() -> None:
    begun = walk(PACKS["quick_checkin"], spotlight="What helped?", focus="lived_experience")
    [answer] = reflection(take(begun, {"spotlight": "waiting"})).answers
    assert (answer.question, answer.asked, answer.value) == ("spotlight", "What helped?", "waiting")
    assert (answer.stage, answer.areas, answer.private) == ("made_of_it", ("lived_experience",), False)


# What comes of it


def test_a_text_can_become_a_plan_an_agreement_or_a_question() -> None:
    form = reflection(
        take(walk(PACKS["supervision_record"]), {"i_will": "call", "they_will": "ask", "still_open": "who?"})
    )
    assert form.plans == (Plan(words="call", areas=("accountability", FOCUS), source="supervision"),)
    assert form.agreements == (Note(words="ask"),)
    assert form.questions == (Note(words="who?"),)


@pytest.mark.parametrize(
    ("said", "plans"),
    [
        ("- wait\n- ask first\n", ["wait", "ask first"]),
        ("1. wait\n\n2) ask first", ["wait", "ask first"]),
        ("\u2022 wait\n* ask first", ["wait", "ask first"]),
        ("When it is loud,\nI will wait.", ["When it is loud,\nI will wait."]),
        ("- wait", ["- wait"]),
        ("- wait\nand ask", ["- wait\nand ask"]),
        ("- wait\n- ", ["- wait\n- "]),
        ("-5\n-6", ["-5\n-6"]),
    ],
)
def test_a_list_becomes_one_plan_for_each_line_and_nothing_else_does(said: str, plans: list[str]) -> None:
    form = kept(question("p", rest='creates = "commitment"'), answers={"p": said})
    assert [plan.words for plan in form.plans] == plans
    assert [answer.words for answer in form.answers] == [said]


def test_a_plan_of_ones_own_comes_from_the_entry() -> None:
    [plan] = kept(question("p", rest='creates = "commitment"'), answers={"p": "wait"}).plans
    assert (plan.words, plan.source, plan.private) == ("wait", "entry", False)


def test_an_empty_plan_is_no_plan() -> None:
    assert kept(question("p", rest='creates = "commitment"'), answers={"p": " \n"}).plans == ()


def follow(**answers: object) -> Reflection:
    return reflection(take(walk(PACKS["follow_up"], commitment=commitment()), answers))


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("did", Status.KEPT),
        ("partly", Status.PARTLY),
        ("not_yet", Status.NOT_YET),
        ("no_chance", Status.OPEN),
        ("changed", Status.LET_GO),
    ],
)
def test_each_outcome_says_what_became_of_the_plan(answer: str, status: Status) -> None:
    assert follow(status=answer).follow_up == FollowUp(commitment=4, status=status)


def test_a_later_outcome_stands_over_an_earlier_one() -> None:
    assert follow(status="not_yet", now_what="let_go").follow_up == FollowUp(
        commitment=4, status=Status.LET_GO
    )
    assert follow(status="not_yet", now_what="keep").follow_up == FollowUp(
        commitment=4, status=Status.NOT_YET
    )


def test_a_plan_that_is_said_anew_keeps_its_areas_and_gains_new_ones() -> None:
    form = follow(status="partly", now_what="smaller", new_words="one breath")
    assert form.plans == ()
    assert form.follow_up is not None and form.follow_up.status is Status.REWORDED
    assert form.follow_up.reworded_to == Plan(words="one breath", areas=("safe_space", "accountability"))


def test_a_plan_from_supervision_stays_from_supervision_when_said_anew() -> None:
    back = walk(PACKS["follow_up"], commitment=commitment(source="supervision"))
    form = reflection(take(back, {"status": "partly", "now_what": "reword", "new_words": "x"}))
    assert form.follow_up is not None and form.follow_up.reworded_to is not None
    assert form.follow_up.reworded_to.source == "supervision"


def test_wanting_other_words_without_writing_any_keeps_the_plan() -> None:
    assert follow(status="partly", now_what="reword").follow_up == FollowUp(
        commitment=4, status=Status.PARTLY
    )


def test_nothing_said_is_nothing_changed() -> None:
    assert follow().follow_up is None
    assert reflection(take(walk(PACKS["follow_up"]), {"status": "did"})).follow_up is None


# For whom


def test_private_questions_and_their_branches_stay_private() -> None:
    form = kept(
        SITS + "private = true",
        question("deep", rest='show_if = "sits == heavy"'),
        question("open"),
        answers={"sits": "heavy", "deep": "x", "open": "y"},
    )
    assert private(form) == {"sits": True, "deep": True, "open": False}
    assert form.room is Room.PRACTICE


def test_a_private_pack_is_always_private() -> None:
    for room in (None, *Room):
        form = reflection(take(walk(PACKS["self_care"], room=room), {"plan": "tea", "put_down": "x"}))
        assert form.room is Room.PRIVATE and form.private_pack
        assert all(a.private for a in form.answers) and form.plans[0].private


def test_the_room_that_was_asked_for_stands_over_the_packs_own() -> None:
    assert kept(question("q"), room=Room.SUPERVISION).room is Room.SUPERVISION
    assert kept(question("q"), top='room = "supervision"', room=Room.PRIVATE).room is Room.PRIVATE


@pytest.mark.parametrize("areas", ['["self_care"]', '["lived_experience", "self_care"]', '["focus"]'])
def test_what_is_about_a_private_area_stays_private(areas: str) -> None:
    form = kept(
        question("q", rest=f'areas = {areas}\ncreates = "commitment"'), answers={"q": "x"}, focus="self_care"
    )
    assert form.answers[0].private and form.plans[0].private


def test_a_branch_of_what_is_about_a_private_area_stays_private() -> None:
    form = kept(
        SITS + 'areas = ["focus"]',
        question("deep", rest='show_if = "sits == heavy"'),
        answers={"sits": "heavy", "deep": "x"},
        focus="self_care",
    )
    assert private(form) == {"sits": True, "deep": True}


def test_a_branch_of_what_names_a_private_area_stays_private() -> None:
    deep = question("deep", rest='show_if = "next not in [safe_space]"')
    assert private(kept(NEXT, deep, answers={"next": "self_care", "deep": "x"}))["deep"]
    assert not private(kept(NEXT, deep, answers={"next": "lived_experience", "deep": "x"}))["deep"]


def test_a_question_that_says_a_private_focus_out_loud_stays_private() -> None:
    out_loud = question("q", ask="Your focus: {focus_area}. And?")
    assert private(kept(out_loud, answers={"q": "x"}, focus="self_care")) == {"q": True}
    assert private(kept(out_loud, answers={"q": "x"})) == {"q": False}


def test_a_rating_of_a_private_area_stays_private() -> None:
    rated = question("rated", "scale", rest='areas = ["focus"]')
    assert kept(rated, answers={"rated": 3}, focus="self_care").ratings[0].private
    assert not kept(rated, answers={"rated": 3}).ratings[0].private


@pytest.mark.parametrize("special", ["chosen", "each"])
def test_a_private_area_among_the_chosen_makes_the_answer_private(special: str) -> None:
    pick = question("pick", "multi", rest='options_from = "growth_areas"')
    about = question("q", rest=f'areas = ["{special}"]')
    assert private(kept(pick, about, answers={"pick": ["self_care"], "q": "x"})) == {"pick": True, "q": True}
    assert private(kept(pick, about, answers={"pick": ["lived_experience"], "q": "x"})) == {
        "pick": False,
        "q": False,
    }


@pytest.mark.parametrize("value", ["self_care", "lived_experience"])
def test_an_answer_that_names_a_private_area_is_private_as_a_whole(value: str) -> None:
    assert private(kept(NEXT, answers={"next": value})) == {"next": value == "self_care"}


def test_a_private_choice_of_areas_is_not_told_by_a_later_question() -> None:
    pick = question("pick", "multi", rest='options_from = "growth_areas"\nprivate = true')
    rated = question("then", "scale", rest='repeat_for = "pick"')
    form = kept(
        pick, rated, question("q", rest='areas = ["each"]'),
        answers={"pick": ["lived_experience"], "then.lived_experience": 2, "q": "x"},
    )  # fmt: skip
    assert form.ratings[0].private
    assert [(a.question, a.private, a.areas) for a in form.answers] == [("pick", True, ()), ("q", False, ())]


def test_a_follow_up_of_a_private_plan_is_a_private_entry() -> None:
    hidden = reflection(
        take(walk(PACKS["follow_up"], commitment=commitment(private=True)), {"status": "did"})
    )
    assert hidden.room is Room.PRIVATE
    assert follow(status="did").room is Room.PRACTICE


def test_an_answer_that_quotes_a_plan_stays_private() -> None:
    """The question repeats the plan, whose own entry says whether it may be shared."""
    form = follow(status="did", noticed="a calm")
    assert private(form) == {"status": True, "noticed": False}


# Never


CANARY = "heron in the reeds"
NEVER = pack(
    question("t", rest='store = "never"'),
    question("n", "number", rest='store = "never"'),
    question("m", "multi", rest='options_from = "moments"\nstore = "never"'),
    question("pick", "multi", rest='options_from = "growth_areas"\nstore = "never"'),
    question("c", "confirm", rest='store = "never"'),
    question("d", "date", rest='store = "never"'),
    question("q", rest='areas = ["each"]'),
)


def never() -> Walk:
    answers = {
        "t": CANARY,
        "n": 7,
        "m": ["overheard"],
        "pick": ["lived_experience"],
        "c": True,
        "d": "2026-01-01",
        "q": "x",
    }
    return take(walk(NEVER), answers)


def test_what_is_never_stored_never_comes_out() -> None:
    form = reflection(never())
    assert [a.question for a in form.answers] == ["q"]
    assert form.answers[0].areas == ()
    assert form.moments == () and form.ratings == ()
    for trace in (CANARY, "overheard", "lived_experience", "7.0", "2026-01-01"):
        assert trace not in repr(form)


def test_answers_off_the_path_stay_behind() -> None:
    form = pack(
        SITS,
        question("deep", rest='show_if = "sits == heavy"\ncreates = "commitment"\nhighlight = true'),
        question("rated", "scale", rest='areas = ["focus"]\nshow_if = "sits == heavy"'),
        question("m", "multi", rest='options_from = "moments"\nshow_if = "sits == heavy"'),
    )
    full = take(walk(form), {"sits": "heavy", "deep": CANARY, "rated": 5, "m": ["overheard"]})
    assert reflection(full).plans and reflection(full).ratings and reflection(full).moments
    changed = full.back().back().back().back().answer("good")
    left = reflection(changed)
    assert [a.question for a in left.answers] == ["sits"]
    assert (left.plans, left.ratings, left.moments) == ((), (), ())


def test_the_choice_of_a_setting_off_the_path_stays_behind() -> None:
    form = pack(
        SITS,
        question(
            "where", "select", rest='options = [["group", "G"]]\nsets = "setting"\nshow_if = "sits == heavy"'
        ),
        NEXT + 'sets = "focus"\nshow_if = "sits == heavy"',
    )
    full = take(walk(form), {"sits": "heavy", "where": "group", "next": "lived_experience"})
    assert (reflection(full).setting, reflection(full).focus) == ("group", "lived_experience")
    changed = full.back().back().back().answer("good")
    assert (reflection(changed).setting, reflection(changed).focus) == (None, None)


def test_a_reflection_holds_plain_words_only() -> None:
    form = reflection(never())
    values = chain.from_iterable(dataclasses.astuple(a) for a in form.answers)
    assert not any(isinstance(v, Empty) for v in values)
