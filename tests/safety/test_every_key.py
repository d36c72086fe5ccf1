"""Every key of a keyboard in every kind of question, in both askers. No key may do what nobody meant by it.

What each key may do is written down here anew, not read from the program.
"""

import json
import os
from collections import Counter
from dataclasses import replace
from typing import get_args

import pytest
from kit.keyboard import BROKEN, CONTROLS, EVERY_KEY, PASTES, UNKNOWN, is_hidden, parsed, press_all
from kit.world import SOAK, Terminal
from prompt_toolkit.keys import Keys
from safety.test_terminal import Person

from reflect.cli.asking import plain, plain_help
from reflect.cli.asking.contract import Move
from reflect.cli.asking.guided.asker import PUT
from reflect.cli.asking.plain import PlainAsker
from reflect.cli.screen import Screen
from reflect.guide.ask import Ask, Choice, Empty, Step
from reflect.guide.typed.text import as_typed, handed_in
from reflect.values.entry import Kind


def ask(kind, number=0, **more):
    choices = tuple(Choice(f"c{n}", f"choice {n} of {'leaves' if n % 3 else 'bark'}") for n in range(number))
    return Ask(step=Step("a"), kind=kind, words="Which?", choices=choices, first=number, **more)


YES_NO = Ask(
    step=Step("a"),
    kind="confirm",
    words="Go on?",
    choices=(Choice("no", "No"), Choice("yes", "Yes")),
    first=2,
)
LINES = tuple(Choice(str(n), f"Line {n}") for n in range(1, 6))
CASES = {
    "text": {
        "": {"ask": ask("text"), "before": "some words here"},
        "empty": {"ask": ask("text")},
        "paragraphs": {"ask": ask("text"), "before": "some words", "finish_key": "ctrl-d"},
        "begun": {"ask": ask("text"), "earlier": "said before\nin two lines"},
        "finishes": {"ask": ask("text", finishes=True), "before": "some words"},
    },
    "number": {"": {"ask": ask("number"), "before": "12.5"}, "begun": {"ask": ask("number"), "earlier": 3.0}},
    "date": {"": {"ask": ask("date"), "before": "2026-03-01"}},
    "select": {
        "digits": {"ask": ask("select", 5)},
        "begun": {"ask": ask("select", 5), "earlier": "c3"},
        "finds": {"ask": ask("select", 24), "earlier": "c20"},
        "menu": {"ask": ask("select", 9, default="c2", skippable=False)},
        "long menu": {"ask": ask("select", 12, default="c2", skippable=False)},
        "finishes": {"ask": ask("select", 5, finishes=True)},
        "read on": {"ask": ask("select", 5), "told": "a line\n" * 60},
        "at once": {"ask": ask("select", 9, at_once=True)},
        "at once, too long": {"ask": ask("select", 10, at_once=True)},
    },
    "confirm": {"": {"ask": YES_NO}, "usual": {"ask": Ask(**{f: getattr(YES_NO, f) for f in ("step", "kind", "words", "choices", "first")}, default="no")}, "at once": {"ask": replace(YES_NO, at_once=True)}},
    "scale": {
        "": {"ask": Ask(step=Step("a"), kind="scale", words="Which?", choices=LINES, first=5)},
        "rating": {"ask": Ask(step=Step("a"), kind="scale", words="Which?", choices=LINES, first=5, rates="learning"), "earlier": 2},
        "at once": {"ask": Ask(step=Step("a"), kind="scale", words="Which?", choices=LINES, first=5, rates="learning", at_once=True)},
    },
    "multi": {
        "short": {"ask": ask("multi", 5), "earlier": ("c1", "c3")},
        "at most": {"ask": ask("multi", 5, at_most=2), "earlier": ("c1", "c3")},
        "finds": {"ask": ask("multi", 24), "earlier": ("c1", "c20")},
        "finishes": {"ask": ask("multi", 24, finishes=True), "earlier": ("c1", "c20")},
        "more": {"ask": Ask(step=Step("a"), kind="multi", words="Which?", choices=ask("multi", 24).choices, first=6), "earlier": ("c1",)},
    },
}  # fmt: skip
EACH = [
    pytest.param(
        case, EVERY_KEY if SOAK or name == next(iter(cases)) else EVERY_KEY[::5], id=f"{kind} {name}".strip()
    )
    for kind, cases in CASES.items()
    for name, case in cases.items()
]
"""The first of each kind with every key, the others with one in five of them; in the long run, all with every key."""

MOVES_IN_TEXT = {
    *(
        Keys.Left,
        Keys.Right,
        Keys.Up,
        Keys.Down,
        Keys.Home,
        Keys.End,
        Keys.ControlA,
        Keys.ControlE,
        Keys.ControlB,
    ),
    *(
        Keys.ControlF,
        Keys.ControlP,
        Keys.ControlN,
        Keys.ControlLeft,
        Keys.ControlRight,
        Keys.ControlHome,
        Keys.ControlEnd,
    ),
}
ERASES = {Keys.Backspace, Keys.Delete, Keys.ControlW, Keys.ControlK, Keys.ControlU, Keys.ControlDelete}
BRINGS_BACK = {Keys.ControlY, Keys.ControlUnderscore}
SLEEPS = {Keys.ControlZ}
CHORDS = {("b",): "move", ("f",): "move", (Keys.Left,): "move", (Keys.Right,): "move", ("d",): "erase", (Keys.Backspace,): "erase"}  # fmt: skip


def test_every_kind_of_question_is_swept():
    kinds = set(get_args(Kind))
    assert set(CASES) == kinds == set(plain_help.HINTS) == set(plain.READ) | {"text"}
    assert kinds == set(PUT) | {"text"}


def sent(key):
    """The key that acts, and whether Esc (or Alt) stood before it; none for what nobody knows."""
    names = parsed(key)
    if key in UNKNOWN or key == "\x1b[" or not names:
        return None, False
    escaped = False
    while len(names) > 1 and names[0] is Keys.Escape:
        names, escaped = names[1:], True
    return (names[-1] if len(names) == 1 else None), escaped


def judge_text(case, pressed):
    """What is wrong with what a key did to a typed answer; empty if nothing."""
    act, escaped = sent(pressed.key)
    lines = case["ask"].kind == "text"
    paragraphs = case.get("finish_key") == "ctrl-d"
    before, after = Counter(pressed.before.text), Counter(pressed.after.text)
    added, gone = after - before, before - after
    chord = CHORDS.get((act,)) if escaped else None
    enter = act is Keys.ControlM
    empty = not pressed.before.text
    if pressed.slept != (act in SLEEPS):
        return "slept" if pressed.slept else "did not sleep"
    if pressed.left:
        may = {Keys.ControlC: KeyboardInterrupt, Keys.BackTab: Move.BACK, Keys.ControlO: None, Keys.F2: None}
        may |= {Keys.ControlG: Move.FINISH} if case["ask"].finishes else {}
        if act is Keys.ControlD and empty:
            return "" if pressed.reply is Move.SKIP else "no skip"
        if (
            (enter and not paragraphs and not escaped)
            or (act is Keys.ControlJ and not lines)
            or (act is Keys.ControlD and paragraphs)
        ):
            wanted = handed_in(pressed.before.text) if lines else pressed.reply
            return (
                ""
                if pressed.reply in (wanted, Empty.SKIPPED)
                and (pressed.reply is Empty.SKIPPED) == (not pressed.before.text.strip())
                else "another answer"
            )
        if act in (Keys.ControlO, Keys.F2) and not lines:
            return "an editor for one line"
        return "" if act in may and pressed.reply is may[act] else "left the question"
    if act in (Keys.ControlC, Keys.BackTab):
        return "stayed"
    if chord == "move" or act in MOVES_IN_TEXT:
        return "changed by a move" if added or gone else ""
    if chord == "erase" or act in ERASES:
        return "added by erasing" if added else ""
    if act in BRINGS_BACK:
        return ""
    if gone:
        return "lost letters"
    if pressed.key in PASTES:
        return "" if set(added) <= set("plainredlineab \n") else "pasted too much"
    if lines and (act is Keys.ControlJ or (enter and (escaped or paragraphs))):
        return "" if added == Counter("\n") else "no new line"
    if isinstance(act, str) and not isinstance(act, Keys):
        # A byte that is no letter is waited with until the next key: its mark may come with that one.
        wanted = Counter() if act in (*CONTROLS, *BROKEN) else Counter(act)
        return "" if added - Counter({"\ufffd": 9}) == wanted else "not what was typed"
    return "typed something" if added else ""


def at_once(asked):
    """What answers without Enter, and how: nothing but a digit of at most nine lines, or a yes or no."""
    if not asked.at_once or len(asked.choices) > 9:
        return {}
    if asked.kind == "confirm":
        return {"y": "yes", "n": "no"}
    if asked.kind == "scale":
        return {**{str(n): n for n in range(1, 6)}, "0": Empty.DID_NOT_COME_UP}
    return {str(n): choice.id for n, choice in enumerate(asked.choices, 1)}


def judge_menu(case, pressed):
    act, escaped = sent(pressed.key)
    kind, finds = (
        case["ask"].kind,
        len(case["ask"].choices) >= 10 and not 0 < case["ask"].first < len(case["ask"].choices),
    )
    before, after = pressed.before, pressed.after
    act = None if escaped and act is not Keys.ControlC else act
    reads_on = before.mark == "Read on"
    letter = isinstance(act, str) and not isinstance(act, Keys) and act.isprintable()
    space_ticks = kind == "multi" and act == " "
    if pressed.slept != (act in SLEEPS):
        return "slept" if pressed.slept else "did not sleep"
    if pressed.left:
        may = {Keys.ControlC: KeyboardInterrupt}
        if not reads_on:
            may |= {Keys.BackTab: Move.BACK, Keys.Left: Move.BACK}
            may |= {Keys.ControlD: Move.SKIP} if case["ask"].skippable else {}
            may |= {Keys.ControlG: Move.FINISH} if case["ask"].finishes else {}
        if act in may:
            return "" if pressed.reply is may[act] else "another reply"
        if not reads_on and (meant := at_once(case["ask"])).get(act) is not None:
            return "" if pressed.reply == meant[act] else "another answer at once"
        if act not in (Keys.ControlM, Keys.ControlJ) and not (
            space_ticks and not before.mark.startswith("c")
        ):
            return "left the question"
        if kind == "multi":
            return (
                ""
                if pressed.reply
                in (
                    None,
                    Empty.SKIPPED
                    if not before.ticks
                    else tuple(sorted(before.ticks, key=lambda value: int(value[1:]))),
                )
                else "other ticks"
            )
        return "" if reads_on or str(pressed.reply) == before.mark else "another answer"
    if act is Keys.ControlC or (act is Keys.BackTab and not reads_on) or act in at_once(case["ask"]):
        return "stayed"
    if before.ticks != after.ticks:
        changed = set(before.ticks) ^ set(after.ticks)
        return "" if space_ticks and changed == {before.mark} else "other ticks"
    if before.looked_for != after.looked_for:
        return (
            "" if finds and (letter or act is Keys.Backspace) and not space_ticks else "looked for something"
        )
    if before.mark != after.mark:
        moves = act in (Keys.Up, Keys.Down, Keys.ControlP, Keys.ControlN)
        return "" if moves or (letter and not finds and kind != "multi") else "the mark moved"
    return ""


@pytest.mark.parametrize(("case", "keys"), EACH)
def test_no_key_does_what_nobody_meant(case, keys):
    typed = case["ask"].kind in ("text", "number", "date")
    judge = judge_text if typed else judge_menu
    if not typed:
        # Each letter is taken away again, so that the next one looks for itself alone.
        keys = [k for key in keys for k in ((key, "\x7f") if key.isprintable() else (key,))]
    pressed = press_all(keys=keys, **case)
    assert len(pressed) == len(keys)
    wrong = [
        (p.key, p.error or judge(case, p), p.before, p.after, p.reply)
        for p in pressed
        if p.error is not None or is_hidden(p.after.text) or judge(case, p)
    ]
    assert not wrong, "\n".join(map(str, wrong[:20])) + f"\n{len(wrong)} of {len(pressed)}"


# Line by line


def said_line_by_line(case, *lines):
    asker = PlainAsker(Screen(Terminal(), Terminal()), Terminal("".join(f"{line}\n" for line in lines)))
    try:
        return asker.ask(case["ask"], place=None, earlier=case.get("earlier"))
    except KeyboardInterrupt:
        return KeyboardInterrupt


@pytest.mark.parametrize("case", [next(iter(cases.values())) for cases in CASES.values()], ids=list(CASES))
def test_no_key_is_kept_line_by_line_and_none_loses_a_word(case):
    """The terminal gives a whole line, with what it did not understand in it."""
    kind = case["ask"].kind
    for key in EVERY_KEY:
        if "\n" in key:
            continue
        if kind == "text":
            reply = said_line_by_line(case, f"before {key} after", "")
            assert reply.startswith("before ") and reply.endswith(" after"), (key, reply)
            assert not is_hidden(reply), (key, reply)
            assert not key.isprintable() or reply == f"before {key} after"
            continue
        reply = said_line_by_line(case, key, ":pause")
        read = as_typed(key).strip(" ,\n")
        if kind == "multi" and not read:
            assert reply == case["earlier"], (key, reply)
        elif read not in (*"0123456789", *"nNyYsS"):
            assert reply is KeyboardInterrupt, (key, reply)


# In a real terminal

ACTS = MOVES_IN_TEXT | ERASES | BRINGS_BACK | SLEEPS | {
    *(Keys.ControlM, Keys.ControlJ, Keys.ControlC, Keys.ControlD, Keys.BackTab, Keys.ControlO, Keys.F2, Keys.ControlG),
}  # fmt: skip
NOTHING = [
    key
    for key in EVERY_KEY
    if sent(key)[0] is None
    or (isinstance(sent(key)[0], Keys) and sent(key)[0] not in ACTS and key not in PASTES)
]
"""What no question listens to."""
ANSWERS = {
    "text": ["some ", "words"],
    "number": ["1", "2"],
    "date": ["2026-", "03-01"],
    "select": ["\x1b[B", "\x1b[B"],
    "multi": [" \x1b[B", " "],
    "scale": ["", "4"],
    "confirm": ["", "y"],
}
"""What is pressed before and after them, and by which answer it is kept."""
KEPT = {
    "text": "some words",
    "number": 12,
    "date": "2026-03-01",
    "select": "c1",
    "multi": ["c0", "c1"],
    "scale": 4,
    "confirm": "yes",
}


def batches():
    """As many keys as are read at once; in the long run, a few. Drawing anew stands between any two of them."""
    most, batch = 60 if SOAK else 900, b"\x0c"
    for key in NOTHING:
        sent_as = key.encode("utf-8", "surrogateescape") + b"\x0c"
        if len(batch) + len(sent_as) > most:
            yield batch
            batch = b"\x0c"
        batch += sent_as
    yield batch


def pack_of_every_kind(folder):
    options = "options = [" + ", ".join(f'["c{n}", "Choice {n}"]' for n in range(12)) + "]"
    lines = "options = [" + ", ".join(f'["{n}", "Line {n}"]' for n in range(1, 6)) + "]"
    more = {"select": options, "multi": options, "scale": lines}
    questions = [
        f'[[questions]]\nid = "{k}"\ntype = "{k}"\nask = "A {k}?"\n{more.get(k, "")}\n' for k in ANSWERS
    ]
    head = 'pack = "kinds"\ntitle = "Kinds"\nversion = 1\nlang = "en"\nminutes = 9\n'
    folder.mkdir()
    (folder / "kinds.toml").write_text(head + "\n".join(questions))


@pytest.mark.terminal
@pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system")
@pytest.mark.timeout(600)
def test_in_a_real_terminal_no_such_key_leaves_or_changes_an_answer(world):
    assert set(ANSWERS) == set(get_args(Kind))
    assert len(NOTHING) > 300
    pack_of_every_kind(world.home / "packs")
    person = Person(world, "log", "kinds")
    for kind, (first, then) in ANSWERS.items():
        person.sees(f"A {kind}?", "pause").types(first)
        for batch in batches():
            os.write(person.child.child_fd, batch)
            person.sees(f"A {kind}?", "pause")
        person.types(then, "\r")
    person.sees("Bring this to supervision?").types("\r").sees("What would you like to do?").types("\r")
    assert person.sees("Saved as 1").leaves() == 0
    answers = {a["question"]: a["value"] for a in json.loads(world.ok("show", "1", "--json").out)["answers"]}
    assert answers == KEPT
