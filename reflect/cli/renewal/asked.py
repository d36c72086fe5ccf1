"""Renewal rules asked for question by question, through either asker, and looked over before they are kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move, Reply
from reflect.cli.phrases import NOT_CHANGED
from reflect.cli.renewal import rules as renewal_rules
from reflect.cli.signals import Stopped
from reflect.growth.renewal import MOST_CATEGORIES
from reflect.guide.ask import Ask, Choice, Empty, Step, Value
from reflect.values.renewal import LearningCategory, RenewalRules

if TYPE_CHECKING:
    from reflect.cli.context import Context

FIRST, LAST, ALTOGETHER = Step("first"), Step("last"), Step("hours")
NAME, FOR_IT = "name", "for_it"
LEAVE, CHANGE, OFF, SAVE = "leave", "change", "off", "save"
AHEAD = "A day to come is written like this: 2028-06-30."
LEAVE_OUT = "Quarter hours are fine. Skip it if your board names no number."
OWN_NAMES = "As your board calls it, or in your own words. Skip it when there are no more."
OR_OFF = "Skip it to take this one off. Entries that ticked it keep it."
DAY_NEEDED = "The rules need this day. To stop without a change, pause."


@dataclass(frozen=True)
class Form:
    """Rules on their way: the answers so far, by step. Every method gives a new form; nothing changes in place."""

    today: date
    there: RenewalRules | None = None
    given: dict[Step, Value] = field(default_factory=dict)

    @classmethod
    def of(cls, there: RenewalRules | None, *, today: date) -> "Form":
        """Begin with the rules that are there as the answers so far."""
        given: dict[Step, Value] = {}
        if there is not None:
            given |= {FIRST: there.first.isoformat(), LAST: there.last.isoformat()}
            given[ALTOGETHER] = _or_empty(there.hours)
            for n, category in enumerate(there.categories):
                given[Step(NAME, str(n))] = category.words
                given[Step(FOR_IT, str(n))] = _or_empty(category.hours)
        return cls(today, there, given)

    def path(self) -> Iterator[Ask]:
        """The questions, as far as the answers tell."""
        yield self._day(FIRST, "What is the first day of your renewal period?")
        yield self._day(LAST, "What is the last day of the period?")
        yield renewal_rules.hours_ask(
            ALTOGETHER, "How many hours does your board ask for altogether?", LEAVE_OUT
        )
        for n in range(MOST_CATEGORIES):
            step = Step(NAME, str(n))
            is_there = n < len(self.there.categories) if self.there else False
            words = "Does the board name a category?" if n == 0 else "Is there one more category?"
            yield Ask.own_words(
                step,
                f"Category {n + 1}: what is it called?" if is_there else words,
                help=OR_OFF if is_there else OWN_NAMES,
            )
            name = self.given.get(step)
            if isinstance(name, str):
                yield renewal_rules.hours_ask(Step(FOR_IT, str(n)), f"{name}: how many hours?", LEAVE_OUT)
            elif not is_there and not self._goes_on_after(n):
                return

    def answer(self, ask: Ask, reply: Reply) -> "Form":
        """Take an answer.

        Raises:
            ValueError: if it can't be used there, in plain words.
        """
        value: Value = Empty.SKIPPED if isinstance(reply, Move) else reply
        if ask.step in (FIRST, LAST) and not isinstance(value, str):
            raise ValueError(DAY_NEEDED)
        if ask.step.question == NAME and isinstance(value, str):
            value = renewal_rules.cleaned(value)
        form = replace(self, given={**self.given, ask.step: value})
        if ask.step == LAST and str(value) < str(self.given[FIRST]):
            raise ValueError(renewal_rules.WRONG_ORDER)
        renewal_rules.check_once(tuple(form._categories()))
        return form

    def rules(self) -> RenewalRules:
        """The rules that the answers make."""
        return RenewalRules(
            first=date.fromisoformat(str(self.given[FIRST])),
            last=date.fromisoformat(str(self.given[LAST])),
            hours=_or_none(self.given.get(ALTOGETHER)),
            categories=tuple(self._categories()),
        )

    def _categories(self) -> Iterator[LearningCategory]:
        ids = [category.id for category in self.there.categories] if self.there else []
        for n in range(MOST_CATEGORIES):
            name = self.given.get(Step(NAME, str(n)))
            if isinstance(name, str):
                hours = _or_none(self.given.get(Step(FOR_IT, str(n))))
                yield LearningCategory(words=name, hours=hours, id=ids[n] if n < len(ids) else "")

    def _goes_on_after(self, n: int) -> bool:
        """A later one was named already: the person went back and emptied this one."""
        later = (self.given.get(Step(NAME, str(more))) for more in range(n + 1, MOST_CATEGORIES))
        return any(isinstance(name, str) for name in later)

    def _day(self, step: Step, words: str) -> Ask:
        return Ask(
            step=step, kind="date", words=words, help=AHEAD, today=self.today, days="any", drafts=False
        )


def offer(app: "Context", there: RenewalRules | None) -> None:
    """Ask what should become of the rules, and do it.

    Raises:
        KeyboardInterrupt: if the person paused; nothing was changed.
    """
    set_them = Choice(CHANGE, "Change them" if there else "Write them down now")
    leave = Choice(LEAVE, "Leave them as they are" if there else "Not now")
    choices = (leave, set_them, Choice(OFF, "Take them off")) if there else (set_them, leave)
    said = _asked(app, _select("rules", "What would you like to do?", choices))
    if said == OFF:
        renewal_rules.keep(app, there, None, json=False)
    elif said == CHANGE:
        _ask_all(app, Form.of(there, today=app.today))
    else:
        app.screen.say(NOT_CHANGED)


def _ask_all(app: "Context", form: Form) -> None:
    """Put every question, then show what the rules would be, until they are kept or left as they were."""
    at = 0
    while True:
        path = list(form.path())
        if at >= len(path):
            said = _looked_over(app, form)
            if said == SAVE:
                renewal_rules.keep(app, form.there, form.rules(), json=False)
                return
            if said in (LEAVE, Move.SKIP):
                app.screen.say(NOT_CHANGED)
                return
            at = 0 if said == CHANGE else len(path) - 1
            continue
        reply = _asked(app, path[at], form.given.get(path[at].step))
        if reply is Move.BACK:
            at = max(at - 1, 0)
            continue
        try:
            form = form.answer(path[at], reply)
        except ValueError as error:
            app.asker.tell(_sentence(str(error)))
            continue
        at += 1


def _looked_over(app: "Context", form: Form) -> Reply:
    from reflect.render import learning

    app.screen.show(learning.rules(form.rules()))
    app.screen.say()
    choices = (
        Choice(SAVE, "Keep these rules"),
        Choice(CHANGE, "Go through them again"),
        Choice(LEAVE, "Leave it as it was"),
    )
    return _asked(app, _select("look_over", "Is that what your board asks for?", choices))


def _asked(app: "Context", ask: Ask, earlier: Value | None = None) -> Reply:
    try:
        return app.asker.ask(ask, place=None, earlier=earlier)
    except Stopped:
        raise
    except KeyboardInterrupt:
        app.screen.say(NOT_CHANGED)
        raise


def _select(step: str, words: str, choices: tuple[Choice, ...]) -> Ask:
    """A question whose first choice is the usual one."""
    return Ask.one_of(Step(step), words, choices, default=choices[0].id, drafts=False)


def _or_empty(hours: float | None) -> Value:
    return Empty.SKIPPED if hours is None else hours


def _or_none(value: Value | None) -> float | None:
    return value if isinstance(value, float) else None


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".") + "."
