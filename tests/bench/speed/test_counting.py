"""Instructions of real processes: to the end, or to the words that are waited for; what can't be counted costs nothing else."""

import pytest
from speed import counting
from speed.timing import Command

SAYS_AND_WAITS = ("sh", "-c", "echo first words; read never; echo second")


@pytest.mark.skipif(not counting.can_count(), reason="valgrind is not installed here")
def test_instructions_are_counted_to_the_end_or_to_the_words() -> None:
    ended = counting.count("ends", Command(argv=("true",)))
    waits = counting.count("waits", Command(argv=SAYS_AND_WAITS, until="first words"))
    assert ended and waits and 10_000 < ended < waits


@pytest.mark.skipif(not counting.can_count(), reason="valgrind is not installed here")
def test_what_can_not_be_counted_is_left_out_and_said() -> None:
    said = list[str]()
    commands = {"good": Command(argv=("true",)), "bad": Command(argv=("false",))}
    assert set(counting.instructions(commands, tell=said.append)) == {"good"}
    assert said[-1].startswith("not counted: bad ended with 1")


def test_nothing_is_counted_where_the_counter_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said = list[str]()
    assert counting.instructions({"true": Command(argv=("true",))}, tell=said.append) == {}
    assert said == ["instructions are not counted: valgrind is not installed here"]
