"""What a pack leans on outside itself: cards, growth areas, lists and other packs. Says what of it is not there. Pure."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet

from reflect.guide.areas import Practice
from reflect.guide.pack import SPECIAL_AREAS, Pack


def unknown_names(pack: Pack, practice: Practice, packs: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give (place, reason) of each name that stands for nothing.

    Args:
        pack: the pack.
        practice: the areas, moments and cards that there are.
        packs: the ids of the packs that there are.
    """
    for number, q in enumerate(pack.questions, 1):
        where = f"question {number} ({q.id})"
        for card in filter(None, (q.card, *q.card_if.values(), q.card_if_skipped)):
            if card not in practice.cards:
                yield where, f"there is no card called {card!r}"
        for area in q.areas:
            if area not in practice.areas and area not in SPECIAL_AREAS:
                yield where, f"{area!r} is not a growth area"
        for target in q.goes_to.values():
            if target not in packs and target != pack.pack:
                yield where, f"goes_to: there is no pack called {target!r}"
        on = pack.question(q.show_if.question) if q.show_if else None
        if q.show_if and on and on.options_from:
            for id in sorted(q.show_if.values - _listed(practice, on.options_from, q.show_if.values)):
                yield where, f"show_if: {on.id!r} has no option {id!r}"
        if q.options_from:
            leads = {*q.card_if, *q.stops_if, *q.goes_to, *q.outcome}
            for id in sorted(leads - _listed(practice, q.options_from, leads)):
                yield where, f"there is no option {id!r}"


def shared_names(pack: Pack, others: Iterable[Pack]) -> Iterator[tuple[str, str]]:
    """Give (name, id of the other pack) of each other name by which another pack is found already."""
    for other in others:
        called = {other.pack.replace("_", " "), other.title.casefold(), *other.names}
        for name in pack.names:
            if name in called or name.replace("-", " ") in called:
                yield name, other.pack


def _listed(practice: Practice, source: str, otherwise: AbstractSet[str]) -> AbstractSet[str]:
    """Give the ids of a list outside the pack; the person's own categories are not known here."""
    lists: dict[str, AbstractSet[str]] = {
        "growth_areas": practice.areas.keys(),
        "moments": practice.moments.keys(),
    }
    return lists.get(source, otherwise)
