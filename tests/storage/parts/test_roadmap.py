"""The roadmap over the real encrypted file: ids that stay, nothing twice, and every change taken back by another run."""

import pytest
from kit.kept import NOW, WORDS, make
from kit.world import ladder

from reflect.errors import NotFound
from reflect.storage.journal import Journal
from reflect.values.roadmap import Guideline


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def add(journal, *names, most=40):
    return [g.id for g in journal.roadmap.add(*(Guideline(name=n) for n in names), most=most)]


def test_ids_are_made_of_the_names_and_stay_when_the_names_change(journal):
    assert add(journal, "Their choice", "Honest!", "Honest?", "\u2764") == [
        "their_choice",
        "honest",
        "honest_2",
        "guideline",
    ]
    assert add(journal, "HONEST!", "New") == ["new"]
    assert journal.roadmap.reword(Guideline(id="honest", name="True", line="l", link="k"))
    assert journal.roadmap.choices[1] == ("honest", "True")
    assert not journal.roadmap.reword(Guideline(id="nobody", name="Else"))


def test_a_list_that_would_be_too_long_takes_none(journal):
    add(journal, "One", "Two")
    with pytest.raises(ValueError, match="up to 3 guidelines, and there are 2"):
        add(journal, "Three", "Four", most=3)
    assert len(journal.roadmap.guidelines) == 2
    assert add(journal, "Two", "Three", most=3) == ["three"]


def test_each_change_is_taken_back_by_another_run(journal):
    add(journal, "One", "Two")
    assert journal.roadmap.remove("one")
    assert not journal.roadmap.remove("one")
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        assert [g.name for g in again.roadmap.guidelines] == ["Two"]
        assert again.undo().kind == "roadmap"
        assert [g.name for g in again.roadmap.guidelines] == ["One", "Two"]
        again.undo()
        assert again.roadmap.guidelines == ()
        with pytest.raises(NotFound):
            again.undo()
