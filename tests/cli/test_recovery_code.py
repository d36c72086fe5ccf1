"""A new recovery code is on paper before it counts: what is typed back is compared with what was shown."""

import io

import pytest
from kit.world import SIGNED, Terminal

from reflect.cli.context import Context
from reflect.cli.recovery_code import show_code
from reflect.settings import Settings

WRONG = "That is not quite it. Look once more."


def test_a_group_that_is_typed_back_wrongly_is_asked_again(world):
    code, screen, err = world.types("key", "code", typed="y\nAAAAA\n\nBBBBB\n" + SIGNED)
    assert code == 0, err
    assert screen.count("Type group") == 4
    assert screen.count(WRONG) == 2


@pytest.mark.parametrize("typed", ["6M1A0", "6m1ao", "6MLAO", "6mia0", " 6M-1A 0. ", "６Ｍ１Ａ０"])
def test_a_group_is_read_here_as_a_whole_code_is_where_it_opens_the_journal(tmp_path, typed):
    """Whichever two are asked for: all of them are the same."""
    screen = Terminal()
    app = Context(
        settings=Settings(home=tmp_path, plain=True, color=False), environment={}, zone_name="UTC",
        stdin=Terminal(f"6M1A1\n{typed}\n{typed}\n"), stdout=screen, stderr=io.StringIO(),
    )  # fmt: skip
    show_code(app, "-".join(["6M1A0"] * 8))
    assert (screen.getvalue().count("Type group"), screen.getvalue().count(WRONG)) == (3, 1)
