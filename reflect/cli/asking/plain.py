"""The plain asker: line by line, for screen readers, pipes and simple terminals. No control codes at all.

Same questions, same answers, same result as the guided one.
"""

from collections.abc import Callable
from typing import IO, TYPE_CHECKING, NoReturn

from reflect.cli.asking import meanwhile
from reflect.cli.asking.by_number import changed, chosen
from reflect.cli.asking.contract import EndOfInput, Move, Reply, Typing, for_whom_it_is
from reflect.cli.asking.leaving import at_keyboard
from reflect.cli.asking.line_commands import COMMANDS, END, FINISH, not_here, unknown, unknown_inside
from reflect.cli.asking.pasted import let_go_of_lines, more_came
from reflect.cli.asking.plain_help import help_for, hint_for, so_far
from reflect.cli.asking.typed import typed_day, typed_number
from reflect.guide.ask import Ask, Choice, Empty, Value
from reflect.guide.typed.text import as_typed, handed_in
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.screen import Screen

MOVES = {":back": Move.BACK, ":skip": Move.SKIP, FINISH: Move.FINISH}
PAUSE = ":pause"
WRITTEN = later("You have written something. An empty line keeps it. To drop it, type :skip once more.")
NOTHING_BEFORE = later("There is no question before this one")
NOT_EMPTY = later("This one can't be left empty. Type a number, or :pause to stop for now")
SAY_WHICH = later("This one has no usual answer. Type y or n, or :pause to stop for now")
PASTED = later("More lines came at once, as in a paste. They were no answer here, and I let go of them.")
YES_NO = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "s": "yes", "si": "yes", "sí": "yes"}


class PlainAsker:
    """Asks on stdout and reads lines from a stream."""

    def __init__(self, screen: "Screen", stdin: IO[str]) -> None:
        self._screen, self._stdin = screen, stdin
        self._lines: list[str] = []
        self._told: Typing | None = None
        self._standing: Value | None = None
        self._ended = False

    @property
    def unfinished(self) -> str:
        """The lines of the text question that was left before its end."""
        return "\n".join(self._lines)

    @property
    def ticked(self) -> tuple[str, ...] | None:
        """What changes comes in one line, so nothing is known before that."""
        return None

    @property
    def standing(self) -> Value | None:
        """The text that was finished in its middle."""
        return self._standing

    @property
    def saw_all(self) -> bool:
        """All choices are listed."""
        return True

    def tell(self, text: str) -> None:
        """Show fixed text, with an empty line after it."""
        self._screen.say(text)
        self._screen.say()

    def ask(
        self, ask: Ask, *, place: tuple[int, int] | None, earlier: Value | None, typing: Typing | None = None
    ) -> Reply:
        """Put one question; see `contract.Asker`."""
        self._lines, self._told, self._standing, self._ended = [], typing, None, False
        if place:
            self._screen.say(speak("Question {number} of {count}.", number=place[0], count=place[1]))
        if ask.card:
            self.tell(ask.card)
        self._screen.say(_heard(ask.words))
        if ask.help:
            self._screen.say(ask.help)
        if for_whom := for_whom_it_is(ask):
            self._screen.say(for_whom)
        shown = self._offer(ask, earlier)
        if earlier is not None and not isinstance(earlier, Empty):
            self._screen.say(so_far(ask, earlier))
        elif ask.nothing:
            self._screen.say(speak("Leave it empty for {nothing}.", nothing=ask.nothing))
        self._screen.say(hint_for(ask))
        while True:
            try:
                reply, shown = self._reply(ask, earlier, shown)
            except ValueError as error:
                # An empty line of a paste gives the usual answer, and the others go to the questions that come next. Looked
                # for before anything is said: what somebody types once they have read it is an answer to it.
                pasted = ask.kind != "text" and let_go_of_lines(self._stdin)
                self._screen.say(_sentence(str(error)))
                if pasted:
                    self._screen.say(speak(PASTED))
                continue
            if reply is not None:
                self._screen.say()
                return reply

    def _offer(self, ask: Ask, earlier: Value | None) -> int:
        """List the choices, the first ones only where there are many; say how many are listed."""
        if ask.kind == "confirm":
            return 2
        if ask.states:
            self._list_states(ask, earlier if isinstance(earlier, tuple) else ())
            return len(ask.choices)
        first = ask.first or len(ask.choices)
        self._list(ask, ask.choices[:first], 1)
        if ask.rates:
            self._screen.say("0. " + speak("It did not come up"))
        if first < len(ask.choices):
            self._screen.say(f"{first + 1}. " + speak("Show more"))
        return first

    def _list(self, ask: Ask, choices: tuple[Choice, ...], start: int) -> None:
        for number, choice in enumerate(choices, start):
            self._screen.say(choice.words if ask.numbered else f"{number}. {choice.words}")

    def _list_states(self, ask: Ask, ticked: tuple[str, ...]) -> None:
        """List all choices under their headings, each with what it is now."""
        group = ""
        for number, choice in enumerate(ask.choices, 1):
            if choice.group != group:
                group = choice.group
                self._screen.say(f"\n{group}".rstrip())
            state = f"{ask.states[choice.id not in ticked].capitalize()}. " if group else ""
            self._screen.say(f"{number}. {state}{choice.words}")

    def _reply(self, ask: Ask, earlier: Value | None, shown: int) -> tuple[Reply | None, int]:
        """Read one line and make a reply of it, or None to go on reading; and how many choices are listed now."""
        line = self._line()
        # In a text, a command stands at the very start of its line: what is moved to the right is text.
        command = (line.rstrip() if ask.kind == "text" else line.strip()).lower()
        if command == ":skip" and not ask.skippable:
            raise ValueError(_not_empty(ask))
        if command == ":back" and not ask.leads_back:
            raise ValueError(speak(NOTHING_BEFORE))
        if move := _move(ask, command):
            return move, shown
        if command == PAUSE:
            self._pause()
        if command == ":help":
            self._tell_help(ask)
            return None, shown
        if ask.kind == "text":
            read = self._one_line if ask.nothing else self._text
            return read(ask, line, earlier), shown
        if ask.kind == "multi" and shown < len(ask.choices) and command == str(shown + 1):
            self._list(ask, ask.choices[shown:], shown + 1)
            self._screen.say(hint_for(ask))
            return None, len(ask.choices)
        nothing = not command or (ask.kind == "multi" and not command.strip(", "))
        if ask.states and not nothing:
            return changed(ask, line, earlier), shown
        return (_left_empty(ask, earlier) if nothing else READ[ask.kind](ask, line.strip())), shown

    def _text(self, ask: Ask, line: str, earlier: Value | None) -> Reply | None:
        warned = False
        while line.strip() or (self._lines and not self._ended and more_came(self._stdin)):
            command = line.rstrip().lower()
            if command == ":skip" and self._lines and not warned:
                self._screen.say(speak(WRITTEN))
                warned, line = True, self._line(end="")
                continue
            if command == ":back" and not ask.leads_back:
                self._screen.say(_sentence(speak(NOTHING_BEFORE)))
            elif move := _move(ask, command):
                self._standing = self._kept(ask) if move is Move.FINISH and self._lines else None
                return move
            elif command == PAUSE:
                self._pause()
            elif command == ":help":
                self._tell_help(ask)
            elif command == ":more":
                self._block()
            elif told := unknown(line, offered=_offered(ask)):
                self._screen.say(told)
            else:
                self._take(line)
            line = self._line(end="")
        if not self._lines and isinstance(earlier, str):
            # A text of an earlier time may hold what is no longer kept.
            return ask.accept(handed_in(as_typed(earlier)))
        return self._kept(ask)

    def _kept(self, ask: Ask) -> Value:
        try:
            return ask.accept(handed_in(self.unfinished))
        except ValueError:
            self._lines = []  # what can't be kept must not spoil what is typed next
            raise

    def _one_line(self, ask: Ask, line: str, earlier: Value | None) -> Reply | None:
        if not line.strip():
            return Empty.SKIPPED if earlier is None else ask.accept(handed_in(as_typed(str(earlier))))
        if line.startswith(":"):
            self._screen.say(not_here(line.strip(), offered=_offered(ask)))
            return None
        return ask.accept(handed_in(line))

    def _block(self) -> None:
        """Read lines, empty ones too, up to `:end`."""
        while (line := self._line()).strip().lower() != END:
            if told := unknown_inside(line):
                self._screen.say(told)
            else:
                self._take(line)

    def _pause(self) -> NoReturn:
        self._screen.say()
        raise KeyboardInterrupt

    def _tell_help(self, ask: Ask) -> None:
        self._screen.say(help_for(ask))
        self._screen.say()
        self._screen.say(_heard(ask.words))

    def _take(self, line: str) -> None:
        """Take a line into the text. Two colons at its start are one that belongs to the text."""
        self._lines.append(line.removeprefix(":") if line.startswith("::") else line)
        if self._told is not None:
            self._told(self.unfinished)

    def _line(self, end: str | None = None) -> str:
        """Read one line, without what nobody types; at the end of the input give `end`, or stop."""
        meanwhile.asked()
        with at_keyboard(self._screen.end_line):
            line = self._stdin.readline()
        if line:
            return as_typed(line.removesuffix("\n").removesuffix("\r"))
        if end is None:
            raise EndOfInput
        self._ended = True  # a terminal that is gone always says that something came
        return end


def _move(ask: Ask, command: str) -> Move | None:
    """What a command does instead of answering; finishing does something only where it is offered."""
    move = MOVES.get(command)
    return None if move is Move.FINISH and not ask.finishes else move


def _offered(ask: Ask) -> tuple[str, ...]:
    """The commands that do something at this question."""
    without = {
        ":back": ask.leads_back,
        ":skip": ask.skippable,
        FINISH: ask.finishes,
        ":more": not ask.nothing,
    }
    return tuple(command for command in COMMANDS if without.get(command, True))


def _heard(words: str) -> str:
    """A gap to fill in is read out as the word "blank"."""
    return words.replace("___", speak("blank"))


def _left_empty(ask: Ask, earlier: Value | None) -> Value:
    """What an empty line means: the answer so far, none of them, or the usual answer."""
    if earlier is not None:
        return earlier
    if ask.kind == "multi":
        return Empty.SKIPPED
    if ask.default:
        return ask.accept(ask.default)
    raise ValueError(
        speak("Type an answer, or :skip to leave it empty") if ask.skippable else _not_empty(ask)
    )


def _not_empty(ask: Ask) -> str:
    return speak(SAY_WHICH) if ask.kind == "confirm" else speak(NOT_EMPTY)


def _read_line(ask: Ask, line: str) -> Value:
    if line == "0" and ask.rates:
        return Empty.DID_NOT_COME_UP
    return ask.accept(int(line) if line in ("1", "2", "3", "4", "5") else line)


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".") + "."


READ: dict[str, Callable[[Ask, str], Value]] = {
    "select": lambda ask, line: ask.accept(chosen(ask, line).id),
    "multi": lambda ask, line: ask.accept([chosen(ask, word).id for word in line.replace(",", " ").split()]),
    "scale": _read_line,
    "confirm": lambda ask, line: ask.accept(YES_NO.get(line.lower(), line)),
    "date": lambda ask, line: ask.accept(typed_day(line, ask)),
    "number": lambda ask, line: ask.accept(typed_number(line)),
}
