"""Whatever is said, noted, named or shown: no markup, no command to the terminal, nothing hidden, on either stream."""

import io

import pytest
from kit.world import Terminal

from reflect.cli.screen import Screen, fitted
from reflect.render.lines import PlainLine, PlainLines

HOSTILE = "[bold]a[/] [/] :boom: \x1b]52;c;aGk=\x07 \x9b31m b\u202egnp \U000e0041 c"


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
@pytest.mark.parametrize("way", ["say", "note", "path", "lines"])
def test_a_text_is_shown_as_it_is_and_commands_nothing(stream, way):
    screen = Screen(stdout=stream(), stderr=stream(), terminal=stream is Terminal)
    getattr(screen, way)(HOSTILE)
    shown = " ".join((screen.stdout.getvalue() + screen.stderr.getvalue()).split())
    assert "[bold]a[/] [/] :boom:" in shown
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\U000e0041"} & set(shown)
    assert "b\\u{202e}gnp" in shown


@pytest.mark.parametrize("words", ["many a word " * 40, "many a w\u014d\u4e16d " * 40])
def test_no_row_of_a_page_in_a_pipe_ends_with_a_blank(words):
    screen = Screen(stdout=io.StringIO(), stderr=io.StringIO())
    screen.say(words)
    screen.show(PlainLines([PlainLine(words, indent=2)]))
    rows = screen.stdout.getvalue().splitlines()
    assert len(rows) > 9 and rows == [row.rstrip() for row in rows]
    assert " ".join(screen.stdout.getvalue().split()) == f"{words}{words}".strip()


def test_json_holds_no_character_that_commands():
    screen = Screen(stdout=io.StringIO(), stderr=io.StringIO())
    screen.json({"words": HOSTILE})
    assert screen.stdout.getvalue().replace("\n", "").isprintable()


def test_a_command_that_is_longer_than_a_line_stays_one_command():
    command = "reflect restore '/Users/somebody/Library/Application Support/reflect/backups/20260306-0001.reflectbackup'"
    said = fitted(f"{'To bring it back, type this. ' * 5}\n{command}", Terminal())
    assert said.splitlines()[-1] == command
    assert len(said.splitlines()) > 2


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_sentences_beside_a_command_are_folded_between_words_and_what_is_copied_is_not(monkeypatch, stream):
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("LINES", "20")
    whole = ["  /home/me/my   journal of this year/in a place far down", f"reflect restore '{'a b ' * 20}'"]
    sentence = "Your newest backup may be older than the one on a USB stick. Bring that one back."
    screen = Screen(stdout=stream(), stderr=stream(), terminal=stream is Terminal)
    screen.lines("\n".join([sentence, "", *whole, "  ____-____"]))
    rows = screen.stdout.getvalue().splitlines()
    assert rows[-4:] == ["", *whole, "  ____-____"]
    assert len(rows) == (6 if stream is Terminal else 5)
    assert " ".join(rows[:-4]) == sentence


@pytest.mark.parametrize(
    "size", [{}, {"COLUMNS": "47"}, {"LINES": "9"}, {"COLUMNS": "47", "LINES": "9"}, {"COLUMNS": "x"}]
)
@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_the_window_is_as_large_as_rich_says(monkeypatch, size, term):
    for name, value in {"TERM": term, **size}.items():
        monkeypatch.setenv(name, value)
    screen = Screen(Terminal(), Terminal(), terminal=True)
    assert (screen.width, screen.height) == (screen.out.width, screen.out.height)
