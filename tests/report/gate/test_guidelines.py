"""The gate for guidelines: counts of what may be shared, by name on a signed page only, and nothing that was said in private."""

from dataclasses import replace

from growth.test_roadmap import CHOICE, HONESTY, PRIVACY, said, with_answers
from kit.packet_sample import AREAS, LADDER, PRIVATE, SINCE, UNTIL

from reflect.report.desk import Desk
from reflect.report.gate.guidelines import admit_guidelines
from reflect.report.gate.shareable import NO_GUIDELINES, SharedGuideline, SharedPull
from reflect.report.policy import Policy
from reflect.values.room import Room

POLICY = Policy(kind="packet", since=SINCE, until=UNTIL, picked=frozenset(), signed=True)


def through(*entries, policy=POLICY):
    desk = Desk(
        entries=tuple(replace(e, day=SINCE) if e.day < SINCE or e.day >= UNTIL else e for e in entries),
        ladder=LADDER, area_names=AREAS, private_areas=PRIVATE,
    )  # fmt: skip
    return admit_guidelines(desk, policy)


def test_entries_that_may_be_shared_are_counted_picked_or_not():
    found = through(with_answers(1, said(PRIVACY, CHOICE)), with_answers(2, said(HONESTY, meaning="helped")))
    assert found.named == (
        SharedGuideline(name="Privacy", times=1, two_ways=1),
        SharedGuideline(name="Their choice", times=1, two_ways=1),
        SharedGuideline(name="Honesty", times=1, helped=1),
    )
    assert found.pulls == (SharedPull(one="Privacy", other="Their choice", times=1),)


def test_a_page_that_nobody_signed_names_none():
    assert (
        through(with_answers(1, said(PRIVACY, CHOICE)), policy=replace(POLICY, signed=False)) == NO_GUIDELINES
    )


def test_nothing_private_is_counted():
    both = said(PRIVACY, CHOICE)
    for hidden in (
        with_answers(1, both, room=Room.PRIVATE),
        with_answers(1, both, private_pack=True),
        with_answers(1, both, pack="self_care"),
        with_answers(1, replace(both, private=True)),
        with_answers(1, replace(both, areas=("role_and_guidelines", "self_care"))),
    ):
        assert through(hidden) == NO_GUIDELINES
    # One that is called as a private area is stays, and then there are no two that pulled.
    mixed = through(with_answers(1, said(PRIVACY, ("self_care", "Self care"))))
    assert [one.name for one in mixed.named] == ["Privacy"]
    assert mixed.pulls == ()


def test_another_days_entries_are_not_of_the_page():
    assert (
        through(with_answers(1, said(PRIVACY, CHOICE), day=UNTIL), policy=replace(POLICY, until=SINCE))
        == NO_GUIDELINES
    )
