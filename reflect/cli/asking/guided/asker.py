"""The guided asker: puts each question, and gives back one reply.

While a question is open it stands whole on the screen; when it is answered, its words and the answer stay.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import EndOfInput, Move, Reply, Typing, for_whom_it_is
from reflect.cli.asking.guided import menu_question, text_question
from reflect.cli.asking.guided.habits import Habits
from reflect.cli.asking.guided.picture import Head
from reflect.cli.asking.guided.running import OpenQuestion
from reflect.cli.asking.guided.text_question import Writing
from reflect.cli.asking.typed import SUCH_AS
from reflect.guide.ask import Ask, Empty, Value
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.screen import Screen

LEFT_OPEN = later("Left open")
DAY_HELP = later("Type a day, such as {such_as}.")
PUT: dict[str, Callable[[OpenQuestion, Value | None], Reply]] = {
    "select": menu_question.select,
    "confirm": menu_question.confirm,
    "scale": menu_question.scale,
    "multi": menu_question.multi,
    "date": text_question.date,
    "number": text_question.number,
}
"""How each kind of question is put, but for a text, which goes by how the person writes."""


class GuidedAsker:
    """Asks with menus and line editing."""

    def __init__(
        self,
        screen: "Screen",
        *,
        finish_key: str = "enter",
        editor: str = "",
        trusted_editor: str = "",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = screen
        self._writing = Writing(
            finish_key=finish_key,
            editor=editor,
            trusted_editor=trusted_editor,
            environment=environment or {},
        )
        self._left: OpenQuestion | None = None
        self._habits = Habits()
        self._unread = 0

    @property
    def unfinished(self) -> str:
        """What stands in the line, or the lines, of the question that was left last."""
        return self._left.typed if self._left is not None else ""

    @property
    def ticked(self) -> tuple[str, ...] | None:
        """What is ticked in the list that was left last."""
        return self._left.ticks() if self._left is not None and self._left.ticks is not None else None

    @property
    def standing(self) -> Value | None:
        """What stood in the question that was left last, where it was left by finishing."""
        return self._left.standing if self._left is not None else None

    @property
    def saw_all(self) -> bool:
        """Whether the list that was left last was seen to its end."""
        return self._left is None or self._left.saw_all()

    def tell(self, text: str) -> None:
        """Show fixed text, with an empty line after it."""
        self._screen.say(text)
        self._screen.say()
        self._unread += self._height(text) + 1

    def ask(
        self, ask: Ask, *, place: tuple[int, int] | None, earlier: Value | None, typing: Typing | None = None
    ) -> Reply:
        """Put one question; see `contract.Asker`."""
        question = self._left = OpenQuestion(
            self._screen,
            ask,
            _head(ask, place),
            told=typing,
            habits=self._habits,
            is_first=self._left is None,
        )
        if ask.card:
            self.tell(ask.card)
        try:
            self._let_read(question)
            if ask.nothing:
                reply = text_question.one_line(question, earlier)
            elif ask.kind == "text":
                reply = text_question.text(question, earlier, self._writing)
            else:
                reply = PUT[ask.kind](question, earlier)
        except EOFError:
            raise EndOfInput from None
        if reply is not Move.BACK:
            self._say_back(question, reply)
        return reply

    def _let_read(self, question: OpenQuestion) -> None:
        """Wait until what was told is read, where the question would push it off the screen, before it was read."""
        unread, self._unread = self._unread + self._screen.unread, 0
        self._screen.unread = 0
        ask, head = question.ask, question.head
        above = sum(self._height(text, but=1) for text in (head.words, *head.notes))
        choices = ask.choices[: ask.first or len(ask.choices)]
        below = sum(self._height(c.words, but=12) for c in choices)
        if unread > 0 and unread + above + below + 3 > self._screen.height:
            waits = replace(ask, finishes=False)  # nothing of it is answered there
            menu_question.read_on(
                OpenQuestion(self._screen, waits, Head(""), habits=self._habits, is_first=question.is_first)
            )

    def _say_back(self, question: OpenQuestion, reply: Reply) -> None:
        """The question and its answer stay on the screen."""
        from rich.console import Group

        from reflect.render.words import heading, indented, words

        ask = question.ask
        if reply is Move.FINISH:
            standing = question.standing
            said = (
                speak(LEFT_OPEN)
                if standing is None or isinstance(standing, Empty)
                else ask.words_of(standing)
            )
        elif reply is Move.SKIP and ask.usual and ask.default:
            said = ask.words_of(ask.default)
        elif reply is Empty.SKIPPED and ask.states:
            said = ask.words_of(())
        elif ask.nothing and reply in (Move.SKIP, Empty.SKIPPED):
            said = ask.nothing.capitalize()
        elif isinstance(reply, Move) or reply is Empty.SKIPPED:
            said = speak("Skipped")
        elif reply is Empty.DID_NOT_COME_UP:
            said = speak(menu_question.NOT_THIS_TIME)
        else:
            said = ask.words_of(reply)
        self._screen.show(Group(heading(question.head.words), indented(words(said))))
        self._screen.say()

    def _height(self, text: str, *, but: int = 0) -> int:
        """How many lines a text takes, where so many columns of the screen are not for it."""
        return len(self._screen.folded(text, self._screen.width - but))


def _head(ask: Ask, place: tuple[int, int] | None) -> Head:
    """The words of a question with its place, and the notes on it."""
    words = (
        speak("{number} of {count}", number=place[0], count=place[1]) + "  " if place else ""
    ) + ask.words
    notes = (
        ask.help,
        for_whom_it_is(ask),
        speak("Leave it empty for {nothing}.", nothing=ask.nothing) if ask.nothing else "",
        speak(DAY_HELP, such_as=speak(SUCH_AS[ask.days])) if ask.kind == "date" else "",
    )
    return Head(words, tuple(filter(None, notes)))
