"""Questions whose answer is typed: a text, which may be written in an editor, a day or a number."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move, Reply
from reflect.cli.asking.guided import hints
from reflect.cli.asking.guided.picture import BESIDE_TEXT
from reflect.cli.asking.guided.running import OpenQuestion
from reflect.cli.asking.typed import typed_day, typed_number
from reflect.errors import ComputerSaidNo, Protected
from reflect.guide.ask import Empty, Value
from reflect.guide.typed.text import as_typed, handed_in
from reflect.quick_dataclass import dataclass
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.asking.guided.widgets import Widget

EDIT = object()
"""What a text question gives back when its editor is wanted."""
EDITOR_IS_OFF = later('The editor is off. To switch it on, write this into settings.toml: editor = "on"')
SIGN = ">"
"""Stands before the text that is typed."""
PREFIX = 3
"""Columns before every row of a typed text: the sign, and a space on either side of an empty question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How this person writes, by their settings.

    Attributes:
        finish_key: what hands a text in: "enter", or "ctrl-d" where Enter makes a new line.
        editor: "on" for the editor of the environment, or its command; empty for none.
        trusted_editor: one that may keep copies of its own, by the person's word.
    """

    finish_key: str = "enter"
    editor: str = ""
    trusted_editor: str = ""
    environment: Mapping[str, str]


def text(question: OpenQuestion, earlier: Value | None, writing: Writing) -> Reply:
    """Put a question for a text of any length."""
    paragraphs = writing.finish_key == "ctrl-d"
    said = hints.text_hints(paragraphs=paragraphs, editor=bool(writing.editor))
    start = _written(earlier)
    while True:
        reply = _typed(question, start, handed_in, said, lines=True, paragraphs=paragraphs)
        if reply is not EDIT:
            return _accepted(question, reply, handed_in)
        start = as_typed(_in_editor(question, writing))


def one_line(question: OpenQuestion, earlier: Value | None) -> Reply:
    """Put a question for a text of one line."""
    return _one_line(question, earlier, handed_in)


def date(question: OpenQuestion, earlier: Value | None) -> Reply:
    """Put a question for a day."""
    return _one_line(question, earlier, lambda typed: typed_day(typed, question.ask))


def number(question: OpenQuestion, earlier: Value | None) -> Reply:
    """Put a question for a number."""
    return _one_line(question, earlier, typed_number)


def _one_line(question: OpenQuestion, earlier: Value | None, read: Callable[[str], object]) -> Reply:
    said = hints.text_hints(paragraphs=False, editor=False)
    return _accepted(question, _typed(question, _written(earlier), read, said), read)


def _typed(
    question: OpenQuestion,
    start: str,
    read: Callable[[str], object],
    said: hints.Hints,
    *,
    lines: bool = False,
    paragraphs: bool = False,
) -> object:
    """Let it be typed, from `start` on; gives the text as it was handed in, a move, or `EDIT`."""
    ask = question.ask

    def verdict(typed: str) -> bool | str:
        try:
            ask.accept(read(typed)) if typed.strip() else None
        except ValueError as error:
            return "\n".join(question.fold(str(error), question.columns - 1))
        return True

    standing = question.stands_with(said, beside=BESIDE_TEXT)
    with question.shown(standing, lambda _: [("", f"{SIGN}\n")] if not start else []):
        from reflect.cli.asking.guided import widgets
        from reflect.cli.asking.guided.text_keys import text_keys

        widget = widgets.line(start, sign=SIGN, multiline=lines, verdict=verdict)
        question.line = widget.application.current_buffer
        _wrap_between_words(widget)
        bound = text_keys(
            lines=lines,
            paragraphs=paragraphs,
            leads_back=ask.leads_back,
            finishes=ask.finishes,
            edit=EDIT,
        )
        reply: object = question.run(widget, bound, standing)
    if reply is Move.FINISH and (question.typed.strip() or start):
        question.standing = _value(question, question.typed, read)
    return reply


def _accepted(question: OpenQuestion, reply: object, read: Callable[[str], object]) -> Reply:
    if isinstance(reply, Move):
        return reply
    return _value(question, str(reply), read)


def _value(question: OpenQuestion, typed: str, read: Callable[[str], object]) -> Value:
    return question.ask.accept(read(typed)) if typed.strip() else Empty.SKIPPED


def _in_editor(question: OpenQuestion, writing: Writing) -> str:
    """Open the text in the editor, if that is switched on; else say how."""
    if not writing.editor:
        question.screen.say(speak(EDITOR_IS_OFF))
        return question.typed
    from reflect.cli.asking.editor import edit

    try:
        return edit(
            question.typed,
            command="" if writing.editor == "on" else writing.editor,
            environment=writing.environment,
            trusted=writing.trusted_editor,
        )
    except (ComputerSaidNo, Protected) as error:
        question.screen.say(f"{error.message} {error.hint}")
        return question.typed


def _wrap_between_words(widget: "Widget") -> None:
    from prompt_toolkit.layout import BufferControl

    from reflect.cli.asking.guided.wrapping import WordWrap

    control = widget.application.layout.current_control
    if isinstance(control, BufferControl) and control.input_processors is not None:
        control.input_processors.append(WordWrap(PREFIX))


def _written(earlier: Value | None) -> str:
    """An earlier answer as it would be typed; nothing for one that was left empty."""
    if earlier is None or isinstance(earlier, Empty):
        return ""
    written = f"{earlier:.15g}" if isinstance(earlier, float) else str(earlier)
    return as_typed(written)  # a text of an earlier time may hold what is no longer kept
