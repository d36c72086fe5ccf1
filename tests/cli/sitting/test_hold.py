"""What comes several times in a shift is asked again once an entry is kept, and only then; to leave is a no."""

import pytest
from kit.packs import pack, question

from reflect.guide.check.about_a_person import faults

TOP = 'pack = "calls"\ntitle = "Calls"\nversion = 1\nlang = "en"\nminutes = 1\nagain = "One more call?"\n'
KEPT = "I waited.\n\nn\n1\n"


@pytest.fixture
def calls(world):
    folder = world.home / "packs"
    folder.mkdir()
    (folder / "calls.toml").write_text(
        TOP + '[[questions]]\nid = "a"\ntype = "text"\nask = "What did you do?"\n'
    )
    return world


def test_after_each_one_it_is_asked_whether_there_is_another(calls):
    said = calls.ok("log", "calls", "--plain", stdin=f"{KEPT}y\n{KEPT}y\n{KEPT}n\n").out
    assert [line for line in said.splitlines() if line.startswith("Saved as")] == [
        f"Saved as {n}. Thank you for taking the time." for n in (1, 2, 3)
    ]
    assert said.count("One more call?") == 3


@pytest.mark.parametrize("left", ["", "\n", ":pause\n"])
def test_to_leave_there_is_a_no_and_all_is_kept(calls, left):
    said = calls.ok("log", "calls", "--plain", stdin=KEPT + left).out
    assert said.count("Saved as") == 1 and "draft" not in said.partition("Saved as")[2]


def test_an_empty_page_is_not_followed_by_another(calls):
    said = calls.ok("log", "calls", "--plain", stdin=":skip\nn\n1\n").out
    assert "Saved as" not in said and "One more call?" not in said


def test_what_is_asked_again_is_looked_at_like_any_question():
    form = pack(question("q"), top='again = "What is the name of the caller?"')
    assert [spot.place for spot in faults(form)] == ["again"]
    with pytest.raises(ValueError, match="again: it holds a control character"):
        pack(question("q"), top='again = "One \\u202e more?"')
