"""The disk refuses while somebody is typing: the page is not torn, and what is not kept waits, stays to be seen and is named."""

import io
import json
import time

import pytest
from kit.sweeps.prompt_keyboard import set_disk
from kit.world import SOAK
from safety.test_terminal import CTRL_C, Person, kept, to_the_end, to_the_text

from reflect.cli.sitting.draft_keeper import NOT_THE_LAST, STANDS_ABOVE
from reflect.cli.sitting.not_kept import STILL_HERE

pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
fcntl = pytest.importorskip("fcntl", reason="locks as POSIX has them")
resource = pytest.importorskip("resource", reason="limits as POSIX has them")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="sets a limit of another process"),
]
WORDS = "I listened to the end"
RESERVED = 0x40000001
"""The byte that SQLite locks before it writes."""


def tried_again(folder, before):
    """Wait until something was begun in a folder: SQLite lays its journal beside the file before it writes."""
    ends = time.monotonic() + 30
    while folder.stat().st_mtime_ns == before:
        assert time.monotonic() < ends, "what is typed was never tried to be kept"


def test_a_disk_that_refuses_while_one_types_tears_nothing_and_the_words_stay_on_the_screen(world):
    person = to_the_text(Person(world, "log"))
    person.child.logfile_read = seen = io.StringIO()
    before = world.home.stat().st_mtime_ns
    set_disk(person.child.pid, full=True)
    person.types(WORDS)
    tried_again(world.home, before)
    person.types(" and more").sees_typed("and more").types(CTRL_C)
    person.sees(f"{WORDS} and more", "The disk", STILL_HERE, "Leave without saving").types(CTRL_C)
    assert person.sees("The disk").leaves() == 9
    assert "Traceback" not in seen.getvalue()
    assert "Press ENTER" not in seen.getvalue()


LINE, ONCE_MORE = "What do you want to remember?", "Try to save it once more?"


def entries(world):
    return json.loads(world.ok("list", "--json").out)["entries"]


def at_the_line(world, *more):
    person = Person(world, "jot", *more).sees(LINE, ":help" if more else "Enter next")
    set_disk(person.child.pid, full=True)
    return person


def test_each_line_that_is_typed_goes_into_the_text_or_to_the_question_until_there_is_room(world):
    person = at_the_line(world, "--plain")
    for line in (WORDS, "and then some"):
        person.types(f"{line}\r").sees(line).is_read()
    person.types("\r").sees("The disk could not", STILL_HERE, ONCE_MORE, ":help")
    person.types("and on I type\r").sees("Type a number from 1 to 2.")
    person.types("\r").sees("The disk could not", STILL_HERE, ONCE_MORE, ":help")
    set_disk(person.child.pid, full=False)
    assert person.types("\r").sees("Saved as 1.").leaves() == 0
    assert list(kept(world).values()) == [f"{WORDS}\nand then some"]


def test_who_leaves_without_saving_is_told_where_the_words_stand(world):
    person = at_the_line(world, "--plain").types(f"{WORDS}\r\r").sees(ONCE_MORE, ":help").types("2\r")
    assert person.sees("The disk", STANDS_ABOVE[:35]).leaves() == 9
    assert entries(world) == []
    assert "no draft waiting" in world.ok("resume").out


def test_what_was_typed_ahead_chooses_nothing(world):
    person = Person(world, "log", "--plain").sees("Question 1 of 8.", ":help")
    set_disk(person.child.pid, full=True)
    person.types("1\r2\r").sees(ONCE_MORE, ":help")
    set_disk(person.child.pid, full=False)
    person.types("\r").sees("Question 2 of 8.", ":help").types(":pause\r")
    assert person.sees("Your draft is kept").leaves() == 130


def test_an_answer_on_a_screen_waits_for_room_and_the_page_goes_on(world):
    person = to_the_text(Person(world, "log"))
    set_disk(person.child.pid, full=True)
    person.types(WORDS, "\r").sees("The disk could not", STILL_HERE, ONCE_MORE, "Leave without saving")
    set_disk(person.child.pid, full=False)
    assert to_the_end(person.types("\r")).sees("Saved as 1.").leaves() == 0
    assert kept(world)["keep"] == WORDS


def test_a_page_that_is_saved_at_its_end_only_after_room_was_made_is_saved_once(world):
    person = to_the_text(Person(world, "log")).types(WORDS, "\r")
    person.sees("5 of 8", "It did not come up").types("4", "\r").sees("6 of 8", ">").types("\r")
    person.sees("7 of 8", "More than most").types("\r").sees("8 of 8", ">").types("\r")
    person.sees("Bring this to supervision?", "Yes").types("\r").sees("Throw it away")
    set_disk(person.child.pid, full=True)
    for _ in range(2):
        person.types("\r").sees("The disk could not", STILL_HERE, ONCE_MORE, "Leave without saving")
    set_disk(person.child.pid, full=False)
    assert person.types("\r").sees("Saved as 1.").leaves() == 0
    assert len(entries(world)) == 1 and "no draft waiting" in world.ok("resume").out


def test_who_pauses_on_a_full_disk_may_make_room_and_keeps_the_draft(world):
    person = at_the_line(world).types("half a thought", CTRL_C)
    person.sees("half a thought", "The disk could not", STILL_HERE, "Leave without saving")
    set_disk(person.child.pid, full=False)
    assert person.types("\r").sees("Your draft is kept").leaves() == 130
    assert "half a thought" in world.run("resume", "--plain").out


@pytest.mark.skipif(not SOAK, reason="SQLite waits some seconds for a lock; REFLECT_SOAK=1 runs it")
def test_a_draft_that_could_not_take_the_last_answer_says_so(world):
    person = to_the_text(Person(world, "log"))
    with (world.home / "journal.db").open("rb+") as held:
        fcntl.lockf(held, fcntl.LOCK_EX, 1, RESERVED)
        person.types(WORDS + "\r").sees(STILL_HERE, "Leave without saving").types("2\r")
        person.sees("Your draft is kept", *NOT_THE_LAST.splitlines())
        assert person.leaves() == 9
