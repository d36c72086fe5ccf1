"""Entries as an earlier version kept them: its doors let control characters in."""

from dataclasses import replace

from cli.screen_kit import begun
from conftest import PASSPHRASE

from reflect.guide.ask import Step
from reflect.guide.harvest import reflection
from reflect.storage.journal import Journal


def keep_as_before(world, text):
    """Keep an entry with a text that would be refused today; gives its number."""
    walk = begun("quick_checkin")
    given = {Step("keep"): text, Step("plan"): text}
    with Journal.open(world.home, PASSPHRASE, clock=lambda: world.now, zone="UTC") as journal:
        return journal.add(reflection(replace(walk, given=given))).number
