"""One more area to rate: the one that is suggested comes first and says why, and passing it by is fine."""

import json
from dataclasses import replace

from kit.packs import FOCUS, PACKS, PRACTICE, ask, names, pack, question, take, walk

from reflect.guide import waiting
from reflect.guide.ask import Empty
from reflect.guide.harvest import reflection
from reflect.guide.walk import Walk

TWO = pack(question("two", "scale", ask="Pick a line.", rest='areas = ["focus", "chosen"]\nrepeat = 2'))
SUGGESTED = (("lived_experience", "not asked for 7 sessions"), ("self_care", "not asked yet"))


def begun(**more: object) -> Walk:
    return walk(TWO, suggested=SUGGESTED, **more)


def after_first(area: str = FOCUS) -> Walk:
    return begun().answer(area).answer(3)


def test_the_suggested_area_comes_first_with_its_reason() -> None:
    more = ask(after_first(), "two.#2")
    assert more.choices[0].id == "lived_experience"
    assert more.help == "Suggested: Sharing my story with purpose, not asked for 7 sessions."
    assert sorted(c.id for c in more.choices) == sorted(set(PRACTICE.asked_by_session) - {FOCUS})


def test_the_first_area_is_asked_as_before() -> None:
    assert ask(begun(), "two.#1") == ask(walk(TWO), "two.#1")
    assert ask(begun(), "two.#1").choices[0].id == FOCUS


def test_what_was_taken_first_is_not_suggested_again() -> None:
    more = ask(after_first("lived_experience"), "two.#2")
    assert more.choices[0].id == "self_care"
    assert more.help == "Suggested: Caring for my own wellness, not asked yet."


def test_without_a_suggestion_nothing_is_said() -> None:
    more = ask(walk(TWO).answer(FOCUS).answer(3), "two.#2")
    assert more.help == "" and more.choices[0].id == next(a for a in PRACTICE.areas if a != FOCUS)


def test_taken_or_passed_it_was_offered() -> None:
    for reply in ("lived_experience", "safe_space", Empty.SKIPPED):
        assert reflection(after_first().answer(reply)).offered == ("lived_experience",)


def test_what_was_never_put_was_not_offered() -> None:
    assert reflection(begun().answer(Empty.SKIPPED)).offered == ()
    assert reflection(after_first()).offered == ()
    assert reflection(take(walk(TWO), {"two.#1": FOCUS, f"two.{FOCUS}": 4})).offered == ()


def test_a_draft_keeps_the_suggestion() -> None:
    kept = waiting.write_down(after_first())
    on = waiting.go_on(
        kept, pack=TWO, practice=PRACTICE, day=begun().occasion.day, commitment=None, ce_categories=()
    )
    assert on.occasion.suggested == SUGGESTED
    assert ask(on, "two.#2") == ask(after_first(), "two.#2")


def test_a_draft_from_before_there_were_suggestions_goes_on() -> None:
    kept = json.loads(waiting.write_down(after_first()))
    del kept["suggested"]
    on = waiting.go_on(
        json.dumps(kept),
        pack=TWO,
        practice=PRACTICE,
        day=begun().occasion.day,
        commitment=None,
        ce_categories=(),
    )
    assert on.occasion.suggested == ()


def test_the_shipped_packs_that_ask_for_one_more_suggest_it() -> None:
    for id in ("post_session", "group_session"):
        done = take(walk(PACKS[id], suggested=SUGGESTED), {"ratings.#1": FOCUS, f"ratings.{FOCUS}": 3})
        assert ask(done, "ratings.#2").choices[0].id == "lived_experience"
        assert reflection(done).offered == ("lived_experience",)


def test_the_spotlight_still_follows_the_focus() -> None:
    begun = walk(PACKS["post_session"], suggested=SUGGESTED, spotlight="What helped?")
    done = take(
        begun,
        {
            "ratings.#1": FOCUS,
            f"ratings.{FOCUS}": 3,
            "ratings.#2": "lived_experience",
            "ratings.lived_experience": 2,
        },
    )
    assert "spotlight" in names(done)


def test_an_area_that_is_gone_is_not_suggested() -> None:
    gone = replace(after_first(), occasion=replace(begun().occasion, suggested=(("gone", "x"), *SUGGESTED)))
    assert ask(gone, "two.#2").choices[0].id == "lived_experience"
