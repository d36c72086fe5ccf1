"""The parts that a journal hands out, such as `journal.plans`: each knows its own tables, and they share the open file."""

from pathlib import Path

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
    """What a `Journal` hands out besides entries.

    Attributes:
        bin, drafts, choices, plans, questions, agreements: what was put away, waits, or came out of sittings.
        counts, asked, yardsticks: what growth and the next questions are made from.
        words, renewal, roadmap, pages, exports, pocket: the person's own lists, pages for others, and for a phone.
        copies, keys, health, set_up: its backups, the ways into it, whether it is sound and all there.
        records, exchange: all of it as it leaves or comes in, and what devices hand to each other.
    """

    def __init__(self, folder: Path, file: OpenFile, key: bytes) -> None:
        self.set_up = SetUp(file, folder)
        self.bin, self.drafts, self.health, self.choices = (
            Bin(file, folder),
            Drafts(file),
            Health(file),
            Choices(file),
        )
        self.plans, self.questions, self.agreements = Plans(file), Questions(file), Agreements(file)
        self.counts, self.asked, self.yardsticks = Counts(file), AskedSoFar(file), Yardsticks(file)
        self.words, self.renewal, self.roadmap = WordLists(file), Renewal(file), Roadmap(file)
        self.pages, self.exports, self.pocket = Pages(file), Exports(file), Pocket(file)
        self.copies, self.keys = Copies(file, folder, key), Keys(folder, key)
        self.records, self.exchange = Records(file, folder, key), Exchange(file, folder, key)
