"""One sitting: which question comes next, and what an answer opens, shows, stops or leads to."""

from dataclasses import replace

import pytest
from kit.packs import DAY, FOCUS, PACKS, PRACTICE, ask, commitment, names, pack, question, take, walk

from reflect.guide.ask import Empty, Step
from reflect.guide.walk import ONE_MORE, SPOTLIGHT, Walk

SITS = question("sits", "select", rest='options = [["good", "Good"], ["heavy", "Heavy"], ["mixed", "Mixed"]]')
FELT = question("felt", "multi", rest='options = [["calm", "Calm"], ["sad", "Sad"], ["numb", "Numb"]]')
SURE = question("sure", "confirm")
PICK = question("pick", "multi", rest='options_from = "growth_areas"\nat_most = 3')
FOCUS_RATING = question("rated", "scale", rest='areas = ["focus"]')
TWO = question(
    "two", "scale", ask="Pick a line.", rest='areas = ["focus", "chosen"]\nrepeat = 2\nhelp = "Any."'
)


def opens(first: str, condition: str, answer: object) -> bool:
    form = pack(first, question("then", rest=f'show_if = "{condition}"'))
    begun = walk(form)
    return names(begun.answer(answer))[1:] == ["then"]


# Moving


def test_questions_come_in_order_until_none_is_left() -> None:
    begun = walk(pack(question("a"), question("b")))
    assert begun.next() == ask(begun, "a")
    begun = begun.answer("one")
    assert begun.next() == ask(begun, "b")
    begun = begun.answer(Empty.SKIPPED)
    assert begun.next() is None
    assert begun.given == {Step("a"): "one", Step("b"): Empty.SKIPPED}
    with pytest.raises(LookupError):
        begun.answer("three")


def test_a_walk_does_not_change_in_place() -> None:
    begun = walk(pack(question("a"), question("b")))
    begun.answer("one").answer(Empty.SKIPPED).back()
    assert begun.given == {} and begun.next() == ask(begun, "a")


def test_going_back_brings_the_earlier_answer() -> None:
    done = take(walk(pack(question("a"), question("b"))), {"a": "one", "b": "two"})
    back = done.back()
    again = back.next()
    assert again is not None and again.step == Step("b") and back.earlier(again) == "two"
    first = back.back()
    assert first.next() == ask(first, "a")
    assert first.back().next() == ask(first, "a")


def test_after_a_change_the_questions_come_again_one_by_one() -> None:
    begun = walk(pack(question("a"), question("b"), question("c"))).answer("one").answer("two")
    changed = begun.back().back().answer("another")
    assert changed.next() == ask(changed, "b")
    assert changed.earlier(ask(changed, "b")) == "two"
    on = changed.answer("two")
    assert on.next() == ask(on, "c")
    assert on.given == {Step("a"): "another", Step("b"): "two"}


def test_a_change_that_opens_a_branch_leads_into_it() -> None:
    form = pack(SITS, question("then", rest='show_if = "sits == heavy"'), question("end"))
    done = take(walk(form), {"sits": "good", "end": "words"})
    changed = done.back().back().answer("heavy")
    assert changed.next() == ask(changed, "then")
    assert changed.answer("more").next() is None


def test_going_back_where_nothing_is_asked_stays_there() -> None:
    form = pack(question("sets", "select", rest='options = [["group", "Group"]]\nsets = "setting"'))
    begun = walk(form, setting="group")
    assert begun.path() == () and begun.next() is None
    assert begun.back().next() is None


def test_each_question_knows_its_place() -> None:
    begun = walk(pack(SITS, question("then", rest='show_if = "sits == heavy"'), question("end")))
    assert begun.place(ask(begun, "sits")) == (1, 2)
    heavy = begun.answer("heavy")
    assert heavy.place(ask(heavy, "end")) == (3, 3)


def test_a_refused_answer_leaves_the_walk_where_it_was() -> None:
    begun = walk(pack(SITS))
    with pytest.raises(ValueError):
        begun.answer("grand")
    assert begun.next() == ask(begun, "sits")


# show_if


@pytest.mark.parametrize(
    ("condition", "open_on"),
    [
        ("sits == heavy", {"heavy"}),
        ("sits in [heavy, mixed]", {"heavy", "mixed"}),
        ("sits not in [heavy, mixed]", {"good"}),
    ],
)
def test_a_branch_opens_on_a_select(condition: str, open_on: set[str]) -> None:
    assert {a for a in ("good", "heavy", "mixed") if opens(SITS, condition, a)} == open_on


def test_a_branch_opens_when_any_of_them_is_ticked() -> None:
    assert opens(FELT, "felt any [sad, numb]", ["calm", "numb"])
    assert not opens(FELT, "felt any [sad, numb]", ["calm"])


def test_a_branch_opens_on_yes_or_no() -> None:
    assert opens(SURE, "sure == yes", True) and not opens(SURE, "sure == yes", False)
    assert opens(SURE, "sure not in [yes]", False)


@pytest.mark.parametrize(
    "condition", ["sits == heavy", "sits in [good, heavy, mixed]", "sits not in [heavy]"]
)
def test_a_skipped_question_opens_no_branch_not_even_not_in(condition: str) -> None:
    assert not opens(SITS, condition, None)
    assert not opens(SITS, condition, Empty.SKIPPED)


def test_an_empty_multi_opens_no_branch() -> None:
    assert not opens(FELT, "felt any [calm, sad, numb]", [])


NESTED = pack(
    SITS,
    question("more", "select", rest='options = [["yes", "Yes"], ["no", "No"]]\nshow_if = "sits == heavy"'),
    question("most", "confirm", rest='show_if = "more == yes"'),
    question("deep", rest='show_if = "most not in [no]"'),
)


def test_branches_nest() -> None:
    full = take(walk(NESTED), {"sits": "heavy", "more": "yes", "most": True})
    assert names(full) == ["sits", "more", "most", "deep"]


def test_closing_a_branch_closes_what_hangs_on_it() -> None:
    full = take(walk(NESTED), {"sits": "heavy", "more": "yes", "most": True, "deep": "words"})
    back = full
    for _ in range(4):
        back = back.back()
    assert names(back.answer("good")) == ["sits"]
    assert names(back.answer("heavy")) == ["sits", "more", "most", "deep"]
    assert names(back.answer(None)) == ["sits"]


def test_what_was_not_reached_opens_nothing_not_even_not_in() -> None:
    assert names(take(walk(NESTED), {"sits": "good"})) == ["sits"]


# Cards


CARDS = pack(
    question("a", card := "text", rest='card = "not_a_record"'),
    question(
        "b", "select", rest='options = [["x", "X"], ["y", "Y"], ["z", "Z"]]\ncard_if = { x = "talk_live", y = "talk_live" }'
    ),
    question("c", "multi", rest='options = [["x", "X"], ["y", "Y"]]\ncard_if = { x = "talk_live", y = "you_matter" }'),
)  # fmt: skip


def test_a_card_stands_before_its_question_whatever_the_answer() -> None:
    assert ask(walk(CARDS), "a").card == PRACTICE.cards["not_a_record"]
    assert ask(walk(CARDS), "b").card == ""


def test_a_card_shows_exactly_on_the_answers_that_name_it() -> None:
    def card(answer: object) -> str:
        return walk(CARDS).answer(Empty.SKIPPED).answer(answer).consequence(Step("b")).card

    assert card("x") == card("y") == PRACTICE.cards["talk_live"]
    assert card("z") == card(None) == ""


def test_ticking_several_shows_each_card_once() -> None:
    def card(answer: list[str]) -> str:
        return (
            walk(CARDS).answer(Empty.SKIPPED).answer(Empty.SKIPPED).answer(answer).consequence(Step("c")).card
        )

    assert card(["x", "y"]) == PRACTICE.cards["talk_live"] + "\n\n" + PRACTICE.cards["you_matter"]
    assert card(["y"]) == PRACTICE.cards["you_matter"]
    assert card([]) == ""


def test_a_question_that_is_not_in_the_pack_sets_nothing_off() -> None:
    then = walk(CARDS).consequence(SPOTLIGHT)
    assert (then.card, then.goes_to, then.stops) == ("", None, False)


# Stopping and going somewhere else


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_danger_shows_its_card_and_stops_before_all_else(answer: str) -> None:
    stopped = walk(PACKS["hard_session"]).answer(answer)
    then = stopped.consequence(Step("danger"))
    assert then.stops and stopped.stopped
    assert then.card == PRACTICE.cards["danger_now"]
    assert names(stopped) == ["danger"] and stopped.next() is None
    assert not stopped.holds_anything()


def test_a_skipped_safety_question_shows_its_card_and_goes_on() -> None:
    on = walk(PACKS["hard_session"]).answer(Empty.SKIPPED)
    then = on.consequence(Step("danger"))
    assert then.card == PRACTICE.cards["danger_now"]
    assert not then.stops and not on.stopped
    assert on.next() == ask(on, "reported")


def test_a_skipped_question_may_show_a_shorter_card() -> None:
    skipped = walk(PACKS["supervision_prep"]).answer(Empty.SKIPPED)
    assert skipped.consequence(Step("unreported")).card == PRACTICE.cards["report_comes_first"]
    for answer in ("yes", "not_sure"):
        then = walk(PACKS["supervision_prep"]).answer(answer).consequence(Step("unreported"))
        assert then.card == PRACTICE.cards["report_first"]


def test_a_skipped_ordinary_question_shows_no_card() -> None:
    shaken = walk(PACKS["quick_checkin"]).answer(Empty.SKIPPED).answer(Empty.SKIPPED)
    assert shaken.consequence(Step("sits")).card == ""


def test_a_safe_answer_shows_no_card() -> None:
    on = walk(PACKS["hard_session"]).answer("no")
    assert on.consequence(Step("danger")).card == "" and not on.stopped


def test_a_kind_end_keeps_what_was_there() -> None:
    later = take(walk(PACKS["quick_checkin"]), {"setting": "group", "sits": "heavy", "go_deeper": "later"})
    assert later.stopped and later.holds_anything()
    assert names(later)[-1] == "go_deeper"


def test_taking_back_the_answer_that_ended_it_goes_on() -> None:
    later = take(walk(PACKS["quick_checkin"]), {"sits": "heavy", "go_deeper": "later"})
    on = later.back().answer("no")
    assert not on.stopped
    assert on.next() == ask(on, "moments")


def test_an_answer_can_lead_to_another_pack() -> None:
    heavy = walk(PACKS["quick_checkin"]).answer(Empty.SKIPPED).answer("heavy")
    assert heavy.answer("hard").consequence(Step("go_deeper")).goes_to == "hard_session"
    assert heavy.answer("care").consequence(Step("go_deeper")).goes_to == "self_care"
    assert heavy.answer("no").consequence(Step("go_deeper")).goes_to is None
    assert heavy.answer(Empty.SKIPPED).consequence(Step("go_deeper")).goes_to is None
    assert not heavy.answer("care").stopped


def test_yes_can_lead_to_another_pack() -> None:
    review = walk(PACKS["weekly_review"]).answer(Empty.SKIPPED).answer(Empty.SKIPPED)
    assert review.answer(True).consequence(Step("commitments")).goes_to == "follow_up"
    assert review.answer(False).consequence(Step("commitments")).goes_to is None


# Options from a list


def test_moments_of_the_focus_and_two_other_areas_come_first() -> None:
    moments = ask(walk(PACKS["quick_checkin"]), "moments")
    assert len(moments.choices) == len(PRACTICE.moments)
    areas = [PRACTICE.moments[c.id].area for c in moments.choices]
    assert list(dict.fromkeys(areas[: moments.first])) == list(dict.fromkeys(areas))[:3]
    assert areas[0] == FOCUS
    assert moments.first == sum(m.area in areas[: moments.first] for m in PRACTICE.moments.values())


def test_the_two_other_areas_take_turns() -> None:
    def beside(turn: int) -> list[str]:
        choices = ask(walk(PACKS["quick_checkin"], turn=turn), "moments").choices
        return list(dict.fromkeys(PRACTICE.moments[c.id].area for c in choices))

    seen = {area for turn in range(6) for area in beside(turn)[1:3]}
    assert seen == set(PRACTICE.areas) - {FOCUS}
    assert beside(0) != beside(1) and beside(0) == beside(11)
    assert all(len(beside(turn)) == len(PRACTICE.areas) for turn in range(10))


def test_growth_areas_begin_with_the_focus() -> None:
    choices = ask(walk(PACKS["step_back"], focus="lived_experience"), "pick").choices
    assert choices[0].id == "lived_experience"
    assert sorted(c.id for c in choices) == sorted(PRACTICE.areas)
    assert choices[0].words == PRACTICE.areas["lived_experience"].name


def test_own_categories_are_asked_only_where_there_are_some() -> None:
    learned = take(walk(PACKS["learning_reflection"]), {"source": "workshop"})
    assert "category" not in names(learned)
    begun = walk(PACKS["learning_reflection"], ce_categories=(("ethics", "Ethics"),))
    assert [c.words for c in ask(take(begun, {"source": "workshop"}), "category").choices] == ["Ethics"]


def test_at_most_is_handed_to_the_asker() -> None:
    assert ask(walk(pack(PICK)), "pick").at_most == 3
    with pytest.raises(ValueError, match="at most 3"):
        walk(pack(PICK)).answer(list(PRACTICE.areas)[:4])


def test_default_is_what_enter_picks_and_never_an_answer_of_its_own() -> None:
    form = pack(question("q", "confirm", rest='default = "no"'))
    assert ask(walk(form), "q").default == "no"
    assert walk(form).answer(Empty.SKIPPED).given[Step("q")] is Empty.SKIPPED


# Repeats


def test_two_different_areas_the_focus_first() -> None:
    begun = walk(pack(TWO), focus="lived_experience")
    first = begun.next()
    assert first is not None and (first.words, first.help) == ("Pick a line.", "Any.")
    assert first.choices[0].id == "lived_experience"
    begun = begun.answer("safe_space").answer(4)
    second = begun.next()
    assert second is not None and second.words == ONE_MORE
    assert "safe_space" not in [c.id for c in second.choices]
    assert second.choices[0].id == "lived_experience"
    done = begun.answer("lived_experience").answer(None)
    assert names(done) == ["two.#1", "two.safe_space", "two.#2", "two.lived_experience"]
    assert done.given[Step("two", "lived_experience")] is Empty.DID_NOT_COME_UP


def test_one_area_is_enough_and_none_is_fine() -> None:
    assert names(take(walk(pack(TWO)), {"two.#1": "lived_experience"})) == [
        "two.#1",
        "two.lived_experience",
        "two.#2",
    ]
    assert names(take(walk(pack(TWO)), {})) == ["two.#1"]


def test_the_same_area_is_never_rated_twice() -> None:
    done = take(
        walk(pack(TWO)),
        {
            "two.#1": "lived_experience",
            "two.lived_experience": 4,
            "two.#2": "safe_space",
            "two.safe_space": 2,
        },
    )
    first = done
    for _ in range(4):
        first = first.back()
    changed = first.answer("safe_space")
    assert names(changed).count("two.safe_space") == 1
    assert "two.lived_experience" not in names(changed)


def test_a_line_belongs_to_its_area_not_to_its_turn() -> None:
    rated = walk(pack(TWO)).answer("lived_experience").answer(4)
    changed = rated.back().back().answer("safe_space")
    now = changed.next()
    assert now is not None and now.rates == "safe_space" and changed.earlier(now) is None


def test_one_rating_for_each_area_that_was_picked() -> None:
    done = take(
        walk(PACKS["step_back"], period="6 months"),
        {"pick": ["peer_focus", "lived_experience"], "then.lived_experience": 2},
    )
    assert names(done) == [
        "pick", "then.peer_focus", "then.lived_experience", "now.peer_focus", "now.lived_experience", "tells_you", "outside_view",
    ]  # fmt: skip
    then = ask(done, "then.lived_experience")
    assert then.words.startswith(PRACTICE.areas["lived_experience"].name) and "6 months ago" in then.words
    assert (then.rates, then.rating_kind) == ("lived_experience", "then")
    assert ask(done, "now.lived_experience").rating_kind == "now"


def test_nothing_picked_is_nothing_rated() -> None:
    assert names(take(walk(PACKS["step_back"]), {})) == ["pick", "tells_you", "outside_view"]


def test_a_pick_on_a_closed_branch_is_not_rated() -> None:
    form = pack(
        SITS,
        question("pick", "multi", rest='options_from = "growth_areas"\nshow_if = "sits == heavy"'),
        question("then", "scale", rest='repeat_for = "pick"'),
    )
    picked = walk(form).answer("heavy").answer(["lived_experience"])
    assert names(picked) == ["sits", "pick", "then.lived_experience"]
    assert names(picked.back().back().answer("good")) == ["sits"]


def test_rates_says_what_a_line_is_about() -> None:
    assert ask(walk(PACKS["weekly_review"]), "week_rating").rating_kind == "week"
    assert ask(walk(PACKS["quick_checkin"]), "focus_rating").rating_kind == "session"


def test_a_scale_over_one_named_area_rates_that_area() -> None:
    form = pack(question("q", "scale", rest='areas = ["lived_experience"]'))
    assert ask(walk(form), "q").rates == "lived_experience"


# Areas


def about(*questions: str, answers: dict[str, object] | None = None, **occasion: object) -> tuple[str, ...]:
    done = take(walk(pack(*questions), **occasion), answers or {})
    return done.areas_of(done.pack.questions[-1])


def test_focus_is_the_persons_focus() -> None:
    assert about(question("q", rest='areas = ["lived_experience", "focus"]'), focus="peer_focus") == (
        "lived_experience",
        "peer_focus",
    )
    assert about(question("q", rest='areas = ["lived_experience", "focus"]'), focus="lived_experience") == (
        "lived_experience",
    )


@pytest.mark.parametrize("special", ["chosen", "each"])
def test_chosen_is_what_was_picked_or_rated(special: str) -> None:
    last = question("q", rest=f'areas = ["{special}"]')
    assert set(about(PICK, last, answers={"pick": ["lived_experience", "safe_space"]})) == {
        "lived_experience",
        "safe_space",
    }
    assert about(TWO, last, answers={"two.#1": "lived_experience"}) == ("lived_experience",)
    assert about(FOCUS_RATING, last, answers={"rated": 4}) == (FOCUS,)
    assert about(FOCUS_RATING, last) == ()
    assert about(FOCUS_RATING, last, answers={"rated": None}) == ()
    one = question("next", "select", rest='options_from = "growth_areas"')
    assert about(one, last, answers={"next": "lived_experience"}) == ("lived_experience",)


def test_chosen_forgets_what_lies_off_the_path() -> None:
    form = pack(
        SITS,
        question("pick", "multi", rest='options_from = "growth_areas"\nshow_if = "sits == heavy"'),
        TWO,
        question("q", rest='areas = ["chosen"]'),
    )
    done = take(
        walk(form),
        {"sits": "heavy", "pick": ["lived_experience"], "two.#1": "safe_space", "two.#2": "peer_focus"},
    )
    assert set(done.areas_of(form.questions[-1])) == {"lived_experience", "safe_space", "peer_focus"}
    one = done
    while (now := one.next()) is None or now.step != Step("two", "#1"):
        one = one.back()
    none = one.answer(Empty.SKIPPED)
    while (now := none.next()) is None or now.step != Step("sits"):
        none = none.back()
    assert none.answer("good").areas_of(form.questions[-1]) == ()


def test_of_commitment_is_what_the_plan_was_about() -> None:
    noticed = PACKS["follow_up"].question("noticed")
    assert noticed is not None
    back = walk(PACKS["follow_up"], commitment=commitment(areas=("safe_space", "lived_experience")))
    assert back.areas_of(noticed) == ("accountability", "safe_space", "lived_experience")
    assert walk(PACKS["follow_up"]).areas_of(noticed) == ("accountability",)


def test_by_moment_leaves_the_area_to_each_moment() -> None:
    moments = PACKS["quick_checkin"].question("moments")
    assert moments is not None and walk(PACKS["quick_checkin"]).areas_of(moments) == ()


# Words


def test_placeholders_are_filled_from_a_fixed_list() -> None:
    form = pack(
        question(
            "q", ask="{focus_area}, {period}, {commitment}, {anything_else} {0.__class__} %(x)s {{period}}"
        ),
        PICK,
        question("then", "scale", ask="{area} {focus_area} {period}", rest='repeat_for = "pick"'),
    )
    done = take(
        walk(form, period="4 weeks", focus="lived_experience", commitment=commitment("breathe")),
        {"pick": ["safe_space"]},
    )
    assert ask(done, "q").words == (
        "Sharing my story with purpose, 4 weeks, breathe, {anything_else} {0.__class__} %(x)s {4 weeks}"
    )
    assert (
        ask(done, "then.safe_space").words
        == "A safe space without judgment Sharing my story with purpose 4 weeks"
    )


def test_nothing_in_the_words_of_a_plan_is_a_placeholder() -> None:
    words = "say {focus_area} {period} {area} {commitment} [/]"
    back = walk(PACKS["follow_up"], commitment=commitment(words))
    assert f'"{words}"' in ask(back, "status").words


def test_a_plan_that_is_gone_is_said_so() -> None:
    words = ask(walk(PACKS["follow_up"]), "status").words
    assert words == 'You planned: "a plan that is no longer there" How did it go?'


# Spotlight


def spotlit(**more: object) -> Walk:
    return walk(PACKS["quick_checkin"], **{"spotlight": "What helped you feel connected?", **more})


def test_the_spotlight_comes_once_and_right_after_the_rating() -> None:
    order = names(spotlit())
    assert order.count("spotlight") == 1
    assert order[order.index("focus_rating") + 1] == "spotlight"
    assert ask(spotlit(), "spotlight").words == "What helped you feel connected?"


def test_the_spotlight_follows_all_lines_of_a_repeated_rating() -> None:
    begun = walk(PACKS["post_session"], spotlight="What helped?")
    order = names(take(begun, {"ratings.#1": "lived_experience", "ratings.lived_experience": 3}))
    assert order[order.index("spotlight") - 1] == "ratings.#2"


def test_without_a_spotlight_question_there_is_none() -> None:
    assert "spotlight" not in names(spotlit(spotlight=None))
    assert "spotlight" not in names(walk(PACKS["weekly_review"], spotlight="What helped?"))


def test_the_spotlight_comes_after_the_first_rating_only() -> None:
    form = pack(
        FOCUS_RATING, question("again", "scale", rest='areas = ["lived_experience"]'), top="spotlight = true"
    )
    assert names(walk(form, spotlight="What helped?")) == ["rated", "spotlight", "again"]


def test_a_spotlight_on_a_private_area_is_private() -> None:
    assert ask(spotlit(focus="self_care"), "spotlight").private
    assert not ask(spotlit(), "spotlight").private


# The setting


def test_a_setting_that_is_known_is_not_asked_again() -> None:
    assert "setting" not in names(walk(PACKS["quick_checkin"], setting="group"))
    assert names(walk(PACKS["quick_checkin"]))[0] == "setting"


def test_a_setting_that_the_pack_does_not_offer_is_asked() -> None:
    form = pack(question("sets", "select", rest='options = [["group", "Group"]]\nsets = "setting"'))
    assert names(walk(form, setting="team")) == ["sets"]


def test_a_draft_is_worth_keeping_from_the_first_answer_that_may_be_kept() -> None:
    form = pack(SITS + 'store = "never"', question("q"))
    begun = walk(form)
    assert not begun.holds_anything()
    assert not begun.answer("good").holds_anything()
    assert not begun.answer("good").answer(Empty.SKIPPED).holds_anything()
    assert begun.answer("good").answer("words").holds_anything()


def test_the_day_of_the_entry_is_the_latest_day_of_an_answer() -> None:
    assert ask(walk(pack(question("q", "date"))), "q").today == DAY


def test_a_condition_on_the_kind_of_time_holds_when_it_was_given_beforehand():
    asked = question(
        "when", "select", rest='sets = "setting"\noptions = [["group", "Group"], ["team", "Team"]]'
    )
    branch = question("room_for_all", "text", rest='show_if = "when == group"')
    begun = walk(pack(asked, branch))
    for setting, wanted in (("group", ["room_for_all"]), ("team", [])):
        given = Walk(begun.pack, begun.practice, replace(begun.occasion, setting=setting))
        assert [a.step.question for a in given.path()] == wanted
