"""Which entries a kind of page offers, which are ticked, and what a page for several readers hides whatever the journal says."""

from contextlib import closing

import pytest
from kit.reviewer import write
from kit.world import PASSPHRASE, SIGNED, ladder

from reflect.storage.journal import Journal

PACKS = ("supervision_prep", "supervision_record", "step_back", "post_session")
PREP, RECORD, BACK, STORY = 1, 2, 3, 4


@pytest.fixture
def four(world, answers, tmp_path, monkeypatch):
    """A journal with an entry of each of these, in a folder of its own."""
    for pack in PACKS:
        world.ok("log", "--answers", str(answers(pack)))
    monkeypatch.chdir(tmp_path)
    return world


def offered(screen: str) -> set[int]:
    """The numbers of the entries on the list, above what is ticked."""
    listed = screen.partition("Your answer so far")[0].splitlines()
    return {int(line.partition(".")[0]) for line in listed if line.partition(".")[0].isdigit()}


def test_a_group_is_told_one_situation_and_no_meeting(four, tmp_path):
    code, screen, err = four.at_terminal(
        "export", "--kind", "situation", "--format", "md", typed=f"{STORY}\n{SIGNED}"
    )
    assert (code, err) == (0, "")
    assert offered(screen) == {PREP, BACK, STORY}
    assert "Your answer so far:\n" in screen  # nothing is ticked: which one it is is for the writer to say
    assert "A group reads this page." in screen
    # No week in its name either.
    assert (
        (tmp_path / "situation.md").read_text("utf-8").startswith("# A situation to think through together")
    )
    for pick in (f"{PREP},{STORY}", str(RECORD)):
        assert four.at_terminal("export", "--kind", "situation", "--pick", pick, "--out", "two.md")[0] == 2
    assert not (tmp_path / "two.md").exists()


def test_a_year_offers_what_was_seen_and_agreed_with_all_of_it_ticked(four, tmp_path):
    code, screen, err = four.at_terminal("export", "--kind", "year", "--out", "year.md")
    assert (code, err) == (0, "")
    assert offered(screen) == {RECORD, BACK}
    assert f"Quoted: entries {BACK} and {RECORD}." in screen
    page = (tmp_path / "year.md").read_text("utf-8")
    assert "One meeting noted, 0.75 hours" in page and "plain as a compass" in page
    assert four.at_terminal("export", "--kind", "year", "--pick", str(STORY), "--out", "no.md")[0] == 2


def test_a_name_that_is_left_alone_elsewhere_is_masked_for_a_group(world, tmp_path):
    write(world, "Marisol called me at night.")
    with closing(Journal.open(world.home, PASSPHRASE, clock=lambda: world.now, ladder=ladder)) as journal:
        journal.words.leave_alone("Marisol")
        journal.pages.remember_reader("Linda")
        journal.renewal.set_display_name("Dana Rivers")
    for kind, more, there in (
        ("situation", (), set()),
        ("account", (), {"Marisol", "Dana Rivers", "Linda"}),
        ("situation", ("--named",), {"Dana Rivers"}),
    ):
        page = tmp_path / f"{kind}{len(more)}.md"
        args = ("export", "--kind", kind, "--pick", "1", *more, "--out", str(page))
        assert world.at_terminal(*args)[0] == 0
        text = page.read_text("utf-8")
        assert {name for name in ("Marisol", "Dana Rivers", "Linda") if name in text} == there
