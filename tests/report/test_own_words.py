"""Every word of the writer's own goes out to be masked, and comes back in its own place."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit import packet_canary as canary
from kit.packet_sample import PRIVATE, SINCE, UNTIL, agreements_of, all_kept, desk, entry, said

from reflect.masking.plan.plan import plan
from reflect.report.admitted import admit
from reflect.report.build import build
from reflect.report.gate import shareable
from reflect.report.gate.learning import admit_learning, open_pages
from reflect.report.gate.shareable import (
    Passed,
    Shareable,
    SharedAgreement,
    SharedAnswer,
    SharedCategory,
    SharedCommitment,
    SharedGuideline,
    SharedGuidelines,
    SharedLearning,
    SharedLookBack,
    SharedMeeting,
    SharedMoment,
    SharedMonth,
    SharedPull,
    SharedRating,
    SharedRenewal,
    SharedTally,
    SharedTick,
)
from reflect.report.own_words import own_words, put_back
from reflect.report.policy import Policy
from reflect.values.plans import Status
from reflect.values.renewal import LearningCategory, RenewalRules

FROM_A_LIST = {
    (Shareable, "week"): "a week of the calendar",
    (Shareable, "pack"): "compared with the names of our packs, never shown",
    (Shareable, "setting"): "one of SETTINGS, or None",
    (Shareable, "ideas"): "names of the list of ideas that ships with the program",
    (SharedRating, "area"): "shown by the name of one of our areas only",
    (SharedRating, "anchor"): "a line of one of our areas",
    (SharedMonth, "month"): "a month of the calendar",
    (SharedTally, "area"): "shown by the name of one of our areas only",
    (SharedMoment, "id"): "an id of our list",
    (SharedMoment, "area"): "shown by the name of one of our areas only",
    (SharedMoment, "kind"): "strength or edge",
    (SharedMoment, "words"): "a line of our list",
    (SharedLookBack, "area"): "shown by the name of one of our areas only",
    (SharedLearning, "source"): "one of LEARNED_FROM",
    (SharedLearning, "week"): "a week of the calendar",
    (SharedTick, "category"): "an id to add hours up by, never shown",
    (SharedLearning, "on"): "a day, which a learning log keeps",
    (SharedMeeting, "week"): "a week of the calendar",
    (SharedMeeting, "on"): "a day, which a page of hours names",
    (SharedMeeting, "form"): "an id of ours",
    (SharedAnswer, "question"): "compared with the ids of our questions, never shown",
    (SharedAnswer, "stage"): "compared with the steps of a reflection, never shown",
    (SharedCommitment, "status"): "one of Status",
    (SharedRenewal, "first_week"): "a week of the calendar",
    (SharedRenewal, "last_week"): "a week of the calendar",
}
"""Texts that are no free text, with the reason. Any other text of a shared value has to go out for masking."""

SHARED = tuple(
    kind
    for name, kind in vars(shareable).items()
    if name.startswith("Share") and isinstance(kind, type) and is_dataclass(kind)
)


def holding_text(kind: type) -> list[str]:
    """Fields in which a text can stand, alone or in a tuple."""
    return [f.name for f in fields(kind) if "str" in str(f.type) or f.type in ("MomentKind", "Status")]


def marked(free: Any) -> Passed:
    """Two entries, plans, agreements and renewal hours with a text of its own in every field that can hold free text."""

    def answer() -> SharedAnswer:
        return SharedAnswer(question="keep", asked=free(), words=free(), stage="learned")

    def one(week: str) -> Shareable:
        return Shareable(
            week=week,
            pack="learning_reflection",
            setting="group",
            ratings=(SharedRating(area="peer_focus", value=4, anchor="A line."),),
            moments=(SharedMoment(id="kept_word", area="accountability", kind="strength", words="A line."),),
            looked_back=(SharedLookBack(area="peer_focus", then=None, now=None),),
            picked=True,
            answers=(answer(), answer()),
            questions=(free(),),
        )  # fmt: skip

    def course(week: str) -> SharedLearning:
        return SharedLearning(
            week=week, source="Supervision", hours=1.0, on="2026-03-04", course=free(), sponsor=free(),
            counts_for=tuple(SharedTick(category=id, name=free()) for id in ("ethics", "notes")),
        )  # fmt: skip

    def met() -> SharedMeeting:
        ticks = tuple(SharedTick(category=id, name=free()) for id in ("ethics", "notes"))
        return SharedMeeting(week="2026-W10", on="2026-03-04", form="group", counts_for=ticks)

    plans = (SharedCommitment(status=Status.OPEN, words=free()), SharedCommitment(status=Status.KEPT))
    agreed = (SharedAgreement(status=Status.KEPT, words=free()), SharedAgreement(status=Status.OPEN))
    tally = SharedTally(area="peer_focus", counts=(0, 1, 0, 2, 0))
    named = tuple(SharedCategory(name=free(), hours=1.0, asked=3.0) for _ in range(2))
    return Passed(
        entries=(one("2026-W10"), one("2026-W11")),
        learned=(course("2026-W10"), course("2026-W11")),
        held=(met(), met()),
        commitments=(*plans, SharedCommitment(status=Status.OPEN, words=free())),
        agreements=(*agreed, SharedAgreement(status=Status.OPEN, words=free())),
        renewal=SharedRenewal(first_week="2026-W27", last_week="2028-W26", hours=2.0, categories=named),
        guidelines=SharedGuidelines(
            named=tuple(SharedGuideline(name=free(), times=2) for _ in range(2)),
            pulls=(SharedPull(one=free(), other=free(), times=1),),
        ),
        months=(SharedMonth(month="2026-02"), SharedMonth(month="2026-03", tallies=(tally,))),
    )


def every_text(value: Any, at: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], str]:
    """Each text of a value by its place: (kind, field, index ...)."""
    if isinstance(value, str) and not isinstance(value, Status):
        return {at: value}
    if isinstance(value, tuple):
        return {k: v for n, part in enumerate(value) for k, v in every_text(part, (*at, n)).items()}
    if is_dataclass(value) and not isinstance(value, type):
        found = [every_text(getattr(value, f.name), (*at, type(value), f.name)) for f in fields(value)]
        return {k: v for part in found for k, v in part.items()}
    return {}


def is_free(place: tuple[Any, ...]) -> bool:
    """True if no list is known for the innermost field of a place."""
    named = [(a, b) for a, b in pairwise(place) if isinstance(a, type)]
    return named[-1] not in FROM_A_LIST


def numbered() -> Any:
    """Give another text at each call."""
    numbers = count()
    return lambda: f"free{next(numbers)}"


def test_a_new_field_of_a_shared_value_is_free_text_until_somebody_says_it_is_not() -> None:
    """A field with a text in it that is in no list has to be in what goes out, wherever it stands."""
    given = marked(numbered())
    held = every_text(given)
    tried = {named for place in held for named in pairwise(place) if named[0] in SHARED}
    listed = {(kind, name) for kind in SHARED for name in holding_text(kind)}
    nested = {(Shareable, name) for name in ("ratings", "moments", "looked_back", "answers")}
    nested |= {(SharedRenewal, "categories"), (SharedMonth, "tallies")}
    nested |= {(SharedLearning, "counts_for"), (SharedMeeting, "counts_for")}
    nested |= {(SharedGuidelines, "named"), (SharedGuidelines, "pulls")}
    # This test has to fill every field that can hold a text, or it would prove nothing about that field.
    assert listed - set(FROM_A_LIST) <= tried
    assert tried - nested - set(FROM_A_LIST) == listed - set(FROM_A_LIST) - nested
    assert sorted(own_words(given)) == sorted(text for place, text in held.items() if is_free(place))


def test_each_text_comes_back_in_its_own_place_and_nothing_else_moves() -> None:
    given = marked(numbered())
    out = own_words(given)
    assert put_back(given, out) == given
    before = every_text(given)
    after = every_text(put_back(given, [f"<{text}>" for text in out]))
    assert after == {place: f"<{text}>" if is_free(place) else text for place, text in before.items()}


@given(st.data())
def test_any_texts_come_back_in_their_places(data: st.DataObject) -> None:
    given = marked(lambda: data.draw(st.text(max_size=12)))
    masked = [data.draw(st.text(max_size=12)) for _ in own_words(given)]
    assert own_words(put_back(given, masked)) == tuple(masked)
    assert put_back(put_back(given, masked), own_words(given)) == given


@pytest.mark.parametrize("change", [lambda texts: texts[:-1], lambda texts: (*texts, "more"), lambda _: ()])
def test_too_few_or_too_many_texts_are_refused(change: Any) -> None:
    given = marked(numbered())
    with pytest.raises(ValueError, match="masked texts than texts"):
        put_back(given, change(own_words(given)))


def test_a_plan_of_other_texts_builds_nothing() -> None:
    policy = Policy(kind="packet", since=SINCE, until=UNTIL, picked=frozenset({1}), signed=True)

    def through(words: str) -> Any:
        one = entry(1, SINCE, answers=(said("keep", "What?", words),))
        return admit(desk([one]), policy)

    first, other = through("I waited."), through("I asked.")
    assert "I waited." in repr(build(first, plan(first.texts)).report)
    for texts in (other.texts, (), (*first.texts, ""), first.texts[::-1]):
        with pytest.raises(ValueError, match="other texts"):
            build(first, plan(texts))


@pytest.mark.parametrize("kind", ["packet", "account", "learning"])
def test_what_is_on_the_page_went_through_masking(kind: Any) -> None:
    """Each text that goes out is turned into a number; then no canary of a free text is left on any page."""
    entries, commitments = canary.journal()
    picked = frozenset({canary.PICKED, canary.PREP, canary.RECORD})
    policy = Policy(since=SINCE, until=UNTIL, picked=picked, signed=True, kind=kind)
    named = (LearningCategory(words="canary99category", hours=3, id="a"),)
    rules = RenewalRules(first=SINCE, last=UNTIL, categories=named)
    laid = desk(entries, commitments, agreements=agreements_of(entries), learned=entries, rules=rules)
    admitted = admit(laid, policy)
    numbers = [f"t{n}" for n, _ in enumerate(admitted.texts)]
    other = replace(admitted, passed=put_back(admitted.passed, numbers))
    assert not canary.CANARY.findall(repr(build(other, all_kept(other)).report))


def test_day_is_no_free_text() -> None:
    """The one text of a learning log that is never masked can be nothing but a day."""
    from reflect.values.entry import Answer

    for words in ("with Marisol", "2026-03-04 Marisol", "yesterday"):
        day = Answer(question="on", kind="date", asked="What day?", value=words, words=words)
        learned = entry(1, date(2026, 9, 9), pack="learning_reflection", answers=(day,))
        [one] = admit_learning(open_pages([learned], private_areas=PRIVATE), courses=True, names={})
        assert one.on == ""
