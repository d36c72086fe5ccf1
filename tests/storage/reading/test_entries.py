"""Tests of `reflect.storage.reading.entries`: what a page that only counts is given, and what is read for it."""

from dataclasses import replace

from kit.journals import journal
from kit.kept import FULL


def test_entries_without_words_are_the_same_but_for_their_words(tmp_path):
    with journal(tmp_path / "home", 14) as made:
        made.add(FULL)
        whole, counted = made.entries(), made.entries(words=False)
        assert any(entry.commitments for entry in whole) and any(entry.questions for entry in whole)
        assert counted == [
            replace(
                entry,
                answers=tuple(answer for answer in entry.answers if answer.guideline is not None),
                commitments=(), agreements=(), questions=(),
            )
            for entry in whole
        ]  # fmt: skip


def test_what_is_the_same_in_many_entries_is_one_value(tmp_path):
    with journal(tmp_path / "home", 14) as made:
        for all in (made.entries(), made.entries(words=False)):
            for kind in ("ratings", "moments"):
                values = [value for entry in all for value in getattr(entry, kind)]
                assert len({id(value) for value in values}) == len(set(values)) < len(values)
