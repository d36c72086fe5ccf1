"""How the false alarms that are allowed are shared over all areas of a page. Pure; knows no ratings and no words."""

from collections.abc import Mapping
from datetime import date

from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class FocusArea:
    """The area that the person named beforehand, and since which local day; None where that is not known."""

    area: str
    since: date | None


def weights(areas: tuple[str, ...], focus: FocusArea | None, *, later_half: date) -> dict[str, int]:
    """Say how much of the allowed false alarms each area carries.

    An area that was named before the later half began carries half, the others share the other half. One that was
    named later, when its ratings could be seen already, carries as much as each other.

    Args:
        areas: those that are tested together.
        focus: what was named, or None.
        later_half: its first day.
    """
    named = focus.area if focus and focus.since and focus.since <= later_half else None
    return {area: max(1, len(areas) - 1) if area == named else 1 for area in areas}


def holm(p: Mapping[str, float], weight: Mapping[str, int]) -> dict[str, float]:
    """Adjust p-values for being many, by the weighted step-down method of Holm (1979).

    Args:
        p: the p-value of each name.
        weight: how much of the allowed false alarms each name carries, above 0; only their ratios matter.

    Returns:
        The adjusted ones: each may be compared with the share of false alarms allowed for all of them together.
    """
    adjusted: dict[str, float] = {}
    least, left = 0.0, sum(weight[name] for name in p)
    for name in sorted(p, key=lambda name: p[name] / weight[name]):
        least = max(least, min(1.0, left * p[name] / weight[name]))
        adjusted[name] = least
        left -= weight[name]
    return {name: adjusted[name] for name in p}
