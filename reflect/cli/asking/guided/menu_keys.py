"""The keys of a menu, and where its mark stands. It binds keys, and decides nothing.

The mark only ever stands where somebody put it: by an arrow, a digit or letters that find something. Letters that
find nothing, or that are taken away again, leave it where it stood before them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from reflect.cli.asking.contract import Move
from reflect.cli.asking.guided.keys import Act, add, leave
from reflect.cli.asking.guided.picture import Row


class Mark:
    """Where the mark of a menu stands; what is drawn belongs to questionary's control."""

    def __init__(self, control: Any) -> None:
        self._control = control
        self._own: int = control.pointed_at
        self._moved = False

    @property
    def is_lost(self) -> bool:
        """True while letters find nothing and no arrow has said which choice is meant: then nothing is pointed at."""
        return bool(self._control.search_filter) and not self._finds() and not self._moved

    @property
    def value(self) -> Any:
        """What the choice stands for that is pointed at."""
        return self._control.get_pointed_at().value

    def move(self, by: int) -> None:
        """Go up or down among the choices that are shown, round at either end."""
        shown = self._control.filtered_choices
        self._control.pointed_at = (self._control.pointed_at + by) % len(shown)
        self._own = self._control.choices.index(shown[self._control.pointed_at])
        self._moved = True

    def jump(self, to: int) -> None:
        """Go to a choice by its digit."""
        self._control.pointed_at = self._own = to

    def find(self, letters: str) -> None:
        """Look for these letters: the first choice with them, else the one that was pointed at before."""
        self._control.search_filter = letters or None
        self._moved = False
        self._control.pointed_at = 0 if letters and self._finds() else self._own

    def _finds(self) -> bool:
        self._control.filtered_choices  # noqa: B018 - working them out says whether there are any
        return bool(self._control.found_in_search)


class Ticks:
    """What is ticked, and what is wrong with it once somebody wanted to go on.

    `fault` says what is wrong with these ids; empty if nothing is.
    """

    def __init__(self, control: Any, fault: Callable[[list[str]], str]) -> None:
        self._control, self._fault = control, fault

    @property
    def ids(self) -> tuple[str, ...]:
        """What is ticked, in the order of the choices."""
        return tuple(str(choice.value) for choice in self._control.get_selected_values())

    def turn(self, id: str) -> None:
        """Tick a choice, or take its tick away."""
        ticked = self._control.selected_options
        ticked.remove(id) if id in ticked else ticked.append(id)
        if self._control.submission_attempted:
            self._say()

    def hand_in(self) -> tuple[str, ...] | None:
        """Give what is ticked; None if something is wrong with it, which is said then."""
        self._control.submission_attempted = True
        return None if self._say() else self.ids

    def _say(self) -> str:
        wrong = self._fault(list(self.ids))
        self._control.error_message = FormattedText([("class:validation-toolbar", wrong)]) if wrong else None
        return wrong


def menu_keys(
    mark: Mark,
    rows: Sequence[Row],
    *,
    finds: bool = False,
    at_once: Mapping[str, Callable[[], bool]] = MappingProxyType({}),
    moves: Collection[Move] = (Move.BACK, Move.SKIP),
    hand_in: Callable[[], Any],
    finish: Callable[[], Any] = lambda: Move.FINISH,
) -> KeyBindings:
    """The keys of every menu.

    Args:
        mark: where the mark stands.
        rows: its choices, with the keys that jump to them.
        finds: letters find among the choices.
        at_once: the keys of choices that answer without Enter, each with what says whether this press of it may.
        moves: what can be done instead of answering, by Shift+Tab or the left arrow, by Ctrl+D, and by Ctrl+G.
        hand_in: what Enter leaves the question with; None to stay in it.
        finish: what Ctrl+G leaves it with, in the same way.
    """
    keys = KeyBindings()
    add(keys, (Keys.Up, Keys.ControlP), lambda _: mark.move(-1))
    add(keys, (Keys.Down, Keys.ControlN), lambda _: mark.move(1))
    for move, pressed in ((Move.BACK, (Keys.BackTab, Keys.Left)), (Move.SKIP, (Keys.ControlD,))):
        if move in moves:
            add(keys, pressed, leave(move))
    for place, row in enumerate(rows):
        if row.key is not None:
            add(keys, [row.key], _jumps(mark, place, at_once.get(row.key, _never)))
    if finds:
        _find(keys, mark)
    if Move.FINISH in moves:
        add(keys, [Keys.ControlG], _leaves_with(finish))
    # Some terminals send Ctrl+J for Enter.
    add(keys, (Keys.ControlM, Keys.ControlJ), _leaves_with(lambda: None if mark.is_lost else hand_in()))
    # Esc then Enter makes a new line in a text, and Alt with a letter is no letter: neither may choose here.
    keys.add(Keys.Escape, Keys.Any)(lambda _: None)
    return keys


def tick_keys(
    keys: KeyBindings, mark: Mark, *, more: object, show_more: Callable[[], Any], tick: Callable[[Any], None]
) -> None:
    """Space ticks what is pointed at; on the line that says "more", it shows more, and so does Enter."""
    on_more = Condition(lambda: mark.value is more)
    for key in (" ", Keys.ControlM, Keys.ControlJ):
        keys.add(key, filter=on_more)(lambda event: event.app.exit(result=show_more()))

    def space(_: KeyPressEvent) -> None:
        if not mark.is_lost:
            tick(mark.value)

    keys.add(" ", filter=~on_more)(space)


def _find(keys: KeyBindings, mark: Mark) -> None:
    looked_for = ""

    def look(event: KeyPressEvent) -> None:
        nonlocal looked_for
        key = event.key_sequence[-1].key
        if key is Keys.Backspace:
            looked_for = looked_for[:-1]
        elif not isinstance(key, Keys) and key.isprintable():
            looked_for += key
        else:
            return
        mark.find(looked_for)

    add(keys, (Keys.Any, Keys.Backspace), look)


def _leaves_with(give: Callable[[], Any]) -> Act:
    """Give the act that leaves the question with what `give` gives; None to stay in it."""

    def act(event: KeyPressEvent) -> None:
        result = give()
        if result is not None:
            event.app.exit(result=result)

    return act


def _jumps(mark: Mark, place: int, may_answer: Callable[[], bool]) -> Callable[[KeyPressEvent], None]:
    """Give the act of a key that goes to a choice, and where it may, leaves the question with it."""

    def jump(event: KeyPressEvent) -> None:
        mark.jump(place)
        if may_answer():
            event.app.exit(result=mark.value)

    return jump


def _never() -> bool:
    return False
