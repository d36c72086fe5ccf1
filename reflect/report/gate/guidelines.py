"""The gate for what was said of the writer's own guidelines: how often each was named, and which two pulled two ways.

Their short names are words of the writer's own, written for a list and not for an entry. So they pass for a signed page
alone, through the masking plan and past the writer's eyes, and of an entry that was not picked they pass as counts. What
was said in private is not even counted, nor what is called as a private area is.
"""

from reflect.growth.roadmap import OnTheWay, on_the_way, picked_in
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.entries import is_private
from reflect.report.gate.shareable import NO_GUIDELINES, SharedGuideline, SharedGuidelines, SharedPull
from reflect.report.policy import Policy
from reflect.values.roadmap import Picked


def admit_guidelines(desk: Desk, policy: Policy) -> SharedGuidelines:
    """Count what was said of guidelines in the entries of the period that may be shared; nothing for a page that is not signed."""
    if not policy.signed:
        return NO_GUIDELINES
    found = _counted(desk, policy)
    return SharedGuidelines(
        named=tuple(
            SharedGuideline(name=one.name, times=one.times, helped=one.helped, two_ways=one.two_ways)
            for one in found.guidelines
        ),
        pulls=tuple(SharedPull(one=pull.one, other=pull.other, times=pull.times) for pull in found.pulls),
    )


def _counted(desk: Desk, policy: Policy) -> OnTheWay:
    said = [
        _open(one, desk.private_areas)
        for entry in within.entries(desk, policy)
        if not is_private(entry)
        for answer in entry.answers
        if not answer.private and desk.private_areas.isdisjoint(answer.areas)
        for one in picked_in(entry, answer)
    ]
    return on_the_way(said)


def _open(said: Picked, private_areas: frozenset[str]) -> Picked:
    """Leave out a guideline that is called as a private area is: own wellness stays with the writer."""
    return said._replace(guidelines=tuple(g for g in said.guidelines if g[0] not in private_areas))
