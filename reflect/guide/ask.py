"""One question as it is put to a person: words filled in, choices resolved. Pure; knows no screen.

Both askers and the answers file work on an `Ask`; whatever they bring back goes through `accept`. What can't be kept is
refused there; a text that is typed goes through `as_typed` and `handed_in` (`typed/text.py`) first: whoever typed it can't
see what would have to go.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from math import inf
from typing import Literal, NamedTuple

from reflect.guide.earlier_line import EarlierLine
from reflect.guide.numbers import bounds, plain_number
from reflect.guide.typed.link import as_link
from reflect.guide.typed.text import clean_text
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Days, Kind, RatingKind
from reflect.wording import speak


class Step(NamedTuple):
    """The place of an answer in a sitting: question id, and a part for questions that repeat."""

    question: str
    part: str = ""


class Empty(Enum):
    """The two ways in which a question can stay empty; neither ever counts as a number."""

    SKIPPED = "skipped"
    DID_NOT_COME_UP = "did_not_come_up"


Value = str | int | float | tuple[str, ...] | Empty | EarlierLine
"""A checked answer: text or option id or ISO day, a line 1 to 5, a number, ticked ids, empty, or a line of earlier ones."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: its id, the words a person reads, and the heading under which it stands; empty for none."""

    id: str
    words: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question ready to be asked.

    Attributes:
        first: how many choices to show before "more" (54 flat lines are too many to hear).
        rates: the id of the growth area whose line is picked, or None.
        before: what was picked here from earlier lines. It can stay as it was.
        card: fixed text to show before the question.
        today: the day that words such as "yesterday" look back from.
        link: it is a text that holds a link or a DOI, which is brought into one form.
        days: which days a date may be: up to `today`, any, or from it on; words such as "friday" then look ahead.
        skippable: false where leaving it empty decides nothing: skipping is neither offered nor done.
        drafts: a pause keeps what was answered before. Where it does not, nothing says so.
        leads_back: there is a question before it. Where there is none, going back is neither offered nor done.
        finishes: the rest can be left open here. Elsewhere that is neither offered nor done.
        suggests: what it starts from is a suggestion: nobody gave that answer yet.
        usual: leaving it empty gives the usual answer (`default`), and that is said.
        numbered: the ids of the choices are numbers that their words begin with, and that are typed to choose.
        states: what is ticked is this, what is not is that; it is looked at to its end, and numbers change a state.
        nothing: it is a text of one line, which left empty stands for this: nobody. Empty for any other question.
        at: the id of the choice at which its menu begins: all of it was looked at before. Empty for the first.
        at_once: a digit, or y and n, answers it without Enter. False where a slip of the finger could not be taken back.
    """

    step: Step
    kind: Kind
    words: str
    help: str = ""
    choices: tuple[Choice, ...] = ()
    first: int = 0
    at_most: int | None = None
    lowest: float | None = None
    highest: float | None = None
    increment: float | None = None
    default: str = ""
    rates: str | None = None
    rating_kind: RatingKind = "session"
    before: EarlierLine | None = None
    card: str = ""
    private: bool = False
    kept: bool = True
    today: date | None = None
    link: bool = False
    days: Days | Literal["any"] = "past"
    skippable: bool = True
    drafts: bool = True
    leads_back: bool = True
    finishes: bool = False
    suggests: bool = False
    usual: bool = False
    numbered: bool = False
    states: tuple[str, str] | tuple[()] = ()
    nothing: str = ""
    at: str = ""
    at_once: bool = False

    @classmethod
    def yes_no(cls, step: Step, words: str, *, help: str = "", drafts: bool = True) -> "Ask":
        """A yes or no before something is done; no is the usual answer."""
        return cls(
            step=step, kind="confirm", words=words, help=help,
            choices=(Choice("no", speak("No")), Choice("yes", speak("Yes"))), first=2, default="no", drafts=drafts,
        )  # fmt: skip

    @classmethod
    def one_of(
        cls,
        step: Step,
        words: str,
        choices: Iterable[Choice],
        *,
        help: str = "",
        default: str = "",
        private: bool = False,
        skippable: bool = True,
        drafts: bool = True,
    ) -> "Ask":
        """A choice of one, with all of them in sight at once."""
        offered = tuple(choices)
        return cls(
            step=step,
            kind="select",
            words=words,
            help=help,
            choices=offered,
            first=len(offered),
            default=default,
            private=private,
            skippable=skippable,
            drafts=drafts,
        )

    @classmethod
    def own_words(cls, step: Step, words: str, *, help: str, private: bool = False) -> "Ask":
        """The words that one command takes. No draft is kept of them."""
        return cls(step=step, kind="text", words=words, help=help, private=private, drafts=False)

    def accept(self, value: object) -> Value:
        """Check an answer and bring it into its one form.

        Args:
            value: text, option id, list of ids, number, True/False, ISO day, or None for empty.

        Raises:
            ValueError: naming what is allowed, in plain words and without repeating a written text.
        """
        if value is None:
            return Empty.DID_NOT_COME_UP if self.rates else Empty.SKIPPED
        if isinstance(value, Empty) or (value == self.before and isinstance(value, EarlierLine)):
            return value
        check: Callable[[object], Value] = getattr(self, f"_accept_{self.kind}")
        return check(value)

    def words_of(self, value: Value) -> str:
        """Say an answer in the words that the person saw."""
        if isinstance(value, (Empty, EarlierLine)):
            return value.words if isinstance(value, EarlierLine) else ""
        labels = {c.id: c.words for c in self.choices}
        if isinstance(value, tuple) and self.states:
            ticked = [c.id in value for c in self.choices if c.group]  # the others are something else to do
            return f"{sum(ticked)} {self.states[0]}, {len(ticked) - sum(ticked)} {self.states[1]}"
        if isinstance(value, tuple):
            return ", ".join(labels[v] for v in value)
        if isinstance(value, float):
            return plain_number(value)
        return labels.get(str(value), str(value))

    def _accept_text(self, value: object) -> Value:
        if not isinstance(value, str):
            raise ValueError(speak("this takes text"))
        text = clean_text(value)
        if not text.strip():
            return Empty.SKIPPED
        return as_link(text) if self.link else text

    def _accept_select(self, value: object) -> Value:
        if not isinstance(value, str) or value not in self._ids():
            raise ValueError(speak("this takes one of: {allowed}", allowed=self._allowed()))
        return value

    def _accept_multi(self, value: object) -> Value:
        if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
            raise ValueError(speak("this takes a list of: {allowed}", allowed=self._allowed()))
        unknown = [n for n, v in enumerate(value, 1) if v not in self._ids()]
        if unknown:
            raise ValueError(f"number {unknown[0]} of the list is no option; this takes: {self._allowed()}")
        if len(set(value)) != len(value):
            raise ValueError(speak("the same option stands there twice"))
        if self.at_most and len(value) > self.at_most:
            raise ValueError(speak("at most {most} of them, please", most=self.at_most))
        chosen = set(value)
        return tuple(c.id for c in self.choices if c.id in chosen) or Empty.SKIPPED

    def _accept_scale(self, value: object) -> Value:
        if type(value) is not int or not 1 <= value <= 5:
            raise ValueError(speak("this takes a line from 1 to 5"))
        return value

    def _accept_confirm(self, value: object) -> Value:
        if value in ("yes", "no"):
            return str(value)
        if not isinstance(value, bool):
            raise ValueError(speak("this takes yes or no"))
        return "yes" if value else "no"

    def _accept_date(self, value: object) -> Value:
        try:
            if not isinstance(value, str) or len(value) != 10:
                raise ValueError
            day = date.fromisoformat(value)
        except ValueError:
            raise ValueError(speak("this takes a day like 2026-03-01")) from None
        if self.today and day > self.today and self.days == "past":
            raise ValueError(speak("this day has not come yet"))
        if self.today and day < self.today and self.days == "to_come":
            raise ValueError(speak("this day is over"))
        return day.isoformat()

    def _accept_number(self, value: object) -> Value:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= 1e9:
            raise ValueError(speak("this takes a number"))
        low = -inf if self.lowest is None else self.lowest
        high = inf if self.highest is None else self.highest
        if not low <= value <= high:
            raise ValueError(bounds(self.lowest, self.highest))
        if self.increment and abs(value / self.increment - round(value / self.increment)) > 1e-9:
            raise ValueError(speak("this goes in steps of {step}", step=plain_number(self.increment)))
        return float(value)

    def _ids(self) -> frozenset[str]:
        return frozenset(c.id for c in self.choices)

    def _allowed(self) -> str:
        ids, most = [c.id for c in self.choices], 12
        shown = ", ".join(ids[:most])
        return speak("{ids} and {n} more", ids=shown, n=len(ids) - most) if len(ids) > most else shown
