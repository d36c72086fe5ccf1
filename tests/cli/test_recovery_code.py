"""A new recovery code is on paper before it counts: what is typed back is compared with what was shown."""

from kit.world import SIGNED


def test_a_group_that_is_typed_back_wrongly_is_asked_again(world):
    code, screen, err = world.types("key", "code", typed="y\nAAAAA\n\nBBBBB\n" + SIGNED)
    assert code == 0, err
    assert screen.count("Type group") == 4
    assert screen.count("That is not quite it. Look once more.") == 2
