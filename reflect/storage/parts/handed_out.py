"""The parts that a journal hands out, such as `journal.plans`: each knows its own tables, and they share the open file.

A part is loaded when somebody first asks for it: most commands need one or two.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.storage.parts.agreements import Agreements
    from reflect.storage.parts.asked import AskedSoFar
    from reflect.storage.parts.bin import Bin
    from reflect.storage.parts.choices import Choices
    from reflect.storage.parts.copies import Copies
    from reflect.storage.parts.counts import Counts
    from reflect.storage.parts.drafts import Drafts
    from reflect.storage.parts.exchange import Exchange
    from reflect.storage.parts.exports import Exports
    from reflect.storage.parts.health import Health
    from reflect.storage.parts.keys import Keys
    from reflect.storage.parts.open_file import OpenFile
    from reflect.storage.parts.pages import Pages
    from reflect.storage.parts.plans import Plans
    from reflect.storage.parts.pocket import Pocket
    from reflect.storage.parts.questions import Questions
    from reflect.storage.parts.records import Records
    from reflect.storage.parts.renewal import Renewal
    from reflect.storage.parts.roadmap import Roadmap
    from reflect.storage.parts.set_up import SetUp
    from reflect.storage.parts.word_lists import WordLists
    from reflect.storage.parts.yardsticks import Yardsticks


class HandedOut:
    """What a `Journal` hands out besides entries."""

    def __init__(self, folder: Path, file: "OpenFile", key: bytes) -> None:
        self.folder, self._file, self._key = folder, file, key

    @cached_property
    def bin(self) -> "Bin":
        """What was put away."""
        from reflect.storage.parts.bin import Bin

        return Bin(self._file, self.folder)

    @cached_property
    def drafts(self) -> "Drafts":
        """What was begun and waits."""
        from reflect.storage.parts.drafts import Drafts

        return Drafts(self._file)

    @cached_property
    def choices(self) -> "Choices":
        """What waits for a choice between two texts."""
        from reflect.storage.parts.choices import Choices

        return Choices(self._file)

    @cached_property
    def plans(self) -> "Plans":
        """What the person means to try."""
        from reflect.storage.parts.plans import Plans

        return Plans(self._file)

    @cached_property
    def questions(self) -> "Questions":
        """Questions for supervision."""
        from reflect.storage.parts.questions import Questions

        return Questions(self._file)

    @cached_property
    def agreements(self) -> "Agreements":
        """What was agreed with a supervisor."""
        from reflect.storage.parts.agreements import Agreements

        return Agreements(self._file)

    @cached_property
    def counts(self) -> "Counts":
        """What growth is counted from."""
        from reflect.storage.parts.counts import Counts

        return Counts(self._file)

    @cached_property
    def asked(self) -> "AskedSoFar":
        """What was asked so far, so that the next sitting can ask something else."""
        from reflect.storage.parts.asked import AskedSoFar

        return AskedSoFar(self._file)

    @cached_property
    def yardsticks(self) -> "Yardsticks":
        """Since when which area is rated more strictly."""
        from reflect.storage.parts.yardsticks import Yardsticks

        return Yardsticks(self._file)

    @cached_property
    def words(self) -> "WordLists":
        """The person's own lists of words."""
        from reflect.storage.parts.word_lists import WordLists

        return WordLists(self._file)

    @cached_property
    def renewal(self) -> "Renewal":
        """The person's own renewal rules, and the name they want on a page."""
        from reflect.storage.parts.renewal import Renewal

        return Renewal(self._file)

    @cached_property
    def roadmap(self) -> "Roadmap":
        """The person's own guidelines, in their own order."""
        from reflect.storage.parts.roadmap import Roadmap

        return Roadmap(self._file)

    @cached_property
    def pages(self) -> "Pages":
        """The one who reads a page for others, and what waits to be written."""
        from reflect.storage.parts.pages import Pages

        return Pages(self._file)

    @cached_property
    def exports(self) -> "Exports":
        """Which pages went out."""
        from reflect.storage.parts.exports import Exports

        return Exports(self._file)

    @cached_property
    def pocket(self) -> "Pocket":
        """Its key for a phone."""
        from reflect.storage.parts.pocket import Pocket

        return Pocket(self._file)

    @cached_property
    def copies(self) -> "Copies":
        """Its backups."""
        from reflect.storage.parts.copies import Copies

        return Copies(self._file, self.folder, self._key)

    @cached_property
    def keys(self) -> "Keys":
        """The ways into it."""
        from reflect.storage.parts.keys import Keys

        return Keys(self.folder, self._key)

    @cached_property
    def health(self) -> "Health":
        """Whether it is sound and all there."""
        from reflect.storage.parts.health import Health

        return Health(self._file)

    @cached_property
    def set_up(self) -> "SetUp":
        """Whether it is set up to the end."""
        from reflect.storage.parts.set_up import SetUp

        return SetUp(self._file, self.folder)

    @cached_property
    def records(self) -> "Records":
        """All of it, as it leaves or comes in."""
        from reflect.storage.parts.records import Records

        return Records(self._file, self.folder, self._key)

    @cached_property
    def exchange(self) -> "Exchange":
        """What devices hand to each other."""
        from reflect.storage.parts.exchange import Exchange

        return Exchange(self._file, self.folder, self._key)
