"""A pack file looked through: each thing with its line, whether it refuses the pack or could only be kinder."""

import pytest
from kit.packs import LIBRARY

from reflect.errors import BadFile
from reflect.guide.check.lines import PackLines
from reflect.guide.check.through import look_through

PACK = '''# A note.
pack = "mine"
title = "{title}"
version = 1
lang = "{lang}"
minutes = 2

# [[questions]] in a note is none
[[questions]]
id = "one"
type = "text"
ask = "{one}"
help = """
id = "this is no key"
"""

[[questions]]
id = "two"
type = "select"
ask = "What helped?"
options = [
  ["a", "{option}"],
  ["b", "Something else"],
]
'''
PLAIN = {"title": "Mine", "lang": "en", "one": "What did you notice?", "option": "Rest"}


@pytest.fixture
def looked(tmp_path):
    """Look a file through with something else in one place, or with another line in it."""

    def look(old="", new="", **change):
        file = tmp_path / "mine.toml"
        file.write_text(
            PACK.format(**{**PLAIN, **change}).replace(old, new, 1)
            if old
            else PACK.format(**{**PLAIN, **change})
        )
        return look_through(LIBRARY, file)

    return look


def test_a_plain_pack_is_fine(looked):
    found = looked()
    assert (found.error, found.refused, found.could_be_kinder) == (None, (), ())
    assert found.pack.pack == "mine" and b"A note." in found.raw


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"one": "What is the caller's name?"}, 12), ({"one": "Did you get the caller's phone number?"}, 12),
        ({"one": "When is the client's birthday?"}, 12), ({"title": "The caller's diagnosis"}, 3),
        ({"option": "What is the guest's address?"}, 22),
        ({"lang": "es", "one": "¿Cómo se llama quien llamó?"}, 12), ({"lang": "es", "one": "¿Tienes el teléfono del cliente?"}, 12),
        ({"lang": "es", "one": "¿Qué diagnóstico tiene la persona que llamó?"}, 12), ({"lang": "es", "one": "Cumpleaños de la clienta:"}, 12),
    ],
)  # fmt: skip
def test_a_pack_that_asks_who_a_caller_is_is_refused_with_its_line(looked, change, line):
    found = looked(**change)
    assert found.pack is None and [remark.line for remark in found.refused] == [line]
    assert found.error.place.startswith(f"line {line}") and "of somebody else" in found.error.reason


def test_all_of_them_are_told_at_once(looked):
    found = looked(title="Client name", one="What is the guest's address?", option="My client")
    assert [remark.line for remark in found.refused] == [3, 12]
    assert [(remark.line, remark.place) for remark in found.could_be_kinder if "peer" in remark.reason] == [
        (3, "title"), (22, "question 2 (two), options"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ('type = "text"', 'type = "txt"', "line 11, question 1 (one), type"),
        ("minutes = 2", "minutes = 0", "line 6"),
        ('type = "select"', 'type = "select"\nhelpp = "x"', "line 20, question 2 (two)"),
        ('type = "select"', 'type = "select"\nshow_if = "none == a"', "line 17, question 2 (two)"),
        ("minutes = 2", "minutes = 2\nprivat = true", "line 7"),
    ],
)
def test_whatever_is_wrong_has_its_line(looked, old, new, at):
    assert looked(old, new).error.place == at


def test_what_has_no_line_has_none(looked):
    assert looked('title = "Mine"\n', "").error.place == ""
    assert PackLines("").of("question 4 (x), ask") is None
    assert PackLines('title = "x"').of("minutes") is None


def test_a_sitting_is_refused_with_the_line_too(tmp_path):
    from reflect.guide.library import Library

    (tmp_path / "mine.toml").write_text(PACK.format(**{**PLAIN, "one": "What is the guest's address?"}))
    with pytest.raises(BadFile, match="line 12"):
        Library(tmp_path).get("mine")
