"""How a question is drawn: wrapped between words, without colour, in ASCII where nothing else goes, at any size."""

import json
import os
import re
import stat
import sys
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.screens import ENTER, ERASE, typist
from kit.world import Terminal
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.utils import get_cwidth
from safety.test_terminal import CTRL_C, CTRL_D, Person, to_the_text

from reflect.cli.asking.contract import Move
from reflect.cli.asking.guided import hints
from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.cli.asking.guided.picture import Head, Standing
from reflect.cli.asking.guided.wrapping import padding
from reflect.cli.screen import Screen
from reflect.guide.ask import Ask, Choice, Empty, Step
from reflect.wording import speaking

needs_pty = pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system")
CTRL_O = "\x0f"


# Wrapping


def rows(text, columns):
    """What a terminal shows of a line with these spaces in it: a new row whenever one is full."""
    pads, drawn = padding(text, columns), ""
    for index, character in enumerate(text):
        drawn += " " * pads.get(index, 0) + character
    shown, at = [""], 0
    for character in drawn:
        width = get_cwidth(character)
        if at + width > columns:
            shown.append("")
            at = 0
        shown[-1] += character
        at += width
    return shown


@given(st.lists(st.text(alphabet="abcé漢😀", min_size=1, max_size=9), max_size=30), st.integers(20, 60))
def test_no_word_is_broken_that_fits_in_a_row(words, columns):
    shown = rows(" ".join(words), columns)
    assert [word for row in shown for word in row.split()] == words
    assert all(sum(map(get_cwidth, row)) <= columns for row in shown)


@given(st.text(max_size=200), st.integers(2, 30))
def test_wrapping_only_adds_spaces(text, columns):
    pads = padding(text, columns)
    assert all(0 <= place < len(text) and spaces > 0 for place, spaces in pads.items())


def test_a_word_longer_than_a_row_is_broken_where_the_row_ends():
    assert rows("a " + "x" * 25, 10) == ["a         ", "x" * 10, "x" * 10, "x" * 5]


@pytest.mark.parametrize("moves", ["\x1b[D" * 5, "\x01" + "\x1b[C" * 7])
def test_the_cursor_is_where_it_seems_to_be(moves):
    ask = Ask(step=Step("a"), kind="text", words="What helped?")
    with typist() as press:
        press("one two three four five six seven eight nine ten " * 5 + "end" + moves + "X" + ENTER)
        reply = GuidedAsker(Screen(Terminal(), Terminal())).ask(ask, place=None, earlier=None)
    text = "one two three four five six seven eight nine ten " * 5 + "end"
    at = len(text) - 5 if moves.startswith("\x1b[D") else 7
    assert reply == text[:at] + "X" + text[at:]


# The question above


def fold(text, columns):
    return Screen(Terminal(), Terminal()).folded(text, columns)


def test_where_there_is_no_room_the_notes_go_first_then_the_end_of_the_question():
    head = Head("a question of several words that takes three lines", ("a note", "another note"))
    whole = head.lines(fold, 21, 9)
    assert [words for _, words in whole][-2:] == ["a note", "another note"]
    assert len(head.lines(fold, 21, 4)) == 3
    assert [words for _, words in head.lines(fold, 21, 2)] == ["a question of", "..."]
    assert head.fits(fold, 21, 5)
    assert not head.fits(fold, 21, 4)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("columns", [80, 60, 40, 35, 30, 20])
def test_no_key_is_cut_in_two_whatever_the_window(columns, lang):
    for name in (name for name in vars(hints) if name.endswith("HINTS")):
        standing = Standing(head=Head(""), hints=getattr(hints, name), beside=0, fold=fold, is_ascii=False)
        with speaking(lang):
            whole = {part for hint in standing.hints for part in hints.told(hint).split(hints.BETWEEN)}
            keys = standing.keys(columns)
            assert set(keys.split(hints.BETWEEN)) <= whole
            assert len(keys) < columns or hints.BETWEEN not in keys


def test_a_question_too_long_for_the_screen_is_said_whole_before():
    long = " ".join(f"word{n}" for n in range(400))
    screen = Terminal()
    with typist() as press:
        press("2" + ENTER)
        ask = Ask(
            step=Step("a"),
            kind="select",
            words=long,
            first=2,
            choices=(Choice("x", "Ash"), Choice("y", "Birch")),
        )
        reply = GuidedAsker(Screen(screen, Terminal())).ask(ask, place=None, earlier=None)
    assert reply == "y"
    assert screen.getvalue().split().count("word399") == 2  # before it was asked, and with its answer


def test_what_was_told_waits_to_be_read_where_a_question_would_push_it_away():
    asker = GuidedAsker(Screen(Terminal(), Terminal()))
    ask = Ask(
        step=Step("a"),
        kind="confirm",
        words="Go on?",
        first=2,
        choices=(Choice("no", "No"), Choice("yes", "Yes")),
    )
    for lines, pressed, reply in ((0, "y", "yes"), (30, "yn", "no"), (0, "y", "yes")):
        if lines:
            asker.tell("\n".join(f"line {n}" for n in range(lines)))
        with typist() as press:
            press("".join(key + ENTER for key in pressed))  # the first Enter only reads on, where it has to
            assert asker.ask(ask, place=None, earlier=None) == reply


# Choices


def many(kind, number=24):
    choices = tuple(Choice(f"c{n}", f"choice {n} of {'leaves' if n % 5 else 'bark'}") for n in range(number))
    return Ask(
        step=Step("a"), kind=kind, words="Which?", choices=choices, first=6 if kind == "multi" else number
    )


def asked(ask, keys, earlier=None):
    with typist() as press:
        press(keys)
        return GuidedAsker(Screen(Terminal(), Terminal())).ask(ask, place=None, earlier=earlier)


@pytest.mark.parametrize("kind", ["select", "multi"])
@pytest.mark.parametrize(
    "sign", ["\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd", "\u6f22"]
)
def test_no_word_of_a_choice_is_left_out_beside_signs_that_count_as_wide(kind, sign, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    words = f"{sign * 3} I sat still and {sign} let them talk {sign} then it was my turn to say why"
    ask = Ask(
        step=Step("a"), kind=kind, words=words, choices=(Choice("x", words), Choice("y", "No")), first=2
    )
    shown = StringIO()
    size = Size(rows=30, columns=40)
    with typist(Vt100_Output(shown, lambda: size, enable_cpr=False)) as press:
        press(ENTER)
        GuidedAsker(Screen(Terminal(), Terminal())).ask(ask, place=None, earlier=None)
    letters = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", " ", shown.getvalue())
    missing = [word for word in words.split() if word.isascii() and letters.count(word) < 2]
    assert missing == []


def test_letters_find_among_many_choices():
    assert asked(many("select"), "bark\x1b[B" + ENTER) == "c5"
    assert asked(many("select"), "7 of" + ENTER) == "c7"


def test_letters_that_find_nothing_point_at_nothing_until_an_arrow_does():
    assert asked(many("select"), "zzz" + ENTER + CTRL_D) is Move.SKIP
    assert asked(many("select"), "zzz\x1b[B\x1b[B" + ENTER) == "c1"
    assert asked(many("select"), "zzz" + ENTER + ERASE * 3 + "7 of" + ENTER, earlier="c3") == "c7"
    assert asked(many("select"), "zzz" + ENTER + "\x1b[B" + ENTER, earlier="c3") == "c4"


def test_letters_that_are_taken_away_leave_the_mark_where_somebody_put_it():
    assert asked(many("select"), "bark" + ERASE * 4 + ENTER, earlier="c3") == "c3"
    assert asked(many("select"), "zz" + ERASE * 2 + ENTER, earlier="c3") == "c3"
    assert asked(many("select"), "bark\x1b[B" + ERASE * 4 + ENTER, earlier="c3") == "c5"
    assert asked(many("select"), "\x1b[B" + "zz" + ERASE * 2 + ENTER, earlier="c3") == "c4"


def test_a_space_ticks_nothing_while_letters_find_nothing():
    opened = "\x1b[B" * 6 + ENTER
    assert asked(many("multi"), opened + "zzz " + ERASE * 3 + ENTER) is Empty.SKIPPED
    assert asked(many("multi"), opened + "zzz\x1b[B " + ENTER) == ("c7",)
    assert asked(many("multi"), opened + "15" + ERASE * 2 + " " + ENTER) == ("c6",)


@pytest.mark.parametrize("key", [" ", ENTER])
def test_more_choices_open_in_place_with_what_is_ticked(key):
    ticked = " " + "\x1b[B" * 6 + key  # the first, then "Show more": the seventh is pointed at
    assert asked(many("multi"), ticked + " " + ENTER) == ("c0", "c6")


def test_letters_find_among_ticks_and_ticks_stay():
    assert asked(many("multi"), " " + "\x1b[B" * 6 + ENTER + "15" + " " + ENTER) == ("c0", "c15")


def test_what_is_ticked_further_on_is_in_sight_at_once():
    assert asked(many("multi"), "\x1b[B" * 20 + " " + ENTER, earlier=("c1", "c20")) == ("c1",)


# In a real terminal


@needs_pty
@pytest.mark.terminal
@pytest.mark.parametrize(
    "environment", [{}, {"NO_COLOR": "1"}, {"COLORFGBG": "0;15"}, {"COLORTERM": "truecolor"}]
)
def test_no_colour_is_used_so_light_and_dark_read_the_same(world, environment):
    person = to_the_text(Person(world, "log", env=environment))
    seen = person.child.before + person.child.after
    person.types("something", ENTER).sees("5 of 8", "pause")
    seen += person.child.before + person.child.after
    person.types(CTRL_C).leaves()
    codes = {code for found in re.findall(r"\x1b\[([0-9;]*)m", seen) for code in found.split(";")}
    assert codes <= {"", "0", "1"}  # plain and bold, nothing else


@needs_pty
@pytest.mark.terminal
def test_an_ascii_terminal_gets_ascii_signs(world):
    person = Person(
        world, "log", env={"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    )
    person.sees("1 of 8", " > ", "One-to-one", "pause")
    seen = person.child.before + person.child.after
    person.types(CTRL_D).sees("2 of 8", "pause")
    seen += person.child.before + person.child.after
    person.types(CTRL_C).leaves()
    assert seen.isascii()


@needs_pty
@pytest.mark.terminal
@pytest.mark.parametrize("key", [CTRL_O, "\x1bOQ"], ids=["Ctrl+O", "F2"])
def test_the_editor_opens_with_the_text_and_its_words_come_back(world, tmp_path, key):
    """A real editor program: it notes where the file lies and who may read it, and adds a line."""
    noted = tmp_path / "noted.json"
    editor = tmp_path / "an-editor"
    editor.write_text(
        f"#!{sys.executable}\nimport json, os, stat, sys\nfile = sys.argv[-1]\n"
        f"text = open(file, encoding='utf-8').read()\n"
        f"json.dump([file, text, stat.S_IMODE(os.stat(file).st_mode), stat.S_IMODE(os.stat(os.path.dirname(file)).st_mode)], open({str(noted)!r}, 'w'))\n"
        "open(file, 'a', encoding='utf-8').write('\\na line from the editor, mañana\\n')\n"
    )
    editor.chmod(0o700)
    (world.home / "settings.toml").write_text('editor = "on"\neditor_may_keep_copies = "an-editor"\n')
    person = to_the_text(Person(world, "log", columns=120, env={"EDITOR": str(editor)}))
    assert person.sees("Ctrl+O editor")
    person.types("begun here", key).sees("a line from the editor").types(" and on", ENTER).sees("5 of 8")
    assert person.types(CTRL_C).sees("Your draft is kept").leaves() == 130
    file, text, mode, folder_mode = json.loads(noted.read_text())
    assert text == "begun here"
    assert (mode, folder_mode) == (stat.S_IRUSR | stat.S_IWUSR, stat.S_IRWXU)
    assert not os.path.exists(os.path.dirname(file))
    assert not file.startswith(str(world.home))
    world.ok("resume", "--keep")
    answers = json.loads(world.ok("show", "last", "--json").out)["answers"]
    assert next(a["value"] for a in answers if a["question"] == "keep") == (
        "begun here\na line from the editor, mañana and on"
    )


@needs_pty
@pytest.mark.terminal
def test_where_the_editor_is_off_the_key_says_so_and_loses_nothing(world):
    person = (
        to_the_text(Person(world, "log")).types("begun here", CTRL_O).sees("The editor is off", "begun here")
    )
    assert person.types(CTRL_C).sees("Your draft is kept").leaves() == 130


@needs_pty
@pytest.mark.terminal
def test_the_question_follows_a_window_that_changes_its_size(world):
    person = Person(world, "log", columns=120, rows=40).sees("1 of 8", "pause")
    person.child.setwinsize(16, 40)
    person.sees("Ctrl+D skip").types(CTRL_C)
    assert person.leaves() == 130
