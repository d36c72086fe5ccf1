"""What was asked and shown stands once, over real entries: shared, told apart, and gone with the last row that had it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from kit.kept import DAY, FULL, NOW, answer, make, reflection
from kit.raw_pages import found_in

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
        ratings=(Rating(question="r", asked=f"{word}r", area="learning", value=None, anchor=f"{word}n", scale=2),),
        moments=(Moment(question="m", asked=f"{word}q", id="x", area="learning", kind="edge", words=f"{word}w"),),
    )


def test_words_go_with_the_last_entry_that_had_them_whatever_takes_it_away(journal):
    words = ["zqzqbin", "zqzqmany", "zqzqversion"]
    for word in words:
        journal.add(own(word))
    journal.add(reflection(answers=(answer("zqzqkept", asked="zqzqmanya?"),)))
    journal.edit(3, reflection(answers=(answer("now"),)))
    journal.delete(1)
    assert journal.bin.empty() == 1
    journal.bin.purge(only={2})
    journal.bin.forget_version(3, 1)
    journal.bin.rewrite()
    folder, key = journal.folder, journal.copies.key
    assert [word for word in words if found_in(folder, key, word)] == ["zqzqmany"]
    assert [
        w for w in "volrnqw" if found_in(folder, key, f"zqzqmany{w}")
    ] == [], "only what another entry was asked too"
    assert journal.get(4).answers[0].asked == "zqzqmanya?"
    assert journal.health.faults() == []


def test_a_row_without_its_words_is_a_fault_that_tells_no_word(journal):
    journal.add(FULL)
    assert wordings.strays(journal._file.con) == 0
    for table, count in (("rating_wording", len(FULL.ratings)), ("said", len(FULL.answers))):
        with engine.transaction(journal._file.con):
            journal._file.con.execute(f"DELETE FROM {table}")
        count += wordings.strays(journal._file.con) * (table == "said") - count * (table == "said")
        assert journal.health.faults() == [f"{count} rows of entries point to words that are not there"]
