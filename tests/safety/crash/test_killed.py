"""Killed before any file operation, or at any moment, each command that writes leaves all of its work or none of it.

What was said to be kept is there, what is there opens with the secrets that were promised, every page is sound, and no word
lies in clear. The short form takes a few commands in turn; REFLECT_SOAK=1 kills every line at every step, or at `A_LINE` of them.
"""

import itertools
import random
import signal
import threading
from zlib import crc32

import pytest
from kit.crash.lines import DEAR, commands_of_a_turn, left_alone, lines_of, points, run
from kit.crash.trials import Tally, drawn, kill_after, kill_before, kill_everywhere, spread
from kit.turns import rotation
from kit.world import SHARE, SOAK

TURN, AGAIN = rotation()
WHAT = "killed commands"
SHORT = 3
"""Commands of one turn, in the short form; each of them is killed so often as `EACH` says."""
EACH = 6
A_LINE = 120
"""Chosen kills of a line at most, in the long form. Of a longer one they are spread evenly: `demo` has thousands of steps,
and each run of it takes seconds."""
RANDOM = 10
"""Kills at random moments of each line, in the long form."""


@pytest.mark.timeout(3_600 if SOAK else 120)
@pytest.mark.parametrize("command", commands_of_a_turn(TURN, None if SOAK else SHORT))
def test_killed_at_any_moment_a_command_has_done_all_or_nothing(disk, command):
    tally, rnd = Tally(), random.Random(crc32(command.encode()) + TURN)
    lines = lines_of(command)
    for number, line in enumerate(lines):
        tally.leave("T1", WHAT, command, to_come=len(lines) - number)
        whole = left_alone(disk, line)
        assert (whole.code == 0 and whole.before.unlike(whole.after)) or number, "a line that writes nothing"
        steps = points(whole)
        some = drawn(len(steps), EACH, TURN)
        chosen = spread(steps[TURN % SHARE :: SHARE], A_LINE) if SOAK else [steps[n] for n in sorted(some)]
        kill_everywhere(disk, whole, tally, only=chosen)
        for _ in range(-(-RANDOM // SHARE) if SOAK else 1):
            kill_after(disk, whole, rnd.uniform(0, whole.seconds), tally)
        tally.counts.update({"lines": 1, "points there are": len(steps)})
        if not SOAK:
            break
    tally.leave("T1", WHAT, command)
    assert not tally.wrong, f"{AGAIN}\n{tally}"


DEARLY = ("init", "key passphrase", "key recover", "key code", "restore")


@pytest.mark.skipif(not SOAK, reason="each key costs what it really costs; REFLECT_SOAK=1 pays it")
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("command", DEARLY)
def test_so_it_is_with_keys_that_cost_what_they_really_cost(disk, command):
    tally = Tally()
    whole = left_alone(disk, lines_of(command)[0], dear=True)
    for at in random.Random(TURN).sample(points(whole), 6):
        kill_before(disk, whole, at, tally, dear=True)
    tally.counts["lines"] += 1
    tally.leave("T1", "killed commands with real keys", command)
    assert not tally.wrong, str(tally)


@pytest.mark.parametrize(("steps", "most"), [(5, 8), (9, 4), (9344, 120)])
def test_of_a_long_line_the_steps_are_spread_from_its_first_to_its_last(steps, most):
    chosen = spread(list(range(steps)), most)
    gaps = {later - sooner for sooner, later in itertools.pairwise(chosen)}
    assert (chosen[0], chosen[-1], len(chosen)) == (0, steps - 1, min(steps, most))
    assert max(gaps) - min(gaps) <= 1


@pytest.mark.skipif(not SOAK, reason="all is loaded once more for it; REFLECT_SOAK=1 waits for that")
def test_a_run_that_is_broken_off_answers_no_other(disk):
    """As where the time of a test is over: the next one gets its own answer, on a disk that nobody else writes on."""
    [demo], alone = lines_of("demo"), left_alone(disk, lines_of("jot")[0])

    def broken_off(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGUSR1, broken_off)
    timer = threading.Timer(0.5, signal.pthread_kill, (threading.get_ident(), signal.SIGUSR1))
    try:
        timer.start()
        with pytest.raises(TimeoutError):
            run(disk, demo)
    finally:
        timer.cancel()
        signal.signal(signal.SIGUSR1, before)
    next_one = run(disk, alone.line)
    assert (next_one.done, disk.look().unlike(alone.before)) == (alone.done, alone.after.unlike(alone.before))


def test_what_is_dear_is_left_for_the_long_run():
    assert not {*commands_of_a_turn(TURN, SHORT)} & {*DEAR}
