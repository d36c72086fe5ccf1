"""Renewal rules and the display name over the real encrypted file: ids that last, and every change taken back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.kept import NOW, WORDS, make
from kit.world import ladder

from reflect.errors import NotFound
from reflect.storage.journal import Journal
from reflect.storage.parts.renewal import with_ids
from reflect.storage.reading import meta
from reflect.values.renewal import LearningCategory, RenewalRules, SupervisionRules

FIRST, LAST = date(2026, 7, 1), date(2028, 6, 30)


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def named(*names):
    return tuple(LearningCategory(words=name) for name in names)


def rules(*categories, **more):
    return RenewalRules(**{"first": FIRST, "last": LAST, "hours": 20, "categories": categories, **more})


def test_rules_come_back_as_they_were_kept_in_another_run(journal):
    assert journal.renewal.rules is None
    kept = journal.renewal.set_rules(
        rules(LearningCategory(words="Ethics", hours=3), LearningCategory(words="All else"), hours=None)
    )
    assert kept.categories == (
        LearningCategory(id="ethics", words="Ethics", hours=3),
        LearningCategory(id="all_else", words="All else"),
    )
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        assert again.renewal.rules == kept
        assert again.renewal.categories == (("ethics", "Ethics"), ("all_else", "All else"))


def test_an_id_stays_when_the_words_change_and_is_never_given_to_other_words(journal):
    [ethics] = journal.renewal.set_rules(rules(*named("Ethics"))).categories
    renamed = LearningCategory(id=ethics.id, words="Law")
    kept = journal.renewal.set_rules(rules(renamed, *named("Ethics"))).categories
    assert [(c.id, c.words) for c in kept] == [("ethics", "Law"), ("ethics_2", "Ethics")]
    journal.renewal.set_rules(None)
    assert journal.renewal.categories == () and journal.renewal.rules is None
    # What was once ticked as "Law" counts for "Law", whatever comes back in between.
    kept = journal.renewal.set_rules(rules(*named("ETHICS", "Ethics!", "law"))).categories
    assert [c.id for c in kept] == ["ethics_2", "ethics_3", "ethics"]


def test_a_name_without_letters_has_an_id_too(journal):
    kept = journal.renewal.set_rules(rules(*named("!!!", "???", "Этика", "x" * 80))).categories
    assert [c.id for c in kept] == ["category", "category_2", "этика", "x" * 40]


@given(st.lists(st.lists(st.text(min_size=1, max_size=6), max_size=6, unique_by=str.casefold), max_size=6))
def test_ids_never_meet(rounds):
    known, ever = [], {}
    for names in rounds:
        kept = with_ids(named(*names), known)
        assert len({c.id for c in kept}) == len(kept) and all(c.id for c in kept)
        for category in kept:
            # One id, one category: the same words in any case, for ever.
            assert ever.setdefault(category.id, category.words.casefold()) == category.words.casefold()
        ids = {c.id for c in kept}
        known = [*((id, words) for id, words in known if id not in ids), *((c.id, c.words) for c in kept)]


def test_each_change_is_taken_back_by_another_run(journal):
    first = journal.renewal.set_rules(rules(*named("Ethics")))
    second = journal.renewal.set_rules(rules(*first.categories, *named("Notes"), hours=30))
    journal.renewal.set_rules(None)
    journal.renewal.set_display_name("Dana")
    journal.renewal.set_display_name("")
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        told = []
        for _ in range(5):
            kind = again.undo().kind
            told.append(
                (kind, again.renewal.rules, len(again.renewal.categories), again.renewal.display_name)
            )
        assert told == [
            ("display_name", None, 0, "Dana"),
            ("display_name", None, 0, ""),
            ("renewal_rules", second, 2, ""),
            ("renewal_rules", first, 1, ""),
            ("renewal_rules", None, 0, ""),
        ]


def test_a_change_that_changes_nothing_is_nothing_to_take_back(journal):
    journal.renewal.set_rules(None)
    assert not journal.renewal.set_display_name("")
    with pytest.raises(NotFound, match="nothing to take back"):
        journal.undo()
    kept = journal.renewal.set_rules(rules(*named("Ethics")))
    assert journal.renewal.set_rules(kept) == kept
    assert journal.renewal.set_rules(rules(*named("Ethics"))) == kept
    assert journal.renewal.set_display_name("Dana") and not journal.renewal.set_display_name("Dana")
    journal.undo()
    journal.undo()
    assert journal.renewal.rules is None


def test_hours_of_supervision_come_back_and_rules_without_them_are_kept_as_ever(journal):
    asked = SupervisionRules(hours=25, one_to_one=10)
    wanted = rules(LearningCategory(words="Ethics", supervised=2.25), supervision=asked)
    kept = journal.renewal.set_rules(wanted)
    assert journal.renewal.rules == kept
    assert (kept.supervision, kept.categories[0].supervised) == (asked, 2.25)
    journal.renewal.set_rules(rules(LearningCategory(words="Ethics", hours=3)))
    written = meta.meta(journal.renewal.file.con, "renewal_rules")
    assert set(written) == {"first", "last", "hours", "category_hours", "earlier"}
    journal.undo()
    assert journal.renewal.rules == kept
