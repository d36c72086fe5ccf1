"""Questions whose answer is chosen: one of several, yes or no, a line from 1 to 5, or any number ticked."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from reflect.cli.asking.contract import Move, Reply
from reflect.cli.asking.guided import hints
from reflect.cli.asking.guided.habits import Habits
from reflect.cli.asking.guided.picture import BESIDE_MENU, MenuLook, Row, Standing, whole_menu
from reflect.cli.asking.guided.running import OpenQuestion
from reflect.guide.ask import Ask, Empty, Value
from reflect.quick_dataclass import dataclass
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.asking.guided.layout import Menu
    from reflect.cli.asking.guided.menu_keys import Mark
    from reflect.cli.asking.guided.widgets import Widget

FINDS_FROM = 10
"""From this many choices on, letters find among them; below, digits jump."""
KEYS = "123456789"
"""What goes to a choice, in the order of the choices, where digits do."""

MORE = object()
"""The value of the row that shows more choices."""
NOT_THIS_TIME = later("It did not come up")
AS_IT_WAS = later("As you picked it then: {line}")
SKIP_LABEL = later("(skip this one)")
NOTHING_SAID = later("(nothing said yet)")
"""Where a question can't be skipped and has no usual answer: Enter alone says nothing."""
READ_ON = later("Read on")


@dataclass(frozen=True, slots=True)
class _More:
    """A person asked for more choices; what they had ticked by then."""

    ticked: tuple[str, ...]


def select(question: OpenQuestion, earlier: Value | None) -> Reply:
    """Put a choice of one."""
    ask = question.ask
    keys_of = KEYS if len(ask.choices) < FINDS_FROM else [None] * len(ask.choices)
    rows = [Row(c.id, c.words, key) for c, key in zip(ask.choices, keys_of, strict=False)]
    return _one_of(question, rows, earlier or ask.default)


def confirm(question: OpenQuestion, earlier: Value | None) -> Reply:
    """Put a yes or no."""
    ask = question.ask
    rows = [
        Row(c.id, c.words, c.words[0].lower()) for c in ask.choices
    ]  # y and n, or the letters of a language
    return _one_of(question, rows, earlier or ask.default)


def scale(question: OpenQuestion, earlier: Value | None) -> Reply:
    """Put the five lines of a growth area, and what was picked from earlier lines, which can stay."""
    ask = question.ask
    rows = [Row(n, c.words, str(n)) for n, c in enumerate(ask.choices, 1)]
    if ask.rates:
        rows.append(Row(Empty.DID_NOT_COME_UP, speak(NOT_THIS_TIME), "0"))
    if ask.before is not None and ask.before.words:
        rows.append(Row(ask.before, speak(AS_IT_WAS, line=ask.before.words), "k"))
    return _one_of(question, rows, earlier)


def multi(question: OpenQuestion, earlier: Value | None) -> Reply:
    """Tick; the first few choices, then all of them with what is ticked already."""
    ask = question.ask
    ticked = earlier if isinstance(earlier, tuple) else ()
    first = ask.first or len(ask.choices)
    at = ask.at or None
    if any(c.id in ticked for c in ask.choices[first:]):
        first = len(ask.choices)
    while True:
        reply = _some_of(question, first, ticked, at)
        if not isinstance(reply, _More):
            return reply
        ticked, at, first = reply.ticked, ask.choices[first].id, len(ask.choices)


def read_on(question: OpenQuestion) -> None:
    """Wait until what stands above is read."""
    _choose(question, [Row(READ_ON, speak(READ_ON))], hints.READ_HINTS, at=READ_ON, moves=())


def _one_of(question: OpenQuestion, rows: list[Row], earlier: Value | str | None) -> Reply:
    ask = question.ask
    at: object = next((r.value for r in rows if earlier not in (None, "") and r.value == earlier), None)
    if at is None:
        # Enter alone must never give an answer that nobody chose.
        at = Move.SKIP
        label, key = (SKIP_LABEL, "s") if ask.skippable else (NOTHING_SAID, "0")
        key = key if all(row.key != key for row in rows) else "0"
        rows.insert(0, Row(at, speak(label), key if rows[0].key else None))
    answering = [row.key for row in rows if row.key and _answers(ask, row)]
    said = _hints(ask, rows, answering)
    said = said if ask.skippable else hints.without_skip(said)
    reply = _choose(question, rows, said, at=at, moves=_moves(ask), answering=answering)
    return reply if isinstance(reply, (Move, Empty)) else ask.accept(reply)


def _answers(ask: Ask, row: Row) -> bool:
    """Whether the key of a line answers at once: a digit or a yes or no does; a letter beside them is no answer."""
    return (
        ask.at_once
        and row.key is not None
        and (ask.kind == "confirm" or row.key.isdigit())
        and row.value is not Move.SKIP
    )


def _hints(ask: Ask, rows: Sequence[Row], answering: Sequence[str]) -> hints.Hints:
    if answering and ask.kind == "confirm":
        return tuple(hint.format(" or ".join(answering)) for hint in hints.YES_NO_HINTS)
    if answering:
        return hints.NUMBER_HINTS
    return hints.MENU_HINTS if rows[-1].key else hints.FIND_HINTS


def _choose(
    question: OpenQuestion,
    rows: Sequence[Row],
    said: hints.Hints,
    *,
    at: object,
    moves: Collection[Move],
    answering: Collection[str] = (),
) -> Any:
    """Put a menu of which one is chosen; the keys that are `answering` choose without Enter."""
    look, standing = _look(question, ticks=False), question.stands_with(said, beside=BESIDE_MENU)
    question.letters_find = rows[-1].key is None and len(rows) >= FINDS_FROM
    with question.shown(standing, lambda columns: whole_menu(look, rows, columns, at=at)):
        from reflect.cli.asking.guided import widgets
        from reflect.cli.asking.guided.menu_keys import Mark, menu_keys

        widget = widgets.menu(rows, at=at)
        mark = Mark(widgets.control_of(widget))
        bound = menu_keys(
            mark,
            rows,
            finds=question.letters_find,
            at_once={key: partial(_may_answer, question.habits, key) for key in answering},
            moves=moves,
            hand_in=lambda: mark.value,
        )
        _drawn(widget, rows, look, mark=mark)
        return question.run(widget, bound, standing)


def _may_answer(habits: Habits, key: str) -> bool:
    """Whether this press is meant for this question: a key that is held down only moves the mark."""
    if habits.is_held(key):
        return False
    habits.answered(key)
    return True


def _some_of(question: OpenQuestion, first: int, ticked: Sequence[str], at: str | None) -> Reply | _More:
    """Put a menu in which any number may be ticked."""
    ask = question.ask
    rows = [Row(c.id, c.words, group=c.group) for c in ask.choices[:first]]
    left = len(ask.choices) - first
    finds = not left and len(rows) >= FINDS_FROM and not ask.states
    if left:
        rows.append(Row(MORE, speak("Show more ({left} left)", left=left)))
    question.letters_find = finds
    look = _look(question, ticks=True)
    standing = question.stands_with(
        hints.FIND_MULTI_HINTS if finds else hints.MULTI_HINTS, beside=BESIDE_MENU
    )
    here = at or rows[0].value
    with question.shown(standing, lambda columns: whole_menu(look, rows, columns, at=here, ticked=ticked)):
        reply = _ticked(question, standing, rows, look, ticked=ticked, at=at, finds=finds)
    return reply if isinstance(reply, (Move, _More)) else ask.accept(reply)


def _ticked(
    question: OpenQuestion,
    standing: Standing,
    rows: Sequence[Row],
    look: MenuLook,
    *,
    ticked: Sequence[str],
    at: str | None,
    finds: bool,
) -> Any:
    from reflect.cli.asking.guided import layout, widgets
    from reflect.cli.asking.guided.menu_keys import Mark, Ticks, menu_keys, tick_keys

    ask = question.ask
    widget = widgets.tick_menu(rows, ticked=ticked, at=at)
    control = widgets.control_of(widget)
    ticks, mark = Ticks(control, lambda ids: _fault(ask, ids)), Mark(control)
    drawn = _drawn(widget, rows, look, mark=mark)
    question.ticks = lambda: ticks.ids
    whole = None
    if ask.states and not ask.at:
        whole = layout.ToItsEnd(widget.application, drawn, mark.jump)
        question.saw_all = whole.is_seen

    def hand_in() -> tuple[str, ...] | None:
        return None if whole is not None and whole.goes_on() else ticks.hand_in()

    def finish() -> Move | None:
        ids = ticks.hand_in()
        if ids is None:
            return None
        question.standing = ask.accept(ids) if ids or ticked else None
        return Move.FINISH

    bound = menu_keys(mark, rows, finds=finds, moves=_moves(ask), hand_in=hand_in, finish=finish)
    tick_keys(bound, mark, more=MORE, show_more=lambda: _More(ticks.ids), tick=ticks.turn)
    return question.run(widget, bound, standing)


def _look(question: OpenQuestion, *, ticks: bool) -> MenuLook:
    return MenuLook(ticks=ticks, pointer=">" if question.screen.look.ascii else "\u00bb", fold=question.fold)


def _drawn(widget: "Widget", rows: Sequence[Row], look: MenuLook, *, mark: "Mark") -> "Menu":
    """Let our own hand draw the menu, and let it scroll."""
    from reflect.cli.asking.guided import layout, widgets

    app, control = widget.application, widgets.control_of(widget)
    drawn = layout.Menu(
        control, rows, look, columns=lambda: app.output.get_size().columns, is_lost=lambda: mark.is_lost
    )
    layout.let_scroll(app, control)
    return drawn


def _moves(ask: Ask) -> tuple[Move, ...]:
    offered = ((Move.BACK, ask.leads_back), (Move.SKIP, ask.skippable), (Move.FINISH, ask.finishes))
    return tuple(move for move, is_offered in offered if is_offered)


def _fault(ask: Ask, value: object) -> str:
    """Say what is wrong with an answer; empty if nothing is."""
    try:
        ask.accept(value)
    except ValueError as error:
        return str(error)
    return ""
