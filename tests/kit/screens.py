"""What the tests of both askers and of the screens share: a sitting planned ahead, and the keys and lines it takes."""

import json
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from random import Random
from typing import Any

from kit.packs import FIXTURES, PACKS, commitment
from kit.packs import walk as begin
from prompt_toolkit.application import application, create_app_session, get_app
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from questionary.prompts.common import InquirerControl

from reflect.cli.asking.contract import Move
from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.cli.asking.guided.menu_question import READ_ON
from reflect.cli.asking.plain import PlainAsker
from reflect.cli.sitting import review
from reflect.cli.sitting.begin import is_one_line, place_of
from reflect.cli.sitting.ending import to_bring
from reflect.guide.ask import Ask, Empty, Step, Value
from reflect.guide.finishing import is_offered
from reflect.guide.harvest import reflection
from reflect.guide.walk import Walk
from reflect.values.room import Room

UP, DOWN, BACK, ERASE = "\x1b[A", "\x1b[B", "\x1b[Z", "\x7f"
ENTER, CTRL_C, CTRL_D, CTRL_J = "\r", "\x03", "\x04", "\n"
TYPED = ("text", "date", "number")


# A sitting, planned by a walk before anybody is asked


@dataclass(frozen=True)
class Turn:
    """One question, what stood there before, and what the person does. `left` is typed and not handed in."""

    ask: Ask
    earlier: Value | None
    reply: Value | Move | type[KeyboardInterrupt]
    left: str = ""
    place: tuple[int, int] | None = None


Choose = Callable[[Ask, Value | None], tuple[Value | Move, str]]
"""Decide at a question: the reply, and what is typed before going back."""


def plan(walk: Walk, choose: Choose) -> tuple[list[Turn], Walk]:
    """All turns from the first question to "Save it", with a no to one more, and the walk at its end."""
    turns: list[Turn] = []
    for _ in range(400):
        ask = None if walk.stopped else walk.next()
        if ask is None:
            break
        number, place = walk.place(ask)[0], place_of(walk, ask)
        ask = replace(ask, leads_back=number > 1, finishes=is_offered(walk.pack))
        reply, left = choose(ask, walk.earlier(ask))
        turns.append(Turn(ask, walk.earlier(ask), reply, left, place))
        if reply is Move.BACK:
            if left and ask.kept:
                walk = replace(walk, given={**walk.given, ask.step: ask.accept(left)}, cursor=ask.step)
            walk = walk.back()
        else:
            walk = walk.answer(reply)
    else:
        raise AssertionError("this sitting has no end")
    kept = reflection(walk)
    if not (walk.stopped or is_one_line(walk)) and (kept.answers or kept.ratings or kept.moments):
        asks_to_bring = kept.room is not Room.PRIVATE and walk.pack.room is not Room.SUPERVISION
        turns += [Turn(to_bring(), None, "yes")] if asks_to_bring else []
        turns.append(Turn(review._menu(walk), None, "save"))
        turns += [Turn(_yes_no(walk.pack.again), None, "no")] if walk.pack.again else []
    return turns, walk


def was_kept(turns: list[Turn]) -> bool:
    """True if the sitting came to its review, where it was saved."""
    return any(turn.ask.step.question == "review" for turn in turns)


def _yes_no(question: str) -> Ask:
    return replace(Ask.yes_no(Step("confirm"), question, drafts=False), at_once=True)


def begun(pack: str) -> Walk:
    """The walk that `reflect log` begins in a journal without entries; for a follow-up see `plan_before`."""
    form, practice = PACKS[pack], begin(PACKS[pack]).practice
    spotlight = practice.longest_not_asked(practice.default_focus, {}) if form.spotlight else None
    before = commitment(sample("quick_checkin")["plan"]) if form.follows_up else None
    return begin(
        form, focus=practice.default_focus, spotlight=spotlight, commitment=before, turn=before is not None
    )


def sample(pack: str) -> Mapping[str, Any]:
    """The sample answers of a pack."""
    given: Mapping[str, Any] = json.loads((FIXTURES / "answers" / f"{pack}.json").read_text("utf-8"))[
        "answers"
    ]
    return given


def sampled(pack: str) -> Choose:
    """Answer as the sample answers do; what has no answer there is skipped."""
    answers = sample(pack)

    def choose(ask: Ask, _: Value | None) -> tuple[Value, str]:
        id, part = ask.step
        value = answers.get(id, Empty.SKIPPED)
        if part.startswith("#"):
            value = dict(enumerate(value, 1)).get(int(part[1:]), Empty.SKIPPED)
        elif part:
            value = value.get(part, Empty.SKIPPED)
        return ask.accept(value), ""

    return choose


def skipped(_: Ask, __: Value | None) -> tuple[Value, str]:
    """Skip everything."""
    return Empty.SKIPPED, ""


TEXTS = (
    "One line.",
    "two\nlines",
    "a gap\n\nin the middle",
    ":skip begins with a colon\n:more",
    "  spaces before and\n  after",
    "mañana, 漢字 and a 😀",
    "::\n:",
    "x",
)


def wandering(seed: str, *, backs: int = 6, onward: frozenset[str] = frozenset()) -> Choose:
    """Answer at random; go back now and then, in the middle of a text too; keep, change or empty what is there.

    `onward`: option ids that lead out of the pack, which are never chosen.
    """
    random, left = Random(seed), count(backs, -1)

    def choose(ask: Ask, earlier: Value | None) -> tuple[Value | Move, str]:
        if ask.leads_back and random.random() < 0.3 and next(left) > 0:
            half = (
                random.choice(("", "half a thought")) if ask.kind == "text" and not _standing(earlier) else ""
            )
            return Move.BACK, half
        if earlier is not None and random.random() < 0.5:
            return earlier, ""
        return ask.accept(_any_answer(ask, random, onward)), ""

    return choose


def _any_answer(ask: Ask, random: Random, onward: frozenset[str]) -> object:
    ids = [c.id for c in ask.choices if c.id not in onward]
    if random.random() < 0.15:
        return random.choice((Empty.SKIPPED, None))
    if ask.kind == "multi":
        return random.sample(ids, random.randint(0, min(ask.at_most or 5, len(ids))))
    if ask.kind == "number":
        low, step = ask.lowest or 0.0, ask.increment or 1.0
        return low + step * random.randint(0, int(((ask.highest or 10.0) - low) / step))
    drawn: dict[str, Callable[[], Value]] = {
        "text": lambda: random.choice(TEXTS),
        "select": lambda: random.choice(ids),
        "confirm": lambda: random.choice(ids),
        "scale": lambda: random.randint(1, 5),
        "date": lambda: f"2026-{'04' if ask.days == 'to_come' else '02'}-{random.randint(1, 28):02}",
    }
    return drawn[ask.kind]()


def _standing(earlier: Value | None) -> Value | None:
    """An earlier answer, if it is one."""
    return None if isinstance(earlier, Empty) else earlier


# The same turn for either asker


def lines(turn: Turn) -> list[str]:
    """What is typed in plain mode, line by line."""
    ask, earlier, reply = turn.ask, turn.earlier, turn.reply
    if reply is Move.BACK:
        return [*_text_lines(turn.left), ":back"]
    if earlier is not None and reply == earlier:
        return [""]
    if reply is Empty.SKIPPED:
        return ["" if ask.kind == "multi" and earlier is None else ":skip"]
    if reply is Empty.DID_NOT_COME_UP:
        return ["0"]
    if isinstance(reply, tuple) and ask.states:
        before = set(earlier) if isinstance(earlier, tuple) else set()
        return [" ".join(str(n) for n, c in enumerate(ask.choices, 1) if c.id in before ^ set(reply))]
    if isinstance(reply, tuple) and ask.numbered:
        return [" ".join(reply)]
    if isinstance(reply, tuple):
        at = [[c.id for c in ask.choices].index(id) + 1 for id in reply]
        more = [str(ask.first + 1)] if ask.first and max(at) > ask.first else []
        return [*more, " ".join(map(str, at))]
    if ask.kind == "text":
        return [str(reply)] if ask.nothing else [*_text_lines(str(reply)), ""]
    if ask.kind == "select":
        return [str([c.id for c in ask.choices].index(str(reply)) + 1)]
    assert not isinstance(reply, Move | type)
    return [_as_typed(reply)]


def _text_lines(text: str) -> list[str]:
    written = [f":{line}" if line.startswith(":") else line for line in text.split("\n")] if text else []
    return [":more", *written, ":end"] if any(not line.strip() for line in written) else written


def keys(turn: Turn) -> str:
    """What is pressed on a guided screen."""
    ask, reply = turn.ask, turn.reply
    earlier = _standing(turn.earlier)
    if reply is Move.BACK:
        return turn.left.replace("\n", CTRL_J) + BACK
    if ask.kind in TYPED:
        stands = _as_typed(earlier) if earlier is not None else ""
        assert not isinstance(reply, Move | type)
        wanted = "" if isinstance(reply, Empty) else _as_typed(reply)
        if wanted == stands:
            return ENTER
        return ERASE * len(stands) + (_put(wanted) + ENTER if wanted else CTRL_D)
    if ask.kind == "multi":
        return _ticks(turn)
    if reply is Empty.SKIPPED:
        return CTRL_D if ask.skippable else ENTER
    return _in_menu(turn)


def _put(text: str) -> str:
    """Short texts are typed, long ones are pasted."""
    return text.replace("\n", CTRL_J) if len(text) < 30 else f"\x1b[200~{text}\x1b[201~"


def _in_menu(turn: Turn) -> str:
    """By its letter or digit, or by the arrows, by turns."""
    ask, reply = turn.ask, turn.reply
    values: list[object] = [n if ask.kind == "scale" else c.id for n, c in enumerate(ask.choices, 1)]
    if ask.rates:
        values.append(Empty.DID_NOT_COME_UP)
    start = turn.earlier if turn.earlier is not None else ask.default
    if start not in values:
        values.insert(0, Empty.SKIPPED)
        start = Empty.SKIPPED
    if reply == start:
        return ENTER
    steps = values.index(reply) - values.index(start)
    if steps % 2 or len(ask.choices) > 9:
        return (DOWN if steps > 0 else UP) * abs(steps) + ENTER
    if reply is Empty.DID_NOT_COME_UP:
        return "0" + ENTER
    if ask.kind == "select":
        return str([c.id for c in ask.choices].index(str(reply)) + 1) + ENTER
    return (str(reply) if ask.kind == "scale" else str(reply)[0]) + ENTER


def _ticks(turn: Turn) -> str:
    ask = turn.ask
    before = set(turn.earlier) if isinstance(turn.earlier, tuple) else set()
    wanted = set(turn.reply) if isinstance(turn.reply, tuple) else set()
    if before and not wanted and not (ask.states and turn.reply == ()):
        return CTRL_D
    ids = [c.id for c in ask.choices]
    first = ask.first or len(ids)
    changed = [n for n, id in enumerate(ids) if id in before ^ wanted]
    pressed, at = "", 0
    if first < len(ids) and not before & set(ids[first:]) and any(n >= first for n in changed):
        # Enter on "Show more" does the same as Space there.
        pressed, at = DOWN * first + (ENTER if len(changed) % 2 else " "), first
    for place in changed:
        pressed += (DOWN if place > at else UP) * abs(place - at) + " "
        at = place
    return pressed + ENTER


def _as_typed(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


class Follower:
    """Stands before an asker: each question must be the one that was planned, and so must each reply."""

    def __init__(self, inner: Any, turns: list[Turn], before: Callable[[Turn], None]) -> None:
        self.inner, self.turns, self.before = inner, deque(turns), before
        self.fault = ""

    @property
    def unfinished(self) -> str:
        return str(self.inner.unfinished)

    @property
    def ticked(self) -> tuple[str, ...] | None:
        ticked: tuple[str, ...] | None = self.inner.ticked
        return ticked

    def tell(self, text: str) -> None:
        self.inner.tell(text)

    def ask(self, ask: Ask, *, place: Any, earlier: Value | None, typing: Any = None) -> Any:
        turn = self.turns.popleft() if self.turns else None
        if turn is None or (turn.ask, turn.earlier) != (ask, earlier):
            self.fault = f"planned: {turn}\nasked: {ask}\nwith: {earlier!r}"
            raise KeyboardInterrupt
        self.before(turn)
        reply = self.inner.ask(ask, place=place, earlier=earlier, typing=typing)
        if (Empty.SKIPPED if reply is Move.SKIP else reply) != turn.reply:
            self.fault = f"planned: {turn}\nreplied: {reply!r}"
            raise KeyboardInterrupt
        return reply


# A prompt loads its usual keys three times over; once for all prompts is enough to press them.
application.load_key_bindings = cache(application.load_key_bindings)  # type: ignore[attr-defined]


@contextmanager
def typist(output: Any = None) -> Any:
    """A keyboard for the guided asker; gives a function that presses keys."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output or DummyOutput()):
        yield pipe.send_text


class Attentive(DummyOutput):
    """A screen before which somebody sits who reads on where something waits to be read, and only then types."""

    def __init__(self) -> None:
        self.keys = deque[str]()
        self.send: Callable[[str], None] = self.keys.append
        self.app: Any = None

    def flush(self) -> None:
        """Type once at each question, as soon as it is drawn."""
        app = get_app()
        if app is self.app or not app.is_running:
            return
        self.app = app
        menus = (w.content for w in app.layout.find_all_windows() if isinstance(w.content, InquirerControl))
        if any(menu.get_pointed_at().value == READ_ON for menu in menus):
            self.send(ENTER)
        elif self.keys:
            self.send(self.keys.popleft())


@contextmanager
def attentive_typist() -> Any:
    """A keyboard for the guided asker; gives a function that takes the keys for the next question."""
    screen = Attentive()
    with typist(screen) as press:
        screen.send = press
        yield screen.keys.append


def log_guided(world: Any, *args: str, turns: list[Turn]) -> Any:
    """Take a planned sitting with the guided asker; gives what the command said."""
    followers: list[Follower] = []
    with attentive_typist() as press:

        def make(app: Any) -> Follower:
            followers.append(Follower(GuidedAsker(app.screen), turns, lambda turn: press(keys(turn))))
            return followers[0]

        result = world.run("log", *args, make_asker=make)
    return _checked(result, followers[0])


def log_plain(world: Any, *args: str, turns: list[Turn]) -> Any:
    """Take a planned sitting with the plain asker, all its lines in a pipe."""
    followers: list[Follower] = []

    def make(app: Any) -> Follower:
        followers.append(Follower(PlainAsker(app.screen, app.stdin), turns, lambda _: None))
        return followers[0]

    typed = "".join(f"{line}\n" for turn in turns for line in lines(turn))
    return _checked(world.run("log", *args, stdin=typed, make_asker=make), followers[0])


def _checked(result: Any, follower: Follower) -> Any:
    assert not follower.fault, follower.fault
    assert result.code == 0, result
    assert not follower.turns, f"never asked: {[t.ask.words for t in follower.turns]}"
    return result
