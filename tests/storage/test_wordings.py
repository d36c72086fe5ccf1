"""What was asked and shown stands once, over real entries: shared, told apart, and gone with the last row that had it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from kit.devices import copies
from kit.kept import DAY, FULL, NOW, answer, make, reflection

from reflect.storage import wordings
from reflect.storage.database import engine
from reflect.values.entry import Moment, Rating

TABLES = ("answer_wording", "said", "rating_wording", "moment_wording")
OPTION = answer("calm", kind="select", words="Calm")


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def counts(journal):
    con = journal._file.con
    return {table: engine.single(con, f"SELECT count(*) FROM {table}") for table in TABLES}


def test_entries_that_were_asked_the_same_share_every_word_but_what_was_written(journal):
    journal.add(FULL)
    once = counts(journal)
    journal.add(replace(FULL, day=DAY - timedelta(1)))
    texts = sum(a.kind == "text" for a in FULL.answers)
    assert counts(journal) == {**once, "said": once["said"] + texts}
    first, second = journal.entries()
    assert (first.answers, first.ratings, first.moments) == (second.answers, second.ratings, second.moments)


@pytest.mark.parametrize(
    "other",
    [
        {"stage": "felt"}, {"stage": ""}, {"private": True}, {"highlight": True}, {"areas": ("learning",)},
        {"guideline": "helped"}, {"asked": "What"}, {"question": "other"}, {"words": "calm"}, {"value": "Calm"},
    ],
    ids=str,
)  # fmt: skip
def test_what_differs_in_anything_stays_apart(journal, other):
    both = (OPTION, replace(OPTION, **other))
    journal.add(reflection(answers=both))
    assert journal.get(1).answers == both
    assert max(counts(journal)["answer_wording"], counts(journal)["said"]) == 2


def test_an_edit_takes_the_old_text_away_and_leaves_what_others_were_asked(journal):
    journal.add(reflection(answers=(answer("zqfirst"), OPTION)))
    journal.add(reflection(answers=(answer("zqsecond"), OPTION)))
    journal.edit(1, reflection(answers=(answer("zqthird"),)))
    con = journal._file.con
    assert con.execute("SELECT value FROM answer ORDER BY value").fetchall() == [
        ('"calm"',), ('"zqsecond"',), ('"zqthird"',),
    ]  # fmt: skip
    assert con.execute("SELECT value FROM said WHERE words = '' ORDER BY 1").fetchall() == [
        ('"zqsecond"',), ('"zqthird"',),
    ]  # fmt: skip
    assert journal.get(2).answers[1] == OPTION


def own(word):
    """An entry whose own pack asked, offered and showed words that stand nowhere else."""
    return reflection(
        answers=(answer(f"{word}v", asked=f"{word}a?"), answer(f"{word}o", kind="select", words=f"{word}l")),
        ratings=(
            Rating(question="r", asked=f"{word}r", area="learning", value=None, anchor=f"{word}n", scale=2),
        ),
        moments=(
            Moment(question="m", asked=f"{word}q", id="x", area="learning", kind="edge", words=f"{word}w"),
        ),
    )


def holds(journal, word):
    """Name the tables, but for the index, in which a word stands."""
    con = journal._file.con
    tables = con.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    ).fetchall()
    return sorted(name for (name,) in tables if word in str(con.execute(f"SELECT * FROM {name}").fetchall()))


def test_words_go_with_the_last_entry_that_had_them_whatever_takes_it_away(journal):
    for word in ("zqzqbin", "zqzqmany", "zqzqversion"):
        journal.add(own(word))
    journal.add(reflection(answers=(answer("kept", asked="zqzqmanya?"),)))
    journal.edit(3, reflection(answers=(answer("now"),)))
    journal.delete(1)
    assert "answer_wording" in holds(journal, "zqzqbin")
    assert journal.bin.empty() == 1
    assert holds(journal, "zqzqbin") == []
    journal.bin.purge(only={2})
    assert holds(journal, "zqzqmany") == ["answer_wording"], "another entry was asked the same"
    assert [w for w in "volrnqw" if holds(journal, f"zqzqmany{w}")] == []
    assert journal.get(4).answers[0].asked == "zqzqmanya?"
    journal.edit(4, reflection(answers=(answer("zqzqlast", asked="zqzqlasta?"),)))
    journal.edit(4, reflection(answers=(answer("now"),)))
    for version in (1, 2):
        journal.bin.forget_version(4, version)
    assert holds(journal, "zqzqlast") == holds(journal, "zqzqmany") == []
    assert journal.health.faults() == []


def test_words_that_another_device_deleted_for_good_go_here_too(tmp_path):
    devices = copies(tmp_path, 2, 0)
    here, there = (device.journal for device in devices.all)
    numbers = [here.add(own(word)).number for word in ("zqzqentry", "zqzqversion")]
    there.records.take_in(here.records.all())
    mine = there.add(reflection(answers=(answer("mine", asked="zqzqversiona?"),))).number
    assert holds(there, "zqzqentry")[:2] == ["answer_wording", "entry"]
    here.bin.purge(only=numbers[:1])
    here.edit(numbers[1], reflection(answers=(answer("now"),)))
    here.bin.forget_version(numbers[1], 1)
    for _ in range(
        2
    ):  # the text that an edit elsewhere replaces is an earlier version until the next meeting
        there.records.take_in(here.records.all())
    assert holds(there, "zqzqentry") == []
    assert holds(there, "zqzqversion") == ["answer_wording"], "it was asked on this device as well"
    assert there.get(mine).answers[0].asked == "zqzqversiona?"
    assert there.health.faults() == []
    devices.close()


def test_a_row_without_its_words_is_a_fault_that_tells_no_word(journal):
    journal.add(FULL)
    assert wordings.strays(journal._file.con) == 0
    missing = 0
    for table, rows in (("rating_wording", len(FULL.ratings)), ("said", len(FULL.answers))):
        missing += rows
        with engine.transaction(journal._file.con):
            journal._file.con.execute(f"DELETE FROM {table}")
        assert journal.health.faults() == [f"{missing} rows of entries point to words that are not there"]
