"""A set-up that goes to its end, line by line."""


def test_the_first_area_is_a_suggestion_since_nobody_answered_yet(empty_world):
    code, said, _ = empty_world.types("init", typed="\n" * 9)
    assert code == 0
    assert "Suggested: Meaningful connection and hope\nAn empty line takes it.\n" in said
    assert "so far" not in said
