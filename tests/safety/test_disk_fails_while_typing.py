"""The disk refuses while somebody is typing: the page is not torn, and what is not kept stays to be seen and is named."""

import io
import time

import pytest
from kit.world import SOAK
from safety.test_terminal import CTRL_C, Person, to_the_text

from reflect.cli.sitting.draft_keeper import NOT_THE_LAST

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
    resource.prlimit(person.child.pid, resource.RLIMIT_FSIZE, (0, 0))
    person.types(WORDS)
    tried_again(world.home, before)
    person.types(" and more").sees_typed("and more").types(CTRL_C)
    assert person.sees(f"{WORDS} and more", "The disk").leaves() == 9
    assert "Traceback" not in seen.getvalue()
    assert "Press ENTER" not in seen.getvalue()


@pytest.mark.skipif(not SOAK, reason="SQLite waits some seconds for a lock; REFLECT_SOAK=1 runs it")
def test_a_draft_that_could_not_take_the_last_answer_says_so(world):
    person = to_the_text(Person(world, "log"))
    with (world.home / "journal.db").open("rb+") as held:
        fcntl.lockf(held, fcntl.LOCK_EX, 1, RESERVED)
        person.types(WORDS + "\r").sees("Your draft is kept", *NOT_THE_LAST.splitlines())
        assert person.leaves() == 9
