"""Each key in each kind of question, on a real terminal; and whatever ends the program, what was typed is there."""

import json
import os
import re
import signal
import time

import pytest
from kit.figures import leave
from kit.world import SOAK
from safety.test_terminal import BACK, CTRL_C, CTRL_D, CTRL_J, DOWN, LEFT, Person

pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.timeout(90),
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

ROUNDS = 50 if SOAK else 3
"""How often each key is tried within one sitting."""
ENDINGS = range(50 if SOAK else 3)
"""How often each way to end is tried; each needs a program of its own."""
KILLS = range(50 if SOAK else 3)
LATER = 20
"""In how many steps of a twentieth of a second the kill comes later; then they begin anew."""

ENTER, ERASE_LINE = "\r", "\x15"
KINDS = {
    "text": ('type = "text"', ("a middle line",), "a middle line"),
    "select": ('type = "select"\noptions = [["a", "Ash"], ["b", "Birch"], ["c", "Cedar"]]', ("2",), "b"),
    "multi": (
        'type = "multi"\noptions = [["a", "Ash"], ["b", "Birch"], ["c", "Cedar"]]',
        (" ", DOWN, DOWN, " "),
        ["a", "c"],
    ),
    "scale": (
        'type = "scale"\noptions = [["1", "Ash"], ["2", "Birch"], ["3", "Cedar"], ["4", "Date"], ["5", "Elm"]]',
        ("4",),
        4,
    ),
    "confirm": ('type = "confirm"', ("y",), "yes"),
    "date": ('type = "date"', ("2026-03-01",), "2026-03-01"),
    "number": ('type = "number"\nmin = 0\nmax = 9\nstep = 0.5', ("2.5",), 2.5),
}
MENUS = {"select": "Cedar", "multi": "Cedar", "scale": "Elm", "confirm": "No"}
"""The last line of each menu: when it is drawn, keys are heard."""
STANDS = {
    "text": "a middle line", "select": "\u00bb 2) Birch", "scale": "\u00bb 4) Date", "confirm": "\u00bb y) Yes",
    "date": "2026-03-01", "number": "2.5",
}  # fmt: skip
"""How an earlier answer looks when its question comes again; ticks are seen by the number of dots."""


@pytest.fixture
def forest(world):
    """A journal with a pack of three questions for each kind: a text, one of that kind, a text."""
    (world.home / "packs").mkdir(mode=0o700, exist_ok=True)
    for kind, (rest, _, _) in KINDS.items():
        text = '[[questions]]\nid = "{0}"\ntype = "text"\nask = "What is {0}?"\n'
        (world.home / "packs" / f"keys_{kind}.toml").write_text(
            f'pack = "keys_{kind}"\ntitle = "Keys"\nversion = 1\nlang = "en"\nminutes = 1\n\n{text.format("first")}\n'
            f'[[questions]]\nid = "middle"\nask = "Which of these?"\n{rest}\n\n{text.format("last")}'
        )
    return world


def sit_down(world, pack):
    """Somebody at the first question of a pack."""
    return Person(world, "log", pack).sees("1 of 3", ">", "pause")


def kept(world):
    """What was answered, once the draft is saved as it is."""
    assert "Saved as" in world.ok("resume", "--keep").out
    return {a["question"]: a["value"] for a in json.loads(world.ok("show", "last", "--json").out)["answers"]}


def at_last(person):
    return person.sees("3 of 3", ">", "pause")


def at_middle(person, kind):
    return person.sees("2 of 3", "Which of these?", MENUS.get(kind, ">"), "Ctrl+")


def to_the_middle(world, kind):
    """A sitting whose open question is of a kind, with an answer before it."""
    return at_middle(sit_down(world, f"keys_{kind}").types("the first line", ENTER), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_next_back_skip_and_pause(forest, kind):
    _, answer, value = KINDS[kind]
    person = to_the_middle(forest, kind)
    for trial in range(ROUNDS):
        at_last(person.types(*answer, ENTER))
        # Back: the answer stands there, and Enter alone keeps it.
        at_middle(person.types(BACK), kind) if kind == "multi" else person.types(BACK).sees(
            "2 of 3", STANDS[kind]
        )
        at_last(person.types(ENTER))
        at_middle(person.types(BACK), kind)
        # Back to the one before: its answer stands there too.
        person.types(LEFT if kind in MENUS and trial % 2 else BACK).sees("1 of 3", "the first line")
        at_middle(person.types(ENTER), kind)
        # Ctrl+D skips, but never what stands in a line that is being typed.
        if kind not in MENUS:
            person.types(CTRL_D, ERASE_LINE)
        at_last(person.types(CTRL_D).sees("Skipped"))
        at_middle(person.types(BACK), kind)
        if kind in ("select", "scale", "confirm"):
            # Enter alone on what was skipped skips it again.
            at_last(person.types(ENTER).sees("Skipped"))
            at_middle(person.types(BACK), kind)
    at_last(person.types(*answer, ENTER))
    at_middle(person.types(BACK), kind)
    assert person.types(CTRL_C).sees("Your draft is kept").leaves() == 130
    assert kept(forest) == {"first": "the first line", "middle": value}


def test_ctrl_d_does_not_skip_a_line_that_has_something_in_it(forest):
    person = to_the_middle(forest, "text")
    for _ in range(ROUNDS):
        at_last(person.types("here to stay", CTRL_D, ENTER))
        at_middle(person.types(BACK), "text").types(ERASE_LINE)
    person.types("here to stay", CTRL_D, CTRL_C)
    assert person.leaves() == 130
    assert kept(forest)["middle"] == "here to stay"


@pytest.mark.parametrize(
    ("kind", "wrong", "said"),
    [("date", "2026-02-31", "day"), ("date", "2999-01-01", "not come yet"), ("number", "moon", "only a number"),
     ("number", "12", "from 0 up to 9"), ("number", "0.3", "steps of 0.5")],
)  # fmt: skip
def test_what_can_not_be_taken_is_said_and_may_be_typed_anew(forest, kind, wrong, said):
    person = to_the_middle(forest, kind)
    person.types(wrong, ENTER).sees(said).types(ERASE_LINE, *KINDS[kind][1], ENTER)
    assert at_last(person).types(CTRL_C).leaves() == 130
    assert kept(forest)["middle"] == KINDS[kind][2]


# New lines and paste

NEW_LINES = {
    "Ctrl+J": CTRL_J, "Esc Enter": "\x1b\r", "Shift+Enter": "\x1b[13;2u", "Shift+Enter of mintty": "\x1b[27;2;13~"
}  # fmt: skip


def test_every_key_for_a_new_line_makes_one_and_hands_nothing_in(forest):
    person = to_the_middle(forest, "text")
    wanted = ["start"]
    person.types("start")
    for trial in range(ROUNDS):
        for name, key in NEW_LINES.items():
            person.types(key, f"{name} {trial}")
            wanted.append(f"{name} {trial}")
    at_last(person.types(ENTER)).types(CTRL_C).leaves()
    assert kept(forest)["middle"] == "\n".join(wanted)


def pasted(size):
    """A text of so many characters, with short lines, empty lines, spaces at both ends and letters of all kinds."""
    lines = (f"  line {n} of what was written elsewhere, mañana 漢字 😀 \n\n" for n in range(size))
    return "".join(lines)[: size - 4] + "\nend"


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"], ids=["LF", "CR", "CRLF"])
def test_a_long_paste_keeps_its_lines_and_is_not_handed_in(forest, line_end):
    text = pasted(5_000)
    assert len(text) == 5_000
    for _ in range(ROUNDS // 3):
        person = to_the_middle(forest, "text")
        person.types(f"\x1b[200~{text.replace(chr(10), line_end)}\x1b[201~").sees("end")
        at_last(person.types(" and on", ENTER)).types(CTRL_C)
        assert person.leaves() == 130
        assert kept(forest) == {"first": "the first line", "middle": text + " and on"}


def test_a_paste_into_one_line_is_not_handed_in_either(forest):
    person = to_the_middle(forest, "number")
    person.types("\x1b[200~2\n\x1b[201~").sees("2").types(ERASE_LINE)
    person.types("\x7f" * 3, "4.5", ENTER)
    assert at_last(person).types(CTRL_C).leaves() == 130
    assert kept(forest)["middle"] == 4.5


# Whatever ends it


WAYS = ("Ctrl-C", "SIGTERM", "SIGHUP", "closed terminal")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("trial", ENDINGS)
def test_nothing_typed_is_lost(forest, way, trial):
    text = f"A thought of {trial} that was typed in one go, and has no end yet: so it goes on"
    person = to_the_middle(forest, "text").types(*text, ".")
    if way == "Ctrl-C":
        assert person.types(CTRL_C).sees("Your draft is kept").leaves() == 130
    else:
        person.sees_typed("goes on.")
        if way == "closed terminal":
            person.hangs_up()
        else:
            sign = getattr(signal, way)
            person.child.kill(sign)
            assert person.leaves() == 128 + sign
    assert kept(forest) == {"first": "the first line", "middle": f"{text}."}
    leave("T13", "ended while typing", part=f"{way.replace(' ', '-')}-{trial}", trials=1, characters_lost=0)


@pytest.mark.parametrize("way", WAYS[1:])
def test_what_was_answered_in_menus_is_there_after_the_end(forest, way):
    person = to_the_middle(forest, "select")
    person.types(DOWN)
    if way == "closed terminal":
        person.hangs_up()
    else:
        person.child.kill(getattr(signal, way))
        person.leaves()
    assert kept(forest) == {"first": "the first line"}


WITHIN = 1.5
"""Half a second of typing, one commit, and room for a computer that has much else to do."""


@pytest.mark.parametrize("trial", KILLS)
def test_a_killed_program_loses_half_a_second_of_typing_at_most(forest, trial):
    """What the terminal had shown a while before the kill is there afterwards, from its first character on."""
    person = to_the_middle(forest, "text")
    child = person.child
    typed, shown, seen = "", [], ""
    while len(shown) < 40 or shown[-1][0] - shown[9][0] < WITHIN + 0.4 + trial % LATER / 20:
        word = f"w{len(typed):05} "
        typed += word
        child.send(word)
        until = time.monotonic() + 0.05
        while time.monotonic() < until:
            try:
                seen += child.read_nonblocking(4096, timeout=0.01)
            except pexpect.TIMEOUT:
                continue
        marks = [int(mark) for mark in re.findall(r"w(\d{5}) ", seen)]
        shown.append((time.monotonic(), max(marks) + len(word) - 1 if marks else 0))
    child.kill(signal.SIGKILL)
    killed = time.monotonic()
    person.leaves()
    certain = max(characters for when, characters in shown if when < killed - WITHIN)
    assert certain > 0
    answers = kept(forest)
    assert answers["first"] == "the first line"
    assert typed.startswith(answers["middle"])
    behind = killed - max(when for when, characters in shown if characters <= len(answers["middle"]))
    leave(
        "T13",
        "killed while typing",
        part=str(trial),
        kills=1,
        seconds_of_typing_lost_at_most=round(behind, 2),
    )
    assert len(answers["middle"]) >= certain, (len(answers["middle"]), certain, len(typed))
