"""Renewal rules asked for question by question, through either asker, and looked over before they are kept."""

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move, Reply
from reflect.cli.phrases import NOT_CHANGED
from reflect.cli.renewal import rules as renewal_rules
from reflect.cli.signals import Stopped
from reflect.growth.renewal import MOST_CATEGORIES
from reflect.guide.ask import Ask, Choice, Empty, Step, Value
from reflect.quick_dataclass import dataclass
from reflect.values.renewal import LearningCategory, RenewalRules, SupervisionRules

if TYPE_CHECKING:
    from reflect.cli.context import Context

FIRST, LAST, ALTOGETHER = Step("first"), Step("last"), Step("hours")
SUPERVISION, ONE_TO_ONE, IN_GROUP = Step("supervision"), Step("one_to_one"), Step("in_group")
NAME, FOR_IT, SUPERVISED = "name", "for_it", "supervised"
LEAVE, CHANGE, LIKE, OFF, SAVE = "leave", "change", "like", "off", "save"
EACH_IS_ASKED = "A start, and no more. Each number is asked now, so that you can put your board's own."
AHEAD = "A day to come is written like this: 2028-06-30."
NO_SUPERVISION = "Skip it if your board asks for none."
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
    years: int = 0

    @classmethod
    def of(cls, there: RenewalRules | None, *, today: date) -> "Form":
        """Begin with the rules that are there as the answers so far."""
        given: dict[Step, Value] = {}
        if there is not None:
            given |= {FIRST: there.first.isoformat(), LAST: there.last.isoformat()}
            given |= _given(there)
        return cls(today, there, given)

    @classmethod
    def like(cls, rules: RenewalRules, *, years: int, there: RenewalRules | None, today: date) -> "Form":
        """Begin with other rules as the answers so far, without their days; a period has so many years, or 0 for none."""
        return cls(today, there, _given(rules), years)

    def path(self) -> Iterator[Ask]:
        """The questions, as far as the answers tell."""
        yield self._day(FIRST, "What is the first day of your renewal period?")
        yield self._day(LAST, "What is the last day of the period?")
        yield renewal_rules.hours_ask(
            ALTOGETHER, "How many hours does your board ask for altogether?", LEAVE_OUT
        )
        yield from self._supervision()
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
                if self._asks_for_supervision:
                    step = Step(SUPERVISED, str(n))
                    yield renewal_rules.hours_ask(step, f"{name}: how many of supervision?", LEAVE_OUT)
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
        if ask.step == FIRST and self.years and LAST not in self.given:
            form.given[LAST] = _last_of(str(value), self.years)
        if ask.step == LAST and str(value) < str(self.given[FIRST]):
            raise ValueError(renewal_rules.WRONG_ORDER)
        renewal_rules.check_once(tuple(form._categories()))
        if ask.step in (ONE_TO_ONE, IN_GROUP):
            renewal_rules.check_forms(form._supervision_asked())
        return form

    def rules(self) -> RenewalRules:
        """The rules that the answers make."""
        return RenewalRules(
            first=date.fromisoformat(str(self.given[FIRST])),
            last=date.fromisoformat(str(self.given[LAST])),
            hours=_or_none(self.given.get(ALTOGETHER)),
            supervision=self._supervision_asked(),
            categories=tuple(self._categories()),
        )

    @property
    def _asks_for_supervision(self) -> bool:
        there = self.there is not None and self.there.asks_for_supervision
        return there or isinstance(self.given.get(SUPERVISION), float)

    def _supervision(self) -> Iterator[Ask]:
        """One question for those whose board asks for none, and two more for the others."""
        yield renewal_rules.hours_ask(SUPERVISION, "And how many hours of supervision?", NO_SUPERVISION)
        if self._asks_for_supervision:
            yield renewal_rules.hours_ask(ONE_TO_ONE, "How many of these one-to-one?", LEAVE_OUT)
            yield renewal_rules.hours_ask(IN_GROUP, "How many of these in a group?", LEAVE_OUT)

    def _supervision_asked(self) -> SupervisionRules:
        if not self._asks_for_supervision:
            return SupervisionRules()
        hours, one_to_one, in_group = (
            _or_none(self.given.get(step)) for step in (SUPERVISION, ONE_TO_ONE, IN_GROUP)
        )
        return SupervisionRules(hours=hours, one_to_one=one_to_one, in_group=in_group)

    def _categories(self) -> Iterator[LearningCategory]:
        ids = [category.id for category in self.there.categories] if self.there else []
        for n in range(MOST_CATEGORIES):
            name = self.given.get(Step(NAME, str(n)))
            if isinstance(name, str):
                hours, supervised = (
                    _or_none(self.given.get(Step(part, str(n)))) for part in (FOR_IT, SUPERVISED)
                )
                yield LearningCategory(
                    words=name,
                    hours=hours,
                    supervised=supervised if self._asks_for_supervision else None,
                    id=ids[n] if n < len(ids) else "",
                )

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
    like = Choice(LIKE, "Start from an example, and change it")
    choices = (leave, set_them, like, Choice(OFF, "Take them off")) if there else (set_them, like, leave)
    said = _asked(app, _select("rules", "What would you like to do?", choices))
    if said == OFF:
        renewal_rules.keep(app, there, None, json=False)
    elif said == CHANGE:
        _ask_all(app, Form.of(there, today=app.today))
    elif said == LIKE:
        _like_an_example(app, there)
    else:
        app.screen.say(NOT_CHANGED)


def _like_an_example(app: "Context", there: RenewalRules | None) -> None:
    """Show the examples, and go through the questions with one of them as the answers so far."""
    from reflect.render.renewal_examples import examples

    shown = app.library.renewal_examples
    app.screen.show(examples(shown.values()))
    offered = tuple(Choice(id, example.title) for id, example in shown.items())
    said = _asked(app, _select("example", "Which one?", (*offered, Choice(LEAVE, "None of these"))))
    if said not in shown:
        app.screen.say(NOT_CHANGED)
        return
    example = shown[str(said)]
    app.screen.say(EACH_IS_ASKED)
    like = renewal_rules.of_example(example, today=app.today)
    _ask_all(app, Form.like(like, years=example.years, there=there, today=app.today))


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


def _given(rules: RenewalRules) -> dict[Step, Value]:
    """The answers that make these rules, without their days."""
    asked = rules.supervision
    given: dict[Step, Value] = {
        ALTOGETHER: _or_empty(rules.hours),
        SUPERVISION: _or_empty(asked.hours),
        ONE_TO_ONE: _or_empty(asked.one_to_one),
        IN_GROUP: _or_empty(asked.in_group),
    }
    for n, category in enumerate(rules.categories):
        given[Step(NAME, str(n))] = category.words
        given[Step(FOR_IT, str(n))] = _or_empty(category.hours)
        given[Step(SUPERVISED, str(n))] = _or_empty(category.supervised)
    return given


def _or_empty(hours: float | None) -> Value:
    return Empty.SKIPPED if hours is None else hours


def _last_of(first: str, years: int) -> str:
    """The last day of a period of so many years; from 29 February, the day before 1 March."""
    begins = date.fromisoformat(first)
    try:
        ends = begins.replace(year=begins.year + years)
    except ValueError:
        ends = date(begins.year + years, 3, 1)
    return (ends - timedelta(days=1)).isoformat()


def _or_none(value: Value | None) -> float | None:
    return value if isinstance(value, float) else None


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".") + "."
