"""What an earlier version kept: its doors let control characters in, and no door of today does."""

from dataclasses import replace
from typing import Any

from kit.screens import begun
from kit.world import PASSPHRASE, World, ladder

from reflect.guide.ask import Step
from reflect.guide.harvest import reflection
from reflect.storage.journal import Journal


def opened(world: World) -> Journal:
    """The journal of a world, behind every door."""
    return Journal.open(world.home, PASSPHRASE, clock=lambda: world.now, ladder=ladder)


def keep_as_before(world: World, pack: str = "quick_checkin", **answers: Any) -> int:
    """Keep an entry as an earlier version did; gives its number."""
    walk = replace(begun(pack), given={Step(question): value for question, value in answers.items()})
    with opened(world) as journal:
        return journal.add(reflection(walk)).number
