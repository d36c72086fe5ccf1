"""What a restore set aside: told apart from what is another's, and removed whole or not at all."""

import shutil

import pytest
from kit.kept import make, reflection

from reflect.errors import Protected
from reflect.storage.backup import put_by
from reflect.storage.names import ASIDE


@pytest.fixture
def home(tmp_path):
    """A journal with two folders beside it as a restore makes them, and one that only has such a name."""
    with make(tmp_path / "home") as journal, make(tmp_path / "other") as other:
        journal.add(reflection())
        for source, name in ((journal, "20260301-101010"), (other, "20260302-101010"), (journal, "mine")):
            place = journal.folder / f"{ASIDE}{name}"
            place.mkdir()
            for file in ("journal.db", "journal.keys", "journal.keys.bak"):
                shutil.copy(source.folder / file, place)
    (tmp_path / "home" / "replaced-mine" / "thesis.txt").write_text("years of it")
    return tmp_path / "home"


def test_only_an_older_state_of_this_journal_may_go(home):
    found = put_by.found(home)
    assert [(each.path.name, str(each.day), each.may_go) for each in found] == [
        ("replaced-20260301-101010", "2026-03-01", True),
        ("replaced-20260302-101010", "2026-03-02", False),
        ("replaced-mine", "None", False),
    ]
    for each in found[1:]:
        with pytest.raises(Protected):
            put_by.remove(home, each.path)
        assert (each.path / "journal.db").exists()
    put_by.remove(home, found[0].path)
    assert not found[0].path.exists()


@pytest.mark.parametrize("left", [("journal.keys", "journal.keys.bak"), ("journal.keys.bak",), ()])
def test_what_a_kill_left_of_one_can_still_go(home, left):
    place = home / "replaced-20260301-101010"
    for file in set(place.iterdir()):
        if file.name not in left:
            file.unlink()
    put_by.remove(home, place)
    assert not place.exists()


def test_a_link_to_elsewhere_stays(home, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(home / "journal.keys", tmp_path / "elsewhere")
    (home / "replaced-link").symlink_to(tmp_path / "elsewhere")
    assert [each.may_go for each in put_by.found(home) if each.path.name == "replaced-link"] == [False]
